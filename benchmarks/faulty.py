"""The same items while one request in five goes wrong: the same matches, politely asked for.

Only faults that show in the answer itself: one that leaves out papers and says so nowhere makes
every client miss them.
"""

import math
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import seeded
from benchmarks.itemsets import Item
from benchmarks.measure import resolved
from bibtool.model import Match, Status
from bibtool.settings import Settings
from tests.arxiv_server import ArxivServer, Call, Fault

FAULTS = (
    Fault.RATE_LIMITED,
    Fault.SOFT_LIMIT,
    Fault.EMPTY_BODY,
    Fault.OVERLOADED,
    Fault.HANG,
    Fault.RESET,
    Fault.CUT_OFF,
    Fault.TRUNCATED,
    Fault.EMPTY_PAGE,
    Fault.SHORT_PAGE,
    Fault.SERVER_ERROR,
)
SHARE = 0.2
INTERVAL = 0.05
"""Seconds between requests here; the waits after a fault are multiples of it."""
MOST_REQUESTS = 1.6
"""Times those of a server without faults."""
SEEDS = 3
"""How often the faults fall otherwise."""
MOST_NUMBERS = 10_000
"""More requests than any run sends."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run came to and what the server saw of it."""

    matches: list[Match]
    requests: int
    at_once: int
    """How many requests were under way together at most."""
    least: float
    """The shortest time from the start of one request to the start of the next."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Ordeal:
    """A run with faults beside the one without."""

    name: str
    seed: str
    clean: Asked
    faulty: Asked
    faults: int

    @property
    def same(self) -> int:
        """Items with the same outcome as without faults."""
        return sum(one == other for one, other in self._outcomes)

    @property
    def changed(self) -> int:
        """Items with another outcome, those left unchecked not counted."""
        return len(self.clean.matches) - self.same - self.unchecked

    @property
    def unchecked(self) -> int:
        """Items that could not be asked about."""
        return sum(match.status is Status.UNCHECKED for match in self.faulty.matches)

    @property
    def ratio(self) -> float:
        """Requests with faults for one without."""
        return self.faulty.requests / max(1, self.clean.requests)

    @property
    def _outcomes(self) -> Iterable[tuple[object, object]]:
        pairs = zip(self.clean.matches, self.faulty.matches, strict=True)
        return ((_outcome(one), _outcome(other)) for one, other in pairs)


def ordeals(name: str, items: Sequence[Item], server: ArxivServer, seed: int) -> Iterator[Ordeal]:
    """Resolve the items once without faults, then under faults of several seeds."""
    server.reset()
    clean = _asked(items, server, 0.0)
    for own_seed in (f"{seed}:{name}:{number}" for number in range(SEEDS)):
        server.reset()
        chosen = _spoil(server, own_seed)
        faulty = _asked(items, server, INTERVAL)
        faults = sum(number in chosen for number in range(1, faulty.requests + 1))
        yield Ordeal(name, own_seed, clean, faulty, faults)
    server.reset()


def _spoil(server: ArxivServer, seed: str) -> frozenset[int]:
    """Make some of the coming requests meet a fault, and return their numbers."""
    planned: dict[Fault, set[int]] = {fault: set() for fault in FAULTS}
    for number in range(1, MOST_NUMBERS):
        chance = seeded(seed, number)
        if chance.random() < SHARE:
            planned[chance.choice(FAULTS)].add(number)
    for fault, numbers in planned.items():
        server.faults.when(_is_one_of(frozenset(numbers)), fault)
    return frozenset().union(*planned.values())


def _is_one_of(numbers: frozenset[int]) -> Callable[[Call], bool]:
    return lambda call: call.number in numbers


def _asked(items: Sequence[Item], server: ArxivServer, interval: float) -> Asked:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as folder:
        matches = resolved(items, Settings(server.url, Path(folder), min_interval=interval))
    seconds = time.perf_counter() - begun
    least = min(server.spacings(), default=math.inf)
    return Asked(matches, len(server.requests), server.max_concurrency, least, seconds)


def _outcome(match: Match) -> tuple[Status, str]:
    return match.status, match.record.arxiv_id.base if match.record else ""
