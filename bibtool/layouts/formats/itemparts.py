"""Works of a page with the parts of each that elements mark: ``<em>`` here, ``<i class="jr">``."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any, NamedTuple, TypeVar

from bibtool.layouts.formats.htmltokens import pieces
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.sharing import in_parts, may_share

_INLINE = frozenset("a abbr b big cite em font i q small span strong u".split())
_NO_PARTS = frozenset("sub sup math ul ol li dl table tbody tr body html main section".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LOOK = re.compile(
    r"(?:^|\s)(class|style|color)\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,80})", re.IGNORECASE
)
_TWO_WORDS = re.compile(r"[^\W\d_]{2}[^\W\d_]*+[\W\d_].*?[^\W\d_]{2}", re.DOTALL)
_MOST_OPEN, _MOST_LOOKED_AT, _MOST_CLOSED = 60, 12, 30
_MOST_PARTS, _LONGEST = 60, 6000
_END_TAGS = re.compile(r"(?>(?:\s{0,40}</[a-zA-Z][a-zA-Z0-9]{0,11}>){1,9})")
_MANY, _FIRST, _EACH = 3000, 500, 1500
"""How many works are read in parts, and how many of them in the first part and in each other."""

T = TypeVar("T")
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
_Late = tuple[int, _Ended]
"""The number of a work, and an element in it that ends only in a later part of the page."""
_Opened = list[Any]
"""An element that is open: its tag, what stands in that, in which work its text begins, and where.

