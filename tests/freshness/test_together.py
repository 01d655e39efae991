"""What only other papers tell of the people on a list is noted, and seen again."""

import pytest

from bibtool.authorship import papers_of, who_is_who
from bibtool.authorship.decisions import Decisions
from bibtool.exporters.coauthors import coauthors, people_on
from bibtool.freshness import Noted
from bibtool.names import Name
from tests.arrangement.made import listed, record

MINE = [
    record(1, "Ann Bee", "Wei Zhang", categories=("cs.CL",)),
    record(2, "Ann Bee", "W. Zhang", "Olaf Tremondo", categories=("hep-th",)),
]
FRIENDS = [
    record(
        n, name, "Olaf Tremondo", "Quirina Zabelsky", "Eve Effenberg", categories=(category,)
    )
    for n, name, category in (
        (3, "Wei Zhang", "cs.CL"), (4, "W. Zhang", "hep-th"), (5, "Wei Zhang", "hep-th"),
        (6, "Wei Zhang", "cs.CL"), (7, "W. Zhang", "cs.CL"),
    )
]  # fmt: skip
JOINED = Decisions().with_said(("Wei Zhang @ 2401.00001=W. Zhang @ 2401.00002",))
OTHER = Decisions().with_said(("Wei Zhang @ 2401.00001=Olaf Tremondo @ 2401.00002",))
APART = Decisions().with_said((), ("Wei Zhang @ 2401.00001=W. Zhang @ 2401.00002",))


@pytest.mark.parametrize(
    ("whole", "said", "expected"),
    [
        (JOINED, Decisions(), [True, False]),
        (APART, Decisions(), [False, False]),
        (OTHER, Decisions(), [False, True]),
        (APART, JOINED, [True, False]),
    ],
)
def test_a_list_alone_shows_the_same_people(
    whole: Decisions, said: Decisions, expected: list[bool]
) -> None:
    """With what is noted its papers show the people that all do; what somebody said is stronger."""
    papers = listed(*MINE, *FRIENDS)
    mine = papers_of(papers, Name.parse("Ann Bee"))
    noted = Noted.beyond(mine, who_is_who(papers.values(), whole), said)
    found = people_on(mine, noted.added_to(said))
    one, *others = (found.at("2401.00001", 1), *(found.at("2401.00002", n) for n in (1, 2)))
    assert expected == [one is other for other in others]
    assert len(found) - 1 == len(coauthors(mine, noted.added_to(said)))
    assert noted == noted.tidied() != Noted() or whole is JOINED


def test_nothing_is_noted_where_the_list_is_all_there_is() -> None:
    """A page of one's own tells all that there is to tell."""
    papers = listed(*MINE)
    assert Noted() == Noted.beyond(papers, who_is_who(papers.values(), JOINED), Decisions())
