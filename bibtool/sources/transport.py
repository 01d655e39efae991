"""HTTP to a source: a disk cache in front, the gate of the pace behind it.

A question too long for an address is sent as a form (POST), which the API takes for the same.

What is cached is decided once, where the answer arrives: of arXiv's, a whole feed with records for
days, one without for less, anything else never. requests-cache keeps the answers in SQLite
(docs/decisions/0003-http-cache.md).
"""

import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession

from bibtool.errors import SourceError
from bibtool.sources.arxiv_query import MAX_URL
from bibtool.sources.atom import read_feed
from bibtool.sources.database import can_write, set_aside_if_damaged
from bibtool.sources.pace import Gate

HIT_DAYS, MISS_DAYS = 7, 1
MOST_BYTES = 30_000_000
MOST_SECONDS = 180.0
_CONNECT_SECONDS = 10.0
_DAY = 24 * 3600

Exchange = Callable[[requests.PreparedRequest], requests.Response]
"""Sends a request at once and reads its answer."""


class PoliteAdapter(HTTPAdapter):
    """Sends each request in its turn and says how long its answer may be kept.

    It is made for arXiv; what another service needs, a subclass says in the methods that follow
    ``send``.
    """

    def __init__(self, gate: Gate, timeout: float) -> None:
        self.gate = gate
        self.timeout = timeout
        """Seconds to wait for a byte of an answer."""
        self.sent = 0
        self.answer: requests.Response | None = None
        """The last whole answer, for when it cannot be kept."""
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def send(  # noqa: PLR0913, PLR0917  the signature is requests'
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: ARG002, FBT001, FBT002
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,  # noqa: ARG002
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send one request when it is its turn; the body is read before the turn ends."""
        with self.gate.turn():
            answer = self.answered(request, lambda one: self._whole(one, verify, cert, proxies))
        answer.headers["Cache-Control"] = self.lifetime(request, answer)
        self.answer = answer
        return answer

    def answered(self, request: requests.PreparedRequest, exchange: Exchange) -> requests.Response:
        """Return the answer to a request whose turn it is."""
        return exchange(request)

    def is_wanted(self, answer: requests.Response) -> bool:  # noqa: ARG002
        """Whether an answer's body is worth reading."""
        return True

    @property
    def most_bytes(self) -> int:
        """How large an answer may be."""
        return MOST_BYTES

    def lifetime(self, request: requests.PreparedRequest, answer: requests.Response) -> str:
        """Return how long an answer may be kept, as ``Cache-Control`` says it."""
        return _lifetime(request, answer)

    def _whole(
        self,
        request: requests.PreparedRequest,
        verify: bool | str,  # noqa: FBT001
        cert: bytes | str | tuple[bytes | str, bytes | str] | None,
        proxies: Mapping[str, str] | None,
    ) -> requests.Response:
        self.sent += 1
        # No longer than the run may take; and not nothing, which would be no bound.
        left = max(self.gate.budget.left, 0.1)
        waits = min(left, _CONNECT_SECONDS), min(left, self.timeout)
        answer = super().send(request, True, waits, verify, cert, proxies)  # noqa: FBT003
        # The whole body, and the connection closed, before another process may ask.
        try:
            body = b""
            if self.is_wanted(answer):
                body = _read(answer, min(MOST_SECONDS, left), self.most_bytes)
            answer._content = body  # noqa: SLF001  as requests does
        finally:
            answer.close()
        return answer


def _read(answer: requests.Response, longest: float, most: int) -> bytes:
    """Return the body, unless it is endless.

    Raises:
        requests.ReadTimeout, requests.ConnectionError: too slow or too large.
    """
    body = bytearray()
    begun = time.monotonic()
    for chunk in answer.iter_content(1 << 10):  # small: each is waited for whole
        body += chunk
        if len(body) > most:
            raise requests.ConnectionError(f"more than {most} bytes")
        if time.monotonic() - begun > longest:
            raise requests.ReadTimeout(f"more than {longest:g} s")
    return bytes(body)


def _lifetime(request: requests.PreparedRequest, answer: requests.Response) -> str:
    """Return how long an answer may be kept: what names papers for days, a search for one.

    A new paper takes hours to appear, so no search may hide it for longer.
    """
    try:
        feed = read_feed(answer.content) if answer.status_code == 200 else None
    except SourceError:
        feed = None
    if feed is None or feed.is_short:
        return "no-store"
    # Encoded, so that no text asked for can look like the parameter.
    by_id = "id_list=" in f"{request.url} {request.body!r}"
    is_whole = by_id and len(feed.records) == feed.page
    return f"max-age={(HIT_DAYS if is_whole else MISS_DAYS) * _DAY}"


def ask(  # noqa: PLR0913  what to ask, through what
    session: CachedSession,
    adapter: PoliteAdapter,
    file: Path | None,
    url: str,
    parameters: Mapping[str, str],
    *,
    anew: bool = False,
) -> requests.Response:
    """Send one question through the cache, or past it if its file is damaged, locked or full.

    With ``anew`` the cache's answer is not taken, and the new one is kept instead.

    Raises:
        requests.RequestException: no answer.
    """
    is_long = len(urlencode(parameters)) > MAX_URL

    def send() -> requests.Response:
        return session.request(
            "POST" if is_long else "GET",
            url,
            params=None if is_long else dict(parameters),
            data=dict(parameters) if is_long else None,
            allow_redirects=False,
            force_refresh=anew,
        )

    # requests-cache waits without end for a file that somebody else has locked.
    if file is not None and can_write(file):
        adapter.answer = None
        with suppress(sqlite3.Error):
            return send()
        if adapter.answer is not None:
            return adapter.answer  # it came, and could not be kept: no reason to ask again
    with session.cache_disabled():
        return send()


def kept(session: CachedSession, file: Path | None, url: str) -> requests.Response | None:
    """Return what is kept of an answer; nobody is asked."""
    if file is None or not can_write(file):
        return None
    with suppress(sqlite3.Error):
        answer = session.get(url, allow_redirects=False, only_if_cached=True)
        return answer if answer.status_code != 504 else None  # the library's word for nothing
    return None


def user_agent(contact: str) -> str:
    """Return how we present ourselves, with an address to write to if there is one."""
    from bibtool import __version__  # noqa: PLC0415  the package imports this module

    contact = f"; mailto:{contact}" if contact else ""
    library = requests.utils.default_user_agent()
    return f"bibtool/{__version__} (citation resolver{contact}) {library}"


def open_session(
    folder: Path,
    adapter: PoliteAdapter,
    agent: str,
    *,
    codes: Collection[int] = (200,),
) -> tuple[CachedSession, Path | None]:
    """Return a session that asks the disk first and the network through the adapter.

    Only answers with one of the ``codes`` are ever kept.

    With it comes the file of answers, or None if there can be none: answers are then kept for
    this run only.
    """
    file = folder / "answers.sqlite"
    set_aside_if_damaged(file)
    is_usable = can_write(file)
    session: Any = CachedSession(
        file if is_usable else "answers",
        backend="sqlite" if is_usable else "memory",
        serializer="json",  # a cache file must not be able to run anything, as a pickle can
        cache_control=True,
        allowable_codes=tuple(codes),
        allowable_methods=("GET", "POST"),
        wal=True,
    )
    session.headers["User-Agent"] = agent
    # A connection kept alive would be a second one as soon as another process asks.
    session.headers["Connection"] = "close"
    # Readable recordings, and no decompression bombs.
    session.headers["Accept-Encoding"] = "identity"
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session, file if is_usable else None
