"""Records of one work made one entry: a paper that is on arXiv twice, or once under each edition.

One work have records with one publisher's DOI and an author in common, and those with the same
title and the same authors; the rules are those of ``bibfile.identity``, and as careful.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from bibtool.arrangement.kinds import is_published
from bibtool.bibliography import Bibliography
from bibtool.model import Record
from bibtool.words import signs, words

_TITLED = 3
"""Words from which on a title can say what work it is."""


def folded(bibliography: Bibliography) -> Bibliography:
    """Return a bibliography with each work once; what was folded away is in its ``also``.

    The entry that stays is the one not withdrawn, then the published one, then the first; of the
    others it takes where it was published, if it does not say so itself.
    """
    parents = {key: key for key in bibliography}

    def root(key: str) -> str:
        while parents[key] != key:
            key = parents[key]
        return key

    for alike in _alike(bibliography).values():
        for number, one in enumerate(alike):
            for other in alike[number + 1 :]:
                if same_work(bibliography[one], bibliography[other]):
                    first, second = sorted((root(one), root(other)))
                    parents[second] = first
    works: defaultdict[str, list[str]] = defaultdict(list)
    for key in bibliography:
        works[root(key)].append(key)
    if len(works) == len(bibliography):
        return bibliography
    stays: dict[str, str] = {}
    for keys in works.values():
        best = min(keys, key=lambda k: _rank(bibliography[k]))
        stays |= dict.fromkeys(keys, best)
    return _made(bibliography, stays)


def same_work(one: Record, other: Record) -> bool:
    """Whether two records are one work."""
    if one.arxiv_id == other.arxiv_id:
        return True
    shared = any(a.same_person(b) for a in one.authors for b in other.authors)
    if one.doi is not None and one.doi == other.doi and shared:
        return True
    return (
        shared
        and len(words(one.title)) >= _TITLED
        and words(one.title) == words(other.title)
        and signs(one.title) == signs(other.title)
        and _same_authors(one, other)
    )


def _same_authors(one: Record, other: Record) -> bool:
    if not (one.authors_complete and other.authors_complete):
        return True  # one in common is all that can be asked
    if len(one.authors) != len(other.authors):
        return False
    left = list(other.authors)
    for name in one.authors:
        same = next((n for n in left if n.same_person(name)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _alike(bibliography: Bibliography) -> Mapping[Hashable, list[str]]:
    """Return the citekeys of records that may be one work, by what they have in common."""
    alike: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, record in bibliography.items():
        if len(title := words(record.title)) >= _TITLED:
            alike["title", " ".join(title)].append(key)
        if record.doi is not None:
            alike["doi", record.doi.folded].append(key)
    return alike


def _rank(record: Record) -> tuple[bool, bool, str, str]:
    published = record.published or "9999"
    return record.withdrawn, not is_published(record), published, record.arxiv_id.base


def _made(bibliography: Bibliography, stays: Mapping[str, str]) -> Bibliography:
    records: dict[str, Record] = {}
    also: dict[str, tuple[Record, ...]] = {}
    for key in bibliography:
        best = stays[key]
        if best not in records:
            together = [k for k in stays if stays[k] == best]
            others = [bibliography[k] for k in together if k != best]
            others += [record for k in together for record in bibliography.also.get(k, ())]
            others.sort(key=_rank)
            records[best] = _with_places(bibliography[best], others)
            if others:
                also[best] = tuple(others)
    return bibliography.with_records(records, also)


def _with_places(record: Record, others: Iterable[Record]) -> Record:
    """Return a record with where the others say that the work was published, if it says nothing."""
    for other in others:
        if not is_published(record) and is_published(other) and not other.withdrawn:
            record = replace(
                record,
                doi=other.doi,
                journal_ref=other.journal_ref,
                publication=other.publication,
            )
    return record
