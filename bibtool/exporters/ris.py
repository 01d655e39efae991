"""RIS, for EndNote, Zotero, Mendeley and most databases.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format). RIS has no type for preprints; ``UNPB``
(unpublished work) is the one no reader takes for a journal article. Lines end in CR LF, as the
format asks, and the text is UTF-8 without a mark, which older readers take for a part of ``TY``.
"""

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions, said_of
from bibtool.exporters.inverted import inverted
from bibtool.exporters.journalref import Venue
from bibtool.exporters.tex import plain
from bibtool.plugins import Options
from bibtool.untrusted import clean

_USUAL = Options()
_TYPES = {
    "article-journal": "JOUR", "paper-conference": "CONF", "chapter": "CHAP", "book": "BOOK",
    "report": "RPRT", "thesis": "THES",
}  # fmt: skip


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a RIS file, an item per edition, in order."""
    return "".join(_item(edition) for edition in editions(bibliography, options))


def _item(edition: Edition) -> str:
    """Return one item, from ``TY`` to ``ER`` and a blank line."""
    venue = edition.venue
    kind = "UNPB" if venue is None else _TYPES.get(venue.kind, "GEN")
    # No value has a line break: a value is cleaned text, and so cannot begin a line of its own.
    lines = [f"{tag}  - {value}" for tag, value in _values(edition) if value]
    return "\r\n".join([f"TY  - {kind}", *lines, "ER  - ", "", ""])


def _values(edition: Edition) -> list[tuple[str, str]]:
    record, venue = edition.record, edition.venue
    cited = record.cited_id
    authors = [inverted(name) for name in record.authors]
    if authors and not record.authors_complete:
        authors.append("others")
    return [
        ("ID", clean(edition.key)),
        ("TI", plain(record.title)),
        *(("AU", author) for author in authors),
        *(_place(venue) if venue is not None else ()),
        ("PY", edition.year),
        ("DA", _date(clean(edition.date))),
        ("AB", plain(record.abstract)),
        *(("KW", clean(category)) for category in record.categories),
        ("PB", "arXiv" if venue is None else plain(venue.publisher)),
        ("M3", "preprint" if venue is None else ""),
        ("AN", f"arXiv:{cited.versioned}"),
        ("DO", edition.doi),
        ("UR", cited.url if venue is None else ""),
        *(("N1", plain(sentence)) for sentence in said_of(edition)),
    ]


def _place(venue: Venue) -> list[tuple[str, str]]:
    """Return where a work was published; a reference not read stays whole."""
    first, dash, last = venue.pages.partition("-")
    return [
        ("T2", plain(venue.container)),
        ("VL", plain(venue.volume)),
        ("IS", plain(venue.number)),
        ("SP", plain(first if dash and last else venue.pages)),
        ("EP", plain(last)),
    ]


def _date(published: str) -> str:
    """Return ``YYYY/MM/DD/``, the parts that are not known empty."""
    parts = published.split("-")
    return "/".join([*parts, "", "", ""][:3]) + "/" if _is_year(parts[0]) else ""


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()
