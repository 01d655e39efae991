"""JSON Lines of our own schema ``bibtool/record/1``; every fact comes back (docs/formats.md)."""

import json
from typing import Any

from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Publication, Record
from bibtool.names import Name
from bibtool.readers.entries import Contents
from bibtool.readers.facts import Collector
from bibtool.untrusted import clean

_NAME_PARTS = ("family", "given", "particle", "suffix", "literal")
_PUBLICATION_TEXTS = (
    "kind", "title", "date", "container", "volume", "issue", "pages", "publisher", "event",
)  # fmt: skip


def read(text: str) -> Contents:
    """Return the records of a text; each line stands alone."""
    collector = Collector()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
            record = _record(facts)
        except BadIdentifier as error:
            collector.tell(number, f"{error}; it is left out, correct its id")
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            collector.tell(number, f"not a record of bibtool/record/1 ({error}); it is left out")
        else:
            collector.take(_text(facts, "key"), record, number)
    return collector.contents()


def _record(facts: dict[str, Any]) -> Record:
    """Return a record from its facts.

    Raises:
        ValueError: it is no record; the text says what is wrong.
    """
    if not isinstance(facts, dict):
        raise TypeError("not an object")
    doi = _text(facts, "doi")
    return Record(
        ArxivId(ArxivId.parse(_text(facts, "id")).base),
        _text(facts, "title"),
        tuple(_name(name) for name in _list(facts, "authors")),
        authors_complete=_flag(facts, "authors_complete", default=True),
        author_count=_number(facts, "author_count"),
        published=_text(facts, "published"),
        updated=_text(facts, "updated"),
        categories=tuple(clean(str(each)) for each in _list(facts, "categories")),
        abstract=_text(facts, "abstract"),
        sketch=frozenset(map(int, _list(facts, "sketch"))),
        comment=_text(facts, "comment"),
        journal_ref=_text(facts, "journal_ref"),
        doi=Doi.parse(doi) if doi else None,
        withdrawn=_flag(facts, "withdrawn", default=False),
        version=_number(facts, "version"),
        known_versions=_number(facts, "known_versions"),
        cited_version=_number(facts, "cited_version"),
        source=_text(facts, "source"),
        publication=_publication(facts.get("publication")),
    )


def _publication(facts: Any) -> Publication | None:
    if facts is None:
        return None
    if not isinstance(facts, dict):
        raise TypeError("publication is not an object")
    return Publication(
        Doi.parse(_text(facts, "doi")),
        authors=tuple(_name(name) for name in _list(facts, "authors")),
        **{text: _text(facts, text) for text in _PUBLICATION_TEXTS},
    )


def _name(parts: Any) -> Name:
    if not isinstance(parts, dict):
        raise TypeError("an author that is not an object")
    return Name(**{part: _text(parts, part) for part in _NAME_PARTS})


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a text")
    return clean(value)


def _number(facts: dict[str, Any], name: str) -> int | None:
    value = facts.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(f"{name} is not a whole number")
    return value


def _flag(facts: dict[str, Any], name: str, *, default: bool) -> bool:
    value = facts.get(name, default)
    if not isinstance(value, bool):
        raise TypeError(f"{name} is neither true nor false")
    return value


def _list(facts: dict[str, Any], name: str) -> list[Any]:
    value = facts.get(name) or []
    if not isinstance(value, list):
        raise TypeError(f"{name} is not a list")
    return value
