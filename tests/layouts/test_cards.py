"""Works as cards: their authors and date on a line, above or below the title, and no items."""

from collections.abc import Callable

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.bylines import are_short_names, byline
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.page import read
from bibtool.layouts.shapes.venues import is_venue

TITLES = [
    "Small Boats on Wide Lakes",
    "Rowing against the Wind: A Survey",
    "How fast does a raft drift?",
    "Sailing without a sail in shallow water",
    "Anchors that never hold",
    "The tides of Lake Anna",
    "Paddles made of paper",
    "On the drift of unmanned rafts",
]
PEOPLE = [
    "Anna Smith, Bo Lund",
    "Cy Doe, Di Rask, Eva Holm",
    "Finn Berg, Gro Dahl",
    "Hal Vik, Ida Moen, Jan Lie",
]
SURNAMES = ["Smith and Lund", "Doe, ..., Holm", "Berg and Dahl", "Vik, ..., Lie"]
SAID = [
    "These are boats that we have rowed in the wind, and it is a joy to see how far they are.",
    "In this paper, we show that rafts are slower than boats, and boats slower than birds …",
]
PATH = "Research output: Contribution to journal › Article › peer-review"
LAKE = "Lake Physics"


def _id(n: int) -> str:
    return f"2101.0000{n + 1}"


def _heading(n: int) -> str:
    takeaway = "**Takeaway:** oars help.\n\n" if n % 3 == 1 else ""
    link = f"[arXiv](https://arxiv.org/abs/{_id(n)})"
    return f"## {TITLES[n]}\n\n*{PEOPLE[n % 4]}* | {link} | LAKE 2018\n\n{SAID[0]}\n\n{takeaway}"


def _toggle(n: int) -> str:
    link = f"https://arxiv.org/abs/{_id(n)}"
    lines = [f"{PEOPLE[n % 4]}, 2019", f"[{link}]({link})", "- read first"]
    return f"- **{TITLES[n]}**\n" + "".join(f"    \n    {line}\n" for line in lines)


def _bracketed(n: int) -> str:
    return f"{TITLES[n]}\n(Smith et al., {n + 1} Oct 2019)\n{_id(n)}\nA boat for everyone.\n\n"


def _with_path(n: int) -> str:
    names = ["Smith, A., Lund, B. & Doe, C.", "Rask, D. & Holm, E.", "Berg, F."][n % 3]
    return f"{TITLES[n]}\n{names}, Dec 2019, (Accepted/In press) In: {LAKE}. 7, 2\n{PATH}\n\n"


def _table_row(n: int) -> str:
    names = ["Smith A, Lund B", "Doe C", "Rask D, Holm E, Berg F"][n % 3]
    return f"{names}\n2019\n{TITLES[n]}\nJournal of Lakes\nAdded {n + 1}/5/19\n"


def _above_year(n: int) -> str:
    return f"{TITLES[n]}\n{SURNAMES[n % 4]}\n20{n + 10}\n"


def _abstract_above(n: int) -> str:
    return f"{TITLES[n]}\n{SAID[n % 2]}\n{PEOPLE[n % 4]}\nJul 2015\nLAKE\nPDF Cite Code\n\n"


def _names_above(n: int) -> str:
    return f"{PEOPLE[n % 4]}\n(2019).\n{TITLES[n]}.\nIn LAKE.\n\nPDF Cite DOI\n\n"


def _surnames_above(n: int) -> str:
    names = ["Smith et al.", "Doe and Holm", "Berg et al."][n % 3]
    return f"{names} (20{n + 10})\n{TITLES[n]}\nAnnals of Lakes 25, 177{n}–180{n}\n\n"


