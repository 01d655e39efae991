"""Blank paragraphs that part the works of a page whose every line is a paragraph."""

from bibtool.layouts.formats.rowtable import RowTable

_FEWEST, _MOST_LINES = 3, 8
_NEARLY_ALL = 0.8


def parted_by_gaps(rows: RowTable) -> RowTable:
    """Return the lines of a page, those between two blank paragraphs together if all are such.

    What builders of pages and word processors write has a paragraph for each line.
    """
    gaps = [at for at, is_gap in enumerate(rows.are_gaps) if is_gap]
    if len(gaps) < _FEWEST:
        return rows
    ends = [*gaps[1:], len(rows)]
    lengths = [end - at for at, end in zip(gaps[:-1], ends[:-1], strict=True)]
    groups = sum(1 < length <= _MOST_LINES for length in lengths)
    if groups < _NEARLY_ALL * len(lengths) or not _are_paragraphs(
        rows.are_apart[gaps[0] : gaps[-1]]
    ):
        return rows
    for n in range(len(rows))[gaps[0] : gaps[-1] + _MOST_LINES]:
        rows.are_apart[n] = rows.are_gaps[n] or n in rows.headings
    return rows


def _are_paragraphs(are_apart: bytearray) -> bool:
    return sum(are_apart) >= _NEARLY_ALL * len(are_apart)
