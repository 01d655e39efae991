"""Who else wrote a list's papers: people, not names, as far as the papers tell."""

from collections.abc import Iterable
from dataclasses import replace

from bibtool.authorship import People, who_is_who
from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography, Coauthor
from bibtool.exporters.tex import plain
from bibtool.words import fold


def coauthors(bibliography: Bibliography, decisions: Decisions | None = None) -> list[Coauthor]:
    """Return the co-authors, those of most papers first, the owner left out.

    Those with equally many papers come in alphabetical order. Initials, accents, order and slips
    make no two of one person (``authorship``); namesakes who are kept apart there are so here.

    Args:
        bibliography: the list; what it knows of its co-authors is used.
        decisions: what somebody said of who is who, if it knows nothing.
    """
    known = bibliography.coauthors
    if known is None:
        known = tuple(_found(bibliography, decisions))
    here = frozenset(record.arxiv_id.base for record in bibliography.values())
    shown = [replace(one, papers=one.papers & here) for one in known]
    return sorted(
        _told_apart(one for one in shown if one.papers),
        key=lambda c: (-len(c.papers), c.name.sort_key, c.name.display, c.as_on),
    )


def label(one: Coauthor) -> str:
    """Return a co-author's name for people, with a paper if another of the list has that name."""
    name = plain(one.name.display)
    return f"{name}, as on {one.as_on}" if one.as_on else name


def people_on(bibliography: Bibliography, decisions: Decisions | None = None) -> People:
    """Return who is who on a list's papers, as far as these and what somebody said tell."""
    mine = sorted(_places(bibliography))
    return who_is_who(bibliography.values(), decisions, one_person=[mine] if mine else ())


def _found(bibliography: Bibliography, decisions: Decisions | None) -> Iterable[Coauthor]:
    """Yield everybody on the papers but the owner."""
    people, mine = people_on(bibliography, decisions), set(_places(bibliography))
    me = {id(person) for place in mine if (person := people.at(*place))}
    for person in people:
        papers = [place for place in person.positions.items() if place not in mine]
        if id(person) not in me and papers:
            yield Coauthor(person.name, frozenset(paper for paper, _ in papers))


def _places(bibliography: Bibliography) -> Iterable[tuple[str, int]]:
    """Yield where the owner stands; of two equally printed authors one must be the owner."""
    for key, record in bibliography.items():
        owner, me = bibliography.owner_on(key), bibliography.owner_at(key)
        if me is None and owner is not None:
            alike = [n for n, name in enumerate(record.authors) if name.display == owner.display]
            me = alike[0] if alike else None
        if me is not None:
            yield record.arxiv_id.base, me


def _told_apart(some: Iterable[Coauthor]) -> list[Coauthor]:
    """Return the co-authors, those of one name with the first of their papers.

    Two who are printed alike on one paper are one here: nothing could tell a reader which is which.
    """
    called: dict[str, list[Coauthor]] = {}
    for one in some:
        namesakes = called.setdefault(fold(one.name.display), [])
        twin = next((n for n, o in enumerate(namesakes) if o.papers & one.papers), None)
        if twin is None:
            namesakes.append(one)
        else:
            namesakes[twin] = replace(one, papers=one.papers | namesakes[twin].papers)
    return [
        replace(one, as_on=min(one.papers)) if len(namesakes) > 1 else one
        for namesakes in called.values()
        for one in namesakes
    ]
