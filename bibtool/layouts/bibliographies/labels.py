"""The numbers and keys that stand before a bibliography's entries, and where each entry starts.

A number counts only in its turn: one more than the number before it (or one less: some lists
count down), so that years, pages and section numbers at a line's start are no labels.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_SKIPPED = 20
_SKIPPING = 0.8
"""What numbers left out cost: nearly as much as a label is worth."""
_KINDS: dict[str, re.Pattern[str]] = {
    "brackets": re.compile(
        r"\s*(?:\*\*)?\[\s?(?P<number>\d{1,6})\s?\](?:\*\*)?[.:]?(?:\s+|(?=[^\W\d])|$)"
    ),
    "stop": re.compile(r"\s*(?P<number>\d{1,4})\.(?:\s+|(?=[^\W\d])|$)"),
    "parenthesis": re.compile(r"\s*\(?(?P<number>\d{1,4})\)\.?(?:\s+|(?=[^\W\d])|$)"),
    "raised": re.compile(r"\s*(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*"),
    "caret": re.compile(r"\s*\^(?P<number>\d{1,4})\s*"),
    "bare": re.compile(
        r"\s*(?P<number>\d{1,3})(?:\s+(?=[^\W\d_]|[“\"])|(?=[^\W\d_a-z](?:[^\W\d_]|\.))|\s*$)"
    ),
}
_KEY = re.compile(
    r"\s*\[(?P<key>[^\W\d_][^\][]{0,60}?(?:\d\d|(?:19|20)\d\d)[a-z]?)\](?:\s+|$)|"
    r"\s*\[(?P<names>[A-Z][A-Za-z+]{1,8}\d{2}[a-z]?)\]"
)
_BULLET = re.compile(r"\s*(?P<mark>[•◦‣▪●○■□–—*+-]|\uf0b7)\s+(?=\S)")


class Label(NamedTuple):
    """A label: at which line, by its place among them, and where in the line it ends."""

    at: int
    end: int


KINDS = (*_KINDS, "key", "bullet")
"""What labels may look like."""


def best_kind(lines: Sequence[Line]) -> str:
    """Return the kind of label that most entries have."""
    return max(KINDS, key=lambda kind: len(labels_of(lines, kind)))


def labels_of(lines: Sequence[Line], kind: str) -> list[Label]:
    """Return the labels of a kind, in order."""
    if kind == "key":
        return _matches(lines, _KEY)
    return _most_common_mark(lines) if kind == "bullet" else _chain(lines, _KINDS[kind])


def _chain(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Label]:
    """Return the labels that count on, or down, each from the one before."""
    found = [
        (Label(at, match.end()), int(match["number"].translate(_RAISED)))
        for at, line in enumerate(lines)
        if (match := pattern.match(line.text)) is not None
    ]
    return counted(found)


def counted(found: Sequence[tuple[Label, int]]) -> list[Label]:
    """Return the longest chain of labels whose numbers count up, or down."""
    up = _counting(found, 1)
    if len(up) == len(found):
        return up
    down = _counting(found, -1)
    return up if len(up) >= len(down) else down


def _counting(found: Sequence[tuple[Label, int]], step: int) -> list[Label]:
    """Return the longest chain of labels; a list may start again, and skip a few numbers."""
    chains: dict[int, tuple[float, int]] = {}
    """For each number the best chain that ends with it: its worth, and the place of its last."""
    before = [-1] * len(found)
    longest = (0.0, -1)
    for n, (_, number) in enumerate(found):
        best = (0.75, -1)
        if number == 1 and step > 0:
            best = max(best, (longest[0] + 0.5, longest[1]))
        elif step < 0 and 1 in chains:
            best = (chains[1][0] + 0.5, chains[1][1])
        for skipped in range(_MOST_SKIPPED):
            worth, last = chains.get(number - step * (1 + skipped), (0.0, -1))
            if last >= 0:
                worth += 1 - min(0.4 * skipped, _SKIPPING)
                best = max(best, (worth, last))
                break
            if number - step * (1 + skipped) < 0:
                break
        before[n] = best[1]
        chains[number] = (best[0], n)
        longest = max(longest, (best[0], n))
    chain: list[Label] = []
    at = longest[1]
    while at >= 0:
        chain.append(found[at][0])
        at = before[at]
    return chain[::-1]


def _matches(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Label]:
    return [
        Label(at, match.end())
        for at, line in enumerate(lines)
        if (match := pattern.match(line.text)) is not None
    ]


def _most_common_mark(lines: Sequence[Line]) -> list[Label]:
    """Return the lines that start with the bullet most lines with one have."""
    marks: dict[str, list[Label]] = {}
    for label in _matches(lines, _BULLET):
        mark = lines[label.at].text[: label.end].strip()
        marks.setdefault(mark, []).append(label)
    return max(marks.values(), key=len, default=[])
