"""Titles in quotation marks."""

import re

from bibtool.layouts.namewords import MAY_JOIN

QUOTED = re.compile(
    r"“([^“”]{5,400})”|„([^„“”]{5,400})[“”]|\"([^\"]{5,400})\"|``([^`']{5,400})''|«([^«»]{5,400})»"
)
"""What stands in quotation marks, of any kind."""
_BEFORE = ("al", "and", " published", " report on", " reports on", " entitled", " titled")
_ENDS = frozenset(",;.")


def has_quotes(text: str) -> bool:
    """Return whether a mark that opens a quotation is anywhere in a text."""
    return '"' in text or "“" in text or "„" in text or "«" in text or "``" in text


def in_quotes(text: str) -> list[str]:
    """Return the quoted part if it stands where a title does, not as the words of one."""
    if not has_quotes(text):
        return []
    for found in QUOTED.finditer(text):
        inner = next(group for group in found.groups() if group)
        after = text[found.end() : found.end() + 20].lstrip()
        before = text[: found.start()].rstrip()
        apart = not before or before[-1] in ".,:;)!?-–—" or before.endswith(_BEFORE)
        goes_on = bool(after) and not (after[0] in ",.;/([-–—" or after.startswith(("by ", "in ")))
        if inner.count(" ") >= 2 and apart and not (goes_on and inner[-1] not in ".,"):
            return [inner.rstrip(" ,.")]
    return []


def opening_quote(text: str) -> tuple[str, int] | None:
    """Return the title in quotation marks that opens a reference, and where it ends.

    Its end is marked: by a comma or a full stop in the quotation, or a mark behind it.
    """
    found = QUOTED.match(text)
    if found is None:
        return None
    inner = next(group for group in found.groups() if group)
    is_ended = inner.endswith((",", ".", "?", "!")) or text[found.end() : found.end() + 1] in _ENDS
    return (inner.rstrip(" ,."), found.end()) if is_ended and inner.count(" ") else None


def quoted_behind_names(text: str) -> list[str]:
    """Return the quoted title if nothing but words of names stand before it, read or not."""
    if not has_quotes(text):
        return []
    at = min((n for sign in '“"«„' if (n := text.find(sign)) > 0), default=0)
    before = text[:at].rstrip()
    if before[-1:] not in {",", "."}:
        return []
    words = before.replace(",", " ").split()
    if any(word[0].islower() and word not in MAY_JOIN for word in words):
        return []
    return in_quotes(text)
