"""Who is who on a list, as all pages together showed it: what its own papers do not tell.

Papers that are on no list speak for who is who, too. So that a list counts its co-authors as
``bibtool authors --list`` has them, and does so again when only the list is at hand, what follows
from those papers is noted, in the words of ``authors.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from bibtool.authorship import People, Person
from bibtool.authorship.decisions import Decisions, Mark, Said
from bibtool.bibliography import Bibliography
from bibtool.errors import InputError
from bibtool.exporters.coauthors import people_on
from bibtool.model import Record

Names = tuple[Mark, ...]
"""Names on papers, ``David Zhang @ 2401.00001``."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a list's own papers do not tell of who is who."""

    same: tuple[Names, ...] = ()
    not_same: tuple[Names, ...] = ()

    @classmethod
    def beyond(cls, papers: Bibliography, people: People, decisions: Decisions) -> "Noted":
        """Return what must be known to see the same people on a list's papers alone.

        Args:
            papers: the list.
            people: who is who on these and other papers.
            decisions: what somebody said.
        """
        records = {record.arxiv_id.base: record for record in papers.values()}
        if all(paper in records for person in people for paper in person.positions):
            return cls()
        local = people_on(papers, decisions)
        same = [pair for person in people for pair in _parts(person, local, records)]
        apart = [pair for person in local for pair in _parts(person, people, records)]
        return cls(tuple(same), tuple(apart)).tidied()

    def tidied(self) -> "Noted":
        """Return the same in one order."""
        return Noted(*(tuple(sorted(some, key=_texts)) for some in (self.same, self.not_same)))

    def added_to(self, said: Decisions) -> Decisions:
        """Return what somebody said, and this as far as it does not contradict that."""
        known = said
        for names in self.same:
            known = _if_true(known, replace(known, same=(*known.same, Said(names))))
        for names in self.not_same:
            known = _if_true(known, replace(known, not_same=(*known.not_same, Said(names))))
        return known


def _parts(person: Person, others: People, records: Mapping[str, Record]) -> list[Names]:
    """Return a name on a paper of each that others take a person for, in pairs."""
    ends: dict[int, Mark] = {}
    for paper, position in sorted(person.positions.items()):
        other = others.at(paper, position) if paper in records else None
        if other is not None:
            ends.setdefault(id(other), Mark(records[paper].authors[position].display, paper))
    return list(pairwise(ends.values()))


def _if_true(known: Decisions, more: Decisions) -> Decisions:
    try:
        more.check()
    except InputError:
        return known
    return more


def _texts(names: Names) -> tuple[str, ...]:
    return tuple(mark.text for mark in names)
