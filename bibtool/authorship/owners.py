"""Whose papers these are: the author a page is about, and one author's part of a bibliography.

A paper whose author list is known to be incomplete cannot speak against anybody: on its owner's
page it is kept, and marked as unconfirmed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bibtool.bibliography import Bibliography
from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import fold

_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Owner:
    """The author a page seems to be about."""

    name: Name
    in_papers: int
    of_papers: int
    """Papers with a complete author list."""


def authors(records: Iterable[Record]) -> list[tuple[Name, int]]:
    """Return the names in some records with their numbers of papers, the most frequent first."""
    counts: Counter[str] = Counter()
    names: dict[str, Name] = {}
    for record in records:
        for name in dict.fromkeys(record.authors):
            counts[name.display] += 1
            names[name.display] = name
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(names[display], count) for display, count in ranked]


def page_owner(records: Sequence[Record], headings: Iterable[str] = ()) -> Owner | None:
    """Return the one author common to a page's papers, or None if there is no such one.

    Args:
        records: the page's papers.
        headings: lines of the page that are no items; one that is an author's name breaks a tie.
    """
    complete = list({r.arxiv_id: r for r in records if r.authors_complete}.values())
    ranked = authors(complete)
    if not ranked:
        return None
    most = ranked[0][1]
    leaders = [name for name, count in ranked if count == most]
    if len(leaders) > 1:
        titles = [fold(heading) for heading in headings]
        named = [n for n in leaders if any(_names(title, n) for title in titles)]
        leaders = named if len(named) == 1 else leaders
    if len(leaders) != 1 or most < _ENOUGH * len(complete):
        return None
    return Owner(leaders[0], most, len(complete))


def _names(heading: str, name: Name) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name.display))}(?!\w)", heading) is not None


def papers_of(
    bibliography: Bibliography, name: Name, own_page: Iterable[Record] = ()
) -> Bibliography:
    """Return one author's papers, newest first, with the author as owner.

    Args:
        bibliography: everybody's papers; the keys are kept.
        name: the author; matched as ``Name.same_person`` does.
        own_page: records of a page that is this author's own: of these, a paper with an
            incomplete author list is taken too, and marked as unconfirmed.
    """
    page = {record.arxiv_id for record in own_page}
    sure = [k for k, r in bibliography.items() if any(name.same_person(a) for a in r.authors)]
    doubtful = [
        key
        for key, record in bibliography.items()
        if key not in sure and not record.authors_complete and record.arxiv_id in page
    ]
    return bibliography.only([*sure, *doubtful], owner=name, unconfirmed=doubtful)
