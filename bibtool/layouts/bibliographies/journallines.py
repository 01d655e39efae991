"""Works of three lines, apart by blank ones: the title, the journal, and the authors last.

Many groups of physicists list theirs so: ``On Boats`` / ``Lake Lett. 12, 345 (2019)`` / ``A. Smith
and B. Lund``; in others the journal's line is first. A line of ids may follow the authors.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.sections import is_only_ids
from bibtool.layouts.lines import Line, Page, blocks, is_prose, sample
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing

NAME = "journal-lines"

_SURE = 0.96
_FEWEST, _NEARLY_ALL = 2, 0.8
_JOURNAL = re.compile(
    r"\s*(?=[A-Z])(?:(?:[A-Z][\w&-]{0,20}[.:]?|of|and|&|the|in|for|on)\s){1,8}[A-Z]?\d{1,4}"
    r"(?:\s?\(\d{1,3}\))?,\s?[A-Z]?\d[\w–-]{0,15}\s\((?P<year>(?:19|20)\d\d)\)(?:[.,;:\s].{0,120})?"
)
_MOST_LINES = 6
_LONGEST = 600


class _Work(NamedTuple):
    """A work's lines, and what they are."""

    lines: list[Line]
    first: str
    """What stands first: ``title`` or ``journal``."""
    title: str
    authors: tuple[str, ...]
    year: int


def looks_like(text: str) -> float:
    """Return the share of the text in works of such lines, all in one order."""
    lines = sample(text)
    journals = sum(_JOURNAL.fullmatch(line.text) is not None for line in lines)
    if journals < _FEWEST:
        return 0.0
    works = list(_works(lines))
    orders = Counter(work.first for work in works)
    most = max(orders.values(), default=0)
    if most < _FEWEST or most < _NEARLY_ALL * journals:
        return 0.0
    inside = sum(len(line.text) for work in works for line in work.lines)
    return _SURE * inside / sum(len(line.text) for line in lines)


def read(text: str) -> Listing:
    """Read one item from each such block of lines."""
    page = Page(NAME, text)
    for work in _works(page.lines):
        arxiv_id, doi = ids_in("\n".join(line.text for line in work.lines))
        page.take(
            work.lines,
            titles=(work.title,),
            authors=work.authors,
            year=work.year,
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _works(lines: Sequence[Line]) -> Iterator[_Work]:
    for block in blocks(lines):
        if (work := _work(block)) is not None:
            yield work


def _work(block: list[Line]) -> _Work | None:
    """Return the work of a block: its authors are the last line, but for ids."""
    named = block[:-1] if len(block) > 3 and is_only_ids(block[-1].text) else block
    if not 3 <= len(named) <= _MOST_LINES:
        return None
    if found := _JOURNAL.fullmatch(named[0].text):
        first, title = "journal", named[1:-1]
    elif found := _JOURNAL.fullmatch(named[-2].text):
        first, title = "title", named[:-2]
    else:
        return None
    people = _people(named[-1].text)
    text = " ".join(line.text.strip() for line in title)
    if people is None or len(text) > _LONGEST or is_prose(text) or _people(text) is not None:
        return None
    return _Work(block, first, tidy(plain(text)), people, int(found["year"]))


def _people(text: str) -> tuple[str, ...] | None:
    """Return a line's names; where authors must be, two words or one name will do."""
    names = author_list(text)
    if names is not None:
        return names
    each = [name.strip() for name in re.split(r",?\sand\s|,\s", text.strip(" ."))]
    if len(each) > 2 or not all(" " in name and fit_of(name) >= 0.9 for name in each):
        return None
    return tuple(each)
