"""Lists of a page's own parts: its headings, and what a sentence counts up."""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.lines import Line

_LISTED = re.compile(
    r"\s{0,40}(?:[-*+•]|\(?(?:\d{1,3}|[ivx]{1,4})[.)])?\s{0,9}"
    r"(?:\[([^][]{1,200})\]\(#[^()\s]{1,300}\)|([^][\s][^][]{1,200}))\s{0,9}$"
)
"""``- [2. Boats](#2-boats)``, ``(2) Boats,``"""
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.):]\s?")
_SIGNS = frozenset("-*+•([0123456789")
_MARKS, _STOPS = " \t#*_=:-•|", " .,;:#*_"
_GOES_ON = (",", ";", ", and", "; and", ", or", "; or")
_FEWEST, _FEWEST_WORDS, _MOST = 3, 4, 40


def enumerated(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the numbers of the lines that list a page's parts, or what a sentence counts up."""
    yield from _contents(lines)
    for n, line in enumerate(lines):
        if line.text.rstrip()[-1:] == ":" and line.text.count(" ") >= _FEWEST_WORDS:
            yield from _counted(lines[n + 1 : n + 1 + _MOST])


def _contents(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of a list that have the words of headings below, and may link to these."""
    last = {_words_of(line.text): line.number for line in lines if line.text.lstrip()[:1] == "#"}
    last.pop("", None)
    if len(last) < _FEWEST:
        return
    listed = [
        line.number
        for line in lines
        if line.text.lstrip()[:1] in _SIGNS
        and (found := _LISTED.match(line.text))
        and last.get(_words_of(found[1] or found[2]), 0) > line.number
    ]
    if len(listed) >= _FEWEST:
        yield from listed


def _words_of(heading: str) -> str:
    """Return the words of a heading without its signs and number."""
    bare = heading.strip(_MARKS)
    return " ".join(_NUMBER.sub("", bare, count=1).rstrip(_STOPS).split()).casefold()


def _counted(lines: Sequence[Line]) -> list[int]:
    """Return the lines right below a colon that commas end, and the last a full stop."""
    found: list[int] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if text[0] not in _SIGNS or not _LISTED.match(text):
            break
        found.append(line.number)
        if not text.endswith(_GOES_ON):
            return found if text[-1] == "." and len(found) >= _FEWEST else []
    return []
