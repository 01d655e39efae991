"""arXiv asked for news of some lists, with progress shown, and what could not be asked."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bibtool.cli.progress import ProgressLine
from bibtool.errors import SourceError
from bibtool.freshness.evidence import Person
from bibtool.freshness.lists import Folder
from bibtool.freshness.news import since as usual_start
from bibtool.model import Record
from bibtool.plugins import RequestCount
from bibtool.settings import Settings
from bibtool.sources.budget import Budget

if TYPE_CHECKING:
    from bibtool.sources.arxiv import ArxivSource
    from bibtool.sources.arxiv_people import Found
    from bibtool.sources.store import Store


@dataclass(slots=True)
class Asking:
    """arXiv, opened when it is first asked; a context manager that closes it."""

    settings: Settings
    budget: Budget
    offline: bool = False
    failures: list[str] = field(default_factory=list)
    """Why not all was asked, if so."""
    is_cut: bool = False
    """Whether there is more under these names than was looked at."""
    count: RequestCount = field(default_factory=RequestCount)
    _source: "ArxivSource | None" = None
    _store: "Store | None" = None
    _progress: ProgressLine | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for one in (self._source, self._store):
            if one is not None:
                one.close()

    def known(self, ids: Iterable[str]) -> dict[str, Record]:
        """Return what arXiv says of papers by now, as far as it could be asked."""
        wanted = list(ids)
        if self.offline or not wanted:
            return {}
        from bibtool.sources.arxiv_people import as_known_now

        return self._ask(lambda source: as_known_now(source, wanted))

    def newest(self, folder: Folder, start: str = "") -> dict[str, Record]:
        """Return papers that may be new: from a day on, or from each list's own."""
        if self.offline:
            return {}
        from bibtool.sources.arxiv_people import Wanted, newest

        wanted = [
            Wanted(
                Person(one, folder.records, folder.said.get(one.file)).names,
                start or usual_start(one, folder.records),
            )
            for one in folder.lists
        ]
        return self._ask(lambda source: newest(source, wanted)) if wanted else {}

    def _ask(self, question: "Callable[[ArxivSource], Found]") -> dict[str, Record]:
        if self.failures:
            return {}
        try:
            source = self._opened()
            found = question(source)
        except SourceError as error:  # it could not even be opened
            self.failures.append(str(error))
            return {}
        finally:
            if self._progress is not None:
                self._progress.clear()
        self.count = source.count
        self.is_cut |= found.is_cut
        if found.failure:
            self.failures.append(found.failure)
        return found.records

    def _opened(self) -> "ArxivSource":
        if self._source is None:
            from bibtool.sources.arxiv import open_arxiv
            from bibtool.sources.store import Store

            budget = self.budget
            self._progress = ProgressLine(sys.stderr, lambda: budget.sent)
            file = self.settings.records / "records.sqlite"
            self._store = Store(file, tell=self._progress.told)
            self._source = open_arxiv(self.settings, self._store, self._progress, budget)
        return self._source
