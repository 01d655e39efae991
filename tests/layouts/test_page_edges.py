"""What stands around a list on its page, and what is glued to its titles."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import sample
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.sections import set_aside
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.shapes.venues import is_award, is_venue


@pytest.mark.parametrize(
    "line",
    [
        "2,113 results for boats",
        "Matches: 345",
        "1 - 25 of 812",
        "Sort by: Best match",
        "Filter by area: All | Sails | Oars",
        "Now showing items 1-20 of 431",
        "12/3 4:34 PM",
        "Yesterday 1:36 AM",
        "1 reply from John",
        "This page was last edited on 3 May 2025, at 10:11 (UTC).",
        "Website template from a friend",
        "🏠 Home  👥 People  📄 Papers  🗞 News",
        "Publication list (45 papers). See also my friends.",
        "Papers by Anna Smith",
        "Curriculum Vitae of Anna Smith, Ph.D.",
        "Further reading (not for the exam)",
        "Committee: Prof. A (chair), Prof. B",
        "arXivBot  APP  8:20 AM",
        "8:45 am–9:00 am",
        "asked Mar 14, 2020 at 9:12",
        "Papers updated in last 31 days (212 results)",
        "Home > Journals > Ann. Lakes",
        "2019/557   ( PDF )\tLast updated:  2019-03-04",
    ],
)
def test_websites_say_it_of_their_lists(line: str) -> None:
    """Whole lines count, not how they begin."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sort by Structure: Boats in Order of Their Length",
        "From Oars to Sails",
        "This Boat Is Not a Boat",
        "Showing Boats the Way",
        "A List-Based Model of Lakes",
        "Publications on Boats Are Few",
    ],
)
def test_titles_that_begin_so_are_titles(line: str) -> None:
    """Whole lines count, not how they begin."""
    assert not is_furniture(line)


MENU = """\
Home
Publications
Teaching
Group
Anna Smith
Publications
Preprints
Journal papers
On the Drift of Small Boats
A. Smith and B. Lund
Lake Letters, 100(7):144–162, 2018. [pdf]
"""


def test_a_menu_is_no_heading() -> None:
    """A word of the menu sets nothing below it aside."""
    assert set_aside(sample(MENU)) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phys. Lake B, 2019, 71, 1092–1118. DOI: 10.6439/j.56202-14", True),
        ("Games and Lake Behavior, 2019, 39(2): 1135-1174", True),
        ("Lake Physics 12, 34–56", True),
        ("Revise and Resubmit, Lake Economics", True),
        ("Conditionally accepted, Journal of Boats", True),
        ("À paraître dans Lacs", True),
        ("How boats drift on lakes 67, 832–841", False),
        ("Waves Observed on January 20, 2005", False),
        ("The Legacy of a Sailor: 1919--2005", False),
        ("[arXiv 2024] Boats With Large Sails on Lakes", False),
    ],
)
def test_where_a_work_appeared(text: str, expected: bool) -> None:
    """Volumes and pages, or the state of a manuscript."""
    assert is_venue(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spotlight", True),
        ("Oral presentation", True),
        ("Spotlight on Boats for Reading Lakes", False),
        ("Oral histories of sailors", False),
    ],
)
def test_what_a_work_won(text: str, expected: bool) -> None:
    """And what only begins so."""
    assert is_award(text) is expected


