"""Two abstracts side by side: what they share, math aside and hyphens mended, and where.

Five-word runs show what two texts have in the same order; the rarity of the words they share shows
whether they speak of the same thing at all.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from bibtool.fingerprints import LONGEST, Overlap, fingerprint, hashes, overlap
from bibtool.frequencies import frequencies
from bibtool.mending import mend
from bibtool.words import words

_NUMBER = re.compile(r"\d+")
_MATH = re.compile(r"\$[^$]{0,2000}\$|\\\([^()]{0,500}\\\)")
_MIN_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """What an item's text and a record's share."""

    overlap: Overlap
    """In runs of five words, by the reading of both that fits best."""
    likeness: float
    """How far they use the same telling words, in any order: 0 to 1."""
    is_same: bool = False
    """Whether they are the same word for word, numbers and short words too."""
    numbers_differ: bool = False
    """Whether each has a number outside math that the other has nowhere."""


def compare(item: str, record: str) -> Texts:
    """Return what two texts share; the record's as its source keeps it, with TeX."""
    mine, theirs = mended(item), mended(record)
    whole = overlap(fingerprint(mine), fingerprint(theirs))
    plain = overlap(_prose_marks(mine), _prose_marks(theirs))
    best = max(whole, plain, key=lambda o: (min(o.of_item, o.of_record), o.of_item))
    return Texts(
        best,
        likeness(mine, theirs),
        is_same=whole.of_item == whole.of_record == 1,
        numbers_differ=bool(
            _numbers(without_math(mine)) - _numbers(theirs)
            and _numbers(without_math(theirs)) - _numbers(mine)
        ),
    )


def without_math(text: str) -> str:
    """Return a text without what stands between dollars."""
    return _MATH.sub(" ", text)


@lru_cache(maxsize=8192)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


@lru_cache(maxsize=4096)
def mended(text: str) -> str:
    """Return the part of a text that is looked at, mended: what authors send may be worn too."""
    return mend(text[:LONGEST])


def likeness(one: str, other: str) -> float:
    """Return the cosine of two texts' distinct words, each counting as much as it tells."""
    (mine, my_length), (theirs, their_length) = _weights(one), _weights(other)
    shared = math.fsum(mine[word] for word in mine.keys() & theirs.keys())
    return shared / (my_length * their_length) if shared else 0.0


@lru_cache(maxsize=4096)  # a batch of answers is held against many items
def _weights(text: str) -> tuple[dict[str, float], float]:
    """Return the square of what each word tells, and the length of the vector of all."""
    table = frequencies()
    squares = {word: table.rarity(word) ** 2 for word in set(words(text[:LONGEST]))}
    return squares, math.sqrt(math.fsum(squares.values()))


@lru_cache(maxsize=4096)
def _prose_marks(text: str) -> frozenset[int]:
    """Return the fingerprint of a text's longer words, math left out.

    What is left of math that somebody took the signs from is short, and left out too.
    """
    run = words(without_math(text[:LONGEST]))
    return hashes([word for word in run if len(word) >= _MIN_LETTERS and word.isalpha()])
