"""Words that end nearly all titles of a page, a few and always the same: the badges behind them.

``On Boats Main Track``, ``On Lakes Workshop Best Paper``: a browser's copy has nothing between.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bibtool.layouts.shapes.labels import is_link_label

_FEWEST, _SHARE = 6, 0.8
_TWICE, _LEFT = 2, 2
_FEWEST_WORDS, _MOST_WORDS = 2, 8
"""One word alone may well end many titles of a page."""
_MOST_KINDS, _SHARE_OF_KINDS = 10, 0.5
_WORD = re.compile(r"[^\W_][\w*+&/’'-]{0,20}")
_PARTING = frozenset(",;:|·•.–—-")
_YEAR = re.compile(r"(?:19|20)\d\d")


def badges_of(heads: Sequence[str]) -> frozenset[str]:
    """Return the ends that nearly all heads have, each on several; nothing if they differ."""
    if len(heads) < _FEWEST:
        return frozenset()
    counts = Counter(end for head in heads for end in _ends(head))
    often = frozenset(end for end, count in counts.items() if count >= _TWICE and _is_badge(end))
    found = [badge for head in heads if (badge := _longest(head, often))]
    most = min(_MOST_KINDS, _SHARE_OF_KINDS * len(heads))
    if len(found) < _SHARE * len(heads) or len(set(found)) > most:
        return frozenset()
    return often


def without_badges(head: str, badges: frozenset[str]) -> list[str]:
    """Return a head without the badges at its end, and with the first words of these."""
    found = [end for end in _ends(head) if end in badges]
    return [head[: -len(end)].rstrip() for end in found] or [head]


def _is_badge(end: str) -> bool:
    """Return whether an end is words alone, and no label of a link: that is told elsewhere."""
    words = end.split(" ")
    if not end[0].isupper() or len(words) < _FEWEST_WORDS or is_link_label(end):
        return False
    if words[-1][0].islower():
        return False  # "Wide Lakes pdf bib"
    return all(_WORD.fullmatch(word) and not _YEAR.search(word) for word in words)


def _longest(head: str, badges: frozenset[str]) -> str:
    return next((end for end in _ends(head) if end in badges), "")


def _ends(head: str) -> Iterator[str]:
    """Yield the last words of a head that no mark parts from it, the most of them first.

    Two are left before them.
    """
    words = head.split(" ")
    for first in range(max(_LEFT, len(words) - _MOST_WORDS), len(words)):
        if words[first - 1][-1:] not in _PARTING:
            yield " ".join(words[first:])
