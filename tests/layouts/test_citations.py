"""Whole references, however long."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.lines import is_prose

CITATIONS = [
    (
        "Anna Smith, Bo Lund, and Cy Doe. On small boats and what becomes of them on wide "
        "lakes in the winds of autumn. In Proceedings of the third conference on lakes, "
        "boats and the winds that are over them, pages 12-34, Lakeside, 2019."
    ),
    (
        "A. Smith and B. Lund, On the long way of small boats over the wide lakes of the "
        "north and of the winds that make it longer, in the journal of the lakes and of "
        "the boats that are on them, volume 12, pages 112-134, to appear in 2020."
    ),
    (
        "Bo Lund (2018). Why the wind that blows over wide lakes is strong when small "
        "boats are out and weak when they are home, with some remarks on oars. "
        "Transactions of the society of those who row, and of those who watch, 7, 1-20."
    ),
    (
        "On boats and on the lakes that they cross when the wind is not too strong for "
        "the ones who row them. Anna Smith, Bo Lund, Cy Doe. In the collected papers of "
        "the second meeting on the boats of the lakes and what they carry, 2021."
    ),
]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("start", ["", "[1] ", "- "])
def test_long_citations_are_no_abstracts(start: str, separator: str) -> None:
    """A long line with authors, title and venue is one reference with a title."""
    assert all(map(is_prose, CITATIONS))
    listing = parse(separator.join(start + citation for citation in CITATIONS))
    step = len(separator)
    assert list(range(1, 4 * step + 1, step)) == [r.line for r in listing.references]
    assert [""] * 4 == [reference.abstract for reference in listing.references]
