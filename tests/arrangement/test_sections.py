"""Each paper in one section, the same order whatever came first, names for links all different."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.arrangement import GROUPS, anchor, arranged, numbers, sections
from bibtool.bibliography import Bibliography
from bibtool.errors import UnknownName
from bibtool.identifiers import Doi
from bibtool.model import Publication, Record
from tests.arrangement.made import bibliographies, listed, record

OLD = record(1, published="2020-03-01", categories=("math.CO",))
JOURNAL = record(2, published="2023-03-01", journal_ref="Phys. Rev. D 60, 104001 (2023)")
MEETING = record(3, published="2023-05-01", journal_ref="Proceedings of EMNLP 2023, pages 1-9")
GONE = record(4, published="2023-05-01", withdrawn=True, categories=("cs.CL",))
UNDATED = record(5, published="", categories=("cs.CL", "math.CO"))
ALL = (OLD, JOURNAL, MEETING, GONE, UNDATED)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("none", {"": ["k3", "k4", "k2", "k1", "k5"]}),
        ("year", {"2023": ["k3", "k4", "k2"], "2020": ["k1"], "Undated": ["k5"]}),
        (
            "type",
            {
                "Journal articles": ["k2"],
                "Conference papers": ["k3"],
                "Preprints": ["k4", "k1", "k5"],
            },
        ),
        (
            "status",
            {"Published": ["k3", "k2"], "Preprints": ["k1", "k5"], "Withdrawn": ["k4"]},
        ),
        (
            "topic",
            {
                "Computation and Language (cs.CL)": ["k4", "k5"],
                "Combinatorics (math.CO)": ["k1"],
                "Without a category": ["k3", "k2"],
            },
        ),
    ],
)
def test_groups(by: str, expected: dict[str, list[str]]) -> None:
    """Sections in their order, the papers of each newest first, those of a day by id."""
    made = sections(listed(*ALL), by)
    assert list(expected.items()) == [(part.heading, list(part.keys)) for part in made]


def test_an_unknown_group_is_refused_with_those_there_are() -> None:
    """A slip in a name is no empty list."""
    with pytest.raises(UnknownName, match="year, type, status, topic, none"):
        sections(listed(OLD), "venue")


@given(bibliographies, st.sampled_from(GROUPS), st.randoms())
def test_sections_are_a_partition_in_one_order(
    papers: Bibliography, by: str, shuffle: random.Random
) -> None:
    """Every paper is in one section; neither the order they came in nor arranging twice matters."""
    made = sections(papers, by)
    keys = [key for part in made for key in part.keys]
    assert sorted(papers) == sorted(keys)
    assert len({part.id for part in made}) == len(made) == len([p for p in made if p.keys])
    mixed = list(papers)
    shuffle.shuffle(mixed)
    assert made == sections(papers.ordered(mixed), by)
    assert keys == list(arranged(papers, by)) == list(arranged(arranged(papers, by), by))
    assert list(range(len(papers), 0, -1)) == list(numbers(made).values())


@given(bibliographies, st.sampled_from(GROUPS))
def test_names_for_links_need_no_escaping(papers: Bibliography, by: str) -> None:
    """They are different, and the same wherever a paper stands."""
    anchors = [anchor(found) for found in papers.values()]
    assert len(set(anchors)) == len(anchors)
    ids = [*anchors, *(part.id for part in sections(papers, by))]
    assert [] == [name for name in ids if not re.fullmatch(r"[a-z][A-Za-z0-9-]*", name)]
    assert len(set(ids)) == len(ids)


def test_a_newer_paper_changes_no_number() -> None:
    """By year the oldest paper is 1 and keeps it."""
    few, more = listed(OLD, JOURNAL), listed(OLD, JOURNAL, MEETING)
    before, after = numbers(sections(few)), numbers(sections(more))
    assert before == {key: after[key] for key in before}


def _published(kind: str) -> Record:
    doi = Doi.parse("10.1000/x")
    return record(1, publication=Publication(doi, kind, "T"), doi=doi)


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (_published("paper-conference"), "Conference papers"),
        (_published("article-journal"), "Journal articles"),
        (_published("thesis"), "Theses"),
        (_published("posted-content"), "Other publications"),
        (record(1, journal_ref="JHEP 0103 (2001) 034"), "Journal articles"),
        (record(1, journal_ref="Proc. Natl. Acad. Sci. 108(10) 3838 (2011)"), "Journal articles"),
        (record(1, journal_ref="EPTCS 98, 2012, pp. 3-16"), "Conference papers"),
        (record(1, journal_ref="Chapter 3 of A Handbook, 2012"), "Book chapters"),
        (record(1, journal_ref="Ph.D. thesis, Univ. of X, 2001"), "Theses"),
        (record(1, comment="PhD thesis, 150 pages"), "Theses"),
        (record(1, doi=Doi.parse("10.1000/x")), "Other publications"),
        (record(1, journal_ref="Submitted to Nature"), "Preprints"),
        (record(1, comment="Accepted at NeurIPS 2023"), "Preprints"),
    ],
)
def test_types(paper: Record, expected: str) -> None:
    """A registry says what it is, else the journal reference; a comment only of theses."""
    assert [expected] == [part.heading for part in sections(listed(paper), "type")]
