"""Tables that are no more than a page's columns: in each cell stands a work of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibtool.layouts.formats.rowtable import Row, RowTable
from bibtool.layouts.people import author_list

_FEWEST_ROWS, _FEWEST_WORDS = 3, 4.0
_ALIKE = 2.0
"""How many times as long the cells of one column are as those of another, at the most."""
_DISTINCT, _NAMES = 0.9, 0.2
_MARK = "- "


def without_grids(rows: RowTable) -> RowTable:
    """Return the lines of a page, each cell of a grid of works as an item of a list."""
    if not rows.links:
        return rows
    found = RowTable()
    lengths = [len(rows.links.get(n, ())) for n in range(len(rows))]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and lengths[end] > 1:
            end += 1
        grid = rows[at : end + (end < len(rows) and lengths[end] == 1)]
        if end - at >= _FEWEST_ROWS and _is_grid(rows[at:end]):
            found.extend(_as_item(cell) for row in grid for cell in _cells(row))
            at += len(grid)
        else:
            found.extend(rows[at : max(end, at + 1)])
            at = max(end, at + 1)
    return found


def _is_grid(rows: Sequence[Row]) -> bool:
    """Return whether rows have cells alike: as many words, none of them names, each another."""
    texts = [[cell.text for cell in _cells(row)] for row in rows]
    cells = [text for row in texts for text in row]
    columns = max(map(len, texts))
    means = []
    for n in range(columns):
        lengths = [len(row[n].split()) for row in texts if n < len(row)]
        means.append(sum(lengths) / len(lengths))
    return (
        min(means) >= _FEWEST_WORDS
        and max(means) <= _ALIKE * min(means)
        and len(set(cells)) >= _DISTINCT * len(cells)
        and sum(author_list(cell) is not None for cell in cells) <= _NAMES * len(cells)
    )


def _cells(row: Row) -> Iterator[Row]:
    """Yield the cells of a row as rows."""
    ends = [*row.links[1:], len(row.text)]
    for begins, ends_at in zip(row.links, ends, strict=True):
        text = row.text[begins:ends_at].rstrip()
        first, last = bisect_left(row.begun, begins), bisect_left(row.begun, ends_at)
        places = list(row.places[first:last])
        if not text or not places:
            continue
        yield replace(
            row,
            text=text,
            start=places[0],
            end=row.places[last] if last < len(row.places) else row.end,
            begun=[each - begins for each in row.begun[first:last]],
            places=places,
            is_apart=True,
            links=(),
        )


def _as_item(cell: Row) -> Row:
    """Return a cell with a list's mark: one without names is as much a work as those beside it."""
    begun = [0, *(each + len(_MARK) for each in cell.begun[1:])]
    return replace(cell, text=_MARK + cell.text, begun=begun)
