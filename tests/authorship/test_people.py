"""Who is who on some papers: what is joined, what is kept apart, what is told as doubtful."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.authorship import People, who_is_who
from bibtool.authorship.decisions import Decisions, Known, Mark, Said
from bibtool.model import Record
from bibtool.names import Name
from tests.arrangement.made import record

CS: dict[str, Any] = {"categories": ("cs.CL",)}
MATH: dict[str, Any] = {"categories": ("math.AG",)}
Paper = tuple[list[str], tuple[str, ...]]
Groups = set[frozenset[tuple[str, int]]]


def groups(people: People) -> Groups:
    """Return which places in author lists are one person's."""
    return {frozenset(person.positions.items()) for person in people}


def are_one(people: People, *places: tuple[int, int]) -> bool:
    """Whether places, each paper's number and position, are one person's."""
    found = {id(people.at(f"2401.{number:05}", position)) for number, position in places}
    return len(found) == 1


ONE = [
    pytest.param("Gabriel Synnaeve", "G. Synnaeve", "Jade Copet", id="initials"),
    pytest.param("Baptiste Rozière", "Baptiste Roziere", "Jade Copet", id="accents"),
    pytest.param("Fabian Glöckle", "Fabian Gloeckle", "Jade Copet", id="transliteration"),
    pytest.param("Gabriel Synnaeve", "Synnaeve Gabriel", "Jade Copet", id="order"),
    pytest.param("Jun-Yan Zhu", "Junyan Zhu", "Jade Copet", id="hyphens"),
    pytest.param("Michael L. Seltzer", "Michael Seltzer", "Jade Copet", id="middle name"),
    pytest.param("Laurens van der Maaten", "L. Maaten", "Jade Copet", id="particles"),
    pytest.param("Gabriel Synnaeve", "Gabriele Synnaeve", "Jade Copet", id="a slip"),
    pytest.param("Wei Zhang", "Wei Zhang", "", id="one name and nothing to compare"),
]
TWO = [
    pytest.param("Gabriel Synnaeve", "G. Synnaeve", "", id="initials and nothing else"),
    pytest.param("Gabriel Synnaeve", "Gabriele Synnaeve", "", id="no proof of a slip"),
    pytest.param("Wei Zhang", "Wen Zhang", "Jade Copet", id="other given names"),
    pytest.param("Yan Liu", "Yang Liu", "Jade Copet", id="short names have no slips"),
    pytest.param("Robert Heath Jr.", "Robert Heath Sr.", "Jade Copet", id="suffixes"),
    pytest.param("FAIR team", "FAIR CodeGen team", "Jade Copet", id="teams"),
]


def two_papers(one: str, other: str, third: str) -> People:
    """Return who is who on two papers on other things, with one author in common or none."""
    more = (third,) if third else ()
    return who_is_who([record(1, one, *more), record(2, other, *more)])


@pytest.mark.parametrize(("one", "other", "third"), ONE)
def test_one_persons_names_are_joined(one: str, other: str, third: str) -> None:
    """What a name may be printed as is one person's where a co-author speaks for it."""
    people = two_papers(one, other, third)
    assert are_one(people, (1, 0), (2, 0))
    person = people.at("2401.00001", 0)
    assert person is not None
    assert person.confidence is not None
    assert 0.5 < person.confidence <= 0.99


@pytest.mark.parametrize(("one", "other", "third"), TWO)
def test_two_persons_names_are_not(one: str, other: str, third: str) -> None:
    """What might be another's is never joined, however alike."""
    assert not are_one(two_papers(one, other, third), (1, 0), (2, 0))


def test_namesakes_are_kept_apart_and_told() -> None:
    """A common name with other co-authors in another field is doubtful: listed, not joined."""
    crowd = [record(n, f"A{n} Zhang", f"B{n} Zhang", **CS) for n in range(10, 60)]
    mine = [record(n, "Wei Zhang", "Jade Copet", **CS) for n in (1, 2)]
    theirs = [record(n, "Wei Zhang", "Amaury Hayat", **MATH) for n in (3, 4)]
    people = who_is_who([*mine, *theirs, *crowd])
    assert are_one(people, (1, 0), (2, 0))
    assert are_one(people, (3, 0), (4, 0))
    assert not are_one(people, (1, 0), (3, 0))
    told = [d for d in people.doubts if d.one.name.display == "Wei Zhang" == d.other.name.display]
    assert ["no co-author in common" in doubt.reasons for doubt in told] == [True]
    assert {mark.paper[:4] for mark in told[0].marks} == {"2401"}


def test_a_person_is_shown_by_the_fullest_name() -> None:
    """An initial is never preferred to a name in full, nor a rare form to the usual one."""
    names = ["G. Synnaeve", "G. Synnaeve", "Gabriel Synnaeve", "Gabriel Synnaeve", "Gabriel V. S."]
    papers = [record(n, name, "Jade Copet") for n, name in enumerate(names[:4], 1)]
    person = who_is_who(papers)[1]
    assert "Gabriel Synnaeve" == person.name.display
    assert {"G. Synnaeve": 2, "Gabriel Synnaeve": 2} == person.forms
    assert 4 == len(person.papers)


def test_a_paper_that_prints_the_family_name_first_is_understood() -> None:
    """Names elsewhere tell, and common ones: nobody is two people because of it."""
    straight = [record(n, "Wei Zhang", "Xiaoming Liu", "Gabriel Synnaeve") for n in (1, 2, 3)]
    turned = record(4, "Zhang Wei", "Liu Xiaoming", "Synnaeve Gabriel")
    people = who_is_who([*straight, turned])
    assert 3 == len(people)
    assert {"Wei Zhang", "Xiaoming Liu", "Gabriel Synnaeve"} == {p.name.display for p in people}


