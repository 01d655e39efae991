"""Resolving a set of items against the test server, and judging what comes back."""

import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import Corpus, Paper, folded
from benchmarks.itemsets import Item
from bibtool.model import Match, Status
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import open_sources
from tests.arxiv_server import ArxivServer

RIGHT, WRONG, TWIN, FIRST = "right", "wrong", "twin", "ambiguous, right one first"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an item: an outcome, or the status if there is no match."""

    item: Item
    match: Match
    outcome: str


@dataclass(slots=True)
class Measured:
    """A set after two runs with one cache: the first with nothing in it."""

    name: str
    judged: list[Judged]
    cold: int
    warm: int
    seconds: float
    served: float
    """Of the seconds, those in which the server was at work."""
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.counts.update(judged.outcome for judged in self.judged)

    @property
    def matched(self) -> float:
        """Percentage of the items that can be told apart which found their paper."""
        return 100 * self.counts[RIGHT] / max(1, len(self.judged) - self.counts[TWIN])

    @property
    def per_hundred(self) -> float:
        """Requests for 100 items, nothing being cached."""
        return 100 * self.cold / max(1, len(self.judged))


def measured(
    name: str, items: Sequence[Item], server: ArxivServer, corpus: Corpus, interval: float = 0.0
) -> Measured:
    """Resolve the items twice with a cache of their own."""
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as folder:
        settings = Settings(server.url, Path(folder), min_interval=interval)
        server.reset()
        begun = time.perf_counter()
        matches = resolved(items, settings)
        seconds = time.perf_counter() - begun
        asked = server.requests
        server.reset()
        resolved(items, settings)
        warm = len(server.requests)
    judged = [judge(item, match, corpus) for item, match in zip(items, matches, strict=True)]
    served = sum(request.ended - request.started for request in asked)
    return Measured(name, judged, len(asked), warm, seconds, served)


def resolved(items: Sequence[Item], settings: Settings) -> list[Match]:
    """Resolve the items with arXiv alone: no starter pack helps."""
    with open_sources(["arxiv"], settings) as sources:
        return resolve([item.reference for item in items], sources)


def judge(item: Item, match: Match, corpus: Corpus) -> Judged:
    """Say what a match is worth."""
    found = [candidate.record.arxiv_id.base for candidate in match.candidates]
    got = found[0] if match.status is Status.MATCHED else None
    if got == item.origin.id:
        return Judged(item, match, RIGHT)
    if got is not None:
        same = is_twin(item, corpus.papers[got])
        return Judged(item, match, TWIN if same else WRONG)
    if match.status is Status.AMBIGUOUS:
        others = [corpus.papers[name] for name in found if name != item.origin.id]
        if any(is_twin(item, other) for other in others):
            return Judged(item, match, TWIN)
        if found[0] == item.origin.id:
            return Judged(item, match, FIRST)
    return Judged(item, match, match.status.value)


def is_twin(item: Item, other: Paper) -> bool:
    """Whether nobody could tell the two papers apart by this item: its text is also the other's."""
    if item.is_title:
        return folded(other.title) in (folded(item.origin.title), folded(item.text))
    if folded(other.abstract) == folded(item.origin.abstract):
        return True
    text = _letters(folded(item.text).removesuffix(" read more"))
    # A text cut in the middle of a word is still the beginning of both.
    return any(_letters(folded(abstract)).startswith(text) for abstract in other.abstracts)


def _letters(text: str) -> str:
    """Return a text without its spaces: some abstracts have words broken at line ends."""
    return text.replace(" ", "")
