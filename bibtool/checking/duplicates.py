"""Entries of one file that are one work, and keys that are used twice.

What might be meant so is only noted: a preprint beside its publication, two editions, two versions.
What says of itself that it is something else, by pages, volume, DOI and the like, is no duplicate.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from bibtool.bibfile import BibFile, Entry
from bibtool.bibfile.identity import doi
from bibtool.checking.codes import Severity
from bibtool.checking.fields import titles
from bibtool.checking.findings import Finding
from bibtool.checking.ids import own_id
from bibtool.checking.kinds import NO_PAPERS, is_preprint, year_of
from bibtool.checking.people import compare
from bibtool.checking.titles import run
from bibtool.latex import authors, without_others
from bibtool.model import Record
from bibtool.untrusted import clean
from bibtool.words import words

_TITLED = 3
"""Words from which on a title can say what work it is."""
_TELLING = "volume number pages chapter edition part isbn issn eid version series type".split()
"""Fields that make two entries of one title two works."""
_BY_ADDRESS = frozenset("software online electronic www misc dataset manual".split())
"""Types of what may have one title at several addresses."""
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
    works = [entry for entry in file.entries if _is_work(entry)]
    for why, groups in (
        ("id", _grouped((own_id(e), e) for e in works if e not in wrong)),
        ("DOI", _grouped((doi(e), e) for e in works)),
        ("record", _grouped((records[e].arxiv_id, e) for e in works if e in records)),
        ("title", _grouped((_title(e), e) for e in works)),
    ):
        for group in groups:
            yield from _repeated(why, group[:_MOST], told)


def _is_work(entry: Entry) -> bool:
    # "dataonly" entries are there for others to refer to.
    is_data = "dataonly" in entry.value("options")
    return entry.is_whole and entry.type.lower() not in NO_PAPERS and not is_data


def _grouped(pairs: Iterable[tuple[Hashable | None, Entry]]) -> list[list[Entry]]:
    groups: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        if key:
            groups[key].append(entry)
    return [group for group in groups.values() if len(group) > 1]


def _repeated(why: str, group: Sequence[Entry], told: set[Entry]) -> Iterator[Finding]:
    for n, entry in enumerate(group):
        if entry in told:
            continue
        for other in group[:n]:
            if entry.key == other.key:
                continue  # which is told of the key
            severity = _severity(why, entry, other)
            if severity is not None:
                told.add(entry)
                yield Finding(
                    "duplicate-entry", severity, entry.key, entry.line, _said(why, entry, other)
                )
                break


def _said(why: str, entry: Entry, other: Entry) -> str:
    where = f"{clean(other.key) or 'the entry'} in line {other.line}"
    if why == "id":
        return f"has the arXiv id of {where}"
    preprint, published = sorted((entry, other), key=is_preprint, reverse=True)
    if is_preprint(preprint) and own_id(preprint) and not is_preprint(published):
        return f"may be the same work as {where}, as a preprint and published"
    if why == "DOI":
        return f"has the DOI and the title of {where}"
    return f"may be the same work as {where}: the same title and an author in common"


def _severity(why: str, entry: Entry, other: Entry) -> Severity | None:
    """Return how sure it is that two entries are one work that one entry should be of."""
    ours, theirs = own_id(entry), own_id(other)
    if why == "id" and ours is not None and theirs is not None:
        is_meant = ours.version != theirs.version or is_preprint(entry) is not is_preprint(other)
        return Severity.NOTE if is_meant else Severity.WARNING
    if ours is not None and theirs is not None:
        return None  # two papers, whatever they are called
    if why == "DOI":
        # Chapters and their book may have one DOI.
        return Severity.WARNING if _title(entry) == _title(other) else None
    if _is_told_apart(entry, other) or not _share_an_author(entry, other):
        return None
    years = {year for _, year in map(year_of, (entry, other)) if year is not None}
    is_sure = len(years) == 1 and is_preprint(entry) is is_preprint(other)
    is_sure = is_sure and entry.type.lower() == other.type.lower()
    addresses = {one.value("url") for one in (entry, other)} - {""}
    is_sure = is_sure and not (entry.type.lower() in _BY_ADDRESS and len(addresses) > 1)
    return Severity.WARNING if is_sure else Severity.NOTE


def _is_told_apart(entry: Entry, other: Entry) -> bool:
    if is_preprint(entry) is not is_preprint(other):
        return False
    dois = {known for known in map(doi, (entry, other)) if known is not None}
    if len(dois) > 1:
        return True
    pairs = ((entry.value(name), other.value(name)) for name in _TELLING)
    return any(ours and theirs and run(ours) != run(theirs) for ours, theirs in pairs)


def _share_an_author(entry: Entry, other: Entry) -> bool:
    ours, theirs = (without_others(authors(e.value("author")))[0] for e in (entry, other))
    return compare(ours, theirs, is_whole=False).agreeing > 0


def _title(entry: Entry) -> str:
    title = max(titles(entry), key=len, default="")
    return run(title) if len(words(title)) >= _TITLED else ""
