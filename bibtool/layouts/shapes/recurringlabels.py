"""Bullets with labels that come again, several in a row: they are about the work above them.

``- Authors: Anna Smith`` / ``- Read it: [paper](…)`` / ``- Source: our own summary``
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bibtool.layouts.lines import Line, is_directly_below
from bibtool.layouts.shapes.kinds import BULLETS
from bibtool.layouts.shapes.marks import Mark
from bibtool.layouts.shapes.plaintitles import is_plain_title

_LONGEST, _MOST_SPACES = 30, 2
_FEWEST, _ROW = 3, 3
_MOSTLY = 0.5
_LINKED_WORDS = 2


def labelled_bullets(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return the places of bullets in rows of such, each with another label that comes again.

    But for those whose label has titles or linked words behind it: these may be the works.
    """
    labels = [
        _label(rest) if (": " in rest or "：" in rest) and mark.sort[:1] in BULLETS else ""
        for mark, rest in marks
    ]
    if not any(labels):
        return frozenset()
    counts = Counter(filter(None, labels))
    often = {label for label, count in counts.items() if count >= _FEWEST}
    if len(often) < _ROW:
        return frozenset()
    every = _rows(lines, [label in often for label in labels])
    rows = [row for row in every if len({labels[at] for at in row}) >= _ROW]
    values: dict[str, list[str]] = {labels[at]: [] for row in rows for at in row}
    for label, (_, rest) in zip(labels, marks, strict=True) if values else ():
        if label in values:
            values[label].append(rest[len(label) + 1 :].strip())
    said = {label for label, behind in values.items() if not _are_titles(behind)}
    return frozenset(at for row in rows for at in row if labels[at] in said)


def _label(rest: str) -> str:
    """Return the few words before a line's colon, if it has one; in a link it is a title's."""
    opening = "" if rest[:1] == "[" else rest[:_LONGEST]
    at = opening.find("：")
    at = at if at > 0 else opening.find(": ")
    return opening[:at] if at > 0 and opening.count(" ", 0, at) <= _MOST_SPACES else ""


def _are_titles(values: Sequence[str]) -> bool:
    """Return whether most values of a label may be titles."""
    may_be = sum(is_plain_title(value) or _is_linked(value) for value in values)
    return may_be > _MOSTLY * len(values)


def _is_linked(value: str) -> bool:
    """Return whether words stand in a link: ``[On Boats for All](https://…)``."""
    return value[:1] == "[" and value.partition("](")[0].count(" ") >= _LINKED_WORDS


def _rows(lines: Sequence[Line], are_labelled: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the places of lines with labels that stand right below each other."""
    for is_one, group in groupby(range(len(lines)), key=lambda at: are_labelled[at]):
        row: list[int] = []
        for at in group if is_one else ():
            if row and not is_directly_below(lines[at], lines[at - 1]):
                yield row
                row = []
            row.append(at)
        if row:
            yield row
