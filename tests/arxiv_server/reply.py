"""An answer as it goes out, and the answers that are errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from . import feed

ATOM = "application/atom+xml; charset=utf-8"
_CRASH = (
    "The server encountered an internal error and was unable to complete your request. Either the"
    " server is overloaded or there is an error in the application."
)
_NO_SUCH_PATH = (
    "The requested URL was not found on the server. If you entered the URL manually please check"
    " your spelling and try again."
)
_NO_SUCH_METHOD = "The method is not allowed for the requested URL."


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers and body of an answer."""

    status: int
    body: bytes
    content_type: str = ATOM
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def html(status: int, heading: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Make an answer of a web page, which is what proxies send."""
    page = f"<!DOCTYPE html>\n<html><head><title>{heading}</title></head><body><h1>{heading}</h1>"
    body = f"{page}</body></html>\n".encode()
    return Reply(status, body, "text/html; charset=utf-8", headers or {})


def crashed() -> Reply:
    """Make the answer of a server that failed."""
    return Reply(500, feed.error(_CRASH))


def no_such_path() -> Reply:
    """Make the answer to a path that leads nowhere (API notes §1.1)."""
    return Reply(404, feed.error(_NO_SUCH_PATH))


def no_such_method() -> Reply:
    """Make the answer to a method other than GET and POST (API notes §1.1)."""
    return Reply(405, feed.error(_NO_SUCH_METHOD), headers={"Allow": "GET, HEAD, OPTIONS, POST"})
