"""What a file lacks is added, once, and no key in it changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.bibfile import read
from bibtool.bibfile.adding import add, is_biblatex
from bibtool.bibfile.identity import Works
from bibtool.bibliography import Bibliography
from bibtool.errors import InputError
from bibtool.exporters.bibtex import export
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from tests.bibfile.samples import bib_texts, record

papers = st.lists(st.integers(1, 9).map(record), max_size=5)


def added(text: str, records: list[Record], key: str = "") -> str:
    """Return a text with some records added."""
    return add(read(text), Bibliography.from_records(records), export, key=key).text


def works(text: str) -> set[ArxivId]:
    """Return which of the papers here are in a text."""
    index = Works(read(text).entries)
    return {r.arxiv_id for r in map(record, range(1, 10)) if index.find(r)}


@given(bib_texts(), papers, papers)
def test_adding_is_idempotent_and_commutes(text: str, one: list[Record], two: list[Record]) -> None:
    """The same again changes nothing; in another order, the same papers are there."""
    with_one = added(text, one)
    assert with_one == added(with_one, one)
    assert with_one.startswith(text)
    assert works(added(with_one, two)) == works(added(added(text, two), one))
    assert {r.arxiv_id for r in (*one, *two)} == works(added(with_one, two)) - works(text)
    old = len(read(text).entries)
    keys = [entry.key.lower() for entry in read(added(with_one, two)).entries]
    assert len(keys) - old == len(set(keys) - set(keys[:old]))


def test_no_key_is_given_twice() -> None:
    """Suffixes avoid what is in the file, in a comment too, whatever the capitals."""
    text = "@misc{Muller2020theorem, title={x}}\n% @misc{muller2020theoremb,\n"
    result = add(read(text), Bibliography.from_records(map(record, (1, 2))), export)
    assert ["muller2020theoremc", "muller2020theoremd"] == [one.key for one in result.cited]


def test_what_is_there_keeps_its_key_and_says_where() -> None:
    """Published or not."""
    text = "\n@article{mine, title={On the Theorem of Number 1}, author={Doe, J.}, journal={X}}\n"
    result = add(read(text), Bibliography.from_records([record(1), record(2)]), export)
    assert [("mine", 2), ("muller2020theorem", None)] == [(c.key, c.line) for c in result.cited]


KEYS = {"Mine2020": "", "a b": "cannot be", "a,b": "cannot be", "{a}": "cannot be", "OLD": "used"}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_one_s_own_is_taken_if_it_can_be(key: str) -> None:
    """It must be one, and free."""
    text = "@misc{old, title = {x}}\n"
    if KEYS[key]:
        with pytest.raises(InputError, match=KEYS[key]):
            added(text, [record(1)], key)
    else:
        assert ["old", key] == [entry.key for entry in read(added(text, [record(1)], key)).entries]


def test_one_key_is_not_for_two_papers() -> None:
    """They are to be added one at a time."""
    with pytest.raises(InputError, match="2 papers"):
        added("", [record(1), record(2)], "mine")


def test_nothing_is_put_behind_what_is_open() -> None:
    """It would be swallowed; the line says where to look."""
    with pytest.raises(InputError, match="line 3"):
        added("\n\n@misc{a, title = {x", [record(1)])


def test_a_version_that_was_asked_for_is_cited() -> None:
    """As in every other output."""
    assert "2001.00001v2" in added("", [replace(record(1), cited_version=2)])


DIALECTS = {
    "@misc{a, eprinttype = {arxiv}}": True,
    "@article{a, journaltitle = {x}, year = 2020}": True,
    "@article{a, date = {2020-01}}": True,
    "@article{a, journal = {x}, year = 2020}": False,
    "": False,
}


@pytest.mark.parametrize("text", DIALECTS)
def test_a_file_tells_for_which_program_it_is(text: str) -> None:
    """By its fields' names."""
    assert DIALECTS[text] == is_biblatex(read(text))
