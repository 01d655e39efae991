"""Whose lists are to be written: the owners of the pages, or those named on the command line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibtool.authorship import (
    Owner,
    People,
    Person,
    called,
    is_page_of,
    page_owner,
    places_of,
    who_is_who,
)
from bibtool.authorship.decisions import Decisions, Mark
from bibtool.bibliography import Bibliography
from bibtool.cli.terminal import complain, say
from bibtool.errors import InputError
from bibtool.model import Listing, Match, Record
from bibtool.names import Name
from bibtool.untrusted import clean
from bibtool.words import fold

_FREQUENT = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """One whose list is to be written."""

    person: Person
    own: tuple[Record, ...]
    """The records of pages that are this person's own."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The listings with what was found on each."""

    listings: Sequence[Listing]
    records: Sequence[Sequence[Record]]
    decisions: Decisions

    @classmethod
    def of(
        cls, listings: Sequence[Listing], matches: Sequence[Match], decisions: Decisions
    ) -> "Pages":
        """Take apart which match is of which listing."""
        found = iter(matches)
        records = [
            [m.record for _ in listing.references if (m := next(found)).record is not None]
            for listing in listings
        ]
        return cls(listings, records, decisions)

    def owners(self, *, tell: bool) -> list[tuple[Name, list[Record]]]:
        """Return whose page each listing seems to be, with the records; say so if wanted."""
        owners: dict[str, tuple[Name, list[Record]]] = {}
        for listing, records in zip(self.listings, self.records, strict=True):
            file = listing.references[0].file if listing.references else ""
            headings = [leftover.text for leftover in listing.leftovers]
            owner = page_owner(records, headings, self.decisions)
            if owner is None:
                if records and tell:
                    complain(
                        f"{file}: no one author is common to its papers; name one with --author"
                    )
                continue
            name = owner.name.display
            share = _share(owner, len({record.arxiv_id for record in records}))
            if tell:
                say(clean(f"{file}: seems to be the page of {name}, {share}"))
            owners.setdefault(name, (owner.name, []))[1].extend(records)
        return list(owners.values())

    def own(self, name: Name) -> list[Record]:
        """Return the records of the pages that may be somebody's own."""
        return [r for records in self.records if is_page_of(records, name) for r in records]


def whose(
    pages: Pages, bibliography: Bibliography, names: Sequence[str], *, tell: bool
) -> tuple[People, list[Wanted]]:
    """Return who is who on the papers, and whose lists are wanted.

    Args:
        pages: the listings and what was found on them.
        bibliography: all papers.
        names: those named on the command line; without, the pages' owners are meant.
        tell: whether to say whose page each listing seems to be.

    Raises:
        InputError: somebody named is an author of none of the papers.
    """
    if names:
        marks = [_mark(text, bibliography) for text in names]
        wanted = [(Name.parse(m.name), [] if m.paper else pages.own(_name(m))) for m in marks]
    else:
        wanted, marks = pages.owners(tell=tell), []
    places = [places_of(name, own) for name, own in wanted]
    people = who_is_who(bibliography.values(), pages.decisions, one_person=places)
    found: dict[int, Wanted] = {}
    for n, (name, own) in enumerate(wanted):
        person = people.at(*places[n][0]) if places[n] else None
        if person is None and names:
            person = _named(marks[n], names[n], people)
        if person is None:
            person = next(iter(called(people, name)))
        found.setdefault(id(person), Wanted(person, tuple(own)))
    return people, list(found.values())


def _name(mark: Mark) -> Name:
    return Name.parse(mark.name)


def _mark(text: str, bibliography: Bibliography) -> Mark:
    try:
        return Mark.parse(text)
    except InputError:
        raise _nobody(text, who_is_who(bibliography.values())) from None


def _named(mark: Mark, text: str, people: People) -> Person:
    """Return who is meant by what was typed: a name in any form, or a family name alone."""
    here = [p for p in people if not mark.paper or mark.paper in p.positions]
    alike = list(called(here, _name(mark)))
    alike = alike or [p for p in here if fold(mark.name.strip()) == p.name.sort_key]
    if not alike:
        raise _nobody(text, people)
    if len(mark.name.split()) == 1 and len(alike) > 1:
        raise InputError(f"{text} is {', '.join(p.name.display for p in alike)}: say which")
    if len(alike) > 1:
        others = ", ".join(
            f"{p.name.display} ({len(p.positions)}, as on {p.papers[0]})" for p in alike[1:6]
        )
        chosen = f"{alike[0].name.display} ({len(alike[0].positions)} papers)"
        say(clean(f"{text}: taken for {chosen}; not for {others}; --list shows who is who"))
    return alike[0]


def _nobody(text: str, people: People) -> InputError:
    frequent = ", ".join(person.name.display for person in people[:_FREQUENT])
    return InputError(f"{text!r} is an author of none of the papers; frequent are: {frequent}")


def _share(owner: Owner, papers: int) -> str:
    of = "all" if owner.in_papers == owner.of_papers else f"{owner.in_papers} of"
    rest = papers - owner.of_papers
    unknown = f" (of {rest} more not all authors are known)" if rest else ""
    return f"an author of {of} {owner.of_papers} papers{unknown}"
