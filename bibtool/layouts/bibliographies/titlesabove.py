"""Titles on lines of their own, each above the authors with their year and where it appeared.

``On Wide Boats`` / ``Lund, B. & Rask, A., 2019, LAKE, 12, 345``; or the names alone, and below them
``LAKE LETTERS, vol.12, no.3, pp.45-67, 2019``. An award may stand between, and links may follow.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.heads import are_authors, read_head
from bibtool.layouts.lines import Line, Page, is_directly_below, is_prose, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing

NAME = "titles-above"

_SURE = 0.97
_FEWEST = 3
_MOST_BELOW = 3
_AROUND = 0.3
_LONGEST_TITLE, _LONGEST_WHERE, _LONGEST_AWARD = 400, 120, 60
_SHORTEST_TITLE = 8
_DATED = re.compile(r"[\w.],?\s(?P<year>(?:19|20)\d\d)(?:,\s(?=[^\W\d_])|\.\s(?=In\s))")
_NUMBERED = re.compile(
    r"[^\W\d_a-z].{2,150}?,\s(?:cilt|vol|v|no|sa|pp?|ss?)\.\s?\w.{0,60}?,\s"
    r"(?P<year>(?:19|20)\d\d)\b[^\d]{0,60}"
)
_LABEL = re.compile(r"(?:[IVXLC]{1,8}|\d{1,3})[.)]\s+")
_AWARD = re.compile(
    r"[^\w\s]{1,3}\s?(?:(?:Best|Honou?rable|Outstanding|Distinguished|Special)\s|.{0,40}\bAward\b)"
)


class _Byline(NamedTuple):
    """What the line below a title says."""

    names: tuple[str, ...]
    year: int
    is_sure: bool
    """Whether its names are read, so that it can be no other line."""


class _Work(NamedTuple):
    """A work's lines, its title and its authors with their year."""

    lines: list[Line]
    title: str
    byline: _Byline


def looks_like(text: str) -> float:
    """Return the share of the text in such works, if there are a few of them."""
    lines = sample(text)
    hints = sum(bool(_DATED.search(line.text) or _NUMBERED.match(line.text)) for line in lines)
    if hints < _FEWEST or 8 * hints < len(lines):
        return 0.0
    works = _works(lines)
    sure = sum(work.byline.is_sure for work in works)
    if sure < _FEWEST or 4 * sure < 3 * hints:
        return 0.0
    inside = sum(len(line.text) for work in works for line in work.lines)
    first, last = works[0].lines[0].number, works[-1].lines[-1].number
    between = sum(len(line.text) for line in lines if first <= line.number <= last)
    # What stands above such a list, or below it, says little against it.
    around = sum(len(line.text) for line in lines) - between
    return _SURE * inside / (between + _AROUND * around)


def read(text: str) -> Listing:
    """Read one item from each title with such a line below."""
    page = Page(NAME, text)
    works = _works(page.lines)
    labelled = 2 * sum(bool(_LABEL.match(work.title)) for work in works) > len(works)
    for work in works:
        arxiv_id, doi = ids_in("\n".join(line.text for line in work.lines))
        page.take(
            work.lines,
            titles=(_LABEL.sub("", work.title) if labelled else work.title,),
            authors=work.byline.names,
            year=work.byline.year,
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _works(lines: Sequence[Line]) -> list[_Work]:
    found: list[tuple[int, int, _Byline]] = []
    """Where each work's title is, where its authors are, and these."""
    for at in range(1, len(lines)):
        byline = _byline(lines, at)
        title = _title_above(lines, at) if byline else -1
        if byline and title > (found[-1][1] if found else -1):
            found.append((title, at, byline))
    works = []
    for (title, at, byline), following in zip(found, [*found[1:], None], strict=False):
        stop = min(at + 1 + _MOST_BELOW, following[0] if following else len(lines))
        end = at + 1
        while end < stop and is_directly_below(lines[end], lines[end - 1]):
            end += 1
        name = tidy(plain(lines[title].text))
        works.append(_Work(list(lines[title:end]), name, byline))
    return works


def _byline(lines: Sequence[Line], at: int) -> _Byline | None:
    """Return what a line says that has nothing but names, a year, and where it appeared."""
    text = lines[at].text.strip()
    if dated := _DATED.search(text):
        head = read_head(text)
        if head and head.ending == "year" and are_authors(head):
            is_all = len(text) - head.end <= _LONGEST_WHERE
            return (
                _Byline(head.names, head.year or int(dated["year"]), is_sure=True)
                if is_all
                else None
            )
        # Some names nobody can read, but what follows them is of the same kind.
        is_all = len(text) - dated.end() <= _LONGEST_WHERE
        return _Byline((), int(dated["year"]), is_sure=False) if is_all and "," in text else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    journal = _NUMBERED.fullmatch(below.text.strip()) if below else None
    if journal is None or not (text[-1] == "." or "," in text):
        return None
    head = read_head(f"{text}({journal['year']}) ")
    is_sure = head is not None and head.end > len(text) and are_authors(head)
    names = head.names if head and is_sure else ()
    return _Byline(names, int(journal["year"]), is_sure=is_sure)


def _title_above(lines: Sequence[Line], at: int) -> int:
    """Return the place of the title above a line of authors; an award may stand between."""
    above = at - 1
    if len(lines[above].text) < _LONGEST_AWARD and _AWARD.match(lines[above].text.strip()):
        above -= 1
    if above < 0 or lines[at].number - lines[above].number != at - above:
        return -1
    text = lines[above].text.strip()
    is_title = _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and not is_prose(text)
    return above if is_title and _byline(lines, above) is None else -1
