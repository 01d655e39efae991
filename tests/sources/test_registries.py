"""DOI registries against our own: polite, redirected with care, and never taken at a bad word."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibtool.errors import SourceError, SourceStopped
from bibtool.identifiers import Doi
from bibtool.settings import Settings
from bibtool.sources import registry_transport
from bibtool.sources.budget import Budget
from bibtool.sources.registries import Registries, open_registries
from tests.doi_registry import Canned, DoiServer, crossref, datacite

INTERVAL = 0.01
ADA = ("Ada", "Byron")
ONE, TWO = Doi.parse("10.1000/One.(1)"), Doi.parse("10.4230/two")
JSON = {"Content-Type": "application/vnd.citationstyles.csl+json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture(scope="module")
def running() -> Iterator[DoiServer]:
    """Run one server for the module."""
    with DoiServer() as server:
        yield server


@pytest.fixture
def server(running: DoiServer) -> DoiServer:
    """Return the server with two works and no log."""
    running.reset()
    running.register(crossref(str(ONE), "One Invention", ADA))
    running.register(datacite(str(TWO), "Two Inventions", ADA))
    return running


@pytest.fixture
def settings(server: DoiServer, tmp_path: Path) -> Settings:
    """Return settings for the server, impatient enough for tests."""
    return Settings(
        "http://127.0.0.1:9/none", tmp_path, 0.01, "me@example.org", 0.3, server.url, INTERVAL
    )


@pytest.fixture
def registries(settings: Settings) -> Iterator[Registries]:
    """Open the registries on a fresh folder."""
    opened = open_registries(settings)
    yield opened
    opened.close()


def titles(opened: Registries, *dois: Doi) -> list[str]:
    """Return the titles that some DOIs are registered with."""
    replies = [opened.look_up(doi) for doi in dois]
    return [reply.publication.title if reply.publication else reply.reason for reply in replies]


def test_both_registries_answer(server: DoiServer, registries: Registries) -> None:
    """The resolver is followed to the registry, whichever it is; each hop counts as a request."""
    assert ["One Invention", "Two Inventions"] == titles(registries, ONE, TWO)
    assert [f"/{ONE.folded}", f"/works/{ONE.folded}", f"/{TWO}", f"/works/{TWO}"] == [
        path.lower() for path in server.asked
    ]
    assert (4, 0) == (registries.count.sent, registries.count.cached)


def test_what_is_sent_is_polite(server: DoiServer, registries: Registries) -> None:
    """Each request says who asks for what, spaced; cookies and credentials go nowhere."""
    titles(registries, ONE, TWO, Doi.parse("10.1000/three"))
    assert [] == [gap for gap in server.spacings() if gap < INTERVAL]
    for request in server.requests:
        assert request.headers["user-agent"].startswith("bibtool/")
        assert "mailto:me@example.org" in request.headers["user-agent"]
        assert JSON["Content-Type"] == request.headers["accept"]
        assert not {"cookie", "authorization", "referer"} & set(request.headers)


def test_a_second_run_asks_nobody(server: DoiServer, settings: Settings) -> None:
    """Works and their absence are kept on disk, and offline nothing else is answered."""
    missing, never = Doi.parse("10.1000/missing"), Doi.parse("10.1000/never")
    titles(open_registries(settings), ONE, TWO, missing)
    server.requests.clear()
    again = open_registries(settings)
    expected = ["One Invention", "Two Inventions", "is not registered"]
    assert expected == titles(again, ONE, TWO, missing)
    offline = open_registries(settings, offline=True)
    assert expected == titles(offline, ONE, TWO, missing)
    with pytest.raises(SourceError, match="offline"):
        offline.look_up(never)
    assert ([], 3) == (server.asked, again.count.cached)


def test_other_endpoints_have_other_caches(server: DoiServer, settings: Settings) -> None:
    """What a test server said is never taken for what the registries say."""
    titles(open_registries(settings), ONE)
    assert settings.publications != Settings("https://a.example/q", settings.cache).publications
    assert not list(settings.cache.glob("*.sqlite"))


NOTHING = [
    pytest.param(Canned(204, headers=JSON), "is registered without citation data", id="204"),
    pytest.param(Canned(404, b"gone", HTML), "is not registered", id="404"),
    pytest.param(Canned(406, b"no", HTML), "is registered where no citation", id="406"),
    pytest.param(Canned(200, b"<html>The paper</html>", HTML), "leads to a page", id="HTML"),
    pytest.param(Canned(200, b"{}"), "leads to a page", id="no type"),
    pytest.param(Canned(200, b"{}", JSON), "is no publication but of", id="empty"),
]


@pytest.mark.parametrize(("canned", "reason"), NOTHING)
def test_no_metadata_is_an_answer(
    server: DoiServer, registries: Registries, canned: Canned, reason: str
) -> None:
    """That there is nothing is said with its reason, asked once, and no failure."""
    server.answer(str(ONE), canned)
    reply = registries.look_up(ONE)
    assert reply.publication is None
    assert reply.reason.startswith(reason)
    assert ("", 2) == (registries.failure, len(server.asked))


WHOLE = json.dumps(crossref(str(ONE), "One Invention", ADA)).encode()
FAULTS = [
    pytest.param(Canned(200, WHOLE[:-40], JSON), "no whole JSON", id="truncated"),
    pytest.param(Canned(200, WHOLE, JSON, cut=9), "broke off", id="cut off"),
    pytest.param(Canned(200, b"[" * 7_000, JSON), "no whole JSON", id="too deep"),
    pytest.param(Canned(200, b"[]", JSON), "no CSL item", id="a list"),
    pytest.param(Canned(200, b'{"volume": NaN}', JSON), "no whole JSON", id="NaN"),
    pytest.param(Canned(200, b'{"title": "\xff"}', JSON), "no whole JSON", id="not UTF-8"),
    pytest.param(Canned(200, b'{"title": {}}', JSON), "its title is no text", id="shape"),
    pytest.param(Canned(200, b" " * 9000 + b"{}", JSON), "too large", id="huge"),
    pytest.param(Canned(500, b"oops", HTML), "HTTP 500", id="500"),
    pytest.param(Canned(403, b"no", HTML), "HTTP 403", id="403"),
]


@pytest.mark.parametrize(("canned", "why"), FAULTS)
def test_a_faulty_answer_is_of_one_doi(
    server: DoiServer,
    registries: Registries,
    canned: Canned,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is no answer, it is not kept, and other DOIs are still asked about."""
    monkeypatch.setattr(registry_transport, "MOST_BYTES", 8000)
    server.answer(str(ONE), canned)
    with pytest.raises(SourceError, match=why):
        registries.look_up(ONE)
    assert ["Two Inventions"] == titles(registries, TWO)
    server.register(crossref(str(ONE), "One Invention", ADA))
    assert ["One Invention"] == titles(registries, ONE)


