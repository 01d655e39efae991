"""The pace: one request at a time, spaced from answer to request, also between processes."""

import multiprocessing
import time
from itertools import pairwise
from pathlib import Path

import pytest

from bibtool.sources.pace import Gate


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def time(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.slept.append(seconds)
        self.now += seconds


def gate(folder: Path, clock: Clock) -> Gate:
    """Return a gate at arXiv's pace with a clock made for a test."""
    return Gate(folder, 3.0, clock=clock.time, sleep=clock.sleep)


def starts(folder: Path, clock: Clock, times: int) -> list[float]:
    """Return when so many turns started."""
    found = []
    for _ in range(times):
        with gate(folder, clock).turn():
            found.append(clock.now)
    return found


def test_turns_are_three_seconds_apart(tmp_path: Path) -> None:
    """A new gate on the same folder, as another process has one, keeps the pace."""
    assert [1000.0, 1003.0, 1006.0] == starts(tmp_path, Clock(), 3)


def test_a_slow_answer_counts(tmp_path: Path) -> None:
    """The space is from the answer, so that requests cannot arrive nearer than they left."""
    clock = Clock()
    with gate(tmp_path, clock).turn():
        clock.now += 10
    assert [1013.0] == starts(tmp_path, clock, 1)


@pytest.mark.parametrize(("failures", "least"), [(1, 60), (2, 120), (3, 240), (4, 300), (9, 300)])
def test_a_cool_down_is_shared_and_doubles(tmp_path: Path, failures: int, least: float) -> None:
    """Every process waits a minute after a first failure, up to five after more."""
    clock = Clock()
    for _ in range(failures):
        gate(tmp_path, clock).cool_down()
    (start,) = starts(tmp_path, clock, 1)
    assert least <= start - 1000 <= least * 1.1


def test_success_forgets_failures(tmp_path: Path) -> None:
    """After an answer the next failure is a first one again."""
    clock = Clock()
    for _ in range(3):
        gate(tmp_path, clock).cool_down()
    gate(tmp_path, clock).succeeded()
    starts(tmp_path, clock, 1)
    before = clock.now
    gate(tmp_path, clock).cool_down()
    (start,) = starts(tmp_path, clock, 1)
    assert 60 <= start - before <= 66


@pytest.mark.parametrize("text", ["", "{", '{"next_start": "soon"}', "[]", '{"failures": 1}'])
def test_a_damaged_state_costs_one_interval(tmp_path: Path, text: str) -> None:
    """A process killed while writing may just have sent a request."""
    (tmp_path / "arxiv.pace").write_text(text)
    assert [1003.0] == starts(tmp_path, Clock(), 1)


def test_a_clock_set_back_does_not_stop_us_for_ever(tmp_path: Path) -> None:
    """A next start far in the future is held to the longest cool-down."""
    (tmp_path / "arxiv.pace").write_text('{"next_start": 9e9, "failures": 0}')
    (start,) = starts(tmp_path, Clock(), 1)
    assert start <= 1000 + 330


def _take_turns(folder: Path, log: Path) -> None:
    real = Gate(folder, 0.05)
    for _ in range(4):
        with real.turn():
            begun = time.time()
            time.sleep(0.01)
            with log.open("a") as out:
                out.write(f"{begun} {time.time()}\n")


def test_processes_take_turns(tmp_path: Path) -> None:
    """Three processes never overlap and keep the space between them."""
    context = multiprocessing.get_context("spawn")
    log = tmp_path / "log"
    runs = [context.Process(target=_take_turns, args=(tmp_path, log)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    spans = sorted(tuple(map(float, line.split())) for line in log.read_text().splitlines())
    assert 12 == len(spans)
    assert [] == [(a, b) for a, b in pairwise(spans) if b[0] < a[1]]
    gaps = [b[0] - a[1] for a, b in pairwise(spans)]
    assert [] == [gap for gap in gaps if gap < 0.05]
