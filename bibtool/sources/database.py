"""The cache's SQLite file: its tables, and how it is opened whatever state it is in."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

_VERSION = 3
_PATIENCE = 5.0  # seconds

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
CREATE TABLE IF NOT EXISTS note (
  item TEXT NOT NULL, query TEXT NOT NULL, kept REAL NOT NULL, settled INTEGER NOT NULL,
  data TEXT NOT NULL, PRIMARY KEY (item, query)
) WITHOUT ROWID;
"""
_OLD_TABLES = ("record", "gram", "item", "note")
_KEPT = {2: ("record", "gram")}
"""Tables that an earlier version's file has in today's form."""


def set_aside_if_damaged(file: Path) -> None:
    """Move a file that is no database out of the way, rather than fail every run from now on."""
    if not file.is_file():
        return
    try:
        with closing(sqlite3.connect(file)) as db:
            db.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        pass  # locked or unreadable, which is not damaged
    except sqlite3.DatabaseError:
        set_aside(file)


def set_aside(file: Path) -> None:
    """Rename a damaged file, and remove what belongs to it."""
    with suppress(OSError):
        file.replace(file.with_suffix(".damaged"))
        for tail in ("-wal", "-shm"):
            file.with_name(file.name + tail).unlink(missing_ok=True)


def can_write(file: Path) -> bool:
    """Return whether a file can be written as a database now, waiting some seconds for a lock."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.rollback()
    except (sqlite3.Error, OSError):
        return False
    return True


def connect(file: Path) -> tuple[sqlite3.Connection, bool]:
    """Open the cache's file, made if missing; return it and whether it can be written.

    Raises:
        sqlite3.Error, OSError: it cannot even be read.
    """
    set_aside_if_damaged(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _opened(sqlite3.connect(file, timeout=_PATIENCE)), True
    except (sqlite3.OperationalError, OSError):
        if not file.is_file():
            raise
        # A folder we may not write to, or a lock that is not let go: what is there can be read.
        uri = f"file:{quote(str(file))}?mode=ro"
        with suppress(sqlite3.OperationalError):
            db = sqlite3.connect(uri, uri=True, timeout=_PATIENCE)
            db.execute("SELECT count(*) FROM record")
            return db, False
        return sqlite3.connect(f"{uri}&immutable=1", uri=True), False


def _opened(db: sqlite3.Connection) -> sqlite3.Connection:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute("PRAGMA synchronous = NORMAL")
    if version != _VERSION:
        db.execute("PRAGMA journal_mode = WAL")
        _upgrade(db)
    return db


def _upgrade(db: sqlite3.Connection) -> None:
    """Make today's tables, of an old file whatever can be kept, at once or not at all."""
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]  # another process may have been here
    if version != _VERSION:
        for table in _OLD_TABLES:
            if table not in _KEPT.get(version, ()):
                db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.commit()
