"""What stands around the middle of a page: its head, menus beside it, boxes below."""

from collections.abc import Sequence

from bibtool.layouts.formats.rows import Row
from bibtool.layouts.printed import has_id

_LONG_TITLE = 4
_MOST = 0.5


def in_the_middle(rows: list[Row], middle: tuple[int, int] | None) -> list[Row]:
    """Return the lines of a page's middle, if it has most of the text and what is around no work.

    Args:
        rows: the lines of the page.
        middle: where in the source the page's main element begins and ends.
    """
    if middle is None:
        return rows
    start, end = middle
    inside = [row for row in rows if start <= row.start < end]
    around = [row for row in rows if not start <= row.start < end]
    if not inside or not around or _length(around) > _MOST * _length(inside):
        return rows
    has_heading = any(row.heading for row in inside)
    return rows if any(_may_be_work(row, has_heading) for row in around) else inside


def _may_be_work(row: Row, has_heading: bool) -> bool:  # noqa: FBT001 - of the middle
    """Whether a line names a work, or is a title that the middle has none of its own beside."""
    is_title = bool(row.heading) and row.text.count(" ") + 1 >= _LONG_TITLE
    return "](" in row.text or has_id(row.text) or (is_title and not has_heading)


def _length(rows: Sequence[Row]) -> int:
    return sum(len(row.text) for row in rows)
