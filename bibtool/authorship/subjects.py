"""What two papers' titles and abstracts say: who writes again, often writes on the same thing.

The numbers were counted on arXiv records that share a category: how much more often papers of one
person are so much alike than papers of two whose names differ in the given name only.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, product
from math import log, sqrt

from bibtool.frequencies import frequencies
from bibtool.model import Record

_WORD = re.compile(r"[a-z]{4,}")
_TELLING = 3.0
"""Words less rare than this, as a logarithm, are left out: they tell nothing."""
_PAIRS = 64
"""So many pairs of papers are compared at most."""

_WITH_ABSTRACT = (
    (0.0, -1.6),
    (0.03, -1.2),
    (0.05, -0.6),
    (0.08, 0.5),
    (0.1, 1.5),
    (0.125, 2.5),
    (0.15, 4.0),
    (0.2, 5.0),
)
_BY_TITLE = ((0.0, -0.4), (0.03, 0.2), (0.08, 0.7), (0.1, 1.2), (0.15, 1.8), (0.2, 2.5))
"""From which cosine on how much is told, as a logarithm of odds."""


class Subjects:
    """The rare words of papers, taken out when they are first asked for."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._ids: dict[str, int] = {}
        self._weights: list[float] = []
        self._known: dict[tuple[int, bool], tuple[tuple[int, ...], float]] = {}

    def told(self, some: Sequence[int], others: Sequence[int]) -> float:
        """Return what the likeness of two persons' papers tells, as a logarithm of odds."""
        pairs = list(islice(product(some, others), _PAIRS))
        best = max((self._of_pair(one, other) for one, other in pairs), default=0.0)
        # The best of many is good by chance.
        return best - log(len(pairs)) / 2 if best > 0 else best

    def likeness(self, one: int, other: int) -> float | None:
        """Return how much two papers' words have in common, 0 to 1; None without an abstract."""
        if not (self._records[one].abstract and self._records[other].abstract):
            return None
        return self._cosine(one, other, full=True)

    def _of_pair(self, one: int, other: int) -> float:
        full = bool(self._records[one].abstract and self._records[other].abstract)
        steps = _WITH_ABSTRACT if full else _BY_TITLE
        cosine = self._cosine(one, other, full=full)
        return 0.0 if cosine is None else steps[bisect_right(steps, (cosine, 9.0)) - 1][1]

    def _cosine(self, one: int, other: int, *, full: bool) -> float | None:
        mine, my_length = self._words(one, full=full)
        theirs, their_length = self._words(other, full=full)
        if not my_length or not their_length:
            return None
        shared = sum(self._weights[word] for word in set(mine).intersection(theirs))
        return shared / (my_length * their_length)

    def _words(self, paper: int, *, full: bool) -> tuple[tuple[int, ...], float]:
        """Return the numbers of a paper's rare words and the length of their vector."""
        found = self._known.get((paper, full))
        if found is None:
            record = self._records[paper]
            text = f"{record.title} {record.abstract}" if full else record.title
            numbers = tuple(
                sorted(filter(None, map(self._number, set(_WORD.findall(text.lower())))))
            )
            length = sqrt(sum(self._weights[number] for number in numbers))
            found = self._known[paper, full] = numbers, length
        return found

    def _number(self, word: str) -> int:
        """Return a word's number, 0 if it is not rare or not known."""
        number = self._ids.get(word)
        if number is None:
            if not self._weights:
                self._weights.append(0.0)
            known = frequencies()
            rarity = known.rarity(word) if known.is_known(word) else 0.0
            number = self._ids[word] = len(self._weights) if rarity > _TELLING else 0
            if number:
                self._weights.append(rarity * rarity)
        return number
