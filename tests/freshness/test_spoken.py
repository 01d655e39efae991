"""What somebody said of who is who holds for new papers, too."""

import pytest

from bibtool.authorship.decisionfile import read_decisions
from bibtool.freshness import Belief, Folder, PeopleList, decided, evidence, update
from bibtool.freshness.evidence import Person
from bibtool.names import Name
from tests.arrangement.made import record

KNOWN = record(1, "Quirina Zabelsky", "Ann Bee", "Olaf Tremondo", categories=("q-bio.PE",))
LIST = PeopleList(Name.parse("Quirina Zabelsky"), "list", {"2401.00001": "key"})
RECORDS = {"2401.00001": KNOWN}
PERSON = """
[[person]]
name = "Quirina Zabelsky"
names = ["Quirina Oxford"]
orcid = "0000-0002-1825-0097"

[[person]]
name = "Q. Zabelsky"
orcid = "0000-0001-5109-3700"
"""
SAID = [
    ("", "Quirina Oxford, Ann Bee", Belief.NOT),
    ('[[same]]\nnames = ["Quirina Oxford", "Quirina Zabelsky"]', "Quirina Oxford", Belief.SURE),
    (
        '[[same]]\nnames = ["Quirina Zabelsky", "Z"]\n[[same]]\nnames = ["Z", "Quirina Oxford"]',
        "Quirina Oxford",
        Belief.SURE,
    ),
    ('[[same]]\nnames = ["Nobody Here", "Quirina Oxford"]', "Quirina Oxford", Belief.NOT),
    (
        '[[same]]\nnames = ["Quirina Zabelsky @ 2401.00001", "Q. Oxford @ 2401.00009"]',
        "Q. Oxford",
        Belief.SURE,
    ),
    (
        '[[same]]\nnames = ["Quirina Zabelsky @ 2401.00002", "Q. Oxford @ 2401.00009"]',
        "Q. Oxford",
        Belief.NOT,
    ),
    (
        '[[not-same]]\nnames = ["Quirina Zabelsky", "Q. Zabelsky"]',
        "Q. Zabelsky, Ann Bee, Olaf Tremondo",
        Belief.NOT,
    ),
    (
        '[[not-same]]\nnames = ["Quirina Zabelsky @ 2401.00001", "Quirina Zabelsky @ 2401.00009"]',
        "Quirina Zabelsky, Ann Bee, Olaf Tremondo",
        Belief.NOT,
    ),
    (
        '[[not-same]]\nnames = ["Quirina Zabelsky @ 2401.00001", "Quirina Zabelsky @ 2401.00008"]',
        "Quirina Zabelsky, Ann Bee",
        Belief.SURE,
    ),
    (PERSON, "Quirina Oxford, Ann Bee", Belief.SURE),
    (PERSON, "Q. Zabelsky, Ann Bee, Olaf Tremondo", Belief.NOT),
]


@pytest.mark.parametrize(("said", "authors", "expected"), SAID)
def test_what_is_said_holds_for_new_papers(said: str, authors: str, expected: Belief) -> None:
    """A name said to be the person's is as good as the person's own; another's is none."""
    paper = record(9, *authors.split(", "), categories=("q-bio.PE",))
    decisions = read_decisions(said)
    assert expected == evidence(LIST, RECORDS, paper, decisions).belief
    folder = Folder((LIST,), RECORDS, {"list": decisions})
    told = update(folder, {}, [paper])
    assert (expected is Belief.SURE) == ("2401.00009" in told.folder.lists[0].papers)
    yes = decided(folder, [paper]).folder.lists[0]
    assert (expected is not Belief.NOT) == ("2401.00009" in yes.papers)


def test_a_common_name_needs_more_whoever_said_it() -> None:
    """That a name is the person's does not make all papers with it so."""
    decisions = read_decisions('[[same]]\nnames = ["Quirina Zabelsky", "Wei Zhang"]')
    alone = record(9, "Wei Zhang", categories=("q-bio.PE",))
    known = record(9, "Wei Zhang", "Olaf Tremondo", categories=("hep-th",))
    assert Belief.MAY_BE == evidence(LIST, RECORDS, alone, decisions).belief
    assert Belief.SURE == evidence(LIST, RECORDS, known, decisions).belief
    assert Name.parse("Wei Zhang") in Person(LIST, RECORDS, decisions).names


def test_a_new_paper_is_marked_where_the_name_stands() -> None:
    """Also where the name is only known by what was said, and a likelier one stands beside it."""
    decisions = read_decisions('[[same]]\nnames = ["Quirina Zabelsky", "Ann Wong @ 2401.00009"]')
    paper = record(9, "Q. Zabelsky", "Ann Wong")
    told = update(Folder((LIST,), RECORDS, {"list": decisions}), {}, [paper]).folder
    (one,) = told.lists
    listed = told.bibliography(one)
    assert [1, 0] == [listed.owner_at(one.papers[i]) for i in ("2401.00009", "2401.00001")]
    assert {"2401.00009"} == one.added
