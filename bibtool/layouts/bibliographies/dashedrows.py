"""Lists that people type, who wrote it before the first dash: ``A Smith - On Boats - to read``.

What stands behind further dashes is a remark, and a venue or a year may stand before them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.citations import year_of
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import fit_of
from bibtool.layouts.printed import ids_in
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.venues import is_venue
from bibtool.model import Listing

NAME = "dashed-rows"

_SURE = 0.65
_FEWEST, _NEARLY_ALL, _MOST_ALONE = 4, 0.85, 0.4
_DASH = re.compile(r"\s[-–—]\s")
_BETWEEN = re.compile(r",\s(?:and\s|&\s)?|\s(?:and|&)\s|;\s")
_ET_AL = re.compile(r",?\set\.?\sal\.?$|\s\+\s?(?:al\.?|others)$")
_ALONE = re.compile(r"[^\W\d_a-z][^\W\d_]{0,20}(?:[-'’][^\W\d_]{1,20})?")
_SHORT_FIRST = re.compile(
    r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}\s?[^\W\d_a-z].{1,30}|[^\W\d_a-z]{2,3}\s[^\W\d_a-z][^\W\d_]{1,30}"
)
_LONGEST_NAMES, _MOST_NAMES, _LONGEST_TITLE = 120, 12, 300
_YEAR = re.compile(r"(?:,\s|\s\(|\s)(?:19|20)\d\d[a-z]?\)?$")
_VENUE = re.compile(r"(?:,\s(?:in\s)?|\sin\s|\.\s|\s\()(?=[A-Z])")
_MOST_PLACES = 12
_FEWEST_WORDS = 2


class _Row(NamedTuple):
    line: Line
    names: tuple[str, ...]
    rest: str


def looks_like(text: str) -> float:
    """Return how sure it is that lines have names before the first of several dashes."""
    if not any(dash in text for dash in (" - ", " – ", " — ")):
        return 0.0
    lines = [line for line in sample(text) if not _is_beside(line.text)]
    rows = list(_rows(lines))
    if len(rows) < max(_FEWEST, _NEARLY_ALL * len(lines)) or not _go_on(rows):
        return 0.0
    alone = sum(all(" " not in name for name in row.names) for row in rows)
    return _SURE if alone <= _MOST_ALONE * len(rows) else 0.0


def read(text: str) -> Listing:
    """Read one item from each line that has names before a dash."""
    page = Page(NAME, text)
    for row in list(_rows(page.lines)):
        arxiv_id, doi = ids_in(row.rest)
        page.take(
            [row.line],
            titles=_titles(row.rest),
            authors=row.names,
            year=_year(row.rest),
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _is_beside(text: str) -> bool:
    """Return whether a line is of no work by itself: a heading, a link, a word."""
    bare = text.strip()
    is_short = bare.count(" ") < _FEWEST_WORDS or bare[0] in "*#=" or bare[-1] == ":"
    return not _DASH.search(bare) and (is_short or "://" in bare or is_furniture(bare))


def _go_on(rows: Sequence[_Row]) -> bool:
    """Return whether many titles have a remark behind a further dash, as few other lists have."""
    return 2 * sum(_DASH.search(row.rest) is not None for row in rows) >= len(rows)


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    for line in lines:
        found = _DASH.search(line.text)
        if found is None or is_prose(line.text):
            continue
        names = _names(mark_of(line.text[: found.start()])[1].strip(" *_"))
        rest = quickly_clean(plain(line.text[found.end() :])).strip()
        if names and rest.count(" ") >= _FEWEST_WORDS - 1:
            yield _Row(line, names, rest)


def _names(text: str) -> tuple[str, ...]:
    """Return the people that a text names, family names alone or with initials, or nobody."""
    if not text or len(text) > _LONGEST_NAMES:
        return ()
    names = tuple(filter(None, _BETWEEN.split(_ET_AL.sub("", text))))
    return names if len(names) <= _MOST_NAMES and all(map(_may_be_name, names)) else ()


def _may_be_name(text: str) -> bool:
    if " " not in text:
        return _ALONE.fullmatch(text) is not None
    return fit_of(text) >= 0.7 or _SHORT_FIRST.fullmatch(text) is not None


def _titles(rest: str) -> tuple[str, ...]:
    """Return what a line's title may be: all before a dash, and that without venue and year."""
    parts = [found.start() for found in _DASH.finditer(rest)]
    wholes = [rest[:end] for end in (*parts[:2], len(rest))]
    first = wholes[0][:_LONGEST_TITLE]
    return tuple(dict.fromkeys(tidy(title) for title in (*_before_place(first), *wholes)))


def _before_place(text: str) -> list[str]:
    """Return a text without where and when it appeared, if it says so."""
    without_year = _YEAR.sub("", text)
    places = list(_VENUE.finditer(text))[:_MOST_PLACES]
    found = [
        text[: place.start()]
        for place in places
        if is_venue(text[place.end() :]) or (without_year != text and place[0] == " in ")
    ]
    return [*found[:3], *([without_year] if without_year != text else [])]


def _year(rest: str) -> int | None:
    first = _DASH.split(rest, maxsplit=1)[0]
    found = _YEAR.search(first)
    return int(found[0].strip(" ,().abcdefgh")) if found else year_of(first)
