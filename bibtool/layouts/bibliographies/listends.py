"""Where a list of authors ends and a title begins that may be taken for one more name."""

import re

from bibtool.layouts.bibliographies.nameparts import JOINER
from bibtool.layouts.bibliographies.namerows import Names
from bibtool.layouts.commonwords import are_words

_YEAR_AFTER = re.compile(r"(?:\.\s|\s\()(?:\d{0,2}\s?[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d[a-z]?[.):]")
_JOURNAL_NEXT = re.compile(r"[.,]?\s(?:[A-Z][\w&-]{0,20}[.,]?\s|of\s|and\s){1,8}\d{1,4}\b")
_FEWEST_JOINED = 3


def without_title(text: str, found: Names) -> Names:
    """Return a list without what has no initials behind names with them: ``A. Oar, Wide Lakes``."""
    if "." not in text[: found.ends[-1]]:
        return found
    short = ["." in name.split(" ", 1)[0] for name in found.names]
    if False not in short:
        return found.cut(len(found.names), "initials")
    # What stands between two with initials is a person as well.
    start = len(short) - 1 - short[::-1].index(True) if short[0] else 0
    if False not in short[start:]:
        return found.cut(len(found.names), "initials")
    full = short.index(False, start)
    if _are_joined(text, found) and not any(map(are_words, found.names[full:])):
        return found
    if full and not _YEAR_AFTER.match(text, found.end) and not _is_last(text, found, full):
        return found.cut(full, "initials")
    return found


def _are_joined(text: str, found: Names) -> bool:
    """Return whether ", and" stands before the last of three names or more: they are one list."""
    if len(found.names) < _FEWEST_JOINED:
        return False
    if _JOURNAL_NEXT.match(text, found.end):
        return False  # then one of them is the title
    joiner = JOINER.match(text, found.ends[-2])
    return joiner is not None and joiner[0][:1] == "," and "and" in joiner[0]


def _is_last(text: str, found: Names, n: int) -> bool:
    """Return whether a name is the last of its list, "and" before it."""
    joiner = JOINER.match(text, found.ends[n - 1])
    return n + 1 == len(found.names) and bool(joiner and joiner[0].strip(" ,;"))
