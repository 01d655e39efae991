"""A run's budget: so many requests, so much time; what it stops is unchecked and can go on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibtool.errors import SettingError, SourceStopped
from bibtool.layouts import parse
from bibtool.model import Match, Reference, Status
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import open_sources
from bibtool.sources.budget import Budget, in_short, seconds_of
from bibtool.sources.pace import Gate
from tests.arxiv_server import ArxivServer, Fault, generated

RECORDS = list(generated(150, seed=17))


class Clock:
    """A clock that only sleeping moves."""

    now = 1000.0

    def time(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += seconds


@pytest.mark.parametrize(
    ("text", "seconds", "short"),
    [
        ("90", 90, "90s"),
        ("90s", 90, "90s"),
        ("10m", 600, "10m"),
        ("2h", 7200, "2h"),
        (" 1.5 H ", 5400, "90m"),
        ("0.5", 0.5, "0.5s"),
        ("60", 60, "1m"),
    ],
)
def test_lengths_of_time(text: str, seconds: float, short: str) -> None:
    """Seconds unless a unit says otherwise, and back again in the largest unit that fits."""
    assert (seconds, short) == (seconds_of(text), in_short(seconds_of(text)))


@pytest.mark.parametrize(
    "text", ["", "soon", "-5", "0", "0m", "10 days", "1h30", "nan", "inf", "m"]
)
def test_what_is_no_length_of_time(text: str) -> None:
    """A slip of the pen is told before anything is asked, with what would do."""
    with pytest.raises(SettingError, match="90s, 10m or 2h"):
        seconds_of(text)


def turns(budget: Budget, folder: Path, clock: Clock) -> list[float]:
    """Return when turns of three seconds' pace were granted, until the budget was spent."""
    gate = Gate(folder, 3.0, clock=clock.time, sleep=clock.sleep, budget=budget)
    granted: list[float] = []
    while True:
        try:
            with gate.turn():
                granted.append(clock.now - 1000)
        except SourceStopped:
            return granted


@pytest.mark.parametrize(
    ("most", "deadline", "granted", "reason"),
    [
        (0, None, [], "stopped after 0 requests, as asked"),
        (1, None, [0.0], "stopped after 1 request, as asked"),
        (3, None, [0.0, 3.0, 6.0], "stopped after 3 requests, as asked"),
        (None, 2.0, [0.0], "stopped at the deadline of 2s, as asked"),
        (None, 3.0, [0.0], "stopped at the deadline of 3s, as asked"),
        (None, 7.0, [0.0, 3.0, 6.0], "stopped at the deadline of 7s, as asked"),
        (2, 60.0, [0.0, 3.0], "stopped after 2 requests, as asked"),
        (9, 4.0, [0.0, 3.0], "stopped at the deadline of 4s, as asked"),
    ],
)
def test_turns_are_granted_within_the_budget(
    tmp_path: Path, most: int | None, deadline: float | None, granted: list[float], reason: str
) -> None:
    """Whichever bound comes first; a wait that would pass the deadline is not begun."""
    clock = Clock()
    budget = Budget(most, deadline, clock.time)
    assert (granted, reason) == (turns(budget, tmp_path, clock), budget.stopped)
    assert (granted or [0.0])[-1] == clock.now - 1000


def test_a_cool_down_beyond_the_deadline_is_not_sat_through(tmp_path: Path) -> None:
    """Another process was told to wait a minute; who has half of one goes home at once."""
    clock = Clock()
    Gate(tmp_path, 3.0, clock=clock.time, sleep=clock.sleep).cool_down()
    assert ([], 1000.0) == (turns(Budget(None, 30.0, clock.time), tmp_path, clock), clock.now)


def test_waits_are_told_each_second(tmp_path: Path) -> None:
    """Whoever shows them can count down."""
    clock, told = Clock(), list[float]()
    gate = Gate(tmp_path, 3.5, clock=clock.time, sleep=clock.sleep, notify=told.append)
    for _ in range(2):
        with gate.turn():
            pass
    assert ([3.5, 2.5, 1.5, 0.5], 1003.5) == (told, clock.now)


def page(count: int) -> tuple[Reference, ...]:
    """Return the items of a page of abstracts of the server's first records."""
    text = "".join(f"Abstract:{record.abstract}\n" for record in RECORDS[:count])
    return parse(text, "abstracts").references


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


def run(server: ArxivServer, folder: Path, count: int, budget: Budget) -> list[Match]:
    """Resolve so many abstracts on a budget."""
    settings = Settings(server.url, folder, min_interval=0.01)
    with open_sources(["arxiv"], settings, budget=budget) as sources:
        return resolve(page(count), sources)


def found(matches: list[Match]) -> int:
    """Return how many are matched; the others must say that the budget was spent."""
    rest = [m for m in matches if m.record is None]
    assert all(m.status is Status.UNCHECKED and "as asked)" in m.reasons[0] for m in rest)
    return len(matches) - len(rest)


def test_runs_on_a_budget_add_up_to_one(server: ArxivServer, tmp_path: Path) -> None:
    """Each goes on where the last one stopped, and what is found stays found."""
    run(server, tmp_path / "whole", 150, Budget())
    whole = len(server.requests)
    server.reset()
    shares = [found(run(server, tmp_path / "parts", 150, Budget(1))) for _ in range(whole)]
    assert (sorted(set(shares)), 150) == (shares, shares[-1])
    assert whole == len(server.requests)
    assert 150 == found(run(server, tmp_path / "parts", 150, Budget(0)))


def test_no_request_is_what_is_remembered(server: ArxivServer, tmp_path: Path) -> None:
    """Raw answers count as remembered too: they cost nothing."""
    assert 0 == found(run(server, tmp_path, 10, Budget(0)))
    run(server, tmp_path, 10, Budget())
    assert 10 == found(run(server, tmp_path, 10, Budget(0)))
    for file in tmp_path.rglob("records.sqlite*"):
        file.unlink()
    assert 10 == found(run(server, tmp_path, 10, Budget(0)))
    assert 1 == len(server.requests)


def test_every_request_counts(server: ArxivServer, tmp_path: Path) -> None:
    """One that is sent again after a failure is another one."""
    server.faults.always(Fault.SERVER_ERROR)
    budget = Budget(2)
    run(server, tmp_path, 40, budget)
    assert (2, 2) == (budget.sent, len(server.requests))


@pytest.mark.parametrize("fault", [Fault.HANG, Fault.SLOW, Fault.DRIP], ids=lambda f: f.name)
def test_a_request_under_way_is_cut_off_at_the_deadline(
    server: ArxivServer, tmp_path: Path, fault: Fault
) -> None:
    """It is no failure of arXiv's, so that nobody has to cool down."""
    server.faults.always(fault, seconds=50.0)
    (match,) = run(server, tmp_path, 1, Budget(None, 0.5))
    reason = "could not ask arxiv (stopped at the deadline of 0.5s, as asked)"
    assert (Status.UNCHECKED, reason) == (match.status, match.reasons[0])
    pace = tmp_path / "arxiv.pace"  # not there if the machine was so slow that nothing was sent
    assert 0 == (json.loads(pace.read_text())["failures"] if pace.exists() else 0)


def test_a_failure_before_the_end_is_a_failure(server: ArxivServer, tmp_path: Path) -> None:
    """The last request allowed was refused: that is what is said of it."""
    server.faults.always(Fault.FORBIDDEN)
    budget = Budget(1)
    (match,) = run(server, tmp_path, 1, budget)
    assert ("", True) == (budget.stopped, "arXiv blocks this address" in match.reasons[0])
