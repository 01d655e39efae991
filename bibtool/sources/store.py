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
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from bibtool.fingerprints import fingerprint, sketch, text_key
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Candidate, Match, Query, Record, Reference, Status
from bibtool.names import Name
from bibtool.plugins import RequestCount
from bibtool.sources.database import connect, set_aside
from bibtool.words import words

RECORD_DAYS = 30
MATCH_DAYS = 30
MISS_DAYS = 1
_DAY = 24 * 3600.0
_MOST = 10
_PER_QUESTION = 500  # SQLite takes 999 parameters in its oldest builds

_RULES = 2
"""Raised when the judging changes: decisions made by other rules are made anew."""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a cache holds."""

    records: int
    items: int


P = ParamSpec("P")
T = TypeVar("T")


def _forgiving(
    nothing: Callable[[], Any],
) -> Callable[[Callable[Concatenate["Store", P], T]], Callable[Concatenate["Store", P], T]]:
    """Make a method answer nothing once the file fails: a run must not end for want of memory."""

    def wrap(
        method: Callable[Concatenate["Store", P], T],
    ) -> Callable[Concatenate["Store", P], T]:
        @wraps(method)
        def guarded(self: "Store", /, *args: P.args, **kwargs: P.kwargs) -> T:
            if self.trouble:
                return nothing()  # type: ignore[no-any-return]
            try:
                return method(self, *args, **kwargs)
            except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
                self.give_up(error)
                return nothing()  # type: ignore[no-any-return]

        return guarded

    return wrap


class Store:
    """Records and decisions on disk, safe for several processes and for being killed.

    Trouble with the file is told once; from then on the store is empty and forgets.
    """

    name = "cache"
    is_local = True

    def __init__(
        self,
        file: Path,
        *,
        clock: Callable[[], float] = time.time,
        tell: Callable[[str], None] = lambda message: None,
    ) -> None:
        self._clock, self._file, self._tell = clock, file, tell
        self._db: sqlite3.Connection | None = None
        self._is_writable = False
        self.count = RequestCount()
        self.failure = ""  # the cache is a help: without it nothing is unchecked
        self.trouble = ""
        try:
            self._db, self._is_writable = connect(file)
        except (sqlite3.Error, OSError) as error:
            self.give_up(error)

    def give_up(self, error: Exception) -> None:
        """Go on without the file; one that is damaged is set aside for the next run."""
        self.trouble = f"the cache {self._file} cannot be used ({error}); going on without it"
        self._tell(self.trouble)
        self.close()
        # What is no trouble of place or lock is damage inside; a file read without its log may
        # only look so.
        is_damage = not isinstance(error, (sqlite3.OperationalError, OSError))
        if self._is_writable and (is_damage or "decode" in str(error)):
            set_aside(self._file)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    @property
    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise sqlite3.ProgrammingError("the cache is closed")
        return self._db

    @_forgiving(lambda: StoreInfo(0, 0))
    def info(self) -> StoreInfo:
        """Return how much is kept."""
        count = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM item)"
        return StoreInfo(*self._open.execute(count).fetchone())

    # --- records ---------------------------------------------------------------------------

    @_forgiving(lambda: None)
    def keep(self, records: Sequence[Record], *, current: bool = True) -> None:
        """Remember records that arrived; an old version answers only when it is named."""
        if not self._is_writable:
            return
        rows, grams = [], []
        for record in records:
            marks = sketch(fingerprint(record.abstract))
            data = json.dumps(_to_plain(record), ensure_ascii=False)
            key = record.arxiv_id.base
            doi = record.doi.folded if record.doi else None
            version, title = record.version or 0, text_key(record.title)
            rows.append((key, version, title, doi, current, self._clock(), data))
            grams += [(_signed(h), key) for h in marks]
        with self._open:
            self._open.executemany("INSERT OR REPLACE INTO record VALUES (?,?,?,?,?,?,?)", rows)
            self._open.executemany("INSERT OR IGNORE INTO gram VALUES (?,?)", grams)

    def search(self, queries: Sequence[Query]) -> list[tuple[Record, ...] | None]:
        """Return the remembered records that may answer each query."""
        answers = [self._find(query) for query in queries]
        self.count.cached += sum(map(bool, answers))
        return list(answers)

    @_forgiving(tuple)
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
            shared.update(key for (key,) in self._open.execute(question, chunk))
        return [key for key, _ in shared.most_common(_MOST)]

    def _ids(self, column: str, value: str) -> list[str]:
        question = f"SELECT DISTINCT id FROM record WHERE {column} = ?"  # noqa: S608  ours
        return [key for (key,) in self._open.execute(question, (value,))]

    def _records(self, keys: Iterable[str], version: int | None = None) -> tuple[Record, ...]:
        """Return the newest version of each paper that is fresh, or the version named."""
        oldest = self._clock() - RECORD_DAYS * _DAY
        question = (
            "SELECT data FROM record WHERE id = ? AND kept > ? "
            "AND (version = ? OR (? IS NULL AND current)) ORDER BY version DESC LIMIT 1"
        )
        rows = (
            self._open.execute(question, (key, oldest, version, version)).fetchone() for key in keys
        )
        return tuple(
            replace(_from_plain(json.loads(row[0])), source="cache") for row in rows if row
        )

    # --- items -----------------------------------------------------------------------------

    @_forgiving(lambda: None)
    def recall(self, reference: Reference) -> Match | None:
        """Return what became of the same item before, while that is fresh."""
        row = self._open.execute(
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
            # What came from a pack at hand is not kept here: the pack is asked again.
            if known:
                candidates.append(Candidate(known[0], item["confidence"], tuple(item["reasons"])))
        if status is Status.MATCHED and not candidates:
            return None
        self.count.cached += 1
        limits = tuple((item["id"], item["confidence"]) for item in data["candidates"])
        reasons = tuple(data["reasons"])
        return Match(reference, status, tuple(candidates), reasons, "cache", limits)

    @_forgiving(lambda: None)
    def remember(self, match: Match) -> None:
        """Keep a decision under its item's fingerprint; its records are kept with it."""
        if match.status is Status.UNCHECKED or not self._is_writable:
            return
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
        with self._open:
            self._open.execute(
                "INSERT OR REPLACE INTO item VALUES (?,?,?)",
                (_item_key(match.reference), self._clock(), json.dumps(data, ensure_ascii=False)),
            )


def _item_key(reference: Reference) -> str:
    """Return the fingerprint an item is known by: all that was understood of it."""
    understood = {
        "rules": _RULES,
        "id": reference.arxiv_id.versioned if reference.arxiv_id else "",
        "doi": reference.doi.folded if reference.doi else "",
        "abstract": words(reference.abstract),
        "titles": [words(title) for title in reference.titles],
        "authors": [words(name) for name in reference.authors],
        "year": reference.year,
    }
    return blake2b(json.dumps(understood).encode(), digest_size=16).hexdigest()


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
