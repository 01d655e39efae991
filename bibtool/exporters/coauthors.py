"""Who else wrote a list's papers: people, not names, as far as the papers tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibtool.authorship import Person, who_is_who
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
    mine = [(paper, position) for paper, position in places if position is not None]
    people = who_is_who(records, one_person=[mine] if len(mine) > 1 else ())
    me = {id(people.at(*place)) for place in mine}
    named: dict[str, list[Person]] = {}
    for one in people:
        if id(one) not in me:
            named.setdefault(fold(one.name.display), []).append(one)
    others = [_one(alike) for alike in named.values()]
    return sorted(others, key=lambda c: (-len(c.papers), c.name.sort_key, c.name.display))


def _one(alike: Sequence[Person]) -> Coauthor:
    """Return people under the name that most of their papers have, of equals the one with accents."""
    name = max(alike, key=lambda p: (len(p.positions), not p.name.display.isascii())).name
    return Coauthor(name, frozenset(paper for one in alike for paper in one.positions))