@pytest.mark.parametrize(
    ("head", "card"),
    [
        (
            "# My boats of 2024\n\nThis is what I have read, and it is the list of this year.\n\n",
            _heading,
        ),
        ("# To read\n\n", _toggle),
        ("Trending\n\n", _bracketed),
        ("Skip to main content\nSkip to search\n\n", _with_path),
        ("Library\nAUTHORS\nYEAR\nTITLE\nADDED\n", _table_row),
        ("Origin paper\n", _above_year),
        ("Featured\n\n", _abstract_above),
        ("Publications\n\n", _names_above),
        ("Key references\n\n", _surnames_above),
    ],
)
def test_each_card_is_one_work(head: str, card: Callable[[int], str]) -> None:
    """Whatever stands beside a title, a card is one item."""
    listing = parse(head + "".join(map(card, range(8))))
    expected = TITLES

    actual = [reference.titles[0] for reference in listing.references]

    assert expected == actual


@pytest.mark.parametrize("card", [_heading, _toggle, _bracketed])
def test_ids_belong_to_the_title_above(card: Callable[[int], str]) -> None:
    """A link below a line of names is that of the title above both."""
    listing = parse("# Boats\n\n" + "".join(map(card, range(8))))
    expected = [_id(n) for n in range(8)]

    actual = [str(reference.arxiv_id) for reference in listing.references]

    assert expected == actual


@pytest.mark.parametrize("card", [_heading, _toggle, _abstract_above, _names_above])
def test_authors_are_those_of_the_card(card: Callable[[int], str]) -> None:
    """The names are those of the card, and no other's."""
    listing = parse("# Boats\n\n" + "".join(map(card, range(8))))
    expected = [tuple(PEOPLE[n % 4].split(", ")) for n in range(8)]

    actual = [reference.authors for reference in listing.references]

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Smith et al., 20 Oct 2019)", "Smith et al."),
        ("Smith et al. (2019)", "Smith et al"),
        ("Anna Smith, Bo Lund, 2019", "Anna Smith, Bo Lund"),
        ("Smith, A. & Lund, B., Dec 2019, In: Lake Physics. 3", "Smith, A. & Lund, B."),
        ("*Anna Smith* | [arXiv](https://arxiv.org/abs/2101.00001)", "Anna Smith"),
        ("Reply to Smith et al. (2019)", ""),
        ("Small Boats (2019)", ""),
        ("Lake Physics, 2019", ""),
        ("On Boats, Anna Smith, Bo Lund, 2019", ""),
        ("Anna Smith, Bo Lund, arXiv:2101.00001, 2019", ""),
        ("Anna Smith | Bo Lund", ""),
    ],
)
def test_names_before_a_date_or_links(text: str, expected: object) -> None:
    """Names are told where a date or links follow, and nothing else."""
    actual = byline(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith, ..., Lund", True),
        ("Smith and Lund", True),
        ("Smith AB, Lund B, et al.", True),
        ("Boats on Lakes", False),
        ("Boats: A Survey", False),
    ],
)
def test_surnames(text: str, expected: object) -> None:
    """Surnames have capitals and nothing else."""
    actual = are_short_names(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lakes & Rivers 67, 832–841", True),
        ("Lake Physics A 12(3), pp. 4-15", True),
        ("How boats drift on lakes 67, 832–841", False),
        ("Small Boats on 12 Lakes", False),
    ],
)
def test_volume_and_pages(text: str, expected: object) -> None:
    """A journal's name, its volume and pages are a venue."""
    actual = is_venue(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PATH, "field"),
        ("**Takeaway:** oars help.", "sentence"),
        ("Added 17/5/19", "year"),
        ("Article27 Oct 2014", "year"),
        ("Skip to search", "menu"),
        ("Powered by Boats, Oars & Sons", "contact"),
        ("ADDED", "short"),
    ],
)
def test_lines_that_are_no_titles(text: str, expected: object) -> None:
    """What such pages print beside their works is told by itself."""
    actual = kind_of(text, text, "", is_below_open=False)

    assert expected == actual


def test_names_and_a_short_title_are_a_work_among_such() -> None:
    """Where each line is a whole work, one that may be names only is one too."""
    lines = [f"{PEOPLE[n % 4]}, {TITLES[n]}, Journal of Lakes, 2019" for n in range(8)]
    lines[3] = "Anna Smith, Bo Lund, Vasa Falun, 2019"
    expected = len(lines)

    actual = len(read("\n".join(lines)).references)

    assert expected == actual
