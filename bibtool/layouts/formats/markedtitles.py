"""Titles that elements tell: one that each work of a page has, or that stands behind the title.

A layout of text sees ``names, title, journal``. The page has ``names, <em>title</em>, journal`` in
each of its works, or ``title, <span class="jr">journal</span>``.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from bibtool.layouts.formats.facts import distinct
from bibtool.layouts.formats.itemparts import Item, Kind, Part, items_of
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import arxiv_ids_in, has_id
from bibtool.untrusted import clean

_NO_LETTERS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\bvol\.?\s?\d|\d\s?[-–]{1,2}\s?\d\d|\d\s?:\s?\d", re.IGNORECASE
)
_NUMBER = re.compile(r"[\s,.:(]{0,4}(?:no\.?\s?|vol\.?\s?)?(?!(?:19|20)\d\d\D)\d", re.IGNORECASE)
"""What goes on with a journal's volume."""
_AROUND = " \t,;.:|·•–—-"
_OPENING = "\"'“„«‘"
_QUOTES = re.compile(r"[\"'“„«‘]([^\"“”„«»]{1,600})[,.]?[\"'”“»’]")
_BEHIND = " \t,;.:|·•–—-"
_OPEN_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{0,40}$")
_FEWEST = 3
_SHORT, _LONG, _LONGEST = 2, 4, 45
"""Words of a title: of any, of most on the mean, at the most."""
_NEARLY_ALL, _MOST, _SOME = 0.8, 0.6, 0.25
_MOST_TITLES = 7
_UNKNOWN: Any = object()


class _Place:
    """A part of a work, and the words in it."""

    __slots__ = ("_names", "is_numbered", "part", "text", "work")

    def __init__(self, work: int, part: Part, whole: str) -> None:
        text = clean(whole[part.start : part.end]).strip(_AROUND)
        quoted = _QUOTES.fullmatch(text) if text[:1] in _OPENING else None
        self.work = work
        self.part = part
        self.text = quoted[1].strip(_AROUND) if quoted else text
        self.is_numbered = _NUMBER.match(whole, part.end, part.end + 20) is not None
        """Whether a number follows, as the volume does a journal."""
        self._names: tuple[str, ...] | None = _UNKNOWN

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1

    @property
    def names(self) -> tuple[str, ...] | None:
        """Its names if it is a list of authors; it is asked for more than once."""
        if self._names is _UNKNOWN:
            self._names = author_list(self.text)
        return self._names


class _Places:
    """The parts of one kind in the works of a page."""

    def __init__(self, places: Sequence[_Place], works: Sequence[Work]) -> None:
        self.each = places
        self._works = works

    @cached_property
    def are_beside(self) -> bool:
        """Whether they have what stands beside titles: where it appeared, names, a year."""
        count = len(self.each)
        if len({place.text for place in self.each}) < _NEARLY_ALL * count:
            return True
        beside = filter(_is_beside, self.each)
        enough = int(_SOME * count)  # to count all would take long
        return next(islice(beside, enough, None), None) is not None

    @cached_property
    def fitting(self) -> Sequence[_Place]:
        """Those that may be titles."""
        return [each for each in self.each if _may_be_title(each, self._works[each.work])]

    @property
    def are_titles(self) -> bool:
        """Whether they are in most works, and have in each words of its title."""
        count = len(self.each)
        if count < _MOST * len(self._works) or self.are_beside:
            return False
        lengths = [place.length for place in self.each]
        return (
            sum(lengths) >= _LONG * count
            and sum(length <= _LONGEST for length in lengths) >= _NEARLY_ALL * count
            and len(self.fitting) >= _MOST * count
        )

    def are_within(self, outer: "_Places") -> bool:
        """Return whether most of them are within others, and shorter than these."""
        wholes = {place.work: place.part for place in outer.each}
        shared = [(place.part, wholes[place.work]) for place in self.each if place.work in wholes]
        within = sum(whole.start <= part.start and part.end <= whole.end for part, whole in shared)
        shorter = any(part.end - part.start < whole.end - whole.start for part, whole in shared)
        return shorter and within > _MOST * len(shared)


def with_marked_titles(source: str, works: Sequence[Work]) -> list[Work]:
    """Return the works of a page, in order, with the titles that its elements tell of them."""
    if len(works) < _FEWEST:
        return list(works)
    items = items_of(source, works)
    often = _often(items, works)
    titles = _titles(list(often.values()), works)
    edges = {kind for kind, places in often.items() if places.are_beside}
    often.clear()
    own = {n for n, title in titles.items() if _is_own_id_in(works[n], title)}
    if own and sum(map(has_id, titles.values())) > _SOME * len(titles):
        own = set()
    found: list[Work] = []
    for n, work in enumerate(works):
        known = work.understood["titles"]
        kept = _with(work, titles.get(n, ""), _cut(known, items[n], edges))
        found.append(_without_id(kept) if n in own else kept)
    return found


