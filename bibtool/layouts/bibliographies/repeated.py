"""Entries whose authors are those of the entry above: dashes stand for them (``---. “Boats.”``)."""

import re

from bibtool.layouts.bibliographies.heads import Head, read_head
from bibtool.layouts.bibliographies.joining import join

# One dash alone is a bullet unless a mark follows it at once, as one follows names.
_DASHES = re.compile(
    r"\s{0,40}(?:(?:-{3,12}|[—–―]{2,12}|_{3,20}|⸺|⸻|(?:[—–-]\s){2,3}[—–-]?)(?=[.,:]|\s)|—(?=[.,]))"
    r"(?=[.,:\s]{1,3}\S)"
)
_YEAR_AT_END = re.compile(r"[\s.,(\[]{1,4}(?:1[5-9]|20)\d\d[a-z]?[)\].,:;\s]{0,4}$")
_LONGEST_YEAR = 16
_PLACEHOLDER = "Above, Anna, and Bo Above"
"""Names for the dashes where only what follows them counts."""


def repeats_authors(text: str) -> bool:
    """Return whether a line starts with dashes in the place of authors."""
    return text.lstrip()[:1] in "-—–―_⸺⸻" and _DASHES.match(text) is not None


def head_of_repeated(text: str) -> Head | None:
    """Return what follows the dashes as that of authors whose names nobody knows."""
    head = read_head(spelt_out(" ".join(text.split()), _PLACEHOLDER))
    return head._replace(names=(), key="") if head else None


def spelt_out(text: str, authors: str) -> str:
    """Return an entry with authors in place of the dashes that it starts with."""
    found = _DASHES.match(text)
    return authors + text[found.end() :] if found and authors else text


def authors_text(text: str) -> str:
    """Return an entry's authors as printed, without the year and the marks after them."""
    line = join(text.split("\n")).text
    head = read_head(line)
    if head is None or head.style.startswith("group"):
        return ""
    found = line[: head.end]
    if head.ending == "year":
        found = found[:-_LONGEST_YEAR] + _YEAR_AT_END.sub("", found[-_LONGEST_YEAR:])
    return found.rstrip(" .,:")
