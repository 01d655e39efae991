"""SQL that fills a table of works: ``INSERT INTO``, with its columns named there or above."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.formats.csvcolumns import columns_of
from bibtool.layouts.formats.csvtable import row_understood
from bibtool.layouts.formats.facts import is_titled
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.model import Listing

NAME = "sql"

_NAME = r"[`\"\[]?([\w.]{1,80})[`\"\]]?"
_INSERT = re.compile(
    rf"^\s{{0,8}}(?:INSERT|REPLACE)\s(?:OR\s\w{{1,10}}\s|IGNORE\s)?INTO\s{{1,4}}{_NAME}\s{{0,8}}"
    r"(?:\(([^()]{1,3000})\)\s{0,8})?VALUES\s{0,8}(?=\()",
    re.IGNORECASE | re.MULTILINE,
)
_CREATE = re.compile(
    rf"^\s{{0,8}}CREATE\sTABLE\s{{1,4}}(?:IF\sNOT\sEXISTS\s)?{_NAME}\s{{0,8}}\(",
    re.IGNORECASE | re.MULTILINE,
)
_TOKEN = re.compile(
    r"""[NE]?'(?>(?:[^'\\]|''|\\(?!')|\\'(?!\s{0,5}[,)]))*)'|"(?>(?:[^"\\]|""|\\.)*)"|`[^`]*+`
    |--[^\n]*+|[(),;]|[^\s'"`(),;]++|['"`]""",
    re.DOTALL | re.VERBOSE,
)
_NO_COLUMNS = frozenset("primary key constraint foreign unique check index fulltext".split())
_LONGEST_HEAD = 20_000
_NULL = "null"
_SURE = 0.95


class _Row(NamedTuple):
    """The values of a row, and where it is."""

    start: int
    end: int
    cells: list[str]


def looks_like(text: str) -> float:
    """Return how sure it is: much where there are rows of works."""
    head = plain_ends(text[:SAMPLE])
    if not _INSERT.search(head):
        return 0.0
    inside = sum(work.end - work.start for work in _works(head))
    share = min(1.0, 2 * inside / len(head.strip()))
    return max(share, _SURE) if inside else 0.0


def read(text: str) -> Listing:
    """Read one item from each row that has a title or an id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    tables = {found[1].lower(): _created(text, found.end()) for found in _CREATE.finditer(text)}
    at = 0
    while found := _INSERT.search(text, at):
        at = found.end()
        names = found[2].split(",") if found[2] else tables.get(found[1].lower(), [])
        columns = columns_of(name.strip('`"[] \t\n') for name in names)
        for row in _rows(text, at):
            at = row.end
            if not {"title", "arxiv", "doi"} & set(columns):
                continue
            said = ["" if name == "other" else name for name in columns]
            understood = row_understood(said, row.cells)
            if len(row.cells) == len(columns) and is_titled(understood):
                yield Work(row.start, row.end, understood)


def _created(text: str, at: int) -> list[str]:
    """Return the names of the columns that a table is made with."""
    names: list[str] = []
    depth, is_first = 1, True
    for token in _TOKEN.finditer(text, at, at + _LONGEST_HEAD):
        sign = token[0]
        depth += (sign == "(") - (sign == ")")
        if depth <= 0:
            break
        if depth == 1 and sign == ",":
            is_first = True
        elif is_first and not sign.startswith("--"):
            is_first = False
            names.append(sign.strip("`\"[]'"))
    return [name for name in names if name.lower() not in _NO_COLUMNS]


def _rows(text: str, at: int) -> Iterator[_Row]:
    """Yield the rows behind ``VALUES``: texts in brackets, with commas between."""
    cells: list[str] = []
    parts: list[str] = []
    depth = start = 0
    for token in _TOKEN.finditer(text, at):
        sign = token[0]
        if sign == "(":
            depth += 1
            if depth == 1:
                start, cells, parts = token.start(), [], []
        elif depth == 0:
            if sign != "," and not sign.startswith("--"):
                return
        elif depth == 1 and sign in {",", ")"}:
            cells.append("".join(parts))
            parts = []
        else:
            parts.append(_said(sign))
        if sign == ")":
            depth -= 1
            if depth == 0:
                yield _Row(start, token.end(), cells)
    if depth > 0:  # it is cut there, and nobody need look again
        yield _Row(start, len(text), [])


def _said(sign: str) -> str:
    if sign.lower() == _NULL:
        return ""
    written = sign[1:] if sign[:2] in {"N'", "E'"} else sign
    if len(written) < 2 or written[0] != written[-1] or written[0] not in "'\"":
        return written
    quote = written[0]
    inner = written[1:-1].replace(quote * 2, quote)
    return inner.replace(f"\\{quote}", quote).replace("\\n", "\n") if "\\" in inner else inner
