"""CSV with a line of column names, as ours or as somebody made it from ours."""

import csv
import io
import re

from bibtool.latex.literal import metadata
from bibtool.names import Name
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector, Facts
from bibtool.readers.people import inverted

_GUARDED = re.compile(r"'(?='*[=+\-@\t\r\n＝＋－＠])")
_NAME = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\;])")
_LONGEST = 32_000_000
_ALIASES = {
    "key": ("key", "citekey", "citation-key", "id"),
    "arxiv_id": ("arxiv_id", "arxiv", "arxiv id", "eprint"),
    "authors": ("authors", "author"),
    "date": ("date", "published"),
    "journal_ref": ("journal_ref", "journal"),
    "notes": ("notes", "note"),
}


def read(text: str) -> Contents:
    """Return the records of a table; columns are known by their names, in any order."""
    collector = Collector()
    # The library's limit of 131,072 characters is less than the authors of some papers take.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    columns: list[str] = []
    line = 1
    try:
        for cells in rows:
            start, line = line, rows.line_num + 1
            if not columns:
                columns = [cell.strip().lower() for cell in cells]
            elif any(cells):
                texts = map(_unguarded, cells)
                collector.add(_facts(dict(zip(columns, texts, strict=False)), start))
                if len(cells) > len(columns):
                    collector.tell(start, "more cells than columns; what is too much is left out")
    except csv.Error as error:
        collector.tell(line, f"not CSV from here on ({error}); what follows is left out")
    if columns and not set(columns) & {"arxiv_id", "arxiv", "arxiv id", "eprint", "url", "doi"}:
        collector.tell(1, "no column with arXiv ids; the first line must name one arxiv_id")
    return collector.contents()


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that kept it from being a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _facts(row: dict[str, str], line: int) -> Facts:
    def value(name: str) -> str:
        return next((row[a].strip() for a in _ALIASES.get(name, (name,)) if row.get(a)), "")

    count = value("author_count")
    is_published = value("edition").lower() == "published"
    journal_ref = metadata(value("journal_ref"))
    return Facts(
        line,
        value("key"),
        ids=tuple(value(name) for name in ("arxiv_id", "doi", "url")),
        title=metadata(value("title")),
        authors=_authors(value("authors")),
        published=value("date") or value("year"),
        updated=value("updated"),
        categories=tuple(re.split(r"[,;\s]+", value("categories"))),
        abstract=metadata(value("abstract")),
        comment=metadata(value("comment")),
        journal_ref=journal_ref,
        appeared_in=journal_ref if is_published else "",
        note=value("notes"),
        withdrawn=value("withdrawn").lower() in {"yes", "true", "1"},
        author_count=int(count) if re.fullmatch("[0-9]{1,9}", count) else None,
    )


def _authors(cell: str) -> list[Name]:
    texts = (_ESCAPED.sub(r"\1", found[1]).strip() for found in _NAME.finditer(cell))
    return [name for text in texts if text and (name := inverted(text)).display]
