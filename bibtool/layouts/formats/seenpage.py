"""A rendered page, read in a layout of text; the works found are put back where the source is."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import cast

from bibtool.layouts.formats.rowtable import Row, RowTable
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


class Seen:
    """The text of a page as it is seen, and where each of its lines comes from."""

    def __init__(self, rows: RowTable) -> None:
        """Take the texts from a page's lines: both would be much memory."""
        texts, rows.texts = rows.texts, []
        self._rows = rows
        self._row_of = array("i")
        """Of each line, from 0, which row it is, or that it is blank."""
        self._texts, self._stops = array("i"), array("i")
        """Of each row where in the text it starts, without a heading's mark, and its end."""
        self._broken: dict[int, str] = {}
        """The texts of rows in which a line ended: in the text it does not."""
        self.headings: set[int] = set()
        """The lines that are headings, but for those of the rank that titles have."""
        titles = _ranks_of_titles(rows.headings, texts)
        parts: list[str] = []
        at = 0
        for n, (text, is_apart) in enumerate(zip(texts, rows.are_apart, strict=True)):
            if is_apart:
                parts.append("")
                self._row_of.append(_BLANK)
                at += 1
            if "\n" in text or "\r" in text:
                self._broken[n] = text
                text = text.replace("\n", " ").replace("\r", " ")  # noqa: PLW2901 - as it is seen
            parts.append(text)
            rank = rows.headings.get(n)
            if rank and rank not in titles:
                self.headings.add(len(self._row_of))
                parts[-1] = "#" * int(rank[1]) + " " + text
                at += int(rank[1]) + 1
            self._row_of.append(n)
            self._texts.append(at)
            at += len(text)
            self._stops.append(at)
            at += 1
        del texts
        self.text = "\n".join(parts)

    def is_blank(self, number: int) -> bool:
        """Return whether a line is blank."""
        return self._row_of[number] == _BLANK

    def line(self, number: int) -> str:
        """Return a line without a heading's mark."""
        n = self._row_of[number]
        return "" if n == _BLANK else self.text[self._texts[n] : self._stops[n]]

    def start(self, number: int) -> int:
        """Return where in the source a line starts that is not blank."""
        return self._rows.starts[self._row_of[number]]

    def end(self, number: int) -> int:
        """Return where in the source it ends."""
        return self._rows.ends[self._row_of[number]]

    def item(self, number: int) -> int:
        """Return the number of the list's item that a line is in; 0 for none, or a blank line."""
        n = self._row_of[number]
        return 0 if n == _BLANK else self._rows.items[n]

    def source(self, number: int, at: int) -> int:
        """Return about where in the source a place in a line is."""
        rows, row = self._rows, self._row_of[number]
        first, stop = rows.first_piece[row], rows.first_piece[row + 1]
        n = bisect_right(rows.begun, at, first, stop) - 1
        if n < first:
            return rows.starts[row]
        limit = rows.places[n + 1] if n + 1 < stop else rows.ends[row]
        return min(rows.places[n] + at - rows.begun[n], limit)

    def rows(self) -> Iterator[Row]:
        """Yield the lines that are not blank."""
        rows = self._rows
        for n, (start, end, item) in enumerate(
            zip(rows.starts, rows.ends, rows.items, strict=True)
        ):
            text = self.text[self._texts[n] : self._stops[n]]
            yield Row(self._broken.get(n, text), start, end, item=item)

    def starts_of_items(self) -> Sequence[int]:
        """Return where in the source the items of lists begin."""
        items = self._rows.items
        return array(
            "i",
            [
                start
                for start, item, above in zip(self._rows.starts, items, (0, *items), strict=False)
                if item and item != above
            ],
        )


def works(seen: Seen, read: Callable[[str], Listing]) -> Iterator[Work]:
    """Yield the works of a page, in order and apart.

    Args:
        seen: the page.
        read: reads a text in the layout that fits it.
    """
    if not seen.text:
        return iter(())
    return _apart(_joined(_references(read(seen.text).references, seen), seen))


