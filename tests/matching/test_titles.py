"""Titles: slips of the pen are forgiven, other words never."""

import pytest

from bibtool.identifiers import ArxivId
from bibtool.matching import decide, judge
from bibtool.model import Record, Reference

SLIPS = [
    ("letter-lost", "Cohomology of Copper Lantrns", "Cohomology of Copper Lanterns", "matched"),
    ("doubled", "Cohomollogy of Copper Flow", "Cohomology of Copper Flow", "matched"),
    ("swapped", "Cohomology of Cpoper Gauge Flow", "Cohomology of Copper Gauge Flow", "matched"),
    ("changed", "Cohomology of Coppar Gauge Flow", "Cohomology of Copper Gauge Flow", "matched"),
    ("plural", "Cohomology of Copper Gauge Flows", "Cohomology of Copper Gauge Flow", "matched"),
    ("hyphen-lost", "Offdiagonal Ramsey Graphs", "Off-diagonal Ramsey Graphs", "matched"),
    ("hyphen-to-space", "Off diagonal Ramsey Graphs", "Off-diagonal Ramsey Graphs", "matched"),
    ("apostrophe-lost", "Euclids Algorithm for Flows", "Euclid's Algorithm for Flows", "matched"),
    (
        "split",
        "Super symmetric Flow of Gauge Fields",
        "Supersymmetric Flow of Gauge Fields",
        "matched",
    ),
    (
        "opposite",
        "Solitons in Infinite Copper Wires",
        "Solitons in Finite Copper Wires",
        "ambiguous",
    ),
    ("other-particle", "Proton Decay in Copper Wires", "Photon Decay in Copper Wires", "ambiguous"),
    (
        "asymmetric",
        "Asymmetric Copper Spectral Flow",
        "Symmetric Copper Spectral Flow",
        "ambiguous",
    ),
    ("two-slips", "Cohomolgy of Coper Flow", "Cohomology of Copper Flow", "ambiguous"),
    ("coined", "YOLOXa Detects Copper Lanterns", "YOLOXb Detects Copper Lanterns", "ambiguous"),
    ("version", "Llama4 Detects Copper Lanterns", "Llama3 Detects Copper Lanterns", "ambiguous"),
    ("few-words-left", "The Lantrn", "The Lantern", "ambiguous"),
    ("other-article", "Flow of the Copper Lantern Gas", "Flow of a Copper Lantern Gas", "matched"),
    ("with", "Flow with Copper Lantern Gas", "Flow from Copper Lantern Gas", "ambiguous"),
    ("comment", "Comment on Copper Spectral Flow", "Copper Spectral Flow", "ambiguous"),
    ("reply", "Copper Spectral Flow", "Reply to: Copper Spectral Flow", "ambiguous"),
    ("one-common-word", "Networks", "Networks", "ambiguous"),
    ("two-common-words", "Deep Learning", "Deep Learning", "ambiguous"),
    ("chinese", "铜灯笼的谱流与上同调", "铜灯笼的谱流与上同调", "matched"),
    (
        "cyrillic",
        "Спектральный поток медных фонарей",
        "Спектральный поток медных фонарей",
        "matched",
    ),
    ("chinese-other", "铜灯笼的谱流与上同调", "铁灯笼的谱流与上同调", "ambiguous"),
    ("arabic", "نظرية التدفق الطيفي للنحاس", "نظرية التدفق الطيفي للنحاس", "matched"),
    ("accents-lost", "Erdos Graphs and Galois Flow", "Erdős Graphs and Galois Flow", "matched"),
    ("tex", r"The $\eta$-Invariant of Copper Flow", "The η-Invariant of Copper Flow", "matched"),
    ("star", "Decays of $K^*$ Mesons in Copper", "Decays of K Mesons in Copper", "ambiguous"),
    ("star-kept", "Decays of K* Mesons in Copper", "Decays of $K^{*}$ Mesons in Copper", "matched"),
    ("prime", "Search for Z' Bosons in Copper", "Search for Z Bosons in Copper", "ambiguous"),
    ("prime-of-greek", "The η' Mass in Copper Gas", r"The $\eta$ Mass in Copper Gas", "ambiguous"),
    ("prime-kept", "The η′ Mass in Copper Gas", r"The $\eta'$ Mass in Copper Gas", "matched"),
    ("bar", r"Mixing of $\bar{B}$ Mesons in Copper", "Mixing of B Mesons in Copper", "ambiguous"),
    ("plus", "Flow on $CP^{N-1}$ and Copper", "Flow on $CP^{N+1}$ and Copper", "ambiguous"),
    ("element", "Lifetime of $B_s$ in Copper Gas", "Lifetime of $B$ in Copper Gas", "ambiguous"),
    ("opposite-joined", "Solitons in Finite Copper", "Solitons Infinite Copper", "ambiguous"),
    ("article", "A Symmetric Copper Flow Model", "Asymmetric Copper Flow Model", "ambiguous"),
    (
        "small-word-joined",
        "Outof-Band Copper Spectral Flow",
        "Out-of-Band Copper Spectral Flow",
        "matched",
    ),
    (
        "number-hyphen",
        "Spectral Flow of Copper 3braids",
        "Spectral Flow of Copper 3-braids",
        "matched",
    ),
    (
        "range-joined",
        "Copper Flow in 110 Brass Wires",
        "Copper Flow in 1-10 Brass Wires",
        "ambiguous",
    ),
    (
        "coined-swapped",
        "Copper Lanterns by OpneHLM on Brass Trees",
        "Copper Lanterns by OpenHLM on Brass Trees",
        "matched",
    ),
    (
        "coined-doubled",
        "Copper Lanterns by OpenHLLM on Brass Trees",
        "Copper Lanterns by OpenHLM on Brass Trees",
        "matched",
    ),
    (
        "coined-changed",
        "Copper Lanterns by OpenHLN on Brass Trees",
        "Copper Lanterns by OpenHLM on Brass Trees",
        "ambiguous",
    ),
    ("coined-alone", "The Model OpneHLM", "The Model OpenHLM", "ambiguous"),
    (
        "common-words-around",
        "An Expectatiion Value of Fields",
        "An Expectation Value of Fields",
        "matched",
    ),
    ("number-joined", "A 1.5-Flow of Copper Gas", "A 15-Flow of Copper Gas", "ambiguous"),
]


