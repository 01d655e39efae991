"""Names that end at a title's quotation mark: ``Lund, Bo, Rask, C D, and Smith, Anna "Boats"``."""

import re

from bibtool.layouts.bibliographies.nameparts import CAPITAL, FAMILY, INITIAL, SUFFIX, WORD

_PART = rf"(?:{INITIAL}|{CAPITAL}(?!\w)|{WORD})"
TURNED = re.compile(
    rf"(?P<family>{FAMILY}),\s(?P<given>{_PART}(?:[\s-]{_PART}){{0,3}})(?P<suffix>{SUFFIX})"
    r"(?=,|\s(?:and|&)\s|\s[“\"])"
)
"""A name with its family first, whole or with initials."""
_LONGEST = 1500
_TURNED_FIRST = re.compile(rf"{FAMILY},\s{_PART}")


def end_of_names(text: str) -> int:
    """Return where names with their families first must end: at the first quotation mark.

    Nothing, 0, is returned where what stands before it cannot be several such names.
    """
    at = min((n for mark in '“"' if (n := text.find(mark, 0, _LONGEST)) > 0), default=0)
    if not at or text[at - 1] != " " or ", " not in text[:at]:
        return 0
    others, *last = re.split(r",?\s(?:and|&)\s", text[: at - 1])
    is_turned = _TURNED_FIRST.match(text) is not None and ", " in others
    is_turned = is_turned and len(last) == 1 and last[0].count(", ") == 1
    return at - 1 if is_turned else 0
