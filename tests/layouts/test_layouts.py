"""Choosing a layout, and what holds for all of them."""

import re

import pytest

from bibtool.errors import UnknownName
from bibtool.layouts import LAYOUTS, best_layout, parse, register
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)
TITLED = f"On Boats\n{PROSE}\nOn Wind and Lakes\n{PROSE}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Jo\nAbstract:{PROSE}\n\n\nAbstract:{PROSE}\n", "abstracts", id="labelled"),
        pytest.param(
            f"SEMar 31\nOn Boats and LakesAnna Smith, Bo Lund et al.\n{PROSE}\n",
            "dated",
            id="dated",
        ),
        pytest.param(f"Jo Doe\nFamous AuthorPublications\n{TITLED}", "pairs", id="pairs"),
        pytest.param(f"{PROSE}\n{PROSE}\n{PROSE}\n", "paragraphs", id="bare-abstracts"),
        pytest.param("- On Boats\n- On Lakes\n", "reading", id="list"),
        pytest.param("On Boats", "reading", id="one-title"),
        pytest.param(PROSE, "paragraphs", id="one-abstract"),
        pytest.param("2301.00001\n2301.00002\n", "reading", id="ids"),
        pytest.param("", "reading", id="empty"),
        pytest.param("\n \n\t\n", "reading", id="blank"),
    ],
)
def test_choice(text: str, expected: str) -> None:
    """The layout that fits best reads a text; the reading list takes what nothing else fits."""
    assert expected == parse(text).layout


def test_named_layout_reads_whatever_the_text_looks_like() -> None:
    """A layout asked for by name is used."""
    assert "paragraphs" == parse("- On Boats\n", layout="paragraphs").layout


def test_unknown_layout_lists_the_known() -> None:
    """The error for an unknown name tells which names there are."""
    with pytest.raises(UnknownName, match=re.escape(", ".join(LAYOUTS))):
        parse("On Boats", layout="nosuch")


def test_registered_layout_takes_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that somebody registers is chosen where it fits best."""
    monkeypatch.setattr(LAYOUTS, "_things", dict(LAYOUTS._things))
    register("mine", Layout(lambda _text: 2.0, lambda _text: Listing("mine", ())))
    assert ("mine", "mine") == (best_layout("On Boats"), parse("On Boats").layout)


def test_ties_go_to_the_first_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two layouts that fit alike the one registered first reads."""
    monkeypatch.setattr(LAYOUTS, "_things", dict(LAYOUTS._things))
    register("late", Layout(lambda _text: 0.3, lambda _text: Listing("late", ())))
    assert "reading" == best_layout("On Boats")


def test_file_name_is_everywhere() -> None:
    """References and leftovers carry the name of the listing."""
    listing = parse("Home\nOn Boats and Lakes\n", file="page.txt")
    assert (Leftover(1, "Home", "page.txt"),) == listing.leftovers
    assert ["page.txt"] == [reference.file for reference in listing.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\n\nOn Small Boats\n\nOn Wide Lakes\n", [3, 5], id="line-feeds"),
        pytest.param("\r\nOn Small Boats\r\nOn Wide Lakes\r\n", [2, 3], id="crlf"),
        pytest.param("On Small Boats\rOn Wide Lakes\r", [1, 2], id="lone-carriage-returns"),
        pytest.param("\ufeffOn Small Boats\nOn Wide Lakes", [1, 2], id="byte-order-mark"),
        pytest.param("On Small\u2028Boats\nOn Wide Lakes", [1, 2], id="line-separator"),
        pytest.param("\f\nOn Small\fBoats\nOn Wide Lakes", [2, 3], id="form-feed"),
        pytest.param("On Small\x00Boats are\n\x00\nOn Wide Lakes", [1, 3], id="nul"),
        pytest.param("On Small\x85Boats\nOn Wide Lakes", [1, 2], id="next-line"),
    ],
)
def test_line_numbers_agree_with_editors(text: str, expected: list[int]) -> None:
    """Lines end at carriage returns and line feeds only."""
    assert expected == [reference.line for reference in parse(text, layout="reading").references]


def test_byte_order_mark_hides_no_label() -> None:
    """The first item of a file saved with a byte-order mark is read like any other."""
    expected = (Reference(f"Abstract:{PROSE}", 1, abstract=PROSE, lines=(1,)),)
    assert expected == parse(f"\ufeffAbstract:{PROSE}").references


@pytest.mark.parametrize("unit", ["a", "aB", "Ab, ", "1 ", "(", "[", "*", "“", " - ", "<", "A. "])
def test_very_long_line_is_read(unit: str) -> None:
    """No rule crawls on a line of a million characters, in no layout on one of fifty thousand."""
    sizes: list[tuple[str | None, int]] = [(None, 1_000_000), *((one, 50_000) for one in LAYOUTS)]
    for name, size in sizes:
        text = unit * (size // len(unit))
        listing = parse(f"SEMar 31\nOn Boats\n{text}\nAbstract:{text}", layout=name)
        assert 4 == sum(len(r.lines) for r in listing.references) + len(listing.leftovers)
