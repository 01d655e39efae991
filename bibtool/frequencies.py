"""How common words are in abstracts: numbers counted once over 46,000 arXiv records.

``frequencies.txt`` lies beside this file: the number of papers counted, then on each line a number
and the words that occur in so many of them. Made by ``cache/count_words.py``.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bibtool.words import STOP_WORDS

_FILE = Path(__file__).with_name("frequencies.txt")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many papers words occur; words are as ``bibtool.words.words`` gives them."""

    papers: int
    counts: Mapping[str, int]

    def is_known(self, word: str) -> bool:
        """Whether a word is one that people use, as opposed to a slip or a coinage."""
        return word in self.counts

    def rarity(self, word: str) -> float:
        """Return how much a shared word tells: the logarithm of one in how many papers has it."""
        return 0.0 if word in STOP_WORDS else math.log(self.papers / self.counts.get(word, 1))

    def weight(self, words: Iterable[str]) -> float:
        """Return how much some words tell together."""
        return math.fsum(map(self.rarity, words))  # the same in whatever order a set has


@cache  # the shipped table, read when first needed: not every command plans or judges
def frequencies() -> Frequencies:
    """Return the shipped table."""
    first, *lines = _FILE.read_text("utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        number, *together = line.split(" ")
        counts.update(dict.fromkeys(together, int(number)))
    return Frequencies(int(first), counts)
