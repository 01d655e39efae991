"""The arXiv source against our own server: polite, patient, and never taking no answer for no."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.identifiers import ArxivId
from bibtool.layouts import parse
from bibtool.model import Match, Query, Reference, Status
from bibtool.queries import plan
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import OpenSources, open_sources
from tests.arxiv_server import ArxivServer, Fault, generated

RECORDS = list(generated(60, seed=11))
INTERVAL = 0.01

Open = Callable[[], OpenSources]


@pytest.fixture(scope="module")
def running() -> Iterator[ArxivServer]:
    """Run one server for the module."""
    with ArxivServer(RECORDS) as server:
        yield server


@pytest.fixture
def server(running: ArxivServer) -> ArxivServer:
    """Return the server without faults and log."""
    running.reset()
    return running


@pytest.fixture
def sources(server: ArxivServer, tmp_path: Path) -> Iterator[OpenSources]:
    """Open arXiv and its cache on a fresh folder, impatient enough for tests."""
    settings = Settings(server.url, tmp_path / "cache", min_interval=INTERVAL, timeout=0.5)
    with open_sources(["arxiv"], settings) as opened:
        yield opened


def page(count: int) -> tuple[Reference, ...]:
    """Return the items of a page of abstracts of the server's first records."""
    text = "".join(f"Abstract:{record.abstract}\n" for record in RECORDS[:count])
    return parse(text, "abstracts").references


def outcome(matches: list[Match]) -> list[tuple[str, str | None]]:
    """Return status and id of each match."""
    return [(m.status.value, m.record.arxiv_id.base if m.record else None) for m in matches]


RIGHT = [("matched", record.id) for record in RECORDS]


def test_abstracts_find_their_papers_many_to_a_request(
    server: ArxivServer, sources: OpenSources
) -> None:
    """Thirty abstracts without titles are found with few requests."""
    assert RIGHT[:30] == outcome(resolve(page(30), sources))
    assert len(server.requests) == sources.requests.sent <= 5


def test_what_is_sent_is_polite(server: ArxivServer, sources: OpenSources) -> None:
    """One connection, spaced, with a name, a count, quoted phrases and nothing bare."""
    resolve(page(60), sources)
    assert 1 == server.max_concurrency
    assert [] == [gap for gap in server.spacings() if gap < INTERVAL]
    for request in server.requests:
        assert request.user_agent.startswith("bibtool/")
        assert request.params["max_results"].isdigit()
        text = request.params["search_query"]
        outside = "".join(text.split('"')[::2])
        assert set() == set(outside.replace("abs:", "").replace("OR", "").split()) - {"(", ")"}


def test_a_second_run_asks_nothing(server: ArxivServer, sources: OpenSources) -> None:
    """All of it, a part, another order, mixed with misses: the cache answers."""
    missing = Reference(
        "x", 99, abstract="nobody wrote " + " ".join(f"word{n}x" for n in range(50))
    )
    first = resolve([*page(20), missing], sources)
    sent = len(server.requests)
    for items in ([*page(20), missing], page(20)[5:9], [missing, *page(20)[::-1]]):
        again = resolve(items, sources)
        expected = {m.reference.abstract: (m.status, m.record and m.record.arxiv_id) for m in first}
        assert [expected[i.abstract] for i in items] == [
            (m.status, m.record and m.record.arxiv_id) for m in again
        ]
    assert sent == len(server.requests)


def test_the_cache_serves_another_run_offline(server: ArxivServer, tmp_path: Path) -> None:
    """What arXiv answered once is known without the network."""
    settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
    with open_sources(["arxiv"], settings) as opened:
        resolve(page(5), opened)
    sent = len(server.requests)
    with open_sources(["arxiv"], settings, offline=True) as opened:
        matches = resolve(page(5), opened)
    assert (RIGHT[:5], {"cache"}) == (outcome(matches), {m.source for m in matches})
    assert sent == len(server.requests)


PASSING = [
    Fault.RATE_LIMITED,
    Fault.SOFT_LIMIT,
    Fault.EMPTY_BODY,
    Fault.OVERLOADED,
    Fault.RESET,
    Fault.CUT_OFF,
    Fault.TRUNCATED,
    Fault.EMPTY_PAGE,
    Fault.SHORT_PAGE,
    Fault.LOGIN_PAGE,
    Fault.ENTITY_BOMB,
    Fault.EXTERNAL_ENTITY,
    Fault.SERVER_ERROR,
    Fault.HANG,
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda f: f.name)
def test_a_passing_fault_is_waited_out(
    server: ArxivServer, sources: OpenSources, fault: Fault
) -> None:
    """One bad answer costs a cool-down, not a paper."""
    server.faults.push(fault, seconds=2.0 if fault is Fault.HANG else None)
    assert RIGHT[:6] == outcome(resolve(page(6), sources))
    assert server.spacings()[0] >= 20 * INTERVAL


LASTING = [f for f in PASSING if f is not Fault.HANG] + [Fault.FORBIDDEN, Fault.REDIRECT]


