"""DOI registries: what Crossref, DataCite and others know of a DOI, asked through its resolver.

https://doi.org leads a request for CSL-JSON to the registry of that DOI, which answers 200, 204 (no
metadata), 404 (no such DOI) or 406 (not in that form): https://citation.doi.org/docs.html. A
registry that has no such service leads to the publisher's page instead, which is not read.
"""

import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from urllib.parse import quote

import requests
from requests_cache import CachedSession
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from bibtool.errors import BadQuestion, SourceBusy, SourceError, SourceGarbled, SourceRefused
from bibtool.identifiers import Doi
from bibtool.plugins import RequestCount, Unwatched, Watcher
from bibtool.settings import Settings
from bibtool.sources.budget import Budget
from bibtool.sources.citeproc import Reply, facts_of, read
from bibtool.sources.pace import Gate
from bibtool.sources.registry_transport import NOTHING, ResolverAdapter, is_json
from bibtool.sources.transport import ask, kept, open_session, user_agent

TRIES = 3
_ACCEPT = "application/vnd.citationstyles.csl+json"
_NO_JSON = "leads to a page and to no citation data"
_MOST_FAILURES = 3
"""DOIs in a row that could not be looked up, from which on it is not their own fault."""


@dataclass(slots=True)
class Registries:
    """DOI registries, one DOI to a question.

    Args:
        session: sends requests through the gate, with a cache in front.
        answers: the cache's file, if it has one.
        url: the resolver's address.
        may_ask: whether the network may be used; otherwise only the cache answers.
    """

    session: CachedSession
    answers: Path | None
    adapter: ResolverAdapter
    url: str
    may_ask: bool = True
    count: RequestCount = field(default_factory=RequestCount)
    failure: str = ""
    """Why they were given up in this run, if they were."""
    _failures: int = 0

    def look_up(self, doi: Doi) -> Reply:
        """Return what the registry of a DOI says.

        Raises:
            SourceError: it could not be asked, or its answer makes no sense.
        """
        url = f"{self.url}/{quote(doi.text, safe='/')}"
        if not self.may_ask or self.failure:
            return self._kept(url, doi)
        tries = Retrying(
            stop=stop_after_attempt(TRIES),
            retry=retry_if_exception_type((SourceBusy, SourceGarbled)),
            reraise=True,
        )
        try:
            reply = tries(self._try, url, doi)
        except (BadQuestion, SourceGarbled) as error:
            self._failures += 1
            if self._failures >= _MOST_FAILURES:
                self.failure = str(error)
            raise
        except (SourceBusy, SourceRefused) as error:
            self.failure = str(error)
            raise
        self._failures = 0
        return reply

    def close(self) -> None:
        """Close the connection and the cache."""
        self.session.close()  # type: ignore[no-untyped-call]

    def _kept(self, url: str, doi: Doi) -> Reply:
        answer = kept(self.session, self.answers, url)
        if answer is None:
            raise SourceRefused(self.failure or "not asked, offline")
        self.count.cached += 1
        return _reply(answer, doi)

    def _try(self, url: str, doi: Doi) -> Reply:
        sent = self.adapter.sent
        try:
            answer = ask(self.session, self.adapter, self.answers, url, {})
        except requests.RequestException as error:
            if not self.adapter.gate.budget.left:
                self.adapter.gate.budget.check()  # we cut it off ourselves
            raise self._trouble(error) from error
        finally:
            self.count.sent += self.adapter.sent - sent
        self.count.cached += self.adapter.sent == sent
        if answer.status_code in (429, 503):
            self._back_off(answer)
        reply = _reply(answer, doi)
        if self.adapter.sent > sent:
            self.adapter.gate.succeeded()
        return reply

    def _back_off(self, answer: requests.Response) -> None:
        """Wait as long as a busy registry asks for, unless that is longer than anybody would.

        Raises:
            SourceBusy, SourceRefused: asking again may help in this run, or only later.
        """
        gate = self.adapter.gate
        least = _seconds(answer.headers.get("Retry-After", ""))
        gate.cool_down(least)
        busy = f"the registry is overloaded (HTTP {answer.status_code})"
        if least > gate.longest:
            raise SourceRefused(f"{busy} and asks to come back in {least:.0f} s")
        raise SourceBusy(busy)

    def _trouble(self, error: requests.RequestException) -> SourceError:
        """Return what an answer that did not come means."""
        text = repr(error)
        if any(sign in text for sign in ("NewConnectionError", "NameResolutionError", "ProxyErr")):
            return SourceRefused(f"no connection to {self.url}")
        if isinstance(error, requests.Timeout) or "ReadTimeoutError" in text:
            self.adapter.gate.cool_down()
            return SourceBusy(f"no whole answer in {self.adapter.timeout:g} s")
        if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
            return SourceGarbled("the answer broke off, or is too large")
        return SourceGarbled(f"asking failed: {type(error).__name__}")


def open_registries(
    settings: Settings,
    *,
    offline: bool = False,
    watch: Watcher | None = None,
    budget: Budget | None = None,
) -> Registries:
    """Return the registries for some settings; nothing is sent yet.

    Raises:
        SourceRefused: the cache directory cannot be used, so that there is no pace to keep.
    """
    watch = watch or Unwatched()
    gate = Gate(
        settings.cache, settings.doi_interval, name="doi", notify=watch.waiting, budget=budget
    )
    adapter = ResolverAdapter(gate, settings.timeout)
    session, answers = open_session(
        settings.publications,
        adapter,
        user_agent(settings.contact),
        codes=(HTTPStatus.OK, *NOTHING),
    )
    session.headers["Accept"] = _ACCEPT
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return Registries(session, answers, adapter, settings.doi_resolver, may_ask=not offline)


def _reply(answer: requests.Response, doi: Doi) -> Reply:
    """Return what an answer says.

    Raises:
        SourceGarbled, BadQuestion: nothing; asking again may help, or not.
    """
    status = answer.status_code
    if status in NOTHING:
        return Reply(reason=NOTHING[status])
    if status >= 500:
        raise SourceGarbled(f"the registry failed (HTTP {status})")
    if status != HTTPStatus.OK:
        raise BadQuestion(f"the registry refuses (HTTP {status})")
    return read(facts_of(answer.content), doi) if is_json(answer) else Reply(reason=_NO_JSON)


def _seconds(retry_after: str) -> float:
    """Return how long a Retry-After header asks to wait, given in seconds or as a date."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal() and len(text) < 9:
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
