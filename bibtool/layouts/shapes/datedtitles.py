"""Titles with a year, one a line: lines that a venue would look like too.

A venue stands once in an item. Where several such lines stand together, listed alike, each is a
work.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bibtool.layouts.shapes.kinds import BULLETS, KINDS

_VENUEISH = KINDS.index("venueish")
_LISTED = BULLETS | {"1"}
_FEWEST = 3


def dated_titles(lines: Iterable[tuple[int, str, int]]) -> Iterator[int]:
    """Yield the places of such titles among lines, of which the kind, mark and indent are told."""
    at = 0
    for (kind, mark, _), alike in groupby(lines):
        count = sum(1 for _ in alike)
        if kind == _VENUEISH and mark[:1] in _LISTED and count >= _FEWEST:
            yield from range(at, at + count)
        at += count
