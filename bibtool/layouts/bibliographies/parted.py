"""Entries whose parts have a line each: the authors, the title, where it appeared.

So publishers' pages copy: ``A. Smith, B. Lund`` / ``On Wide Lakes`` / ``Lake Lett., 3 (2019), 1``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.joining import join, spellings
from bibtool.layouts.bibliographies.linkrows import is_link_row, without_links
from bibtool.layouts.bibliographies.titles import looks_like_venue
from bibtool.layouts.lines import Line, Understood
from bibtool.layouts.markup import tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import has_id

_MOST = 0.6
_FEWEST = 3
_MOST_LINES = 8
_MOST_WRAPPED = 3
_WIDE = 55
"""A title's line so long may be wrapped."""
_YEAR_BEHIND = re.compile(r"(?<=[\s.,])\(?(?:19|20)\d\d[a-z]?\)?[.,:]?$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_GOES_ON = (",", ";", " and", " &", "-", ":")


class Parts(NamedTuple):
    """The parts of such an entry."""

    authors: str
    titles: tuple[str, ...]
    """All that the title may be: whole, and its first line alone."""
    where: str


def parts_of(texts: Sequence[str]) -> Parts | None:
    """Return an entry's parts if its lines are such: authors, title, and all the rest."""
    texts = [text.strip() for text in texts if not is_link_row(text)]
    texts = [text for text in texts if text]
    if not _FEWEST <= len(texts) <= _MOST_LINES:
        return None
    authors, title, *rest = texts
    wrapped = _wrapped(rest) if len(title) >= _WIDE else 0
    joined = join([title, *rest[:wrapped]])
    titles = spellings(joined.text.rstrip(" .,"), joined.broken)
    titles += [title] if wrapped and not title.endswith("-") else []
    where = " ".join(without_links(text) for text in rest[wrapped:])
    if authors.endswith(_GOES_ON) or title.endswith(",") or not _are_names(authors):
        return None
    if not _YEAR.search(where) and not has_id(where):
        return None
    return Parts(authors, tuple(dict.fromkeys(tidy(form.rstrip(" .,")) for form in titles)), where)


def _wrapped(rest: Sequence[str]) -> int:
    """Return how many lines a long title goes on: the next has its journal or the date."""
    for n, text in enumerate(rest[:_MOST_WRAPPED]):
        if _YEAR.search(text) or has_id(text) or looks_like_venue(text):
            return n
    return 0


def _are_names(text: str) -> bool:
    """Return whether a line is authors and nothing else, one alone too."""
    if author_list(text) is not None:
        return True
    whole = text if text.endswith(".") else f"{text}."
    head = read_head(f"{whole} ")
    return head is not None and bool(head.names) and head.end >= len(whole)


def are_parted(entries: Sequence[tuple[Sequence[Line], int]]) -> bool:
    """Return whether most entries of a list have their parts on lines of their own."""
    # Fewer lines than parts need not be looked at.
    long = [(lines, end) for lines, end in entries if len(lines) >= _FEWEST]
    parted = sum(bool(parts_of(_texts(lines, end))) for lines, end in long)
    return len(entries) >= _FEWEST and parted >= _MOST * len(entries)


def parted_works(lines: Sequence[Line], end: int) -> list[Understood]:
    """Return the work that such an entry names; nothing if its lines are others."""
    parts = parts_of(_texts(lines, end))
    if not parts:
        return []
    authors, titles, where = parts
    # What stands after a title that cannot be mistaken is read as in any other reference.
    whole = authors if authors.endswith(".") else f"{authors}."
    (work, *more) = works_of(f"{whole} “{titles[0].rstrip('.')}.” {where}")
    if more:
        return []
    names = author_list(_YEAR_BEHIND.sub("", authors)) or work.get("authors", ())
    return [{**work, "titles": titles, "authors": tuple(names)}]


def _texts(lines: Sequence[Line], end: int) -> list[str]:
    return [lines[0].text[end:], *(line.text for line in lines[1:])]
