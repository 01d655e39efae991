"""Google Scholar: alert mails, pages of results and profiles, copied line by line.

A result is its title, a line of authors, venue and year with dashes between, and a few lines of
the abstract's words; in a profile the venue has a line of its own, and counts stand beside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.snippets import (
    Byline,
    authors_of,
    byline_of,
    is_button,
    snippet_of,
    without_mark,
)
from bibtool.layouts.lines import Line, Page, is_directly_below, sample
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "scholar"

_SURE = 0.97
_SIGNED = 0.9
_MOST_BELOW = 7
_MOST_ABOVE = 4
_MOST_TITLE = 3
_LONGEST_TITLE = 400
_SHORTEST_BROKEN = 45
_FEWEST_ROWS, _MOST_USUAL = 3, 0.6
_LONGEST_ROW = 400
_SIGNS = re.compile(
    r"This (?:alert|message) (?:is|was) sent by Google Scholar|^LIST MY ALERTS|^CANCEL ALERT"
    r"|Cited by \d+\s+Related articles|Related articles\s+(?:All \d+ versions|Cite|Save)"
    r"|About Google Scholar|^My Citations$|^Verified email at \S+"
    r"|^(?:Adresse e-mail validée de|Bestätigte E-Mail-Adresse bei|Email verificata su"
    r"|Dirección de correo verificada de|E-?mail (?:verificado em|confirmado em)"
    r"|Подтвержден адрес электронной почты в домене)\s\S+"
    r"|^Title\s+Cited by\s+Year|^Cited by\s+Year\s*$|\bh-index\b",
    re.MULTILINE | re.IGNORECASE,
)
_COUNTS = re.compile(r"(?P<venue>.*?)[\t ]*(?:\t(?P<cites>\d*\*?))?\t(?P<year>(?:19|20)\d\d)?\s*")
_ONLY_COUNTS = re.compile(r"\s*(?:\d{1,6}\*?)?\s*(?:(?:19|20)\d\d)?\s*")
_VENUE_YEAR = re.compile(r"[,\s(]((?:19|20)\d\d)\)?\s*$")
_ONLY_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_CITES = re.compile(r"\s*\d{1,6}\*?\s*")
_CUT = ("…", "...")
_NUMBERS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\s*[<(]?https?://\S+\s*")


class _Item(NamedTuple):
    title: list[Line]
    byline: Line
    read: Byline
    links: list[Line]
    venue: list[Line]
    snippet: list[Line]

    @property
    def lines(self) -> list[Line]:
        return sorted([*self.title, self.byline, *self.links, *self.venue, *self.snippet])


def looks_like(text: str) -> float:
    """Return the share of lines in results, far less where nothing on the page says Scholar."""
    lines = sample(text)
    items = _items(lines)
    if not items:
        return 0.0
    inside = {line.number for item in items for line in item.lines}
    others = [n for n, line in enumerate(lines) if line.number not in inside]
    dated = sum(item.read.is_dated for item in items)
    if 4 * dated >= 3 * len(items):
        # No other page has such lines: a mail's greeting and its end say nothing against it.
        first, last = items[0].lines[0].number, items[-1].lines[-1].number
        above = [n for n in others if lines[n].number < first][-_MOST_ABOVE:]
        below = [n for n in others if lines[n].number > last][:_MOST_BELOW]
        others = sorted({*others} - {*above, *below})
    apart = sum(not is_button(lines[n].text) for n in others)
    share = len(inside) / (len(inside) + apart)
    if _SIGNS.search(text[:200_000]):
        return _SURE * max(share, _SIGNED)
    return _SURE * share ** (1 if 4 * dated >= 3 * len(items) else 4)


def read(text: str) -> Listing:
    """Read one item from each title with a line of authors below it."""
    page = Page(NAME, text)
    items = _items(page.lines)
    rows = _rows(items)
    for item in items:
        title = " ".join(without_mark(line.text).strip() for line in item.title)
        printed = "\n".join(
            line.text for line in (*item.title, item.byline, *item.links, *item.venue)
        )
        arxiv_id, doi = ids_in(printed)
        page.take(
            item.lines,
            titles=(clean(title),),
            authors=item.read.authors,
            abstract=snippet_of([n.text for n in item.snippet if n.number not in rows]),
            year=item.read.year or _year(item.venue),
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _rows(items: Sequence[_Item]) -> frozenset[int]:
    """Return the numbers of the last lines that are the page's buttons, in whatever language.

    They have the same words below one result as below the others, but for numbers.
    """
    ended = [item for item in items if len(item.snippet) > 1]
    ended = [item for item in ended if not item.snippet[-1].text.rstrip().endswith(_CUT)]
    last = [item.snippet[-1] for item in ended]
    if len({item.title[0].text for item in ended}) < _FEWEST_ROWS:
        return frozenset()
    words = [{*_NUMBERS.sub(" ", line.text).split()} for line in last]
    counts = Counter(word for each in words for word in each)
    usual = {word for word, count in counts.items() if 2 * count >= len(last)}
    return frozenset(
        line.number
        for line, each in zip(last, words, strict=True)
        if len(each) > 1 and _MOST_USUAL * len(each) <= len(each & usual)
    )


def _items(lines: Sequence[Line]) -> list[_Item]:
    bylines = [
        (at, found)
        for at, line in enumerate(lines)
        if at and (found := _byline(lines, at)) is not None
    ]
    titles = [_title(lines, at) for at, _ in bylines]
    kept: list[int] = []
    last = -1
    for n, title in enumerate(titles):
        titles[n] = [place for place in title if place > last]  # the rest is the item's above
        if titles[n]:
            kept.append(n)
            last = bylines[n][0]
    items: list[_Item] = []
    for n, following in zip(kept, [*kept[1:], None], strict=False):
        at, found = bylines[n]
        stop = titles[following][0] if following is not None else len(lines)
        items.append(_item(lines, titles[n], at, found, stop))
    return items


def _byline(lines: Sequence[Line], at: int) -> Byline | None:
    """Return what a line says as a result's second: names alone need a venue and counts below."""
    text = lines[at].text
    found = byline_of(text)
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if "\t" in text and _is_row(text):
        names = authors_of(text.split("\t", 1)[0])
        year = _year([lines[at]])
        return Byline(names, "\t", year, is_sure=True) if names else None
    stacked = _stacked(lines, at)
    if stacked and (names := found.authors if found else author_list(text.strip(" .…"))):
        return Byline(names, "", int(lines[at + stacked].text), is_sure=True)
    is_row = _is_row(below)
    if found is None and is_row and (names := author_list(text.strip(" .…"))):
        return Byline(names, "", None, is_sure=True)
    if found is None or found.is_sure:
        return found
    if is_row or _VENUE_YEAR.search(below):
        return found
    counts = lines[at + 2].text if at + 2 < len(lines) else ""
    return found if _ONLY_YEAR.fullmatch(below) and is_button(counts) else None


