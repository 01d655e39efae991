"""What a run may be told from outside: where arXiv and the cache are, and how fast to ask.

Environment: ``BIBTOOL_ARXIV_API``, ``BIBTOOL_CACHE``, ``BIBTOOL_MIN_INTERVAL`` and
``BIBTOOL_CONTACT``. arXiv allows one request in three seconds for all of a user's machines
together (https://info.arxiv.org/help/api/tou.html), so a shorter interval is refused unless the
host is loopback: a test server.
"""

import ipaddress
import math
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from bibtool.errors import SettingError

ARXIV_API = "https://export.arxiv.org/api/query"
ARXIV_INTERVAL = 3.0
"""Seconds from one request to the next, at least."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; checked when made."""

    arxiv_api: str
    cache: Path
    """The user's cache directory; made when first written to."""
    min_interval: float = ARXIV_INTERVAL
    contact: str = ""
    """An address for arXiv's operators, sent in the User-Agent if given."""
    timeout: float = 60.0
    """Seconds to wait for a byte of an answer."""

    def __post_init__(self) -> None:
        try:
            url = urlsplit(self.arxiv_api)
            local = _is_loopback(url.hostname or "")
        except ValueError as error:
            raise SettingError(f"BIBTOOL_ARXIV_API is no web address: {error}") from error
        if not (self.contact.isascii() and self.contact.isprintable()):
            raise SettingError(
                "BIBTOOL_CONTACT must be plain ASCII on one line, like me@example.org"
            )
        if url.scheme not in ("http", "https") or not url.hostname:
            raise SettingError(f"BIBTOOL_ARXIV_API is no web address: {self.arxiv_api!r}")
        if url.scheme == "http" and not local:
            raise SettingError("BIBTOOL_ARXIV_API must be https: arXiv redirects or hangs on http")
        if not math.isfinite(self.min_interval) or self.min_interval < 0:
            raise SettingError("BIBTOOL_MIN_INTERVAL must be a number of seconds")
        if self.min_interval < ARXIV_INTERVAL and not local:
            raise SettingError(
                f"BIBTOOL_MIN_INTERVAL={self.min_interval:g} is below arXiv's limit of one request "
                "in 3 seconds; leave it out, or use 3 or more"
            )

    @property
    def records(self) -> Path:
        """Where what this endpoint answered is kept: no other endpoint's answers are arXiv's.

        The pace is kept in the cache directory itself, for all endpoints together.
        """
        if self.arxiv_api == ARXIV_API:
            return self.cache
        mark = blake2b(self.arxiv_api.encode(), digest_size=6).hexdigest()
        return self.cache / f"endpoint-{mark}"

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str],
        *,
        arxiv_api: str | None = None,
        cache: Path | None = None,
        min_interval: float | None = None,
    ) -> "Settings":
        """Read the environment; what is given as an argument wins.

        Raises:
            SettingError: a value that is not allowed, named.
        """
        if min_interval is None:
            written = environment.get("BIBTOOL_MIN_INTERVAL") or str(ARXIV_INTERVAL)
            try:
                min_interval = float(written)
            except ValueError:
                raise SettingError(
                    f"BIBTOOL_MIN_INTERVAL must be a number of seconds, not {written!r}"
                ) from None
        folder = environment.get("BIBTOOL_CACHE")
        if cache is None:
            cache = Path(folder) if folder else platformdirs.user_cache_path("bibtool")
        return cls(
            arxiv_api=arxiv_api or environment.get("BIBTOOL_ARXIV_API") or ARXIV_API,
            cache=cache.expanduser(),
            min_interval=min_interval,
            contact=environment.get("BIBTOOL_CONTACT", ""),
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
