"""The records our arXiv server serves, and how they are read from JSON Lines."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEAR_MONTH = re.compile(r"(?:^|/)(\d{2})(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one paper, as the server will show it."""

    id: str
    title: str
    abstract: str
    version: int = 1
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    primary_category: str = ""
    published: str | None = None
    updated: str | None = None
    comment: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    affiliations: tuple[tuple[str, ...], ...] = ()

    @property
    def versioned_id(self) -> str:
        """The id as an entry carries it, always with its version (API notes §4.2)."""
        return f"{self.id}v{self.version}"

    @property
    def published_at(self) -> datetime:
        """When version 1 was submitted; a record without a date gets its id's month."""
        return _moment(self.published) or _moment_of_id(self.id)

    @property
    def updated_at(self) -> datetime:
        """When this version was submitted."""
        return _moment(self.updated) or self.published_at

    @property
    def all_categories(self) -> tuple[str, ...]:
        """The categories, each once, the primary one first (API notes §4.2)."""
        named = (self.primary_category, *self.categories)
        return tuple(dict.fromkeys(name for name in named if name))


def record_from(data: dict[str, Any]) -> Record:
    """Make a record of a JSON object in which all but id, title and abstract may be missing."""
    categories = _strings(data.get("categories"))
    groups = data.get("affiliations")
    return Record(
        id=_required(data, "id"),
        title=_required(data, "title"),
        abstract=_required(data, "abstract"),
        version=int(data.get("version") or 1),
        authors=_strings(data.get("authors")),
        categories=categories,
        primary_category=str(data.get("primary_category") or "") or next(iter(categories), ""),
        published=_optional(data, "published"),
        updated=_optional(data, "updated"),
        comment=_optional(data, "comment"),
        journal_ref=_optional(data, "journal_ref"),
        doi=_optional(data, "doi"),
        affiliations=tuple(map(_strings, groups)) if isinstance(groups, list) else (),
    )


def read_records(path: Path, limit: int | None = None) -> Iterator[Record]:
    """Read at most ``limit`` records of a JSON Lines file, gzipped or not, skipping bad lines."""
    with path.open("rb") as stored:
        lines = gzip.GzipFile(fileobj=stored) if path.suffix == ".gz" else stored
        yield from islice(filter(None, map(_record_of_line, lines)), limit)


def _record_of_line(line: bytes) -> Record | None:
    try:
        data = json.loads(line)
        return record_from(data) if isinstance(data, dict) else None
    except (ValueError, TypeError, KeyError):
        return None


def _required(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value:
        raise ValueError(key)
    return value


def _optional(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    return str(value) if value else None


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _moment(text: str | None) -> datetime | None:
    """Read a full time stamp, or a date cut short after the year or the month."""
    if not text:
        return None
    partial = _PARTIAL_DATE.fullmatch(text)
    try:
        if partial:
            year, month, day = (int(part or 1) for part in partial.groups())
            return datetime(year, month, day, tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _moment_of_id(identifier: str) -> datetime:
    found = _YEAR_MONTH.search(identifier)
    if found is None:
        return datetime(2000, 1, 1, tzinfo=UTC)
    year = int(found[1])
    # Ids began in 1991, so a two-digit year above 90 is of the last century (API notes §8).
    return datetime(year + (1900 if year > 90 else 2000), int(found[2]), 1, tzinfo=UTC)
