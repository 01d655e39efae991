"""No layout loses a line or gives it to two items, whatever the text."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.identifiers import ArxivId
from bibtool.layouts import LAYOUTS, parse
from bibtool.model import Listing

LISTINGS = Path(__file__).parents[3] / "shared" / "listings"
FILES = sorted(path.name for path in LISTINGS.glob("*") if path.suffix != ".json")
PROSE = "we row small boats over wide lakes and see what the wind does to them, day by day. " * 4
PIECES = [
    "Abstract:" + PROSE,
    "Abstract:",
    PROSE,
    PROSE[:70],
    "SEMar 31",
    "AIMay 28, 2024Code",
    "On Boats and LakesAnna Smith, Bo Lund et al. · lake",
    "On Small Boats",
    "- [On Small Boats](https://arxiv.org/abs/2301.00001)",
    "    deeper 2301.00002",
    "  - Paper: https://doi.org/10.1000/xyz",
    "Anna Smith, Bo Lund, Cy Doe",
    "2301.00001, arXiv:2301.00002; https://arxiv.org/abs/2301.00003",
    "We row small boats over lakes and see what the wind does.",
    "Home",
    "[pdf] [code]",
    "# Heading",
    "% comment",
    "Papers:",
    "*",
    "2024",
    "Jo",
]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\f", "\u2028", "\x00", " \n"]


def check(text: str, listing: Listing) -> None:
    """Assert that every line that is not blank is in a reference or is a leftover, never both.

    References share lines only where the same lines name several works: each by its id, or each
    on its own part of them.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    expected = {number: line for number, line in enumerate(lines, 1) if line.strip()}
    works: dict[tuple[int, ...], list[tuple[ArxivId | None, str]]] = {}
    for reference in listing.references:
        works.setdefault(reference.lines, []).append((reference.arxiv_id, reference.text))
    places = Counter(number for numbers in works for number in numbers)
    places.update(left.line for left in listing.leftovers)
    assert dict.fromkeys(expected, 1) == dict(places)
    for shared in works.values():
        assert len(set(shared)) == len(shared)
    for left in listing.leftovers:
        assert expected[left.line] == left.text
    for reference in listing.references:
        assert (reference.lines[0], sorted(reference.lines)) == (
            reference.line,
            list(reference.lines),
        )
        whole = "\n".join(expected[number] for number in reference.lines)
        if len(works[reference.lines]) == 1:
            assert whole == reference.text
        else:
            assert reference.text in whole


@pytest.mark.parametrize("name", [None, *sorted(LAYOUTS)])
@given(
    text=st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=30), st.sampled_from(ENDS)))
)
@settings(max_examples=60, deadline=None)
def test_made_up_texts(name: str | None, text: list[tuple[str, str]]) -> None:
    """Lines of all kinds, in any order and with any ends, are all there once."""
    joined = "".join(piece + end for piece, end in text)
    check(joined, parse(joined, layout=name))


@given(text=st.text())
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """Any text can be read."""
    check(text, parse(text))


@pytest.mark.skipif(not FILES, reason="the real listings (../shared/listings) are not here")
@pytest.mark.parametrize("name", [None, *sorted(LAYOUTS)])
def test_real_listings(name: str | None) -> None:
    """Every real listing keeps its lines in its own layout, and in each of the others some do."""
    first = sorted(LAYOUTS).index(name) % 5 if name else 0
    for file in FILES[first :: 5 if name else 1]:
        text = (LISTINGS / file).read_bytes().decode()
        check(text, parse(text, layout=name))