def test_a_passing_fault_is_asked_again(server: DoiServer, registries: Registries) -> None:
    """Half an answer, then a whole one: nothing is lost."""
    server.answer(str(ONE), Canned(200, WHOLE[:99], JSON), Canned(502), Canned(200, WHOLE, JSON))
    assert ["One Invention"] == titles(registries, ONE)


def test_three_faults_in_a_row_are_an_outage(server: DoiServer, registries: Registries) -> None:
    """Then nobody is asked any more, and what is kept is still answered."""
    titles(registries, TWO)
    dois = [Doi.parse(f"10.1000/{n}") for n in range(4)]
    for doi in dois:
        server.answer(str(doi), Canned(403))
        with pytest.raises(SourceError, match="403"):
            registries.look_up(doi)
    assert f"/{dois[3]}" not in server.asked
    assert ["Two Inventions"] == titles(registries, TWO)


def test_a_busy_registry_is_left_alone(server: DoiServer, registries: Registries) -> None:
    """After 429 every process waits as long as Retry-After asks, at least."""
    registries.adapter.gate._interval = 0.02  # so that a second is no longer than we would wait
    server.answer(str(ONE), Canned(429, headers={"Retry-After": "1"}), Canned(200, WHOLE, JSON))
    assert ["One Invention"] == titles(registries, ONE)
    assert server.spacings()[0] >= 1


