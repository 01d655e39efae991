"""The user's cache: records that arrived and what became of each item, in one SQLite file.

An item is kept under the fingerprint of its text, never as text. Decisions are kept for days,
and "not found" for one day: a new paper takes hours to appear
(docs/decisions/0003-http-cache.md).
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bibtool.fingerprints import fingerprint, sketch, text_key
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Candidate, Match, Query, Record, Reference, Status
from bibtool.names import Name
from bibtool.words import words

RECORD_DAYS = 30
MATCH_DAYS = 30
MISS_DAYS = 1
_DAY = 24 * 3600.0
_MOST = 10
_PER_QUESTION = 500  # SQLite takes 999 parameters in its oldest builds

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
  id TEXT NOT NULL, version INTEGER NOT NULL, title_key TEXT NOT NULL, doi TEXT,
  current INTEGER NOT NULL, kept REAL NOT NULL, data TEXT NOT NULL, PRIMARY KEY (id, version)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_title ON record (title_key);
CREATE INDEX IF NOT EXISTS record_doi ON record (doi) WHERE doi IS NOT NULL;
CREATE TABLE IF NOT EXISTS gram (
  hash INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (hash, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (key TEXT PRIMARY KEY, kept REAL NOT NULL, data TEXT NOT NULL)
  WITHOUT ROWID;
PRAGMA user_version = 1;
"""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a cache holds."""

    records: int
    items: int


class Store:
    """Records and decisions on disk, safe for several processes and for being killed."""

    name = "cache"
    is_local = True

    def __init__(self, file: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = _connect(file)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def info(self) -> StoreInfo:
        """Return how much is kept."""
        count = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM item)"
        return StoreInfo(*self._db.execute(count).fetchone())

    # --- records ---------------------------------------------------------------------------

    def keep(self, records: Sequence[Record], *, current: bool = True) -> None:
        """Remember records that arrived; an old version answers only when it is named."""
        rows, grams = [], []
        for record in records:
            marks = sketch(fingerprint(record.abstract))
            data = json.dumps(_to_plain(record), ensure_ascii=False)
            key = record.arxiv_id.base
            doi = record.doi.folded if record.doi else None
            version, title = record.version or 0, text_key(record.title)
            rows.append((key, version, title, doi, current, self._clock(), data))
            grams += [(_signed(h), key) for h in marks]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO record VALUES (?,?,?,?,?,?,?)", rows)
            self._db.executemany("INSERT OR IGNORE INTO gram VALUES (?,?)", grams)

    def search(self, queries: Sequence[Query]) -> list[tuple[Record, ...] | None]:
        """Return the remembered records that may answer each query."""
        return [self._find(query) for query in queries]

    def _find(self, query: Query) -> tuple[Record, ...]:
        if query.arxiv_id is not None:
            return self._records([query.arxiv_id.base], query.arxiv_id.version)
        keys: dict[str, None] = dict.fromkeys(self._by_sketch(query.sketch))
        for title in query.titles:
            if words(title):
                keys.update(dict.fromkeys(self._ids("title_key", text_key(title))))
        if query.doi is not None:
            keys.update(dict.fromkeys(self._ids("doi", query.doi.folded)))
        return self._records(list(keys))

    def _by_sketch(self, marks: frozenset[int]) -> list[str]:
        shared: Counter[str] = Counter()
        hashes = [_signed(h) for h in marks]
        for first in range(0, len(hashes), _PER_QUESTION):
            chunk = hashes[first : first + _PER_QUESTION]
            places = ",".join("?" * len(chunk))
            question = f"SELECT id FROM gram WHERE hash IN ({places})"  # noqa: S608  only "?"
            shared.update(key for (key,) in self._db.execute(question, chunk))
        return [key for key, _ in shared.most_common(_MOST)]

    def _ids(self, column: str, value: str) -> list[str]:
        question = f"SELECT DISTINCT id FROM record WHERE {column} = ?"  # noqa: S608  ours
        return [key for (key,) in self._db.execute(question, (value,))]

    def _records(self, keys: Iterable[str], version: int | None = None) -> tuple[Record, ...]:
        """Return the newest version of each paper that is fresh, or the version named."""
        oldest = self._clock() - RECORD_DAYS * _DAY
        question = (
            "SELECT data FROM record WHERE id = ? AND kept > ? "
            "AND (version = ? OR (? IS NULL AND current)) ORDER BY version DESC LIMIT 1"
        )
        rows = (
            self._db.execute(question, (key, oldest, version, version)).fetchone() for key in keys
        )
        return tuple(
            replace(_from_plain(json.loads(row[0])), source="cache") for row in rows if row
        )

    # --- items -----------------------------------------------------------------------------

    def recall(self, reference: Reference) -> Match | None:
        """Return what became of the same item before, while that is fresh."""
        row = self._db.execute(
            "SELECT kept, data FROM item WHERE key = ?", (_item_key(reference),)
        ).fetchone()
        if row is None:
            return None
        kept, data = row[0], json.loads(row[1])
        status = Status(data["status"])
        days = MATCH_DAYS if status is Status.MATCHED else MISS_DAYS
        if kept < self._clock() - days * _DAY:
            return None
        candidates = []
        for item in data["candidates"]:
            known = self._records([item["id"]], item["version"])
            if not known:
                return None
            candidates.append(Candidate(known[0], item["confidence"], tuple(item["reasons"])))
        return Match(reference, status, tuple(candidates), tuple(data["reasons"]), "cache")

    def remember(self, match: Match) -> None:
        """Keep a decision under its item's fingerprint; its records are kept with it."""
        if match.status is Status.UNCHECKED:
            return
        for candidate in match.candidates:
            if candidate.record.source not in {"arxiv", "cache"}:
                return  # a local pack answers again at no cost, and may have changed by then
        data = {
            "status": match.status.value,
            "reasons": list(match.reasons),
            "candidates": [
                {
                    "id": c.record.arxiv_id.base,
                    "version": c.record.version,
                    "confidence": c.confidence,
                    "reasons": list(c.reasons),
                }
                for c in match.candidates
            ],
        }
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO item VALUES (?,?,?)",
                (_item_key(match.reference), self._clock(), json.dumps(data, ensure_ascii=False)),
            )


