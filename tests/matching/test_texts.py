"""Abstracts on their way to a page: cut, stripped, broken and reworded, and other papers' texts."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId
from bibtool.matching import MATCH, SURE, decide, judge, judge_version
from bibtool.matching.passages import is_passage
from bibtool.matching.texts import compare, likeness
from bibtool.model import Record, Reference

TEX = (
    r"Let $G$ be a finite group acting on a smooth variety $X \subset \mathbb{P}^n$. We show that "
    r"the quotient $X/G$ has terminal singularities whenever $\dim X \geq 4$ and every stabiliser "
    r"is cyclic of order $p^k$, extending earlier work by \'Etale methods. The proof uses the "
    r"Erd\H{o}s--R\'enyi bound $\alpha_i \leq \frac{1}{2}\log n$ for the sizes of efficient "
    r"orbits, which doesn't need resolution of singularities; we define an $\epsilon$-orbit."
)
PLAIN = (
    "Fishing boats drift offshore while their crews sleep, and nobody knows how far. We fixed a "
    "self-recording compass to forty boats for one winter and found that a sleeping crew's "
    "position shifts by half a mile each hour, twice what the harbour's rule of thumb allows. "
    "The difference is due to flat-bottomed hulls, which the rule's authors didn't foresee. "
    "We offer a corrected table and a simple affordable alarm that wakes the crew in time."
)


def known(abstract: str, title: str = "A Work of Ours", arxiv_id: str = "2405.00001") -> Record:
    """Return a record made for a test."""
    return Record(ArxivId(arxiv_id), title, abstract=abstract, version=1)


def outcome(text: str, *records: Record) -> str:
    """Return what is decided about an abstract."""
    return decide(judge(Reference("x", 1, abstract=text), records))[0].value


UNICODE = (
    "Let G be a finite group acting on a smooth variety X ⊂ ℙⁿ. We show that the quotient X/G has "
    "terminal singularities whenever dim X ≥ 4 and every stabiliser is cyclic of order pᵏ, "
    "extending earlier work by Étale methods. The proof uses the Erdős–Rényi bound αᵢ ≤ ½ log n "
    "for the sizes of efficient orbits, which doesn’t need resolution of singularities; we define "
    "an ε-orbit."
)
STRIPPED = (
    "Let be a finite group acting on a smooth variety . We show that the quotient has terminal "
    "singularities whenever and every stabiliser is cyclic of order , extending earlier work by "
    "Etale methods. The proof uses the Erdos-Renyi bound for the sizes of efficient orbits, which "
    "doesn't need resolution of singularities; we define an -orbit."
)
CYRILLIC = (
    "Мы роняем сорок медных фонарей с маяка и считаем, сколько из них ещё горит на берегу утром, "
    "и сравниваем число с тем, что обещает мастер."
)
CHINESE = "我们把四十盏铜灯从灯塔上放下并在清晨数一数海滩上还有多少盏在燃烧然后与工匠的承诺相比较"
WORN = {
    "cyrillic": (CYRILLIC, CYRILLIC),
    "chinese": (CHINESE, CHINESE),
    "tex-kept": (TEX, TEX),
    "tex-as-unicode": (UNICODE, TEX),
    "math-lost": (STRIPPED, TEX),
    "dollars-lost": (TEX.replace("$", ""), TEX),
    "commands-lost": (re.sub(r"\\[a-zA-Z]+|\$", " ", TEX), TEX),
    "curly-quotes": (PLAIN.replace("'", "’"), PLAIN),
    "apostrophes-lost": (PLAIN.replace("'", ""), PLAIN),
    "apostrophes-to-spaces": (PLAIN.replace("'", " "), PLAIN),
    "ligatures": (PLAIN.replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ"), PLAIN),
    "hyphens-at-line-ends": (
        PLAIN.replace("position", "posi-\ntion").replace("simple", "sim- ple"),
        PLAIN,
    ),
    "soft-hyphens": (PLAIN.replace("compass", "com\u00ad\npass"), PLAIN),
    "entities": (PLAIN.replace("'", "&#x27;").replace(" and ", " &amp; and "), PLAIN),
    "no-break-spaces": (PLAIN.replace(" a ", "\u00a0a\u00a0"), PLAIN),
    "no-hyphens": (PLAIN.replace("-", " "), PLAIN),
    "one-slip": (PLAIN.replace("harbour", "habrour"), PLAIN),
    "cut-at-200": (PLAIN[:200], PLAIN),
    "cut-with-dots": (PLAIN[:200] + "…", PLAIN),
    "read-more": (PLAIN[:200] + "... Read more", PLAIN),
    "show-less": (PLAIN + " △ Less", PLAIN),
    "label-before": ("arXiv:2405.00001v1 Announce Type: new Abstract: " + PLAIN, PLAIN),
    "start-lost": (PLAIN[130:], PLAIN),
    "two-words-changed": (PLAIN.replace("forty", "fifty").replace("simple", "cheap"), PLAIN),
}


@pytest.mark.parametrize(("text", "abstract"), [pytest.param(*t, id=n) for n, t in WORN.items()])
def test_a_worn_abstract_finds_its_paper(text: str, abstract: str) -> None:
    """What pages, copying and converting do to a text does not hide whose it is."""
    other = known(PLAIN if abstract == TEX else TEX, arxiv_id="2405.00002")
    assert "matched" == outcome(text, other, known(abstract))


SERIES = PLAIN.replace("offshore", "upriver").replace("winter", "summer")
SENSORS = (
    "We fixed a self-recording compass to forty sensors for one winter and found that a sleeping "
    "crew's position shifts by half a mile each hour"
)
REWORDED = (
    "How far does a boat drift while everybody on it sleeps? A compass that writes down its own "
    "readings, on forty fishing boats during a winter, says half a mile an hour: double the rule "
    "of thumb of the harbour, because of flat-bottomed hulls. We give a table and an alarm."
)
EDITION = (
    "The 4th task on drifting boats took place in 2018 with 31 teams, who were given forty logs of "
    "compasses and asked to tell where each boat had been at dawn. The best team used a filter of "
    "its own and was wrong by half a mile. We describe the data and what the teams did with them."
)
OTHERS = {
    "another-edition": (
        EDITION.replace("4th", "6th").replace("2018", "2020").replace("31", "44"),
        EDITION,
    ),
    "another-letter": (
        "over a field F: " + SENSORS.replace("forty sensors", "F boats"),
        PLAIN.replace("forty boats", "K boats"),
    ),
    "a-word-left-out": (
        SENSORS.replace("forty sensors", "forty boats").replace(" self-recording", ""),
        PLAIN.replace("self-recording", "self-recording magnetic"),
    ),
    "another-end": (PLAIN.partition("position")[0] + "dinner is late", PLAIN),
    "cut-where-the-siblings-differ": (PLAIN[:200], SERIES),
    "another-word-in-the-passage": (SENSORS, PLAIN),
    "reworded-throughout": (REWORDED, PLAIN),
}


@pytest.mark.parametrize(("text", "abstract"), [pytest.param(*t, id=n) for n, t in OTHERS.items()])
def test_what_may_be_a_siblings_text_is_not_sure(text: str, abstract: str) -> None:
    """Papers of one group share sentences; a word that only one of them has tells them apart."""
    assert "ambiguous" == outcome(text, known(abstract))


NUMERALS = [
    ("Drift of Boats, Part II", "ambiguous"),
    ("Drift of Boats in 1987", "ambiguous"),
    ("Drift of Boats I: Winter", "ambiguous"),
    ("Drift of Forty Boats", "matched"),
]


@pytest.mark.parametrize(("title", "expected"), NUMERALS)
def test_a_reworded_part_of_a_series_is_not_sure(title: str, expected: str) -> None:
    """A number in the record's title that the item's text has not may be its sibling's."""
    text = PLAIN.replace("We offer", "Here we give").replace("half a mile", "two furlongs")
    assert expected == outcome(text, known(PLAIN, title))