@pytest.mark.parametrize("after", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_registry_that_asks_for_an_hour_is_given_up(
    server: DoiServer, registries: Registries, after: str
) -> None:
    """Nobody waits that long: it is told, and nobody else is asked."""
    server.answer(str(ONE), Canned(503, headers={"Retry-After": after}))
    with pytest.raises(SourceError, match=r"overloaded \(HTTP 503\) and asks to come back in"):
        registries.look_up(ONE)
    with pytest.raises(SourceError, match="overloaded"):
        registries.look_up(TWO)
    assert 2 == len(server.asked)


@pytest.mark.parametrize(
    "hangs", [Canned(200, WHOLE, JSON, pause=1), Canned(200, WHOLE, JSON, 0, 9, 1)]
)
def test_a_registry_that_hangs(server: DoiServer, registries: Registries, hangs: Canned) -> None:
    """A registry that does not answer in time, or not whole, is an outage."""
    server.answer(str(ONE), hangs)
    registries.adapter.timeout = 0.05
    with pytest.raises(SourceError, match="no whole answer in"):
        registries.look_up(ONE)
    assert registries.failure


def test_nobody_there(settings: Settings) -> None:
    """Without a connection nothing is asked twice."""
    nobody = Settings(settings.arxiv_api, settings.cache, 0.01, doi_resolver="http://127.0.0.1:9",
                      doi_interval=INTERVAL)  # fmt: skip
    opened = open_registries(nobody)
    with pytest.raises(SourceError, match=r"no connection to http://127\.0\.0\.1:9"):
        opened.look_up(ONE)
    assert 1 == opened.count.sent


ASTRAY = [
    *("file:///etc/passwd", "ftp://registry.example/x", "javascript:alert(1)", "//", ""),
    *("http://user:word@registry.example/", "http://[::1"),
]


@pytest.mark.parametrize("location", ASTRAY)
def test_only_the_web_is_followed(server: DoiServer, registries: Registries, location: str) -> None:
    """A redirect to anything but a web address is not followed."""
    server.lead(str(ONE), location)
    with pytest.raises(SourceError, match=r"no address on the web|led on without end"):
        registries.look_up(ONE)
    assert {f"/{ONE}".lower()} == {path.lower() for path in server.asked}


PRIVATE = [
    *("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/x"),
    *("http://169.254.169.254/meta", "http://192.168.1.1/", "http://127.1/", "http://2130706433/"),
    *("http://0x7f.1/", "http://printer/", "http://box.local./", "http://db.internal:80/"),
]


@pytest.mark.parametrize("location", PRIVATE)
def test_nobodys_own_network_is_entered(location: str) -> None:
    """From the web nobody is led to this machine or its network."""
    import requests  # noqa: PLC0415

    asked = requests.Request("GET", "https://doi.org/10.1000/1", headers={"Authorization": "x"})
    with pytest.raises(SourceError, match="no address on the web"):
        registry_transport._onward(asked.prepare(), location)
    onward = registry_transport._onward(asked.prepare(), "https://registry.example/1")
    assert "Authorization" not in onward.headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect(server: DoiServer, registries: Registries, status: int) -> None:
    """They all lead on, also several and by relative addresses."""
    server.lead(str(ONE), "hop", status)
    server.lead("10.1000/hop", f"{server.url}/works/{ONE.folded}", status)
    assert ["One Invention"] == titles(registries, ONE)


def test_endless_redirects(server: DoiServer, registries: Registries) -> None:
    """Five are followed."""
    server.lead(str(ONE), f"/{ONE.folded}")
    with pytest.raises(SourceError, match="without end"):
        registries.look_up(ONE)
    assert 6 == len(server.asked)


def test_a_budget_stops_and_the_next_run_goes_on(server: DoiServer, settings: Settings) -> None:
    """A redirect counts; what is kept is answered beyond the budget."""
    budget = Budget(max_requests=3)
    bounded = open_registries(settings, budget=budget)
    assert ["One Invention"] == titles(bounded, ONE)
    with pytest.raises(SourceStopped, match="stopped after 3 requests"):
        bounded.look_up(TWO)
    assert ["One Invention"] == titles(bounded, ONE)
    assert ["Two Inventions"] == titles(open_registries(settings), TWO)
    assert (3, "") == (budget.sent, bounded.failure)


def test_the_pace_is_its_own(settings: Settings, registries: Registries) -> None:
    """Waiting for DOI registries makes nobody wait for arXiv."""
    registries.adapter.gate.cool_down(1)
    assert ["doi.pace"] == [file.name for file in settings.cache.glob("*.pace")]


def test_a_cache_that_cannot_be_written(
    server: DoiServer, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then answers are not kept, and are answers all the same."""
    monkeypatch.setattr("bibtool.sources.transport.can_write", lambda file: False)
    assert ["One Invention", "One Invention"] == titles(registries, ONE, ONE)
    assert 4 == len(server.asked)
