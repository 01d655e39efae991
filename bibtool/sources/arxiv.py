"""The arXiv API: asks politely, accepts only whole answers, tells "no" from "could not ask".

Terms: https://info.arxiv.org/help/api/tou.html. What the wire really shows since Nov 2025 (429
without Retry-After, 200 with "Rate exceeded." or half a feed, 503, hangs) decides the error
handling: such answers are retried after a cool-down that all processes share, then given up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import requests
from requests_cache import CachedSession
from requests_cache.models.response import CachedResponse
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from bibtool.errors import (
    BadQuestion,
    SourceBusy,
    SourceError,
    SourceGarbled,
    SourceRefused,
)
from bibtool.model import Query, Record
from bibtool.plugins import Answers, RequestCount, Unwatched, Watcher
from bibtool.sources.arxiv_answers import newest_of, own, unanswered
from bibtool.sources.arxiv_query import Request, pack
from bibtool.sources.atom import Feed, read_feed
from bibtool.sources.budget import Budget
from bibtool.sources.pace import Gate
from bibtool.sources.transport import PoliteAdapter, ask, open_session, user_agent

if TYPE_CHECKING:
    from bibtool.settings import Settings

TRIES = 3
TRIES_ONCE_ANSWERED = 5
"""Of a source that has answered in this run: its trouble is likelier to pass."""


class _ServerError(BadQuestion):
    """The server failed, and perhaps the question made it fail."""


class _ShortPage(SourceGarbled):
    """Fewer entries than promised: a smaller question may get all of its own."""


class Keeper(Protocol):
    """Whoever wants to remember the records that came in."""

    def keep(
        self, records: Sequence[Record], *, current: bool = True, at: float | None = None
    ) -> None:
        """Take records of one answer.

        Args:
            records: those of the answer.
            current: whether they describe the papers' newest versions.
            at: when the answer came, if not now.
        """
        ...


@dataclass(slots=True)
class ArxivSource:
    """Records from the arXiv API, many queries to a request.

    Args:
        session: sends requests through the gate, with a cache in front.
        answers: the cache's file, if it has one.
        url: the query endpoint.
        gate: the pace shared by all processes.
        keeper: gets every record that arrives.
    """

    session: CachedSession
    answers: Path | None
    adapter: PoliteAdapter
    url: str
    gate: Gate
    keeper: Keeper | None = None
    watch: Watcher = field(default_factory=Unwatched)
    name: str = "arxiv"
    is_local: bool = False
    count: RequestCount = field(default_factory=RequestCount)
    failure: str = ""
    _has_answered: bool = False
    _refusals: int = 0
    """Questions refused one after the other: a batch may hold one bad one, not all be bad."""
    _most_refusals: int = 0
    _splits: int = 2
    """How many more batches may be halved because their pages come short."""
    _kept_at: float | None = None
    """When the answer at hand came, if it was kept: what is learnt from it is as old."""

    def search(self, queries: Sequence[Query]) -> Answers:
        """Yield the records that may answer each query; None where arXiv could not be asked."""
        requests = pack(queries)
        asked = {position for request in requests for position in request.covers}
        yield from ((position, ()) for position in range(len(queries)) if position not in asked)
        for number, request in enumerate(requests):
            self.watch.pending(len(requests) - number, self.gate.interval)
            self._most_refusals = request.most_refusals
            yield from self._answer(request, queries)

    def close(self) -> None:
        """Close the connection and the cache."""
        self.session.close()  # type: ignore[no-untyped-call]

    def _answer(self, request: Request, queries: Sequence[Query]) -> Answers:
        """Send one request and hand its records out; a refused batch is halved, not lost.

        So are those questions of a batch that nothing on a full page answers: others may have
        pushed their records off it.
        """
        records: tuple[Record, ...] | None = None
        why = ""
        try:
            feed = self.page(request)
            records = feed.records
        except BadQuestion as error:
            if len(request.covers) > 1 and self._refusals < self._most_refusals:
                yield from self._halves(request.covers, queries)
                return
            if self._refusals >= self._most_refusals:
                self.failure = str(error)
                self.gate.cool_down()
            why = str(error)
            self.watch.told(why)
        except SourceError as error:
            if isinstance(error, _ShortPage) and len(request.covers) > 1 and self._splits:
                self._splits -= 1
                yield from self._halves(request.covers, queries)
                return
            self.failure = self.failure or str(error)
        else:
            if feed.is_cut and len(request.covers) > 1 and not request.wanted:
                open_ones = unanswered(queries, request.covers, feed.records)
                yield from self._halves(open_ones, queries)
                request = replace(
                    request, covers=tuple(p for p in request.covers if p not in open_ones)
                )
        # Of one refused question: it is not the source that failed.
        given_up, self.failure = self.failure, self.failure or why
        for position in request.covers:
            yield position, None if records is None else own(queries[position], records)
        self.failure = given_up

    def _halves(self, covers: Sequence[int], queries: Sequence[Query]) -> Answers:
        half = len(covers) // 2
        for part in (covers[:half], covers[half:]):
            for smaller in pack(queries, part):
                yield from self._answer(smaller, queries)

    def page(self, request: Request) -> Feed:
        """Return the records that a request gets.

        Raises:
            SourceError: it could not be asked, or not be answered.
        """
        # One that was only stopped may still answer from what is kept.
        if self.failure and not self.gate.budget.stopped:
            raise SourceRefused(self.failure)
        tries = Retrying(
            stop=stop_after_attempt(TRIES_ONCE_ANSWERED if self._has_answered else TRIES),
            retry=retry_if_exception_type((SourceBusy, SourceGarbled)),
            reraise=True,
        )
        sent = self.adapter.sent
        feed = tries(self._try, request)
        if request.wanted and not feed.records and self.adapter.sent > sent:
            # A false "none of these" has been seen, and for ids there is no other question.
            feed = tries(self._try, request, anew=True)
        if self._kept_at is None:
            self._has_answered = True
            self.gate.succeeded()
        self._refusals = 0
        if self.keeper is not None:
            newest = newest_of(request.wanted, feed.records) if request.wanted else feed.records
            older = [record for record in feed.records if record not in newest]
            self.keeper.keep(older, current=False, at=self._kept_at)
            self.keeper.keep(newest, at=self._kept_at)
        return feed

    def _try(self, request: Request, *, anew: bool = False) -> Feed:
        """Ask once; after a failure every process of the user cools down, this one too."""
        try:
            try:
                return self._get(request, anew=anew)
            except _ServerError:
                # Once more, and no oftener: it may be the question.
                return self._get(request, anew=anew)
        except (SourceBusy, SourceGarbled):
            self.gate.cool_down()
            raise
        except BadQuestion:
            self._refusals += 1
            raise

    def _get(self, request: Request, *, anew: bool) -> Feed:
        sent = self.adapter.sent
        try:
            answer = ask(
                self.session,
                self.adapter,
                self.answers,
                self.url,
                dict(request.parameters),
                anew=anew,
            )
        except requests.RequestException as error:
            if not self.gate.budget.left:
                self.gate.budget.check()  # we cut it off ourselves: no fault of arXiv's
            raise self._trouble(error) from error
        finally:
            self.count.sent += self.adapter.sent - sent
        self.count.cached += self.adapter.sent == sent
        self._kept_at = (
            answer.created_at.timestamp() if isinstance(answer, CachedResponse) else None
        )
        return _accept(answer)

    def _trouble(self, error: requests.RequestException) -> SourceError:
        """Return what an answer that did not come means."""
        if isinstance(error, requests.ConnectTimeout):
            return SourceRefused(f"arXiv cannot be reached: {self.url} does not answer")
        if isinstance(error, requests.Timeout):
            return SourceBusy(f"arXiv sent no whole answer in {self.adapter.timeout:g} s")
        if isinstance(error, requests.ConnectionError) and _never_connected(error):
            return SourceRefused(f"arXiv cannot be reached: no connection to {self.url}")
        if isinstance(error, requests.ConnectionError):
            return SourceBusy("arXiv broke the connection")
        return SourceBusy(f"asking arXiv failed: {type(error).__name__}")


def _accept(answer: requests.Response) -> Feed:
    """Return the feed of an answer.

    Raises:
        SourceError: of the kind that says what may help.
    """
    status = answer.status_code
    if status in (429, 502, 503, 504):
        raise SourceBusy(f"arXiv is overloaded (HTTP {status})")
    if status == 403:
        raise SourceRefused("arXiv blocks this address (HTTP 403); write to help@arxiv.org")
    if status >= 500:
        # One record it cannot print makes the whole page an error, and only that.
        raise _ServerError(f"arXiv failed on a question (HTTP {status})")
    if status in (400, 414):
        try:
            read_feed(answer.content)
        except SourceRefused as error:
            raise BadQuestion(str(error)) from error
        except SourceGarbled:
            pass
        raise BadQuestion(f"arXiv refuses a question (HTTP {status})")
    if status != 200:
        raise SourceRefused(f"arXiv is not where it was (HTTP {status} from {answer.url[:60]})")
    try:
        feed = read_feed(answer.content)
    except SourceRefused as error:
        # An error about this question, whose status was lost on the way.
        raise BadQuestion(str(error)) from error
    if feed.is_short:
        raise _ShortPage(f"arXiv sent {feed.entries} of {feed.total} entries")
    return feed


def open_arxiv(
    settings: "Settings",
    keeper: Keeper | None = None,
    watch: Watcher | None = None,
    budget: Budget | None = None,
) -> ArxivSource:
    """Return the source for some settings; nothing is sent yet."""
    watch = watch or Unwatched()
    gate = Gate(settings.cache, settings.min_interval, notify=watch.waiting, budget=budget)
    adapter = PoliteAdapter(gate, settings.timeout)
    session, answers = open_session(settings.records, adapter, user_agent(settings.contact))
    return ArxivSource(
        session=session,
        answers=answers,
        adapter=adapter,
        url=settings.arxiv_api,
        gate=gate,
        keeper=keeper,
        watch=watch,
    )


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether the machine is offline, as opposed to arXiv dropping a connection it had taken."""
    text = repr(error)
    return any(sign in text for sign in ("NewConnectionError", "NameResolutionError", "ProxyError"))