def _stacked(lines: Sequence[Line], at: int) -> int:
    """Return how many lines below the authors are venue, citations and year, one in each, or 0."""
    below = [line for line in lines[at + 1 : at + 4] if line.number <= lines[at].number + 3]
    are_years = [_ONLY_YEAR.fullmatch(line.text) is not None for line in below]
    for n in (3, 2):
        if are_years[n - 1 : n] == [True] and _CITES.fullmatch(below[n - 2].text):
            return n if below[n - 1].number == lines[at].number + n else 0
    # A work that nobody cites has no such line.
    is_below = are_years[1:2] == [True] and below[1].number == lines[at].number + 2
    return 2 if is_below and byline_of(lines[at].text) else 0


def _title(lines: Sequence[Line], at: int) -> list[int]:
    """Return the places of the title's lines above an author line: one, or the whole paragraph."""
    above = at - 1
    while above >= 0 and _ADDRESS.fullmatch(lines[above].text):
        above -= 1
    if above < 0 or is_button(lines[above].text) or not _may_be_title(lines[above].text):
        return []
    places = [above]
    while places[0] and len(places) <= _MOST_TITLE:
        line, before = lines[places[0]], lines[places[0] - 1]
        if not is_directly_below(line, before) or is_button(before.text):
            return _without_heading(lines, places)
        if without_mark(line.text) != line.text:
            return places
        places.insert(0, places[0] - 1)
    if places[0] or len(places) > _MOST_TITLE:
        return [above]
    return _without_heading(lines, places)


def _without_heading(lines: Sequence[Line], places: list[int]) -> list[int]:
    """Return a title's lines without a mail's heading above: no margin broke so short a line."""
    first = next(
        n
        for n, place in enumerate(places)
        if place == places[-1] or len(lines[place].text.strip()) >= _SHORTEST_BROKEN
    )
    return places[first:]


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and any(map(str.isalpha, text)) and byline_of(text) is None


def _item(lines: Sequence[Line], title: list[int], at: int, read: Byline, stop: int) -> _Item:
    """Sort the lines below the authors into venue, counts and the abstract's words."""
    links = list(lines[title[-1] + 1 : at])
    if stacked := _stacked(lines, at):
        below = list(lines[at + 1 : at + 1 + stacked])
        return _Item([lines[n] for n in title], lines[at], read, links, below, [])
    venue: list[Line] = []
    snippet: list[Line] = []
    last = lines[at]
    for line in lines[at + 1 : min(stop, at + 1 + _MOST_BELOW)]:
        is_counts = _ONLY_COUNTS.fullmatch(line.text) is not None
        if not (snippet or read.venue) and (is_counts or _is_venue(line.text)):
            venue.append(line)
        elif not is_directly_below(line, last) or is_button(line.text) or venue:
            break
        else:
            snippet.append(line)
        last = line
    return _Item([lines[n] for n in title], lines[at], read, links, venue, snippet)


def _is_venue(text: str) -> bool:
    return _is_row(text) or (
        len(text) < 200 and (_VENUE_YEAR.search(text) is not None or ids_in(text) != (None, None))
    )


def _is_row(text: str) -> bool:
    """Return whether a line ends in the cells of citations and year, as a profile's rows do."""
    return "\t" in text and len(text) < _LONGEST_ROW and _COUNTS.fullmatch(text) is not None


def _year(venue: Sequence[Line]) -> int | None:
    for line in venue:
        found = _VENUE_YEAR.search(line.text) or _COUNTS.fullmatch(line.text)
        year = found[found.lastindex or 0] if found else None
        if year and year.isdigit() and len(year) == 4:
            return int(year)
    return None
