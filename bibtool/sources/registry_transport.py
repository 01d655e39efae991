"""HTTP to DOI registries: the resolver's redirects are followed, some, and never to one's own net.

Which answers are kept, and for how long, is decided here.
"""

import ipaddress
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from requests.structures import CaseInsensitiveDict

from bibtool.errors import BadQuestion, SourceGarbled
from bibtool.identifiers import Doi
from bibtool.settings import is_loopback
from bibtool.sources.citeproc import facts_of, read
from bibtool.sources.transport import Exchange, PoliteAdapter

MOST_REDIRECTS = 5
MOST_BYTES = 4_000_000
WHOLE_DAYS, NEW_DAYS, MISS_DAYS = 30, 7, 1
_DAY = 24 * 3600
NOTHING = {
    204: "is registered without citation data",
    404: "is not registered",
    406: "is registered where no citation data are given out",
}
"""Answers that there is nothing, by their status."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSED_ON = ("Accept", "Accept-Encoding", "Connection", "User-Agent")
_KEPT = ("Content-Type", "Retry-After")
_ANY = Doi("10.0000/any", "10.0000/any")
_OWN_DOMAINS = frozenset({"localhost", "local", "internal", "lan", "home"})


class ResolverAdapter(PoliteAdapter):
    """Follows the resolver to a registry; all of it is one turn and one answer to keep."""

    @property
    def most_bytes(self) -> int:
        """How large an answer may be."""
        return MOST_BYTES

    def answered(self, request: requests.PreparedRequest, exchange: Exchange) -> requests.Response:
        """Return the registry's answer to a request to the resolver."""
        asked = request
        answer = exchange(request)
        for _ in range(MOST_REDIRECTS):
            if answer.status_code not in _REDIRECTS:
                break
            self.gate.budget.check()
            self.gate.budget.sent += 1
            request = _onward(request, answer.headers.get("Location", ""))
            answer = exchange(request)
        else:
            raise BadQuestion("it is led on without end")
        # A registry's own words on caching are for browsers, and cookies are none of ours.
        said = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        answer.headers = CaseInsensitiveDict(said)
        answer.request, answer.url = asked, asked.url or ""
        return answer

    def is_wanted(self, answer: requests.Response) -> bool:
        """Whether an answer is JSON that was asked for, and no page or error."""
        return answer.status_code == HTTPStatus.OK and is_json(answer)

    def lifetime(self, request: requests.PreparedRequest, answer: requests.Response) -> str:  # noqa: ARG002
        """Return how long to keep an answer: long if all is in it, short if there is none."""
        if answer.status_code in NOTHING:
            return f"max-age={MISS_DAYS * _DAY}"
        try:
            facts = facts_of(answer.content)
            read(facts, _ANY)
        except SourceGarbled:
            return "no-store"
        # What has no pages yet will have them soon.
        is_whole = bool(facts.get("page") or facts.get("article-number"))
        return f"max-age={(WHOLE_DAYS if is_whole else NEW_DAYS) * _DAY}"


def is_json(answer: requests.Response) -> bool:
    """Whether an answer says that it is JSON of some kind."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))


def _onward(request: requests.PreparedRequest, location: str) -> requests.PreparedRequest:
    """Return the request that a redirect asks for, with nothing in it that only the first may know.

    Raises:
        BadQuestion: it leads where nobody may be led.
    """
    here = request.url or ""
    try:
        url = urljoin(here, location)
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_fit = parts.scheme in ("http", "https") and host and not parts.username
    except ValueError:
        is_fit = False
    if not is_fit or (_is_private(host) and not is_loopback(urlsplit(here).hostname or "")):
        raise BadQuestion("it leads to no address on the web")
    onward = requests.PreparedRequest()
    headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
    try:
        onward.prepare(method="GET", url=url, headers=headers)
    except (requests.RequestException, UnicodeError) as error:
        raise BadQuestion("it leads to no address on the web") from error
    return onward


def _is_private(host: str) -> bool:
    """Whether a host is of this machine or its own network, as far as its name tells."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.rstrip(".").split(".")
        # 127.1 and 0x7f.1 are numbers to the system, and names of no host.
        return len(labels) < 2 or labels[-1] in _OWN_DOMAINS or labels[-1][:1].isdigit()
