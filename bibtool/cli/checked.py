"""What ``bibtool check`` does with files: their entries asked about, judged, and mended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bibtool.bibfile import BibFile, read
from bibtool.bibfile.references import reference
from bibtool.checking import CODES, Checked, Report, Severity, State, check, versions
from bibtool.checking.entries import Known, examine, worth_asking
from bibtool.checking.fixing import Fixed, fix
from bibtool.cli.bibfiles import OnDisk, at_hand, dialect
from bibtool.cli.running import Outcome, Run
from bibtool.cli.terminal import say
from bibtool.model import Match, Reference, Status
from bibtool.plugins import RequestCount
from bibtool.untrusted import clean


@dataclass(frozen=True, slots=True)
class Asked:
    """Files, and what the sources said of their entries."""

    files: tuple[tuple[OnDisk, Known], ...]
    outcome: Outcome
    is_complete: bool

    def report(self) -> Report:
        """Return what is found in the files."""
        found = tuple(check(disk.file, str(disk.path), known) for disk, known in self.files)
        return Report(found, self.outcome.requests, self.is_complete)


def asked(disks: Sequence[OnDisk], run: Run, *, ids_only: bool) -> Asked:
    """Ask about the entries of files, all at once, then about older versions in doubt."""
    entries = [
        (n, entry)
        for n, disk in enumerate(disks)
        for entry in disk.file.entries
        if worth_asking(entry, ids_only=ids_only)
    ]
    outcome = run.resolve([reference(entry, str(disks[n].path)) for n, entry in entries])
    matches: list[dict[str, Match]] = [{} for _ in disks]
    for (n, entry), match in zip(entries, outcome.matches, strict=True):
        matches[n][entry.raw] = match
    is_complete = not outcome.stopped and not any(map(_has_failed, outcome.matches))
    month = datetime.now(UTC).strftime("%y%m")
    why = "names no arXiv id, and --ids-only asks about no other" if ids_only else ""
    known = [Known(found, month=month, unasked=why) for found in matches]
    older: list[Reference] = [
        one
        for disk, each in zip(disks, known, strict=True)
        for one in versions.references(disk.file, str(disk.path), each)
    ]
    if older and is_complete:
        more = run.resolve(older)
        found, absent = versions.by_id(more.matches), versions.absent(more.matches)
        known = [replace(each, older=found, absent=absent) for each in known]
        counts = (outcome.requests, more.requests)
        both = RequestCount(sum(c.sent for c in counts), sum(c.cached for c in counts))
        outcome = replace(outcome, requests=both, stopped=more.stopped)
        is_complete = not more.stopped and not any(map(_has_failed, more.matches))
    return Asked(tuple(zip(disks, known, strict=True)), outcome, is_complete)


def fixed(asked: Asked, *, keep_old: bool, quiet: bool) -> Asked:
    """Mend what is safe in the files, each held against other processes while it is written."""
    files = []
    for disk, known in asked.files:
        has_work = bool(_mended(disk, known).entries)
        with at_hand(disk, to_write=has_work) as now:
            done = _mended(now, known)
            kept = now.save(done.text, keep_old=keep_old) if done.entries else None
        if not quiet:
            _tell_fixed(now, done)
            if kept is not None:
                say(clean(f"{kept}: what was there before"))
        files.append(_as_it_is(now, done, known))
    return replace(asked, files=tuple(files))


def patch(asked: Asked) -> str:
    """Return what mending would change, as a patch."""
    return "".join(disk.diff(_mended(disk, known).text) for disk, known in asked.files)


def tell(report: Report) -> None:
    """Say how many entries are in which state, and how many findings there are."""
    for checked in report.files:
        say(_counts(checked))
    if len(report.files) > 1:
        verdicts = tuple(verdict for _, verdict in report.verdicts)
        findings = tuple(finding for _, finding in report.findings)
        say(_counts(Checked("all", verdicts, findings)))
    if report.requests.sent:
        say(f"{report.requests.sent} sent to arXiv")


def _counts(checked: Checked) -> str:
    states = Counter(verdict.state for verdict in checked.verdicts)
    severities = Counter(f.severity for f in checked.findings if f.code in CODES)
    some = [f"{states[state]} {state.value}" for state in State if states[state]]
    found = [_many(severities[one], one.value) for one in Severity if severities[one]]
    count = len(checked.verdicts)
    entries = f"{count} {'entry' if count == 1 else 'entries'}"
    said = f"{checked.file}: {entries}: {', '.join(some) or 'none'}"
    return clean(f"{said}; {', '.join(found) or 'nothing found'}")


def _many(count: int, word: str) -> str:
    return f"{count} {word}" + ("s" if count != 1 else "")


def _mended(disk: OnDisk, known: Known) -> Fixed:
    wanted = [(entry, examine(entry, known)[1]) for entry in disk.file.entries]
    return fix(disk.file, wanted, dialect(disk))


def _tell_fixed(disk: OnDisk, done: Fixed) -> None:
    for key, fields in done.entries:
        say(clean(f"{disk.path}: {key}: {', '.join(fields)} mended"))


def _as_it_is(disk: OnDisk, done: Fixed, known: Known) -> tuple[OnDisk, Known]:
    """Return a file as it is now, its entries with what the sources said of them before."""
    if not done.entries:
        return disk, known
    file: BibFile = read(done.text)
    matches = {
        new.raw: known.matches[old.raw]
        for old, new in zip(disk.file.entries, file.entries, strict=True)
        if old.raw in known.matches
    }
    new = replace(disk, data=disk.bytes_of(done.text), file=file)
    return new, replace(known, matches=matches)


def _has_failed(match: Match) -> bool:
    """Whether a source that was to be asked could not answer."""
    return match.status is Status.UNCHECKED and any(q.records is None for q in match.questions)
