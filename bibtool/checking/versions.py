"""Earlier versions of papers, where an entry may be right about one of them.

Titles and author lists change; who cites what the first version said accuses nobody of anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bibtool.bibfile import BibFile, Entry
from bibtool.checking.entries import Known, is_denied
from bibtool.checking.fields import Pair
from bibtool.checking.ids import own_id
from bibtool.identifiers import ArxivId
from bibtool.model import Match, Record, Reference

_MOST = 4
"""Versions of one paper that are asked for: the first, and the latest before the newest."""


def references(file: BibFile, name: str, known: Known) -> list[Reference]:
    """Return what to look up so that a file's mismatches can be told from older versions."""
    wanted: dict[str, Reference] = {}
    for entry in file.entries:
        match, own = known.matches.get(entry.raw), own_id(entry)
        if match is None or own is None:
            continue
        record = next((c.record for c in match.candidates if c.record.arxiv_id == own), None)
        for number in _wanted(entry, own, record) if record is not None else ():
            asked = ArxivId(own.base, number)
            text = f"{entry.key}: {asked.versioned}"
            wanted[asked.versioned] = Reference(text, entry.line, name, arxiv_id=asked)
    return list(wanted.values())


def by_id(matches: Iterable[Match]) -> Mapping[str, Sequence[Record]]:
    """Return the versions found, by id without version."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for match in matches:
        asked = match.reference.arxiv_id
        if match.record is not None and asked and match.record.version == asked.version:
            found[asked.base].append(match.record)
    return found


def absent(matches: Iterable[Match]) -> frozenset[str]:
    """Return the ids, with their versions, that arXiv was asked for and has not."""
    asked = [(match, match.reference.arxiv_id) for match in matches]
    return frozenset(own.versioned for match, own in asked if own and is_denied(own, match))


def _wanted(entry: Entry, own: ArxivId, record: Record) -> Sequence[int]:
    """Return the numbers of the versions that an entry may be right about."""
    if own.version is not None:
        return [own.version] if own.version != record.version else []
    if not Pair.of(entry, record).wants_versions:
        return []
    return _numbers(max(record.version or 1, record.known_versions or 1))


def _numbers(newest: int) -> list[int]:
    latest = list(range(newest - 1, 0, -1))
    return latest if len(latest) <= _MOST else [*latest[: _MOST - 1], 1]
