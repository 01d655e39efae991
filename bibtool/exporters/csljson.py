"""CSL-JSON, for Zotero, pandoc and every CSL processor.

Types, variables and names: https://docs.citationstyles.org/en/stable/specification.html; CSL has
no type for preprints, ``article`` with the genre ``preprint`` is what its styles expect.
"""

import json
import re
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions, preprint, said_of
from bibtool.exporters.journalref import Venue
from bibtool.exporters.tex import plain
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.untrusted import clean, escaped

_USUAL = Options()
_OPENS_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_KEPT_APART = "<\u00a0"


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a JSON array with an item per edition, in order."""
    items = [_item(edition) for edition in editions(bibliography, options)]
    return escaped(json.dumps(items, indent=2, ensure_ascii=False)) + "\n"


def item(key: str, record: Record) -> dict[str, Any]:
    """Return one preprint's CSL item; what is not known is left out."""
    return _item(preprint(key, record))


def _item(edition: Edition) -> dict[str, Any]:
    record, venue = edition.record, edition.venue
    cited = record.cited_id
    fields: dict[str, Any] = {
        "id": edition.key,
        "citation-key": edition.key,
        **({"type": "article", "genre": "preprint"} if venue is None else _journal(venue)),
        "title": _text(record.title),
        "author": _authors(record),
        "issued": _issued(edition.date),
        "publisher": "arXiv" if venue is None else "",
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


def _journal(venue: Venue) -> dict[str, str]:
    """Return what a published item has that no preprint has; a reference not read stays whole."""
    return {
        "type": "article-journal",
        "container-title": _text(venue.journal or venue.whole),
        "volume": venue.volume,
        "issue": venue.number,
        "page": venue.pages,
    }


def _text(text: str) -> str:
    # Processors read <i>, <sub> and the like in CSL text as markup, some pass any tag on to a
    # page, and none reads entities: &lt; would be printed as such. A tag needs its name right
    # after the bracket, so one space makes text of it; in a formula TeX ignores that space. It is
    # one that does not break, which nobody else writes there: our reader takes it out again.
    return _OPENS_TAG.sub(_KEPT_APART, plain(text))


def _authors(record: Record) -> list[dict[str, str]]:
    names = [name for author in record.authors if (name := _name(author))]
    if names and not record.authors_complete:
        names.append({"literal": "others"})
    return names


def _name(name: Name) -> dict[str, str]:
    if name.literal or not name.family:
        parts = {"literal": name.display}
    else:
        parts = {
            "family": name.family,
            "given": name.given,
            "non-dropping-particle": name.particle,
            "suffix": name.suffix,
        }
    return {part: text for part, value in parts.items() if (text := _text(value))}


def _issued(published: str) -> dict[str, list[list[int]]]:
    parts = []
    for part, low, high in zip(published.split("-"), (1, 1, 1), (9999, 12, 31), strict=False):
        if not part.isdecimal() or not low <= int(part) <= high:
            break
        parts.append(int(part))
    return {"date-parts": [parts]} if parts else {}
