"""Pages of other shapes: wrapped, annotated, of a few works, in other languages, with summaries."""

import random
import textwrap
from collections.abc import Callable

import pytest

from bibtool.layouts import parse
from bibtool.model import Reference
from tests.layouts.invented import Work, works

ABOVE = "Jo Row\nAssistant Professor\nI am a professor of boats and lakes.\n\nPublications\n\n"
BELOW = (
    "\nInvited Talks\nThe shape of wide lakes and small boats. BoatConf, May 2019.\n"
    "\nTeaching\nWater 101: Introduction to Rowing (Fall 2024)\n"
)
LETTER = "The Weekly Row\nIssue #12 · May 3, 2024\nWelcome to this week's issue!\n\n"
END = "\nThat's all for this week!\nUnsubscribe | View in browser\n"
SUMMARY = (
    "The authors row small boats over wide lakes and see what the wind does to them. "
    "Worth reading for the part about oars; the trials are thorough."
)

Shape = Callable[[Work], str]


def _names(work: Work, last: str = "and") -> str:
    *first, end = work.authors
    return f"{', '.join(first)} {last} {end}" if first else end


def _wrapped(text: str, width: int, deeper: str = "") -> str:
    return textwrap.fill(text, width, subsequent_indent=deeper) + "\n"


SHAPES: dict[str, Shape] = {
    "wrapped": lambda w: (
        _wrapped(w.title, 38) + _wrapped(", ".join(w.authors), 38) + f"{w.acronym} {w.year}\n\n"
    ),
    "wrapped abstract": lambda w: f"{w.title}\n\n" + _wrapped(w.abstract, 72) + "\n",
    "names and venue": lambda w: f"{w.title}\n{_names(w)}. {w.acronym} {w.year} (Oral). [pdf]\n",
    "with in brackets": lambda w: f"{w.title}\n(with {_names(w)})\n{w.venue}, {w.year}\n\n",
    "with": lambda w: f"{w.title}, with {_names(w)}. {w.venue}, {w.year}.\n",
    "venue": lambda w: f"{w.title}, {w.acronym} {w.year}\n",
    "year": lambda w: f"{w.title}, {w.year}\n",
    "bars": lambda w: f"{w.title} | {', '.join(w.authors)} | {w.acronym} {w.year}\n",
    "links": lambda w: f"{w.title} pdf bib\n{', '.join(w.authors)}\n",
    "notes": lambda w: f"- [ ] {w.title}\n    - see the second part\n    - Nice oars\n",
    "bracketed": lambda w: (
        f"* [ICML {w.year}] {w.title} [[paper](https://arxiv.org/abs/{w.arxiv_id})]\n"
    ),
    "dated": lambda w: f"[{w.year}/05] {w.title} | [paper] | [code]\n",
    "quoted": lambda w: f"{w.title}. {', '.join(w.authors)} et al. {w.acronym} {w.year}. [pdf]\n",
    "speakers": lambda w: f"[10:4{w.year % 10}] Jo: {w.title} https://arxiv.org/abs/{w.arxiv_id}\n",
    "german": lambda w: f"{w.title} (mit {_names(w, 'und')}), {w.year}\n",
    "french": lambda w: f"{w.title}\n{_names(w, 'et')}\nPrépublication arXiv:{w.arxiv_id}\n\n",
    "spanish": lambda w: f"{w.title} (con {_names(w, 'y')}). arXiv:{w.arxiv_id}\n",
    "chinese": lambda w: f"- {w.title}（综述）\n",
}
LETTERS: dict[str, Shape] = {
    "below": lambda w: f"{w.title}\n{SUMMARY}\nRead the paper\n\n",
    "dash": lambda w: f"{w.title} - {SUMMARY}\nPaper, Tweet\n\n",
    "bold": lambda w: f"- **{w.title}**: {SUMMARY}\n",
    "minutes": lambda w: f"{w.title} (7 minute read)\n{SUMMARY}\n\n",
    "link": lambda w: f"🚀 {w.title}\n{SUMMARY}\nhttps://arxiv.org/abs/{w.arxiv_id}\n\n",
}


def _page(shape: Shape, count: int, above: str, below: str) -> tuple[str, list[Work]]:
    # "A? B" and "A: B" may be a headline and what it is about: such titles are not for summaries.
    listed = [w for w in works(random.Random(count), 90) if not set("?:") & set(w.title)]
    return above + "".join(map(shape, listed[:count])) + below, listed[:count]


def _numbered(shape: Shape) -> Shape:
    numbers = iter(range(1, 999))
    return lambda work: f"{next(numbers)}) {shape(work)}"


def _titled(references: tuple[Reference, ...], listed: list[Work]) -> list[bool]:
    titles = [{title.replace("- ", "-") for title in reference.titles} for reference in references]
    return [work.title in found for work, found in zip(listed, titles, strict=True)]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("count", [6, 20])
@pytest.mark.parametrize("name", SHAPES)
def test_every_work_and_nothing_else(name: str, count: int, ends: str) -> None:
    """Each work is one item with its title, whatever stands above and below the list."""
    text, listed = _page(SHAPES[name], count, ABOVE, BELOW)
    references = parse(text.replace("\n", ends)).references
    assert len(listed) == len(references)
    assert all(_titled(references, listed))


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("name", ["names and venue", "with in brackets", "french", "bracketed"])
def test_a_page_of_a_few_works(name: str, count: int) -> None:
    """A page of one work or two is read as well: its owner, talks and courses are no works."""
    text, listed = _page(SHAPES[name], count, ABOVE, BELOW)
    references = parse(text).references
    assert len(listed) == len(references)
    assert all(_titled(references, listed))


@pytest.mark.parametrize("name", ["with in brackets", "with", "german", "french", "spanish"])
def test_authors(name: str) -> None:
    """Names are read behind "with", and with other languages' words for "and"."""
    text, listed = _page(SHAPES[name], 12, "", "")
    assert [w.authors for w in listed] == [r.authors for r in parse(text).references]


@pytest.mark.parametrize("count", [6, 20])
@pytest.mark.parametrize("name", LETTERS)
def test_what_an_editor_says_is_no_abstract(name: str, count: int) -> None:
    """A newsletter's words about a paper are a summary, below its title or behind it."""
    shape = _numbered(LETTERS[name]) if name == "dash" else LETTERS[name]
    text, listed = _page(shape, count, LETTER, END)
    references = [r for r in parse(text).references if r.text.strip() != "The Weekly Row"]
    assert len(listed) == len(references)
    assert all(_titled(tuple(references), listed))
    assert {""} == {reference.abstract for reference in references}


def test_ids_among_titles_are_works_of_their_own() -> None:
    """Where two ids stand together, none is that of the title above or below it."""
    listed = works(random.Random(4), 12)
    text = "".join(
        f"https://arxiv.org/abs/{a.arxiv_id}\nhttps://arxiv.org/abs/23{n:02}.0{n:04}\n{b.title}\n"
        for n, (a, b) in enumerate(zip(listed[::2], listed[1::2], strict=True), 7)
    )
    references = parse(text).references
    assert 18 == len(references)
    assert all((r.arxiv_id is None) == bool(r.titles) for r in references)