def _ranks_of_titles(headings: Mapping[int, str], texts: Sequence[str]) -> frozenset[str]:
    """Return the ranks of headings that the page has titles in: they are not marked."""
    lengths: dict[str, list[int]] = {}
    for n, heading in headings.items():
        lengths.setdefault(heading, []).append(len(texts[n].split()))
    return frozenset(
        heading
        for heading, counts in lengths.items()
        if len(counts) > 1 and sorted(counts)[len(counts) // 2] >= _LONG_TITLE
    )


def _references(found: Sequence[Reference], seen: Seen) -> list[Reference]:
    """Return the items of a page that are works, the last first, so that each can be taken away."""
    kept = _without_remarks(_without_headings(found, seen), seen)
    return sorted(kept, key=attrgetter("lines"))[::-1]


def _without_headings(references: Sequence[Reference], seen: Seen) -> Sequence[Reference]:
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


def _is_short_bold(seen: Seen, number: int) -> bool:
    line = seen.line(number).strip()
    return line.count(" ") < _LONGEST_BOLD and _is_bold(line)


def _without_remarks(references: Sequence[Reference], seen: Seen) -> Sequence[Reference]:
    """Return items but the few words around the lists of a page that has its works in lists.

    Works are in lists if those with ids are all items, and half of the items have one.
    """
    listed = [each for each in references if seen.item(each.lines[0] - 1)]
    around = len(references) - len(listed)
    if not 0 < around <= _MOST_REMARKS:
        return references
    named = [each for each in listed if _is_named(each) and _is_titled(each)]
    if not named or 2 * len(named) < len(listed):
        return references
    beside = [each for each in references if not seen.item(each.lines[0] - 1)]
    if any(map(_is_named, beside)) or sum(bool(each.authors) for each in beside) > 1:
        return references
    return listed


def _is_named(reference: Reference) -> bool:
    return bool(reference.arxiv_id or reference.doi or reference.abstract)


def _is_titled(reference: Reference) -> bool:
    return any(title.count(" ") + 1 >= _LONG_TITLE for title in reference.titles)


def _is_known(reference: Reference) -> bool:
    return bool(reference.arxiv_id or reference.doi or reference.authors or reference.abstract)


def _joined(references: list[Reference], seen: Seen) -> list[Work]:
    """Return the works of a page; what goes on in an item of its lists is part of that item.

    The references, the last of them first, are taken away one by one to have memory for the works.
    """
    found: list[Work] = []
    begun = 0
    while references:
        reference = references.pop()
        number = reference.lines[0] - 1
        work = _work(reference, seen)
        item = seen.item(number)
        is_first = not number or seen.is_blank(number - 1) or seen.item(number - 1) != item
        whole = _together(found[-1], work) if item and item == begun and not is_first else None
        if whole is None and found and _is_more_of(found[-1], work, seen, number):
            whole = _together(found[-1], Work(work.start, work.end, {**work.understood, **_NO_ID}))
        if whole is not None:
            found[-1] = whole
        else:
            found.append(work)
            begun = item if is_first else 0
    return found


def _is_more_of(work: Work, more: Work, seen: Seen, number: int) -> bool:
    """Return whether a part is the abstract of the work before it, whose id it says once more."""
    own, again = work.understood.get("arxiv_id"), more.understood.get("arxiv_id")
    if own is None or again is None or own.base != again.base or more.understood.get("authors"):
        return False
    has_abstract = bool(more.understood.get("abstract"))
    return has_abstract or seen.line(number).lstrip().startswith(own.base)


def _together(work: Work, more: Work) -> Work | None:
    """Return what two parts of an item say as one work, unless they name two."""
    for name in ("arxiv_id", "doi", "abstract"):
        if work.understood.get(name) and more.understood.get(name):
            return None
    own = {name: value for name, value in work.understood.items() if value}
    understood = {**more.understood, "titles": (), **own}
    return Work(work.start, max(work.end, more.end), cast("Understood", understood))


def _work(reference: Reference, seen: Seen) -> Work:
    first, last = reference.lines[0] - 1, reference.lines[-1] - 1
    if seen.is_blank(first) or seen.is_blank(last):
        own = [number - 1 for number in reference.lines if not seen.is_blank(number - 1)]
        first, last = own[0], own[-1]
    start, end = seen.start(first), seen.end(last)
    if first == last:
        text, line = reference.text, seen.line(first)
        if len(text) < len(line) and (at := line.find(text)) >= 0:
            start, end = seen.source(first, at), seen.source(first, at + len(text))
    understood: Understood = {
        "titles": tuple([_without_link(title) for title in reference.titles]),
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
    for work in sorted(found, key=itemgetter(0, 1)):
        start, end, understood = work
        if (start, end) == last:
            yield work
            continue
        begun = min(max(start, last[1]), end - 1)
        last = begun, end
        yield work if begun == start else Work(begun, end, understood)
