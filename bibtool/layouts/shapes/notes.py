"""Bullets below bullets: notes on the works above them, or works below a topic."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bibtool.layouts.lines import Line
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.kinds import BULLETS
from bibtool.layouts.shapes.marks import Mark

_FEWEST_WORDS = 4
_FAR = 8


def notes(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return which lines are bullets that say something of the work at the bullet above.

    A topic is shorter than the works below it and has no link; a note is shorter than the title
    above it, or starts like no title.
    """
    if not any(map(str.isspace, [line.text[0] for line in lines])):
        return frozenset()
    pairs = list(_pairs(lines, marks))
    if not pairs:
        return frozenset()
    above = [marks[at][1] for at in dict.fromkeys(at for at, _ in pairs)]
    below = [marks[at][1] for _, at in pairs]
    # A link alone is that of the work above, where others say something of it.
    below = [text for text in below if not says_nothing(text)] or below
    if _share(has_id, below) > _share(has_id, above):
        return frozenset()
    words = median(text.count(" ") + 1 for text in above)
    is_shorter = median(map(len, below)) < median(map(len, above))
    starts_low = _share(lambda text: text[:1].islower(), below) > 0.5
    if words < _FEWEST_WORDS or not (is_shorter or starts_low or _share(has_id, above) > 0.5):
        return frozenset()
    return frozenset(at for _, at in pairs)


def _pairs(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> Iterator[tuple[int, int]]:
    """Yield each bullet that is set deeper than one above it, after that one."""
    top: int | None = None
    least = 0
    for at, (line, (mark, _)) in enumerate(zip(lines, marks, strict=True)):
        if mark.sort[:1] not in BULLETS or not mark.sort:
            continue
        indent = _indent(line)
        if top is None or indent <= least:
            top, least = at, indent
        elif line.number - lines[top].number <= _FAR:
            yield top, at


def _indent(line: Line) -> int:
    if not line.text[0].isspace():
        return 0
    start = line.text[:80].expandtabs(4)
    return len(start) - len(start.lstrip())


def _share(is_one: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(is_one, texts)) / len(texts)
