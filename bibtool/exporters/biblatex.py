"""BibLaTeX for biber: Unicode, and the fields that package prints the arXiv id from.

Types and fields: https://ctan.org/pkg/biblatex, "Entry Types", "Entry Fields" and "Electronic
Publishing Information". There is no ``url`` and no DOI of arXiv's: its styles print all they are
given, and the id, which they link to arXiv, once is enough.
"""

import re
from dataclasses import replace

from bibtool.bibliography import Bibliography
from bibtool.exporters.bibtex import bib_file, formatted, journal_fields, noted
from bibtool.exporters.capitals import title
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.latex import encode, escape_signs
from bibtool.exporters.people import authors
from bibtool.exporters.tex import plain
from bibtool.names import Name
from bibtool.plugins import Options

_USUAL = Options()
_BRACES = re.compile(r"[{}\\]")


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a ``.bib`` file in UTF-8 for biber: a header line, then an entry per edition."""
    return bib_file([_entry(one) for one in editions(bibliography, options)])


def _entry(edition: Edition) -> str:
    record, venue = edition.record, edition.venue
    is_article = venue is not None and bool(venue.journal)
    whole = encode(venue.whole, escape_signs) if venue is not None and not is_article else ""
    old = record.arxiv_id.is_old_style
    fields = {
        "author": authors(replace(record, authors=tuple(map(_name, record.authors))), escape_signs),
        "title": title(record.title, escape_signs),
        **journal_fields(edition, ("journaltitle", "volume", "number", "pages"), escape_signs),
        "howpublished": whole,
        "date": _date(edition.date),
        "eprint": record.cited_id.versioned,
        "eprinttype": "arxiv",
        # An old id names its archive itself.
        "eprintclass": "" if old else encode(record.primary_category, escape_signs),
        "doi": edition.doi if venue is not None else "",
        "note": noted(edition, escape=escape_signs),
    }
    kind = "online" if venue is None else "article" if is_article else "misc"
    return formatted(kind, edition.key, fields)


def _name(name: Name) -> Name:
    """Return a name without what biber, making its initials, would leave half of."""
    parts = (name.family, name.given, name.particle, name.suffix, name.literal)
    return Name(*(_BRACES.sub("", plain(part)).strip() for part in parts))


def _date(text: str) -> str:
    """Return a date as far as it is one: biber drops the whole of what is not."""
    known = []
    for part, low, high in zip(text[:10].split("-"), (1, 1, 1), (9999, 12, 31), strict=False):
        if not (part.isascii() and part.isdecimal() and low <= int(part) <= high):
            break
        known.append(part)
    return "-".join(known)
