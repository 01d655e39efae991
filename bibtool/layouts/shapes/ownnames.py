"""References that begin with the same name one below the other: a page's owner stands first.

``Anna Smith, On Small Boats, preprint, 2019`` is a sentence or a title by itself.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.marks import Mark
from bibtool.layouts.shapes.persons import is_name

_LONGEST, _SHORTEST_REST = 40, 20
_FEWEST, _MOST_SPACES = 3, 3


def owners_first(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return the places of lines in a row, three at least, that begin with the same name."""
    openings = [_opening_of(rest) for _, rest in marks]
    counts = Counter(filter(None, openings))
    often = {one for one, count in counts.items() if count >= _FEWEST and is_name(one)}
    return frozenset(_in_rows(lines, openings, often)) if often else frozenset()


def _in_rows(lines: Sequence[Line], openings: Sequence[str], often: set[str]) -> Iterable[int]:
    """Yield the places of lines that begin with one of these names, in rows of three or more."""
    row: list[int] = []
    for at, opening in enumerate(openings):
        is_next = (
            bool(row)
            and opening == openings[row[-1]]
            and lines[at].number == lines[row[-1]].number + 1
        )
        if not is_next:
            if len(row) >= _FEWEST:
                yield from row
            row = []
        if opening in often:
            row.append(at)
    if len(row) >= _FEWEST:
        yield from row


def _opening_of(rest: str) -> str:
    """Return what stands before a line's first comma if it may be a name, else nothing."""
    opening, comma, others = rest[: _LONGEST + 1].partition(", ")
    if not comma or not opening[:1].isupper() or len(rest) - len(opening) < _SHORTEST_REST:
        return ""
    return opening if others and 0 < opening.count(" ") <= _MOST_SPACES else ""
