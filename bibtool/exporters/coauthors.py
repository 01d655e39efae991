"""Who else wrote a list's papers: people, not names, as far as the papers tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bibtool.authorship import who_is_who
from bibtool.bibliography import Bibliography
from bibtool.exporters.lists import owner_at
from bibtool.names import Name
from bibtool.words import fold


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody who wrote papers of a list."""

    name: Name
    """The fullest form that they print."""
    papers: frozenset[str]
    """Their arXiv ids."""


def coauthors(bibliography: Bibliography) -> list[Coauthor]:
    """Return the co-authors, those of most papers first, the owner left out.

    Those with equally many papers come in alphabetical order. Initials, accents, order and slips
    make no two of one person (``authorship``). Namesakes are one here: whoever reads the list
    could not tell them apart.
    """
    records = list(bibliography.values())
    owner = bibliography.owner
    places = [(r.arxiv_id.base, owner_at(owner, r.authors)) for r in records]
    mine = {(paper, position) for paper, position in places if position is not None}
    people = who_is_who(records, one_person=[sorted(mine)] if mine else ())
    me = {id(person) for place in mine if (person := people.at(*place))}
    found: dict[str, tuple[Counter[Name], set[str]]] = {}
    for record in records:
        paper = record.arxiv_id.base
        for position, printed in enumerate(record.authors):
            person = people.at(paper, position)
            if (paper, position) in mine or id(person) in me:
                continue
            name = printed if person is None else person.name
            names, papers = found.setdefault(fold(name.display), (Counter(), set()))
            names[name] += 1
            papers.add(paper)
    others = [Coauthor(_shown(names), frozenset(papers)) for names, papers in found.values()]
    return sorted(others, key=lambda c: (-len(c.papers), c.name.sort_key, c.name.display))


def _shown(names: Mapping[Name, int]) -> Name:
    """Return of names that differ in accents the most frequent, of equals one with accents."""
    return min(names, key=lambda name: (-names[name], name.display.isascii(), name.display))
