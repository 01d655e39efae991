"""A name that tells too little, and what somebody says of the paper: together they may tell enough.

Newsletters and digests print ``GUI-R1`` and a few sentences that are not the abstract's.
"""

import re
from functools import lru_cache

from bibtool.frequencies import frequencies
from bibtool.matching.evidence import Evidence
from bibtool.matching.texts import likeness, mended
from bibtool.matching.titles import SEQUELS, SUBTITLE
from bibtool.model import Record, Reference
from bibtool.words import content_words, words

_ALIKE, _COINED_ALIKE = 0.3, 0.15
"""Likeness by telling words of what is said and an abstract: in general, of a paper so named."""
_MIN_WORDS = 3
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
    is_coined = any(not frequencies().is_known(word) for word in mine)
    if mine in _names(full):
        is_telling = is_coined or len(content_words(title)) > 1
        return (_COINED_ALIKE if is_coined else _ALIKE) if is_telling else 1.0
    # A name and some of the words behind it: "Tina: Tiny Models" is "Tina: Tiny Models via LoRA".
    name, full_name = words(_main(title)), words(_main(full))
    has_more = is_coined and name == full_name and len(mine) > len(name)
    is_same = has_more and content_words(title) <= content_words(full)
    return _ALIKE if is_same else 1.0


@lru_cache(maxsize=1024)
def _names(full: str) -> list[list[str]]:
    """Return by what a paper may be called: its title, what stands before or behind its colon.

    A report is called without "report"; what names a part of a series is another paper's name, too.
    """
    main, behind = _main(full), full.removeprefix(_main(full)).lstrip(" :?–—-")
    names = [full, _REPORT.sub("", full)]
    if not SEQUELS.intersection(words(behind)):
        names += [main, *([behind] if len(content_words(behind)) >= _MIN_WORDS else [])]
    return [words(name) for name in names if words(name)]


def _main(title: str) -> str:
    """Return a title as far as its colon."""
    cut = SUBTITLE.search(title)
    return title[: cut.start()] if cut else title
