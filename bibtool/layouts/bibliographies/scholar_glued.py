"""Google Scholar's results with everything glued together, as programs take text off the page.

``[PDF] arxiv.orgTitleA Smith, B Lund - arXiv preprint arXiv:2010.07808, 2020 - arxiv.orgWords …``
and the buttons below, several results on one line.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bibtool.layouts.bibliographies.snippets import (
    DASH,
    PERSON,
    authors_of,
    snippet_of,
    without_mark,
)
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "scholar-glued"

_SURE = 0.98
_BUTTONS = re.compile(
    r"(?:Saved?\s?Cite(?!d)|Cited by \d+|Related articles|All \d+ versions|View as HTML"
    r"|Import into \w+|Library Search|Cached|Web of Science: \d+|Cite(?!d)\s?Saved?)"
    r"(?:[\s|]{0,4}(?:Saved?|Cite(?!d)|Cited by \d+|Related articles|All \d+ versions|View as HTML"
    r"|Import into \w+|Library Search|Cached|More|Fewer|Web of Science: \d+)){0,9}"
)
_DOMAIN = re.compile(
    r"\s*(?:[a-z0-9-]{1,40}\.){1,4}(?:org|com|edu|net|gov|info|io|(?:ac|co|edu)\.[a-z]{2}"
    r"|[a-z]{2}(?=[^a-z.]))|\s*(?:Springer|Elsevier|Wiley Online Library|Taylor & Francis|IEEE|ACM"
    r"|Nature Publishing Group)"
)
_CAPITALS = re.compile(r"(?P<run>[^\W\d_a-zß-öø-ÿ]{1,12})\s(?=\S)")
_OTHERS = re.compile(rf"(?:,\s{PERSON}){{0,40}}(?:,?\s?(?:…|\.\.\.))?")
_MENU = re.compile(
    r".*(?:Create alert|Search within citing articles|include citations|include patents"
    r"|Sort by date|Any time|Custom range\.\.\.|Review articles|My library|Sign in"
    r"|\(0?\.\d\d sec\))\s?",
    re.DOTALL,
)
_YEAR = re.compile(r"(?:^|[\s,])((?:19|20)\d\d)(?=\s?(?:[-–—]\s|$|\D))")
_FIRST = re.compile(PERSON)
_JUNCTION = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_INITIALS = 3
_LONGEST_NAMES = 600
_FARTHEST = 1500


class _Result(NamedTuple):
    line: Line
    text: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    below: str


def looks_like(text: str) -> float:
    """Return nearly 1 where results are glued to their buttons, as on no other page."""
    lines = sample(text)
    inside = sum(len(line.text) for line in lines if any(True for _ in _results(line)))
    return _SURE if inside and 4 * inside >= sum(len(line.text) for line in lines) else 0.0


def read(text: str) -> Listing:
    """Read one item from each result, of which a line may have several."""
    page = Page(NAME, text)
    results = (result for line in page.lines for result in _results(line))
    for line, group in groupby(results, key=lambda result: result.line):
        works = [_understood(result) for result in group]
        if len(works) == 1:
            works[0].pop("text", None)
        page.take_each([line], works)
    return page.listing()


def _understood(result: _Result) -> Understood:
    venue, snippet = _venue_and_words(result.below)
    arxiv_id, doi = ids_in(venue)
    years = _YEAR.findall(venue)
    return {
        "text": result.text,
        "titles": result.titles,
        "authors": result.authors,
        "abstract": snippet_of([snippet]),
        "year": int(years[-1]) if years else None,
        "arxiv_id": arxiv_id,
        "doi": doi,
    }


def _results(line: Line) -> Iterator[_Result]:
    """Yield the results of a line: what stands before each row of buttons."""
    if "Cite" not in line.text and "Related articles" not in line.text:
        return
    start = 0
    for buttons in _BUTTONS.finditer(line.text):
        piece = line.text[start : buttons.start()]
        found = _result(line, piece, line.text[start : buttons.end()].strip())
        if found:
            yield found
        start = buttons.end()


def _result(line: Line, piece: str, text: str) -> _Result | None:
    """Return the result of a text up to its buttons: authors end at a dash."""
    for dash in DASH.finditer(piece[-_FARTHEST:] if len(piece) > _FARTHEST else piece):
        offset = max(0, len(piece) - _FARTHEST)
        end = offset + dash.start()
        before, below = piece[max(0, end - _FARTHEST) : end], piece[offset + dash.end() :]
        menu = _MENU.match(before)
        head = before[menu.end() :] if menu else before
        head = without_mark(head.lstrip())
        domain = _DOMAIN.match(head)
        head = without_mark(head[domain.end() :] if domain else head)
        titles, authors = split_glued(head)
        if titles:
            return _Result(line, text, titles, authors, below)
    return None


def split_glued(head: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles and authors of ``Wide LakesA Smith, B Lund``: all places to cut."""
    limit = max(0, len(head) - _LONGEST_NAMES)
    for capitals in _CAPITALS.finditer(head, limit):
        last = capitals.end("run") - 1
        first = _FIRST.match(head, last)
        if first is None or _OTHERS.fullmatch(head, first.end()) is None:
            continue
        cuts = [at for at in _cuts(head, capitals.start("run"), last) if len(head[:at].strip()) > 1]
        authors = authors_of(head[cuts[0] :]) if cuts else None
        if authors:
            # Of the first author's initials some may be the title's last letters.
            return tuple(clean(head[:at]) for at in cuts), authors[len(cuts) > 1 :]
    return (), ()


def _cuts(head: str, start: int, last: int) -> list[int]:
    """Return where the first author may start in a run of capitals, the likeliest first.

    The title's own capitals may stand before the initials: ``with BERTJ Smith``.
    """
    cuts = [at for at in range(start, last + 1) if last - at < _MOST_INITIALS]
    if start and head[start - 1].isspace():
        return [at for at in cuts if at > start][::-1]  # the title's last word starts there
    return cuts if start and head[start - 1].isalpha() else cuts[::-1]


def _venue_and_words(below: str) -> tuple[str, str]:
    """Return the venue with its year, and the abstract's words after the publisher's name."""
    dash = DASH.search(below)
    if dash is None:
        year = _YEAR.search(below)
        cut = year.end() if year else 0
        return below[:cut], below[cut:].strip(" -")
    venue, rest = below[: dash.start()], below[dash.end() :]
    domain = _DOMAIN.match(rest)
    if domain:
        return venue, rest[domain.end() :]
    junction = _JUNCTION.search(rest[:60])
    return venue, rest[junction.start() :] if junction else rest
