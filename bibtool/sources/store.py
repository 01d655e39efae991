"""The user's cache: records that arrived and what was asked about each item, in one SQLite file.

An item is kept under the fingerprint of its text, never as text
(docs/decisions/0003-http-cache.md, 0006-notes.md).
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from bibtool.fingerprints import fingerprint, sketch, text_key
from bibtool.model import Query, Record, Reference
from bibtool.plugins import Answers, RequestCount
from bibtool.sources.database import connect, set_aside
from bibtool.sources.notes import Notes
from bibtool.sources.plain import from_text, to_text
from bibtool.words import words

RECORD_DAYS = 30
_KEEP = """
INSERT INTO record VALUES (?,?,?,?,?,?,?) ON CONFLICT (id, version) DO UPDATE SET
  title_key = excluded.title_key, doi = excluded.doi,
  current = max(record.current, excluded.current),
  kept = excluded.kept, data = excluded.data
WHERE excluded.kept >= record.kept
"""
_DAY = 24 * 3600.0
_MOST = 10
_PER_QUESTION = 500  # SQLite takes 999 parameters in its oldest builds


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a cache holds."""

    records: int
    items: int


P = ParamSpec("P")
T = TypeVar("T")


def _forgiving(
    nothing: Callable[[], Any], *, writes: bool = False
) -> Callable[[Callable[Concatenate["Store", P], T]], Callable[Concatenate["Store", P], T]]:
    """Make a method answer nothing once the file fails: a run must not end for want of memory."""

    def wrap(
        method: Callable[Concatenate["Store", P], T],
    ) -> Callable[Concatenate["Store", P], T]:
        @wraps(method)
        def guarded(self: "Store", /, *args: P.args, **kwargs: P.kwargs) -> T:
            if self.trouble or (writes and not self._is_writable):
                return nothing()  # type: ignore[no-any-return]
            try:
                return method(self, *args, **kwargs)
            except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
                if writes and isinstance(error, sqlite3.OperationalError):
                    self.only_read(error)
                else:
                    self.give_up(error)
                return nothing()  # type: ignore[no-any-return]

        return guarded

    return wrap


class Store:
    """Records and notes on disk, safe for several processes and for being killed.

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
        self._answered_at: float | None = None
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

    def only_read(self, error: Exception) -> None:
        """Go on with what is there: a full disk takes nothing, and gives what it has."""
        self._is_writable = False
        self._tell(f"the cache {self._file} cannot be written ({error}); what comes is not kept")

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
        count = "SELECT (SELECT count(*) FROM record), (SELECT count(DISTINCT item) FROM note)"
        return StoreInfo(*self._open.execute(count).fetchone())

    # --- records ---------------------------------------------------------------------------

    @_forgiving(lambda: None, writes=True)
    def keep(
        self, records: Sequence[Record], *, current: bool = True, at: float | None = None
    ) -> None:
        """Remember records that arrived, now or when ``at`` says.

        An old version answers only when it is named; what is noted next is as old as these are.
        """
        self._answered_at = at
        when = self._clock() if at is None else at
        rows, grams = [], []
        for record in records:
            marks = sketch(fingerprint(record.abstract))
            data = to_text(record)
            key = record.arxiv_id.base
            doi = record.doi.folded if record.doi else None
            version, title = record.version or 0, text_key(record.title)
            rows.append((key, version, title, doi, current, when, data))
            grams += [(_signed(h), key) for h in marks]
        with self._open:
            self._open.executemany(_KEEP, rows)
            self._open.executemany("INSERT OR IGNORE INTO gram VALUES (?,?)", grams)

    def search(self, queries: Sequence[Query]) -> Answers:
        """Yield the remembered records that may answer each query."""
        for position, query in enumerate(queries):
            found = self._find(query)
            self.count.cached += bool(found)
            yield position, found

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
            "SELECT data, current FROM record WHERE id = ? AND kept > ? "
            "AND (version = ? OR ? IS NULL) ORDER BY version DESC LIMIT 1"
        )
        rows = (
            self._open.execute(question, (key, oldest, version, version)).fetchone() for key in keys
        )
        # If a newer version came by its number, an older one is the newest no more.
        return tuple(from_text(row[0]) for row in rows if row and (row[1] or version is not None))

    # --- notes -----------------------------------------------------------------------------

    @_forgiving(lambda: None)
    def noted(self, source: str, reference: Reference, query: Query) -> tuple[Record, ...] | None:
        """Return what was noted of a source's answer, if the note and its records are fresh."""
        names = self._notes.read(source, reference, query)
        if names is None:
            return None
        records = [record for name in names for record in self._exactly(*name)]
        if len(records) < len(names):
            return None
        self.count.cached += 1
        return tuple(records)

    @_forgiving(lambda: None, writes=True)
    def note(
        self, source: str, reference: Reference, query: Query, records: Sequence[Record]
    ) -> None:
        """Note which records of an answer may be the item; the records themselves are kept."""
        self._notes.write(source, reference, query, records, self._answered_at)

    @_forgiving(lambda: None, writes=True)
    def settle(self, reference: Reference) -> None:
        """Keep the notes of an item that was found for longer."""
        self._notes.settle(reference)

    @property
    def _notes(self) -> Notes:
        return Notes(self._open, self._clock)

    def _exactly(self, arxiv_id: str, version: int) -> Sequence[Record]:
        row = self._open.execute(
            "SELECT data FROM record WHERE id = ? AND version = ? AND kept > ?",
            (arxiv_id, version, self._clock() - RECORD_DAYS * _DAY),
        ).fetchone()
        return [from_text(row[0])] if row else []


def _signed(h: int) -> int:
    """Return a 64-bit hash as SQLite keeps integers."""
    return h - (1 << 64) if h >= 1 << 63 else h
