"""Whose papers these are: the author a page is about, and one author's part of a bibliography.

On somebody's own page all who bear that name are its owner. A paper whose author list is known to
be incomplete cannot speak against anybody: there it is kept, and marked as unconfirmed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.decisions import Decisions
from bibtool.authorship.forms import Form, form_of
from bibtool.authorship.people import People, Person, who_is_who
from bibtool.bibliography import Bibliography
from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import fold

_ENOUGH = 0.8
_LEADERS = 20
"""Of so many people with most papers one may be the page's owner."""

Place = tuple[str, int]
"""A paper's arXiv id without version, and a position in its author list."""


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


def page_owner(
    records: Sequence[Record],
    headings: Iterable[str] = (),
    decisions: Decisions | None = None,
) -> Owner | None:
    """Return the one author common to a page's papers, or None if there is no such one.

    Args:
        records: the page's papers.
        headings: lines of the page that are no items; one that is an author's name breaks a tie.
        decisions: what somebody said of who is who.
    """
    complete = list({r.arxiv_id: r for r in records if r.authors_complete}.values())
    people = who_is_who(complete, decisions)
    counted = _on_the_page(people, complete)
    if not counted:
        return None
    most = max(counted.values())
    leaders = [person for person, count in counted.items() if count == most]
    if len(leaders) > 1:
        titles = [fold(heading) for heading in headings]
        named = [p for p in leaders if any(_names(title, p) for title in titles)]
        leaders = named if len(named) == 1 else leaders
    if len(leaders) != 1 or most < _ENOUGH * len(complete):
        return None
    return Owner(known_as(leaders[0]), most, len(complete))


def _on_the_page(people: People, records: Sequence[Record]) -> Mapping[Person, int]:
    """Return those with most papers, with the papers of all who may be the same on one page."""
    families: defaultdict[str, list[tuple[str, Form]]] = defaultdict(list)
    for record in records:
        for name in record.authors:
            form = form_of(name)
            families[form.core].append((record.arxiv_id.base, form))
    counted: dict[Person, int] = {}
    for person in people[:_LEADERS]:
        mine = form_of(person.name)
        if any(_may_be(mine, form_of(other.name)) for other in counted):
            continue
        alike = {paper for paper, form in families[mine.core] if _may_be(mine, form)}
        counted[person] = len(alike | set(person.papers))
    return counted


def _may_be(one: Form, other: Form) -> bool:
    return agreement(one, other) >= Agreement.INITIALS


def _names(heading: str, person: Person) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", heading)
        for form in {person.name.display, *person.forms}
    )


def papers_of(
    bibliography: Bibliography,
    who: Name | Person,
    own_page: Iterable[Record] = (),
    decisions: Decisions | None = None,
) -> Bibliography:
    """Return one author's papers, newest first, with the author as owner, under all names.

    Args:
        bibliography: everybody's papers; the keys are kept.
        who: the author. Of several people who may be meant by a name it is the one with most
            papers.
        own_page: records of a page that is this author's own: all who may bear the name there are
            the author, and a paper with an incomplete author list is taken too, and marked as
            unconfirmed.
        decisions: what somebody said of who is who.
    """
    own_page = list(own_page)
    person = who if isinstance(who, Person) else _meant(bibliography, who, own_page, decisions)
    places = {} if person is None else person.positions
    page = {record.arxiv_id.base for record in own_page}
    sure = [key for key, record in bibliography.items() if record.arxiv_id.base in places]
    doubtful = [
        key
        for key, record in bibliography.items()
        if not record.authors_complete
        and record.arxiv_id.base in page
        and record.arxiv_id.base not in places
    ]
    owner = known_as(person) if person is not None else None
    if owner is None and isinstance(who, Name):
        owner = who
    printed = {}
    if owner is not None:
        for key in sure:
            record = bibliography[key]
            name = record.authors[places[record.arxiv_id.base]]
            printed[key] = name.known_as((owner, *owner.aliases))
    return bibliography.only([*sure, *doubtful], owner=owner, unconfirmed=doubtful, printed=printed)


def _meant(
    bibliography: Bibliography,
    name: Name,
    own_page: Sequence[Record],
    decisions: Decisions | None,
) -> Person | None:
    places = places_of(name, own_page)
    people = who_is_who(bibliography.values(), decisions, one_person=[places])
    if places and (person := people.at(*places[0])) is not None:
        return person
    return next(iter(called(people, name)), None)


def called(people: Iterable[Person], name: Name) -> tuple[Person, ...]:
    """Return those who bear a name exactly, else those who may; in the order given."""
    wanted, everybody = form_of(name), list(people)
    exact = tuple(
        p for p in everybody if any(form_of(f).letters == wanted.letters for f in _all(p))
    )
    return exact or tuple(p for p in everybody if any(_may_be(wanted, form_of(f)) for f in _all(p)))


def _all(person: Person) -> tuple[Name, ...]:
    return (person.name, *person.names)


def places_of(name: Name, own_page: Iterable[Record]) -> list[Place]:
    """Return where a name stands on the papers of its own page: spelt so, or alone like it."""
    wanted = form_of(name)
    places = []
    for record in own_page:
        spelt = [n for n, other in enumerate(record.authors) if other.display == name.display]
        fitting = spelt or [
            n for n, other in enumerate(record.authors) if _may_be(wanted, form_of(other))
        ]
        if len(fitting) == 1:
            places.append((record.arxiv_id.base, fitting[0]))
    return places


def is_page_of(records: Iterable[Record], name: Name) -> bool:
    """Whether a page may be somebody's own: hardly a paper of it lacks the name."""
    complete = {r.arxiv_id: r for r in records if r.authors_complete}
    return bool(complete) and len(places_of(name, complete.values())) >= _ENOUGH * len(complete)


def known_as(person: Person) -> Name:
    """Return the name to show, knowing all other names of the person."""
    return person.name.known_as(person.names)
