"""One entry and its match: its state, and what is to be said of it.

It accuses nobody: only an entry that names an arXiv id can be wrong about it. What was found by
title alone is at most noted, and what nobody could be asked about is unchecked.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bibtool.bibfile import Entry
from bibtool.bibfile.identity import doi
from bibtool.checking.codes import Severity
from bibtool.checking.fields import SHIPPED, Basis, Pair, compared, mending, titles
from bibtool.checking.findings import Change, Finding, State, Verdict, quoted
from bibtool.checking.ids import field_of, ids_by_field, is_claimed, own_id
from bibtool.checking.kinds import NO_PAPERS, has_title
from bibtool.checking.titles import Relation
from bibtool.checking.wording import paper, people
from bibtool.identifiers import ArxivId
from bibtool.model import Match, Record, Status

_KNOWS_ALL = "arxiv"
"""The source that has every id there is, so that its "none" means none."""
_SHOWN = 3
_LONGEST_TYPE = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources said of a file's entries."""

    matches: Mapping[str, Match]
    """By the entry as it is written."""
    older: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    """Other versions of papers, by id without version."""
    absent: Collection[str] = frozenset()
    """Ids with versions that arXiv has not."""
    months: Collection[str] = ()
    """The current month as ids have it, ``2607``: ids of it may be too new for arXiv's API. In its
    first days also the one before."""
    unasked: str = "it was not asked about"
    """Why entries without a match were not asked about."""


def worth_asking(entry: Entry, *, ids_only: bool = False) -> bool:
    """Whether the sources may know anything of an entry."""
    if not entry.is_whole:
        return False
    if own_id(entry) is not None:
        return True
    return not ids_only and entry.type.lower() not in NO_PAPERS and has_title(entry)


def is_dated(entry: Entry, known: Known) -> bool:
    """Whether an entry contradicts a record that was shipped, which may have changed since."""
    match = known.matches.get(entry.raw)
    if match is None or all(c.record.source != SHIPPED for c in match.candidates):
        return False
    verdict, found = examine(entry, known)
    is_held = verdict.record is not None and verdict.record.source == SHIPPED
    return is_held and any(one.code.endswith(("mismatch", "title")) for one in found)


def examine(entry: Entry, known: Known) -> tuple[Verdict, list[Finding]]:
    """Return what became of an entry, and what there is to say of it."""
    match = known.matches.get(entry.raw)
    if match is None:
        state, record, found = _unchecked(entry, _why_not_asked(entry, known))
    elif own_id(entry) is not None:
        state, record, found = _named(entry, match, known)
    else:
        state, record, found = _found(entry, match)
    return Verdict(entry.key, entry.type, entry.line, state, record), found


_Outcome = tuple[State, Record | None, list[Finding]]


def _why_not_asked(entry: Entry, known: Known) -> str:
    if not entry.is_whole:
        return "it is broken; mend it first"
    if entry.type.lower() in NO_PAPERS:
        return f"entries of type {entry.type.lower()[:_LONGEST_TYPE]} are not looked up"
    if not has_title(entry):
        return "it has neither a title nor an arXiv id"
    return known.unasked


def _named(entry: Entry, match: Match, known: Known) -> _Outcome:
    """An entry that names an arXiv id."""
    own = own_id(entry)
    assert own is not None  # noqa: S101 - who calls has seen to it
    record = next((c.record for c in match.candidates if c.record.arxiv_id == own), None)
    if record is None:
        return _without_record(entry, own, match, known)
    versions = known.older.get(own.base, ())
    if own.version is not None:  # what is cited is that version, not the newest
        record = next((v for v in versions if v.version == own.version), record)
    older = [v for v in versions if v.version != record.version]
    is_sure = match.record is not None and match.record.arxiv_id == own
    pair = Pair.of(entry, record, older=older, may_fix=is_sure)
    if pair.title is Relation.OTHER or pair.people.is_disjoint:
        contradiction = _contradiction(pair, own, match)
        if contradiction is not None:
            return State.MISMATCH, record, [contradiction]
    is_absent = own.versioned in known.absent or is_denied(own, match)
    found = [*(_no_version(pair, own) if is_absent else ()), *compared(pair)]
    return _state(found), record, found


def _state(found: Sequence[Finding]) -> State:
    """A note is no mismatch: it may well be meant so."""
    wrong = (f for f in found if f.code.endswith("mismatch") and f.severity is not Severity.NOTE)
    return State.MISMATCH if any(wrong) else State.OK


