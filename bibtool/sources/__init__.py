"""Where records come from: sources by name, opened together in the order they are asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from bibtool.errors import SourceError, UnknownName
from bibtool.plugins import Choices, Memory, Registry, RequestCount, Source, Unwatched, Watcher
from bibtool.settings import Settings
from bibtool.sources.budget import Budget
from bibtool.sources.choices import ChoiceFile
from bibtool.sources.local import Unavailable


@dataclass(slots=True)
class OpenSources:
    """The sources of a run; a context manager that closes them."""

    members: list[Source] = field(default_factory=list)
    memory: Memory | None = None
    left_out: list[str] = field(default_factory=list)
    """Sources that were chosen but need the network in a run without it."""
    choices: Choices | None = None
    """What the user decided about items in doubt."""
    budget: Budget = field(default_factory=Budget)
    """What the sources may ask together."""

    @property
    def requests(self) -> RequestCount:
        """What was sent over the network so far, and what the cache answered."""
        counts = [source.count for source in self.members]
        return RequestCount(sum(c.sent for c in counts), sum(c.cached for c in counts))

    @property
    def failures(self) -> list[str]:
        """Why sources were given up, each reason once."""
        return list(dict.fromkeys(s.failure for s in self.members if s.failure))

    def close(self) -> None:
        """Close every source."""
        for source in self.members:
            source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Opener:
    """How to add a source to those of a run."""

    add: Callable[[OpenSources, Settings, bool, Watcher], None]
    """Takes the sources so far, the settings, whether the network may be used, and who looks on."""


def _starter(sources: OpenSources, settings: Settings, network: bool, watch: Watcher) -> None:  # noqa: ARG001, FBT001
    from bibtool.sources.starter import open_starter  # noqa: PLC0415

    sources.members.append(open_starter())


def _arxiv(sources: OpenSources, settings: Settings, network: bool, watch: Watcher) -> None:  # noqa: FBT001
    """Add what is remembered of arXiv and, if allowed, arXiv itself."""
    from bibtool.sources.store import Store  # noqa: PLC0415

    store = None
    file = settings.records / "records.sqlite"
    if network or file.exists():
        store = Store(file, tell=watch.told)
        sources.members.append(store)
        sources.memory = store
    if network:
        from bibtool.sources.arxiv import open_arxiv  # noqa: PLC0415

        sources.members.append(open_arxiv(settings, store, watch, sources.budget))
    else:
        sources.left_out.append("arxiv")


SOURCES: Registry[Opener] = Registry("source")
SOURCES.register("starter", Opener(_starter))
SOURCES.register("arxiv", Opener(_arxiv))

DEFAULT = ("starter", "arxiv")


def register(name: str, opener: Opener) -> None:
    """Add a source under a name."""
    SOURCES.register(name, opener)


def open_sources(
    names: Sequence[str],
    settings: Settings,
    *,
    offline: bool = False,
    budget: Budget | None = None,
    watch: Watcher | None = None,
) -> OpenSources:
    """Open the named sources in order.

    Args:
        names: registered names; the first is asked first.
        settings: where the cache and arXiv are.
        offline: leave out what needs the network.
        budget: how much they may ask together; without bounds by default.
        watch: gets to know of waits and troubles.

    Raises:
        UnknownName: no such source; the text lists the known ones.
    """
    openers = {name: SOURCES[name] for name in names}
    if not openers:
        raise UnknownName("source", "", SOURCES)
    watch = watch or Unwatched()
    choices = ChoiceFile(settings.records / "choices.sqlite", watch.told)
    opened = OpenSources(budget=budget or Budget(), choices=choices)
    for name, opener in openers.items():
        try:
            opener.add(opened, settings, not offline, watch)
        except SourceError as error:
            # One source that cannot be opened does not cost the others.
            opened.members.append(Unavailable(name, str(error)))
    return opened
