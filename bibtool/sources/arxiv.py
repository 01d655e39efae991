"""The arXiv API: asks politely, accepts only whole answers, tells "no" from "could not ask".

Terms: https://info.arxiv.org/help/api/tou.html. What the wire really shows since Nov 2025 (429
without Retry-After, 200 with "Rate exceeded." or half a feed, 503, hangs) decides the error
handling: such answers are retried after a cool-down that all processes share, then given up.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import requests
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from bibtool.errors import SourceBusy, SourceError, SourceGarbled, SourceRefused
from bibtool.identifiers import ArxivId
from bibtool.model import Query, Record
from bibtool.plugins import RequestCount
from bibtool.sources.arxiv_query import Request, pack
from bibtool.sources.atom import Feed, read_feed
from bibtool.sources.pace import Gate
from bibtool.sources.transport import PoliteAdapter, open_session

if TYPE_CHECKING:
    from bibtool.settings import Settings

TRIES = 3


class Keeper(Protocol):
    """Whoever wants to remember the records that came in."""

    def keep(self, records: Sequence[Record], *, current: bool = True) -> None:
        """Take records of one answer; whether they describe the papers' newest versions."""
        ...


@dataclass(slots=True)
class ArxivSource:
    """Records from the arXiv API, many queries to a request.

    Args:
        session: sends requests through the gate, with a cache in front.
        url: the query endpoint.
        gate: the pace shared by all processes.
        keeper: gets every record that arrives.
    """

    session: requests.Session
    adapter: PoliteAdapter
    url: str
    gate: Gate
    keeper: Keeper | None = None
    timeout: float = 60.0
    tell: Callable[[str], None] = lambda message: None
    name: str = "arxiv"
    is_local: bool = False
    count: RequestCount = field(default_factory=RequestCount)
    failure: str = ""
    """Why the source was given up in this run, if it was."""

    def search(self, queries: Sequence[Query]) -> list[tuple[Record, ...] | None]:
        """Return the records that may answer each query; None where arXiv could not be asked."""
        answers: list[tuple[Record, ...] | None] = [() for _ in queries]
        for request in pack(queries):
            self._answer(request, queries, answers)
        return answers

    def close(self) -> None:
        """Close the connection and the cache."""
        self.session.close()

    def _answer(
        self,
        request: Request,
        queries: Sequence[Query],
        answers: list[tuple[Record, ...] | None],
    ) -> None:
        """Send one request and hand its records out; a refused batch is halved, not lost."""
        try:
            records = self._ask(request)
        except SourceRefused as error:
            if len(request.covers) > 1 and not self.failure:
                half = len(request.covers) // 2
                for part in (request.covers[:half], request.covers[half:]):
                    for smaller in pack(queries, part):
                        self._answer(smaller, queries, answers)
                return
            self.tell(str(error))
            records = None
        except SourceError as error:
            self.failure = self.failure or str(error)
            self.tell(str(error))
            records = None
        for position in request.covers:
            answers[position] = None if records is None else _own(queries[position], records)

    def _ask(self, request: Request) -> tuple[Record, ...]:
        if self.failure:
            raise SourceBusy(self.failure)
        tries = Retrying(
            stop=stop_after_attempt(TRIES),
            retry=retry_if_exception_type((SourceBusy, SourceGarbled)),
            before_sleep=lambda _: self.gate.cool_down(),  # the wait itself is the gate's
            reraise=True,
        )
        feed = tries(self._get, request)
        self.gate.succeeded()
        if self.keeper is not None:
            newest = _newest(request.wanted, feed.records) if request.wanted else feed.records
            self.keeper.keep([r for r in feed.records if r not in newest], current=False)
            self.keeper.keep(newest)
        return feed.records

    def _get(self, request: Request) -> Feed:
        sent = self.adapter.sent
        try:
            answer = self.session.get(
                self.url,
                params=dict(request.parameters),
                timeout=(10.0, self.timeout),
                allow_redirects=False,
            )
        except requests.ConnectionError as error:
            if _never_connected(error):
                self.failure = "arXiv cannot be reached: no connection to " + self.url
                raise SourceRefused(self.failure) from error
            raise SourceBusy("arXiv broke the connection") from error
        except requests.Timeout as error:
            raise SourceBusy(f"arXiv sent nothing for {self.timeout:g} s") from error
        except requests.RequestException as error:
            raise SourceBusy(f"asking arXiv failed: {type(error).__name__}") from error
        finally:
            self.count.sent += self.adapter.sent - sent
        self.count.cached += self.adapter.sent == sent
        return self._accept(answer)

    def _accept(self, answer: requests.Response) -> Feed:
        status = answer.status_code
        if status in (429, 502, 503, 504):
            raise SourceBusy(f"arXiv is overloaded (HTTP {status})")
        if status == 403:
            self.failure = "arXiv blocks this address (HTTP 403); write to help@arxiv.org"
            raise SourceRefused(self.failure)
        if status >= 500:
            raise SourceGarbled(f"arXiv failed on the question (HTTP {status})")
        if status != 200:
            with suppress(SourceGarbled):
                read_feed(answer.content)  # an error feed says what was wrong
            raise SourceRefused(f"arXiv refuses the question (HTTP {status})")
        feed = read_feed(answer.content)
        if feed.is_short:
            raise SourceGarbled(f"arXiv sent {feed.entries} of {feed.total} entries")
        return feed


def open_arxiv(
    settings: "Settings", keeper: Keeper | None, tell: Callable[[str], None]
) -> ArxivSource:
    """Return the source for some settings; nothing is sent yet."""
    from bibtool import __version__  # noqa: PLC0415  the package imports this module

    gate = Gate(settings.cache, settings.min_interval, notify=lambda s: tell(_waiting(s)))
    adapter = PoliteAdapter(gate)
    contact = f"; mailto:{settings.contact}" if settings.contact else ""
    agent = (
        f"bibtool/{__version__} (citation resolver{contact}) {requests.utils.default_user_agent()}"
    )
    return ArxivSource(
        session=open_session(settings.cache, adapter, agent),
        adapter=adapter,
        url=settings.arxiv_api,
        gate=gate,
        keeper=keeper,
        timeout=settings.timeout,
        tell=tell,
    )


def _own(query: Query, records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records that can answer a query: by id its own, else all, to be judged by text."""
    if query.arxiv_id is None:
        return tuple(records)
    if query.arxiv_id.version is None:
        return _newest([query.arxiv_id], records)
    named = (query.arxiv_id.base, query.arxiv_id.version)
    return tuple(r for r in records if (r.arxiv_id.base, r.version) == named)


def _newest(wanted: Sequence[ArxivId], records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the newest version of each paper that was asked for without naming one.

    The answer to such an id is the newest; an older one is there if that was asked for too.
    """
    found: dict[str, Record] = {}
    bases = {arxiv_id.base for arxiv_id in wanted if arxiv_id.version is None}
    for record in records:
        base = record.arxiv_id.base
        if base in bases and (record.version or 0) >= (found.get(base, record).version or 0):
            found[base] = record
    return tuple(found.values())


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether the machine is offline, as opposed to arXiv dropping a connection it had taken."""
    text = repr(error)
    return any(
        sign in text
        for sign in ("NewConnectionError", "NameResolutionError", "ProxyError", "ConnectTimeout")
    )


def _waiting(seconds: float) -> str:
    return f"waiting {seconds:.0f} s for arXiv" if seconds >= 10 else ""
