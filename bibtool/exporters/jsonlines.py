"""JSON Lines: a record per line with every fact of it, schema ``bibtool/record/1``.

docs/formats.md describes the keys; the texts are the record's own, TeX and all.
"""

from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.jsontext import on_one_line
from bibtool.model import Publication, Record
from bibtool.names import Name

SCHEMA = "bibtool/record/1"


def export(bibliography: Bibliography) -> str:
    """Return a line per record, in order."""
    return "".join(line(key, record) for key, record in bibliography.items())


def line(key: str, record: Record) -> str:
    """Return one line, ending in a newline; a text's own line breaks are escaped."""
    return f"{on_one_line(_facts(key, record))}\n"


def _facts(key: str, record: Record) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "key": key,
        "id": record.arxiv_id.base,
        "cited_version": record.cited_version,
        "title": record.title,
        "authors": [_name(name) for name in record.authors],
        "authors_complete": record.authors_complete,
        "author_count": record.author_count,
        "published": record.published,
        "updated": record.updated,
        "categories": list(record.categories),
        "abstract": record.abstract,
        "comment": record.comment,
        "journal_ref": record.journal_ref,
        "doi": str(record.doi) if record.doi else None,
        "withdrawn": record.withdrawn,
        "version": record.version,
        "known_versions": record.known_versions,
        "source": record.source,
        "publication": publication(record.publication) if record.publication else None,
        # The abstract's sampled fingerprint, for records that come without the text.
        "sketch": sorted(record.sketch),
    }


def publication(said: Publication) -> dict[str, Any]:
    """Return what a publisher says of a paper, as an object of JSON."""
    texts = ("kind", "title", "date", "container", "volume", "issue", "pages", "publisher", "event")
    return {
        "doi": str(said.doi),
        "authors": [_name(name) for name in said.authors],
        **{text: getattr(said, text) for text in texts},
    }


def _name(name: Name) -> dict[str, str]:
    parts = ("family", "given", "particle", "suffix", "literal")
    return {part: text for part in parts if (text := getattr(name, part))}
