"""Lines whose title is set apart at their beginning: a link's text, or in bold.

``[On Boats](https://…), Anna Smith, Bo Lund. LAKE 2020`` — where what is set apart is surely a
title, what stands beside it is read by itself.
"""

import re
from typing import NamedTuple

from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import MOST_COUNTED
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import MARKS, is_name
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.venues import is_venue

_MARKED = re.compile(
    r"(?:\[(?P<linked>[^][]{12,199})\]\([^()\s]{1,500}\)|\*\*(?P<bold>[^*]{12,199})\*\*)(?=$|[\s,.:(])"
)
_OTHERS = re.compile(r"\[[^][]{12,400}\]\(|\*\*|[\"“\t]| \| ")
_BESIDE = re.compile(r"[\s,.:;·•–—-]*(?:\(?(?:by|with)\s)?\(?")
_PIECES = re.compile(
    r",\s+(?:and\s|&\s)?|;\s+|\sand\s|\s&\s|\.(?<=[^\W\d_]{2}\.)\s+|\s[–—·•-]\s|\s?[()]"
)
_ET_AL = re.compile(r"\bet\.? al\b")
_YEAR = re.compile(r"(?<![\w./–-])(?:19|20)\d\d(?![\w./–-])")
_LONGEST = 600
_MOST_PIECES = 40


class Marked(NamedTuple):
    """What a line says whose title is set apart."""

    title: str
    whole: str
    """The title with what stands beside it."""
    authors: tuple[str, ...]
    year: int | None
    is_cited: bool
    """Whether people stand beside the title."""


@remembered
def marked_title(text: str) -> Marked | None:
    """Return the title at a line's beginning and what stands beside it; None if it is not sure.

    Beside it are names, or where and when it was published, or nothing.
    """
    if text[:1] not in "[*" or len(text) > _LONGEST:
        return None
    found = _MARKED.match(text)
    if found is None or not is_plain_title(title := found["linked"] or found["bold"]):
        return None
    rest = text[found.end() :]
    if _OTHERS.search(rest):
        return None
    beside = without_labels(quickly_clean(plain(rest)))[0]
    names = _names(beside)
    is_cited = bool(names) or _ET_AL.search(beside) is not None
    if not is_cited and beside.count(" ") >= MOST_COUNTED and not is_venue(beside):
        return None
    years = set(_YEAR.findall(beside))
    year = int(years.pop()) if len(years) == 1 else None
    between = " " if rest[:1].isspace() else ""
    return Marked(title, tidy(f"{title}{between}{beside}"), names, year, is_cited)


def _names(beside: str) -> tuple[str, ...]:
    """Return the names that the text beside a title begins with."""
    opened = _BESIDE.match(beside)
    names: list[str] = []
    for piece in _PIECES.split(beside[opened.end() if opened else 0 :], maxsplit=_MOST_PIECES):
        if not is_name(piece) or is_venue(piece):
            break
        names.append(piece.strip(MARKS))
    return tuple(names)
