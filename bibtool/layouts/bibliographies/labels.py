"""The numbers and keys that stand before a bibliography's entries, and where each entry starts.

A number counts only in its turn: one more than the number before it (or one less: some lists
count down), so that years, pages and section numbers at a line's start are no labels.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.weblabels import DATED, WEB_KINDS, places_of
from bibtool.layouts.lines import Line

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_SKIPPED = 20
_SKIPPING = 0.8
"""What numbers left out cost: nearly as much as a label is worth."""
_KINDS: dict[str, re.Pattern[str]] = {
    "brackets": re.compile(
        r"\s*(?:\*\*)?\[\s?(?P<number>\d{1,6})\s?\](?:\*\*)?[.:]?(?:\s+|(?=[^\W\d])|$)"
    ),
    "stop": re.compile(r"\s*(?P<number>\d{1,4})(?:\.(?:\s+|(?=[^\W\d])|$)|[、．]\s*)"),
    "parenthesis": re.compile(r"\s*\(?(?P<number>\d{1,4})\)\.?(?:\s+|(?=[^\W\d])|$)"),
    "raised": re.compile(r"\s*(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*"),
    "caret": re.compile(r"\s*\^(?P<number>\d{1,4})\s*"),
    "bare": re.compile(
        r"\s*(?P<number>\d{1,3})(?:\s+(?=[^\W\d_]|[“\"])|(?=[^\W\d_a-z](?:[^\W\d_]|\.))|\s*$)"
    ),
}
# A letter may say what kind of work it is: [J1], [c12]; J1. and A12) are less sure.
_LETTERED: dict[str, re.Pattern[str]] = {
    "lettered": re.compile(
        r"\s*(?:\*\*)?\[(?P<letters>[A-ZΑ-ΩА-Я]{1,3}|[a-z]{1,2})[-.]?(?P<number>\d{1,3})\](?:\*\*)?"
        r"[.:]?(?:\s+|(?=[^\W\d])|$)"
    ),
    "lettered stop": re.compile(r"\s*(?P<letters>[A-Z]{1,2})(?P<number>\d{1,3})[.:)]\s+"),
}
_KEY = re.compile(
    r"\s*\[(?P<key>[^\W\d_][^\][]{0,60}?(?:\d\d|(?:19|20)\d\d)[a-z]?)\](?:\s+|$)|"
    r"\s*\[(?P<names>[A-Z][A-Za-z+]{1,8}\d{2}[a-z]?)\]"
)
_PAPER = r"\s*(?:\*\*)?\[?(?:paper|article|publication|manuscript|study|artikel|artículo|articolo)"
_AFTER_PAPER = r"(?:\*\*)?\]?[.:)–—-]{0,2}(?:\*\*)?\s+(?:[–—-]\s+)?"
# Each of these looks like an author's initial or a word too: it counts in its turn only.
_RUNNING: dict[str, re.Pattern[str]] = {
    "paper": re.compile(
        rf"{_PAPER}\s+(?P<number>[ivxl]{{1,7}}|\d{{1,3}}){_AFTER_PAPER}", re.IGNORECASE
    ),
    "lettered paper": re.compile(rf"(?i:{_PAPER})\s+(?P<letter>[A-Z]){_AFTER_PAPER}"),
    "small roman": re.compile(r"\s*\(?(?P<number>[ivxl]{1,7})[.)]\s+"),
    "roman": re.compile(
        r"\s*(?:\*\*)?[\[(]?(?P<number>[IVXL]{1,7})(?:[\])][.:]?|[.:])?(?:\*\*)?\s+"
    ),
}
_ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_BULLET = re.compile(r"\s*(?P<mark>[•◦‣▪●○■□–—*+-]|\uf0b7)\s+(?=\S)")


class Label(NamedTuple):
    """A label: at which line, by its place among them, and where in the line it ends."""

    at: int
    end: int


RUNNING_KINDS = tuple(_RUNNING)
"""Those that look like an initial or a word."""
KINDS = (*_KINDS, *_LETTERED, *RUNNING_KINDS, "key", "bullet", *WEB_KINDS, DATED)
"""What labels may look like."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def best_kind(lines: Sequence[Line]) -> str:
    """Return the kind of label that most entries have."""
    return max(KINDS, key=lambda kind: len(labels_of(lines, kind)))


def labels_of(lines: Sequence[Line], kind: str) -> list[Label]:
    """Return the labels of a kind, in order."""
    if kind == "key":
        return _matches(lines, _KEY)
    if kind in WEB_KINDS or kind == DATED:
        return [Label(at, end) for at, end in places_of(lines, kind)]
    if kind in _RUNNING:
        return _running(lines, _RUNNING[kind])
    if kind in _LETTERED:
        return _lettered(lines, _LETTERED[kind])
    return _most_common_mark(lines) if kind == "bullet" else _chain(lines, _KINDS[kind])


def _chain(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Label]:
    """Return the labels that count on, or down, each from the one before."""
    found = [
        (Label(at, match.end()), _number(match["number"]))
        for at, line in enumerate(lines)
        if (match := pattern.match(line.text)) is not None
    ]
    chain = counted(found)
    years = sum(_FIRST_YEAR <= number <= _LAST_YEAR for _, number in found)
    # "2019. A. Smith …": each entry may begin with its year.
    return [] if 2 * years > len(found) and 5 * len(chain) < 4 * len(found) else chain


def _number(text: str) -> int:
    return int(text if text.isascii() else text.translate(_RAISED))


def _lettered(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Label]:
    """Return the labels that count on, all in one or each letter's for themselves: c12, j5, c11."""
    whole = _chain(lines, pattern)
    by_letters: dict[str, list[tuple[Label, int]]] = {}
    for at, line in enumerate(lines):
        if (found := pattern.match(line.text)) is not None:
            label = Label(at, found.end())
            by_letters.setdefault(found["letters"], []).append((label, int(found["number"])))
    apart = sorted(label for found in by_letters.values() for label in counted(found))
    return apart if len(apart) > len(whole) else whole


def _running(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Label]:
    """Return the labels that count on from one without a gap; lists may begin again at one."""
    found = [
        (Label(at, match.end()), _value(match))
        for at, line in enumerate(lines)
        if (match := pattern.match(line.text)) is not None
    ]
    numbers = [number for _, number in found] + [0]
    chain: list[Label] = []
    last = 0
    for n, (label, number) in enumerate(found):
        is_next = last > 0 and number == last + 1
        if is_next or (number == 1 and numbers[n + 1] == 2):
            chain.append(label)
            last = number
    return chain


def _value(match: re.Match[str]) -> int:
    """Return the number that a letter, a Roman or another numeral stands for; 0 if none."""
    if "letter" in match.groupdict():
        return ord(match["letter"]) - ord("A") + 1
    numeral = match["number"].upper()
    if numeral.isdigit():
        return int(numeral)
    if _ROMAN.fullmatch(numeral) is None:
        return 0
    values = [_VALUES[sign] for sign in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def counted(found: Sequence[tuple[Label, int]]) -> list[Label]:
    """Return the longest chain of labels whose numbers count up, or down."""
    numbers = [number for _, number in found]
    if numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return [label for label, _ in found]  # most lists leave nothing out
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
