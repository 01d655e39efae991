"""Titles in quotation marks."""

import re

QUOTED = re.compile(
    r"“([^“”]{5,400})”|„([^„“”]{5,400})[“”]|\"([^\"]{5,400})\"|``([^`']{5,400})''|«([^«»]{5,400})»"
)
"""What stands in quotation marks, of any kind."""
_BEFORE = ("al", "and", " published", " report on", " reports on", " entitled", " titled")
_QUOTE = re.compile(r"[“\"«„]|``")


def in_quotes(text: str) -> list[str]:
    """Return the quoted part if it stands where a title does, not as the words of one."""
    if not _QUOTE.search(text):
        return []
    for found in QUOTED.finditer(text):
        inner = next(group for group in found.groups() if group)
        after = text[found.end() : found.end() + 20].lstrip()
        before = text[: found.start()].rstrip()
        apart = not before or before[-1] in ".,:;)!?-–—" or before.endswith(_BEFORE)
        goes_on = bool(after) and not (after[0] in ",.([-–—" or after.startswith(("by ", "in ")))
        if inner.count(" ") >= 2 and apart and not (goes_on and inner[-1] not in ".,"):
            return [inner.rstrip(" ,.")]
    return []
