"""What stands around the middle of a page: its head, menus beside it, boxes below."""

from collections.abc import Sequence

from bibtool.layouts.formats.rowtable import Row, RowTable
from bibtool.layouts.printed import has_id

_LONG_TITLE = 4
_MOST = 0.5


def in_the_middle(rows: RowTable, middle: tuple[int, int] | None) -> RowTable:
    """Return the lines of a page's middle, if it has most of the text and what is around no work.

    Args:
        rows: the lines of the page.
        middle: where in the source the page's main element begins and ends.
    """
    if middle is None:
        return rows
    start, end = middle
    inside = [n for n, place in enumerate(rows.starts) if start <= place < end]
    around = [n for n, place in enumerate(rows.starts) if not start <= place < end]
    if not inside or not around or _length(rows, around) > _MOST * _length(rows, inside):
        return rows
    has_heading = any(n in rows.headings for n in inside)
    if any(_may_be_work(rows[n], has_heading) for n in around):
        return rows
    return RowTable(rows[n] for n in inside)


def _may_be_work(row: Row, has_heading: bool) -> bool:  # noqa: FBT001 - of the middle
    """Whether a line names a work, or is a title that the middle has none of its own beside."""
    is_title = bool(row.heading) and row.text.count(" ") + 1 >= _LONG_TITLE
    return "](" in row.text or has_id(row.text) or (is_title and not has_heading)


def _length(rows: RowTable, numbers: Sequence[int]) -> int:
    return sum(len(rows.texts[n]) for n in numbers)
