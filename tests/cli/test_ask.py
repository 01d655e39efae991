"""``--ask``: what the user says about an item in doubt holds from then on."""

import re
import time
from pathlib import Path

import pytest

from tests.cli.command import bibtool
from tests.cli.terminal import Session

HERD, LLAMA4 = "2407.21783", "2601.11659"
DOUBTFUL = "The Llama Herd"
PROMPT = "1-2, n none of these, s skip, q stop asking: "
TODAY = time.strftime("%Y-%m-%d")


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Return a list with one item in doubt, twice, another one, and one that is known."""
    path = tmp_path / "list.txt"
    path.write_text(
        f"{DOUBTFUL}\n- {DOUBTFUL}\nThe Herd of Llama\nCode Llama: Open Foundation "
        "Models for Code\n"
    )
    return path


def asked(listing: Path, *answers: str) -> tuple[Session, str]:
    """Run with somebody who answers; return the session, ended, and what was shown."""
    seen = ""
    with Session("resolve", "--offline", "--ask", str(listing)) as session:
        for answer in answers:
            seen += session.until(PROMPT)
            session.press(answer)
        seen += session.rest()
    return session, seen


def outcomes(listing: Path) -> list[tuple[str, str | None]]:
    """Return status and id of each item in a run without questions."""
    done = bibtool("resolve", "--offline", "--json", listing)
    return [(item["status"], item["id"]) for item in done.json["items"]]


def test_a_choice_holds_at_once_and_ever_after(listing: Path) -> None:
    """The same item further down is not asked about again; nor is it in the next run."""
    session, seen = asked(listing, "1\n", "n\n")
    assert 2 == seen.count(PROMPT)
    assert ("matched", "matched") == tuple(re.findall(r"\b(matched) +line [12] ", seen))
    assert f"chosen by you on {TODAY}" in seen
    assert f"you said on {TODAY} that it is none of {HERD}, {LLAMA4}" in seen
    assert (1, 2) == (session.status, session.out.count("@misc{"))
    expected = [("matched", HERD)] * 2 + [("not-found", None), ("matched", "2308.12950")]
    assert expected == outcomes(listing)
    _, again = asked(listing)
    assert PROMPT not in again


def test_an_item_is_shown_with_its_candidates_and_why(listing: Path) -> None:
    """Enough to decide without looking anything up."""
    _, seen = asked(listing, "q\n")
    for part in (
        f"   1  line 1  {DOUBTFUL}",
        f"   1  0.45  {HERD}  The Llama 3 Herd of Models",
        "Aaron Grattafiori",
        "the item's words are all in the title, which has more",
        f"   2  0.45  {LLAMA4}",
        "Withdrawn from arXiv.",
    ):
        assert part in seen


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(["s\n", "s\n", "s\n"], ["ambiguous"] * 3, id="skipped"),
        pytest.param(["q\n"], ["ambiguous"] * 3, id="stopped"),
        pytest.param(["2\n", "q\n"], ["matched", "matched", "ambiguous"], id="one-and-stopped"),
        pytest.param(["x\n", "0\n", "3\n", "\n", "S\n", "q\n"], ["ambiguous"] * 3, id="no-answers"),
        pytest.param(["2\n", "\x03"], ["matched", "matched", "ambiguous"], id="ctrl-c"),
        pytest.param(["2\n", "\x04"], ["matched", "matched", "ambiguous"], id="end-of-input"),
    ],
)
def test_who_stops_keeps_what_was_said(
    listing: Path, answers: list[str], expected: list[str]
) -> None:
    """The run ends as usual, with its report and its bibliography."""
    session, seen = asked(listing, *answers)
    assert (1, True) == (session.status, "4 items: " in seen)
    assert [*expected, "matched"] == [status for status, _ in outcomes(listing)]


def test_without_a_terminal_nothing_is_asked(listing: Path) -> None:
    """A script is told once, and ends as without --ask."""
    done = bibtool("resolve", "--offline", "--ask", listing, stdin="1\n1\n1\n")
    assert 1 == done.status
    assert 1 == done.err.count("--ask needs a terminal to ask on; nothing was asked")
    assert outcomes(listing)[0] == ("ambiguous", None)
    assert "--ask" not in bibtool("lookup", "--offline", "--ask", HERD).err


@pytest.mark.parametrize("command", ["lookup", "authors"])
def test_the_other_commands_ask_too(tmp_path: Path, listing: Path, command: str) -> None:
    """One paper looked up, and the items of lists."""
    arguments = {"lookup": [DOUBTFUL], "authors": [str(listing), "-o", str(tmp_path / "lists")]}
    with Session(command, "--offline", "--ask", *arguments[command]) as session:
        session.until(PROMPT)
        session.press("1\n")
        if command == "authors":
            session.until(PROMPT)
            session.press("q\n")
        session.rest()
    assert ("matched", HERD) == outcomes(listing)[0]


def test_choices_are_listed_and_kept_until_told_otherwise(listing: Path) -> None:
    """They are not a cache: nothing can say them again."""
    asked(listing, "1\n", "n\n")
    expected = {f"{TODAY}  {HERD}  The Llama 3 Herd of Models", f"{TODAY}  none"}
    assert expected == set(bibtool("cache", "choices").out.splitlines())
    bibtool("cache", "clear")
    assert expected == set(bibtool("cache", "choices").out.splitlines())
    assert "choices  2\n" in bibtool("cache", "info").out
    assert 0 == bibtool("cache", "clear", "--choices").status
    assert "" == bibtool("cache", "choices").out
    assert ("ambiguous", None) == outcomes(listing)[0]
