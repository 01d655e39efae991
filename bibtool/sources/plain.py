"""Records as they are kept on disk: JSON, without what can be worked out again."""

import json
from dataclasses import asdict

from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name


def to_text(record: Record) -> str:
    """Return a record as JSON."""
    plain = asdict(record)
    del plain["sketch"], plain["source"], plain["cited_version"]
    del plain["publication"]  # asked for, and kept, by itself
    for name in plain["authors"]:
        name.pop("aliases", None)  # a run's own knowledge
    plain["arxiv_id"] = record.arxiv_id.base
    plain["doi"] = record.doi.text if record.doi else None
    return json.dumps(plain, ensure_ascii=False)


def from_text(text: str) -> Record:
    """Return a record that was kept; it says that it comes from the cache.

    Raises:
        ValueError, KeyError, TypeError: it was not kept by this version of bibtool.
    """
    plain = json.loads(text)
    doi = plain.pop("doi")
    return Record(
        arxiv_id=ArxivId.parse(plain.pop("arxiv_id")),
        authors=tuple(Name(**name) for name in plain.pop("authors")),
        categories=tuple(plain.pop("categories")),
        doi=Doi.parse(doi) if doi else None,
        source="cache",
        **plain,
    )