@pytest.mark.parametrize("fault", LASTING, ids=lambda f: f.name)
def test_an_outage_is_unchecked_never_not_found(
    server: ArxivServer, sources: OpenSources, fault: Fault
) -> None:
    """Whatever arXiv's failure looks like, nothing is called absent, and we soon stop asking."""
    server.faults.always(fault)
    matches = resolve(page(6), sources)
    assert [("unchecked", None)] * 6 == outcome(matches)
    assert len(server.requests) <= 12
    server.faults.clear()
    with_peace = OpenSources(sources.members, sources.memory)
    for member in with_peace.members:
        if hasattr(member, "failure"):
            member.failure = ""
    assert RIGHT[:6] == outcome(resolve(page(6), with_peace))


def test_no_connection_is_told_at_once(tmp_path: Path) -> None:
    """A machine without network does not sit through cool-downs."""
    with ArxivServer(RECORDS[:1]) as closed:
        url = closed.url
    with open_sources(["arxiv"], Settings(url, tmp_path, min_interval=INTERVAL)) as opened:
        (match,) = resolve(page(1), opened)
        assert (Status.UNCHECKED, None) == (match.status, match.record)
        assert "cannot be reached" in opened.members[-1].failure  # type: ignore[attr-defined]
        assert opened.requests.sent == 1


def test_one_bad_question_does_not_sink_the_batch(
    server: ArxivServer, sources: OpenSources
) -> None:
    """A refused batch is halved until only what arXiv refuses is left."""
    phrases = [phrase for query in plan(page(3)[-1]) for phrase in query.phrases]
    server.faults.when(
        lambda call: any(p in call.params.get("search_query", "") for p in phrases),
        Fault.TOO_LONG,
    )
    expected = [*RIGHT[:2], ("unchecked", None), *RIGHT[3:6]]
    assert expected == outcome(resolve(page(6), sources))


def test_ids_are_joined_by_id_and_missing_ones_are_told(
    server: ArxivServer, sources: OpenSources
) -> None:
    """Answers come in any order and without what does not exist; all go to their own question."""
    known = [Reference("x", n, arxiv_id=ArxivId(r.id)) for n, r in enumerate(RECORDS[:40])]
    unknown = Reference("x", 99, arxiv_id=ArxivId("1911.00001"))
    matches = resolve([*known, unknown], sources)
    assert [*RIGHT[:40], ("not-found", None)] == outcome(matches)
    assert 1 == len(server.requests)


@pytest.mark.parametrize(
    "fault",
    [Fault.DUPLICATES, Fault.BARE_LINKS, Fault.LOOSE_PHRASES, Fault.JUNK_FIELDS],
    ids=lambda f: f.name,
)
def test_a_careless_answer_makes_no_wrong_match(
    server: ArxivServer, sources: OpenSources, fault: Fault
) -> None:
    """Candidates are judged by their text, whatever the answer's order or extras."""
    server.faults.always(fault)
    assert RIGHT[:10] == outcome(resolve(page(10), sources))


def test_a_false_zero_is_not_believed_at_once(server: ArxivServer, sources: OpenSources) -> None:
    """The second round asks with other phrases and finds what the first was told is not there."""
    server.faults.push(Fault.FALSE_ZERO)
    assert RIGHT[:3] == outcome(resolve(page(3), sources))


def test_a_record_nobody_asked_for_is_nobodys(server: ArxivServer, sources: OpenSources) -> None:
    """A wrong record in a right one's place is no match, and another phrase finds the right one."""
    server.faults.push(Fault.UNASKED)
    assert RIGHT[:3] == outcome(resolve(page(3), sources))


def test_a_version_is_asked_for_by_name(tmp_path: Path) -> None:
    """The version the user named is the one described; one that does not exist is not found."""
    first = replace(RECORDS[0], version=1, title="A First Title of It")
    last = replace(RECORDS[0], version=3, title="A Last Title of It")
    with ArxivServer([first, last]) as server:
        settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
        with open_sources(["arxiv"], settings) as opened:
            items = [
                Reference("x", n, arxiv_id=ArxivId.parse(first.id + v))
                for n, v in enumerate(["v1", "", "v3", "v2"])
            ]
            matches = resolve(items, opened)
    expected = [("A First Title of It", 1), *[("A Last Title of It", 3)] * 2, None]
    assert expected == [m.record and (m.record.title, m.record.version) for m in matches]


def test_search_answers_none_only_where_it_could_not_ask(
    server: ArxivServer, sources: OpenSources
) -> None:
    """The contract of every source: a tuple is an answer, None is none."""
    arxiv = sources.members[-1]
    nothing = Query(phrases=("no paper has this phrase of words",))
    assert [()] == arxiv.search([nothing])
    assert [] == arxiv.search([])
    server.faults.always(Fault.FORBIDDEN)
    assert [None] == arxiv.search([Query(phrases=("another phrase that no paper has",))])