@pytest.mark.parametrize(
    ("text", "manner", "title", "authors"),
    [
        (
            "[LAKE 2025]ScaleRow: Rowing on Great LakesAnna Smith, Bo Lund*, Cy Doe. [PDF]",
            "glued",
            "ScaleRow: Rowing on Great Lakes",
            ("Bo Lund*", "Cy Doe"),
        ),
        (
            "Anna Smith and Bo LundThe Drift of Small BoatsLake Letters, 58, 2018.pdf | arxiv",
            "turned",
            "The Drift of Small Boats",
            ("Anna Smith", "Bo Lund"),
        ),
        (
            "A Normal Approximation for Boats.Anna Smith and Bo Lund.Lake Letters, 2019.",
            "",
            "A Normal Approximation for Boats",
            ("Anna Smith", "Bo Lund"),
        ),
        (
            "Counting Boats by Sampling (2018) with Anna M. Smith and Bo Lund. Under revision.",
            "",
            "Counting Boats by Sampling",
            ("Anna M. Smith", "Bo Lund"),
        ),
        (
            "1301.7543 : On the Drift of Boats  w/ A. Smith and B. Lund  Lake Lett. 108 (2013) 14",
            "",
            "On the Drift of Boats",
            ("A. Smith", "B. Lund"),
        ),
        (
            "Smith, A. and Lund, B. (2019). Boats in Fog. Submitted. arXiv:1904.08625  [Slides]",
            "",
            "Boats in Fog",
            ("A. Smith", "B. Lund"),
        ),
        ("Best Student Paper Award: Boats for All Lakes", "", "Boats for All Lakes", ()),
        ("Honorable Mention: Boats for All Lakes", "whole", "Boats for All Lakes", ()),
    ],
)
def test_titles_are_parted(text: str, manner: str, title: str, authors: tuple[str, ...]) -> None:
    """In the manner that most lines of the page have."""
    head = read_head(text, manner)
    assert (title, authors) == (head.titles[0], head.authors)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Checksum Proposal for Lakes [Seaman+]", "A Checksum Proposal for Lakes"),
        (
            "The Complexity of Blocking Lakes, Revise and Resubmit, Rivers",
            "The Complexity of Blocking Lakes",
        ),
        ("Cascades on the Water, 28 pages, 2013", "Cascades on the Water"),
        ("!! Smith et al '19 -- Cascades on the Water (30m) // ask Anna", "Cascades on the Water"),
        ("Smith '05 -- Cascades on the Water", "Cascades on the Water"),
        ("《Cascades on the Water》,Anna Smith 等,LAKE 2015", "Cascades on the Water"),
        ("LAKE 2018: Cascades on the Water w/ Bo Lund  ePrint 2018/963", "Cascades on the Water"),
        ("Cascades on the Water, LAKE 2016 [paper] [code] Star 608", "Cascades on the Water"),
    ],
)
def test_what_may_be_behind_a_title(text: str, title: str) -> None:
    """A title may have it as its own, so both are possible."""
    titles = read_head(text, "").titles
    assert title in titles


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(authors in alphabetical order unless noted)", "sentence"),
        ("Assistant Professor of Economics", "contact"),
        ("Chargé de recherche, Laboratoire des lacs", "contact"),
        ("Boats Across the Fog of Lakes (Lund et al., 2018)", "titled"),
        ("[📄 Paper](https://lake.example/a.pdf) | [💻 Code](https://lake.example/b)", "menu"),
        ("<summary>Table of Contents</summary>", "menu"),
        ("arXiv:2502.07433, Moments of Inertia of Small Boats, with A. Smith", "citation"),
        ("arXiv:2502.07433", "id"),
        ("作者：Yana Di, Hehu Xie, Xiaobo Yin", "names"),
        ("年份：2007年发表", "field"),
        ("ANNALS OF LAKES, cilt.140, sa.2, ss.961-1000, 2019 (SCI-Expanded)", "venue"),
        ("Lake J. Probab. Vol. 92, 1499-1522 (August 2013) DOI: 10.1214/13-AOS1895", "venue"),
    ],
)
def test_kinds_of_lines_around_a_list(line: str, expected: str) -> None:
    """Remarks, jobs, links with pictures."""
    assert kind_of(line, line, "", is_below_open=False) == expected


NOTES = """\
Notes on boats

● Boats That Row Themselves (Smith et al., 2019)
   ○ https://arxiv.org/abs/1901.00001
   ○ strong baseline, code available
● Oars
   ○ arxiv.org/abs/1902.00002
● Harbours of the North: A Survey in Rain
   ○ https://arxiv.org/abs/1903.00003
   ○ check the appendix
● Sails Seen From Below (Lund et al., 2020)
   ○ arxiv.org/abs/2001.00004v2
"""


