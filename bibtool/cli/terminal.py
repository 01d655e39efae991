"""Messages to a person on standard error: plain, coloured where that is wanted and possible."""

import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

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
    command = shlex.join([*_started_as(), *sys.argv[1:]])
    again = " (with the same standard input)" if "-" in sys.argv[1:] else ""
    say(f"go on with: {command if escaped(command) == command else clean(command)}{again}")


def _started_as() -> list[str]:
    """Return the words that start us: Debian has another program of our name."""
    program = Path(sys.argv[0])
    if program.name == "__main__.py":
        return [sys.executable, "-m", "bibtool"]
    return [sys.argv[0] if shutil.which(program.name) != str(program) else program.name]


def paint(text: str, colour: str, stream: TextIO | None = None) -> str:
    """Return text in a colour if a stream, standard error, is a terminal that shows colours."""
    is_colourful = _is_colourful(stream or sys.stderr)
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if is_colourful else text


def _is_colourful(stream: TextIO) -> bool:
    # https://no-color.org: any value but the empty one switches colours off.
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()
