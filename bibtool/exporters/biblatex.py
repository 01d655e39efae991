"""BibLaTeX for biber: Unicode, and the fields that package prints the arXiv id from.

Types and fields: https://ctan.org/pkg/biblatex, "Entry Types", "Entry Fields" and "Electronic
Publishing Information". There is no ``url`` and no DOI of arXiv's: its styles print all they are
given, and the id, which they link to arXiv, once is enough.
"""

import re
from dataclasses import replace
from functools import lru_cache

from bibtool.bibliography import Bibliography
from bibtool.exporters.bibtex import bib_file, formatted, noted
from bibtool.exporters.capitals import title
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.latex import encode, escape_signs
from bibtool.exporters.people import authors
from bibtool.exporters.tex import plain
from bibtool.exporters.venuefields import entry_type, venue_fields
from bibtool.names import Name
from bibtool.plugins import Options

_USUAL = Options()
_BRACES = re.compile(r"[{}\\]")


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a ``.bib`` file in UTF-8 for biber: a header line, then an entry per edition."""
    return bib_file([_entry(one) for one in editions(bibliography, options)])


def _entry(edition: Edition) -> str:
    record, venue = edition.record, edition.venue
    where = venue_fields(venue, escape_signs, biblatex=True) if venue is not None else {}
    whole = where.pop("howpublished", "")
    old = record.arxiv_id.is_old_style
    names = tuple(map(_name, record.authors))
    named = record if names == record.authors else replace(record, authors=names)
    fields = {
        "author": authors(named, escape_signs),
        "title": title(record.title, escape_signs),
        **where,
        "howpublished": whole,
        "date": _date(edition.date),
        "eprint": record.cited_id.versioned,
        "eprinttype": "arxiv",
        # An old id names its archive itself.
        "eprintclass": "" if old else encode(record.primary_category, escape_signs),
        "doi": edition.doi if venue is not None else "",
        "note": noted(edition, escape=escape_signs),
    }
    return formatted("online" if venue is None else entry_type(venue), edition.key, fields)


def _name(name: Name) -> Name:
    """Return a name without what biber, making its initials, would leave half of."""
    parts = (name.family, name.given, name.particle, name.suffix, name.literal)
    bare = tuple([_bare(part) if part else "" for part in parts])
    return name if bare == parts else Name(*bare)


@lru_cache(maxsize=1 << 15)
def _bare(text: str) -> str:
    return _BRACES.sub("", plain(text)).strip()


def _date(text: str) -> str:
    """Return a date as far as it is one: biber drops the whole of what is not."""
    known = []
    for part, low, high in zip(text[:10].split("-"), (1, 1, 1), (9999, 12, 31), strict=False):
        if not (part.isascii() and part.isdecimal() and low <= int(part) <= high):
            break
        known.append(part)
    return "-".join(known)
