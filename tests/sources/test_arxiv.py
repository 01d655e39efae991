"""The arXiv source against our own server: polite, patient, and never taking no answer for no."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts import parse
from bibtool.model import Match, Query, Reference, Status
from bibtool.queries import plan
from bibtool.resolver import resolve
from bibtool.settings import ARXIV_API, Settings
from bibtool.sources import OpenSources, database, open_sources, transport
from tests.arxiv_server import ArxivServer, Fault, generated
from tests.sources.asking import answers_of

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


@pytest.mark.parametrize("answers_are_kept", [True, False])
def test_a_second_run_asks_nothing(
    server: ArxivServer, tmp_path: Path, answers_are_kept: bool
) -> None:
    """All of it, a part, another order, mixed with misses: the cache answers, raw answers or no."""
    settings = Settings(server.url, tmp_path / "cache", min_interval=INTERVAL)
    missing = Reference(
        "x", 99, abstract="nobody wrote " + " ".join(f"word{n}x" for n in range(50))
    )
    titles = parse("".join(f"{r.title}\n" for r in RECORDS[20:40]), "reading").references
    ids = [Reference("x", n, arxiv_id=ArxivId(r.id)) for n, r in enumerate(RECORDS[40:50])]
    nobody = Reference("x", 98, arxiv_id=ArxivId("1911.00001"))
    whole = [*page(20), missing, *titles, *ids, nobody]
    with open_sources(["arxiv"], settings) as opened:
        first = outcome(resolve(whole, opened))
    assert [*RIGHT[:20], ("not-found", None), *RIGHT[20:50], ("not-found", None)] == first
    sent = len(server.requests)
    half = [n for n in range(len(whole)) if n % 3]
    for places in (range(len(whole)), range(5, 9), range(len(whole))[::-1], half, [20]):
        if not answers_are_kept:
            (settings.records / "answers.sqlite").unlink()
        with open_sources(["arxiv"], settings) as opened:
            again = resolve([whole[n] for n in places], opened)
        assert [first[n] for n in places] == outcome(again)
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


LASTING = [f for f in PASSING if f is not Fault.HANG]
LASTING += [Fault.FORBIDDEN, Fault.REDIRECT, Fault.NOT_FOUND, Fault.TOO_LONG, Fault.SERVER_ERROR]


@pytest.mark.parametrize("fault", LASTING, ids=lambda f: f.name)
def test_an_outage_is_unchecked_never_not_found(
    server: ArxivServer, sources: OpenSources, fault: Fault
) -> None:
    """Whatever arXiv's failure looks like, nothing is called absent, and we soon stop asking."""
    server.faults.always(fault)
    matches = resolve(page(6), sources)
    assert [("unchecked", None)] * 6 == outcome(matches)
    assert len(server.requests) <= 20
    assert 1 == len(sources.failures)
    server.faults.clear()
    for member in sources.members:
        member.failure = ""
    assert RIGHT[:6] == outcome(resolve(page(6), sources))


def test_giving_up_leaves_a_cool_down_for_the_next(
    server: ArxivServer, sources: OpenSources, tmp_path: Path
) -> None:
    """The last failure counts like the first: the next command does not ask at once."""
    server.faults.push(Fault.RATE_LIMITED, times=3)
    resolve(page(2), sources)
    settings = Settings(server.url, tmp_path / "cache", min_interval=INTERVAL)
    with open_sources(["arxiv"], settings) as others:
        assert RIGHT[:2] == outcome(resolve(page(2), others))
    assert [True] * 3 == [gap >= 20 * INTERVAL for gap in server.spacings()]


def test_a_refusal_of_everything_is_not_asked_item_by_item(
    server: ArxivServer, sources: OpenSources
) -> None:
    """An endpoint that moved costs one question, not two for every item."""
    server.faults.always(Fault.REDIRECT)
    resolve(page(50), sources)
    assert 1 == len(server.requests)


def test_a_record_the_server_cannot_print_costs_only_itself(
    server: ArxivServer, sources: OpenSources
) -> None:
    """A page with a poisoned record is an error; the batch is halved until it stands alone."""
    server.faults.poison(RECORDS[2].id)
    matches = resolve(page(8), sources)
    assert [*RIGHT[:2], ("unchecked", None), *RIGHT[3:8]] == outcome(matches)
    assert re.match(r"could not ask arxiv \(arXiv .+\)$", matches[2].reasons[0])


def test_no_connection_is_kept_open(server: ArxivServer, sources: OpenSources) -> None:
    """A connection kept alive would be a second one when another process asks."""
    resolve(page(3), sources)
    assert {"close"} == {request.headers["Connection"] for request in server.requests}


