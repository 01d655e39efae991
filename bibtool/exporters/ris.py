"""RIS, for EndNote, Zotero, Mendeley and most databases.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format). RIS has no type for preprints; ``UNPB``
(unpublished work) is the one no reader takes for a journal article. Lines end in CR LF, as the
format asks, and the text is UTF-8 without a mark, which older readers take for a part of ``TY``.
"""

from bibtool.bibliography import Bibliography
from bibtool.exporters.inverted import inverted
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import notes
from bibtool.model import Record
from bibtool.untrusted import clean


def export(bibliography: Bibliography) -> str:
    """Return a RIS file, an item per record, in order."""
    return "".join(item(key, record) for key, record in bibliography.items())


def item(key: str, record: Record) -> str:
    """Return one item, from ``TY`` to ``ER`` and a blank line."""
    # No value has a line break: a value is cleaned text, and so cannot begin a line of its own.
    lines = [f"{tag}  - {value}" for tag, value in _values(key, record) if value]
    return "\r\n".join(["TY  - UNPB", *lines, "ER  - ", "", ""])


def _values(key: str, record: Record) -> list[tuple[str, str]]:
    cited = record.cited_id
    authors = [inverted(name) for name in record.authors]
    if authors and not record.authors_complete:
        authors.append("others")
    return [
        ("ID", clean(key)),
        ("TI", plain(record.title)),
        *(("AU", author) for author in authors),
        ("PY", str(record.year or "")),
        ("DA", _date(clean(record.published))),
        ("AB", plain(record.abstract)),
        *(("KW", clean(category)) for category in record.categories),
        ("PB", "arXiv"),
        ("M3", "preprint"),
        ("AN", f"arXiv:{cited.versioned}"),
        ("DO", record.arxiv_id.doi),
        ("UR", cited.url),
        *(("N1", plain(sentence)) for sentence in notes(record)),
    ]


def _date(published: str) -> str:
    """Return ``YYYY/MM/DD/``, the parts that are not known empty."""
    parts = published.split("-")
    return "/".join([*parts, "", "", ""][:3]) + "/" if _is_year(parts[0]) else ""


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()
