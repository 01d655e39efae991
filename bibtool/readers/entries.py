"""What a bibliography file holds for us: records under their citekeys, and what is wrong."""

from dataclasses import dataclass

from bibtool.model import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the key it has in the file, which may be none, and the line it starts on."""

    key: str
    record: Record
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or is in doubt: where, from line 1, what, what to do."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A bibliography file, read: what is in no entry is told in a problem."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
