"""The elements of an HTML page with what they hold, of those that a reader sees in its middle."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.formats.htmltokens import Token, tokens

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEFT_OUT = frozenset(
    "head nav footer aside script style template noscript svg button select form textarea".split()
)
_ENDED_BY_NEXT = frozenset({"li", "p", "dt", "dd", "tr", "td"})
_INLINE = frozenset("a abbr b cite em i q small span strong sub sup time u".split())
_DEEPEST = 100
_ROOT = -1


class Element(NamedTuple):
    """A tag that opens an element, and the number of the element that it is in."""

    tag: str
    start: int
    parent: int
    inner: str
    """What stands in the tag behind the name."""


class Outline:
    """The elements of a page, in order, by their number."""

    def __init__(self, source: str) -> None:
        self.elements: list[Element] = []
        self.ends = array("q")
        """Where each element ends."""
        self._texts: list[str] = []
        """What is printed; an empty one is where a line ends."""
        self._places = array("q")
        self._open: list[int] = []
        self._last = _ROOT
        """The inline element that the token before has ended."""
        self._left_out: list[str] = []
        for token in tokens(source):
            self._take(token)
        for number in self._open:
            self.ends[number] = len(source)

    def _take(self, token: Token) -> None:
        if self._left_out:
            if token.tag == self._left_out[0]:
                self._left_out = (
                    self._left_out[1:] if token.is_end else [token.tag, *self._left_out]
                )
        elif not token.tag:
            self._add(token.text, token.start)
            if not token.inner.isspace():
                self._last = _ROOT
        elif token.is_end:
            self._close(token)
        elif token.tag in _LEFT_OUT:
            self._left_out = [token.tag]
        elif token.tag in _VOID:
            self._add("" if token.tag in {"br", "hr"} else " ", token.start)
        else:
            self._begin(token)

    def _add(self, text: str, at: int) -> None:
        self._texts.append(text)
        self._places.append(at)

    def _begin(self, token: Token) -> None:
        tag = token.tag
        if tag in _ENDED_BY_NEXT and self._open and self.elements[self._open[-1]].tag == tag:
            self.ends[self._open.pop()] = token.start
        if tag not in _INLINE:
            self._add("", token.start)
        elif self._last != _ROOT:
            # Side by side: what is between is drawn by the page's style.
            last = self.elements[self._last]
            alike = last.tag == tag and last.inner == token.inner
            self._add(", " if alike and token.inner.strip() else " ", token.start)
        self._last = _ROOT
        if len(self._open) < _DEEPEST:
            parent = self._open[-1] if self._open else _ROOT
            self._open.append(len(self.elements))
            self.elements.append(Element(tag, token.start, parent, token.inner))
            self.ends.append(token.start)

    def _close(self, token: Token) -> None:
        if token.tag not in _INLINE:
            self._add("", token.start)
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - 30), -1):
            if self.elements[self._open[depth]].tag == token.tag:
                for number in self._open[depth:]:
                    self.ends[number] = token.end
                self._last = self._open[depth] if token.tag in _INLINE else _ROOT
                del self._open[depth:]
                return

    def within(self, number: int) -> Iterator[int]:
        """Yield the elements that are in one, in order."""
        for each in range(number + 1, len(self.elements)):
            if self.elements[each].start >= self.ends[number]:
                return
            yield each

    def above(self, number: int) -> Iterator[int]:
        """Yield the elements that one is in, from the innermost."""
        while (number := self.elements[number].parent) != _ROOT:
            yield number

    def length(self, start: int, end: int) -> int:
        """Return how many pieces of text a part of the source has, and line ends."""
        return bisect_left(self._places, end) - bisect_left(self._places, start)

    def lines(self, start: int, end: int) -> list[str]:
        """Return the lines that are seen of a part of the source."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        lines = [""]
        for text in self._texts[first:last]:
            if text:
                lines[-1] += text
            elif lines[-1]:
                lines.append("")
        return [words for line in lines if (words := " ".join(line.split()))]
