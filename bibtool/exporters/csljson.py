"""CSL-JSON, for Zotero, pandoc and every CSL processor.

Types, variables and names: https://docs.citationstyles.org/en/stable/specification.html; CSL has
no type for preprints, ``article`` with the genre ``preprint`` is what its styles expect.
"""

import json
import re
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.tex import plain
from bibtool.exporters.wording import notes
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import escaped

_OPENS_TAG = re.compile(r"<(?=[a-zA-Z/!?])")


def export(bibliography: Bibliography) -> str:
    """Return a JSON array with an item per record, in order."""
    items = [item(key, record) for key, record in bibliography.items()]
    return escaped(json.dumps(items, indent=2, ensure_ascii=False)) + "\n"


def item(key: str, record: Record) -> dict[str, Any]:
    """Return one CSL item; what is not known is left out."""
    cited = record.cited_id
    fields: dict[str, Any] = {
        "id": key,
        "citation-key": key,
        "type": "article",
        "genre": "preprint",
        "title": _text(record.title),
        "author": _authors(record),
        "issued": _issued(record.published),
        "publisher": "arXiv",
        "number": f"arXiv:{cited.versioned}",
        "archive": "arXiv",
        "archive_location": cited.versioned,
        "DOI": record.arxiv_id.doi,
        "URL": cited.url,
        "version": str(cited.version or ""),
        "note": " ".join(_text(sentence) for sentence in notes(record)),
    }
    return {name: value for name, value in fields.items() if value}


def _text(text: str) -> str:
    # Processors read <i>, <sub> and the like in CSL text as markup, some pass any tag on to a
    # page, and none reads entities: &lt; would be printed as such. A tag needs its name right
    # after the bracket, so one space makes text of it; in a formula TeX ignores that space.
    return _OPENS_TAG.sub("< ", plain(text))


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
