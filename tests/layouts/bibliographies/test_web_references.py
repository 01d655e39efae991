"""References as web pages list them: links below, parts on lines of their own, other labels."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.bibliographies.kindwords import after_kind_words
from bibtool.layouts.bibliographies.linkrows import is_link_row, without_links
from bibtool.layouts.bibliographies.parted import parts_of
from bibtool.layouts.bibliographies.reviews import review_works
from bibtool.layouts.bibliographies.widemarks import without_wide_marks
from bibtool.layouts.lines import Line

TITLES = ["Small Boats on Lakes", "The long oars", "How sails are torn", "Winds of autumn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("View PDFView articleView in ScopusGoogle Scholar", True, id="glued"),
        pytest.param("PubMed Abstract | CrossRef Full Text | Google Scholar", True, id="bars"),
        pytest.param("[Google Scholar] [CrossRef][Green Version]", True, id="brackets"),
        pytest.param("Go to reference in article", True, id="back"),
        pytest.param("ADS", True, id="alone"),
        pytest.param("Review PDF Clipboard Journal Article 31 Citations", True, id="reviews"),
        pytest.param("Article", False, id="one-word"),
        pytest.param("Articles on PubMed Central", False, id="title"),
        pytest.param("View of the lake", False, id="sentence"),
    ],
)
def test_link_rows(text: str, expected: bool) -> None:
    """Names of links and what parts them are a row; any other word makes it none."""
    assert expected == is_link_row(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/lake.77View at publisher Google Scholar", "10.1000/lake.77"),
        (
            "Lake Lett., 3 (2019), pp. 1-9 View article",
            "Lake Lett., 3 (2019), pp. 1-9 View article",
        ),
    ],
)
def test_links_behind_a_line(text: str, expected: str) -> None:
    """Two links or more are cut off, even where nothing parts the first from the text."""
    assert expected == without_links(text)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["A. Lund, B. Rask, et al.", "Small Boats", "Lake Lett., 3 (2019), p. 1", "PDF Scopus"],
            ("A. Lund, B. Rask, et al.", ("Small Boats",), "Lake Lett., 3 (2019), p. 1"),
            id="publisher",
        ),
        pytest.param(
            [
                "A. Lund, B. Rask",
                "Small boats that row themselves across wide lakes by net-",
                "works of oars",
                "/11/01 2019",
                "Lake Lett., 3 (2019), p. 1",
            ],
            (
                "A. Lund, B. Rask",
                (
                    "Small boats that row themselves across wide lakes by networks of oars",
                    "Small boats that row themselves across wide lakes by net-works of oars",
                ),
                "/11/01 2019 Lake Lett., 3 (2019), p. 1",
            ),
            id="wrapped-title",
        ),
        pytest.param(
            ["Anna Lund.", "Small Boats.", "arXiv preprint arXiv:2101.00001, 2021."],
            ("Anna Lund.", ("Small Boats",), "arXiv preprint arXiv:2101.00001, 2021."),
            id="one-author",
        ),
        pytest.param(
            ["A. Lund, B. Rask,", "Small Boats. Lake", "Lett. 3, 12 (2019)."], None, id="wrapped"
        ),
        pytest.param(["A. Lund, B. Rask", "Small Boats"], None, id="too-few"),
        pytest.param(["A. Lund, B. Rask", "Small Boats", "On lakes"], None, id="undated"),
    ],
)
def test_parts_on_their_own_lines(
    lines: list[str], expected: tuple[str, tuple[str, ...], str] | None
) -> None:
    """Authors, title and where it appeared; a wrapped line is no part."""
    assert expected == parts_of(lines)


PARTED = """References (4)
[1]
A. Lund, B. Rask
Small Boats on Lakes
J. Lak.: Deep. Water, 41 (7) (2019), pp. 22-31
View article View in Scopus Google Scholar
[2]
C. Ek, A.-M. Lund, et al.
The long oars
Oars, 14 (2007), Article 169943
Google Scholar
[3]
D. Eck
How sails are torn
Proc. Sails, 13 (4) (2015), pp. 12-17
View PDFView articleView in ScopusGoogle Scholar
[4]
E. Ito, F. Fjord
Winds of autumn
Lake Lett., 1 (2011), pp. 1-2
CrossrefGoogle Scholar
"""
CITED = """References
Lund and Rask (2019)
Anna Lund and Bo Rask.
Small Boats on Lakes.
Journal of Lakes, 41(7):22–31, 2019.
Ek et al. (2007a)
Cy Ek, Anna Lund, and Di Rask.
The long oars.
arXiv preprint arXiv:1501.00001, 2007.
de Vries (2015)
Dirk de Vries.
How sails are torn.
In Sails and Ropes, pages 12–17, 2015.
Ito and Fjord (2011)
Emi Ito and Finn Fjord.
Winds of autumn.
Lake Letters, 1:1–2, 2011.
"""
BROKEN = """References