@pytest.mark.parametrize(
    ("title", "theirs", "expected"), [pytest.param(*t[1:], id=t[0]) for t in SLIPS]
)
def test_a_slip_is_no_other_word(title: str, theirs: str, expected: str) -> None:
    """A word nobody uses is a slip of the one beside it; a word that people use is another word."""
    record = Record(ArxivId("2401.00001"), theirs)
    assert expected == decide(judge(Reference("x", 1, titles=(title,)), [record]))[0].value


MAIN = "Spectral Flow of Copper Lanterns"
SUBTITLES = [
    (f"{MAIN}: Tin and Brass", "matched"),
    (f"{MAIN} - Tin and Brass", "matched"),
    (f"{MAIN}: Summary of Results", "ambiguous"),
    (f"{MAIN}: Erratum", "ambiguous"),
    (f"{MAIN}: Part 2", "ambiguous"),
    (f"{MAIN} on Trees: Tin and Brass", "ambiguous"),
]


@pytest.mark.parametrize(("theirs", "expected"), SUBTITLES)
def test_a_lost_subtitle_is_the_papers_unless_it_names_another(theirs: str, expected: str) -> None:
    """People cite a paper by what stands before the colon."""
    record = Record(ArxivId("2401.00001"), theirs)
    assert expected == decide(judge(Reference("x", 1, titles=(MAIN,)), [record]))[0].value
