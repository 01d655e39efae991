"""Running heads inside entries, styles of names, and lists whose works are three lines or one."""

import textwrap

import pytest

from bibtool.layouts import parse
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.pageheads import page_heads
from bibtool.layouts.citations import read_citation
from bibtool.layouts.lines import numbered

FILLED = [f"line {n} of a wide column about boats" for n in "abcdefghijklm"]


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (["Lund, A. 2019, Lake,", "25 Rask et al.", "Boat, 3"], {2}),
        (["Lund, A.: Boats on", "12 A. LUND AND B. RASK", "wide lakes."], {2}),
        (["Lund, A.: Boats on", "LUND et al.: BOATS AND LAKES 11", "wide lakes."], {2}),
        (["Boats on wide", "15", "lakes. Lake 3."], {2}),
        (["Lake J. 3, pp.", "15", "Next"], set()),
        (["Lake Letters", "2019", "Next"], set()),
        (["Boats", "9", "Quiet Lakes", *FILLED, "10", "Quiet Lakes", "more"], {2, 3, 17, 18}),
        (["Quiet Lakes of Glass 9", *FILLED, "Quiet Lakes of Glass 11"], {1, 15}),
        (["Quiet Lakes of Glass 9", "more", "Quiet Lakes of Glass 90"], set()),
    ],
)
def test_running_heads(lines: list[str], heads: set[int]) -> None:
    """Page numbers and running heads are told from an entry's own lines."""
    assert page_heads(list(numbered("\n".join(lines)))) == heads


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lund, A. B.*, Rask, C., and Ek, D. (2017). Boats.", ("A. B. Lund", "C. Rask", "D. Ek")),
        ("Lund, G. d. S. and Rask, D. Boats. 2015.", ("G. d. S. Lund", "D. Rask")),
        ("Y.-w. Lund and A. Rask. Boats. 2015.", ("Y.-w. Lund", "A. Rask")),
        ("A. LUND and E. M. E. RASK, Wide boats, 2015.", ("A. LUND", "E. M. E. RASK")),
        ("A. Lund, Bo Rask, C. Quist. Wide boats. 2015.", ("A. Lund", "Bo Rask", "C. Quist")),
        ("LUND, Anna, RASK, Bo a EK, Cy D. Boats. Lake.", ("Anna LUND", "Bo RASK", "Cy D. EK")),
    ],
)  # fmt: skip
def test_names(text: str, names: tuple[str, ...]) -> None:
    """Names are read in each of these styles."""
    head = read_head(text)
    assert head is not None
    assert head.names == names


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Lund et al., How boats drift on lakes, 2019 (skim)", "How boats drift on lakes"),
        ("Best Paper Award: How boats drift on lakes", "How boats drift on lakes"),
        ("How boats drift on lakes Journal Article", "How boats drift on lakes"),
        ("A. Lund has published “How boats drift” in Lakes (2019).", "How boats drift"),
        ("Lund, Bo; Rask, Anna: How boats drift. In: Lakes, 12, 2019.", "How boats drift"),
    ],
)
def test_titles(line: str, title: str) -> None:
    """What stands before or behind a title is none of it."""
    assert read_citation(line).titles[0] == title


JOURNAL_LAST = """Boats on a quiet lake
Lake Lett. 12, 345 (2019); arXiv:1901.00001
A. Lund and B. Rask

Oars and what they are good for
Boat Physics 7, 12 (2018)
C. Quist, A. Lund, and B. Rask
"""
JOURNAL_FIRST = """Lake Lett. 12, 345 (2019)
Boats on a quiet lake
A. Lund and B. Rask
arXiv:1901.00001

Boat Physics 7, 12 (2018)
Oars and what they are good for
C. Quist, A. Lund, and B. Rask
"""
GLUED_ROWS = """Boats on a quiet lakeA Lund, B RaskarXiv preprint arXiv:1901.00001, 2019122019
Oars and what they are good forC Quist, A Lund, B RaskLake Letters 7 (2), 12-34, 20182018
"""
LETTERED = """[c12] Anna Lund, Bo Rask: Boats on a quiet lake. CoRR abs/1901.00001 (2019)
[j9] Cy Quist, Anna Lund, Bo Rask: Oars and what they are good for. Lake 7: 12-34 (2018)
[c11] Anna Lund, Cy Quist: Sails for everyone. Boat 7: 12-34 (2018)
[j8] Anna Lund, Cy Quist: Masts for everyone. Boat 7: 12-34 (2017)
"""
INLINE = (
    "Selected works: (1) A. Lund and B. Rask, “Boats on a quiet lake,” Lake Lett., 2019; "
    "(2) C. Quist and A. Lund, “Oars and what they are good for,” Boats, 2018; "
    "(3) C. Quist and A. Lund, “Sails for everyone,” Boats, 2017."
)


