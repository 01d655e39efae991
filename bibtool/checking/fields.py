"""An entry held against its record, field by field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bibtool.bibfile import Entry
from bibtool.bibfile.identity import doi
from bibtool.checking.codes import Severity
from bibtool.checking.findings import Change, Finding, quoted
from bibtool.checking.ids import ids_by_field, is_only_in_text, own_id
from bibtool.checking.kinds import has_title, is_preprint, year_of, years_in
from bibtool.checking.people import Difference, difference
from bibtool.checking.titles import Relation, relation
from bibtool.checking.wording import differing, name
from bibtool.identifiers import ArxivId
from bibtool.latex import authors, decode
from bibtool.model import Record

_NO_CHANGE = Change()
_MENDED = ("eprint", "doi", "url")
"""Fields with an id that can be refreshed."""
SHIPPED = "starter"
"""The source of records that came with bibtool: titles and authors may have changed since."""
_MOST_SHARED = 20
_MOST_ADDED = 10
"""Missing authors up to which a list is mended: more may have been left out on purpose."""


class Basis(Enum):
    """Why a record is held against an entry, and so how much the entry owes it."""

    PREPRINT = "preprint"
    """The entry is of the preprint itself."""
    PUBLISHED = "published"
    """The entry is of something published, and names the preprint or its DOI."""
    FOUND = "found"
    """The entry names no id; the record was found by title and an author."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry, the record it is held against, and what was compared."""

    entry: Entry
    record: Record
    basis: Basis
    title: Relation
    people: Difference
    older: tuple[Record, ...] = ()
    """Other versions of the record, as far as they were looked at."""
    may_fix: bool = False
    """Whether it is sure that the entry is this paper, so that its fields can be refreshed."""

    @classmethod
    def of(
        cls,
        entry: Entry,
        record: Record,
        basis: Basis | None = None,
        older: Sequence[Record] = (),
        *,
        may_fix: bool = False,
    ) -> "Pair":
        """Compare an entry with a record."""
        own = Basis.PREPRINT if is_preprint(entry) else Basis.PUBLISHED
        relations = [relation(text, record.title) for text in titles(entry)]
        return cls(
            entry,
            record,
            own if basis is None else basis,
            min(relations, key=list(Relation).index, default=Relation.SAME),
            difference(entry.value("author"), record),
            tuple(older),
            may_fix=may_fix,
        )

    @property
    def is_dated(self) -> bool:
        """Whether the record may be older than what there is now."""
        return self.record.source == SHIPPED

    @property
    def wants_versions(self) -> bool:
        """Whether an older version of the record may have what the entry says."""
        return bool(self.people) or self.title is not Relation.SAME

    def finding(
        self, code: str, severity: Severity, message: str, change: Change = _NO_CHANGE
    ) -> Finding:
        """Return a finding on the entry."""
        change = change._replace(record=self.record if self.may_fix else None)
        return Finding.of(self.entry, code, severity, message, change)


def titles(entry: Entry) -> list[str]:
    """Return what an entry's title may be, as Unicode: with its subtitle or without."""
    title = decode(entry.value("title")) if has_title(entry) else ""
    more = [decode(entry.value(name)) for name in ("subtitle", "titleaddon")]
    return [title, *(f"{title}: {rest}" for rest in more if rest)] if title else []


def compared(pair: Pair) -> Iterator[Finding]:
    """Yield what an entry says otherwise than its record, and what the record adds."""
    for look in (_title, _authors, _year, _doi, _ids, _withdrawn, _published, _eprint):
        yield from look(pair)


def _title(pair: Pair) -> Iterator[Finding]:
    if pair.title is Relation.SAME:
        return
    record, ours = pair.record, titles(pair.entry)[0]
    of = record.arxiv_id.base
    then = next((v for v in pair.older if relation(ours, v.title) is Relation.SAME), None)
    message = f"is {quoted(ours)}, but {quoted(record.title)} on {of}"
    fix: tuple[str, ...] = ("title",)
    severity = Severity.WARNING
    if then is not None:
        severity, fix = Severity.NOTE, ()
        message = f"is that of version {then.version}; {of} is {quoted(record.title)} now"
    elif pair.basis is Basis.FOUND or (
        pair.basis is Basis.PUBLISHED and pair.title is Relation.NEAR
    ):
        severity, fix = Severity.NOTE, ()
        message += "; it may have changed on publication"
    elif pair.title is Relation.OTHER:
        fix = ()
        if pair.basis is Basis.PREPRINT and _all_versions(pair):
            severity = Severity.ERROR
        message += _shared(pair)
    fix = fix if pair.basis is Basis.PREPRINT and _is_looked_up(pair) else ()
    yield pair.finding(
        "title-mismatch",
        severity,
        f"title {message}{_as_shipped(pair)}",
        Change("title", ours, record.title, fix),
    )


def _authors(pair: Pair) -> Iterator[Finding]:
    found, record = pair.people, pair.record
    if not found:
        return
    value = pair.entry.value("author")
    message = differing(found, record)
    then = next((v for v in pair.older if not difference(value, v)), None)
    is_grave = bool(found.unknown) or (bool(found.missing) and not found.is_cut)
    severity = Severity.WARNING
    if then is not None:
        severity = Severity.NOTE
        message = f"are those of version {then.version}; since then {message}"
    elif pair.basis is Basis.FOUND:
        severity = Severity.NOTE
    elif found.is_disjoint or (is_grave and pair.basis is Basis.PREPRINT and _all_versions(pair)):
        severity = Severity.ERROR
    is_safe = (
        then is None
        and pair.basis is Basis.PREPRINT
        and record.authors_complete
        and _is_looked_up(pair)
        and not found.is_disjoint
        and len(found.missing) <= _MOST_ADDED
    )
    yield pair.finding(
        "author-mismatch",
        severity,
        f"authors{':' if then is None else ''} {message}{_as_shipped(pair)}",
        Change(
            "author",
            " and ".join(one.display for one in authors(value)),
            " and ".join(one.display for one in record.authors),
            ("author",) if is_safe else (),
        ),
    )


