"""A short title that looks like one more name: ``Anna Smith, Bo Lund, Cosmic Strings, in LAKE``."""

from collections.abc import Sequence

from bibtool.frequencies import frequencies
from bibtool.layouts.bibliographies.heads import Head
from bibtool.layouts.bibliographies.titles import looks_like_venue

_USUAL = 150
"""In so many of the papers counted is a title's last word, and hardly a family's name."""
_KNOWN = 60
"""And its first word in so many; given names that are words are in fewer."""


def last_as_title(line: str, head: Head, titles: Sequence[str]) -> str:
    """Return the last of the names if it is the title: a venue follows it, and no title does.

    Its last word is one that papers use, and no "and" is before it.
    """
    if head.size < 2 or len(head.names) != head.size or (titles and not _is_venue(titles[0])):
        return ""
    last = head.names[-1]
    before, comma, after = line[: head.end].rpartition(f", {last}")
    if not comma or not before or after.strip(" ,"):
        return ""
    counts = frequencies().counts
    first, *_, end = last.casefold().split() if " " in last else (last.casefold(), last.casefold())
    return last if counts.get(end, 0) >= _USUAL and counts.get(first, 0) >= _KNOWN else ""


def _is_venue(title: str) -> bool:
    return looks_like_venue(title) or title.startswith("to appear")
