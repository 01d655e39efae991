"""Planning: what is asked can be found, is rarely anybody else's, and is pure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.identifiers import ArxivId
from bibtool.model import Query, Reference
from bibtool.queries import local_plan, plan
from bibtool.queries.phrases import phrases, rare_words
from bibtool.queries.titles import title_parts, title_run, title_words
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
    found = phrases(abstract, 8)
    assert len(found) >= 3
    for phrase in found:
        run = phrase.split()
        assert phrase in plain
        assert 4 <= len(run) <= 9
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
    sides = {"alpha beta gamma delta", "Epsilon zeta eta theta", "epsilon zeta eta theta"}
    assert set(phrases(text, 8)) <= sides


def test_stock_phrases_come_last() -> None:
    """The words everybody uses are the worst question."""
    text = (
        "In this paper we show that the proposed method results in significant improvements. "
        "Lobsters polish copper lanterns beneath forgotten lighthouse gardens."
    )
    assert "lighthouse" in phrases(text, 8)[0]


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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("The Walk of the Sand, 3 a-b", ("walk", "sand"), id="stop-words"),
        pytest.param(
            "Copper Waves and Quantm Cohomology of Theory",
            ("copper", "waves", "cohomology", "theory"),
            id="slips",
        ),
        pytest.param("Zyzzyx Kwlth", ("zyzzyx", "kwlth"), id="nothing-known"),
    ],
)
def test_title_words_leave_out_what_matches_nothing(title: str, expected: tuple[str, ...]) -> None:
    """A stop word AND-ed to others finds nothing in arXiv's index, nor does a slip of the pen."""
    assert expected == title_words(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Copper Lanterns Beneath Quantum Lighthouse Gardens",
            ("Copper Lanterns Beneath", "Quantum Lighthouse Gardens"),
            id="even",
        ),
        pytest.param("Deep Learning", (), id="too-common"),
        pytest.param("Soup", (), id="one-word"),
    ],
)
def test_the_halves_of_a_title_tell_enough_to_be_asked(
    title: str, expected: tuple[str, ...]
) -> None:
    """Half a title of common words finds everybody's paper, and pushes out the others."""
    assert expected == title_parts(title)


def test_the_rarest_words_come_first() -> None:
    """What a word tells is known from the shipped table; what no table has tells most."""
    text = "We present a model of spectral flow, cohomology and lumpfish."
    assert ("lumpfish", "cohomology", "spectral", "flow", "present", "model") == rare_words(text)


COMMON = [
    pytest.param(Reference("x", 1, titles=("Deep Learning",)), True, id="common-title"),
    pytest.param(
        Reference("x", 1, titles=("Cohomology of Copper Lanterns",)), False, id="telling-title"
    ),
]


@pytest.mark.parametrize(("reference", "expected"), COMMON)
def test_a_title_that_many_papers_may_have_is_asked_for_alone(
    reference: Reference, *, expected: bool
) -> None:
    """In one request with others it would push them off the page."""
    assert expected is plan(reference)[0].is_broad


def test_the_last_question_is_for_the_rarest_words_by_relevance() -> None:
    """A reworded abstract keeps its rare words; each such question has a request of its own."""
    last = plan(Reference("x", 1, abstract=ABSTRACTS[0]))[-1]
    assert (True, rare_words(ABSTRACTS[0])[:14]) == (last.is_broad, last.some_abstract_words)


def test_a_sentence_is_also_asked_for_in_abstracts() -> None:
    """What looks like a long title may be a short abstract."""
    sentence = "We drop forty copper lanterns from a lighthouse and count which still burn."
    first, *_ = plan(Reference(sentence, 1, titles=(sentence,)))
    assert (phrases(sentence, 1), (sentence,)) == (first.phrases, first.titles[:1])


PLANS = """
import hashlib
from bibtool.model import Reference
from bibtool.queries import plan
from tests.arxiv_server import generated
plans = [plan(Reference("x", 1, abstract=r.abstract)) for r in generated(300, seed=11)]
plans += [plan(Reference("x", 1, titles=(r.title,))) for r in generated(300, seed=12)]
print(hashlib.sha256(repr(plans).encode()).hexdigest())
"""


def test_plans_are_the_same_in_every_process() -> None:
    """What was noted under a question is found again: no sum depends on the order of a set."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", PLANS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert [runs[0]] * 3 == runs
