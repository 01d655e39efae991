"""The lines of a rendered page in the making: pieces of text, links, bold words, cells."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import accumulate, pairwise
from typing import NamedTuple

from bibtool.layouts.formats.boldwords import is_long, is_long_bold
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.saidids import NO_IDS, Ids, Said, SaidIds, are_in, is_none
from bibtool.layouts.printed import ids_in

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 4
_DATE = re.compile(r"\s{0,9}(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d\s{0,9}")
_LONGEST_DATE = 40


class _Link(NamedTuple):
    """A link that is open: where it leads, what that is, and at which part it begins."""

    href: str
    ids: Ids
    first: int


_NOWHERE = frozenset({"", "#", "javascript:"})
_LONGEST_BUTTON = 10
_NO_LINK = _Link("", NO_IDS, 0)


class Rows:
    """Lines, and the line that is being written."""

    def __init__(self) -> None:
        self.done = RowTable()
        self.mark = ""
        """A bullet for the next line, should it have any text."""
        self.indent = 0
        """How many lists the line is in."""
        self.item = 0
        """The number of the list's item that the line is in."""
        self._parts: list[str] = []
        self._places: list[int] = []
        self._has_text = False
        self.is_apart = False
        """Whether a blank line goes before the next line."""
        self.is_gap = False
        """Whether a paragraph without words does."""
        self._links: list[_Link] = []
        self._bold: list[tuple[int, int]] = []
        self.said = SaidIds()
        self._cell = -1
        """At which part the table's cell begins that is open; -1 for none."""
        self._cells: list[int] = []
        """At which part each cell begins of those on the line."""
        self._linked: set[int] = set()
        """At which part each link begins that a cell begins with."""
        self._begun = 0
        """How many lines there were when the table's row began."""
        self._date = ""
        """The year of a row of several lines: it goes behind them."""
        self._edge = -1
        """Where a block ended in the cell: the line ends there if the cell has more text."""
        self._is_edge_apart = self._goes_on = False
        """Whether that was a paragraph; whether the line goes on with a cell of the one above."""

    def state(self) -> tuple[object, ...] | None:
        """Return what tells how the next line is written, if none is begun; else nothing."""
        is_begun = self._parts or self._links or self._bold or self._cells or self._linked
        if is_begun or self.item or max(self._cell, self._edge) >= 0 or self._date:
            return None
        gap = self.is_apart, self.is_gap, self._is_edge_apart, self._goes_on
        return self.mark, self.indent, min(len(self.done) - self._begun, 2), *gap

    def begin_part(self) -> None:
        """Go on without the lines above."""
        self._begun -= len(self.done)
        self.done = RowTable()
        self.said = SaidIds(is_part=True)

    def take_part(self, rows: RowTable, said: Said, items: int) -> bool:
        """Go on behind a part, if the lines above make no difference to it."""
        is_like = self.said.take_part(said)
        if is_like:
            self.done.join(rows, items)
            self._begun += len(rows)
        return is_like

    def add(self, text: str, at: int) -> None:
        """Add a piece of text that stands at a place of the source."""
        if not text:
            return
        if self._edge >= 0 and not text.isspace():
            self._pass_edge()
        if not self._has_text:
            if text.isspace():
                return
            self._has_text = True
            mark, self.mark = self.mark, ""
            if mark or self.indent:
                self._parts.append("  " * min(self.indent - bool(mark), _DEEPEST) + mark)
                self._places.append(at)
        self._parts.append(text)
        self._places.append(at)

    def add_text(self, written: str, at: int) -> None:
        """Add text of the source with its entities resolved and its runs of blanks made single."""
        if (self._edge >= 0 or not self._has_text) and written.isspace():
            return
        if self._edge >= 0:
            self._pass_edge()
        text = unescape(written) if "&" in written else written
        if "  " in text or not text.isprintable():
            text = _BLANKS.sub(" ", text)
        if self._has_text:
            if text[:1] == " " and self._parts[-1][-1:].isspace():
                text = text[1:]
            if text:
                self._parts.append(text)
                self._places.append(at)
            return
        self.add(text.lstrip(" "), at + len(written) - len(written.lstrip()))

    def add_lines(self, written: str, at: int) -> None:
        """Add text with its line ends and blanks as they are."""
        for n, line in enumerate(written.split("\n")):
            if n:
                self.end_line(at)
            self.add(unescape(line), at)
            at += len(line) + 1

    def begin_cell(self, at: int) -> None:
        """Part a table's cell from the one before, or from the last line of that."""
        self.end_cell()
        if self._goes_on:
            self.end_line(at)
        elif self._has_text:
            self.add("\t", at)
        self._cell, self._goes_on = len(self._parts), False
        self._cells.append(self._cell)

    def end_cell(self) -> None:
        """Leave a table's cell: where it begins and ends no block ends a line."""
        self._cell = self._edge = -1
        self._is_edge_apart = False

    def end_row(self, at: int) -> None:
        """End a table's row, with the line; a row of several lines stands apart."""
        self.end_cell()
        self.end_line(at)
        if self._date and len(self.done) > self._begun:
            self.done.texts[-1] += f", {self._date}"
        self.is_apart |= len(self.done) > self._begun + 1
        self._begun, self._goes_on, self._date = len(self.done), False, ""

    def end_block(self, at: int, *, is_apart: bool) -> None:
        """End the line where a block begins or ends, if that is no edge of a table's cell."""
        if self._cell < 0:
            self.end_line(at)
            self.is_apart |= is_apart
        elif any(part.strip() for part in self._parts[self._cell :]):
            self._edge = at if self._edge < 0 else self._edge
            self._is_edge_apart |= is_apart

    def _pass_edge(self) -> None:
        at, is_apart = self._edge, self._is_edge_apart
        self.end_line(at)
        self.is_apart |= is_apart

    def open_link(self, href: str) -> None:
        """Note where a link begins."""
        if self._edge >= 0:
            self._pass_edge()
        found = ids_in(href) if href and len(href) < 2000 else NO_IDS
        self._links.append(_Link(href, found, len(self._parts)))
        if self._cell == len(self._parts):
            self._linked.add(self._cell)

    def close_link(self, at: int) -> None:
        """Write a link as Markdown has it, if it leads to a work that the line does not name."""
        if self._links:
            link = self._links.pop()
            if is_none(link.ids):
                if link.href[:11].lower() in _NOWHERE:
                    self._drop_button(link.first)
            else:
                self._write_link(link, at)

    def _drop_button(self, first: int) -> None:
        """Take away a link that leads nowhere and has no words: ``[+]`` shows what is hidden."""
        first += first == 0 and self._parts[:1] != [] and self._parts[0].strip() in {"", "-"}
        if not 0 < len(self._parts) - first <= _LONGEST_BUTTON:
            return
        shown = "".join(part[: _LONGEST_BUTTON + 1] for part in self._parts[first:])
        if 0 < len(shown.strip()) <= _LONGEST_BUTTON and not any(map(str.isalnum, shown)):
            del self._parts[first:], self._places[first:]
            self._has_text = bool(self._parts)

    def open_bold(self) -> None:
        """Note where bold text begins."""
        if self._edge >= 0:
            self._pass_edge()
        self._bold.append((len(self.done), len(self._parts)))

    def close_bold(self, at: int) -> None:
        """Mark what is bold and long enough for a title; names and words searched for are not."""
        row, first = self._bold.pop() if self._bold else (-1, 0)
        if row != len(self.done) or not self._has_text:
            return
        inner = "".join(self._parts[first : first + 20])
        if is_long_bold(inner) and "](" not in inner:
            begins = first + (first == 0 and self._parts[0].strip() in {"", "-"})
            self._parts[begins] = "**" + self._parts[begins].lstrip()
            self._parts[-1] = self._parts[-1].rstrip() + "**"
            self.add(" ", at)

    def end_line(self, at: int, heading: str = "") -> None:
        """End the line at a place of the source; a link does not reach over it."""
        cell = self._cell
        if cell >= 0:
            self._goes_on |= self._has_text
            self._cell = 0
            self._edge, self._is_edge_apart = -1, False
        if self._links:
            link = self._links[-1]
            if self._has_text:
                self._write_link(link, at)
                link = _NO_LINK
            self._links[-1] = link._replace(first=0)
        if self._parts:
            self._write(cell, at, heading)

    def _write(self, cell: int, at: int, heading: str) -> None:
        """Write the line."""
        start = self._places[0]
        if cell > 0 and _DATE.fullmatch(date := "".join(self._parts[:cell])[:_LONGEST_DATE]):
            # Beside a cell of several lines a year is none of the first one's words.
            self._date = date.strip()
            self._parts, self._places = self._parts[cell:], self._places[cell:]
        if text := "".join(self._parts).rstrip():
            self._add_line(text, start, at, heading)
            self.is_apart = self.is_gap = False
            self.said.unread.append(text)
        self._parts, self._places, self._has_text = [], [], False
        if self._cells or self._linked:
            self._cells, self._linked = [], set()

    def _add_line(self, text: str, start: int, at: int, heading: str) -> None:
        done, places = self.done, self._places
        if len(places) == 1:
            done.begun.append(0)
        else:
            begun = list(accumulate(map(len, self._parts[:-1]), initial=0))
            done.begun.fromlist(begun)
            if self._linked and (links := self._links_of_cells(begun)):
                done.links[len(done)] = links
        done.places.fromlist(places)
        if heading:
            done.headings[len(done)] = heading
        place = start, max(at, places[0] + 1)
        done.add(text, place, self.item, self.is_apart, self.is_gap)

    def _links_of_cells(self, begun: Sequence[int]) -> Sequence[int]:
        """Return where in the text the cells begin, if all that have words begin with a link."""
        edges = [*self._cells, len(self._parts)]
        cells = [
            first
            for first, last in pairwise(edges)
            if any(part.strip() for part in self._parts[first:last])
        ]
        are_all = all(first in self._linked for first in cells)
        return tuple(begun[first] for first in cells) if are_all else ()

    def _write_link(self, link: "_Link", at: int) -> None:
        href, found, first = link
        if is_none(found):
            return
        # The last words on the line, among them the link's own.
        near = "".join(self._parts[max(first, len(self._parts) - 20) - 5 if first > 5 else 0 :])
        # A title's own link is it whatever stood above: that may be the last of another work.
        is_said = self.said.are(found) and not is_long("".join(self._parts[first:]))
        self.said.take_link(found)
        if is_said or are_in(found, near[-5000:]):
            return
        address = href.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        shown = (n for n in range(first, len(self._parts)) if self._parts[n].strip(" -\t") or n)
        begins = next(shown, -1)
        if begins < 0:
            self.add(f"[{'arXiv' if found[0] else 'DOI'}]({address})", at)
            return
        self._parts[begins] = "[" + self._parts[begins].lstrip()
        self._parts[-1] = self._parts[-1].rstrip() + f"]({address})"
