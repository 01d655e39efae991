"""Pages of bare abstracts."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.lines import is_prose

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)
OTHER = PROSE.replace("boats", "kites")
WRAPPED = (
    "We study how small boats cross wide lakes and show that the wind\n"
    "is what matters most. In a series of trials on three wide lakes,\n"
    "boats that follow the wind arrive before those that fight it and\n"
    "the gap grows with the width of the lake."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{PROSE}\n{OTHER}\n{PROSE}\n", [(1,), (2,), (3,)], id="one-a-line"),
        pytest.param(f"{PROSE}\n\n{OTHER}\n", [(1,), (3,)], id="blank-lines"),
        pytest.param(
            f"{PROSE}\n\n{OTHER}\n\n{PROSE}\n{OTHER}\n", [(1,), (3,), (5, 6)], id="paragraphs"
        ),
        pytest.param(f"{WRAPPED}\n\n{WRAPPED}\n", [(1, 2, 3, 4), (6, 7, 8, 9)], id="hard-wrapped"),
        pytest.param(f"Jo\n{PROSE}\n\nHome\n", [(2,)], id="short-lines-left"),
    ],
)
def test_items(text: str, expected: list[tuple[int, ...]]) -> None:
    """An item is a long line, or a block where blank lines separate items."""
    listing = parse(text, layout="paragraphs")
    assert expected == [reference.lines for reference in listing.references]


SHORT = "We show that every small boat can cross every wide lake."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{a}\n{s}\n{b}\n", [(1,), (2,), (3,)], id="between"),
        pytest.param("{a}\n\n{s}\n\n{b}\n", [(1,), (3,), (5,)], id="blank-lines"),
        pytest.param("{s}\n{a}\n{b}\n", [(1,), (2,), (3,)], id="first"),
        pytest.param("{a}\n{b}\n{s}\n", [(1,), (2,), (3,)], id="last"),
        pytest.param("{a}\nOn Wide Lakes\n{b}\n", [(1,), (3,)], id="no-sentence"),
        pytest.param("{a}\n• {s}\n{b}\n", [(1,), (3,)], id="in-a-list"),
        pytest.param("{a}\nOn Oars\n{s}\n{b}\n", [(1,), (4,)], id="below-a-title"),
    ],
)
def test_short_abstract(text: str, expected: list[tuple[int, ...]]) -> None:
    """Whole sentences between abstracts are one, however short."""
    listing = parse(text.format(a=PROSE, b=OTHER, s=SHORT), layout="paragraphs")
    assert expected == [reference.lines for reference in listing.references]


def test_link_below_a_wrapped_abstract() -> None:
    """A link ends the paragraph above it and is no part of it."""
    text = f"{WRAPPED}\nhttps://example.org/boats\n\n{WRAPPED}\n"
    listing = parse(text, layout="paragraphs")
    assert [(1, 2, 3, 4), (7, 8, 9, 10)] == [reference.lines for reference in listing.references]


def test_text_is_the_abstract() -> None:
    """Nothing but the abstract is claimed."""
    (reference,) = parse(WRAPPED).references
    assert (WRAPPED, WRAPPED, ()) == (reference.text, reference.abstract, reference.titles)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PROSE, True, id="sentences"),
        pytest.param("On Boats", False, id="short"),
        pytest.param("Anna Smith, Bo Lund, " * 20, False, id="names"),
        pytest.param("Boats Float: A Survey | Oars Row: A Study " * 9, False, id="titles"),
        pytest.param("我们研究小船如何穿越宽阔的湖泊。" * 30, True, id="no-case"),
        pytest.param("1 2 3 4 " * 200, False, id="numbers"),
        pytest.param("https://example.org/boats " * 20, False, id="links"),
        pytest.param("arXiv:2301.00001, " * 40, False, id="ids"),
    ],
)
def test_prose(text: str, expected: bool) -> None:
    """An abstract is long and runs like sentences."""
    assert expected == is_prose(text)


def test_summaries_behind_titles_are_no_abstracts() -> None:
    """A numbered title with a dash and a sentence or two behind it is a newsletter's item."""
    said = "A method that rows small boats over wide lakes, and what the wind does to them. " * 3
    text = "".join(
        f"{n}) {title} - {said}\nPaper, Tweet\n"
        for n, title in enumerate(("Wide Lakes", "Small Boats of Oak", "Winds and Tides"), 1)
    )
    assert not any(reference.abstract for reference in parse(text).references)
