"""What the user said about items in doubt: a file of its own, since nobody can ask it for again.

It never expires, and a choice holds the record chosen, so that it outlives the cache. Items are
kept as fingerprints, never as text.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bibtool.model import Choice, Reference
from bibtool.sources.database import set_aside_if_damaged
from bibtool.sources.keys import item_key
from bibtool.sources.plain import from_text, to_text

_PATIENCE = 5.0  # seconds
_TABLE = """
CREATE TABLE IF NOT EXISTS choice (
  item TEXT PRIMARY KEY, date TEXT NOT NULL, shown TEXT NOT NULL, record TEXT
) WITHOUT ROWID
"""


class ChoiceFile:
    """Choices on disk; the file is made with the first. Trouble is told, and ends no run."""

    def __init__(self, file: Path, tell: Callable[[str], None] = lambda message: None) -> None:
        self._file, self._tell = file, tell
        self._is_usable = True
        set_aside_if_damaged(file)

    def chosen(self, reference: Reference) -> Choice | None:
        """Return what was said of an item."""
        found = self._read("WHERE item = ?", item_key(reference))
        return found[0] if found else None

    def all(self) -> list[Choice]:
        """Return every choice, the latest first."""
        return self._read("ORDER BY date DESC, item")

    def choose(self, reference: Reference, choice: Choice) -> None:
        """Remember what was said of an item."""
        record = None if choice.record is None else to_text(choice.record)
        row = item_key(reference), choice.date, json.dumps(choice.shown), record
        with self._forgiving():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as db, db:
                db.execute(_TABLE)
                db.execute("INSERT OR REPLACE INTO choice VALUES (?,?,?,?)", row)

    def _read(self, which: str, *values: str) -> list[Choice]:
        found: list[Choice] = []
        if self._is_usable and self._file.exists():
            with self._forgiving(), closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as db:
                question = f"SELECT date, shown, record FROM choice {which}"  # noqa: S608  ours
                found = [_choice(*row) for row in db.execute(question, values)]
        return found

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Let no trouble with the file end a run; it is told once."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            if self._is_usable:
                self._tell(
                    f"the choices in {self._file} cannot be used ({error}); going on without"
                )
            self._is_usable = False


def _choice(date: str, shown: str, record: str | None) -> Choice:
    return Choice(from_text(record) if record else None, tuple(json.loads(shown)), date)
