"""The five real pages: every item at its line, with its abstract and, where there is one, title."""

import json
from pathlib import Path
from typing import Any

import pytest

from bibtool.layouts import parse
from bibtool.model import Listing

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = SHARED / "seeds"
TRUTH = SHARED / "seeds-papers.json"
pytestmark = pytest.mark.skipif(
    not TRUTH.exists(), reason="the real pages (../shared/seeds) are not here"
)
LAYOUT_OF = {"000": "abstracts", "001": "abstracts", "002": "dated", "003": "pairs"}
PAGES = sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    """Return which item stands where, and the papers' titles and authors."""
    loaded: dict[str, Any] = json.loads(TRUTH.read_text(encoding="utf-8"))
    loaded["paper"] = {paper["arxiv_id"]: paper for paper in loaded["papers"]}
    return loaded


def page(name: str) -> tuple[list[str], Listing]:
    """Return a page's lines and what was read from it."""
    text = (SEEDS / name).read_text(encoding="utf-8")
    return text.split("\n"), parse(text, file=name)


def items(truth: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the items of one page, in order."""
    return [item for item in truth["items"] if item["file"] == name]


@pytest.mark.parametrize("name", PAGES)
def test_every_item_is_at_its_line(truth: dict[str, Any], name: str) -> None:
    """Items start where they start on the page, and there are no others."""
    _, listing = page(name)
    assert LAYOUT_OF.get(name[:3], "abstracts") == listing.layout
    assert [i["line"] for i in items(truth, name)] == [r.line for r in listing.references]


@pytest.mark.parametrize("name", PAGES)
def test_every_abstract_is_its_line(truth: dict[str, Any], name: str) -> None:
    """An item's abstract is the page's line without its label."""
    lines, listing = page(name)
    abstracts = [lines[item["abstract_line"] - 1] for item in items(truth, name)]
    assert [a.removeprefix("Abstract:").strip() for a in abstracts] == [
        reference.abstract for reference in listing.references
    ]


def test_all_items_are_found(truth: dict[str, Any]) -> None:
    """Nothing of the five pages is lost."""
    assert len(truth["items"]) == sum(len(page(name)[1].references) for name in PAGES)


@pytest.mark.parametrize("name", [name for name in PAGES if name[:3] in {"002", "003"}])
def test_titles_and_authors(truth: dict[str, Any], name: str) -> None:
    """The true title is the likeliest hypothesis, and no author is made up."""
    _, listing = page(name)
    for item, reference in zip(items(truth, name), listing.references, strict=True):
        paper = truth["paper"][item["id"]]
        assert paper["title"] == reference.title
        assert set(reference.authors) <= set(paper["authors"])


@pytest.mark.parametrize("name", PAGES)
def test_leftovers_are_the_words_above(name: str) -> None:
    """Only the name and menu words above the first item are left over."""
    _, listing = page(name)
    first = listing.references[0].line
    assert all(left.line < first and len(left.text) < 40 for left in listing.leftovers)
