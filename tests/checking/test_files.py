"""Entries of a file side by side: keys and works that are there twice, and what is broken."""

import pytest
from hypothesis import given

from bibtool.bibfile import read
from bibtool.checking import Report
from bibtool.checking.reports import FORMS
from bibtool.plugins import RequestCount
from tests.bibfile.samples import anything
from tests.checking.samples import OTHER, PEOPLE, TITLE, checked, codes, paper

BY = f"author = {{{' and '.join(PEOPLE)}}}"
WORK = f"title = {{{TITLE}}}, {BY}"
ONE = f"@article{{a, {WORK}, journal = {{Tea}}, year = 2020}}\n"
WARNING, NOTE = ("duplicate-entry", "warning"), ("duplicate-entry", "note")
WORDED = (
    "@article{b, title = {{BRAIDING} drowsy teapots in seven dimensions.}, "
    'author = {M{\\"u}ller, J. and others}, journal = {Tea}, year = 2020}'
)

PAIRS = {
    "the same": (f"@article{{b, {WORK}, journal = {{Tea}}, year = 2020}}", [WARNING]),
    "in other words": (WORDED, [WARNING]),
    "of another year": (f"@article{{b, {WORK}, journal = {{Tea}}, year = 2021}}", [NOTE]),
    "of another type": (f"@inproceedings{{b, {WORK}, booktitle = {{Tea}}, year = 2020}}", [NOTE]),
    "its preprint": (f"@misc{{b, {WORK}, eprint = {{2001.00001}}}}", [NOTE]),
    "by others": (f"@article{{b, title = {{{TITLE}}}, author = {{Eve East}}, year = 2020}}", []),
    "part two": (f"@article{{b, {WORK}, journal = {{Tea}}, year = 2020, volume = 2}}", []),
    "another": (f"@article{{b, title = {{{OTHER}}}, {BY}, year = 2020}}", []),
}


@pytest.mark.parametrize("name", PAIRS)
def test_one_work_twice_is_told(name: str) -> None:
    """What says of itself that it is something else is not, and what may be meant is noted."""
    second, expected = PAIRS[name]
    first = ONE.replace("year", "volume = 1, year") if name == "part two" else ONE
    found = [f for f in checked(first + second).findings if f.code == "duplicate-entry"]
    assert expected == codes(found)
    assert all("line 1" in f.message and f.key == "b" for f in found)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("2001.00001", "2001.00001"), [WARNING]),
        (("2001.00001v1", "2001.00001v2"), [NOTE]),
        (("2001.00001", "2001.00002"), []),
    ],
)
def test_one_id_twice_is_told(ids: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    """Two versions may be meant; two papers of one title are two."""
    text = "".join(f"@misc{{k{n}, {WORK}, eprint = {{{i}}}}}\n" for n, i in enumerate(ids))
    found = checked(text, paper(), paper("2001.00002")).findings
    assert expected == codes([f for f in found if f.code == "duplicate-entry"])


def test_a_record_joins_what_no_field_does() -> None:
    """An entry that was found by title is the paper whose id another names."""
    text = (
        f"@misc{{a, {WORK}, eprint = {{2001.00001}}}}\n"
        f"@article{{b, title = {{Braiding Drowsy Teapots}}, subtitle = {{In Seven Dimensions}}, "
        f"{BY}, journal = {{Tea}}}}\n"
    )
    record = paper(title="Braiding Drowsy Teapots: In Seven Dimensions")
    found = checked(text.replace(TITLE, record.title), record).findings
    assert [NOTE] == codes([f for f in found if f.code == "duplicate-entry"])


def test_repeated_keys_are_told() -> None:
    """In other capitals, too, which BibTeX does not tell apart; entries without one are broken."""
    text = "@book{a, x=1}\n@book{a, x=2}\n@book{A, x=3}\n@book{, x=4}\n@book{, x=5}\n"
    found = [(f.code, f.severity.value, f.line) for f in checked(text).findings]
    assert [("duplicate-key", "error", 2), ("duplicate-key", "warning", 3)] == [
        each for each in found if each[0] == "duplicate-key"
    ]
    assert [4, 5] == [line for code, _, line in found if code == "broken"]


def test_what_is_broken_is_told_with_its_entry() -> None:
    """An entry whose end is not clear is an error and not looked up; others are checked."""
    text = f"@misc{{a, {WORK} eprint = {{2001.00001}}}}\n\n@misc{{b,\n  title = {{open\n"
    result = checked(text, paper())
    broken = [(f.severity.value, f.key, f.line) for f in result.findings if f.code == "broken"]
    assert [("warning", "a", 1), ("error", "b", 4)] == broken
    assert ["ok", "unchecked"] == [verdict.state.value for verdict in result.verdicts]
    assert [1, 3] == [verdict.line for verdict in result.verdicts]


OPEN = {
    "@misc{a, title = {x}\n\n@misc{, title = {y}}\n": [("error", "a", 3), ("warning", "", 3)],
    "@misc{a, title = {x}\n@misc{b, title = {y}}\n": [("error", "a", 2)],
    "@misc{a, x = {1} @misc{b, x = {1} @misc{c, x = {1}}\n": [
        *(("error", "b", 1), ("error", "b", 1), ("error", "a", 1)),
    ],
}


@pytest.mark.parametrize("text", OPEN)
def test_an_open_entry_is_an_error_wherever_it_ends(text: str) -> None:
    """It is told where the next one begins, which is not to blame."""
    broken = [f for f in checked(text).findings if f.code == "broken"]
    assert sorted(OPEN[text]) == sorted((f.severity.value, f.key, f.line) for f in broken)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("A page of words.\n", True),
        ("@\0m\0i\0s\0c\0", True),
        ("% mine\n", False),
        ("\ufeff\n", False),
    ],
)
def test_a_file_that_is_no_bib_file_is_told(text: str, is_told: bool) -> None:
    """Which would otherwise pass for one without a fault."""
    expected = [("broken", "note")] if is_told else []
    assert expected == codes(checked(text).findings)


def test_crowds_are_held_against_each_other_by_their_first_names() -> None:
    """So that a file of long lists is no way to make us work for hours."""
    crowds = [
        " and ".join([f"Q{chr(97 + n)}z Zx{chr(97 + m % 26)}{m // 26}" for m in range(300)])
        for n in range(20)
    ]
    text = "\n".join(
        f"@book{{k{n}, title = {{{TITLE}}}, author = {{{crowd}}}}}"
        for n, crowd in enumerate([*crowds, crowds[3]])
    )
    found = [f for f in checked(text).findings if f.code == "duplicate-entry"]
    assert [("k20", True)] == [(f.key, "k3 in line 4" in f.message) for f in found]


def test_findings_are_in_the_order_of_lines() -> None:
    """As editors and people read them."""
    text = "@misc{a, x=1}\n" * 5
    lines = [finding.line for finding in checked(text).findings]
    assert sorted(lines) == lines


@given(anything)
def test_any_text_can_be_checked_and_told(text: str) -> None:
    """Every entry gets a state, and every form writes whatever is found."""
    result = checked(text, paper())
    assert len(read(text).entries) == len(result.verdicts)
    whole = Report((result,), RequestCount())
    for write in FORMS.values():
        assert write(whole).encode("utf-8").decode() == write(whole)
