"""Who else wrote a list's papers, by whatever name they print."""

import pytest

from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.exporters.coauthors import coauthors
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


def test_namesakes_have_one_line() -> None:
    """A reader could not tell them apart, and a paper counts once."""
    papers = listed(
        record(1, "Ann Bee", "Wei Li", "Wei Li", categories=("hep-th",)),
        record(2, "Wei Li", categories=("cs.CL",)),
        owner="Ann Bee",
    )
    assert [("Wei Li", 2)] == counted(papers)


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
