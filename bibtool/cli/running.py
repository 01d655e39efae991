"""One run: sources opened, references resolved with progress shown, and its exit status."""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bibtool.cli.terminal import complain, say
from bibtool.model import Match, Reference, Status
from bibtool.plugins import RequestCount
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import open_sources

ALL_MATCHED, SOME_NOT, USAGE, SOURCE_FAILED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Run:
    """What the options say about sources."""

    sources: str
    offline: bool = False
    arxiv_api: str | None = None
    cache: Path | None = None
    min_interval: float | None = None

    def settings(self) -> Settings:
        """Return the settings, the environment filling what no option says."""
        return Settings.from_environment(
            os.environ,
            arxiv_api=self.arxiv_api,
            cache=self.cache,
            min_interval=self.min_interval,
        )

    def resolve(self, references: Iterable[Reference]) -> tuple[list[Match], RequestCount]:
        """Return the matches and what they cost."""
        names = [name.strip() for name in self.sources.split(",") if name.strip()]
        progress = _Progress()
        with open_sources(
            names, self.settings(), offline=self.offline, tell=progress.tell
        ) as sources:
            try:
                matches = resolve(references, sources, progress.show)
            finally:
                progress.clear()
            for reason in sources.failures:
                complain(reason)
            return matches, sources.requests


def exit_status(matches: Sequence[Match], complaints: Sequence[str] = ()) -> int:
    """Return the status for some matches: bad input first, then failed sources, then misses."""
    statuses = {match.status for match in matches}
    if complaints:
        return USAGE
    if Status.UNCHECKED in statuses:
        return SOURCE_FAILED
    return ALL_MATCHED if statuses <= {Status.MATCHED} else SOME_NOT


class _Progress:
    """One line on a terminal that says how far a run is, once it has taken a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._is_shown = False
        self._line = ""

    def show(self, done: int, total: int) -> None:
        self._line = f"{done} of {total} items settled"
        self._draw(self._line)

    def tell(self, message: str) -> None:
        if not sys.stderr.isatty():
            if message:
                say(f"bibtool: {message}")
            return
        self._draw(f"{self._line}; {message}" if message else self._line)

    def clear(self) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, line: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._started > 1:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._is_shown = True
