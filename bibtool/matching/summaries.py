"""A name that tells too little, and what somebody says of the paper: together they may tell enough.

Newsletters and digests print ``GUI-R1`` and a few sentences that are not the abstract's.
"""

import re
from functools import lru_cache

from bibtool.frequencies import frequencies
from bibtool.matching.evidence import Evidence
from bibtool.matching.texts import likeness, mended
from bibtool.model import Record, Reference
from bibtool.words import content_words, words

_ALIKE, _COINED_ALIKE = 0.3, 0.15
"""Likeness by telling words of what is said and an abstract: in general, of a paper so named."""
_MIN_WORDS = 3
_SUBTITLE = re.compile(r"\s?:\s|\s[-–—]+\s|\?")
_REPORT = re.compile(r"\s(?:technical|system|tech)?\s?(?:report|card)$", re.IGNORECASE)


def by_summary(reference: Reference, record: Record) -> Evidence | None:
    """Return what a name says with the words about it; nothing without such words."""
    if not reference.summary or not record.abstract:
        return None
    least = min((_least(title, record.title) for title in reference.titles), default=1.0)
    if least == 1.0:
        return None
    alike = likeness(mended(reference.summary), mended(record.abstract))
    if alike < least:
        return None
    return Evidence(0.8, f"the paper's name, and {alike:.0%} of telling words about it in common")


def _least(title: str, full: str) -> float:
    """Return how alike the texts must be for a title to be a record's; 1 if it cannot be."""
    mine = words(title)
    if mine and mine in _names(full):
        is_coined = any(not frequencies().is_known(word) for word in mine)
        return _COINED_ALIKE if is_coined else _ALIKE
    telling, theirs = content_words(title), content_words(full)
    is_part = len(telling) >= _MIN_WORDS and telling <= theirs and len(telling) * 2 >= len(theirs)
    return _ALIKE if is_part else 1.0


@lru_cache(maxsize=1024)
def _names(full: str) -> list[list[str]]:
    """Return by what a paper may be called: its title, as far as the colon, without "report"."""
    cut = _SUBTITLE.search(full)
    main = full[: cut.start()] if cut else full
    return [words(name) for name in (full, main, _REPORT.sub("", full)) if words(name)]
