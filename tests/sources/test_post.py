"""A question too long for an address is sent as a form, and treated like any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from requests import Response
from requests_cache import CachedSession

from bibtool.sources.arxiv_query import MAX_URL
from bibtool.sources.pace import Gate
from bibtool.sources.transport import HIT_DAYS, MISS_DAYS, PoliteAdapter, ask, open_session
from tests.arxiv_server import ArxivServer, Fault, generated

RECORDS = list(generated(500, seed=31))
INTERVAL = 0.05


@dataclass
class Wire:
    """A session with its cache, as the source uses it."""

    server: ArxivServer
    session: CachedSession
    adapter: PoliteAdapter
    file: Path | None

    def ask(self, parameters: dict[str, str]) -> Response:
        """Send a question."""
        return ask(self.session, self.adapter, self.file, self.server.url, parameters)

    @property
    def methods(self) -> list[str]:
        """How each request was sent."""
        return [request.method for request in self.server.requests]


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    """Return a fresh cache before a server."""
    adapter = PoliteAdapter(Gate(tmp_path, INTERVAL), timeout=5.0)
    session, file = open_session(tmp_path, adapter, "bibtool/test")
    with ArxivServer(RECORDS) as server:
        yield Wire(server, session, adapter, file)
    session.close()  # type: ignore[no-untyped-call]


def by_ids(count: int) -> dict[str, str]:
    """Return a question for some papers by id."""
    names = ",".join(record.id for record in RECORDS[:count])
    return {"id_list": names, "start": "0", "max_results": str(count)}


def by_text(filling: int) -> dict[str, str]:
    """Return a search with so many characters to spare."""
    text = f'ti:"{RECORDS[0].title}" OR abs:"{"x" * filling}"'
    return {"search_query": text, "start": "0", "max_results": "10"}


QUESTIONS = [
    pytest.param(by_ids(10), "GET", id="few-ids"),
    pytest.param(by_ids(400), "POST", id="many-ids"),
    pytest.param(by_text(10), "GET", id="short-text"),
    pytest.param(by_text(MAX_URL), "POST", id="long-text"),
]


@pytest.mark.parametrize(("parameters", "method"), QUESTIONS)
def test_a_long_question_is_a_form(wire: Wire, parameters: dict[str, str], method: str) -> None:
    """The server reads the same parameters either way."""
    assert 200 == wire.ask(parameters).status_code
    (request,) = wire.server.requests
    assert (method, parameters) == (request.method, request.params)


@pytest.mark.parametrize(("parameters", "method"), QUESTIONS)
def test_its_answer_is_kept_like_any_other(
    wire: Wire, parameters: dict[str, str], method: str
) -> None:
    """Ids answered in full for days, a search for one; another body is another question."""
    first, again = wire.ask(parameters), wire.ask(parameters)
    assert (1, first.content) == (len(wire.server.requests), again.content)
    (kept,) = wire.session.cache.responses.values()
    days = HIT_DAYS if "id_list" in parameters else MISS_DAYS
    assert days == round((kept.expires_delta or 0) / 86400)
    wire.ask({**parameters, "max_results": "401"})
    assert [method] * 2 == wire.methods


def test_an_id_list_in_quotes_is_no_id_list(wire: Wire) -> None:
    """What is searched for cannot make its answer live longer."""
    for filling in (1, MAX_URL):
        wire.ask({**by_text(filling), "search_query": f'abs:"&id_list={"x" * filling}"'})
    kept = [round((r.expires_delta or 0) / 86400) for r in wire.session.cache.responses.values()]
    assert [MISS_DAYS] * 2 == kept


def test_forms_wait_their_turn(wire: Wire) -> None:
    """The pace holds for whatever is sent."""
    for filling in (MAX_URL, 1, MAX_URL + 1):
        wire.ask(by_text(filling))
    assert ["POST", "GET", "POST"] == wire.methods
    assert [] == [gap for gap in wire.server.spacings() if gap < INTERVAL]


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.SHORT_PAGE, Fault.SOFT_LIMIT])
def test_half_an_answer_is_not_kept(wire: Wire, fault: Fault) -> None:
    """A form's bad answer is asked for anew."""
    wire.server.faults.push(fault)
    for _ in range(2):
        wire.ask(by_ids(400))
    assert ["POST"] * 2 == wire.methods
