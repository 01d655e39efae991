"""A text's lines, numbered as editors number them, and a listing made of them.

Lines end at line feeds, carriage returns or both together and nowhere else: form feeds and
U+2028, where Python's ``splitlines`` cuts too, would put the numbers out of step with editors.
"""

import re
from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, islice
from typing import NamedTuple, TypedDict, Unpack, overload

from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Leftover, Listing, Reference

_DIGIT = re.compile(r"\d")
_SAMPLE, _SAMPLE_LINES = 200_000, 1_500
_SHORTEST_ABSTRACT = 40
_LISTED = re.compile(r"\s*(?:[-*+•●○◦‣▪·–—#>|]|\(?\d{1,3}[.)]|\[\d{1,4}\])\s?")
_ENDS = tuple(".!?:…。")
_CLOSING = "\"'”’)]}* "
_AS_IT_IS = "surrogatepass"  # half a character, as a broken file may have, is kept too


class Line(NamedTuple):
    """A line that is not blank, and its number from 1."""

    number: int
    text: str


_line_of: Callable[[tuple[int, str]], Line] = partial(tuple.__new__, Line)
"""Makes a line in a third of the time that ``Line`` takes."""


class Understood(TypedDict, total=False):
    """What a layout read out of an item's lines.

    ``text`` is its own part of them, where the lines are shared by several items.
    """

    text: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    abstract: str
    summary: str
    year: int | None
    arxiv_id: ArxivId | None
    doi: Doi | None


def numbered(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank; a byte-order mark at the start is no part of them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.isspace():
            yield _line_of((number, line))


def sample(text: str) -> list[Line]:
    """Return the lines of a text's beginning: enough to tell what it looks like, however long."""
    return list(_sample(text[:_SAMPLE]))


@lru_cache(maxsize=2)
def _sample(head: str) -> tuple[Line, ...]:
    # Every layout looks at the same one.
    return tuple(islice(numbered(head), _SAMPLE_LINES))


class Packed(Sequence[Line]):
    """Lines in little memory, made anew whenever they are asked for.

    As objects those of a long page are three times its text, and each process that looks at them
    gets a copy of its own: how many refer to an object is noted beside it.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line.text.encode("utf-8", _AS_IT_IS) for line in lines]
        self._numbers = array("Q", [line.number for line in lines])
        self._starts = array("Q", accumulate([len(text) + 1 for text in texts], initial=0))
        self._bytes = b"\n".join(texts)  # no line has such a sign in it

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if not isinstance(at, slice):
            at = range(len(self))[at]
            return self[at : at + 1][0]
        first, last, step = at.indices(len(self))
        if step != 1:
            return [self[n] for n in range(first, last, step)]
        if first >= last:
            return []
        text = self._bytes[self._starts[first] : self._starts[last] - 1]
        texts = text.decode("utf-8", _AS_IT_IS).split("\n")
        return list(map(_line_of, zip(self._numbers[first:last], texts, strict=True)))

    def but(self, numbers: Container[int]) -> Iterator[Line]:
        """Yield the lines of other numbers than these."""
        return (self[at] for at, number in enumerate(self._numbers) if number not in numbers)


class Page:
    """The lines of a text, given to items one after the other; what none takes is left over."""

    def __init__(self, layout: str, text: str) -> None:
        self.lines = list(numbered(text))
        self._packed: Packed | None = None
        self._layout = layout
        self._references: list[Reference] = []
        self._taken: set[int] = set()

    def take(self, lines: Sequence[Line], **understood: Unpack[Understood]) -> None:
        """Make an item of lines that no other item has.

        Raises:
            ValueError: there are no lines, or one of them belongs to an item already.
        """
        self.take_each(lines, [understood])

    def take_each(self, lines: Sequence[Line], works: Sequence[Understood]) -> None:
        """Make an item for each of the works that the same lines name.

        Each has its own id, or its own ``text``: the part of the lines that is about it.

        Raises:
            ValueError: there are no lines or works, or a line belongs to an item already.
        """
        numbers = tuple([line.number for line in lines])
        if not numbers or not works or not self._taken.isdisjoint(numbers):
            raise ValueError(f"lines {numbers} are none or already taken")
        self._taken.update(numbers)
        text = "\n".join([line.text for line in lines]) if len(lines) > 1 else lines[0].text
        for understood in works:
            if "text" not in understood:
                understood["text"] = text
            self._references.append(Reference(line=numbers[0], lines=numbers, **understood))

    def packed(self) -> Packed:
        """Return the lines as the page keeps them from now on; ``lines`` is empty then."""
        if self._packed is None:
            self._packed = Packed(self.lines)
            self.lines.clear()
        return self._packed

    def listing(self) -> Listing:
        """Return the items in the order of the text, and every other line as a leftover.

        The page has no lines any more then: of most long pages both would be half the memory.
        """
        packed = self._packed.but(self._taken) if self._packed is not None else ()
        left = [Leftover(line.number, line.text) for line in packed]
        while self.lines:
            line = self.lines.pop()
            if line.number not in self._taken:
                left.append(Leftover(line.number, line.text))
        return Listing(
            self._layout,
            tuple(sorted(self._references, key=lambda reference: reference.line)),
            tuple(sorted(left, key=lambda line: line.line)),
        )


def is_prose(text: str, least: int = 200) -> bool:
    """Return whether a line is long enough for an abstract and runs like a sentence.

    Most words of a sentence begin in lower case; those of names, menus and title lists do not.
    """
    if len(text) < least:
        return False
    words = text[:2000].split()
    firsts = [word[0] for word in words if "://" not in word and not _DIGIT.search(word)]
    if len(firsts) * 2 < len(words):
        return False  # a list of ids, links or numbers
    cased = [first for first in firsts if first.isupper() or first.islower()]
    low = sum(first.islower() for first in cased)
    # Scripts without capitals have few words by white space, and no case at all.
    return low * 5 >= len(cased) * 2 if len(cased) * 2 >= len(firsts) else len(text) > 2 * least


def is_short_abstract(text: str) -> bool:
    """Return whether a line is whole sentences, though too few to be an abstract anywhere.

    Where its neighbours are abstracts, it is one too.
    """
    if _LISTED.match(text):
        return False
    return is_prose(text, least=_SHORTEST_ABSTRACT) and ends_sentence(text)


def is_directly_below(line: Line, above: Line) -> bool:
    """Return whether no blank line stands between two lines."""
    return line.number == above.number + 1


def blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines between blank ones."""
    block: list[Line] = []
    for line in lines:
        if block and not is_directly_below(line, block[-1]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as the last one of a paragraph does."""
    return text[-20:].rstrip(_CLOSING).endswith(_ENDS) or text.rstrip().endswith(_ENDS)
