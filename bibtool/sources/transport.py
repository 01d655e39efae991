"""HTTP to arXiv: a disk cache in front, the gate of the pace behind it.

What is cached is decided once, where the answer arrives: a whole feed with records for days, one
without for less, anything else never. requests-cache keeps the answers in SQLite
(docs/decisions/0003-http-cache.md).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession

from bibtool.errors import SourceError
from bibtool.sources.atom import read_feed
from bibtool.sources.pace import Gate

HIT_DAYS, MISS_DAYS = 7, 1
_DAY = 24 * 3600


class PoliteAdapter(HTTPAdapter):
    """Sends each request in its turn and says how long its answer may be kept."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.sent = 0
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def send(  # noqa: PLR0913, PLR0917  the signature is requests'
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send one request when it is its turn; the body is read before the turn ends."""
        with self._gate.turn():
            self.sent += 1
            answer = super().send(request, stream, timeout, verify, cert, proxies)
            body = answer.content
        answer.headers["Cache-Control"] = _lifetime(answer.status_code, body)
        return answer


def _lifetime(status: int, body: bytes) -> str:
    try:
        feed = read_feed(body) if status == 200 else None
    except SourceError:
        feed = None
    if feed is None or feed.is_short:
        return "no-store"
    return f"max-age={(HIT_DAYS if feed.records else MISS_DAYS) * _DAY}"


def open_session(folder: Path, adapter: PoliteAdapter, user_agent: str) -> CachedSession:
    """Return a session that asks the disk first and the network through the adapter."""
    session: Any = CachedSession(
        folder / "answers.sqlite",
        backend="sqlite",
        serializer="json",  # a cache file must not be able to run anything, as a pickle can
        cache_control=True,
        allowable_codes=(200,),
        allowable_methods=("GET",),
        wal=True,
    )
    session.trust_env = True
    session.headers["User-Agent"] = user_agent
    # Readable recordings, and no decompression bombs.
    session.headers["Accept-Encoding"] = "identity"
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session  # type: ignore[no-any-return]