A plain list, as millions are made.
"""


class _Bound(NamedTuple):
    """A place between two works: the number of the one behind it, and where in the source it is."""

    work: int
    place: int


def in_each_part(
    source: str, works: Sequence[Work], look: Callable[[int, Iterator[Item]], T]
) -> list[T]:
    """Return what is seen in the works of each part of a page; these are in order.

    Those of a long page are read in parts, each as if what is open there were what is open behind
    the first.

    Args:
        source: the page.
        works: its works.
        look: looks at some of them, given the number of the first.
    """
    bounds = [*_places_between(source, works), _Bound(len(works), len(source))]
    reader = _Reader(works, _Bound(0, 0))
    if not reader.run(source, bounds[0]) and len(bounds) > 1:
        bounds = bounds[-1:]  # what seems to be a tag there is none
        reader = _Reader(works, _Bound(0, 0))
        reader.run(source, bounds[0])

    def part_of(part: int) -> tuple[T, list[_Late]] | None:
        behind = _Reader(works, bounds[part], reader)
        is_between = behind.run(source, bounds[part + 1])
        is_last = bounds[part + 1].work == len(works)
        is_like = is_last or (is_between and behind.goes_on_as(reader))
        return (look(bounds[part].work, behind.items()), behind.late) if is_like else None

    found: list[T] = []
    done = 0
    for part in in_parts(part_of, len(bounds) - 1):
        if part is None:
            break
        found.append(part[0])
        reader.take(part[1])
        done += 1
    if done < len(bounds) - 1:
        rest = _Reader(works, bounds[done], reader)
        rest.run(source, bounds[-1])
        found.append(look(bounds[done].work, rest.items()))
        reader.take(rest.late)
    return [look(0, reader.items()), *found]


def _places_between(source: str, works: Sequence[Work]) -> list[_Bound]:
    """Return where a long page can be parted, each behind a work and the ends of elements."""
    if len(works) < _MANY or not may_share():
        return []
    found: list[_Bound] = []
    for n in range(_FIRST, len(works), _EACH):
        behind = _END_TAGS.match(source, works[n - 1].end)
        place = behind.end() if behind else works[n - 1].end
        if place <= works[n].start:
            found.append(_Bound(n, place))
    return found


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

    def __init__(
        self, works: Sequence[Work], begins: _Bound, above: "_Reader | None" = None
    ) -> None:
        """Begin at a place, where what is open is what is open behind another part."""
        self.late: list[_Late] = []
        """Elements of works of that other part."""
        self._works = works
        self._first, self._place = begins
        """The number of the first work, and where reading begins."""
        self._above = above
        self._texts: list[str] = []
        """Of each work behind which another has begun its text."""
        self._ended: list[list[_Ended]] = []
        """Of each work that has begun the elements in it that have ended."""
        self._end = 0
        self._next = works[self._first].start if works else sys.maxsize
        self._own: list[str] = []
        """The text of the work that began last, in pieces."""
        self._length = 0
        self._is_in_word = False
        """Whether that does not end with a blank."""
        self.opened: list[_Opened] = [list(each) for each in above.opened] if above else []
        self.begun: int = above.begun if above else 0
        """How many of those, from the outermost, surely have begun in a work."""

    def run(self, source: str, limit: _Bound) -> bool:
        """Read the source up to a place; return whether a tag ends there."""
        ended = 0
        for begun, text, start, tag, inner, end in pieces(source, self._place, limit.place):
            ended = end
            if text.isspace():
                if self._is_in_word or self._next <= begun:
                    self._add_blank(begun)
            elif text:
                self._take_text(text, begun, start)
            if tag[:1] == "/":
                self._close(tag[1:], start)
            elif tag:
                if tag not in _INLINE and (self._is_in_word or self._next <= start):
                    self._add_blank(start)
                if tag not in _VOID:
                    self._open(tag, inner)
        if limit.work > self._first:
            self._go_to(self._works[limit.work - 1].start + 1)
        return ended == limit.place

    def goes_on_as(self, other: "_Reader") -> bool:
        """Return whether what is open here is what is open behind another part."""
        return (self.begun, self.opened) == (other.begun, other.opened)

    def take(self, late: Sequence[_Late]) -> None:
        """Note elements of works that end in a later part of the page."""
        for number, (start, end, _, tag, look) in late:
            ended = self._ended[number]
            if len(ended) < _MOST_PARTS:
                ended.append((start, end, len(ended), tag, look))

    def items(self) -> Iterator[Item]:
        """Yield the works that have been read with the parts of each."""
        if len(self._texts) < len(self._ended):
            self._texts.append("".join(self._own))
        kinds: dict[Kind, Kind] = {}  # each once, or they would fill the memory
        for text, ended in zip(self._texts, self._ended, strict=True):
            yield Item(text, _numbered(text, ended, kinds))

    def length_of(self, number: int) -> int:
        """Return how long the text of a work is so far."""
        return len(self._texts[number]) if number < len(self._texts) else self._length

    def _go_to(self, place: int) -> None:
        """Go on to the last work that begins before a place."""
        works = self._works
        while self._next < place:
            if self._ended:
                self._texts.append("".join(self._own))
            at = self._first + len(self._ended)
            self._ended.append([])
            self._end = works[at].end
            self._next = works[at + 1].start if at + 1 < len(works) else sys.maxsize
            self._own, self._length, self._is_in_word = [], 0, False

    def _take_text(self, text: str, begun: int, end: int) -> None:
        """Add text to the work that it stands in; here the elements begin that open before it."""
        if self._next < end:
            self._go_to(end)
        if begun >= self._end or self._length > _LONGEST:
            return
        if self.begun < len(self.opened):
            self._begin()
        shown = unescape(text) if "&" in text else text
        self._own.append(shown)
        self._length += len(shown)
        if shown:
            self._is_in_word = not shown[-1].isspace()

    def _begin(self) -> None:
        """Note where in the work the elements begin that are open and have no text yet."""
        opened = self.opened
        work, start = self._first + len(self._ended) - 1, self._length
        for element in opened[-_MOST_LOOKED_AT:]:
            if element[2] < 0:
                element[2:] = work, start
        if self.begun >= len(opened) - _MOST_LOOKED_AT:
            self.begun = len(opened)

    def _open(self, tag: str, inner: str) -> None:
        """Note that an element begins."""
        opened = self.opened
        opened.append([tag, inner, -1, 0])
        if len(opened) > 2 * _MOST_OPEN:  # paragraphs that nothing ends
            del opened[:_MOST_OPEN]
            self.begun = max(0, self.begun - _MOST_OPEN)

    def _close(self, tag: str, at: int) -> None:
        """Note the element that ends here as a part of its work."""
        opened = self.opened
        if opened and opened[-1][0] == tag:  # as nearly always
            element = opened.pop()
            self.begun = min(self.begun, len(opened))
            if element[2] >= 0 and tag not in _NO_PARTS:
                self._end_part(element)
        else:
            self._close_outer(tag)
        if tag not in _INLINE and (self._is_in_word or self._next <= at):
            self._add_blank(at)

    def _close_outer(self, tag: str) -> None:
        """End an element with those in it that nothing has ended."""
        opened = self.opened
        for depth in range(len(opened) - 1, max(-1, len(opened) - _MOST_CLOSED), -1):
            if opened[depth][0] == tag:
                if opened[depth][2] >= 0 and tag not in _NO_PARTS:
                    self._end_part(opened[depth])
                del opened[depth:]
                self.begun = min(self.begun, depth)
                break

    def _end_part(self, element: _Opened) -> None:
        """Note the element that ends here as a part of its work."""
        tag, inner, number, start = element
        is_link = inner[:6] == " href=" and inner.find("=", 6) < 0  # and nothing else
        look = _LOOK.search(inner) if inner and not is_link else None
        if not look and tag not in _INLINE:
            return
        shown = " ".join(look[2].split()) if look else ""
        if self._above and number < self._first:
            end = self._above.length_of(number)
            self.late.append((number, (start, -end, 0, tag, shown)))
            return
        ended = self._ended[number - self._first]
        if len(ended) < _MOST_PARTS:
            end = self.length_of(number - self._first)
            ended.append((start, -end, len(ended), tag, shown))

    def _add_blank(self, at: int) -> None:
        if self._next <= at:
            self._go_to(at + 1)
        if self._is_in_word and at < self._end:
            self._own.append(" ")
            self._length += 1
            self._is_in_word = False