def test_what_somebody_said_is_heeded() -> None:
    """Names that do not agree are one person's if said so, and those that do are not."""
    papers = [
        record(1, "Jade Copet", "Ann Lee"),
        record(2, "Jade Copet", "Ann Wong"),
        record(3, "Jade Copet", "Ann Lee"),
    ]
    lee, wong = Mark("Ann Lee"), Mark("ann WONG")
    married = who_is_who(papers, Decisions(same=(Said((lee, wong)),)))
    assert are_one(married, (1, 1), (2, 1), (3, 1))
    apart = Said((Mark("Ann Lee", "2401.00001"), Mark("Ann Lee", "2401.00003")))
    two = who_is_who(papers, Decisions(not_same=(apart,)))
    assert not are_one(two, (1, 1), (3, 1))
    assert [] == [doubt for doubt in two.doubts if doubt.one.name.display == "Ann Lee"]


def test_a_described_person_has_name_and_ids() -> None:
    """The name to show and the ids are those that were given; other ids are another person."""
    papers = [record(1, "G. Synnaeve"), record(2, "Gabriel Synnaeve"), record(3, "G. A. Synnaeve")]
    me = Known(
        Name.parse("Gabriel Synnaeve"),
        (Mark("Gabriel Synnaeve"), Mark("G. Synnaeve")),
        orcid="0000-0002-1825-0097",
        arxiv="synnaeve_g_1",
    )
    other = Known(Name.parse("G. A. Synnaeve"), (Mark("G. A. Synnaeve"),), arxiv="synnaeve_g_2")
    people = who_is_who(papers, Decisions(people=(me, other)))
    assert [("Gabriel Synnaeve", "synnaeve_g_1", 2), ("G. A. Synnaeve", "synnaeve_g_2", 1)] == [
        (person.name.display, person.arxiv, len(person.papers)) for person in people
    ]
    assert "0000-0002-1825-0097" == people[0].orcid


FORMS = [
    "Wei Zhang", "W. Zhang", "Zhang Wei", "Wen Zhang", "Zhang, W.", "Jun-Yan Zhu", "Junyan Zhu",
    "J. Zhu", "Gabriel Synnaeve", "Gabriele Synnaeve", "G. Synnaeve", "FAIR team", "Plato", "",
]  # fmt: skip
PAPERS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(FORMS), max_size=4),
        st.sampled_from([("cs.CL",), ("math.AG",), ()]),
    ),
    max_size=8,
)


def records(papers: list[Paper]) -> list[Record]:
    """Return records made of names and categories."""
    return [
        record(n, *names, categories=categories) for n, (names, categories) in enumerate(papers, 1)
    ]


@settings(max_examples=60, deadline=None)
@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_papers_changes_nothing(papers: list[Paper], chance: Random) -> None:
    """The same people come of the same papers in any order."""
    made = records(papers)
    shuffled = chance.sample(made, len(made))
    one, other = who_is_who(made), who_is_who(shuffled)
    assert groups(one) == groups(other)
    assert [p.name for p in one] == [p.name for p in other]


@settings(max_examples=60, deadline=None)
@given(PAPERS)
def test_every_name_is_one_persons_and_two_of_a_paper_are_two(papers: list[Paper]) -> None:
    """No name is lost or counted twice, and nobody is twice on a paper."""
    made = records(papers)
    people = who_is_who(made)
    places = [place for person in people for place in person.positions.items()]
    named = sum(any(c.isalpha() for c in n.display) for r in made for n in r.authors)
    assert named == len(places) == len(set(places))


@settings(max_examples=60, deadline=None)
@given(PAPERS, st.sampled_from(FORMS[:11]), st.sampled_from(FORMS[:11]), st.booleans())
def test_words_are_always_heeded(papers: list[Paper], one: str, other: str, together: bool) -> None:
    """What is said to be two people's never is one's; what is said to be one's is, on any paper."""
    mine, theirs = Mark.parse(one), Mark.parse(other)
    if mine.key == theirs.key:
        return
    said = (Said((mine, theirs)),)
    made = records(papers)
    people = who_is_who(made, Decisions(same=said) if together else Decisions(not_same=said))
    where: dict[tuple[str, ...], list[tuple[str, int]]] = {mine.key: [], theirs.key: []}
    for paper in made:
        for position, name in enumerate(paper.authors):
            if name.display and (key := Mark(name.display).key) in where:
                where[key].append((paper.arxiv_id.base, position))
    if not together:
        whose = [{id(people.at(*place)) for place in places} for places in where.values()]
        assert whose[0].isdisjoint(whose[1])
    else:
        alone = [
            place
            for places in where.values()
            for place in places
            if sum(place[0] == p for both in where.values() for p, _ in both) == 1
        ]
        assert len({id(people.at(*place)) for place in alone}) <= 1


def test_of_two_who_fit_equally_neither_is_taken() -> None:
    """An initial that may be either of two co-authors is neither's, and that is told."""
    papers = [
        record(1, "Gabriel Synnaeve", "Jade Copet"),
        record(2, "Guy Synnaeve", "Jade Copet"),
        record(3, "G. Synnaeve", "Jade Copet"),
    ]
    people = who_is_who(papers)
    assert not are_one(people, (1, 0), (3, 0))
    assert not are_one(people, (2, 0), (3, 0))
    told = [d for d in people.doubts if "G. Synnaeve" in {*d.one.forms, *d.other.forms}]
    assert 2 == len(told)
    assert all(doubt.confidence <= 0.5 for doubt in told)
