"""The abstract: how much of the item's text is the record's, and in its order."""

import re

from bibtool.fingerprints import Overlap, fingerprint, overlap, sketch
from bibtool.matching.evidence import CANDIDATE, CAP, FAIR, NEAR, POSSIBLE, SURE, Evidence
from bibtool.matching.passages import is_passage
from bibtool.matching.texts import Texts, compare, mended
from bibtool.model import Record, Reference
from bibtool.words import words

_MIN_SHARED = {False: 8, True: 2}
"""5-grams that must be shared at least: in whole texts, in sketches."""
_MIN_PARTLY = {False: 24, True: 8}
"""Those that must be shared where neither text is wholly in the other; half of it if one is."""
_NEARLY_ALL, _MOST_OF_IT = 0.9, 0.8
"""Of 46,000 papers none has 0.7 of its runs in another, and that one's 0.7 in it, but for those of
the very same words; earlier versions come to 0.73."""
_MIN_PASSAGE = 0.7
"""Of the item's 5-grams: damage breaks some."""
_MIN_SHARE = 0.2
"""Below this part of either text, what they share is a stock phrase or a quotation."""
_LONG, _UNLIKE = 30, 0.1
"""5-grams from which on a text must have something of its record; likeness of any two papers."""
_ALIKE, _MAYBE_ALIKE = 0.3, 0.2
"""Likeness by telling words of two texts on the same thing: of 46,000 papers the nearest other one
reaches 0.3 for one in a hundred; another version of the same, for five in six."""
# What tells the parts of a series, and the reports of several years, apart.
_NUMERAL = re.compile(r"\b(?:II|III|IV|VI|VII|VIII|\d{1,4})\b|\bI(?=[:.]|$)")


def by_abstract(reference: Reference, record: Record) -> Evidence | None:
    """Return what an item's text says for a record, by its abstract or the sketch of it."""
    if not reference.passage:
        return None
    if record.abstract:
        return _by_text(reference.passage, record)
    mine = sketch(fingerprint(mended(reference.passage)))
    both = overlap(mine, record.sketch)
    is_part = both.of_item >= _NEARLY_ALL and both.shared >= _MIN_PARTLY[True] // 2
    is_same = both.of_item == both.of_record == 1
    found = _by_runs(
        both,
        is_sampled=True,
        is_same=is_same,
        is_own=is_part or _is_reworded(both, _MIN_PARTLY[True]),
    )
    if found is None or is_same:
        return found
    # Words may differ between the runs that a sketch has: somebody with the text is to confirm it.
    return Evidence(min(found.confidence, SURE - 0.01), found.reason)


def _by_text(passage: str, record: Record) -> Evidence | None:
    texts = compare(passage, record.abstract)
    both = texts.overlap
    is_part = (
        both.of_item >= _MIN_PASSAGE
        and both.shared >= _MIN_PARTLY[False] // 2
        and is_passage(passage, record.abstract)
    )
    is_reworded = _is_reworded(both, _MIN_PARTLY[False]) and not texts.numbers_differ
    if is_reworded and min(both.of_item, both.of_record) < _NEARLY_ALL:
        is_reworded = _has_the_numerals(passage, record.title)
    found = _by_runs(both, is_sampled=False, is_same=texts.is_same, is_own=is_part or is_reworded)
    alike = _by_likeness(texts)
    if found is None or (alike is not None and alike.confidence > found.confidence):
        return alike
    return found


def _is_reworded(both: Overlap, enough: int) -> bool:
    return min(both.of_item, both.of_record) >= _MOST_OF_IT and both.shared >= enough


def _by_runs(both: Overlap, *, is_sampled: bool, is_same: bool, is_own: bool) -> Evidence | None:
    if both.shared < _MIN_SHARED[is_sampled] or max(both.of_item, both.of_record) < _MIN_SHARE:
        return None
    unit = "sampled word runs" if is_sampled else "word runs"
    reason = f"{both.shared} of the item's {round(both.shared / both.of_item)} {unit}"
    where = f"are in the abstract, {both.of_record:.0%} of its own"
    confidence = CAP if is_same else _confidence(both, is_own=is_own)
    return Evidence(confidence, f"{reason} {where}")


def _confidence(both: Overlap, *, is_own: bool) -> float:
    """Return 0.9 and more for a passage of a text, 0.85 for another wording.

    A text that shares sentences with a record, and each has much that the other has not, may be
    another paper of the same people: never a match.
    """
    if is_own:
        return min(NEAR, 0.55 + 0.38 * both.of_item + 0.05 * both.of_record)
    return min(FAIR - 0.01, CANDIDATE + 0.5 * both.of_item)


def _by_likeness(texts: Texts) -> Evidence | None:
    """Return what telling words in common say: enough to look closer, never for a match."""
    if texts.likeness < _MAYBE_ALIKE:
        return None
    confidence = POSSIBLE if texts.likeness < _ALIKE else min(FAIR - 0.01, texts.likeness)
    return Evidence(confidence, f"the texts share {texts.likeness:.0%} of their telling words")


def _has_the_numerals(text: str, title: str) -> bool:
    """Whether the numbers of a record's title are in an item's text: "Part II", "2016"."""
    return set(words(" ".join(_NUMERAL.findall(title)))) <= set(words(text))


def is_part_of(reference: Reference, record: Record) -> bool:
    """Whether an item's text, however short, stands in a record's abstract as it is."""
    if not record.abstract:
        return False
    both = compare(reference.abstract, record.abstract).overlap
    is_in = both.of_item >= _MIN_PASSAGE and both.shared >= _MIN_SHARED[True]
    return is_in and is_passage(reference.abstract, record.abstract)


def is_about_something_else(reference: Reference, record: Record) -> bool:
    """Whether two whole abstracts have neither a run of words nor a subject in common."""
    if not reference.abstract or not record.abstract:
        return False
    texts = compare(reference.abstract, record.abstract)
    long = min(len(fingerprint(reference.abstract)), len(fingerprint(record.abstract))) >= _LONG
    return long and texts.overlap.shared == 0 and texts.likeness < _UNLIKE
