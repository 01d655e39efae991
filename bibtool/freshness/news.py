"""What a source answered, taken into the lists: new papers, and news of those that are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from bibtool.arrangement.kinds import is_published
from bibtool.freshness.evidence import Belief, Person
from bibtool.freshness.lists import Folder, PeopleList
from bibtool.freshness.membership import dropped, taken
from bibtool.model import Record

KINDS = (
    "new", "published", "withdrawn", "changed", "revised", "completed", "removed", "to decide",
)  # fmt: skip
"""What can become of a paper, in the order in which it is told."""
OVERLAP = timedelta(days=60)
"""How far before the last news is asked again: a paper may be held for weeks before it appears."""
_TOLD = {
    "title": "title",
    "authors": "authors",
    "authors_complete": "authors",
    "author_count": "authors",
    "published": "date",
    "categories": "categories",
    "comment": "comment",
    "abstract": "abstract",
    "journal_ref": "journal reference",
    "doi": "DOI",
    "withdrawn": "withdrawn",
    "version": "version",
    "updated": "version",
}
_OF_VERSIONS = {"version", "comment", "abstract"}
"""What a new version changes that changes nothing else."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What became of one paper."""

    kind: str
    id: str
    title: str
    people: tuple[str, ...] = ()
    """Whose lists it is on, or may be."""
    why: str = ""
    """What changed in it, or what speaks for its being somebody's."""


@dataclass(frozen=True, slots=True)
class Update:
    """Lists after some news, and the news."""

    folder: Folder
    changes: tuple[Change, ...]
    """In the order of their kinds, then of the ids, the newest first."""


def since(one: PeopleList, records: Mapping[str, Record]) -> str:
    """Return from which day on papers may be new to a list; nothing if all may be."""
    newest = max((records[i].published for i in one.papers if i in records), default="")
    last = max(one.asked, newest)
    try:
        day = date.fromisoformat(f"{last}-01-01"[:10] if len(last) < 10 else last)
    except ValueError:
        return ""
    return (day - OVERLAP).isoformat()


def update(
    folder: Folder,
    known: Mapping[str, Record],
    found: Iterable[Record] = (),
    *,
    today: str = "",
) -> Update:
    """Return the lists with what a source answered.

    Args:
        folder: the lists as they were.
        known: what is said by now of papers that are known, by arXiv id.
        found: papers that may be somebody's.
        today: the day to note with lists that changed, if all was asked that there was to ask.
    """
    records, changes = dict(folder.records), []
    for arxiv_id in sorted(records.keys() & known.keys()):
        fresh = _merged(records[arxiv_id], known[arxiv_id])
        if change := _change(records[arxiv_id], fresh):
            records[arxiv_id] = fresh
            changes.append(replace(change, people=_people(folder, arxiv_id)))
    found = sorted(found, key=lambda r: (r.published, r.arxiv_id.base))
    now, more = _grown(replace(folder, records=records), found, Belief.SURE)
    while more:  # a paper that is taken may speak for another
        changes += more
        now, more = _grown(now, found, Belief.SURE)
    now, more = _grown(now, found, Belief.MAY_BE)
    changes += more
    if today:
        touched = {name for change in changes for name in change.people}
        now = replace(now, lists=tuple(_noted(one, touched, today) for one in now.lists))
    return Update(now.tidied(), _in_order(changes))


def decided(
    folder: Folder, yes: Sequence[Record] = (), no: Iterable[str] = (), *, files: Iterable[str] = ()
) -> Update:
    """Return the lists as somebody decided.

    What is in doubt of somebody is decided of them and of nobody else.

    Args:
        folder: the lists as they were.
        yes: papers that are somebody's: of whom they were in doubt, or whose name they print.
        no: ids of papers that are not somebody's.
        files: of which lists, if not of all.
    """
    chosen = set(files) or {one.file for one in folder.lists}
    records, changes, lists = dict(folder.records), [], []
    rejected = set(no)
    doubted = {i for one in folder.lists if one.file in chosen for i in one.doubtful}
    for one in folder.lists:
        if one.file not in chosen:
            lists.append(one)
            continue
        who = (one.author.display,)
        person = Person(one, folder.records, folder.said.get(one.file))
        for record in yes:
            arxiv_id = record.arxiv_id.base
            told = person.evidence(record)
            named = bool(told.names) and arxiv_id not in doubted
            may_be = named or arxiv_id in one.doubtful | one.rejected
            if arxiv_id not in one.papers and may_be:
                one = taken(folder, one, record, told.name)  # noqa: PLW2901
                records.setdefault(arxiv_id, record)
                changes.append(Change("new", arxiv_id, record.title, who, "as you say"))
        for arxiv_id in sorted(rejected & ({*one.papers} - doubted | one.doubtful)):
            if arxiv_id in one.papers:
                title = records[arxiv_id].title if arxiv_id in records else ""
                changes.append(Change("removed", arxiv_id, title, who, "as you say"))
            one = dropped(one, arxiv_id)  # noqa: PLW2901
        lists.append(one)
    after = replace(folder, lists=tuple(lists), records=records)
    return Update(after.tidied(), _in_order(changes))


