"""The numbers that papers under review have beside every line, before it or after it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.bibliographies.sections import ends_entry
from bibtool.layouts.lines import Line

_BEFORE = re.compile(r"\s{0,20}(?P<number>\d{1,5})\s{1,20}(?=\S)")
_AFTER = re.compile(r"(?<=\S)\s{1,20}(?P<number>\d{1,5})\s{0,5}$")
_FIRST_LINES, _TAIL = 40, 40
_FEWEST = 8
_NEARLY_ALL = 0.8


def without_line_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return lines without such numbers, if nearly every line has one that counts on."""
    return _without(lines, _BEFORE) or _without(lines, _AFTER) or list(lines)


def _without(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Line]:
    """Return lines without numbers at one edge, nothing if these are not the lines' own."""
    first = [line.text for line in lines[:_FIRST_LINES]]
    if len(first) < _FEWEST or sum(_has(text, pattern) for text in first) < _NEARLY_ALL * len(
        first
    ):
        return []
    found = [_match(line.text, pattern) for line in lines]
    numbers = [int(match["number"]) for match in found if match]
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    if steps < _NEARLY_ALL * (len(lines) - 1):
        return []
    bare = [_bare(line, match) for line, match in zip(lines, found, strict=True)]
    # Where each line is an entry the numbers are the entries' own.
    ending = sum(ends_entry(line.text) for line in bare)
    going_on = sum(line.text.lstrip()[0].islower() for line in bare)
    return bare if 5 * ending < 4 * len(bare) and 20 * going_on >= len(bare) else []


def _has(text: str, pattern: re.Pattern[str]) -> bool:
    return _match(text, pattern) is not None


def _match(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return (
        pattern.search(text, max(0, len(text) - _TAIL))
        if pattern is _AFTER
        else pattern.match(text)
    )


def _bare(line: Line, match: re.Match[str] | None) -> Line:
    if match is None:
        return line
    return Line(line.number, line.text[: match.start()] + line.text[match.end() :])
