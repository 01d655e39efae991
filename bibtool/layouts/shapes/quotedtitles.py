"""Titles in quotation marks, or behind surnames and a year."""

import re

from bibtool.layouts.markup import tidy
from bibtool.layouts.shapes.persons import is_name
from bibtool.layouts.shapes.venues import is_venue

_SURNAMES = re.compile(
    r"\W{0,4}[A-Z][\w'’-]{1,30}(?:(?:\s(?:et al\.?|(?:and|&|\+)\s[A-Z][\w'’-]{1,30})),?\s"
    r"\(?(?:['’]\d\d|(?:19|20)\d\d)|\s\(?['’]\d\d)[a-z]?\)?\s?(?::|--|[–—-])\s(?=\S+\s)"
)
_MINUTES = re.compile(r"(?:\s\(\d{1,3}\s?m(?:in)?\))?(?:\s//\s.{0,80})?$")
_SHORT_NAME = re.compile(r"[^\W_][\w.+/-]{0,29}(?:\s[\w.+/-]{1,20})?\s?:\s?")
"""What a work calls its method: ``BOAT: "Boats for All" LAKE``."""
_AFTER_QUOTED = frozenset(["", ",", ".", "(", "["])
_BEFORE_QUOTED = (", ", ": ", ". ", "and ")
_MARKS = "#*†‡§¶∗⋆0123456789 "
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,300})[”\"]")
_FEW_WORDS = 2


def behind_names(bare: str) -> list[str]:
    """Return what stands behind surnames and a year: ``Smith et al. '19 -- On Boats (30m)``."""
    found = _SURNAMES.match(bare)
    return [tidy(_MINUTES.sub("", bare[found.end() :]))] if found else []


def quoted(bare: str) -> list[str]:
    """Return the only words in quotation marks, behind names or at the start of a line.

    ``A. Smith#, "On Boats", Lakes 3``, ``"On Boats." Lakes 3``
    """
    found = _QUOTED.findall(bare) if ("“" in bare or '"' in bare) else []
    if len(found) != 1 or " " not in found[0].strip():
        return []
    before = bare[: bare.find(found[0]) - 1]
    behind = bare[len(before) + len(found[0]) + 2 :].strip()
    if not before.strip() or _SHORT_NAME.fullmatch(before):
        is_whole = found[0][-1] in ".,?!" or behind[:1] in _AFTER_QUOTED or _is_where(behind)
        return [tidy(found[0].rstrip(" .,"))] if is_whole else []
    is_named = before.endswith(_BEFORE_QUOTED) and is_name(
        before.split(", ")[0].removesuffix(" et al.").strip(_MARKS)
    )
    return [tidy(found[0])] if is_named else []


def _is_where(behind: str) -> bool:
    """Return whether what stands behind a quoted title is where it appeared: ``LAKE (Oral)``."""
    first, _, rest = behind.partition(" ")
    if sum(map(str.isupper, first)) > 1 and rest.count(" ") < _FEW_WORDS:
        return True
    return is_venue(behind)
