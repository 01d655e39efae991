"""Tables with a line of column names: CSV and TSV of libraries, spreadsheets and scripts."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.csvcolumns import columns_by_cells, columns_of, fits
from bibtool.layouts.formats.facts import (
    abstract_in,
    bibtex_names,
    distinct,
    first_doi,
    first_id,
    is_titled,
    mentioned_id,
    names_in,
    placed_id,
    year_in,
)
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.lines import Understood
from bibtool.layouts.markup import plain
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "csv"

_GUARDED = re.compile(r"'(?='*[=+\-@])")
_HREF = re.compile(r"\]\(([^()\s]{1,500})\)")
_DELIMITERS = "\t,;"
_FEWEST_DELIMITERS, _TELLING = 2, 60
_LONGEST_ROW = 200
"""Lines after which a quoted cell is taken for one that somebody forgot to close."""
_LONGEST_CELL = 32_000_000


class _Head(NamedTuple):
    delimiter: str
    columns: tuple[str, ...]
    """What each column says: a key of the table above, or nothing."""
    end: int
    """The number of lines up to it, it included."""


def looks_like(text: str) -> float:
    """Return the share of the rows that have as many cells as there are names of columns."""
    head_text = plain_ends(text[:SAMPLE])
    lines = head_text.split("\n")
    head = _head(lines)
    if head is None:
        return 0.0
    rows = [cells for _, _, cells in _rows(lines, head)]
    if len(text) > SAMPLE:
        rows = rows[:-1]
    if not rows:
        return 0.0
    width = len(head.columns)
    fit = sum(min(width, 2) <= len(cells) <= width + 1 for cells in rows)
    return fit / len(rows)


def read(text: str) -> Listing:
    """Read one item from each row that has a title or an id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    lines = text.split("\n")
    head = _head(lines)
    if head is None:
        return
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for first, last, cells in _rows(lines, head):
        understood = row_understood(head.columns, cells)
        if is_titled(understood):
            yield Work(starts[first], starts[last] - 1, understood)


def _head(lines: Sequence[str]) -> _Head | None:
    """Return the names of the columns, if the first line that is not blank has them."""
    first = next((n for n, line in enumerate(lines[:20]) if line.strip()), None)
    if first is None or len(lines[first]) > 5000:
        return None
    if lines[first].lower().startswith("sep=") and first + 1 < len(lines):
        first += 1
    heads = [(_names(lines[first], delimiter), delimiter) for delimiter in _DELIMITERS]
    columns, delimiter = max(heads, key=lambda head: sum(map(bool, head[0])))
    known = [name for name in columns if name]
    is_useful = "title" in known or "arxiv" in known or "doi" in known
    if not is_useful or len(known) < 2 or (2 * len(known) < len(columns) and len(known) < 4):
        return _head_by_cells(lines, first)
    useful = tuple("" if name == "other" else name for name in columns)
    return _Head(delimiter, useful, first + 1)


def _head_by_cells(lines: Sequence[str], first: int) -> _Head | None:
    """Return what columns without known names say: the first row may be names or a work."""
    line = lines[first]
    for delimiter in ",;":
        count = line.count(delimiter)
        if count < _FEWEST_DELIMITERS or 2 * line.count(delimiter + " ") > count:
            continue  # a sentence, or a list of names
        found = _rows(lines[: first + _TELLING], _Head(delimiter, (), first))
        rows = [[cell.strip() for cell in cells] for _, _, cells in found]
        if len(lines) > first + _TELLING:
            rows.pop()  # it may be cut
        columns = columns_by_cells(rows[1:])
        if columns:
            is_work = len(rows[0]) == len(columns) and fits(columns, rows[0])
            return _Head(delimiter, tuple(columns), first + (not is_work))
    return None


def _names(line: str, delimiter: str) -> list[str]:
    if delimiter not in line:
        return []
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return columns_of(cells)


def _rows(lines: Sequence[str], head: _Head) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the rows below the head: their first line, the line behind their last, their cells."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    at = head.end
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        feed = _Feed(lines, at)
        for cells in csv.reader(feed, delimiter=head.delimiter):
            if feed.is_cut:
                break
            if any(map(str.strip, cells)):
                yield at, feed.at, cells
            at = feed.begin_row()
        if feed.is_cut:  # a quote that nothing closes: the line is a row as it stands
            yield at, at + 1, lines[at].split(head.delimiter)
            at += 1


class _Feed:
    """Hands lines to the reader, for one row only so many."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self._lines = lines
        self._row = self.at = at
        self.is_cut = False

    def begin_row(self) -> int:
        """Count anew; return the line at which the next row begins."""
        self._row = self.at
        return self.at

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines) or self.at - self._row >= _LONGEST_ROW:
            self.is_cut = self.at > self._row
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1].replace("\0", " ") + "\n"


def row_understood(columns: Sequence[str], cells: Sequence[str]) -> Understood:
    """Return what a row's cells say, given what each column says."""
    row: dict[str, list[str]] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and (value := _unguarded(cell.strip())):
            row.setdefault(name, []).append(value)
    journals = row.get("journal", [""])
    journal = " ".join(journals)
    is_published = bool(journal) and "arxiv" not in journal.lower()
    linked = [href for title in row.get("title", []) for href in _HREF.findall(title)]
    return {
        "titles": distinct(map(_title, row.get("title", []))),
        "authors": _authors(row),
        "abstract": abstract_in(next(iter(row.get("abstract", [])), "")),
        "year": None if is_published else next(iter(map(year_in, row.get("year", []))), None),
        "arxiv_id": first_id(
            [*row.get("arxiv", []), *row.get("link", []), *row.get("doi", []), *linked]
        )
        or next(filter(None, (placed_id(name, row.get("place", [])) for name in journals)), None)
        or mentioned_id([journal]),
        "doi": first_doi([*row.get("doi", []), *row.get("link", []), *linked]),
    }


def _title(cell: str) -> str:
    """Return a title without the link that Markdown has around it."""
    return clean(plain(cell) if "](" in cell else cell)


def _authors(row: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    for text in row.get("authors", []):
        return bibtex_names(text) if " and " in text and ";" not in text else names_in(text)
    return ()


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