- Lund et al. (2019)

Anna Lund, Bo Rask,
and Cy Ekman. 2019.


Small Boats on Lakes That Freeze
in Winter.


Journal of the Association for
Lakes 41 (2019), 22–31.


- Ekman and Lund (2007)

Cy Ekman and Anna Lund. 2007.


The Long Oars of
Early Summer. In LAKE.


- de Vries (2015)

Dirk de Vries. 2015.


How Sails Are Torn by the
Winds of Autumn.


arXiv preprint arXiv:1501.00001
(2015).


Received in May
"""
BACKLINKED = """See also[edit]
Outline of lakes
References[edit]
^ Jump up to: a b Lund, Bo; Rask, Cy (20 August 2018). "Small Boats on Lakes". Lakes. 12 (3): 4.
^ Rask, Cy (2 May 2007). "The long oars". Oars. 132 (10): 12–15. doi:10.1000/oars.12
^ a b c Ek, Di; Lund, Bo (2015). "How sails are torn". Sails. 47: 1–2. arXiv:1501.00001.
^ Ito, Emi (March 2011). "Winds of autumn". Lake Letters. 1 (1): 1–2.
External links[edit]
Media about lakes at the Lake Commons
"""
REVIEWED = """Publications results for "Items authored by Lund, Bo"

MR4000001 Indexed Lund, Bo; Rask, Cy Small Boats on Lakes. J. Lakes 12 (2018), no. 3, 4–9. 63F93
Review PDF Clipboard Journal Article 31 Citations

MR4000002 (2007a:12345) Reviewed Rask, Cy J. The long oars. Oars 13 (2007), no. 1, 12–15.
Review PDF Clipboard Journal Article

MR4000003 Prelim Ek, Di How sails are torn. Sails 47 (2015), no. 2, 1–2. (Reviewer: Emi Ito)
Review PDF Clipboard Journal Article

MR4000004 Pending Ito, Emi; Ek, D. Winds of autumn. Lake Lett. 1 (2011), no. 1, 1–2.
Review PDF Clipboard Journal Article 2 Citations

Lake Society
"""
YEARS = """Bo Lund
Department of Lakes

Publications
2019  B. Lund and C. Rask, “Small Boats on
      Lakes”, J. Lakes 12, 34 (2019).
2017  B. Lund, D. Ek, and E. Ito, “The long
      oars”, Oars 13, 12 (2017).
2017  D. Ek, B. Lund, and F. Fjord, “How sails
      are torn”, Sails 47, 1 (2017).
Preprints and submitted
2011  B. Lund and E. Ito, “Winds of autumn”,
      arXiv:1501.00001.

Invited talks
2022  Colloquium, Lake House.
"""
TYPED = """1  Lake article. Lund, B.; Rask, C. 2019. Small Boats on Lakes. Lake Letters. 12-3, pp.4.
2  Lake article. Rask, C.; Ek, D. 2007. The long oars. Oars and Ropes. 13-1, pp.12-15.
3  Lake chapter. Ek, D.; Lund, B. 2015. How sails are torn. Sails and Ropes. 47-2, pp.1-2.
4  Lake article. Ito, E.; Ek, D. 2011. Winds of autumn. Lake Letters. 1-1, pp.1-2.
"""
CHINESE = """代表性论文：
1、Bo Lund*，Small Boats on Lakes，J. Lake. Sci., 12(3): 4-9, 2018.（一区）
2、Cy Rask, Bo Lund*，The long oars，Oars Rev. Lett., 13(1): 12-15, 2017.（一区）
3、Di Ek, Bo Lund*, Emi Ito，How sails are torn，Sail Trans., 47(2): 1-2, 2015.
4、Bo Lund*, D. Ek，Winds of autumn，Lake Rev. Lett., 1(1): 1-2, 2011.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PARTED, id="parts"),
        pytest.param(CITED, id="cited"),
        pytest.param(BACKLINKED, id="back-links"),
        pytest.param(REVIEWED, id="reviews"),
        pytest.param(YEARS, id="years"),
        pytest.param(TYPED, id="kinds"),
        pytest.param(CHINESE, id="chinese"),
    ],
)
def test_lists_of_web_pages(text: str) -> None:
    """Each entry is an item with its title; what stands around them is none."""
    listing = parse(text)
    keyed = "keyed-references" if text == CITED else "numbered-references"
    assert keyed == listing.layout
    assert TITLES == [item.titles[0] for item in listing.references]


