"""Pages of category and date, glued title and authors, abstract."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.dated import head
from bibtool.layouts.glued import split_glued

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("SESep 30, 2025", ("SE", "2025"), id="year"),
        pytest.param("SEMar 31", ("SE", None), id="no-year"),
        pytest.param("AIMay 28Code", ("AI", None), id="badge"),
        pytest.param("LGJan 9, 2024Code", ("LG", "2024"), id="year-and-badge"),
        pytest.param("STAT-MECHJune 1", ("STAT-MECH", None), id="hyphen-full-month"),
        pytest.param("MEMay 2", ("ME", None), id="category-ends-like-month"),
        pytest.param("TR Sept 2, 2021", ("TR", "2021"), id="space"),
        pytest.param("Sep 30, 2025", None, id="no-category"),
        pytest.param("SEFoo 30", None, id="no-month"),
        pytest.param("May 28 was a day on which CodeBo Lund, who rows, was there", None, id="text"),
    ],
)
def test_head(line: str, expected: tuple[str, str | None] | None) -> None:
    """A category, a date and perhaps a badge, glued together, start an item."""
    found = head(line)
    assert expected == (found and (found["category"], found["year"]))


def test_item() -> None:
    """An item is its head, its title line and its abstract, with its text as pasted."""
    text = (
        f"SESep 30, 2025\nOn Boats and LakesAnna Smith, Bo Lund, Cy Doe et al. · lake-lab\n{PROSE}"
    )
    (reference,) = parse(f"{text}\n").references
    assert (text, 1, (1, 2, 3)) == (reference.text, reference.line, reference.lines)
    assert ("On Boats and Lakes", ("Bo Lund", "Cy Doe")) == (reference.title, reference.authors)
    assert (PROSE, 2025) == (reference.abstract, reference.year)


def test_year_only_if_printed() -> None:
    """A date without a year claims none."""
    (reference,) = parse(f"SEMar 31\nOn BoatsAnna Smith\n{PROSE}\n").references
    assert reference.year is None


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param(PROSE, (("x",), PROSE), id="one-line"),
        pytest.param(f"{PROSE}\n{PROSE}", (("x",), f"{PROSE}\n{PROSE}"), id="two-paragraphs"),
        pytest.param(
            "We row over lakes on which\nnobody has rowed before, and\nsink.",
            (("x",), "We row over lakes on which\nnobody has rowed before, and\nsink."),
            id="hard-wrapped",
        ),
        pytest.param(f"{PROSE}\n1,204\nBookmark", (("x",), PROSE), id="furniture-below"),
        pytest.param(
            f"{PROSE}\nhttps://example.org/the-boats-of-the-wide-lakes", (("x",), PROSE), id="link"
        ),
        pytest.param(f"{PROSE}\n\nLoad some more", (("x",), PROSE), id="short-line-below"),
        pytest.param("", (("x",), ""), id="none"),
    ],
)
def test_abstract(below: str, expected: tuple[tuple[str, ...], str]) -> None:
    """The abstract goes on over paragraphs and broken lines, and ends before furniture."""
    (reference,) = parse(f"SEMar 31\nOn Boats\n{below}\n", layout="dated").references
    assert ("On Boats", expected[1]) == (reference.title, reference.abstract)


def test_item_without_title_line() -> None:
    """A long line directly below the head is the abstract."""
    (reference,) = parse(f"SEMar 31\n{PROSE}\n", layout="dated").references
    assert ((), PROSE, (1, 2)) == (reference.titles, reference.abstract, reference.lines)


def test_head_without_item_is_left_over() -> None:
    """A head with nothing below it is no item."""
    listing = parse(f"SEMar 30\nSEMar 31\nOn BoatsAnna Smith\n{PROSE}\n", layout="dated")
    assert ([1], [2]) == ([x.line for x in listing.leftovers], [x.line for x in listing.references])


@pytest.mark.parametrize(
    ("title", "authors", "sure"),
    [
        pytest.param("On Boats and Lakes", "Anna Smith, Bo Lund et al.", ["Bo Lund"], id="two"),
        pytest.param("Deep Planning", "Wei Xu", [], id="single"),
        pytest.param("Deep Planning", "Timo Aukusti Laine", [], id="single-three-words"),
        pytest.param("Scenes in 3D", "Anna Smith, Bo Lund", ["Bo Lund"], id="ends-in-capital"),
        pytest.param("Lakes with GPT-4", "Anna Smith, Bo Lund", ["Bo Lund"], id="ends-in-digit"),
        pytest.param("Rowing with RL", "A. Smith, B. Lund", ["B. Lund"], id="acronym-initial"),
        pytest.param("Can Boats Float?", "Anna Smith, Bo Lund", ["Bo Lund"], id="question"),
        pytest.param("Rowing (and Not)", "Anna Smith, Bo Lund", ["Bo Lund"], id="bracket"),
        pytest.param("Boats, Lakes, and Oars", "Anna Smith, Bo Lund", ["Bo Lund"], id="commas"),
        pytest.param("Boats on GitHub", "Anna Smith, Bo Lund", ["Bo Lund"], id="camel-end"),
        pytest.param("OpenOar for Boats", "Anna Smith, Bo Lund", ["Bo Lund"], id="camel-start"),
        pytest.param("On Boats", "FLOAT OarGen team, Bo Lund et al.", ["Bo Lund"], id="team"),
        pytest.param(
            "On Boats", "The LAKE Collaboration, Bo Lund", ["Bo Lund"], id="collaboration"
        ),
        pytest.param("On Boats", "Ann McRow, Bo van den Lund", ["Bo van den Lund"], id="particle"),
        pytest.param("On Boats", "Anna Smith, Lund, Cy Doe", ["Cy Doe"], id="one-word-is-not-sure"),
        pytest.param("On Boats", "Jean-Luc D'Oar, Bo Élan", ["Bo Élan"], id="hyphen-accent"),
        pytest.param("On Boats", "Ann B. Smith, H.S. Lund", ["H.S. Lund"], id="initials"),
    ],
)
def test_glued(title: str, authors: str, sure: list[str]) -> None:
    """The title comes first among its hypotheses; names between commas are sure."""
    titles, names = split_glued(title + authors, PROSE)
    assert (title, sure) == (titles[0], list(names))


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("All models row.", "Rowing with Models", id="word"),
        pytest.param("We show ModelsJee.", "Rowing with ModelsJee", id="odd-word"),
    ],
)
def test_abstract_is_a_witness(abstract: str, expected: str) -> None:
    """Where a name has a capital inside, the abstract tells which word ends the title."""
    titles, _ = split_glued("Rowing with ModelsJeeWoong Park, Bo Lund", abstract)
    assert expected == titles[0]


def test_undecided_capital_gives_every_hypothesis() -> None:
    """Both readings of a double name are offered."""
    titles, _ = split_glued("Rowing with ModelsJeeWoong Park, Bo Lund")
    assert {"Rowing with Models", "Rowing with ModelsJee"} <= set(titles)


@pytest.mark.parametrize(
    ("line", "abstract"),
    [
        pytest.param("On Boats and Lakes", "", id="no-capital"),
        pytest.param("Better OarGen Models", "OarGen is what we use.", id="word-of-the-abstract"),
        pytest.param("OarGen: A Boat and the Lake", "", id="no-name-after"),
    ],
)
def test_line_without_authors_is_a_title(line: str, abstract: str) -> None:
    """A line that has no names is the title as it stands."""
    assert line == split_glued(line, abstract)[0][0]


def test_whole_line_stays_possible_without_commas() -> None:
    """A single author may be none: the line as a whole stays among the titles."""
    assert ("Deep Planning", "Deep PlanningWei Xu") == split_glued("Deep PlanningWei Xu")[0]
