"""Works found as spans of a text's characters, made a listing of its lines.

A file of ten megabytes may have half a million lines. So none is kept but in what has it, and where
they begin is in an array.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Understood
from bibtool.model import Leftover, Listing, Reference

SAMPLE = 200_000
"""Characters that tell what a text is, however long it is."""


class Work(NamedTuple):
    """A work of a text: ``text[start:end]`` is about it, and so is what was understood of it."""

    start: int
    end: int
    understood: Understood


_Group = tuple[int, int, list[Work]]
"""The first and the last line of some works, from 1, and these: they have lines in common."""


def plain_ends(text: str) -> str:
    """Return a text with line feeds for line ends and without mark, as a page has its lines.

    Offsets in what comes back are those that ``listing`` wants.
    """
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def listing(layout: str, text: str, works: Iterable[Work]) -> Listing:
    """Return the listing of a text with plain ends, given its works in order; none may overlap.

    Works that have a line in common are all given all lines of these, and each its own part.
    """
    starts = line_starts(text)
    references: list[Reference] = []
    leftovers: list[Leftover] = []
    done = 0
    for first, last, group in _grouped(text, starts, works):
        if first > done + 1:
            leftovers += map(Leftover, *_lines(text, starts, done + 1, first - 1))
        numbers, lines = _lines(text, starts, first, last)
        own = tuple(numbers)
        whole = lines[0] if len(lines) == 1 else "\n".join(lines)
        references += [
            Reference(line=own[0], lines=own, **understood)
            for understood in _told_apart(text, group, whole)
        ]
        done = last
    leftovers += map(Leftover, *_lines(text, starts, done + 1, len(starts)))
    return Listing(layout, tuple(references), tuple(leftovers))


def lines_of(text: str, start: int, end: int) -> str:
    """Return a part of a text without its blank lines."""
    return "\n".join(line for line in text[start:end].split("\n") if line.strip())


def line_starts(text: str) -> Sequence[int]:
    """Return where the lines of a text begin."""
    starts = array("q", [0])
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _grouped(text: str, starts: Sequence[int], works: Iterable[Work]) -> Iterator[_Group]:
    group: list[Work] = []
    begun = last = 0
    for untrimmed in works:
        work = _trimmed(untrimmed, text)
        if work.start >= work.end:
            continue
        first = bisect_right(starts, work.start)
        if first > last:
            if group:
                yield begun, last, group
            begun, group = first, []
        group.append(work)
        last = max(last, bisect_right(starts, work.end - 1))
    if group:
        yield begun, last, group


def _trimmed(work: Work, text: str) -> Work:
    start, end, _ = work
    if start < end <= len(text) and not (text[start].isspace() or text[end - 1].isspace()):
        return work
    part = text[start:end]
    if not (part[:1].isspace() or part[-1:].isspace()):
        return work
    begun = start + len(part) - len(part.lstrip())
    return Work(begun, start + len(part.rstrip()), work.understood)


def _lines(text: str, starts: Sequence[int], first: int, last: int) -> tuple[list[int], list[str]]:
    """Return the numbers of lines that are not blank, and their texts."""
    if first > last:
        return [], []
    end = starts[last] - 1 if last < len(starts) else len(text)
    lines = text[starts[first - 1] : end].split("\n")
    numbers = [n for n, line in enumerate(lines, first) if line and not line.isspace()]
    if len(numbers) < len(lines):
        lines = [lines[number - first] for number in numbers]
    return numbers, lines


def _told_apart(text: str, works: Sequence[Work], whole: str) -> Iterable[Understood]:
    """Return works on the same lines with their parts; two with nothing to tell them apart are one.

    One alone has the whole text of the lines.
    """
    parts: dict[tuple[object, str], Understood] = {}
    if len(works) > 1:  # hardly ever
        for start, end, understood in works:
            part = lines_of(text, start, end)
            own: Understood = {**understood, "text": part}
            parts.setdefault((understood.get("arxiv_id"), part), own)
    if len(parts) > 1:
        return parts.values()
    return [{**works[0].understood, "text": whole}]