def _contradiction(pair: Pair, own: ArxivId, match: Match) -> Finding | None:
    """Return the finding that an id is another paper's, unless the paper may have been renamed."""
    entry, record = pair.entry, pair.record
    right = _meant(entry, match, own)
    olds = [Pair.of(entry, version) for version in pair.older]
    is_old = any(old.title is Relation.SAME and not old.people.is_disjoint for old in olds)
    has_people = bool(entry.value("author")) and bool(record.authors)
    if right is None and (
        is_old
        or (has_people and not pair.people.is_disjoint)
        or (pair.people.is_disjoint and pair.title is not Relation.OTHER)
    ):
        return None
    title = next(iter(titles(entry)), "")
    told = f"the id {own.base} is that of {quoted(record.title)}{people(record)}"
    if title:
        told += f", not of {quoted(title)}"
    fix: tuple[str, ...] = ()
    if right is not None:
        told += f", which is {right.arxiv_id.base}"
        is_named = right.arxiv_id in ids_by_field(entry).values()
        fix = mending(entry, right.arxiv_id) if is_named else ()
    change = Change(
        field_of(entry, own), own.base, right.arxiv_id.base if right is not None else "", fix, right
    )
    is_grave = right is not None or (pair.people.is_disjoint and is_claimed(entry, own))
    severity = Severity.ERROR if is_grave else Severity.WARNING
    return Finding.of(entry, "id-contradicts-title", severity, told, change)


def _meant(entry: Entry, match: Match, own: ArxivId) -> Record | None:
    """Return the one other record that an entry's title and authors are surely of."""
    others = [c.record for c in match.candidates if c.record.arxiv_id != own]
    pairs = [Pair.of(entry, record) for record in others]
    fitting = [p for p in pairs if p.title is Relation.SAME and p.people.agreeing]
    return fitting[0].record if len(fitting) == 1 and titles(entry) else None


def _without_record(entry: Entry, own: ArxivId, match: Match, known: Known) -> _Outcome:
    """An entry whose id no source has."""
    if not is_denied(own, match):
        return _unchecked(entry, _reasons(match) or "its id could not be asked about")
    if any(own.base.startswith(f"{month}.") for month in known.months):
        return _unchecked(entry, f"{own.base} is new, and arXiv's API may not know it yet")
    right = _meant(entry, match, own)
    where = field_of(entry, own)
    if right is not None:
        is_named = right.arxiv_id in ids_by_field(entry).values()
        fix = mending(entry, right.arxiv_id) if is_named else ()
        wrong = Finding.of(
            entry,
            "eprint-mismatch",
            Severity.ERROR,
            f"arXiv has no {own.versioned}; a paper of this title and author is {paper(right)}",
            Change(where, own.versioned, right.arxiv_id.base, fix, right),
        )
        return State.MISMATCH, right, [wrong]
    absent = Finding.of(
        entry,
        "not-found",
        Severity.ERROR,
        f"arXiv has no {own.versioned}",
        Change(where, own.versioned),
    )
    return State.NOT_FOUND, None, [absent]


def _no_version(pair: Pair, own: ArxivId) -> Iterator[Finding]:
    """A version that is named and does not exist."""
    newest = pair.record.version
    if own.version is None or own.version <= (newest or 0):
        return  # who has the newest has had those before
    known = f"; the newest known is {newest}" if newest else ""
    yield pair.finding(
        "eprint-mismatch",
        Severity.WARNING,
        f"there is no version {own.version} of {own.base}{known}",
        Change(field_of(pair.entry, own), own.versioned, f"{own.base}v{newest}" if newest else ""),
    )


def is_denied(own: ArxivId, match: Match) -> bool:
    """Whether the source that knows all was asked for an id, or this version, and has none."""
    return any(
        q.source == _KNOWS_ALL
        and q.query.arxiv_id is not None
        and q.query.arxiv_id.versioned == own.versioned
        and q.records == 0
        for q in match.questions
    )


def _found(entry: Entry, match: Match) -> _Outcome:
    """An entry without an arXiv id: it need not be on arXiv."""
    if match.record is None:
        return _unchecked(entry, _why_none(entry, match))
    record = match.record
    is_doi = record.doi is not None and doi(entry) == record.doi
    pair = Pair.of(entry, record, Basis.PUBLISHED if is_doi else Basis.FOUND)
    if not is_doi and not pair.people.agreeing and pair.people.is_disjoint:
        return _unchecked(entry, f"a paper of its title by others is {paper(record)}")
    if not is_doi and not entry.value("author"):
        return _unchecked(entry, f"may be {paper(record)}, but names no author to tell by")
    found = list(compared(pair))
    return _state(found), record, found


def _why_none(entry: Entry, match: Match) -> str:
    if match.status is Status.UNCHECKED:
        return _reasons(match)
    pairs = [Pair.of(entry, candidate.record) for candidate in match.candidates]
    near = [p for p in pairs if p.title is not Relation.OTHER and p.people.agreeing]
    same = [p for p in pairs if p.title is Relation.SAME]
    some = " or ".join(paper(p.record) for p in near[:_SHOWN])
    if near:
        return f"names no arXiv id; may be {some}"
    if same:
        return f"names no arXiv id; {paper(same[0].record)} has its title and other authors"
    return "names no arXiv id, and no source has a paper of its title; it need not be on arXiv"


def _reasons(match: Match) -> str:
    return "; ".join(match.reasons)


def _unchecked(entry: Entry, why: str) -> _Outcome:
    told = Finding("unchecked", Severity.NOTE, entry.key, entry.line, why)
    return State.UNCHECKED, None, [told]
