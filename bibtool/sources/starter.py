"""The starter pack: a few records with sketches of their abstracts, shipped with bibtool.

One JSON object, ``{"schema": "bibtool/starter/1", "records": [...]}``; it holds facts and
fingerprints, no abstract. Installed it lies in the package, in a checkout in ``cache/``.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bibtool.errors import SourceError
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.sources.local import LocalRecords
from bibtool.untrusted import clean

SCHEMA = "bibtool/starter/1"
_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "starter.json", _PACKAGE.parent / "cache" / "starter.json")


def open_starter() -> LocalRecords:
    """Return the shipped pack as a source.

    Raises:
        SourceError: the pack is missing or damaged, which a fresh install mends.
    """
    place = next((p for p in _PLACES if p.is_file()), None)
    if place is None:
        raise SourceError(
            "the starter pack is missing from this installation; install bibtool anew"
        )
    try:
        return LocalRecords("starter", unpack(json.loads(place.read_text("utf-8"))))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            f"{place}: the starter pack is damaged ({error}); install anew"
        ) from error


def unpack(pack: Mapping[str, Any]) -> list[Record]:
    """Return the records of a pack.

    Raises:
        ValueError, KeyError: not a pack of this schema.
    """
    if pack["schema"] != SCHEMA:
        raise ValueError(f"schema {pack['schema']!r} instead of {SCHEMA!r}")
    return [
        Record(
            arxiv_id=ArxivId.parse(item["id"]),
            title=clean(item["title"]),
            authors=tuple(Name.parse(name) for name in item["authors"]),
            authors_complete=item.get("authors_complete", True),
            author_count=item.get("author_count"),
            published=item.get("published", ""),
            categories=tuple(item.get("categories", ())),
            comment=clean(item.get("comment", "")),
            journal_ref=clean(item.get("journal_ref", "")),
            doi=Doi.parse(item["doi"]) if "doi" in item else None,
            withdrawn=item.get("withdrawn", False),
            known_versions=item.get("versions"),
            sketch=frozenset(int(h, 16) for h in item["sketch"].split()),
            source="starter",
        )
        for item in pack["records"]
    ]


def pack(records: Iterable[Record]) -> dict[str, Any]:
    """Return the records as a pack: facts and sketches, keys without a value left out."""
    return {"schema": SCHEMA, "records": [_packed(record) for record in records]}


def _packed(record: Record) -> dict[str, Any]:
    item = {
        "id": record.arxiv_id.base,
        "title": record.title,
        "authors": [name.display for name in record.authors],
        "authors_complete": None if record.authors_complete else False,
        "author_count": record.author_count,
        "published": record.published,
        "categories": list(record.categories),
        "comment": record.comment,
        "journal_ref": record.journal_ref,
        "doi": record.doi.text if record.doi else None,
        "withdrawn": record.withdrawn or None,
        "versions": record.known_versions,
    }
    kept = {key: value for key, value in item.items() if value not in (None, "", [])}
    return {**kept, "sketch": " ".join(f"{h:016x}" for h in sorted(record.sketch))}
