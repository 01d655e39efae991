"""CSV, a row per paper, for spreadsheets.

Quoting and line ends by RFC 4180. It begins with a byte-order mark, without which Excel takes the
text for Latin-1. A cell that a spreadsheet would run as a formula gets an apostrophe before it,
as https://owasp.org/www-community/attacks/CSV_Injection asks.
"""

import csv
import io
import re

from bibtool.bibliography import Bibliography
from bibtool.exporters.inverted import inverted
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import notes
from bibtool.model import Record
from bibtool.untrusted import clean

COLUMNS = (
    "key", "arxiv_id", "title", "authors", "year", "date", "updated", "categories", "doi",
    "journal_ref", "comment", "withdrawn", "author_count", "notes", "url", "abstract",
)  # fmt: skip
# An apostrophe that is already there is doubled, so that reading can take off just one.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
MARK = "\ufeff"


def export(bibliography: Bibliography) -> str:
    """Return a table with a line of column names and a row per record, in order."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for key, record in bibliography.items():
        rows.writerow([cell(value) for value in row(key, record)])
    return MARK + written.getvalue()


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def row(key: str, record: Record) -> list[str]:
    """Return what stands in the columns."""
    cited = record.cited_id
    authors = [inverted(name) for name in record.authors]
    if authors and not record.authors_complete:
        authors.append("others")
    texts = {
        "key": clean(key),
        "arxiv_id": cited.versioned,
        "title": plain(record.title),
        "authors": "; ".join(_between(name) for name in authors if name),
        "year": str(record.year or ""),
        "date": clean(record.published),
        "updated": clean(record.updated),
        "categories": clean(" ".join(record.categories)),
        "doi": str(record.doi or ""),
        "journal_ref": plain(record.journal_ref),
        "comment": plain(record.comment),
        "withdrawn": "yes" if record.withdrawn else "",
        "author_count": str(record.author_count or ""),
        "notes": plain(" ".join(notes(record))),
        "url": cited.url,
        "abstract": plain(record.abstract),
    }
    return [texts[name] for name in COLUMNS]


def _between(name: str) -> str:
    r"""Return a name that may stand between semicolons, its own written ``\;``."""
    return re.sub(r"[\\;]", r"\\\g<0>", name)
