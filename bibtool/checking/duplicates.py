"""Entries of one file that are one work, and keys that are used twice.

What might be meant so is only noted: a preprint beside its publication, two editions, two versions.
What says of itself that it is something else, by pages, volume, DOI and the like, is no duplicate.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bibtool.bibfile import BibFile, Entry
from bibtool.bibfile.identity import doi
from bibtool.checking.codes import Severity
from bibtool.checking.fields import titles
from bibtool.checking.findings import Finding
from bibtool.checking.ids import own_id
from bibtool.checking.kinds import NO_PAPERS, is_preprint, year_of
from bibtool.checking.people import compare
from bibtool.checking.titles import run, without_umlauts
from bibtool.identifiers import ArxivId, Doi
from bibtool.latex import authors, without_others
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean
from bibtool.words import words

_TITLED = 3
"""Words from which on a title can say what work it is."""
_TELLING = "volume number pages chapter edition part isbn issn eid version series type".split()
"""Fields that make two entries of one title two works."""
_BY_ADDRESS = frozenset("software online electronic www misc dataset manual".split())
"""Types of what may have one title at several addresses."""
_MOST_NAMES = 50
_MOST = 40
"""Entries of one title that are held against each other; more are a series."""


def repeated_keys(file: BibFile) -> Iterator[Finding]:
    """Yield a finding for each key used before: BibTeX drops the entry."""
    first: dict[str, Entry] = {}
    for entry in file.entries:
        other = first.setdefault(entry.key.lower(), entry)
        if not entry.key or other is entry:
            continue
        is_same = other.key == entry.key
        said = "the key is used" if is_same else f"but for capitals the key is {clean(other.key)}"
        severity = Severity.ERROR if is_same else Severity.WARNING
        message = f"{said} in line {other.line}; BibTeX takes the first only"
        yield Finding("duplicate-key", severity, entry.key, entry.line, message)


@dataclass(eq=False)
class _Work:
    """An entry as the work it is of; what is read of it is read once."""

    entry: Entry
    wrong: bool
    """Whether its arXiv id is another paper's."""

    @cached_property
    def own(self) -> ArxivId | None:
        return own_id(self.entry)

    @cached_property
    def doi(self) -> Doi | None:
        return doi(self.entry)

    @cached_property
    def title(self) -> str:
        title = max(titles(self.entry), key=len, default="")
        return run(title) if len(words(title)) >= _TITLED else ""

    @cached_property
    def is_preprint(self) -> bool:
        return is_preprint(self.entry)

    @cached_property
    def people(self) -> Sequence[Name]:
        """The authors it names, of many the first ones."""
        return without_others(authors(self.entry.value("author")))[0][:_MOST_NAMES]

    @cached_property
    def families(self) -> frozenset[str]:
        """Words of which two entries with an author in common share one."""
        told = (words(without_umlauts(name.display)) for name in self.people)
        return frozenset(chain.from_iterable(told))


def repeated_works(
    file: BibFile, records: Mapping[Entry, Record], wrong: Collection[Entry] = ()
) -> Iterator[Finding]:
    """Yield at most one finding for each entry that is of the same work as one before it.

    Args:
        file: the file.
        records: the records that entries were found to be of.
        wrong: entries whose arXiv id is another paper's.
    """
    told: set[Entry] = set()
    works = [_Work(entry, entry in wrong) for entry in file.entries if _is_work(entry)]
    for why, groups in (
        ("id", _grouped((w.own, w) for w in works if not w.wrong)),
        ("DOI", _grouped((w.doi, w) for w in works)),
        ("record", _grouped((records[w.entry].arxiv_id, w) for w in works if w.entry in records)),
        ("title", _grouped((w.title, w) for w in works)),
    ):
        for group in groups:
            yield from _repeated(why, group[:_MOST], told)


def _is_work(entry: Entry) -> bool:
    # "dataonly" entries are there for others to refer to.
    is_data = "dataonly" in entry.value("options")
    return entry.is_whole and entry.type.lower() not in NO_PAPERS and not is_data


def _grouped(pairs: Iterable[tuple[Hashable | None, _Work]]) -> list[list[_Work]]:
    groups: defaultdict[Hashable, list[_Work]] = defaultdict(list)
    for key, work in pairs:
        if key:
            groups[key].append(work)
    return [group for group in groups.values() if len(group) > 1]


def _repeated(why: str, group: Sequence[_Work], told: set[Entry]) -> Iterator[Finding]:
    for n, work in enumerate(group):
        entry = work.entry
        if entry in told:
            continue
        for other in group[:n]:
            if entry.key == other.entry.key:
                continue  # which is told of the key
            severity = _severity(why, work, other)
            if severity is not None:
                told.add(entry)
                yield Finding(
                    "duplicate-entry", severity, entry.key, entry.line, _said(why, work, other)
                )
                break


def _said(why: str, work: _Work, other: _Work) -> str:
    where = f"{clean(other.entry.key) or 'the entry'} in line {other.entry.line}"
    if why == "id":
        return f"has the arXiv id of {where}"
    preprint, published = sorted((work, other), key=lambda one: one.is_preprint, reverse=True)
    if preprint.is_preprint and preprint.own and not published.is_preprint:
        return f"may be the same work as {where}, as a preprint and published"
    if why == "DOI":
        return f"has the DOI and the title of {where}"
    return f"may be the same work as {where}: the same title and an author in common"


def _severity(why: str, work: _Work, other: _Work) -> Severity | None:
    """Return how sure it is that two entries are one work that one entry should be of."""
    ours, theirs = work.own, other.own
    if why == "id" and ours is not None and theirs is not None:
        is_meant = ours.version != theirs.version or work.is_preprint is not other.is_preprint
        return Severity.NOTE if is_meant else Severity.WARNING
    if ours is not None and theirs is not None:
        return None  # two papers, whatever they are called
    if why == "DOI":
        # Chapters and their book may have one DOI.
        return Severity.WARNING if work.title == other.title else None
    if _is_told_apart(work, other) or not _share_an_author(work, other):
        return None
    one, two = work.entry, other.entry
    years = {year for _, year in map(year_of, (one, two)) if year is not None}
    is_sure = len(years) == 1 and work.is_preprint is other.is_preprint
    is_sure = is_sure and one.type.lower() == two.type.lower()
    addresses = {entry.value("url") for entry in (one, two)} - {""}
    is_sure = is_sure and not (one.type.lower() in _BY_ADDRESS and len(addresses) > 1)
    return Severity.WARNING if is_sure else Severity.NOTE


def _is_told_apart(work: _Work, other: _Work) -> bool:
    if work.is_preprint is not other.is_preprint:
        return False
    if work.doi is not None and other.doi is not None and work.doi != other.doi:
        return True
    pairs = ((work.entry.value(name), other.entry.value(name)) for name in _TELLING)
    return any(ours and theirs and run(ours) != run(theirs) for ours, theirs in pairs)


def _share_an_author(work: _Work, other: _Work) -> bool:
    if work.families.isdisjoint(other.families):
        return False
    return compare(work.people, other.people, is_whole=False).agreeing > 0
