"""The lines of a rendered page in columns: as objects they would take three times the memory."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(slots=True)
class Row:
    """A line as it is seen; ``source[start:end]`` is where it comes from."""

    text: str
    start: int
    end: int
    heading: str = ""
    """The name of the element, ``h2``, if it is a heading."""
    begun: Sequence[int] = ()
    """Where in the text its pieces begin."""
    places: Sequence[int] = ()
    """Where in the source these are."""
    is_apart: bool = False
    """Whether a blank line stands before it."""
    item: int = 0
    """The number of the list's item that it is in, from 1; 0 for none."""
    is_gap: bool = False
    """Whether a paragraph without words stands before it."""
    links: Sequence[int] = ()
    """Where its cells begin, if it is a row of a table in which each cell begins with a link."""


class RowTable(Sequence[Row]):
    """Lines by their place from 0; each is made when it is asked for, and is then a copy."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.texts: list[str] = []
        self.starts, self.ends, self.items = array("i"), array("i"), array("i")
        self.are_apart, self.are_gaps = bytearray(), bytearray()
        self.headings: dict[int, str] = {}
        """By their place the few that are headings, and so their cells' links."""
        self.links: dict[int, Sequence[int]] = {}
        self.begun, self.places = array("i"), array("i")
        """Of each piece of each line where it begins, there and in the source."""
        self.first_piece = array("i", [0])
        """Of each line the number of its first piece; at the end that of all pieces."""
        self.extend(rows)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        n = range(len(self))[at]
        pieces = slice(self.first_piece[n], self.first_piece[n + 1])
        return Row(
            self.texts[n],
            self.starts[n],
            self.ends[n],
            self.headings.get(n, ""),
            self.begun[pieces],
            self.places[pieces],
            bool(self.are_apart[n]),
            self.items[n],
            bool(self.are_gaps[n]),
            self.links.get(n, ()),
        )

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))

    def extend(self, rows: Iterable[Row]) -> None:
        """Add lines."""
        for row in rows:
            self.append(row)

    def append(self, row: Row) -> None:
        """Add a line."""
        self.begun.extend(row.begun)
        self.places.extend(row.places)
        if row.heading:
            self.headings[len(self.starts)] = row.heading
        if row.links:
            self.links[len(self.starts)] = row.links
        self.add(row.text, (row.start, row.end), row.item, row.is_apart, row.is_gap)

    def add(
        self,
        text: str,
        place: tuple[int, int],
        item: int,
        is_apart: bool,  # noqa: FBT001 - each is a column
        is_gap: bool,  # noqa: FBT001
    ) -> None:
        """Add a line, whose pieces have been added."""
        self.texts.append(text)
        self.starts.append(place[0])
        self.ends.append(place[1])
        self.items.append(item)
        self.are_apart.append(is_apart)
        self.are_gaps.append(is_gap)
        self.first_piece.append(len(self.begun))

    def join(self, others: "RowTable", items: int) -> None:
        """Add the lines of another table, in which the numbers of items begin behind some."""
        count, pieces = len(self.starts), len(self.begun)
        self.texts += others.texts
        self.starts.extend(others.starts)
        self.ends.extend(others.ends)
        self.items.extend([item and item + items for item in others.items])
        self.are_apart += others.are_apart
        self.are_gaps += others.are_gaps
        self.begun.extend(others.begun)
        self.places.extend(others.places)
        self.first_piece.extend([first + pieces for first in others.first_piece[1:]])
        self.headings.update((n + count, rank) for n, rank in others.headings.items())
        self.links.update((n + count, cells) for n, cells in others.links.items())

    def cut(self, first: int) -> None:
        """Take away the lines from one on."""
        pieces = self.first_piece[first]
        del self.begun[pieces:], self.places[pieces:], self.first_piece[first + 1 :]
        del self.texts[first:], self.starts[first:], self.ends[first:], self.items[first:]
        del self.are_apart[first:], self.are_gaps[first:]
        for few in (self.headings, self.links):
            for n in [n for n in few if n >= first]:
                del few[n]

    def ranked(self) -> Iterator[tuple[str, str]]:
        """Yield the headings' ranks and texts."""
        return ((rank, self.texts[n]) for n, rank in self.headings.items())
