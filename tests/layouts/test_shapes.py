"""The general learner: whatever shape a page repeats, its works are found and nothing else is."""

import random
import sys

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes import NAME, looks_like
from bibtool.layouts.shapes.headlines import headlines
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.venues import is_venue
from bibtool.model import Listing
from tests.layouts.invented import (
    ABOVE,
    BELOW,
    HEADINGS,
    SHAPES,
    Shape,
    Work,
    authors_above,
    summarised,
    unfolded,
    with_abstract,
    with_blurb,
    works,
)

SEEDS = range(12)
EVERY = [pytest.param(shape, id=shape.__name__) for shape in SHAPES]


def page_of(shape: Shape, seed: int, count: int = 0) -> tuple[str, dict[int, Work]]:
    """Return a page with things above, between and below its works, and each work's line."""
    chance = random.Random(seed)
    listed = works(chance, count or chance.randint(6, 25))
    text = chance.choice(ABOVE)
    lines = {}
    for number, work in enumerate(listed):
        if number and chance.random() < 0.1:
            text += chance.choice(HEADINGS)
        body = shape(chance, work)
        lines[(text + body[: body.index(work.title)]).count("\n") + 1] = work
        text += body
    return text + chance.choice(BELOW), lines


def found(listing: Listing, lines: dict[int, Work]) -> tuple[list[str], list[str]]:
    """Return the titles of works that are not found as they are, and the items that are none."""
    of_line = {number: r for r in listing.references for number in r.lines}
    owners = {id(of_line[number]): work for number, work in lines.items() if number in of_line}
    lost = [
        work.title
        for number, work in lines.items()
        if number not in of_line
        or owners[id(of_line[number])] is not work
        or work.title not in of_line[number].titles
    ]
    return lost, [r.text for r in listing.references if id(r) not in owners]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("shape", EVERY)
def test_every_work_and_nothing_else(shape: Shape, ends: str) -> None:
    """Menus, news, headings, addresses and notes around the works are no items."""
    for seed in SEEDS:
        text, lines = page_of(shape, seed)
        listing = parse(text.replace("\n", ends), layout=NAME)
        assert ([], []) == found(listing, lines), seed


@pytest.mark.parametrize("shape", EVERY)
def test_blank_lines_may_be_more_or_none(shape: Shape) -> None:
    """Where a page has no blank lines, or twice as many, the same works are found."""
    for seed in SEEDS:
        text, lines = page_of(shape, seed, count=12)
        listed = list(lines.values())
        for other in (text.replace("\n\n", "\n").replace("\n\n", "\n"), text.replace("\n", "\n\n")):
            at = [n for n, line in enumerate(other.split("\n"), 1) if line]
            old = [n for n, line in enumerate(text.split("\n"), 1) if line]
            moved = dict(zip(old, at, strict=True))
            places = {moved[number]: work for number, work in zip(lines, listed, strict=True)}
            assert ([], []) == found(parse(other, layout=NAME), places), seed


@pytest.mark.parametrize("shape", EVERY)
def test_a_page_with_a_shape_is_told_from_one_without(shape: Shape) -> None:
    """It says how well the shape explains the page."""
    assert all(looks_like(page_of(shape, seed)[0]) > 0.3 for seed in SEEDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "On Boats",
        "Home\nNews\nContact\n" * 3,
        "I am a researcher. I work on boats, and on what makes them float on a lake.\n" * 9,
        "We row small boats over wide lakes and see what the wind does to them.\n" * 9,
    ],
)
def test_no_shape(text: str) -> None:
    """Little text, menus and prose have none."""
    assert looks_like(text) < 0.3


@pytest.mark.parametrize("shape", [with_abstract, unfolded, summarised, with_blurb, authors_above])
def test_parts(shape: Shape) -> None:
    """Authors are those of the work; the abstract is its own, and no summary of somebody else."""
    has_abstract = shape in (with_abstract, unfolded)
    for seed in SEEDS:
        text, lines = page_of(shape, seed)
        of_line = {n: r for r in parse(text, layout=NAME).references for n in r.lines}
        for number, work in lines.items():
            reference = of_line[number]
            abstract = work.abstract if has_abstract else ""
            assert (work.authors, abstract) == (reference.authors, reference.abstract), seed


def test_ids_are_those_of_the_item() -> None:
    """An id below the title is its own, wherever the next item begins."""
    shapes = [shape for shape in SHAPES if shape.__name__ in ("bold_lines", "bold_and_fields")]
    for shape in shapes:
        text, lines = page_of(shape, 1)
        of_line = {n: r for r in parse(text, layout=NAME).references for n in r.lines}
        ids = {work.title: str(of_line[number].arxiv_id) for number, work in lines.items()}
        assert {work.title: work.arxiv_id for work in lines.values()} == ids


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Boats Can Float? This paper asks whether they do.", "Boats Can Float?"),
        ("Rower Rower is a model of rowing", "Rower"),
        ("Small Rowing Models Oara is a family of models", "Small Rowing Models"),
        ("Wide Lakes  We row over wide lakes", "Wide Lakes"),
        ("Wide Lakes in Small Boats Introduces a new oar", "Wide Lakes in Small Boats"),
        ("LakeBench Researchers from the Row Lab present a lake", "LakeBench"),
        ("**Wide Lakes** - how they came to be", "Wide Lakes"),
        ("Deep Lakes for Oars Proposes d1, an oar", "Deep Lakes for Oars"),
    ],
)
def test_headlines(line: str, expected: str) -> None:
    """A headline that runs into its summary ends where a sentence may begin."""
    assert expected in headlines(line)


