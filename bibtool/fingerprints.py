"""Fingerprints of texts: hashes of word 5-grams, whole or sampled.

A whole fingerprint compares two texts at hand. A *sketch* keeps the hashes divisible by
``SCALE`` (FracMinHash): it still estimates how much of one text is in another, costs a quarter,
and cannot be turned back into the text, since most neighbours of a kept 5-gram are missing
(docs/decisions/0002-fingerprints.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from bibtool.words import words

WIDTH = 5
SCALE = 4
LONGEST = 20_000
"""Characters of a text that are looked at: abstracts have some thousand, and a page pasted as one
line must not cost more than an abstract."""


@lru_cache(maxsize=4096)  # a batch of answers is held against many items
def fingerprint(text: str) -> frozenset[int]:
    """Return the 64-bit hashes of every five consecutive words of a text."""
    return hashes(words(text[:LONGEST]))


def hashes(run: Sequence[str]) -> frozenset[int]:
    """Return the 64-bit hashes of every five consecutive words of a run."""
    return frozenset(
        int.from_bytes(
            blake2b(" ".join(run[i : i + WIDTH]).encode(), digest_size=8).digest(), "big"
        )
        for i in range(len(run) - WIDTH + 1)
    )


def sketch(hashes: frozenset[int]) -> frozenset[int]:
    """Return the sampled part of a fingerprint that is kept in packs and indexes."""
    return frozenset(h for h in hashes if h % SCALE == 0)


def text_key(text: str) -> str:
    """Return a key under which a text is remembered: equal for texts with the same words."""
    return blake2b(" ".join(words(text)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share, counted in 5-grams."""

    shared: int
    of_item: float
    """Part of the item's 5-grams that the record has, 0 to 1."""
    of_record: float
    """Part of the record's 5-grams that the item has, 0 to 1."""


def overlap(item: frozenset[int], record: frozenset[int]) -> Overlap:
    """Return what two fingerprints, or two sketches, share."""
    if not item or not record:
        return Overlap(0, 0.0, 0.0)
    shared = len(item & record)
    return Overlap(shared, shared / len(item), shared / len(record))
