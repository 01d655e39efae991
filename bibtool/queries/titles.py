"""What to ask about a title: the part of it a phrase search reads as we do, its halves, its words.

A slip of the pen leaves one half of a title as it is, and most of its words.
"""

import re
from itertools import accumulate

from bibtool.frequencies import frequencies
from bibtool.queries.phrases import plain_words
from bibtool.words import words

_MIN_RUN = 3
_MIN_PART = 8.0
"""What the words of half a title must tell together to be asked for on their own."""
_MOST_WORDS = 8
_BREAK = re.compile(r"""['’ʼ`"\\${}^_~]""")


def title_run(title: str) -> str:
    """Return the longest part of a title that a phrase search is sure to read as we do."""
    parts = _BREAK.split(title)
    best = max((_whole_tokens(parts, i) for i in range(len(parts))), key=lambda p: len(words(p)))
    return best if len(words(best)) >= min(_MIN_RUN, len(words(title))) else ""


def _whole_tokens(parts: list[str], i: int) -> str:
    """Return a part without the halves of words that were broken at its ends."""
    part = parts[i]
    if i > 0 and not part[:1].isspace():
        part = part.partition(" ")[2]
    if i < len(parts) - 1 and not part[-1:].isspace():
        part = part.rpartition(" ")[0]
    return " ".join(part.split())


def title_parts(title: str) -> tuple[str, ...]:
    """Return the halves of a title, of equal weight, that are telling enough to be asked for."""
    run = title_run(title).split()
    before = [0.0, *accumulate(weight(token) for token in run)]
    middle = min(range(len(run) + 1), key=lambda at: abs(2 * before[at] - before[-1]))
    halves = (run[:middle], run[middle:])
    return tuple(" ".join(h) for h in halves if weight(" ".join(h)) >= _MIN_PART and len(h) > 1)


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title that must be in any title like it.

    A word that no table knows is left out if others remain: it may be a slip.
    """
    plain = plain_words(title)
    known = tuple(w for w in plain if frequencies().is_known(w))
    return (known if weight(" ".join(known)) >= _MIN_PART else plain)[:_MOST_WORDS]


def weight(text: str) -> float:
    """Return what the words of a text tell together."""
    return frequencies().weight(set(words(text)))
