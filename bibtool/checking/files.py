"""A whole file, checked: each entry by what the sources said, and all of them side by side."""

from bisect import bisect_right
from collections.abc import Iterator

from bibtool.bibfile import BibFile
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
    """Yield what is not written as BibTeX has it, with the entry it is in."""
    starts = [entry.line for entry in file.entries]
    for line, message in file.problems:
        at = bisect_right(starts, line) - 1
        entry = file.entries[at] if at >= 0 else None
        is_in = entry is not None and line <= entry.source.line(max(entry.end - 1, entry.start))
        key = entry.key if entry is not None and is_in else ""
        is_lost = entry is None or not is_in or not entry.is_whole
        yield Finding("broken", Severity.ERROR if is_lost else Severity.WARNING, key, line, message)
