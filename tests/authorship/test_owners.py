"""One author's papers, under all names, and the author marked in them."""

import pytest

from bibtool.authorship import page_owner, papers_of
from bibtool.bibliography import Bibliography
from bibtool.exporters.lists import authors
from bibtool.exporters.richtext import PlainText
from bibtool.names import Name
from tests.arrangement.made import record

ME = Name.parse("Gabriel Synnaeve")
PAGE = [
    record(1, "Gabriel Synnaeve", "Jade Copet"),
    record(2, "G. Synnaeve", "Taco Cohen"),
    record(3, "Gabriele Synnaeve", "Jade Copet", "Taco Cohen"),
    record(4, "Guy Synnaeve", "Synnaeve, Gabriel"),
]


def marked(papers: Bibliography) -> list[str]:
    """Return what each paper's author list marks."""
    lines = [str(authors(r, papers.owner).render(PlainText())) for r in papers.values()]
    return [line.split("*")[1] if "*" in line else "" for line in lines]


def test_the_owner_has_several_names() -> None:
    """A page's owner is found whatever its papers print."""
    owner = page_owner(PAGE)
    assert owner is not None
    assert ("Gabriel Synnaeve", 4, 4) == (owner.name.display, owner.in_papers, owner.of_papers)


@pytest.mark.parametrize("page", [PAGE, []], ids=["own page", "any papers"])
def test_my_list_has_papers_under_all_my_names(page: list[object]) -> None:
    """Initials and slips are mine and marked, on my page all of them; another's name never is."""
    papers = papers_of(Bibliography.from_records(PAGE), ME, PAGE if page else ())
    numbers = {r.arxiv_id.base[-1] for r in papers.values()}
    assert ({"1", "2", "3", "4"} if page else {"1", "3", "4"}) <= numbers
    names = {"Gabriel Synnaeve", "G. Synnaeve", "Gabriele Synnaeve"}
    assert names >= set(marked(papers))
    assert "Guy Synnaeve" not in marked(papers)


def test_a_namesakes_papers_are_not_mine() -> None:
    """Of two people of one name the list is of one, who has most papers."""
    crowd = [record(n, f"Xi{'n' * n} Zhang") for n in range(20, 60)]
    mine = [record(n, "Wei Zhang", "Jade Copet", categories=("cs.CL",)) for n in (1, 2, 3)]
    theirs = [record(n, "Wei Zhang", "Amaury Hayat", categories=("math.AG",)) for n in (4, 5)]
    papers = papers_of(Bibliography.from_records([*theirs, *mine, *crowd]), Name.parse("Wei Zhang"))
    assert {"2401.00001", "2401.00002", "2401.00003"} == {r.arxiv_id.base for r in papers.values()}


def test_of_two_possible_names_on_a_paper_the_owners_own_is_marked() -> None:
    """A name known to be the owner's goes before one that only may be."""
    owner = Name.parse("Wei Zhang").known_as([Name.parse("W. Q. Zhang")])
    paper = record(1, "W. Zhang", "W. Q. Zhang")
    assert "W. Zhang and *W. Q. Zhang*" == authors(paper, owner).render(PlainText())
