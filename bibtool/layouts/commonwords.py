"""Words that papers are full of, where names are looked for."""

import math
import re

from bibtool.frequencies import frequencies
from bibtool.layouts.remembering import remembered

_WORD_END = re.compile(r"[\s-]+")
_USUAL = math.log(100)  # in so many papers is a word that people use
_RARE = 3
_LONGEST_SHORT = 5


@remembered
def are_words(text: str) -> bool:
    """Return whether what may be a name is words that papers are full of: ``General Relativity``.

    One name in two hundred is so too, most of them short: ``Yang Wang``.
    """
    if "." in text:
        return False
    low = text.casefold()
    words = _WORD_END.split(low) if "-" in low else low.split()
    counts = frequencies().counts
    for word in words:
        if len(word) < 2 or counts.get(word, 0) < _RARE:
            return False
    if max(map(len, words)) <= _LONGEST_SHORT:
        return False
    return sum(math.log(counts[word]) for word in words) >= _USUAL * len(words)
