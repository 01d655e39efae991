"""A page's tags and text, taken one after the other and made the lines that a reader sees."""

from collections import defaultdict
from html import unescape

from bibtool.layouts.formats.htmlelements import (
    APART,
    BLOCKS,
    BOLD,
    CELLS,
    DOING,
    ENDS_SKIPPING,
    HEADINGS,
    IN_CELLS,
    LISTS,
    MIDDLES,
    QUICK,
    ROWS,
    TERMS,
    VOID,
    WITHIN_LINES,
)
from bibtool.layouts.formats.htmltokens import Token, attribute, is_hidden, pieces
from bibtool.layouts.formats.metatags import said_of_work
from bibtool.layouts.formats.pagepart import PagePart
from bibtool.layouts.formats.rows import Rows
from bibtool.layouts.lines import is_prose

_LONG_TITLE = 4
_MOST_META = 5000


class Renderer:
    """Reads a page."""

    def __init__(self, leave_out: frozenset[str]) -> None:
        self._leave_out = leave_out
        self._special = leave_out | VOID
        self.rows = Rows()
        self.meta: list[tuple[str, str, Token]] = []
        self._open: list[str] = []
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._lists: list[str] = []
        """The lists that are open, and their items."""
        self._items = 0
        self._skipped = ""
        self._skip_depth = 0
        self._skipped_text = self._shown_text = 0
        self._hidden: list[tuple[int, int]] = []
        """How many elements were open where a hidden one began, and how many rows there were."""
        self.middle: tuple[int, int] | None = None
        """Where the page's middle begins and ends, if an element says so."""
        self._middles: list[tuple[int, bool, int]] = []
        """Of each that is open: how many elements were, whether it is the main one, its start."""
        self._has_main = False
        self._paragraph = -1
        """How many rows there were when the last paragraph began."""
        self._math: list[list[str]] = []
        """Of each formula that is open its text, in place of which its TeX may stand."""

    @property
    def is_swallowed(self) -> bool:
        """Whether an element that is left out was never closed and had nearly all text."""
        return bool(self._skipped) and self._skipped_text > 2 * self._shown_text

    def read(self, source: str, begun: int, limit: int) -> int:
        """Read the source from one place to another, or somewhat behind it; return where to."""
        end = begun
        opened, counts, rows = self._open, self._counts, self.rows
        for at, text, start, tag, inner, end in pieces(source, begun, limit):
            if text or not tag:
                self._take_text(text, at)
            if tag[:1] == "/":
                self._close(tag[1:], start)
            elif self._skipped or inner or tag not in QUICK:
                if tag:
                    self._begin(tag, inner, start, end)
            elif tag == "br":
                rows.end_line(start)
            else:
                opened.append(tag)
                counts[tag] += 1
        if limit >= len(source):
            self.rows.end_line(len(source))
        return end

    def state(self) -> tuple[object, ...] | None:
        """Return what tells how the page goes on from a place between two lines; else nothing."""
        rows = self.rows.state()
        is_within = self._skipped or self._hidden or self._math
        if rows is None or is_within or self._counts["p"] or self._counts["dt"]:
            return None
        middle = (self.middle, self._has_main, *self._middles)
        return tuple(self._open), tuple(self._lists), middle, rows

    def part(self, source: str, begun: int, limit: int) -> PagePart | None:
        """Return what a part of the source is rendered as, if it begins and ends as it is here."""
        state, rows = self.state(), self.rows
        rows.begin_part()
        self.meta, self._paragraph = [], -1
        self._items = self._shown_text = self._skipped_text = 0
        end = self.read(source, begun, limit)
        if limit < len(source) and (end != limit or self.state() != state):
            return None
        lengths = self._shown_text, self._skipped_text
        said = rows.said.told()
        return PagePart(
            rows.done, self._items, *lengths, self.meta, said, self._skipped, self.middle
        )

    def take(self, part: PagePart) -> bool:
        """Go on with what a part was rendered as, if what stands before it makes no difference."""
        if not self.rows.take_part(part.rows, part.said, self._items):
            return False
        self._items += part.items
        self._shown_text += part.shown
        self._skipped_text += part.skipped
        self.meta = [*self.meta, *part.meta][:_MOST_META]
        self._skipped, self.middle = part.left_out, part.middle
        return True

    def _begin(self, tag: str, inner: str, at: int, end: int) -> None:
        if self._skipped or tag in self._special:
            if tag == "meta" and len(self.meta) < _MOST_META:
                self.meta += said_of_work(Token(at, end, tag, inner=inner))
            if not self._is_shown(tag, at):
                return
        if tag in DOING or inner:
            self._enter(tag, inner, at)
        self._open.append(tag)
        self._counts[tag] += 1
        if inner.endswith("/") and tag in {"a", "span", "i", "b"}:
            self._close(tag, at)

    def _is_shown(self, tag: str, at: int) -> bool:
        """Return whether what a tag opens is shown; notes what begins or goes on being left out."""
        if self._skipped and tag in ENDS_SKIPPING and self._skipped in {"head", "nav"}:
            self._skipped = ""
        if self._skipped:
            self._skip_depth += tag == self._skipped
        elif tag in self._leave_out:
            self._skipped, self._skip_depth = tag, 1
        elif tag in VOID:
            if tag in {"br", "hr"}:
                self.rows.end_line(at)
        else:
            return True
        return False

    def _enter(self, tag: str, inner: str, at: int) -> None:
        is_hiding = inner != "" and is_hidden(inner)
        if tag in LISTS:
            self._enter_list(tag, at)
        elif tag in WITHIN_LINES:
            self._enter_words(tag, inner)
        elif tag in CELLS:
            self.rows.begin_cell(at)
        else:
            self._end_block(tag, at, is_whole=is_hiding)
            if tag in APART:
                self._enter_apart(tag)
        if tag in MIDDLES or "main" in inner:
            self._enter_middle(tag, inner, at)
        if is_hiding:
            self._hidden.append((len(self._open), len(self.rows.done)))

    def _enter_words(self, tag: str, inner: str) -> None:
        """Begin what is within a line: a link, bold words, a formula."""
        if tag == "a":
            self.rows.open_link(attribute(inner, "href") if inner else "")
        elif tag in BOLD:
            self.rows.open_bold()
        elif tag == "math":
            self._math.append([attribute(inner, "alttext"), ""])
        elif self._math and "tex" in inner:
            self._math[-1][1] = ""

    def _enter_apart(self, tag: str) -> None:
        """Begin a paragraph or a term, or what is said of a term, which is drawn further in."""
        if tag == "dd":
            self.rows.indent += 1
            return
        self._paragraph = len(self.rows.done)
        self.rows.is_apart |= tag == "dt"

    def _end_block(self, tag: str, at: int, heading: str = "", *, is_whole: bool = False) -> None:
        """End the line where a block begins or ends; in a cell only if the block is whole."""
        if tag in ROWS:
            self.rows.end_row(at)
        elif tag in IN_CELLS and not is_whole:
            self.rows.end_block(at, is_apart=tag == "p")
        elif tag in BLOCKS:
            self.rows.end_line(at, heading)
            self.rows.is_apart |= tag == "p"

    def _enter_middle(self, tag: str, inner: str, at: int) -> None:
        is_main = tag == "main" or attribute(inner, "role") == "main"
        if is_main or tag in MIDDLES:
            self._middles.append((len(self._open), is_main, at))

    def _leave_middle(self, at: int) -> None:
        """Note the part of the page that is its middle: the main element, else the articles."""
        _, is_main, start = self._middles.pop()
        if is_main or not self._has_main:
            if self.middle is not None and is_main == self._has_main:
                start = self.middle[0]
            self.middle = (start, at)
            self._has_main = is_main

    def _enter_list(self, tag: str, at: int) -> None:
        is_item = tag == "li"
        if is_item and self._lists[-1:] == ["li"]:
            self._close(tag, at)  # an item ends the one before
        self.rows.end_line(at)
        self._lists.append(tag)
        if is_item:
            self._items += 1
            self.rows.mark, self.rows.item = "- ", self._items
            self.rows.indent += 1

    def _close(self, tag: str, at: int) -> None:
        if self._skipped:
            self._skip_depth -= tag == self._skipped
            if self._skip_depth <= 0:
                self._skipped = ""
            return
        opened, counts = self._open, self._counts
        if opened and opened[-1] == tag:  # as nearly always
            opened.pop()
            counts[tag] -= 1
            if tag in DOING or self._hidden:
                self._leave(tag, at)
        elif counts[tag]:
            closed = ""
            while closed != tag:
                closed = opened.pop()
                counts[closed] -= 1
                if closed in DOING or self._hidden:
                    self._leave(closed, at)

    def _leave(self, tag: str, at: int) -> None:
        if tag == "a":
            self.rows.close_link(at)
        elif tag in BOLD:
            self.rows.close_bold(at)
        elif tag == "math" and self._math:
            tex = " ".join(next(filter(None, self._math.pop()), "").split())
            self.rows.add(f"${tex}$" if tex else "", at)
        elif tag in CELLS:
            self.rows.end_cell()
        else:
            self._end_block(tag, at, heading=tag if tag in HEADINGS else "")
            self.rows.is_gap |= tag == "p" and self._paragraph == len(self.rows.done)
        if tag in TERMS:
            self._leave_term(tag)
        elif tag in LISTS and self._lists:
            self._lists.pop()
            self.rows.indent -= tag == "li"
            self.rows.item = 0
        if self._middles and self._middles[-1][0] == len(self._open):
            self._leave_middle(at)
        if self._hidden and self._hidden[-1][0] == len(self._open):
            self.rows.end_line(at)
            _, first = self._hidden.pop()
            # Folded away with a button: the abstract, perhaps.
            self._fold(first)

    def _leave_term(self, tag: str) -> None:
        """Begin an item with a term that may be a title: what defines it is about that work."""
        if tag == "dd":
            self.rows.indent -= 1
            return
        self.rows.item = 0
        first, items = self._paragraph, self.rows.done.items
        words = self.rows.done.texts[first:] if tag == "dt" else []
        if sum(len(text.split()) for text in words) >= _LONG_TITLE:
            self._items += 1
            self.rows.item = self._items
            for n in range(len(items))[first:]:
                items[n] = self._items

    def _fold(self, first: int) -> None:
        """Take away the lines of what is hidden, but for prose."""
        prose = [row for row in self.rows.done[first:] if is_prose(row.text)]
        self.rows.done.cut(first)
        for row in prose:
            self.rows.done.append(row)

    def _take_text(self, text: str, at: int) -> None:
        """Add text as the source has it."""
        if self._skipped:
            self._skipped_text += len(text)
            return
        self._shown_text += len(text)
        if self._math:
            self._math[-1][1] = (self._math[-1][1] + unescape(text))[:5000]
        elif self._counts.get("pre"):
            self.rows.add_lines(text, at)
        else:
            self.rows.add_text(text, at)
