"""What is found in a file, and the state of each entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bibtool.bibfile import Entry
from bibtool.checking.codes import Severity
from bibtool.model import Record
from bibtool.plugins import RequestCount
from bibtool.untrusted import excerpt

_SHOWN = 200


class State(StrEnum):
    """What became of an entry."""

    OK = "ok"
    """A record was found, and the entry says what it says."""
    MISMATCH = "mismatch"
    """A record was found, and the entry contradicts it."""
    NOT_FOUND = "not-found"
    """The entry names an arXiv id that arXiv does not have."""
    UNCHECKED = "unchecked"
    """Nobody could say: no source has it, or none could be asked."""


class Change(NamedTuple):
    """What a finding says of one field."""

    field: str = ""
    """Its name; empty if it is not one field that is wrong."""
    ours: str = ""
    """What the entry says, as Unicode."""
    theirs: str = ""
    """What it should say, as Unicode."""
    fix: tuple[str, ...] = ()
    """Fields to refresh from the record to mend it; empty where that would not be safe."""
    record: Record | None = None
    """The record to mend it from."""


_NO_CHANGE = Change()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be said of an entry."""

    code: str
    severity: Severity
    key: str
    """The entry's, as it is written."""
    line: int
    """From 1: the field's where there is one, else the entry's."""
    message: str
    """For a person; what it quotes is cut to a readable length."""
    change: Change = _NO_CHANGE

    @property
    def is_fixable(self) -> bool:
        """Whether it can be mended."""
        return bool(self.change.fix) and self.change.record is not None

    @classmethod
    def of(
        cls,
        entry: Entry,
        code: str,
        severity: Severity,
        message: str,
        change: Change = _NO_CHANGE,
    ) -> "Finding":
        """Return a finding on an entry, placed at its field if there is one."""
        found = entry.fields.get(change.field.lower())
        line = found.line if found is not None else entry.line
        if found is not None:
            change = change._replace(field=found.name)
        if change.record is None or not change.fix or not entry.is_whole:
            change = change._replace(fix=(), record=None)
        return cls(code, severity, entry.key, line, message, change)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one entry."""

    key: str
    type: str
    line: int
    state: State
    record: Record | None = None
    """The record it was held against."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, checked; verdicts are in the entries' order, findings in the lines'."""

    file: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found."""

    files: tuple[Checked, ...]
    requests: RequestCount
    is_complete: bool = True
    """Whether every source answered all it was asked."""

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Every finding with its file, in order."""
        for checked in self.files:
            for finding in checked.findings:
                yield checked.file, finding

    @property
    def verdicts(self) -> Iterator[tuple[str, Verdict]]:
        """Every verdict with its file, in order."""
        for checked in self.files:
            for verdict in checked.verdicts:
                yield checked.file, verdict


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut to a readable length; it cannot steer a terminal."""
    return f"“{excerpt(text, _SHOWN)}”"
