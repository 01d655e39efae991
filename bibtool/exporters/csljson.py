"""CSL-JSON, for Zotero, pandoc and every CSL processor.

Types, variables and names: https://docs.citationstyles.org/en/stable/specification.html; CSL has
no type for preprints, ``article`` with the genre ``preprint`` is what its styles expect.
"""

import re
from functools import lru_cache
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions, preprint, said_of
from bibtool.exporters.journalref import Venue
from bibtool.exporters.jsontext import laid_out_rows
from bibtool.exporters.tex import plain
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.untrusted import clean

_USUAL = Options()
_OPENS_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_KEPT_APART = "<\u00a0"


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a JSON array with an item per edition, in order."""
    return laid_out_rows(edition_item(edition) for edition in editions(bibliography, options))


def item(key: str, record: Record) -> dict[str, Any]:
    """Return one preprint's CSL item; what is not known is left out."""
    return edition_item(preprint(key, record))


def edition_item(edition: Edition) -> dict[str, Any]:
    """Return one edition's CSL item; what is not known is left out."""
    record, venue = edition.record, edition.venue
    cited = record.cited_id
    fields: dict[str, Any] = {
        "id": edition.key,
        "citation-key": edition.key,
        **({"type": "article", "genre": "preprint"} if venue is None else _place(venue)),
        "title": _text(record.title),
        "author": _authors(record),
        "issued": _issued(edition.date),
        "publisher": "arXiv" if venue is None else _text(venue.publisher),
        "number": f"arXiv:{cited.versioned}" if venue is None else "",
        "archive": "arXiv",
        "archive_location": cited.versioned,
        "DOI": edition.doi,
        "URL": cited.url if venue is None else "",
        "version": str(cited.version or "") if venue is None else "",
        "keyword": ", ".join(map(clean, record.categories)),
        "abstract": _text(record.abstract),
        "note": " ".join(_text(said) for said in said_of(edition)),
    }
    return {name: value for name, value in fields.items() if value}


def _place(venue: Venue) -> dict[str, str]:
    """Return what a published item has that no preprint has; a reference not read stays whole."""
    return {
        # A type that names a preprint, as "article" does, is none of what was published.
        "type": "article-journal" if venue.kind == "article" else venue.kind,
        "container-title": _text(venue.container),
        "volume": _text(venue.volume),
        "issue": _text(venue.number),
        "page": _text(venue.pages),
        "event-title": _text(venue.event),
    }


def _text(text: str) -> str:
    # Processors read <i>, <sub> and the like in CSL text as markup, some pass any tag on to a
    # page, and none reads entities: &lt; would be printed as such. A tag needs its name right
    # after the bracket, so one space makes text of it; in a formula TeX ignores that space. It is
    # one that does not break, which nobody else writes there: our reader takes it out again.
    read = plain(text)
    return _OPENS_TAG.sub(_KEPT_APART, read) if "<" in read else read


def _authors(record: Record) -> list[dict[str, str]]:
    names = [name for author in record.authors if (name := _name(author))]
    if names and not record.authors_complete:
        names.append({"literal": "others"})
    return names


def _name(name: Name) -> dict[str, str]:
    if name.literal or not name.family:
        parts = {"literal": name.display}
    else:
        parts = {"family": name.family, "given": name.given}
        if name.particle or name.suffix:
            parts |= {"non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: text for part, value in parts.items() if value and (text := _text(value))}


def _issued(published: str) -> dict[str, list[list[int]]]:
    parts = _date_parts(published)
    return {"date-parts": [list(parts)]} if parts else {}


@lru_cache(maxsize=1 << 13)
def _date_parts(date: str) -> tuple[int, ...]:
    parts = []
    for part, low, high in zip(date.split("-"), (1, 1, 1), (9999, 12, 31), strict=False):
        if not part.isdecimal() or not low <= int(part) <= high:
            break
        parts.append(int(part))
    return tuple(parts)