def test_bullets_with_an_id_deeper_below_are_works() -> None:
    """None goes on with the bullet above, and none takes its neighbour's id."""
    found = [(one.titles[0], str(one.arxiv_id.base)) for one in parse(NOTES).references
             if one.arxiv_id]  # fmt: skip
    assert found == [
        ("Boats That Row Themselves", "1901.00001"),
        ("Oars", "1902.00002"),
        ("Harbours of the North: A Survey in Rain", "1903.00003"),
        ("Sails Seen From Below", "2001.00004"),
    ]


CARDS = """\
On the Drift of Small Boats
Anna Smith, Bo Lund, Cy Doe
Lake Conference, 2019
pdf | code

Oars in Winter and Their Keeping
Anna Smith, Di Rower, Flo Keel
Boats: Science and Systems (BSS), 2019
pdf | code

Sails That Nobody Has Seen So Far
Anna Smith, Eve Mast, Flo Keel
Lake Conference, 2018
pdf | code

Harbours of the North in Rain
Anna Smith, Eve Mast, Cy Doe
Lake Conference, 2017
pdf | code
"""


def test_a_line_below_names_is_a_venue_where_most_are() -> None:
    """It may have a colon, as a title has."""
    assert [one.titles[0] for one in parse(CARDS).references] == [
        "On the Drift of Small Boats",
        "Oars in Winter and Their Keeping",
        "Sails That Nobody Has Seen So Far",
        "Harbours of the North in Rain",
    ]


PLAN = """\
### Week 1

- *Boats That Row Themselves* — Smith et al. (2019). [arXiv:1901.00001](https://arxiv.org/abs/1901.00001)
  Why: the standard baseline.
- *Harbours of the North (in rain)* — Lund (2017). [arXiv:1902.00002](https://arxiv.org/abs/1902.00002)
  Why: gives the words for everything after.
- *Sails* — Lund and Oar (2018). [arXiv:1903.00003](https://arxiv.org/abs/1903.00003)
  Why: short.
"""


def test_the_head_above_labels_may_have_its_authors() -> None:
    """Behind a dash, as assistants write it."""
    listing = parse(PLAN)
    assert listing.layout == "labelled"
    assert [one.titles[0] for one in listing.references] == [
        "Boats That Row Themselves",
        "Harbours of the North (in rain)",
        "Sails",
    ]


AROUND = """\
Lake Overflow

Reference request: effective bounds

Oars in Winter and Their Keeping
Anna Smith, Bo Lund, Cy Doe
Lake Letters 12 (2019) 34-56
https://arxiv.org/abs/1901.00001

Harbours of the North in Rain
Eve Mast, Flo Keel, Di Rower
Lake Letters 13 (2020) 1-12
https://arxiv.org/abs/2001.00002

Tides

Improve this answer

Sign of the lake
"""


def test_short_lines_around_works_with_authors_are_none() -> None:
    """However a site calls its buttons; among the works a title may be without its authors."""
    assert [one.titles[0] for one in parse(AROUND, "shape").references] == [
        "Oars in Winter and Their Keeping",
        "Harbours of the North in Rain",
    ]


DATED = """\
Papers

Behaviour of Boats: New Perspectives on Drift
This paper brings together what is known of the drift of boats on lakes, which is much.
July 2019 · Anna Smith

Forecasting the Oars of the North in Winter
This study aims to find a model for the number of oars that are lost each winter.
June 2019 · Anna Smith, Bo Lund, Cy Doe

Randomised Harbours and Where They Are Found
Harbours are random, and this paper shows how random they are, with many figures.
August 2018 · Bo Lund, Di Rower
"""


def test_names_with_a_date_end_the_block_that_a_title_begins() -> None:
    """None has the authors of the work above."""
    assert [(one.titles[0], one.authors) for one in parse(DATED).references] == [
        ("Behaviour of Boats: New Perspectives on Drift", ("Anna Smith",)),
        ("Forecasting the Oars of the North in Winter", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Randomised Harbours and Where They Are Found", ("Bo Lund", "Di Rower")),
    ]