@pytest.mark.parametrize(
    ("text", "layout", "works"),
    [
        (
            JOURNAL_LAST,
            "journal-lines",
            [
                ("Boats on a quiet lake", 2, "1901.00001"),
                ("Oars and what they are good for", 3, ""),
            ],
        ),
        (
            JOURNAL_FIRST,
            "journal-lines",
            [
                ("Boats on a quiet lake", 2, "1901.00001"),
                ("Oars and what they are good for", 3, ""),
            ],
        ),
        (
            GLUED_ROWS,
            "scholar-rows",
            [
                ("Boats on a quiet lake", 2, "1901.00001"),
                ("Oars and what they are good for", 3, ""),
            ],
        ),
        (
            LETTERED,
            "numbered-references",
            [
                ("Boats on a quiet lake", 2, "1901.00001"),
                ("Oars and what they are good for", 3, ""),
                ("Sails for everyone", 2, ""),
                ("Masts for everyone", 2, ""),
            ],
        ),
        (
            INLINE,
            "numbered-references",
            [
                ("Boats on a quiet lake", 2, ""),
                ("Oars and what they are good for", 2, ""),
                ("Sails for everyone", 2, ""),
            ],
        ),
    ],
)
def test_lists(text: str, layout: str, works: list[tuple[str, int, str]]) -> None:
    """Each work of such a list is one item."""
    listing = parse(text, layout)
    read = [
        (item.titles[0], len(item.authors), item.arxiv_id.base if item.arxiv_id else "")
        for item in listing.references
    ]
    assert read == works


@pytest.mark.parametrize("text", [JOURNAL_LAST, JOURNAL_FIRST, GLUED_ROWS])
def test_found_by_itself(text: str) -> None:
    """These lists are told without a name of a layout."""
    assert parse(text).layout in {"journal-lines", "scholar-rows"}


_WORKS = [
    ("OAR, A.", "Small boats on wide lakes"),
    ("POLE, B. C. AND MAST, D.", "Winds that blow over the water"),
    ("SAIL, E., ROPE, F., AND KEEL, G. H.", "How deep the anchors of ships may go"),
    ("TIDE, H.", "Currents below the ice of rivers"),
    ("WAVE, I. AND FOAM, J.", "Storms and what they leave behind"),
    ("YAWL, K.", "Measuring ropes by their knots"),
]


def test_entries_of_names_in_capitals_that_begin_within_a_line() -> None:
    """Names in capitals and a year end the entry before them, wherever they stand."""
    entries = [
        f"{names} 20{n}. {title}. In Proceedings of the Lake Conference. {n}–{n + 9}."
        for n, (names, title) in enumerate(_WORKS, 10)
    ]
    joined = [f"{entries[0]} {entries[1]}", entries[2], entries[3], f"{entries[4]} {entries[5]}"]
    lines = [line for entry in joined for line in textwrap.wrap(entry, 90)]
    expected = [title for _, title in _WORKS]
    actual = [one.titles[0] for one in parse("\n".join(["REFERENCES", *lines])).references]
    assert expected == actual


def test_a_headings_signs_before_every_line() -> None:
    """Where all lines of broken entries are headings they are read as any others."""
    entries = [
        f"{names.title().replace('And', 'and')} {title}. Journal of Lakes, 7({n}):1–9, 20{n}."
        for n, (names, title) in enumerate(_WORKS, 10)
    ]
    lines = [f"### {line}" for entry in entries for line in textwrap.wrap(entry, 50)]
    expected = [title for _, title in _WORKS]
    page = "\n\n".join(["### boats on the lakes.", "## References", *lines])
    actual = [one.titles[0] for one in parse(page).references]
    assert expected == actual
