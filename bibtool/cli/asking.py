"""``--ask``: items in doubt are shown to the user, and the answers are remembered."""

import signal
import sys
import time
from collections.abc import Sequence

from bibtool.cli.explain import people
from bibtool.cli.interruption import Interrupted, heed_signals
from bibtool.cli.terminal import complain, paint, say
from bibtool.model import Candidate, Choice, Match, Status
from bibtool.plugins import Choices
from bibtool.untrusted import clean, excerpt

_MOST = 9
_WIDTH = 72
_NAMES = 3


class _Stop(Exception):
    """The user wants no more questions."""


def ask_about(matches: Sequence[Match], choices: Choices) -> list[Match]:
    """Return the matches with those in doubt decided as far as the user does."""
    decided = list(matches)
    doubtful = [n for n, match in enumerate(decided) if match.status is Status.AMBIGUOUS]
    if doubtful and not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        complain("--ask needs a terminal to ask on; nothing was asked")
        return decided
    try:
        for n in doubtful:
            match = decided[n]
            # The same item may stand on two pages.
            choice = choices.chosen(match.reference) or _ask(n + 1, match)
            if choice is not None:
                choices.choose(match.reference, choice)
                decided[n] = match.decided(choice)
    except _Stop:
        pass
    return decided


def _ask(number: int, match: Match) -> Choice | None:
    """Ask about one item; None if it is skipped.

    Raises:
        _Stop: nothing more is to be asked.
    """
    shown = match.candidates[:_MOST]
    _show(number, match, shown)
    more = len(match.candidates) - len(shown)
    if more:
        say(paint(f"            and {more} more, shown if it is none of these", "dim"))
    many = "1" if len(shown) == 1 else f"1-{len(shown)}"
    ids = tuple(candidate.record.arxiv_id.base for candidate in shown)
    while True:
        answer = _typed(f"   {many}, n none of these, s skip, q stop asking: ")
        if answer == "q":
            raise _Stop
        if answer == "s":
            return None
        if answer == "n":
            return Choice(None, ids, _today())
        if answer.isdecimal() and 1 <= int(answer[:4]) <= len(shown):
            return Choice(shown[int(answer) - 1].record, ids, _today())
        say(f"   please type {many}, n, s or q")


def _show(number: int, match: Match, shown: Sequence[Candidate]) -> None:
    reference = match.reference
    line = f"line {reference.line}  " if reference.file else ""
    say()
    say(f"{number:>4}  {line}{paint(excerpt(reference.text, _WIDTH), 'bold')}")
    for place, candidate in enumerate(shown, 1):
        record = candidate.record
        title = f"{record.arxiv_id.base}  {excerpt(record.title, _WIDTH)}"
        say(f"   {place}  {candidate.confidence:.2f}  {title}")
        say(f"            {excerpt(people(record, _NAMES), _WIDTH)}")
        for caveat in record.caveats:
            say(f"            {paint(caveat, 'yellow')}")
        for reason in candidate.reasons:
            say(paint(f"            {clean(reason)}", "dim"))


def _typed(prompt: str) -> str:
    """Return what the user types, in small letters; the end of input and Ctrl-C end the asking.

    Raises:
        _Stop: there is no answer.
    """
    try:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        answer = sys.stdin.readline()
    except Interrupted as interrupted:
        if interrupted.status != 128 + signal.SIGINT:
            raise
        heed_signals()  # a Ctrl-C later on is another one
        answer = ""
    if not answer:
        say()
        raise _Stop
    return answer.strip().lower()


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())


def _today() -> str:
    return time.strftime("%Y-%m-%d")
