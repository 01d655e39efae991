"""Messages to a person on standard error: plain, coloured where that is wanted and possible."""

import os
import shlex
import sys
from contextlib import suppress

from bibtool.untrusted import clean, escaped

_COLOURS = {"red": 31, "green": 32, "yellow": 33, "cyan": 36, "bold": 1, "dim": 2}


def say(text: str = "") -> None:
    """Print a line on standard error."""
    with suppress(OSError):  # nobody reads it any more: no reason to stop working
        print(text, file=sys.stderr)


def complain(text: str) -> None:
    """Print an error on standard error; what it quotes from outside cannot steer the terminal."""
    say(f"{paint('bibtool:', 'red')} {clean(text)}")


def say_how_to_go_on() -> None:
    """Print the command that was started, as it can be pasted into a shell."""
    command = shlex.join(["bibtool", *sys.argv[1:]])
    say(f"go on with: {command if escaped(command) == command else clean(command)}")


def paint(text: str, colour: str) -> str:
    """Return text in a colour if standard error is a terminal that shows colours."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if _is_colourful() else text


def _is_colourful() -> bool:
    # https://no-color.org: any value but the empty one switches colours off.
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stderr.isatty()
