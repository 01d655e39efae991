"""One run: sources opened, references resolved with progress shown, and its exit status."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bibtool.cli.asking import ask_about
from bibtool.cli.progress import ProgressLine
from bibtool.cli.terminal import complain, say, say_how_to_go_on
from bibtool.errors import SettingError, SourceError
from bibtool.identifiers import Doi
from bibtool.model import Match, Reference, Status
from bibtool.plugins import RequestCount
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import open_sources
from bibtool.sources.budget import Budget, seconds_of

ALL_MATCHED, SOME_NOT, USAGE, SOURCE_FAILED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    matches: list[Match]
    requests: RequestCount
    stopped: str = ""
    """Which bound of its budget it has reached, if one."""
    failure: str = ""
    """Why publishers could not all be asked, if they were to be."""
    registries: RequestCount = field(default_factory=RequestCount)
    """What was sent to DOI registries, and what their cache answered."""

    @property
    def unfinished(self) -> str:
        """Why not all was asked that was to be, if so."""
        return self.stopped or self.failure

    def tell_end(self) -> None:
        """Say what is left undone, and how to go on."""
        if self.stopped:
            complain(self.stopped)
            say_how_to_go_on()


@dataclass(slots=True)
class Run:
    """What the options say about sources, and how long they may be asked."""

    sources: str
    offline: bool = False
    arxiv_api: str | None = None
    cache: Path | None = None
    min_interval: float | None = None
    deadline: str | None = None
    max_requests: int | None = None
    ask: bool = False
    """Whether to ask the user about items in doubt."""
    enrich: bool = False
    """Whether to ask publishers about what is found."""
    dois: Collection[Doi] | None = None
    """About which DOIs to ask publishers; all that are found by default."""
    _budget: Budget = field(init=False)

    def __post_init__(self) -> None:
        try:
            seconds = None if self.deadline is None else seconds_of(self.deadline)
        except SettingError as error:
            raise SettingError(f"--deadline: {error}") from error
        self._budget = Budget(self.max_requests, seconds)

    @property
    def names(self) -> list[str]:
        """The sources that are to be asked, in order."""
        return [name.strip() for name in self.sources.split(",") if name.strip()]

    def settings(self) -> Settings:
        """Return the settings, the environment filling what no option says."""
        return Settings.from_environment(
            os.environ,
            arxiv_api=self.arxiv_api,
            cache=self.cache,
            min_interval=self.min_interval,
        )

    def resolve(self, references: Iterable[Reference], *, without: str = "") -> Outcome:
        """Return the matches and what they cost; one of the sources can be left out."""
        names = [name for name in self.names if name != without]
        budget = self._budget
        progress = ProgressLine(sys.stderr, lambda: budget.sent)
        with open_sources(
            names, self.settings(), offline=self.offline, budget=budget, watch=progress
        ) as sources:
            try:
                matches = resolve(references, sources, progress.settled)
            finally:
                progress.clear()
            if self.ask and sources.choices is not None:
                matches = ask_about(matches, sources.choices)
            for reason in sources.failures:
                if reason != budget.stopped:
                    complain(reason)
            found = Outcome(matches, sources.requests, budget.stopped)
        return self._enriched(found) if self.enrich else found

    def _enriched(self, found: Outcome) -> Outcome:
        """Return an outcome with what publishers say, and say what of it is left out."""
        from bibtool.enrichment import enrich
        from bibtool.sources.registries import open_registries

        budget = self._budget
        progress = ProgressLine(sys.stderr, lambda: budget.sent, whom="the DOI registries")
        try:
            registries = open_registries(
                self.settings(), offline=self.offline, watch=progress, budget=budget
            )
        except SourceError as error:
            complain(str(error))
            return replace(found, failure=str(error))
        try:
            told = enrich(found.matches, registries, progress.settled, only=self.dois)
        finally:
            progress.clear()
            registries.close()
        unasked = [
            line for line in told.unasked if not budget.stopped or budget.stopped not in line
        ]
        for line in (*told.left_out, *unasked):
            complain(line)
        if not told.dois:
            say("bibtool: nothing found has a publisher's DOI to ask about")
        failure = next(iter(told.unasked), "")
        return replace(
            found,
            matches=told.matches,
            stopped=budget.stopped,
            failure=failure,
            registries=registries.count,
        )


def exit_status(matches: Sequence[Match], complaints: Sequence[str] = (), stopped: str = "") -> int:
    """Return the status for some matches: bad input first, then failed sources, then misses.

    A run that was stopped has not asked all it wanted to, whatever came of it.
    """
    statuses = {match.status for match in matches}
    if complaints:
        return USAGE
    if stopped or Status.UNCHECKED in statuses:
        return SOURCE_FAILED
    return ALL_MATCHED if statuses <= {Status.MATCHED} else SOME_NOT
