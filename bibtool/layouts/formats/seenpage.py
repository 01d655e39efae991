"""A rendered page, read in a layout of text; the works found are put back where the source is."""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from bibtool.layouts.formats.rows import Row
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.model import Listing, Reference

_LONG_TITLE = 4
"""Words that a rank of headings has in the middle, if they are titles."""


def works(rows: Sequence[Row], read: Callable[[str], Listing]) -> Iterator[Work]:
    """Yield the works of a page, in order and apart.

    Args:
        rows: the lines of the page.
        read: reads a text in the layout that fits it.
    """
    lines: list[Row | None] = []
    for row in rows:
        lines += [None, row] if row.is_apart else [row]
    text = "\n".join(_with_headings(lines))
    return _apart(_joined(read(text).references, lines)) if rows else iter(())


def _with_headings(lines: Sequence[Row | None]) -> Iterator[str]:
    """Yield lines with headings marked, save those of a rank that the page has titles in."""
    lengths: dict[str, list[int]] = {}
    for row in filter(None, lines):
        lengths.setdefault(row.heading, []).append(len(row.text.split()))
    titles = {
        heading
        for heading, counts in lengths.items()
        if len(counts) > 1 and sorted(counts)[len(counts) // 2] >= _LONG_TITLE
    }
    for line in lines:
        if line is None:
            yield ""
        else:
            is_marked = line.heading and line.heading not in titles
            mark = "#" * int(line.heading[1]) + " " if is_marked else ""
            yield mark + line.text.replace("\n", " ").replace("\r", " ")


def _joined(references: Sequence[Reference], lines: Sequence[Row | None]) -> list[Work]:
    """Return the works of a page; what goes on in an item of its lists is part of that item."""
    found: list[Work] = []
    begun = 0
    for reference in sorted(references, key=lambda each: each.lines):
        number = reference.lines[0] - 1
        row = lines[number]
        work = _work(reference, lines)
        item = row.item if row is not None else 0
        is_first = not number or (above := lines[number - 1]) is None or above.item != item
        whole = _together(found[-1], work) if item and item == begun and not is_first else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(work)
            begun = item if is_first else 0
    return found


def _together(work: Work, more: Work) -> Work | None:
    """Return what two parts of an item say as one work, unless they name two."""
    for name in ("arxiv_id", "doi", "abstract"):
        if work.understood.get(name) and more.understood.get(name):
            return None
    own = {name: value for name, value in work.understood.items() if value}
    understood = {**more.understood, "titles": (), **own}
    return Work(work.start, max(work.end, more.end), cast("Understood", understood))


def _work(reference: Reference, lines: Sequence[Row | None]) -> Work:
    own = [row for number in reference.lines if (row := lines[number - 1]) is not None]
    start, end = own[0].start, own[-1].end
    text = own[0].text
    if len(own) == 1 and len(reference.text) < len(text) and (at := text.find(reference.text)) >= 0:
        start = own[0].source(at)
        end = own[0].source(at + len(reference.text))
    understood: Understood = {
        "titles": reference.titles,
        "authors": reference.authors,
        "abstract": reference.abstract,
        "year": reference.year,
        "arxiv_id": reference.arxiv_id,
        "doi": reference.doi,
    }
    return Work(start, max(end, start + 1), understood)


def _apart(found: Sequence[Work]) -> Iterator[Work]:
    """Yield works so that none begins before the one above ends, unless both are in one place."""
    last = (0, 0)
    for work in sorted(found, key=lambda each: (each.start, each.end)):
        start, end = work.start, work.end
        if (start, end) != last:
            start = min(max(start, last[1]), end - 1)
            last = (start, end)
        yield Work(start, end, work.understood)