def test_an_answer_without_end_is_given_up(
    server: ArxivServer, sources: OpenSources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither size nor time of an answer is without bounds."""
    monkeypatch.setattr(transport, "MOST_BYTES", 1000)
    assert [("unchecked", None)] * 3 == outcome(resolve(page(3), sources))


def test_a_publishers_doi_is_found_in_any_case(tmp_path: Path) -> None:
    """ArXiv matches DOIs with case, people do not write them so."""
    record = replace(RECORDS[0], doi="10.1103/PHYSREVD.76.013009")
    with ArxivServer([record]) as server:
        settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
        with open_sources(["arxiv"], settings) as opened:
            asked = Reference("x", 1, doi=Doi.parse("10.1103/PhysRevD.76.013009"))
            assert RIGHT[:1] == outcome(resolve([asked], opened))


def test_another_endpoints_answers_are_not_arxivs(server: ArxivServer, tmp_path: Path) -> None:
    """What a test server said is not remembered as arXiv's word, and the pace is kept for both."""
    settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
    with open_sources(["arxiv"], settings) as opened:
        resolve(page(2), opened)
    with open_sources(["arxiv"], Settings(ARXIV_API, tmp_path), offline=True) as opened:
        assert [("unchecked", None)] * 2 == outcome(resolve(page(2), opened))
    assert (tmp_path / "arxiv.pace").exists()


def test_answers_are_kept_for_days_searches_for_one(
    server: ArxivServer, sources: OpenSources, tmp_path: Path
) -> None:
    """A new paper must not stay hidden behind yesterday's search."""
    resolve([Reference("x", 1, arxiv_id=ArxivId(RECORDS[0].id)), *page(2)], sources)
    session = sources.members[-1].session  # type: ignore[attr-defined]
    kept = {
        "id_list=" in str(answer.url): round(answer.expires_delta / 86400)
        for answer in session.cache.responses.values()
    }
    assert {True: 7, False: 1} == kept


def test_the_answers_file_cannot_run_code(
    server: ArxivServer, sources: OpenSources, tmp_path: Path
) -> None:
    """Answers are kept as JSON: a pickle in a cache would run what somebody put there."""
    resolve(page(1), sources)
    (file,) = (tmp_path / "cache").rglob("answers.sqlite")
    with closing(sqlite3.connect(file)) as db:
        (value,) = db.execute("SELECT value FROM responses").fetchone()
    assert json.loads(value)["status_code"] == 200


@pytest.mark.parametrize("name", ["answers.sqlite", "records.sqlite"])
def test_a_locked_cache_costs_no_answer(
    server: ArxivServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Another process that does not let go of a file is waited for a little, not for ever."""
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
    with open_sources(["arxiv"], settings) as opened:
        resolve(page(2), opened)
    with closing(sqlite3.connect(settings.records / name)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_sources(["arxiv"], settings) as opened:
            assert RIGHT[:5] == outcome(resolve(page(5), opened))


def test_an_answers_file_that_is_a_folder_costs_no_answer(
    server: ArxivServer, tmp_path: Path
) -> None:
    """Answers are then kept for the run only."""
    settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
    (settings.records / "answers.sqlite").mkdir(parents=True)
    with open_sources(["arxiv"], settings) as opened:
        assert RIGHT[:5] == outcome(resolve(page(5), opened))


def test_a_server_that_always_fails_leaves_a_cool_down(
    server: ArxivServer, sources: OpenSources, tmp_path: Path
) -> None:
    """Errors of the server are a reason to wait like overload, once it is given up."""
    server.faults.always(Fault.SERVER_ERROR)
    resolve(page(3), sources)
    kept = json.loads((tmp_path / "cache" / "arxiv.pace").read_text())
    assert kept["failures"] == 1


@pytest.mark.parametrize("name", ["answers.sqlite", "records.sqlite"])
def test_a_damaged_cache_costs_no_answer(server: ArxivServer, tmp_path: Path, name: str) -> None:
    """Garbage from the first byte or in the middle is set aside or gone round."""
    settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
    for damage in (b"no database at all" * 100, None):
        with open_sources(["arxiv"], settings) as opened:
            assert RIGHT[:5] == outcome(resolve(page(5), opened))
        file = settings.records / name
        data = bytearray(damage or file.read_bytes())
        if damage is None:
            data[4096:] = b"\xaa" * (len(data) - 4096)
        file.write_bytes(data)
    for _ in range(2):
        with open_sources(["arxiv"], settings) as opened:
            assert RIGHT[:5] == outcome(resolve(page(5), opened))


def test_no_connection_is_told_at_once(tmp_path: Path) -> None:
    """A machine without network does not sit through cool-downs."""
    with ArxivServer(RECORDS[:1]) as closed:
        url = closed.url
    with open_sources(["arxiv"], Settings(url, tmp_path, min_interval=INTERVAL)) as opened:
        (match,) = resolve(page(1), opened)
        assert (Status.UNCHECKED, None) == (match.status, match.record)
        assert "cannot be reached" in opened.failures[0]
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
    assert [()] == answers_of(arxiv, [nothing])
    assert [] == answers_of(arxiv, [])
    server.faults.always(Fault.FORBIDDEN)
    assert [None] == answers_of(arxiv, [Query(phrases=("another phrase that no paper has",))])
