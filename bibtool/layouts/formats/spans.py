"""Works found as spans of a text's characters, given to a page as lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line, Page, Understood
from bibtool.model import Listing

SAMPLE = 200_000
"""Characters that tell what a text is, however long it is."""


class Work(NamedTuple):
    """A work of a text: ``text[start:end]`` is about it, and so is what was understood of it."""

    start: int
    end: int
    understood: Understood


def plain_ends(text: str) -> str:
    """Return a text with line feeds for line ends and without mark, as a page has its lines.

    Offsets in what comes back are those that ``listing`` wants.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def listing(layout: str, text: str, works: Iterable[Work]) -> Listing:
    """Return the listing of a text with plain ends, given its works in order; none may overlap.

    Works that have a line in common are all given all lines of these, and each its own part.
    """
    page = Page(layout, text)
    starts = line_starts(text)
    numbers = [line.number for line in page.lines]
    group: list[Work] = []
    last = 0
    for work in map(lambda each: _trimmed(each, text), works):  # noqa: C417 - one at a time
        if work.start >= work.end:
            continue
        first = bisect_right(starts, work.start)
        if group and first > last:
            _take(page, text, _between(page, numbers, starts, group), group)
            group = []
        group.append(work)
        last = bisect_right(starts, work.end - 1)
    if group:
        _take(page, text, _between(page, numbers, starts, group), group)
    return page.listing()


def lines_of(text: str, start: int, end: int) -> str:
    """Return a part of a text without its blank lines."""
    return "\n".join(line for line in text[start:end].split("\n") if line.strip())


def line_starts(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _trimmed(work: Work, text: str) -> Work:
    part = text[work.start : work.end]
    start = work.start + len(part) - len(part.lstrip())
    return Work(start, work.start + len(part.rstrip()), work.understood)


def _between(
    page: Page, numbers: Sequence[int], starts: Sequence[int], group: Sequence[Work]
) -> list[Line]:
    """Return the lines that are not blank from the first work of a group to its last."""
    first = bisect_right(starts, group[0].start)
    last = bisect_right(starts, group[-1].end - 1)
    return page.lines[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _take(page: Page, text: str, lines: list[Line], group: Sequence[Work]) -> None:
    """Make items of works on the same lines; two with nothing to tell them apart are one."""
    parts: dict[tuple[object, str], Understood] = {}
    for start, end, understood in group:
        part = lines_of(text, start, end)
        whole: Understood = {**understood, "text": part}
        parts.setdefault((understood.get("arxiv_id"), part), whole)
    works = list(parts.values())
    if len(works) == 1:
        works[0].pop("text")
    page.take_each(lines, works)