def test_an_earlier_version_settles_what_the_newest_leaves_open() -> None:
    """The text is version one's, word for word; the record to cite is the newest."""
    newest = replace(known(REWORDED, "A New Name"), version=2)
    asked = Reference("x", 1, abstract=PLAIN)
    assert "ambiguous" == outcome(PLAIN, newest)
    candidate = judge_version(asked, known(PLAIN), newest)
    assert candidate is not None
    assert (newest, 0.975) == (candidate.record, candidate.confidence)
    assert "by its version 1, since reworded" == candidate.reasons[0]
    assert "matched" == decide([candidate])[0].value


def test_a_siblings_earlier_version_says_nothing() -> None:
    """Another paper has no version with the item's text."""
    newest = replace(known(SERIES), version=2)
    assert None is judge_version(Reference("x", 1, abstract=PLAIN), known(TEX), newest)


SOME = st.text(alphabet=st.sampled_from("ab $\\{}-\n.é漢"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(SOME, SOME)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """No text breaks the comparison, and all it says is a part of a whole."""
    texts = compare(one, other)
    assert 0 <= texts.overlap.of_item <= 1
    assert 0 <= texts.overlap.of_record <= 1
    assert 0 <= texts.likeness <= 1 + 1e-9
    assert is_passage(one, other) in {True, False}


@settings(max_examples=50, deadline=None)
@given(SOME, SOME)
def test_likeness_has_no_sides(one: str, other: str) -> None:
    """It is the same whichever text comes first."""
    assert likeness(one, other) == pytest.approx(likeness(other, one))


def test_of_two_editions_the_very_text_is_meant() -> None:
    """Numbers count where both are at hand."""
    later = EDITION.replace("4th", "6th").replace("2018", "2020").replace("31", "44")
    records = [known(EDITION), known(later, arxiv_id="2405.00002")]
    best, *_ = judge(Reference("x", 1, abstract=later), records)
    assert ("2405.00002", 0.99) == (best.record.arxiv_id.base, best.confidence)
    assert "matched" == outcome(later, *records)


SENTENCE = "We drop forty copper lanterns from a lighthouse and count which of them still burn."


def test_a_sentence_taken_for_a_title_is_looked_for_in_abstracts() -> None:
    """A list of one-sentence abstracts looks like a list of titles."""
    asked = Reference(SENTENCE, 1, titles=(SENTENCE,))
    assert "matched" == decide(judge(asked, [known(SENTENCE, "Lanterns")]))[0].value


def test_a_title_beside_another_papers_abstract_is_not_sure() -> None:
    """Equal titles are not one paper if their abstracts have nothing in common."""
    asked = Reference("x", 1, titles=("Drift of Copper Boats",), abstract=PLAIN)
    record = known(TEX, "Drift of Copper Boats")
    assert "ambiguous" == decide(judge(asked, [record]))[0].value


def test_a_sketch_alone_is_not_sure_unless_it_is_the_same() -> None:
    """Words may differ between the runs it has: whoever has the text is asked too."""
    text = f"{PLAIN} {EDITION} {SENTENCE}"
    record = replace(known(""), sketch=sketch(fingerprint(text)))
    (same,) = judge(Reference("x", 1, abstract=text), [record])
    (cut,) = judge(Reference("x", 1, abstract=text[:700]), [record])
    assert (True, True) == (same.confidence >= SURE, MATCH <= cut.confidence < SURE)
