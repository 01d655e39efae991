"""What a run may be told from outside: where arXiv and the cache are, and how fast to ask.

Environment: ``BIBTOOL_ARXIV_API``, ``BIBTOOL_CACHE``, ``BIBTOOL_MIN_INTERVAL``,
``BIBTOOL_CONTACT``, and for DOIs ``BIBTOOL_DOI_RESOLVER`` and ``BIBTOOL_DOI_INTERVAL``. arXiv
allows one request in three seconds for all of a user's machines together
(https://info.arxiv.org/help/api/tou.html), so a shorter interval is refused unless the host is
loopback: a test server. DOI registries allow more than the one a second that we ask for: Crossref
says in each answer how many (crossref.org/documentation, "Access and authentication"), DataCite
some hundreds in five minutes.
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
DOI_RESOLVER = "https://doi.org"
DOI_INTERVAL = 1.0
"""Seconds from one DOI to the next, at least."""


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
    doi_resolver: str = DOI_RESOLVER
    doi_interval: float = DOI_INTERVAL

    def __post_init__(self) -> None:
        local = _is_local("BIBTOOL_ARXIV_API", self.arxiv_api, "arXiv redirects or hangs on http")
        if not (self.contact.isascii() and self.contact.isprintable()):
            raise SettingError(
                "BIBTOOL_CONTACT must be plain ASCII on one line, like me@example.org"
            )
        _check_seconds("BIBTOOL_MIN_INTERVAL", self.min_interval)
        if self.min_interval < ARXIV_INTERVAL and not local:
            raise SettingError(
                f"BIBTOOL_MIN_INTERVAL={self.min_interval:g} is below arXiv's limit of one request "
                "in 3 seconds; leave it out, or use 3 or more"
            )
        local = _is_local("BIBTOOL_DOI_RESOLVER", self.doi_resolver, "what is cited comes from it")
        _check_seconds("BIBTOOL_DOI_INTERVAL", self.doi_interval)
        if self.doi_interval < DOI_INTERVAL and not local:
            raise SettingError(
                f"BIBTOOL_DOI_INTERVAL={self.doi_interval:g} is impolite; leave it out, or use 1 "
                "or more"
            )

    @property
    def records(self) -> Path:
        """Where what this endpoint answered is kept: no other endpoint's answers are arXiv's.

        The pace is kept in the cache directory itself, for all endpoints together.
        """
        if self.arxiv_api == ARXIV_API:
            return self.cache
        return self.cache / f"endpoint-{_mark(self.arxiv_api)}"

    @property
    def publications(self) -> Path:
        """Where what DOI registries answered is kept, apart from what arXiv did."""
        folder = self.cache / "publications"
        if self.doi_resolver == DOI_RESOLVER:
            return folder
        return folder / f"endpoint-{_mark(self.doi_resolver)}"

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
            min_interval = _seconds(environment, "BIBTOOL_MIN_INTERVAL", ARXIV_INTERVAL)
        folder = environment.get("BIBTOOL_CACHE")
        if cache is None:
            cache = Path(folder) if folder else user_cache()
        return cls(
            arxiv_api=arxiv_api or environment.get("BIBTOOL_ARXIV_API") or ARXIV_API,
            cache=cache.expanduser(),
            min_interval=min_interval,
            contact=environment.get("BIBTOOL_CONTACT", ""),
            doi_resolver=(environment.get("BIBTOOL_DOI_RESOLVER") or DOI_RESOLVER).rstrip("/"),
            doi_interval=_seconds(environment, "BIBTOOL_DOI_INTERVAL", DOI_INTERVAL),
        )


def user_cache() -> Path:
    """Return the user's own cache directory, whatever a run may be told."""
    return platformdirs.user_cache_path("bibtool")


def _is_local(name: str, address: str, why_https: str) -> bool:
    """Return whether an address is loopback; one that is not must be safe from listeners.

    Raises:
        SettingError: it is neither.
    """
    try:
        url = urlsplit(address)
        local = is_loopback(url.hostname or "")
    except ValueError as error:
        raise SettingError(f"{name} is no web address: {error}") from error
    if url.scheme not in ("http", "https") or not url.hostname:
        raise SettingError(f"{name} is no web address: {address!r}")
    if url.scheme == "http" and not local:
        raise SettingError(f"{name} must be https: {why_https}")
    return local


def _seconds(environment: Mapping[str, str], name: str, usual: float) -> float:
    written = environment.get(name) or str(usual)
    try:
        return float(written)
    except ValueError:
        raise SettingError(f"{name} must be a number of seconds, not {written!r}") from None


def _check_seconds(name: str, seconds: float) -> None:
    if not math.isfinite(seconds) or seconds < 0:
        raise SettingError(f"{name} must be a number of seconds")


def _mark(address: str) -> str:
    return blake2b(address.encode(), digest_size=6).hexdigest()


def is_loopback(host: str) -> bool:
    """Return whether a host's name or number is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
