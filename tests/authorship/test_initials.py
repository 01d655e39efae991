"""Whose initials they are: what is counted of circles that publish together, and how it is used."""

from itertools import pairwise
from math import inf

import pytest

from bibtool.authorship import People, who_is_who
from bibtool.authorship.clusters import Clusters
from bibtool.authorship.gathering import gather
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.traits import UNKNOWN, Table, Traits, shipped
from bibtool.model import Record
from tests.arrangement.made import record

NOTHING = Traits(*(0.0 for _ in Traits._fields))._replace(likeness=UNKNOWN)


def whose(people: People, *places: tuple[int, int]) -> list[str]:
    """Return the name shown of whose each place is, a paper's number and a position."""
    found = [people.at(f"2401.{number:05}", position) for number, position in places]
    return [person.name.display for person in found if person is not None]


def test_the_shipped_table_tells_something_of_each_trait() -> None:
    """Of every trait there is a line, its values rise, and there is a weight before each."""
    table = shipped()
    assert set(Traits._fields) == set(table.steps)
    for edges, weights in table.steps.values():
        assert len(weights) == len(edges) + 1
        assert all(one < other for one, other in pairwise(edges))


MORE = ["rarest", "second", "covered", "alike", "beside", "last", "resolved", "given", "shared"]
LESS = ["family", "known", "people", "letter", "namesakes", "others", "apart"]


@pytest.mark.parametrize("name", [*MORE, *LESS])
def test_evidence_never_speaks_against_what_it_shows(name: str) -> None:
    """More, or rarer, in common never lowers the odds; more namesakes never raise them."""
    values = [-inf, *shipped().steps[name][0]]
    told = [shipped().told(NOTHING._replace(**{name: value})) for value in values]
    assert sorted(told, reverse=name in LESS) == told
    assert told[0] != told[-1]


def test_what_was_not_read_tells_nothing() -> None:
    """Papers without an abstract are neither alike nor unlike."""
    table = Table(1.0, {"likeness": ([0.1], [-2.0, 3.0])})
    told = [table.told(NOTHING._replace(likeness=value)) for value in (UNKNOWN, 0.0, 0.2)]
    assert [1.0, -1.0, 4.0] == told


CIRCLE = [
    record(1, "Yang Liu", "Jun Wang", "Jade Copet"),
    record(2, "Yang Liu", "Jun Wang", "Taco Cohen"),
    record(3, "Ying Liu", "Jun Wang", "Wen Li", "Hui Chen", "Jade Copet"),
]
STRANGERS = [record(n, f"Yi{'n' * n} Liu", f"Ja{'n' * n} Wang") for n in range(10, 20)]


def test_initials_are_theirs_who_fit_clearly_better() -> None:
    """A namesake who has met the same people does not keep initials from whom they surely are."""
    paper = record(4, "Y. Liu", "J. Wang", "T. Cohen")
    people = who_is_who([*CIRCLE, paper])
    assert ["Yang Liu", "Jun Wang", "Taco Cohen"] == whose(people, (4, 0), (4, 1), (4, 2))


def test_common_initials_that_met_by_chance_are_kept_apart_and_told() -> None:
    """Two common initials on two papers prove nothing where many bear the names."""
    paper = record(4, "A. Hayat", "B. Rozen", "J. Wang", "C. Evtimov", "Y. Liu", categories=("a",))
    people = who_is_who([*CIRCLE, *STRANGERS, paper])
    assert ["Y. Liu"] == whose(people, (4, 4))
    told = [d for d in people.doubts if "Y. Liu" in {*d.one.forms, *d.other.forms}]
    assert all(doubt.confidence < 0.9 for doubt in told)


def test_of_two_alike_on_one_paper_neither_is_taken() -> None:
    """Initials that stand twice on a paper are nobody's, though one of them must be."""
    people = who_is_who(
        [record(1, "Yang Liu", "Jade Copet"), record(2, "Y. Liu", "Y. Liu", "J. C.")]
    )
    assert ["Y. Liu", "Y. Liu"] == whose(people, (2, 0), (2, 1))


def traits_of(*papers: Record, known: bool = False) -> Traits | None:
    """Return what is compared of the first names of the first two papers."""
    clusters = Clusters(Mentions.of(papers))
    if known:
        gather(clusters)
    first = {clusters.mentions.paper[m]: m for m in reversed(range(len(clusters.root)))}
    return clusters.traits(clusters.made([first[0]]), clusters.made([first[1]]))


def test_what_is_compared() -> None:
    """Co-authors, their share, and the places in the author lists; None without a co-author."""
    one, other = record(1, "Y. Liu", "J. Copet", "X. Y."), record(2, "Yang Liu", "Jade Copet")
    found, known = traits_of(one, other), traits_of(one, other, known=True)
    assert found is not None
    assert known is not None
    assert (1, 1, 0, 1, 1, 0) == (
        found.shared, found.covered, found.apart, found.beside, found.namesakes, found.resolved,
    )  # fmt: skip
    assert 1 == known.resolved
    assert None is traits_of(one, record(2, "Yang Liu", "Taco Cohen"))
