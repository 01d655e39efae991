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
from bibtool.words import common_runs, words

_MATH = re.compile(r"\$[^$]{0,2000}\$|\\\([^()]{0,500}\\\)")
_BROKEN = re.compile(r"\b([A-Za-z]{2,20})[-\u2010\u00ad]\s+([a-z]{2,20})\b")
_MIN_LETTERS = 3
_MIN_PASSAGE, _MAX_SPREAD = 0.85, 1.25
"""Part of a passage's words that are the record's in order; its length there, as a part of it."""
_MOST_BEFORE = 12
"""Words that a page may put before an abstract: "Announce Type: new", "Abstract"."""
_READ_MORE = frozenset("click continue expand full less more read reading see show text".split())
_WORDS_PER_CHANGE = 60
"""A telling word of another text is excused in so many of its own."""
_MIN_TELLING = 2.0
_MIN_RUN = 3
"""Words in a row that show where in a record an item's text stands."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What an item's text and a record's share."""

    overlap: Overlap
    """In runs of five words, by the reading of both that fits best."""
    likeness: float
    """How far they use the same telling words, in any order: 0 to 1."""


def compare(item: str, record: str) -> Texts:
    """Return what two texts share; the record's as its source keeps it, with TeX."""
    mine = mended(item)
    whole = overlap(fingerprint(mine), fingerprint(record))
    plain = overlap(_prose_marks(mine), _prose_marks(record))
    best = max(whole, plain, key=lambda o: (min(o.of_item, o.of_record), o.of_item))
    return Texts(best, likeness(mine, record))


def mended(text: str) -> str:
    """Return a text with the words joined that a line's end had broken."""

    def joined(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if frequencies().is_known(whole.lower()) else found[0]

    return _BROKEN.sub(joined, text[:LONGEST])


def likeness(one: str, other: str) -> float:
    """Return the cosine of two texts' distinct words, each counting as much as it tells."""
    mine, theirs = _weights(one), _weights(other)
    shared = sum(mine[word] ** 2 for word in mine.keys() & theirs.keys())
    norms = math.prod(sum(w**2 for w in side.values()) for side in (mine, theirs))
    return shared / math.sqrt(norms) if norms else 0.0


@lru_cache(maxsize=4096)  # a batch of answers is held against many items
def _weights(text: str) -> dict[str, float]:
    table = frequencies()
    return {word: table.rarity(word) for word in set(words(text[:LONGEST]))}


@lru_cache(maxsize=4096)
def _prose_marks(text: str) -> frozenset[int]:
    """Return the fingerprint of a text's longer words, math left out.

    What is left of math that somebody took the signs from is short, and left out too.
    """
    run = words(_MATH.sub(" ", text[:LONGEST]))
    return hashes([word for word in run if len(word) >= _MIN_LETTERS and word.isalpha()])


def is_passage(item: str, record: str) -> bool:
    """Whether an item's text stands together in a record's, but for little.

    A page may cut it in the middle of a word and add "Read more"; sentences picked from all over
    the record are another paper's, and so is a text with a telling word that the record has not.
    """
    mine, theirs = words(mended(item)), words(record[:LONGEST])
    runs = [run for run in common_runs(mine, theirs) if run.length >= _MIN_RUN]
    if sum(run.length for run in runs) < _MIN_PASSAGE * len(mine):
        return False
    if runs[-1].other + runs[-1].length - runs[0].other > _MAX_SPREAD * len(mine):
        return False
    shared = {at for run in runs for at in range(run.one, run.one + run.length)}
    begin, end = runs[0].one, runs[-1].one + runs[-1].length
    changed = [mine[at] for at in range(begin, end) if at not in shared and _tells(mine[at])]
    added = [word for word in mine[end:] if _tells(word) and word not in _READ_MORE]
    excused = len(mine) // _WORDS_PER_CHANGE
    return begin <= _MOST_BEFORE and len(changed) <= excused and len(added) <= 1 + excused


def _tells(word: str) -> bool:
    """Whether a word cannot be what a page made of another: people use it, and not everywhere."""
    is_year = len(word) == 4 and word.isdigit()
    is_word = len(word) >= _MIN_LETTERS and word.isalpha() and frequencies().is_known(word)
    return is_year or (is_word and frequencies().rarity(word) >= _MIN_TELLING)
