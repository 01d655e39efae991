"""Every entry of a reference list is an item with its lines, its title and its id."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from bibtool.layouts import parse
from tests.layouts.bibliographies.made import LABELS, NUMBERED, UNNUMBERED, Work, works, wrapped
from tests.layouts.test_every_line import check

Row = tuple[str, int]
"""A line and what it is: the number of the work it starts, 0 within one, -1 of none."""
WIDTHS = (48, 75, 105)
BEFORE = """6 Conclusion
We rowed the boats and saw what became of them on the lakes (Smith, 2019). We leave
the rest to others. In 2020 the lakes were wider than today [12] and the wind stronger.

References
"""
AFTER = """A Proofs
We prove the theorem of the boats. Let the lake be convex and the boat small. Then
Smith (2019) shows that the boat crosses the lake. See [3] for more about the wind.
"""


def rows_of(
    made: list[Work], style: Callable[[Work], str], label: Callable[[int], str] | None, seed: int
) -> list[Row]:
    """Return the lines of a list, some of them broken within a word."""
    chance = random.Random(seed)
    rows = []
    for number, work in enumerate(made, 1):
        text = f"{label(number) if label else ''}{style(work)}"
        lines = wrapped(text, WIDTHS[seed % 3], chance, hyphens=0.3)
        rows += [(line, 0 if n else number) for n, line in enumerate(lines)]
    return rows


def letters(title: str) -> str:
    """Return a title's letters and digits: all that a line's end leaves as it was."""
    return "".join(c for c in title.casefold() if c.isalnum())


def assert_all_found(rows: list[Row], made: list[Work], end: str = "\n") -> None:
    """Assert that the items are the works: where they start, with their title and id."""
    text = end.join(line for line, _ in rows)
    listing = parse(text)
    check(text, listing)
    starts = {number: work for number, (_, work) in enumerate(rows, 1) if work > 0}
    assert list(starts) == [reference.line for reference in listing.references]
    for reference in listing.references:
        work = made[starts[reference.line] - 1]
        assert letters(work.title) in map(letters, reference.titles)
        assert work.arxiv_id == str(reference.arxiv_id or "")
    nothing = {n for n, (line, work) in enumerate(rows, 1) if work < 0 and line}
    assert nothing <= {left.line for left in listing.leftovers}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("style", UNNUMBERED)
def test_entries_without_numbers(style: str, seed: int) -> None:
    """Line breaks alone separate the entries; the styles of names and ends tell them apart."""
    made = works(random.Random(seed), 12)
    assert_all_found(rows_of(made, UNNUMBERED[style], None, seed), made)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("style", NUMBERED)
def test_numbered_entries(style: str, label: str) -> None:
    """Whatever the numbers look like and whichever way they count."""
    for seed in range(2):
        made = works(random.Random(seed), 12)
        assert_all_found(rows_of(made, NUMBERED[style], LABELS[label], seed), made)


STYLES = [
    *((style, None) for style in UNNUMBERED),
    *((style, "brackets") for style in NUMBERED),
]


@pytest.mark.parametrize(("style", "label"), STYLES)
@pytest.mark.parametrize("feed", ["", "\f"])
def test_page_edges(style: str, label: str | None, feed: str) -> None:
    """A header that stands on every page and the pages' numbers are left over."""
    made = works(random.Random(1), 12)
    rows: list[Row] = []
    for n, row in enumerate(rows_of(made, NUMBERED[style], LABELS.get(label or ""), 1), 1):
        if n % 11 == 0:
            header = f"{feed}Published as a paper at LAKES 2020"
            rows += [("", 0), (str(n // 11 + 10), -1), ("", 0), (header, -1), ("", 0)]
        rows.append(row)
    assert_all_found(rows, made)


@pytest.mark.parametrize(("style", "label"), STYLES)
def test_blank_lines_inside_entries(style: str, label: str | None) -> None:
    """A column's end leaves a blank line inside an entry: it goes on below."""
    made = works(random.Random(2), 12)
    chance = random.Random(2)
    rows: list[Row] = []
    for line, number in rows_of(made, NUMBERED[style], LABELS.get(label or ""), 2):
        rows += [("", 0)] if not number and chance.random() < 0.1 else []
        rows.append((line, number))
    assert_all_found(rows, made)


@pytest.mark.parametrize(("style", "label"), STYLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_papers_last_pages(style: str, label: str | None, end: str) -> None:
    """What stands before the heading and after the last entry is left over."""
    made = works(random.Random(3), 12)
    before: list[Row] = [(line, -1) for line in BEFORE.splitlines()]
    after: list[Row] = [(line, -1) for line in AFTER.splitlines()]
    rows = rows_of(made, NUMBERED[style], LABELS.get(label or ""), 3)
    assert_all_found([*before, *rows, *after], made, end)


@pytest.mark.parametrize(("style", "label"), STYLES)
@pytest.mark.parametrize("indent", ["  ", "\t"])
def test_hanging_indents_and_blank_lines_between(
    style: str, label: str | None, indent: str
) -> None:
    """Entries that begin further left than they go on, or with a blank line above."""
    made = works(random.Random(4), 12)
    rows: list[Row] = []
    for line, number in rows_of(made, NUMBERED[style], LABELS.get(label or ""), 4):
        rows += [("", 0), (line, number)] if number else [(f"{indent}{line}", 0)]
    assert_all_found(rows, made)


@pytest.mark.parametrize("style", NUMBERED)
def test_run_together(style: str) -> None:
    """One paragraph of all entries has an item for each, with its own part of the text."""
    made = works(random.Random(5), 8)
    texts = [f"[{n}] {NUMBERED[style](work)}" for n, work in enumerate(made, 1)]
    listing = parse(" ".join(texts))
    assert texts == [reference.text for reference in listing.references]
    assert [work.arxiv_id for work in made] == [str(r.arxiv_id or "") for r in listing.references]


@pytest.mark.parametrize("style", UNNUMBERED)
def test_one_a_line(style: str) -> None:
    """Entries of one line each are an item each."""
    made = works(random.Random(6), 8)
    rows = [(UNNUMBERED[style](work), n) for n, work in enumerate(made, 1)]
    assert_all_found(rows, made)


@pytest.mark.parametrize("label", ["bare", "stop", "down", ""])
def test_one_a_line_under_headings(label: str) -> None:
    """A CV has one entry a line, counted or not, under headings."""
    made = works(random.Random(7), 8)
    rows = [
        (f"{LABELS[label](n) if label else ''}{NUMBERED['semicolons'](work)}", n)
        for n, work in enumerate(made, 1)
    ]
    assert_all_found([("Refereed publications", -1), *rows], made)


def test_sections_count_anew() -> None:
    """Lists of a CV count down under each heading, which is left over."""
    text = (
        "Anna Smith\nJournal articles\n"
        "[3] A. Smith, B. Lund, and C. Doe. On the motion of small boats. Journal of Boats,\n"
        "12(3):45-67, 2021. arXiv:2101.00001.\n"
        "[2] B. Lund and A. Smith. Learning to row. Lake Letters, 2019.\n"
        "[1] A. Smith. Why lakes freeze. Lake Letters, 2018.\n"
        "Conference papers\n"
        "[2] A. Smith and D. Roe. What moves a boat? In Proceedings of the Conference on Lakes,\n"
        "2020.\n"
        "[1] A. Smith, E. Eck. Self-supervised navigation without explicit supervision. In\n"
        "Lakes, 2017.\n"
    )
    listing = parse(text)
    assert [(3, 4), (5,), (6,), (8, 9), (10, 11)] == [r.lines for r in listing.references]
    assert [1, 2, 7] == [left.line for left in listing.leftovers]


def test_bulleted_titles_first() -> None:
    """A CV's list with titles first, each item wrapped."""
    text = (
        "Selected publications\n"
        "• On the motion of small boats in shallow water and what becomes of them. Anna Smith,\n"
        "Bo Lund, Cy Doe. Journal of Boats, 2021.\n"
        "• Learning to row. Bo Lund, Cy Doe, Anna Smith. In Proceedings of the Conference on\n"
        "Lakes and Rivers, 2019. arXiv:1901.00002\n"
        "• Why lakes freeze: a study of ice at finite temperature. Anna Smith, Emil Eck, and Dana\n"
        "Roe. Lake Letters, 2018.\n"
    )
    listing = parse(text)
    assert [(2, 3), (4, 5), (6, 7)] == [reference.lines for reference in listing.references]
    assert [
        "On the motion of small boats in shallow water and what becomes of them",
        "Learning to row",
        "Why lakes freeze: a study of ice at finite temperature",
    ] == [reference.title for reference in listing.references]
    assert ["1901.00002"] == [str(r.arxiv_id) for r in listing.references if r.arxiv_id]


def test_keys() -> None:
    """Keys of authors and years are labels too."""
    text = (
        "[SLD19] Anna Smith, Bo Lund, and Cy Doe. On the motion of small\nboats. Lakes, 2019.\n"
        "[ER18] Emil Eck and Dana Roe. Learning to row. Journal of\nBoats, 12:1–12, 2018.\n"
        "[Vega et al., 2020] Rosa Vega, Li Li, and Jun Ito. What moves a boat? In Lakes,\n2020.\n"
    )
    listing = parse(text)
    assert [(1, 2), (3, 4), (5, 6)] == [reference.lines for reference in listing.references]


@pytest.mark.parametrize("label", ["[12] ", ""])
def test_one_entry(label: str) -> None:
    """A single reference of several lines is one item."""
    text = f"{label}Anna Smith, Bo Lund, and Cy Doe. On the motion of small\nboats. Lakes, 2019.\n"
    (only,) = parse(text).references
    assert ((1, 2), "On the motion of small boats") == (only.lines, only.title)


def test_stray_signs_between_entries() -> None:
    """Raised and lowered signs that left their place are no part of the entry above."""
    text = (
        "[1] A. Smith, J. Boats 76,\n012003 (2007).\n∗\n"
        "[2] B. Lund and C. Doe, Lake Lett. 98, 132002\n(2007).\n(2317)+ and\n"
        "[3] D. Roe, Z. Phys. A 359,\n305 (1997).\n"
    )
    listing = parse(text)
    assert [(1, 2), (4, 5), (7, 8)] == [reference.lines[:2] for reference in listing.references]
    assert [("A. Smith",), ("B. Lund", "C. Doe"), ("D. Roe",)] == [
        reference.authors for reference in listing.references
    ]


@pytest.mark.parametrize("last", [" and Bo Lund", ", and Bo Lund", ", Cy D. Oar, and Bo Lund", ""])
@pytest.mark.parametrize("name", ["Anna M. Smith", "Anna M. K. Smith", "Anna M. van Smith"])
def test_a_middle_initial_is_no_given_name_after_the_family_name(name: str, last: str) -> None:
    """``Anna M. Smith, Bo Lund`` starts like ``Anna M.`` of Vancouver style, and is not."""
    others = ["Bo Lund and Cy Oar. Wide Lakes. Lake Press, 2019.", "Dee Sail. Oars. Port, 2018."]
    lines = [f"{name}{last}. On Small Boats. arXiv preprint arXiv:2301.00001, 2023.", *others]
    listing = parse("\n".join(lines) + "\n", "references")
    first = listing.references[0]
    assert ("On Small Boats", name) == (first.titles[0], first.authors[0])


def test_a_heading_of_a_year_is_no_entry() -> None:
    """Years between entries of one line each are headings."""
    entry = "Anna Smith and Bo Lund. {} Small Boats on Wide Lakes. Journal of Lakes, {}."
    lines = ["2021", entry.format("On", 2021), entry.format("With", 2021), "2020"]
    lines += [entry.format("Of", 2020), entry.format("By", 2020)]
    assert [2, 3, 5, 6] == [item.line for item in parse("\n".join(lines), "references").references]


@pytest.mark.parametrize("style", ["natbib", "icml", "acl"])
def test_many_authors(style: str) -> None:
    """An entry may have a hundred authors, which fill many lines, and the next is its own."""
    made = works(random.Random(9), 8)
    families = sorted({family for work in made for _, family in work.authors})
    crowd = [(f"{chr(65 + n % 26)}nna", families[n % len(families)]) for n in range(100)]
    made = [
        replace(work, authors=(*work.authors, *crowd)) if n % 3 == 1 else work
        for n, work in enumerate(made)
    ]
    assert_all_found(rows_of(made, UNNUMBERED[style], None, 0), made)


@pytest.mark.parametrize("style", ["gost", "german"])
def test_one_a_line_in_other_languages(style: str) -> None:
    """What a Russian or a German list has between authors, title and journal tells as well."""
    made = works(random.Random(6), 8)
    rows = [(NUMBERED[style](work), n) for n, work in enumerate(made, 1)]
    assert_all_found([("Veröffentlichungen", -1), *rows], made)


def test_an_entry_on_a_new_page() -> None:
    """A form feed before an entry's first line is no indent of it."""
    made = works(random.Random(4), 12)
    rows: list[Row] = []
    for line, number in rows_of(made, NUMBERED["apa"], None, 4):
        feed = "\f" if number in {4, 8} else ""
        rows.append((f"{feed}{line}", number) if number else (f"    {line}", 0))
    assert_all_found(rows, made)


def test_addresses_are_no_part_of_titles() -> None:
    """Three links may stand directly behind a title."""
    text = "".join(
        f"Anna Smith, Bo Lund: {work.title} https://arxiv.org/abs/{n} https://arxiv.org/pdf/{n}\n\n"
        for n, work in enumerate(works(random.Random(8), 5), 23010)
    )
    assert not [r for r in parse(text).references if "http" in "".join(r.titles[:1])]


def test_blank_lines_between_entries_part_what_hardly_looks_like_one() -> None:
    """One author before a journal's short name, below an entry that ends with a page's number."""
    titles = ["On small boats", "Wide lakes and their oars", "Winds of the lake", "Tides at night"]
    authors = ["A. Smith and B. Lund", "C. D. Rask", "Cy Doe and Di Ek", "E. Berg and F. Oar"]
    text = "References\n" + "".join(
        f"{names}. {title}. Astrophys. J. Lakes and Rivers of the\nNorth, {n}, 123\n\n"
        for n, (names, title) in enumerate(zip(authors, titles, strict=True), 11)
    )
    assert titles == [item.title for item in parse(text, "references").references]
