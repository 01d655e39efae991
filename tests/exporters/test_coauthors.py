"""Who else wrote a list's papers, by whatever name they print."""

import json
import re

import pytest

from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.exporters.coauthors import coauthors, label
from bibtool.plugins import Options
from tests.arrangement.made import listed, record

CEES = ("Zoé Ceedar", "Zoe Ceedar", "Z. Ceedar", "Ceedar, Zoé")


def counted(papers: Bibliography) -> list[tuple[str, int]]:
    """Return the co-authors' names with their numbers of papers."""
    return [(one.name.display, len(one.papers)) for one in coauthors(papers)]


def test_they_are_people() -> None:
    """Each is counted once a paper, in whatever form; the owner never; equals by family name."""
    papers = listed(
        record(1, "Ann Bee", CEES[0], "Dan Dee", "Olaf Tremondo"),
        record(2, "A. Bee", CEES[1], "Eve Eff", "Olaf Tremondo"),
        record(3, "Ann Bee", CEES[2], "Olaf Tremondo"),
        record(4, CEES[3], "Ann Bee", "Olaf Tremondo"),
        owner="Ann Bee",
    )
    expected = [("Zoé Ceedar", 4), ("Olaf Tremondo", 4), ("Dan Dee", 1), ("Eve Eff", 1)]
    assert expected == counted(papers)
    reordered = papers.ordered(reversed(list(papers)))
    assert expected == counted(reordered)


NAMESAKES = listed(
    record(1, "Ann Bee", "Quirina Zabelsky", "Olaf Tremondo"),
    record(2, "Quirina Zabelsky", "Ann Bee", "Olaf Tremondo"),
    record(3, "Q. Zabelsky", "Ann Bee", "Olaf Tremondo"),
    owner="Ann Bee",
)
SAID = [
    ((), (), ["Olaf Tremondo 3", "Quirina Zabelsky 3"]),
    (
        (),
        ("Quirina Zabelsky @ 2401.00001=Quirina Zabelsky @ 2401.00002",),
        [
            "Olaf Tremondo 3",
            "Q. Zabelsky 1",
            "Quirina Zabelsky, as on 2401.00001 1",
            "Quirina Zabelsky, as on 2401.00002 1",
        ],
    ),
    (
        (),
        ("Quirina Zabelsky=Q. Zabelsky",),
        ["Olaf Tremondo 3", "Quirina Zabelsky 2", "Q. Zabelsky 1"],
    ),
]


@pytest.mark.parametrize(("same", "not_same", "expected"), SAID)
def test_what_is_said_of_who_is_who_counts(
    same: tuple[str, ...], not_same: tuple[str, ...], expected: list[str]
) -> None:
    """Namesakes whom somebody keeps apart are two lines, each with a paper to know it by."""
    decisions = Decisions().with_said(same, not_same)
    found = coauthors(NAMESAKES, decisions)
    assert expected == [f"{label(one)} {len(one.papers)}" for one in found]
    known = NAMESAKES.with_coauthors(found)
    assert found == coauthors(known)
    fewer = coauthors(known.ordered(["k3"]))
    assert [1] * len(fewer) == [len(one.papers) for one in fewer]
    page = export(known, "html")
    told = re.search(r'class="people-data"[^>]*>(.*?)</script>', page)
    assert told is not None
    assert expected == [f"{name} {papers}" for name, papers in json.loads(told[1])]


def test_two_who_are_printed_alike_on_one_paper_have_one_line() -> None:
    """A reader could not tell them apart, and a paper counts once."""
    papers = listed(
        record(1, "Ann Bee", "Wei Li", "Wei Li", categories=("hep-th",)),
        record(2, "Wei Li", categories=("cs.CL",)),
        owner="Ann Bee",
    )
    assert ["Wei Li, as on 2401.00001 1", "Wei Li, as on 2401.00002 1"] == [
        f"{label(one)} {len(one.papers)}" for one in coauthors(papers)
    ]
    assert [("Wei Li", 1)] == counted(papers.ordered(["k1"]))


def test_one_of_two_who_are_printed_alike_is_the_owner() -> None:
    """So one is not, wherever in the list each stands."""
    papers = listed(record(1, "Wei Li", "Ann Bee", "Wei Li"), record(2, "Wei Li"), owner="Wei Li")
    assert [("Ann Bee", 1), ("Wei Li", 1)] == counted(papers)


def test_without_an_owner_all_are_counted() -> None:
    """A list may be nobody's."""
    assert [("Ann Bee", 1)] == counted(listed(record(1, "Ann Bee")))
    assert [] == counted(Bibliography({}))


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, []), (1, ["Ann Bee (2 papers)"]), (9, ["Ann Bee (2 papers)", "C D (1 paper)"])],
)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_list_ends_with_them(format: str, most: int, expected: list[str]) -> None:
    """As many as are asked for."""
    papers = listed(record(1, "Ann Bee", "C D"), record(2, "Ann Bee"))
    written = export(papers, format, Options(top_coauthors=most))
    found = written.partition("Most frequent co-authors\n\n")[2].splitlines()
    assert [f"- {line}" for line in expected] == found