def _grown(folder: Folder, found: Sequence[Record], belief: Belief) -> tuple[Folder, list[Change]]:
    """Return the lists with those of the papers found that are somebody's, or else may be."""
    records, changes, lists = dict(folder.records), [], []
    for one in folder.lists:
        person = Person(one, folder.records, folder.said.get(one.file))
        who = (one.author.display,)
        seen = {*one.papers, *one.rejected}
        seen |= one.doubtful if belief is Belief.MAY_BE else set()
        for record in found:
            arxiv_id = record.arxiv_id.base
            if arxiv_id in seen:
                continue
            told = person.evidence(record)
            if told.belief is not belief:
                continue
            if belief is Belief.SURE:
                one = taken(folder, one, record, told.name)  # noqa: PLW2901
            else:
                one = replace(one, doubtful=one.doubtful | {arxiv_id})  # noqa: PLW2901
            kind = "new" if belief is Belief.SURE else "to decide"
            changes.append(Change(kind, arxiv_id, record.title, who, told.reason))
            records.setdefault(arxiv_id, record)
        lists.append(one)
    return replace(folder, lists=tuple(lists), records=records), changes


def _merged(old: Record, new: Record) -> Record:
    """Return a record as it is now, with what only we know of it."""
    if (new.version or 0) < (old.version or 0):
        return old  # an answer older than what we have
    is_later = bool(old.version and new.version and new.version > old.version)
    return replace(
        new,
        # Sources tell withdrawals from what authors write; only a new version takes one back.
        withdrawn=new.withdrawn or (old.withdrawn and not is_later),
        source=old.source,
        known_versions=old.known_versions,
        cited_version=old.cited_version,
        publication=old.publication if new.doi in {None, old.doi} else None,
    )


def _change(old: Record, new: Record) -> Change | None:
    names = [f.name for f in fields(Record) if f.name in _TOLD]
    differ = [_TOLD[name] for name in names if getattr(old, name) != getattr(new, name)]
    if not differ:
        return None
    what = ", ".join(dict.fromkeys(n for n in differ if n not in _OF_VERSIONS))
    arxiv_id, version = new.arxiv_id.base, f"version {new.version}"
    if new.withdrawn and not old.withdrawn:
        return Change("withdrawn", arxiv_id, new.title)
    if is_published(new) and not is_published(old):
        where = new.journal_ref or f"doi:{new.doi}"
        return Change("published", arxiv_id, new.title, why=where)
    if all(_adds(name, old, new) for name in names):
        return Change("completed", arxiv_id, new.title, why=what)
    if old.version and set(differ) <= _OF_VERSIONS and new.version != old.version:
        return Change("revised", arxiv_id, new.title, why=version)
    return Change("changed", arxiv_id, new.title, why=what)


def _adds(name: str, old: Record, new: Record) -> bool:
    """Whether a fact is the same, or now known where it was not, or better."""
    before, after = getattr(old, name), getattr(new, name)
    if name == "authors" and not old.authors_complete:
        return set(old.authors) <= set(new.authors)
    if name == "author_count" and not old.authors_complete:
        return True
    if name == "published":
        return new.published.startswith(old.published)
    return before == after or not before


def _people(folder: Folder, arxiv_id: str) -> tuple[str, ...]:
    return tuple(one.author.display for one in folder.lists if arxiv_id in one.papers)


def _noted(one: PeopleList, touched: set[str], today: str) -> PeopleList:
    return replace(one, asked=today) if one.author.display in touched else one


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return one change for each paper and kind, with all the people whom it is about."""
    merged: dict[tuple[str, str], Change] = {}
    for change in changes:
        before = merged.get((change.kind, change.id))
        people = dict.fromkeys((*(before.people if before else ()), *change.people))
        merged[change.kind, change.id] = replace(before or change, people=tuple(people))
    ordered = sorted(merged.values(), key=lambda change: change.id, reverse=True)
    return tuple(sorted(ordered, key=lambda change: KINDS.index(change.kind)))
