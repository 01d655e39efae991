"""HTTP to arXiv: a disk cache in front, the gate of the pace behind it.

A question too long for an address is sent as a form (POST), which the API takes for the same.

What is cached is decided once, where the answer arrives: a whole feed with records for days, one
without for less, anything else never. requests-cache keeps the answers in SQLite
(docs/decisions/0003-http-cache.md).
"""

import sqlite3
import time
from collections.abc import Mapping
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


class PoliteAdapter(HTTPAdapter):
    """Sends each request in its turn and says how long its answer may be kept."""

    def __init__(self, gate: Gate, timeout: float) -> None:
        self._gate = gate
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
        with self._gate.turn():
            self.sent += 1
            # No longer than the run may take; and not nothing, which would be no bound.
            left = max(self._gate.budget.left, 0.1)
            waits = min(left, _CONNECT_SECONDS), min(left, self.timeout)
            answer = super().send(request, True, waits, verify, cert, proxies)  # noqa: FBT003
            # The whole body, and the connection closed, before another process may ask.
            try:
                answer._content = _read(answer, min(MOST_SECONDS, left))  # noqa: SLF001  as requests
            finally:
                answer.close()
        answer.headers["Cache-Control"] = _lifetime(request, answer)
        self.answer = answer
        return answer


def _read(answer: requests.Response, longest: float) -> bytes:
    """Return the body, unless it is endless.

    Raises:
        requests.ReadTimeout, requests.ConnectionError: too slow or too large.
    """
    body = bytearray()
    begun = time.monotonic()
    for chunk in answer.iter_content(1 << 10):  # small: each is waited for whole
        body += chunk
        if len(body) > MOST_BYTES:
            raise requests.ConnectionError(f"more than {MOST_BYTES} bytes")
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


def open_session(
    folder: Path, adapter: PoliteAdapter, user_agent: str
) -> tuple[CachedSession, Path | None]:
    """Return a session that asks the disk first and the network through the adapter.

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
        allowable_codes=(200,),
        allowable_methods=("GET", "POST"),
        wal=True,
    )
    session.headers["User-Agent"] = user_agent
    # A connection kept alive would be a second one as soon as another process asks.
    session.headers["Connection"] = "close"
    # Readable recordings, and no decompression bombs.
    session.headers["Accept-Encoding"] = "identity"
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session, file if is_usable else None
