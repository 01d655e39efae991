"""Choices: kept for ever, in a file of their own, and never the end of a run."""

from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.model import Choice, Match, Reference, Status
from bibtool.resolver import resolve
from bibtool.sources import OpenSources
from bibtool.sources.choices import ChoiceFile
from bibtool.sources.local import LocalRecords
from tests.sources.test_store import RECORD
from tests.test_resolver import KITES, LAMPS, far

ITEM = Reference("Paper Kites", 3, "list.txt", ("Paper Kites",))
TWIN = replace(KITES, arxiv_id=LAMPS.arxiv_id)
NEW = replace(KITES, arxiv_id=RECORD.arxiv_id)
CHOSEN = Choice(KITES, ("2401.00001", "2401.00002"), "2026-11-21")
DENIED = replace(CHOSEN, record=None)


@pytest.fixture
def choices(tmp_path: Path) -> ChoiceFile:
    """Return a file without choices, which does not exist yet."""
    return ChoiceFile(tmp_path / "made" / "choices.sqlite")


def test_a_choice_comes_back_whole(choices: ChoiceFile) -> None:
    """With its record, by what is understood of the item, wherever it stands."""
    assert choices.chosen(ITEM) is None
    choices.choose(ITEM, replace(CHOSEN, record=RECORD))
    elsewhere = replace(ITEM, text="12. paper kites", line=9, file="other.txt")
    expected = replace(CHOSEN, record=replace(RECORD, source="cache"))
    assert (expected, None) == (choices.chosen(elsewhere), choices.chosen(replace(ITEM, year=1)))
    choices.choose(ITEM, DENIED)
    assert ([DENIED], DENIED) == (choices.all(), choices.chosen(ITEM))


def test_nothing_is_made_before_the_first_choice(tmp_path: Path, choices: ChoiceFile) -> None:
    """Who never chooses has no file of choices."""
    assert (None, [], False) == (choices.chosen(ITEM), choices.all(), (tmp_path / "made").exists())


@pytest.mark.parametrize("damage", ["folder", "garbage", "no-table"])
def test_trouble_is_told_once_and_ends_nothing(tmp_path: Path, damage: str) -> None:
    """The run goes on without choices."""
    file, told = tmp_path / "choices.sqlite", list[str]()
    if damage == "folder":
        file.mkdir()
    else:
        file.write_bytes(b"no database " * 500 if damage == "garbage" else b"")
    choices = ChoiceFile(file, told.append)
    assert [None, None] == [choices.chosen(ITEM) for _ in range(2)]
    choices.choose(ITEM, CHOSEN)
    choices.choose(ITEM, CHOSEN)
    assert len(told) == (damage != "garbage")


def decided(choices: ChoiceFile, *records: object) -> Match:
    """Resolve the item with some records at hand."""
    source = LocalRecords("near", records)  # type: ignore[arg-type]
    (match,) = resolve([ITEM], OpenSources([source], choices=choices))
    return match


def test_what_was_chosen_is_the_match(choices: ChoiceFile) -> None:
    """Whatever else fits, also when the record is nowhere at hand; nobody far away is asked."""
    assert Status.AMBIGUOUS is decided(choices, KITES, TWIN).status
    choices.choose(ITEM, CHOSEN)
    for records in ((KITES, TWIN), (TWIN,), ()):
        match = decided(choices, *records)
        assert (Status.MATCHED, KITES.arxiv_id, 0.99) == (
            match.status,
            match.record and match.record.arxiv_id,
            match.confidence,
        )
        assert ("chosen by you on 2026-11-21",) == match.reasons
    remote = far(TWIN)
    resolve([ITEM], OpenSources([remote], choices=choices))
    assert [] == remote.asked


def test_a_choice_is_of_that_title_and_no_other(choices: ChoiceFile) -> None:
    """Z' is not Z, though they have the same words."""
    for title, other in (("Z' Kites", "Z Kites"), ("P = NP", "P ≠ NP"), ("K* Kites", "K Kites")):
        choices.choose(Reference(title, 1, titles=(title,)), CHOSEN)
        assert None is choices.chosen(Reference(other, 1, titles=(other,)))


def test_the_record_chosen_is_as_it_is_known_now(choices: ChoiceFile) -> None:
    """A newer title or version at hand is better than what was kept."""
    choices.choose(ITEM, CHOSEN)
    newer = replace(KITES, version=7)
    assert newer == decided(choices, newer, TWIN).record


def test_what_was_denied_is_not_offered_again(choices: ChoiceFile) -> None:
    """Not found, until something comes up that was not shown then."""
    choices.choose(ITEM, DENIED)
    match = decided(choices, KITES, TWIN)
    said = "you said on 2026-11-21 that it is none of 2401.00001, 2401.00002"
    assert (Status.NOT_FOUND, (), (said,)) == (match.status, match.candidates, match.reasons)
    again = decided(choices, KITES, replace(NEW, arxiv_id=type(NEW.arxiv_id)("2402.00009")))
    assert (Status.AMBIGUOUS, ["2402.00009"]) == (
        again.status,
        [c.record.arxiv_id.base for c in again.candidates],
    )


def test_who_could_not_be_asked_might_have_had_another(choices: ChoiceFile) -> None:
    """Denied and unchecked is unchecked."""
    choices.choose(ITEM, DENIED)
    remote = far(fails=("Kites",))
    sources = OpenSources([LocalRecords("near", [KITES]), remote], choices=choices)
    (match,) = resolve([ITEM], sources)
    assert Status.UNCHECKED is match.status
