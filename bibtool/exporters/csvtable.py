"""CSV, a row per paper, for spreadsheets.

Quoting and line ends by RFC 4180. It begins with a byte-order mark, without which Excel takes the
text for Latin-1. A cell that a spreadsheet would run as a formula gets an apostrophe before it,
as https://owasp.org/www-community/attacks/CSV_Injection asks.
"""

import csv
import io
import re

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions, said_of
from bibtool.exporters.inverted import inverted
from bibtool.exporters.journalref import Venue
from bibtool.exporters.tex import plain
from bibtool.plugins import Options
from bibtool.untrusted import clean

COLUMNS = (
    "key", "arxiv_id", "title", "authors", "year", "date", "updated", "categories", "doi",
    "journal_ref", "comment", "withdrawn", "author_count", "notes", "url", "abstract", "edition",
)  # fmt: skip
# An apostrophe that is already there is doubled, so that reading can take off just one.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
MARK = "\ufeff"
_USUAL = Options()


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a table with a line of column names and a row per edition, in order."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for edition in editions(bibliography, options):
        rows.writerow([cell(value) for value in row(edition)])
    return MARK + written.getvalue()


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def row(edition: Edition) -> list[str]:
    """Return what stands in the columns."""
    record, venue = edition.record, edition.venue
    cited = record.cited_id
    authors = [inverted(name) for name in record.authors]
    if authors and not record.authors_complete:
        authors.append("others")
    texts = {
        "key": clean(edition.key),
        "arxiv_id": cited.versioned,
        "title": plain(record.title),
        "authors": "; ".join(_between(name) for name in authors if name),
        "year": edition.year,
        "date": clean(edition.date),
        "updated": clean(record.updated),
        "categories": clean(" ".join(record.categories)),
        "doi": str(record.doi or ""),
        "journal_ref": plain(record.journal_ref if venue is None else _reference(venue)),
        "comment": plain(record.comment),
        "withdrawn": "yes" if record.withdrawn else "",
        "author_count": str(record.author_count or ""),
        "notes": plain(" ".join(said_of(edition))),
        "url": cited.url if venue is None else "",
        "abstract": plain(record.abstract),
        "edition": "preprint" if venue is None else "published",
    }
    return [texts[name] for name in COLUMNS]


def _reference(venue: Venue) -> str:
    """Return where a work was published on one line, like arXiv's journal references."""
    said = venue.whole
    if said == venue.journal:  # a publisher's: without volume and pages
        number = f"({venue.number})" if venue.number else ""
        place = " ".join(filter(None, (venue.journal, venue.volume, number)))
        said = ", ".join(filter(None, (place, venue.pages)))
    return said if str(venue.year) in said else f"{said} ({venue.year})".strip()


def _between(name: str) -> str:
    r"""Return a name that may stand between semicolons, its own written ``\;``."""
    return re.sub(r"[\\;]", r"\\\g<0>", name) if "\\" in name or ";" in name else name
