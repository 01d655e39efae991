"""How far a run is, for a person who waits: one line on a terminal, else a word now and then."""

import math
import os
import time
from collections.abc import Callable
from typing import TextIO

from bibtool.untrusted import clean

_SOON = 1.0
"""Seconds before anything is shown: most runs are done by then."""
_PAUSE = 0.1
_LONG = 10.0
"""Seconds of waiting that are told even where no line can be kept up to date."""


class ProgressLine:
    """Takes in what a run tells of itself, and shows it while it lasts."""

    def __init__(
        self,
        stream: TextIO,
        sent: Callable[[], int] = lambda: 0,
        *,
        whom: str = "arXiv",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show progress on a stream.

        Args:
            stream: standard error; a line is kept up to date if it is a terminal.
            sent: how many requests have been sent so far.
            whom: who is asked.
            clock: seconds that only go on.
        """
        self._stream, self._sent, self._clock = stream, sent, clock
        self._whom = whom
        self._is_terminal = stream.isatty()
        self._started = self._asking_since = clock()
        self._shown_at = -math.inf
        self._is_shown = False
        self._done = self._total = self._pending = self._alone = 0
        self._interval = 0.0
        self._wait = 0.0
        self._told_until = -math.inf

    def settled(self, done: int, total: int, alone: int = 0) -> None:
        """Show how many of how many items are settled; how many requests others may yet need."""
        self._done, self._total, self._alone, self._wait = done, total, alone, 0.0
        self._draw()

    def pending(self, requests: int, interval: float) -> None:
        """Show how many requests are to come, and from their pace how long they may take."""
        if not self._sent():
            self._asking_since = self._clock()
        self._pending, self._interval, self._wait = requests, interval, 0.0
        self._draw()

    def waiting(self, seconds: float) -> None:
        """Show when the next request may go; -1: when another process is done."""
        self._wait = seconds
        if self._is_terminal:
            self._draw(at_once=True)
            return
        until = self._clock() + seconds
        if seconds < 0:
            self._write(f"bibtool: waiting for another bibtool to be done with {self._whom}\n")
        elif seconds >= _LONG and until > self._told_until + 1:
            self._write(f"bibtool: waiting {seconds:.0f} s for {self._whom}\n")
        self._told_until = until

    def told(self, message: str) -> None:
        """Print a message that stays."""
        self.clear()
        self._write(f"bibtool: {clean(message)}\n")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._write("\r\x1b[K")
            self._is_shown = False

    @property
    def line(self) -> str:
        """What there is to say now."""
        parts = [f"{self._done} of {self._total} settled"]
        if self._pending:
            least, most = self._pending, self._pending + self._alone
            to_go = f"{least} to go" if least == most else f"{least} to {most} to go"
            parts.append(f"{self._sent()} sent, {to_go}")
        if self._wait < 0:
            parts.append("waiting for another bibtool")
        elif self._wait:
            parts.append(f"next in {math.ceil(self._wait)} s")
        if self._pending:
            parts.append(_in_words(self._seconds_left(), is_most=self._alone > 0))
        return "; ".join(parts)

    def _seconds_left(self) -> float:
        """Estimate from the requests that may be to come, at the pace so far or at the best."""
        sent = self._sent()
        pace = (self._clock() - self._asking_since) / sent if sent else 0.0
        requests = self._pending + self._alone - 1
        return max(self._wait, 0.0) + requests * max(self._interval, pace)

    def _draw(self, *, at_once: bool = False) -> None:
        now = self._clock()
        is_due = at_once or now - self._shown_at >= _PAUSE
        if self._is_terminal and now - self._started > _SOON and is_due:
            self._write(f"\r\x1b[K{self.line[: self._width() - 1]}")
            self._is_shown, self._shown_at = True, now

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            self._is_terminal = False  # nobody reads it any more: no reason to stop working


def _in_words(seconds: float, *, is_most: bool = False) -> str:
    if seconds < 60:
        return "less than 1 min left"
    minutes = round(seconds / 60)
    about = "at most" if is_most else "about"
    return f"{about} {minutes} min left" if minutes < 120 else f"{about} {minutes / 60:.0f} h left"
