"""Planning: what is asked can be found, is rarely anybody else's, and is pure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.identifiers import ArxivId
from bibtool.model import Query, Reference
from bibtool.queries import local_plan, phrases, plan, title_run, title_words
from bibtool.words import STOP_WORDS
from tests.arxiv_server import generated

ABSTRACTS = [record.abstract for record in generated(60, seed=5)]


def test_an_id_is_asked_first_then_the_text() -> None:
    """An id that does not exist leaves the text to go by."""
    reference = Reference("x", 1, titles=("A Title of Our Own",), arxiv_id=ArxivId("2401.00001"))
    first, *rest = plan(reference)
    assert Query(arxiv_id=ArxivId("2401.00001")) == first
    assert ("A Title of Our Own",) == rest[0].titles


@pytest.mark.parametrize("reference", [Reference("", 1), Reference("…", 1, titles=("…",))])
def test_nothing_is_asked_about_nothing(reference: Reference) -> None:
    """No words, no question: an empty phrase would match everything."""
    asked = [*plan(reference), *local_plan(reference)]
    assert [] == [q for q in asked if q.phrases or q.title_words or q.abstract_words or q.sketch]


def test_a_source_at_hand_is_asked_all_at_once() -> None:
    """Looking things up here costs nothing, so id, DOI, title and sketch need no rounds."""
    reference = Reference("x", 1, titles=("A Title of Our Own",), abstract=ABSTRACTS[0])
    (query,) = local_plan(reference)
    assert (("A Title of Our Own",), True, ()) == (query.titles, bool(query.sketch), query.phrases)


@pytest.mark.parametrize("abstract", ABSTRACTS[:20], ids=range(20))
def test_phrases_are_runs_of_the_abstract_that_do_not_overlap(abstract: str) -> None:
    """Each phrase stands in the text as plain words, none of them edged by stop words."""
    plain = " ".join(abstract.replace(",", "").replace(":", "").replace(";", "").split())
    found = phrases(abstract)
    assert len(found) >= 3
    for phrase in found:
        run = phrase.split()
        assert phrase in plain
        assert 5 <= len(run) <= 9
        assert run[0].lower() not in STOP_WORDS
        assert run[-1].lower() not in STOP_WORDS


TRICKY = {
    "math": "alpha beta gamma delta $x^2$ epsilon zeta eta theta",
    "apostrophe": "alpha beta gamma delta Euler's epsilon zeta eta theta",
    "hyphen": "alpha beta gamma delta non-linear epsilon zeta eta theta",
    "number": "alpha beta gamma delta 3.5 epsilon zeta eta theta",
    "accent": "alpha beta gamma delta naïve epsilon zeta eta theta",
    "tex": r"alpha beta gamma delta \emph{very} epsilon zeta eta theta",
    "sentence": "alpha beta gamma delta. Epsilon zeta eta theta",
    "glued": "alpha beta gamma delta.We epsilon zeta eta theta",
    "bracket": "alpha beta gamma delta (RL) epsilon zeta eta theta",
}


@pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t in TRICKY.items()])
def test_windows_avoid_what_pages_and_arxiv_print_differently(text: str) -> None:
    """No phrase crosses math, an apostrophe, a hyphen, a number, an accent or a sentence's end."""
    assert () == phrases(text)


def test_stock_phrases_come_last() -> None:
    """The words everybody uses are the worst question."""
    text = (
        "In this paper we show that the proposed method results in significant improvements. "
        "Lobsters polish copper lanterns beneath forgotten lighthouse gardens."
    )
    assert "Lobsters" in phrases(text)[0]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_can_be_planned(abstract: str, title: str) -> None:
    """No text breaks planning, and the same text gives the same plan."""
    reference = Reference("x", 1, titles=(title,), abstract=abstract)
    assert plan(reference) == plan(reference)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Attention Is All You Need", "Attention Is All You Need", id="plain"),
        pytest.param(
            "Don't Look Back: Memory in Ants", "Look Back: Memory in Ants", id="apostrophe"
        ),
        pytest.param("On $K$-theory of small rings", "of small rings", id="math"),
        pytest.param("Soup", "Soup", id="one-word"),
        pytest.param("$x$", "", id="math-only"),
    ],
)
def test_the_safe_part_of_a_title_is_asked(title: str, expected: str) -> None:
    """What arXiv may tokenise otherwise is left out of the phrase."""
    assert expected == title_run(title)


def test_title_words_leave_out_what_matches_nothing() -> None:
    """A stop word AND-ed to others finds nothing at all in arXiv's index."""
    assert ("walk", "sand") == title_words("The Walk of the Sand, 3 a-b")
