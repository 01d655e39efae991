"""A rendered page, read in a layout of text; the works found are put back where the source is."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from bibtool.layouts.formats.rows import Row
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.model import Listing, Reference

_LONG_TITLE = 4
"""Words that a rank of headings has in the middle, if they are titles."""
_FEWEST_KNOWN = 2
"""Works of which more is known than a title: these a page has its headings for."""
_MOST_REMARKS = 6
_NO_ID: Understood = {"arxiv_id": None}
_LONGEST_BOLD = 6
"""Words of a bold line that heads a list."""
_BLANK = -1
_LINKED = re.compile(
    r"(?:#{1,6} )?(?:\[[A-Z]{2,8}\] )?\[(.{3,600}?)\]\(https?://[^()\s]{1,2000}\)", re.DOTALL
)


def works(rows: list[Row], read: Callable[[str], Listing]) -> Iterator[Work]:
    """Yield the works of a page, in order and apart.

    Args:
        rows: the lines of the page, which are taken away: a long page is read with little memory.
        read: reads a text in the layout that fits it.
    """
    if not rows:
        return iter(())
    seen = _Seen(rows)
    rows.clear()
    return _apart(_joined(_references(read(seen.text).references, seen), seen))


class _Seen:
    """The lines of a page in arrays, by their place from 0, with blank ones between."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.starts, self.ends, self.items = array("i"), array("i"), array("i")
        """Of each line where in the source it starts, or that it is blank, its end and its item."""
        self._texts, self._stops = array("i"), array("i")
        """Of each line where in the text it starts, without a heading's mark, and its end."""
        self.headings: set[int] = set()
        """The lines that are headings, but for those of the rank that titles have."""
        self._first_piece = array("i", [0])
        self._begun, self._places = array("i"), array("i")
        titles = _ranks_of_titles(rows)
        parts: list[str] = []
        at = 0
        for row in rows:
            if row.is_apart:
                parts.append("")
                self._add(None, at, at)
                at += 1
            is_marked = row.heading and row.heading not in titles
            mark = "#" * int(row.heading[1]) + " " if is_marked else ""
            if is_marked:
                self.headings.add(len(self.starts))
            parts.append(mark + row.text.replace("\n", " ").replace("\r", " "))
            self._add(row, at + len(mark), at + len(parts[-1]))
            at += len(parts[-1]) + 1
        self.text = "\n".join(parts)

    def _add(self, row: Row | None, start: int, stop: int) -> None:
        self.starts.append(row.start if row else _BLANK)
        self.ends.append(row.end if row else _BLANK)
        self.items.append(row.item if row else 0)
        self._texts.append(start)
        self._stops.append(stop)
        if row:
            self._begun.extend(row.begun)
            self._places.extend(row.places)
        self._first_piece.append(len(self._begun))

    def is_blank(self, number: int) -> bool:
        """Return whether a line is blank."""
        return self.starts[number] == _BLANK

    def line(self, number: int) -> str:
        """Return a line without a heading's mark."""
        return self.text[self._texts[number] : self._stops[number]]

    def source(self, number: int, at: int) -> int:
        """Return about where in the source a place in a line is."""
        first, stop = self._first_piece[number], self._first_piece[number + 1]
        n = bisect_right(self._begun, at, first, stop) - 1
        if n < first:
            return self.starts[number]
        limit = self._places[n + 1] if n + 1 < stop else self.ends[number]
        return min(self._places[n] + at - self._begun[n], limit)