def _year(pair: Pair) -> Iterator[Finding]:
    """A preprint may be of the year of any version, and of any year the record speaks of."""
    record = pair.record
    field, year = year_of(pair.entry)
    first = record.year
    if pair.basis is not Basis.PREPRINT or year is None or first is None:
        return
    updated = record.updated[:4]
    last = int(updated) if updated.isdecimal() else 9999
    if first <= year <= last or year in years_in(record.journal_ref, record.comment):
        return
    span = f"{first}" if last in (first, 9999) else f"{first} to {last}"
    yield pair.finding(
        "year-mismatch",
        Severity.WARNING,
        f"{field} is {year}, but {record.arxiv_id.base} is of {span}",
        Change(field, str(year), str(first), (field,)),
    )


def _doi(pair: Pair) -> Iterator[Finding]:
    """Another publisher's DOI may be of another publication; one publisher has one for a paper."""
    ours, theirs = doi(pair.entry), pair.record.doi
    if ours is None or theirs is None or ours == theirs or ours.arxiv_id is not None:
        return
    is_same_publisher = ours.folded.partition("/")[0] == theirs.folded.partition("/")[0]
    is_sure = is_same_publisher and pair.basis is not Basis.FOUND
    yield pair.finding(
        "doi-mismatch",
        Severity.WARNING if is_sure else Severity.NOTE,
        f"DOI is {quoted(ours.text)}, but arXiv knows {pair.record.arxiv_id.base} as "
        f"{quoted(theirs.text)}",
        Change("doi", ours.text, theirs.text),
    )


def _ids(pair: Pair) -> Iterator[Finding]:
    """Ids of another paper than the record, which the title and an author agree with."""
    right = pair.record.arxiv_id
    if pair.basis is Basis.FOUND or pair.title is Relation.OTHER or pair.people.is_disjoint:
        return
    fix = mending(pair.entry, right)
    for field, named in ids_by_field(pair.entry).items():
        if named != right:
            yield pair.finding(
                "eprint-mismatch",
                Severity.ERROR,
                f"{field} names {named.base}, another paper than this, which is {right.base}",
                Change(field, named.base, right.base, fix if field in _MENDED else ()),
            )


def mending(entry: Entry, right: ArxivId) -> tuple[str, ...]:
    """Return the fields to refresh so that an entry's ids are all the right one."""
    named = ids_by_field(entry)
    wrong = [name for name in _MENDED if named.get(name, right) != right]
    return (*wrong, "archiveprefix", "primaryclass") if "eprint" in wrong else tuple(wrong)


def _withdrawn(pair: Pair) -> Iterator[Finding]:
    if pair.record.withdrawn:
        severity = Severity.NOTE if pair.basis is Basis.FOUND else Severity.WARNING
        of = pair.record.arxiv_id.base
        yield pair.finding("withdrawn", severity, f"{of} was withdrawn from arXiv")


def _published(pair: Pair) -> Iterator[Finding]:
    record = pair.record
    if pair.basis is not Basis.PREPRINT or not (record.doi or record.journal_ref):
        return
    where = quoted(record.journal_ref) if record.journal_ref else ""
    by = f"doi:{record.doi.text}" if record.doi else ""
    said = ", ".join(filter(None, (where, by)))
    yield pair.finding(
        "published",
        Severity.NOTE,
        f"{record.arxiv_id.base} was published: {said}",
        Change(theirs=said),
    )


def _eprint(pair: Pair) -> Iterator[Finding]:
    if pair.basis is Basis.FOUND or not is_only_in_text(pair.entry):
        return
    own = pair.record.arxiv_id.base
    yield pair.finding(
        "eprint-missing",
        Severity.NOTE,
        f"{own} is named in a text only; no eprint field says it",
        Change("eprint", theirs=own, fix=("eprint", "archiveprefix", "primaryclass")),
    )


def _as_shipped(pair: Pair) -> str:
    return "; so the starter pack has it, which may be old" if pair.is_dated else ""


def _all_versions(pair: Pair) -> bool:
    """Whether every version was looked at that may be meant."""
    newest = pair.record.version or 0
    known = {version.version for version in pair.older} | {newest}
    return _is_named(pair) or (newest > 0 and known.issuperset(range(1, newest + 1)))


def _is_looked_up(pair: Pair) -> bool:
    """Whether it was looked up if an older version says what the entry says."""
    return _is_named(pair) or pair.record.version == 1 or bool(pair.older)


def _is_named(pair: Pair) -> bool:
    """Whether the entry names the very version that the record is of."""
    own = own_id(pair.entry)
    return own is not None and own.version is not None and own.version == pair.record.version


def _shared(pair: Pair) -> str:
    """Return which author both have, as the end of a sentence."""
    ours = authors(pair.entry.value("author"))
    shared = (b for a in ours[:_MOST_SHARED] for b in pair.record.authors if a.same_person(b))
    one = next(shared, None)
    return f", which has author {name(one)}, too" if one is not None else ""