def test_keys_above_paragraphs_that_a_margin_broke() -> None:
    """Names, title and journal are paragraphs of several lines, the last entry's, too."""
    listing = parse(BROKEN)
    assert "keyed-references" == listing.layout
    assert [
        ("Small Boats on Lakes That Freeze in Winter", ("Anna Lund", "Bo Rask", "Cy Ekman")),
        ("The Long Oars of Early Summer", ("Cy Ekman", "Anna Lund")),
        ("How Sails Are Torn by the Winds of Autumn", ("Dirk de Vries",)),
    ] == [(item.titles[0], item.authors) for item in listing.references]


@pytest.mark.parametrize(
    ("text", "titles", "authors"),
    [
        pytest.param(
            "Lund, Bo; Rask, Cy Small boats on lakes. J. Lakes 12 (2018), no. 3, 4–9. 63F93",
            ("Small boats on lakes",),
            ("Bo Lund", "Cy Rask"),
            id="sentence-case",
        ),
        pytest.param(
            "Lund, N. Yu.; Rask, Cy Qvistgaard Boundary boats of lakes. J. Lakes 12 (2018), 4–9.",
            ("Boundary boats of lakes", "Qvistgaard Boundary boats of lakes"),
            ("N. Yu. Lund", "Cy Qvistgaard Rask"),
            id="second-name",
        ),
        pytest.param("Small boats on lakes", (), (), id="no-review"),
    ],
)
def test_titles_after_authors(text: str, titles: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """The title starts at a word that papers use; a name more or less is possible."""
    works = review_works(text)
    assert titles == tuple(title for work in works for title in work["titles"])
    assert authors == tuple(name for work in works for name in work["authors"])


def test_the_same_author_is_no_kind() -> None:
    """What opens most entries is a kind of work only where authors follow it."""
    rows = [f"{n}. Bo Lund. {title}. Lake, 2019." for n, title in enumerate(TITLES, 1)]
    entries = [([Line(n, row)], 3) for n, row in enumerate(rows, 1)]
    assert entries == after_kind_words(entries)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Lund*，On Lakes，Lake Lett.，2019。", "Bo Lund*, On Lakes, Lake Lett., 2019. "),
        ("划船，在湖上。", "划船，在湖上。"),
        ("On Lakes：划船", "On Lakes：划船"),
    ],
)
def test_wide_marks(text: str, expected: str) -> None:
    """Chinese marks between English words are read as the English ones; others stay."""
    assert [Line(1, expected)] == without_wide_marks([Line(1, text)])


PUBLISHED = """References

{}

Download references
Acknowledgements
The authors thank everybody who has ever rowed a boat on one of the wide lakes.
Rights and permissions
© 2019 by the authors. Licensee Lake House, Oslo, Norway.
About this article
Check for updates. Verify how current and how authentic the article is.
"""
ONE_A_LINE = [
    "Lund B, Rask C (2019) Small Boats on Lakes. Lake Letters 12(3):4–9.",
    "Rask C, Ek D (2007) The long oars. Oars and Ropes 13(1):12–15. https://doi.org/10.1000/oars",
    "Ek D, Lund BM (2015) How sails are torn. Sails and Ropes 47(2):1–2",
    "Ito E (2011) Winds of autumn. Lake Letters 1(1):1–2",
]


@pytest.mark.parametrize(
    "links", ["Article  ADS  Google Scholar", "PubMed Abstract | CrossRef Full Text", ""]
)
def test_what_follows_a_list(links: str) -> None:
    """Under a heading a list ends with its last entry, and the page's other lines are none."""
    listing = parse(PUBLISHED.format(f"\n\n{links}\n\n".join(ONE_A_LINE)))
    assert "references" == listing.layout
    assert TITLES == [item.titles[0] for item in listing.references]
