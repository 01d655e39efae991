"""Citekeys: readable, ASCII, and the same however the papers are pasted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.citekeys import base_key, citekeys
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name


def record(
    arxiv_id: str, title: str, author: str = "Ada Byron", published: str = "2024-01-02"
) -> Record:
    """Return a record made for a test."""
    names = (Name.parse(author),) if author else ()
    return Record(ArxivId(arxiv_id), title, names, published=published)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            record("2401.00001", "Attention Is All You Need"), "byron2024attention", id="plain"
        ),
        pytest.param(
            record("2401.00001", "The 3D Shape of $x$", "Jan van der Berg"),
            "berg20243d",
            id="digit-word",
        ),
        pytest.param(
            record("2401.00001", "An Étale Map", "Élie Cartan"), "cartan2024etale", id="accents"
        ),
        pytest.param(
            record("2401.00001", "On the", "FAIR CodeGen team"), "faircodegenteam2024", id="team"
        ),
        pytest.param(record("2401.00001", "量子", "李明", ""), "arxiv240100001", id="no-ascii"),
        pytest.param(
            record("2401.00001", "2024 in Review", published="2024-03"),
            "byron2024review",
            id="number",
        ),
    ],
)
def test_a_key_is_family_year_word(made: Record, expected: str) -> None:
    """First author's family name, year of the first version, first word that says something."""
    assert expected == base_key(made)


def test_equal_keys_get_letters_in_order_of_publication() -> None:
    """The older paper has the bare key."""
    later = record("2405.00001", "Graphs in May", published="2024-05-01")
    earlier = record("2402.00001", "Graphs in February", published="2024-02-01")
    expected = {"2402.00001": "byron2024graphs", "2405.00001": "byron2024graphsb"}
    assert expected == citekeys([later, earlier])


PAPERS = [
    record(f"24{m:02}.{n:05}", title, author, f"2024-{m:02}-01")
    for m in (1, 2)
    for n, (title, author) in enumerate(
        [("Graphs", "Ada Byron"), ("Graphs and", "Bo Byron"), ("Graphsb", "C Byron"), ("", "D Li")],
        1,
    )
]


@settings(max_examples=100, deadline=None)
@given(st.permutations(PAPERS))
def test_no_order_changes_a_key_and_all_differ(order: list[Record]) -> None:
    """Pasting the papers in another order gives the same keys."""
    keys = citekeys(order)
    assert citekeys(PAPERS) == keys
    assert len(PAPERS) == len(set(keys.values()))


def test_many_equal_keys_stay_different() -> None:
    """After z comes ba."""
    many = [record(f"2401.{n:05}", "Graphs") for n in range(1, 60)]
    keys = citekeys(many)
    assert 59 == len(set(keys.values()))
    assert {"byron2024graphsz", "byron2024graphsba"} <= set(keys.values())
