"""Entries that begin within a line, where all authors are in capitals.

``… pp. 12–19. OAR, A. 2019. On Boats.``: a text of a printed page may have lost the break before
an entry; such names end the one before it.
"""

import re

_NAME = (
    r"[A-ZÀ-ÞŠŽĆČŁŚŻ][A-ZÀ-ÞŠŽĆČŁŚŻ'’-]+(?:[ \n][A-ZÀ-ÞŠŽĆČŁŚŻ'’-]{2,30}){0,2},\s[A-ZÀ-ÞŠŽĆČŁŚŻ]\."
)
_FIRST = re.compile(_NAME)
_START = re.compile(rf"(?<=[\w)]\.)\s(?={_NAME})")
_YEAR = re.compile(r"\.?,?\s\(?((?:19|20)\d\d)[a-z]?\)?\.\s")
_WORD = re.compile(r"(?<![^\W_])(?!and\b|others\b)[^\W\d_]?[^\W\d_A-ZÀ-Þ]{3}")
_LONGEST_NAMES = 1_500


def capital_cuts(text: str, start: int) -> list[int]:
    """Return where such entries begin in a text, itself first; nothing if it is one alone."""
    if not text[start : start + 2].isupper() or not _opens(text, start):
        return []
    cuts = [start]
    for found in _START.finditer(text, start):
        is_dated = _YEAR.search(text, cuts[-1], found.start() + 1) is not None
        if is_dated and _opens(text, found.end()):
            cuts.append(found.end())
    return cuts if len(cuts) > 1 else []


def _opens(text: str, start: int) -> bool:
    """Return whether names in capitals and a year stand at a place of a text."""
    if not _FIRST.match(text, start):
        return False
    year = _YEAR.search(text, start, start + _LONGEST_NAMES)
    return year is not None and not _WORD.search(text, start, year.start())
