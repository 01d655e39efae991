"""Ctrl-C and a polite kill: the run ends where it stands, and says how to go on."""

import signal
from types import FrameType
from typing import NoReturn

from bibtool.cli.terminal import complain, say_how_to_go_on

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(BaseException):
    """The user wants the run to end; no error, so nothing on the way up may take it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number
        """The exit status that shells give a program ended by this signal."""


def heed_signals() -> None:
    """Let the signals raise, so that locks and files are let go of on the way out."""
    for number in _SIGNALS:
        # Who starts us in the background or under nohup may have told us not to listen.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def tell_how_to_go_on() -> None:
    """Say that nothing is lost, and the command that goes on from there."""
    complain("interrupted; what arXiv answered is kept")
    say_how_to_go_on()


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  as signals have it
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)  # who asks twice does not want to wait
    raise Interrupted(number)
