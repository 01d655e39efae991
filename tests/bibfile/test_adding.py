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
from bibtool.plugins import Options
from tests.bibfile.samples import bib_texts, record

papers = st.lists(st.integers(1, 9).map(record), max_size=5)


def bib_of(*records: Record) -> Bibliography:
    """Return some records under their keys."""
    return Bibliography.from_records(records)


def added(text: str, records: list[Record], key: str = "") -> str:
    """Return a text with some records added."""
    return add(read(text), Bibliography.from_records(records), export, key=key).text


def works(text: str) -> set[ArxivId]:
    """Return which of the papers here are in a text."""
    index = Works(read(text).entries)
    return {r.arxiv_id for r in map(record, range(1, 10)) if index.find(r)}


def bodies(text: str) -> list[str]:
    """Return what the entries of a text say, in no order and without their keys."""
    return sorted(entry.raw[entry.body - entry.start :] for entry in read(text).entries)


@given(bib_texts(), papers, papers)
def test_adding_is_idempotent_and_commutes(text: str, one: list[Record], two: list[Record]) -> None:
    """The same again changes nothing; in another order, the same papers are there."""
    with_one = added(text, one)
    assert with_one == added(with_one, one)
    assert with_one.startswith(text)
    assert bodies(added(with_one, two)) == bodies(added(added(text, two), one))
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


JOURNAL = replace(record(1), journal_ref="Inv. Rev. D 60, 104001 (2021)")


def both(bibliography: Bibliography) -> str:
    """Write what was published and the preprint."""
    return export(bibliography, Options(prefer="both"))


def test_both_editions_can_be_added() -> None:
    """Once; no key of theirs is one in the file."""
    result = add(read("@misc{muller2020theorem-preprint}\n"), bib_of(JOURNAL, record(2)), both)
    expected = [
        ("muller2020theoremb", True), ("muller2020theoremb-preprint", False),
        ("muller2020theoremc", False),
    ]  # fmt: skip
    assert expected == [(one.key, one.is_published) for one in result.cited]
    again = add(read(result.text), bib_of(JOURNAL, record(2)), both)
    assert (result.text, "muller2020theoremb") == (again.text, again.cited[0].key)
    with pytest.raises(InputError, match="mine-preprint is used"):
        add(read("@misc{mine-preprint}"), bib_of(JOURNAL), both, key="mine")


THERE = {
    "@misc{a, eprint = {2001.00001}}": False,
    "@article{a, eprint = {2001.00001}, journal = {Inv. Rev. D}}": True,
    "@article{a, title={On the Theorem of Number 1}, author={Doe, J.}, journal={X}}": True,
}


@pytest.mark.parametrize("text", THERE)
def test_another_edition_is_the_same_work(text: str) -> None:
    """Nothing is added, whichever is asked for; and it is told which it is."""
    result = add(read(text), bib_of(JOURNAL), both)
    assert (text, [THERE[text]]) == (result.text, [one.is_published for one in result.cited])


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


@pytest.mark.parametrize(
    "text", ["@misc{o}\r\n\r\n@misc{a, title = {x", "\ufeff@misc{a", "x @misc{"]
)
def test_nothing_is_put_behind_what_is_open(text: str) -> None:
    """It would be swallowed: what is new stands before it."""
    result = added(text, [record(1)])
    at = text.rindex("@")
    assert (text[:at].rstrip(), text[at:]) == (
        result[: len(text[:at].rstrip())],
        result[len(result) - len(text) + at :],
    )
    assert result == added(result, [record(1)])


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