def _ranks_of_titles(rows: Sequence[Row]) -> frozenset[str]:
    """Return the ranks of headings that the page has titles in: they are not marked."""
    lengths: dict[str, list[int]] = {}
    for row in rows:
        if row.heading:
            lengths.setdefault(row.heading, []).append(len(row.text.split()))
    return frozenset(
        heading
        for heading, counts in lengths.items()
        if len(counts) > 1 and sorted(counts)[len(counts) // 2] >= _LONG_TITLE
    )


def _references(found: Sequence[Reference], seen: _Seen) -> list[Reference]:
    """Return the items of a page that are works, the last first, so that each can be taken away."""
    kept = _without_remarks(_without_headings(found, seen), seen)
    return sorted(kept, key=lambda each: each.lines)[::-1]


def _without_headings(references: Sequence[Reference], seen: _Seen) -> Sequence[Reference]:
    """Return items but those that have no more than words, and a heading among these.

    A page of other works is no work itself: ``Publications`` with a menu or a year below it.
    """
    known = sum(map(_is_known, references))
    if known < _FEWEST_KNOWN or known == len(references):
        return references
    # Where no work begins with a bold line, such a line is a heading in all but its element.
    are_bold = any(
        _is_known(each) and _is_bold(seen.line(each.lines[0] - 1)) for each in references
    )
    return [
        each
        for each in references
        if _is_known(each)
        or not (
            any(number - 1 in seen.headings for number in each.lines)
            or (not are_bold and len(each.lines) == 1 and _is_short_bold(seen, each.lines[0] - 1))
        )
    ]


def _is_bold(line: str) -> bool:
    return line.startswith("**") and line.find("**", 2) == len(line) - 2


def _is_short_bold(seen: _Seen, number: int) -> bool:
    line = seen.line(number).strip()
    return line.count(" ") < _LONGEST_BOLD and _is_bold(line)


def _without_remarks(references: Sequence[Reference], seen: _Seen) -> Sequence[Reference]:
    """Return items but the few words around the lists of a page that has its works in lists.

    Works are in lists if those with ids are all items, and half of the items have one.
    """
    listed = [each for each in references if seen.items[each.lines[0] - 1]]
    around = len(references) - len(listed)
    named = [each for each in listed if _is_named(each) and _is_titled(each)]
    if not 0 < around <= _MOST_REMARKS or not named or 2 * len(named) < len(listed):
        return references
    beside = [each for each in references if not seen.items[each.lines[0] - 1]]
    if any(map(_is_named, beside)) or sum(bool(each.authors) for each in beside) > 1:
        return references
    return listed


def _is_named(reference: Reference) -> bool:
    return bool(reference.arxiv_id or reference.doi or reference.abstract)


def _is_titled(reference: Reference) -> bool:
    return any(title.count(" ") + 1 >= _LONG_TITLE for title in reference.titles)


def _is_known(reference: Reference) -> bool:
    return bool(reference.arxiv_id or reference.doi or reference.authors or reference.abstract)


def _joined(references: list[Reference], seen: _Seen) -> list[Work]:
    """Return the works of a page; what goes on in an item of its lists is part of that item.

    The references, the last of them first, are taken away one by one to have memory for the works.
    """
    found: list[Work] = []
    begun = 0
    while references:
        reference = references.pop()
        number = reference.lines[0] - 1
        work = _work(reference, seen)
        item = seen.items[number]
        is_first = not number or seen.is_blank(number - 1) or seen.items[number - 1] != item
        whole = _together(found[-1], work) if item and item == begun and not is_first else None
        if whole is None and found and _is_more_of(found[-1], work, seen.line(number)):
            whole = _together(found[-1], Work(work.start, work.end, {**work.understood, **_NO_ID}))
        if whole is not None:
            found[-1] = whole
        else:
            found.append(work)
            begun = item if is_first else 0
    return found


def _is_more_of(work: Work, more: Work, line: str) -> bool:
    """Return whether a part is the abstract of the work before it, whose id it says once more."""
    own, again = work.understood.get("arxiv_id"), more.understood.get("arxiv_id")
    if own is None or again is None or own.base != again.base or more.understood.get("authors"):
        return False
    return bool(more.understood.get("abstract")) or line.lstrip().startswith(own.base)


def _together(work: Work, more: Work) -> Work | None:
    """Return what two parts of an item say as one work, unless they name two."""
    for name in ("arxiv_id", "doi", "abstract"):
        if work.understood.get(name) and more.understood.get(name):
            return None
    own = {name: value for name, value in work.understood.items() if value}
    understood = {**more.understood, "titles": (), **own}
    return Work(work.start, max(work.end, more.end), cast("Understood", understood))


def _work(reference: Reference, seen: _Seen) -> Work:
    own = [number - 1 for number in reference.lines if not seen.is_blank(number - 1)]
    first = own[0]
    start, end = seen.starts[first], seen.ends[own[-1]]
    line = seen.line(first)
    if len(own) == 1 and len(reference.text) < len(line) and (at := line.find(reference.text)) >= 0:
        start = seen.source(first, at)
        end = seen.source(first, at + len(reference.text))
    understood: Understood = {
        "titles": tuple(_without_link(title) for title in reference.titles),
        "authors": reference.authors,
        "abstract": reference.abstract,
        "year": reference.year,
        "arxiv_id": reference.arxiv_id,
        "doi": reference.doi,
    }
    return Work(start, max(end, start + 1), understood)


def _without_link(title: str) -> str:
    """Return a title without the link that the page was rendered with around it."""
    found = _LINKED.fullmatch(title) if title.startswith(("[", "#")) else None
    return found[1] if found else title


def _apart(found: Sequence[Work]) -> Iterator[Work]:
    """Yield works so that none begins before the one above ends, unless both are in one place."""
    last = (0, 0)
    for work in sorted(found, key=lambda each: (each.start, each.end)):
        start, end = work.start, work.end
        if (start, end) != last:
            start = min(max(start, last[1]), end - 1)
            last = (start, end)
        yield Work(start, end, work.understood)