def _connect(file: Path) -> sqlite3.Connection:
    try:
        return _open(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # Not a database any more: set it aside rather than fail every run from now on.
        file.replace(file.with_suffix(".damaged"))
        return _open(file)


def _open(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=30.0)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.executescript(_SCHEMA)
    return db


def _item_key(reference: Reference) -> str:
    """Return the fingerprint an item is known by: all that was understood of it."""
    parts = (
        reference.arxiv_id.versioned if reference.arxiv_id else "",
        reference.doi.folded if reference.doi else "",
        text_key(reference.abstract),
        *(text_key(title) for title in reference.titles),
        *(text_key(name) for name in reference.authors),
        str(reference.year or ""),
    )
    return "/".join(parts)


def _signed(h: int) -> int:
    """Return a 64-bit hash as SQLite keeps integers."""
    return h - (1 << 64) if h >= 1 << 63 else h


def _to_plain(record: Record) -> dict[str, Any]:
    plain = asdict(record)
    del plain["sketch"], plain["source"], plain["cited_version"]
    plain["arxiv_id"] = record.arxiv_id.base
    plain["doi"] = record.doi.text if record.doi else None
    return plain


def _from_plain(plain: dict[str, Any]) -> Record:
    doi = plain.pop("doi")
    return Record(
        arxiv_id=ArxivId.parse(plain.pop("arxiv_id")),
        authors=tuple(Name(**name) for name in plain.pop("authors")),
        categories=tuple(plain.pop("categories")),
        doi=Doi.parse(doi) if doi else None,
        **plain,
    )