def _often(items: Sequence[Item], works: Sequence[Work]) -> dict[Kind, _Places]:
    """Return the parts of the kinds that many works have."""
    counts = Counter(part.kind for item in items for part in item.parts)
    fewest = max(_FEWEST, _SOME * len(works))
    found: dict[Kind, list[_Place]] = {
        kind: [] for kind, count in counts.items() if count >= fewest
    }
    for n, item in enumerate(items):
        for part in item.parts:
            if part.kind in found:
                found[part.kind].append(_Place(n, part, item.text))
    return {kind: _Places(places, works) for kind, places in found.items()}


def _is_own_id_in(work: Work, title: str) -> bool:
    """Return whether a work's id stands in its title: ``Comment on arXiv:2001.00001``."""
    arxiv = work.understood.get("arxiv_id")
    return arxiv is not None and arxiv in arxiv_ids_in(title)


def _without_id(work: Work) -> Work:
    return Work(work.start, work.end, {**work.understood, "arxiv_id": None})


def _with(work: Work, title: str, cut: Sequence[str]) -> Work:
    """Return a work with the title that it has in an element, and those cut where one begins."""
    titles = work.understood["titles"]
    is_known = cut is titles and (not title or titles[:1] == (title,))
    if is_known and len(titles) == 1 and titles[0][:1].isalnum():  # as nearly always
        return work
    told = distinct(titles if is_known else (title, *cut, *titles), _MOST_TITLES)
    if told == titles:
        return work
    understood: Understood = {**work.understood, "titles": told}
    return Work(work.start, work.end, understood)


def _titles(often: Sequence[_Places], works: Sequence[Work]) -> dict[int, str]:
    """Return by the number of the work what the element has that titles are in, if there is one."""
    fits = [places for places in often if places.are_titles]
    innermost = [
        places
        for places in fits
        if not any(other is not places and other.are_within(places) for other in fits)
    ]
    if not innermost:
        return {}
    places = max(innermost, key=lambda each: (len(each.each), -each.each[0].part.start))
    fitting = {place.work: place.text for place in places.fitting}
    if len(fitting) < _NEARLY_ALL * len(places.each):
        return fitting
    # Where nearly all have it there, the others do, too, whatever was taken for their titles.
    rest = (each for each in places.each if each.work not in fitting and not each.names)
    return fitting | {
        place.work: place.text
        for place in rest
        if place.length >= (_LONG if works[place.work].understood["titles"] else _SHORT)
    }


def _is_beside(place: _Place) -> bool:
    is_dated = _DIGIT.search(place.text) and _DATED.search(place.text)
    return bool(place.is_numbered or is_dated) or place.names is not None


def _may_be_title(place: _Place, work: Work) -> bool:
    """Return whether the words of a part are among those taken for the title, if any were.

    A journal's short name is no title: of such a work none is known.
    """
    if place.length < _SHORT or place.names:
        return False
    titles = work.understood["titles"]
    if any(place.text in title for title in titles):  # as nearly all are
        return True
    words = _folded(place.text)
    if any(words in _folded(title) for title in titles):
        return True
    return place.length >= _LONG > max((each.count(" ") + 1 for each in titles), default=0)


def _cut(titles: Sequence[str], item: Item, edges: Collection[Kind]) -> Sequence[str]:
    """Return titles, cut where one reaches into an element that stands behind."""
    places = [part.start for part in item.parts if part.kind in edges] if edges else []
    if not places or all(_is_before(title, item.text, min(places)) for title in titles):
        return titles
    whole = _folded(item.text)
    starts = sorted(len(_folded(item.text[:place])) for place in places)
    found: list[str] = []
    for title in titles:
        words = _folded(title)
        at = whole.find(words)
        edge = next((start for start in starts if at < start < at + len(words)), -1)
        found.append(_first(title, edge - at) if 0 <= at < edge else title)
    return found


def _is_before(title: str, text: str, place: int) -> bool:
    """Return whether a title is found in a text as it is, and ends before a place in it."""
    at = text.find(title)
    return 0 <= at <= place - len(title)


def _first(title: str, letters: int) -> str:
    """Return what a title has before this many letters and figures are over."""
    seen = 0
    for at, letter in enumerate(title):
        seen += len(letter.lower()) if letter.isalnum() else 0
        if seen > letters:
            cut = _OPEN_BRACKET.sub("", title[:at].rstrip(_BEHIND)).rstrip(_BEHIND)
            return cut if cut.count(" ") + 1 >= _SHORT else title
    return title


def _folded(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()
