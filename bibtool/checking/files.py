"""A whole file, checked: each entry by what the sources said, and all of them side by side."""

from bisect import bisect_right
from collections.abc import Iterator

from bibtool.bibfile import BibFile, Entry
from bibtool.checking.codes import Severity
from bibtool.checking.duplicates import repeated_keys, repeated_works
from bibtool.checking.entries import Known, examine
from bibtool.checking.findings import Checked, Finding


def check(file: BibFile, name: str, known: Known) -> Checked:
    """Return the states of a file's entries and what there is to say of them, by line."""
    examined = [examine(entry, known) for entry in file.entries]
    records = {
        entry: verdict.record
        for entry, (verdict, _) in zip(file.entries, examined, strict=True)
        if verdict.record is not None and verdict.state.value == "ok"
    }
    found = [finding for _, each in examined for finding in each]
    wrong = {
        entry
        for entry, (_, each) in zip(file.entries, examined, strict=True)
        if any(finding.code == "id-contradicts-title" for finding in each)
    }
    found += [*broken(file), *repeated_keys(file), *repeated_works(file, records, wrong)]
    found.sort(key=lambda finding: finding.line)
    return Checked(name, tuple(verdict for verdict, _ in examined), tuple(found))


def broken(file: BibFile) -> Iterator[Finding]:
    """Yield what is not written as BibTeX has it, with the entry it is in.

    An entry whose end is not clear is always told as an error.
    """
    blocks = (file.entries, file.strings, file.preambles, file.comments)
    if not any(blocks) and file.text.strip("\ufeff \t\r\n"):
        message = "nothing in it is BibTeX; is it a .bib file, and in UTF-8?"
        yield Finding("broken", Severity.NOTE, "", 1, message)
    starts = [entry.line for entry in file.entries]
    lost = {entry for entry in file.entries if not entry.is_whole}
    for line, message in file.problems:
        last = bisect_right(starts, line) - 1
        entry = _open_before(file, last, line) if "before" in message else None
        entry = entry or _entry_at(file, last, line)
        is_lost = entry is None or not entry.is_whole
        lost -= {entry}
        severity = Severity.ERROR if is_lost else Severity.WARNING
        yield Finding("broken", severity, entry.key if entry is not None else "", line, message)
    for entry in (entry for entry in file.entries if entry in lost):
        message = "the entry cannot be read to its end"
        yield Finding("broken", Severity.ERROR, entry.key, entry.line, message)


def _open_before(file: BibFile, last: int, line: int) -> Entry | None:
    """Return the entry that is not closed where the one of a line begins."""
    for entry in (file.entries[n] for n in (last - 1, last) if n >= 0):
        if not entry.is_whole and entry.line <= line <= entry.source.line(entry.end):
            return entry
    return None


def _entry_at(file: BibFile, last: int, line: int) -> Entry | None:
    """Return the entry that a line is of."""
    entry = file.entries[last] if last >= 0 else None
    is_in = entry is not None and line <= entry.source.line(max(entry.end - 1, entry.start))
    return entry if is_in else None
