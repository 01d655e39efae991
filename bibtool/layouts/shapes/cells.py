"""Rows of a table: their cells, and the column that has the titles."""

from collections import Counter
from collections.abc import Sequence

from bibtool.layouts.markup import plain
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.venues import is_venue


def cells_of(text: str) -> list[str]:
    """Return the cells of a table's row, else nothing."""
    if "\t" not in text and text.count("|") < 2:
        return []
    return [cell.strip() for cell in text.strip("| ").split("\t" if "\t" in text else "|")]


def column_of(rows: Sequence[list[str]]) -> int | None:
    """Return which column of a table has the titles, if most heads are rows of one."""
    sizes = Counter(len(row) for row in rows if len(row) > 1)
    if 2 * sizes.total() < len(rows) or not sizes:
        return None
    votes = Counter(
        at for row in rows for at, cell in enumerate(row) if cell and _may_be_title(cell)
    )
    return votes.most_common(1)[0][0] if votes else None


def _may_be_title(cell: str) -> bool:
    bare = plain(cell)
    return bare.count(" ") > 1 and not is_venue(bare) and author_list(bare) is None
