"""What a source far away answered about each item, so that nothing is asked twice.

A note holds names of records, not records and not a decision: whoever reads it judges the records
anew, together with what else is at hand (docs/decisions/0006-notes.md).
"""

import json
import sqlite3
from collections.abc import Callable, Sequence

from bibtool.model import Query, Record, Reference
from bibtool.sources.keys import item_key, query_key

MATCH_DAYS = 30
MISS_DAYS = 1
"""For what found nothing that fits: a new paper takes hours to appear."""
_DAY = 24 * 3600.0
_RULES = 7
"""Raised when the judging changes: what other rules threw out of an answer is asked for anew."""


class Notes:
    """The table of notes in the cache's file; its owner deals with trouble."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._db, self._clock = db, clock

    def read(
        self, source: str, reference: Reference, query: Query
    ) -> Sequence[tuple[str, int]] | None:
        """Return id and version of each record that was noted; None without a fresh note."""
        row = self._db.execute(
            "SELECT kept, settled, data FROM note WHERE item = ? AND query = ?",
            (_key(reference), query_key(source, query)),
        ).fetchone()
        if row is None:
            return None
        kept, settled, data = row
        days = MATCH_DAYS if settled else MISS_DAYS
        if kept <= self._clock() - days * _DAY:
            return None
        return [(str(arxiv_id), int(version)) for arxiv_id, version in json.loads(data)]

    def write(
        self,
        source: str,
        reference: Reference,
        query: Query,
        records: Sequence[Record],
        at: float | None = None,
    ) -> None:
        """Note which records of an answer may be the item; ``at`` is when it came, if not now."""
        data = json.dumps([(r.arxiv_id.base, r.version or 0) for r in records])
        key = _key(reference), query_key(source, query)
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO note VALUES (?,?,?,0,?)",
                (*key, self._clock() if at is None else at, data),
            )

    def settle(self, reference: Reference) -> None:
        """Keep an item's notes for longer: it was found, and its answers will not change soon."""
        with self._db:
            self._db.execute(
                "UPDATE note SET settled = 1 WHERE item = ? AND NOT settled", (_key(reference),)
            )


def _key(reference: Reference) -> str:
    return f"{_RULES}:{item_key(reference)}"
