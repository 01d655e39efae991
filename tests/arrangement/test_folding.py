"""Records of one work are one entry, with the links of all; different works stay apart."""

from typing import Any

import pytest
from hypothesis import given

from bibtool.arrangement import arranged, folded
from bibtool.bibliography import Bibliography
from bibtool.identifiers import Doi
from bibtool.model import Record
from tests.arrangement.made import bibliographies, listed, record

DOI = Doi.parse("10.1000/x")
TITLE = "On $K^*$ Mesons and Their Friends"


def paper(number: int, *authors: str, **facts: Any) -> Record:
    """Return a record with the title of all others."""
    return record(number, *(authors or ("Ann Bee", "Cee Dee")), **{"title": TITLE, **facts})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (paper(1), paper(2), True),
        (paper(1), paper(2, "A. Bee", "C. Dee"), True),
        (paper(1), paper(2, title="on $K^*$ mesons and their friends."), True),
        (paper(1), paper(2, title="On $K$ Mesons and Their Friends"), False),
        (paper(1), paper(2, title=f"{TITLE} II"), False),
        (paper(1), paper(2, "Ann Bee"), False),
        (paper(1), paper(2, "Ann Bee", "Eve Eff"), False),
        (paper(1), paper(2, "Ann Bee", authors_complete=False), True),
        (paper(1, title="Two Words"), paper(2, title="Two Words"), False),
        (paper(1, doi=DOI), paper(2, "Cee Dee", title="As Printed Later", doi=DOI), True),
        (paper(1, doi=DOI), paper(2, "Eve Eff", title="Another Thing Altogether", doi=DOI), False),
    ],
)
def test_one_work(one: Record, other: Record, expected: bool) -> None:
    """One DOI and an author, or one title and the same authors; whichever comes first."""
    for order in ((one, other), (other, one)):
        assert expected == (len(folded(listed(*order))) == 1)


def test_the_entry_has_all_that_is_known() -> None:
    """What is not withdrawn stays, and takes where the work was published; keys do not change."""
    gone, kept = paper(1, withdrawn=True), paper(2, published="2024-02-01")
    printed = paper(3, published="2024-03-01", doi=DOI, journal_ref="J. Inv. Phys. 3 (2024) 4")
    made = folded(listed(gone, kept, printed))
    assert {"k3": printed} == dict(made)
    assert {"k3": (kept, gone)} == made.also
    made = folded(listed(gone, kept))
    assert ({"k2": kept}, {"k2": (gone,)}) == (dict(made), made.also)
    printed_gone = folded(listed(kept, paper(4, doi=DOI, withdrawn=True)))
    assert [None] == [found.doi for found in printed_gone.values()]


@given(bibliographies)
def test_folding_loses_no_record(papers: Bibliography) -> None:
    """Every record is an entry or with one; twice is once; arranging keeps both."""
    made = folded(papers)
    kept = arranged(made, "type")
    shown = [r.arxiv_id for r in kept.values()]
    shown += [r.arxiv_id for also in kept.also.values() for r in also]
    assert sorted(r.arxiv_id.base for r in papers.values()) == sorted(i.base for i in shown)
    again = folded(made)
    assert (dict(made), made.also) == (dict(again), again.also)
    mixed = folded(papers.ordered(reversed(list(papers))))
    assert (dict(made), made.also) == (dict(mixed), mixed.also)
