"""The safe findings mended: fields refreshed from records, and no other byte changed.

A fix never changes which paper an entry is, takes nothing away, and leaves alone what somebody
published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bibtool import exporters
from bibtool.bibfile import BibFile, Entry, read
from bibtool.bibfile.edit import Edit, apply
from bibtool.bibfile.refreshing import refresh
from bibtool.bibliography import Bibliography
from bibtool.checking.findings import Finding
from bibtool.model import Record


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text, mended."""

    text: str
    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Keys of the entries that change, with the fields."""


def fix(file: BibFile, wanted: Sequence[tuple[Entry, Sequence[Finding]]], form: str) -> Fixed:
    """Return a file's text with what is wrong in it mended where that is safe.

    Args:
        file: the file as it is.
        wanted: entries of it with their findings.
        form: the format its entries are in, ``bibtex`` or ``biblatex``.
    """
    jobs = [job for entry, found in wanted if (job := _job(entry, found)) is not None]
    if not jobs:
        return Fixed(file.text)
    numbered = Bibliography({f"n{n}": record for n, (_, record, _) in enumerate(jobs)})
    written = read(exporters.export(numbered, form)).entries
    edits: list[Edit] = []
    changed = []
    for (entry, _, fields), fresh in zip(jobs, written, strict=True):
        news = refresh(entry, fresh, fields)
        edits += news.edits
        if news.fields:
            changed.append((entry.key, news.fields))
    return Fixed(apply(file.text, edits), tuple(changed))


def _job(entry: Entry, found: Sequence[Finding]) -> tuple[Entry, Record, frozenset[str]] | None:
    able = [one for one in found if one.is_fixable]
    record = able[0].change.record if able else None
    if record is None or not entry.is_whole:
        return None
    fields = frozenset(
        name for one in able if one.change.record == record for name in one.change.fix
    )
    return entry, record, fields
