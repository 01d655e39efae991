"""What ``bibtool check`` does with files: their entries asked about, judged, and mended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bibtool.bibfile import BibFile, read
from bibtool.bibfile.references import reference
from bibtool.checking import CODES, Checked, Report, Severity, State, check, versions
from bibtool.checking.entries import Known, examine, is_dated, worth_asking
from bibtool.checking.fields import SHIPPED
from bibtool.checking.fixing import Fixed, fix
from bibtool.cli.bibfiles import OnDisk, at_hand, dialect
from bibtool.cli.running import Outcome, Run
from bibtool.cli.terminal import say
from bibtool.errors import InputError
from bibtool.model import Match, Reference, Status
from bibtool.plugins import RequestCount
from bibtool.untrusted import clean

_DAYS_OF_DELAY = 3
"""Days from a paper's id to its being known to arXiv's API, weekends included."""

_IS_NEW = "has changed since the others were asked about; check again"


@dataclass(frozen=True, slots=True)
class Asked:
    """Files, and what the sources said of their entries."""

    files: tuple[tuple[OnDisk, Known], ...]
    outcome: Outcome
    is_complete: bool

    def and_then(self, more: Outcome, files: "tuple[tuple[OnDisk, Known], ...]") -> "Asked":
        """Return what is known of the files after another round of questions."""
        counts = (self.outcome.requests, more.requests)
        both = RequestCount(sum(c.sent for c in counts), sum(c.cached for c in counts))
        outcome = replace(self.outcome, requests=both, stopped=more.stopped)
        return Asked(files, outcome, self.is_complete and _is_complete(more))

    def report(self) -> Report:
        """Return what is found in the files."""
        found = tuple(check(disk.file, str(disk.path), known) for disk, known in self.files)
        return Report(found, self.outcome.requests, self.is_complete)


def asked(disks: Sequence[OnDisk], run: Run, *, ids_only: bool) -> Asked:
    """Ask about the entries of files, all at once, then about what is in doubt."""
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
    why = "names no arXiv id, and --ids-only asks about no other" if ids_only else _IS_NEW
    now = datetime.now(UTC)
    months = {(now - timedelta(days=days)).strftime("%y%m") for days in (0, _DAYS_OF_DELAY)}
    known = [Known(found, months=months, unasked=why) for found in matches]
    files = tuple(zip(disks, known, strict=True))
    return _with_older(_with_newer(Asked(files, outcome, _is_complete(outcome)), run), run)


def _with_newer(asked: Asked, run: Run) -> Asked:
    """Return files with what arXiv says of entries that contradict a record that was shipped."""
    dated = [
        (n, entry)
        for n, (disk, known) in enumerate(asked.files)
        for entry in disk.file.entries
        if is_dated(entry, known)
    ]
    is_all = run.offline or set(run.names) <= {SHIPPED}
    if is_all or not dated or not asked.is_complete:
        return asked
    paths = [str(disk.path) for disk, _ in asked.files]
    more = run.resolve([reference(entry, paths[n]) for n, entry in dated], without=SHIPPED)
    matches = [dict(known.matches) for _, known in asked.files]
    for (n, entry), match in zip(dated, more.matches, strict=True):
        if match.status is not Status.UNCHECKED:
            matches[n][entry.raw] = match
    files = (
        (disk, replace(known, matches=found))
        for (disk, known), found in zip(asked.files, matches, strict=True)
    )
    return asked.and_then(more, tuple(files))


def _with_older(asked: Asked, run: Run) -> Asked:
    """Return files with older versions of papers, where an entry may be right about one."""
    older: list[Reference] = [
        one
        for disk, known in asked.files
        for one in versions.references(disk.file, str(disk.path), known)
    ]
    if not older or not asked.is_complete:
        return asked
    more = run.resolve(older)
    found, absent = versions.by_id(more.matches), versions.absent(more.matches)
    files = ((disk, replace(known, older=found, absent=absent)) for disk, known in asked.files)
    return asked.and_then(more, tuple(files))


def fixed(asked: Asked, *, keep_old: bool, quiet: bool) -> tuple[Asked, list[str]]:
    """Mend what is safe in the files, each held against other processes while it is written.

    A file that cannot be written is told of, and costs the others nothing.
    """
    files: list[tuple[OnDisk, Known]] = []
    complaints: list[str] = []
    for disk, known in asked.files:
        has_work = bool(_mended(disk, known).entries)
        try:
            with at_hand(disk, to_write=has_work) as now:
                done = _mended(now, known)
                kept = now.save(done.text, keep_old=keep_old) if done.entries else None
        except InputError as error:
            complaints.append(str(error))
            files.append((disk, known))
            continue
        if not quiet:
            _tell_fixed(now, done)
            if kept is not None:
                say(clean(f"{kept}: what was there before"))
        files.append(_as_it_is(now, done, known))
    return replace(asked, files=tuple(files)), complaints


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
    said = f"{checked.file}: {entries}{': ' if some else ''}{', '.join(some)}"
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


def _is_complete(outcome: Outcome) -> bool:
    return not outcome.stopped and not any(map(_has_failed, outcome.matches))


def _has_failed(match: Match) -> bool:
    """Whether a source that was to be asked could not answer."""
    return match.status is Status.UNCHECKED and any(q.records is None for q in match.questions)
