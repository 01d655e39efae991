"""How the lines of a page run: as furniture, as an abstract, as a few sentences, or otherwise."""

from collections.abc import Sequence
from functools import lru_cache

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, ends_sentence, is_prose, is_short_abstract, sample
from bibtool.layouts.sharing import of_each

FURNITURE, LONG, SHORT, OTHER = range(4)
"""``SHORT`` is whole sentences, too few to be an abstract where the neighbours are none."""

_MANY = 10_000
"""Lines of which it takes longer to look at them than to have others do it."""


def wording_of(lines: Sequence[Line]) -> list[int]:
    """Return how each of some lines runs; many are looked at by several processes."""
    if len(lines) < _MANY:
        return [_wording(line.text) for line in lines]
    return list(of_each(_wording_of, lines))


def worded_sample(text: str) -> tuple[list[Line], Sequence[int]]:
    """Return the lines of a text's beginning and how each of them runs."""
    lines = sample(text)
    return lines, _remembered(tuple(lines))


@lru_cache(maxsize=2)
def _remembered(lines: tuple[Line, ...]) -> list[int]:
    # Several layouts look at the same ones.
    return wording_of(lines)


def _wording_of(line: Line) -> int:
    return _wording(line.text)


def _wording(text: str) -> int:
    if is_furniture(text):
        return FURNITURE
    if is_prose(text):
        return LONG
    # To look at a line's end is much quicker than to look at all its words.
    return SHORT if ends_sentence(text) and is_short_abstract(text) else OTHER
