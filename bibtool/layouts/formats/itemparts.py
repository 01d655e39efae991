"""Works of a page with the parts of each that elements mark: ``<em>`` here, ``<i class="jr">``."""

import re
import sys
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from bibtool.layouts.formats.htmltokens import pieces
from bibtool.layouts.formats.spans import Work

_INLINE = frozenset("a abbr b big cite em font i q small span strong u".split())
_NO_PARTS = frozenset("sub sup math ul ol li dl table tbody tr body html main section".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LOOK = re.compile(
    r"(?:^|\s)(class|style|color)\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,80})", re.IGNORECASE
)
_TWO_WORDS = re.compile(r"[^\W\d_]{2}[^\W\d_]*+[\W\d_].*?[^\W\d_]{2}", re.DOTALL)
_MOST_OPEN, _MOST_LOOKED_AT, _MOST_CLOSED = 60, 12, 30
_MOST_PARTS, _LONGEST = 60, 6000

Kind = tuple[str, str, int]
"""An element's name and look, and how many of these the work has before it."""


class Part(NamedTuple):
    """An element with two words or more, as a part of the work's text."""

    kind: Kind
    start: int
    end: int


class Item(NamedTuple):
    """The text of a work as the page has it, and the parts that its elements are."""

    text: str
    parts: Sequence[Part]


_Ended = tuple[int, int, int, str, str]
"""Where an element begins and ends (negative) in its work, its number there, its name and look."""


class _Open:
    """An element that is open: what it is, in which work its text begins, and where there."""

    __slots__ = ("inner", "start", "tag", "work")

    def __init__(self, tag: str, inner: str) -> None:
        self.tag = tag
        self.inner = inner
        self.work = -1
        self.start = 0


def items_of(source: str, works: Sequence[Work]) -> list[Item]:
    """Return the parts of each of a page's works, which are in order."""
    reader = _Reader(works)
    reader.run(source)
    kinds: dict[Kind, Kind] = {}  # each once, or they would fill the memory
    return [
        Item(text, _numbered(text, ended, kinds))
        for text, ended in zip(reader.texts, reader.ended, strict=True)
    ]


def _numbered(text: str, ended: list[_Ended], kinds: dict[Kind, Kind]) -> Sequence[Part]:
    """Return the parts with words in order, told apart by how many of their kind are before."""
    if not ended:
        return ()
    ended.sort()
    counts: dict[tuple[str, str], int] = {}
    found: list[Part] = []
    for start, minus_end, _, tag, look in ended:
        if _TWO_WORDS.search(text, start, min(-minus_end, start + 200)):
            count = counts.get((tag, look), 0)
            counts[tag, look] = count + 1
            kind = tag, look, count
            found.append(Part(kinds.setdefault(kind, kind), start, -minus_end))
    ended.clear()  # of all works both would be much
    return found


class _Reader:
    """Goes through a page and its works, which are in order, side by side."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.texts = [""] * len(works)
        self.ended: list[list[_Ended]] = [[] for _ in works]
        """Of each work the elements in it that have ended."""
        self._works = works
        self._at = -1
        """The number of the work that began last."""
        self._start = self._end = 0
        self._next = works[0].start if works else sys.maxsize
        self._opened: list[_Open] = []
        self._begun = 0
        """How many of those, from the outermost, surely have begun in a work."""

    def run(self, source: str) -> None:
        """Read the whole source."""
        for begun, text, start, tag, inner, _ in pieces(source):
            if text.isspace():
                self._add_blank(begun)
            elif text:
                self._take_text(text, begun, start)
            if tag[:1] == "/":
                self._close(tag[1:], start)
            elif tag:
                self._open(tag, inner, start)

    def _go_to(self, place: int) -> None:
        """Go on to the last work that begins before a place."""
        works = self._works
        while self._next < place:
            self._at += 1
            self._end = works[self._at].end
            self._next = works[self._at + 1].start if self._at + 1 < len(works) else sys.maxsize

    def _take_text(self, text: str, begun: int, end: int) -> None:
        """Add text to the work that it stands in; here the elements begin that open before it."""
        if self._next < end:
            self._go_to(end)
        if self._at < 0 or self._end <= begun:
            return
        own = self.texts[self._at]
        if len(own) > _LONGEST:
            return
        if self._begun < len(self._opened):
            self._begin(len(own))
        self.texts[self._at] = own + (unescape(text) if "&" in text else text)

    def _begin(self, start: int) -> None:
        """Note where in the work the elements begin that are open and have no text yet."""
        opened = self._opened
        for element in opened[-_MOST_LOOKED_AT:]:
            if element.work < 0:
                element.work, element.start = self._at, start
        if self._begun >= len(opened) - _MOST_LOOKED_AT:
            self._begun = len(opened)

    def _open(self, tag: str, inner: str, at: int) -> None:
        """Note that an element begins."""
        if tag not in _INLINE:
            self._add_blank(at)
        if tag not in _VOID:
            self._opened.append(_Open(tag, inner))
            if len(self._opened) > 2 * _MOST_OPEN:  # paragraphs that nothing ends
                del self._opened[:_MOST_OPEN]
                self._begun = max(0, self._begun - _MOST_OPEN)

    def _close(self, tag: str, at: int) -> None:
        """Note the element that ends here as a part of its work."""
        opened = self._opened
        if opened and opened[-1].tag == tag:  # as nearly always
            self._end_part(opened.pop())
            self._begun = min(self._begun, len(opened))
        else:
            self._close_outer(tag)
        if tag not in _INLINE:
            self._add_blank(at)

    def _close_outer(self, tag: str) -> None:
        """End an element with those in it that nothing has ended."""
        opened = self._opened
        for depth in range(len(opened) - 1, max(-1, len(opened) - _MOST_CLOSED), -1):
            if opened[depth].tag == tag:
                self._end_part(opened[depth])
                del opened[depth:]
                self._begun = min(self._begun, depth)
                break

    def _end_part(self, element: _Open) -> None:
        tag, number = element.tag, element.work
        if number < 0 or tag in _NO_PARTS:
            return
        look = _LOOK.search(element.inner) if element.inner else None
        ended = self.ended[number]
        if (look or tag in _INLINE) and len(ended) < _MOST_PARTS:
            shown = " ".join(look[2].split()) if look else ""
            ended.append((element.start, -len(self.texts[number]), len(ended), tag, shown))

    def _add_blank(self, at: int) -> None:
        if self._next <= at:
            self._go_to(at + 1)
        if at < self._end and self.texts[self._at][-1:].strip():
            self.texts[self._at] += " "