@pytest.mark.parametrize(
    ("line", "expected", "count"),
    [
        ("LAKE 2026pdfwebsite", "LAKE 2026", 2),
        ("DOIarXiv Abstract BibTeX", "", 4),
        ("project page / video / arXiv", "", 3),
        ("On Boats. LAKE 2019. paper", "On Boats. LAKE 2019.", 1),
        ("On Boats [Paper][Code]", "On Boats", 2),
        ("A Guide and Code", "A Guide and Code", 0),
        ("What We Know about Data", "What We Know about Data", 0),
        ("Learning to Code. arXiv | Project Page", "Learning to Code.", 2),
    ],
)
def test_labels_at_the_end(line: str, expected: str, count: int) -> None:
    """Labels of links end a line; a word of the title is none."""
    bare, labels = without_labels(line)
    assert (expected, count) == (bare, len(labels))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LAKE 2019", True),
        ("Journal of Boats, 12 (2019)", True),
        ("In Proceedings of the Lake Conference, 2020", True),
        ("2025•Journal of Boats", True),
        ("Preprint", True),
        ("On Boats", False),
        ("Transactions: A Study of Oars", False),
        ("Do Journals Matter?", False),
    ],
)
def test_venues(line: str, expected: bool) -> None:
    """A venue is told from a title by its year or by how it opens."""
    assert expected == is_venue(line)


@pytest.mark.parametrize(
    ("line", "sort", "text"),
    [
        ("On Boats", "", "On Boats"),
        ("- On Boats", "-", "On Boats"),
        ("  • On Boats", "•", "On Boats"),
        ("12. On Boats", "1", "On Boats"),
        ("[3] On Boats", "1", "On Boats"),
        ("1On Boats", "g", "On Boats"),
        ("3D Boats", "", "3D Boats"),
        ("07-29\tOn Boats", "d", "On Boats"),
        ("2024-05: On Boats", "d", "On Boats"),
        ("## On Boats", "#", "On Boats"),
        ("**On Boats**", "**", "**On Boats**"),
    ],
)
def test_marks(line: str, sort: str, text: str) -> None:
    """What stands before the text of a line is no part of it."""
    mark, rest = mark_of(line)
    assert (sort, text) == (mark.sort, rest)


def test_a_page_twice_as_long_is_twice_the_work() -> None:
    """Reading takes time in proportion to the page, counted in calls."""
    shape = SHAPES[0]

    def calls(count: int) -> int:
        text = "".join(shape(random.Random(n), work) for n, work in enumerate(WORKS[:count]))
        counted = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(count_call)
        try:
            parse(text, layout=NAME)
        finally:
            sys.setprofile(before)
        return counted

    assert calls(1000) < 2.4 * calls(500)


WORKS = works(random.Random(3), 1000)
HOSTILE = (
    "(" * 20_000,
    "A, " * 20_000,
    "a." * 20_000,
    "_x" * 20_000,
    "[a](b) " * 9_000,
    "A" * 60_000,
    "Aa" * 30_000,
    "A. B, " * 10_000,
    "1. " * 20_000,
    "- " * 30_000,
    "pdf" * 20_000,
    "| " * 30_000,
    "\t" * 60_000,
    "Smith and " * 6_000,
    "\u202e\u200b\x00\x1b[31m" * 4_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6].encode("unicode_escape"))
def test_hostile_lines(text: str) -> None:
    """A line made to crawl is one line, and costs no more than others of its length."""
    listing = parse(f"{text}\n" + "On Boats\nAnna Smith, Bo Lund, Cy Doe\npdf\n" * 9, layout=NAME)
    assert 9 <= len(listing.references) <= 10


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        ("# Awesome Boats and Lakes\n\nA list of papers on boats.\n\n", "", ""),
        ("", "\n## Wide Lakes and Rivers\n\n", ""),
        ("", "", "\nBack to the top of the list\n"),
    ],
)
def test_headings_have_nothing_of_what_works_have(above: str, between: str, below: str) -> None:
    """Where all works have a bullet and a link, what has neither is none."""
    item = "- [On {} Small Boats of the North](https://arxiv.org/abs/2301.0000{})\n"
    lists = ["".join(item.format(n, n) for n in part) for part in (range(1, 6), range(6, 10))]
    listing = parse(above + between.join(lists) + below)
    assert 9 == len(listing.references)
    assert all(reference.arxiv_id for reference in listing.references)


def test_an_institution_behind_a_quoted_title_is_no_address() -> None:
    """``BOAT: "On Boats", LAKE (Lake University)`` is a work."""
    item = 'BOAT{0}: "On {0} Small Boats of the North", LAKE 2020 (Lake University). [Paper]\n'
    listing = parse("".join(item.format(n) for n in range(8)))
    assert [f"On {n} Small Boats of the North" for n in range(8)] == [
        reference.title for reference in listing.references
    ]


def test_family_names_after_titles_end_them() -> None:
    """Titles with ``Smith et al., LAKE 2020 | code`` behind them are read without it."""
    words = ["Small", "Fast", "Old", "New", "Wide", "Red", "Tall"]
    item = "On {} boats and the lakes they cross, {} et al., LAKE 2020{}\n"
    more = ["", " | github", " | bibtex", " | github | bibtex"]
    text = "".join(item.format(w, "Smith", more[n % 4]) for n, w in enumerate(words))
    assert [f"On {word} boats and the lakes they cross" for word in words] == [
        reference.title for reference in parse(f"Survey\n{text}").references
    ]


def test_the_year_is_no_part_of_an_id() -> None:
    """An id whose first figures could be a year is not a second one beside the work's own."""
    page = "".join(
        f"On Small Boats and Wide Lakes {n}\nAnna Oar, Bo Lund, C. Rask\n"
        f"Lakes, 2019 [pdf](https://arxiv.org/abs/1901.{n:05})\n\n"
        for n in range(1, 6)
    )
    assert [2019] * 5 == [item.year for item in parse(page).references]
