"""Titles that elements tell: one that each work of a page has, or that stands behind the title.

A layout of text sees ``names, title, journal``. The page has ``names, <em>title</em>, journal`` in
each of its works, or ``title, <span class="jr">journal</span>``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from bibtool.layouts.formats.facts import distinct
from bibtool.layouts.formats.itemparts import Kind, in_each_part
from bibtool.layouts.formats.markedplaces import (
    FITS,
    NAMES,
    NEARLY_ALL,
    SOME,
    Marked,
    Places,
    folded,
    marked_in,
)
from bibtool.layouts.formats.saidids import figures_of
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.layouts.printed import arxiv_ids_in, has_id

_BEHIND = " \t,;.:|·•–—-"
_OPEN_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{0,40}$")
_FEWEST = 3
_SHORT, _LONG, _LONGEST = 2, 4, 45
"""Words of a title: of any, of most on the mean, at the most."""
_MOST = 0.6
_MOST_TITLES = 7


class _Kind:
    """The places of one kind in the works of a page."""

    def __init__(self, places: Places, works: Sequence[Work]) -> None:
        self.places = places
        self._works = works

    @cached_property
    def are_beside(self) -> bool:
        """Whether they have what stands beside titles."""
        return self.places.are_beside(self._works)

    @cached_property
    def fitting(self) -> dict[int, str]:
        """By the numbers of the works the texts of those that may be titles."""
        each = self.places
        return {
            number: text
            for number, text, known in zip(each.works, each.texts, each.flags, strict=True)
            if known & FITS
        }

    @cached_property
    def starts(self) -> dict[int, int]:
        """By the numbers of the works where in these they begin."""
        return dict(zip(self.places.works, self.places.starts, strict=True))

    @property
    def are_titles(self) -> bool:
        """Whether they are in most works, and have in each words of its title."""
        count = len(self.places.texts)
        if count < _MOST * len(self._works) or self.are_beside:
            return False
        lengths = [text.count(" ") + 1 for text in self.places.texts]
        return (
            sum(lengths) >= _LONG * count
            and sum([length <= _LONGEST for length in lengths]) >= NEARLY_ALL * count
            and len(self.fitting) >= _MOST * count
        )

    def are_within(self, outer: "_Kind") -> bool:
        """Return whether most of them are within others, and shorter than these."""
        own, others = self.places, outer.places
        wholes = dict(zip(others.works, zip(others.starts, others.ends, strict=True), strict=True))
        shared = [
            (start, end, *wholes[number])
            for number, start, end in zip(own.works, own.starts, own.ends, strict=True)
            if number in wholes
        ]
        within = sum(first <= start and end <= last for start, end, first, last in shared)
        shorter = any(end - start < last - first for start, end, first, last in shared)
        return shorter and within > _MOST * len(shared)


def with_marked_titles(source: str, works: Sequence[Work]) -> list[Work]:
    """Return the works of a page, in order, with the titles that its elements tell of them."""
    if len(works) < _FEWEST:
        return list(works)
    marked = in_each_part(source, works, lambda first, items: marked_in(first, items, works))
    often = _often(marked, works)
    titles = _titles(often, works)
    edges = [kind.starts for kind in often if kind.are_beside]
    texts = [text for part in marked for text in part.texts]
    reached = [place for part in marked for place in part.reached]
    marked.clear()
    own = {n for n, title in titles.items() if _is_own_id_in(works[n], title)}
    if own and sum(map(has_id, titles.values())) > SOME * len(titles):
        own = set()
    found: list[Work] = []
    for n, work in enumerate(works):
        known = work.understood["titles"]
        places = [starts[n] for starts in edges if n in starts]
        is_clear = not places or 0 <= reached[n] <= min(places)
        kept = _with(work, titles.get(n, ""), known if is_clear else _cut(known, texts[n], places))
        found.append(_without_id(kept) if n in own else kept)
    return found


def _often(marked: Sequence[Marked], works: Sequence[Work]) -> list[_Kind]:
    """Return the parts of the kinds that many works have."""
    counts: Counter[Kind] = Counter()
    for each in marked:
        counts.update({kind: len(places.texts) for kind, places in each.often.items()})
        counts.update([part.kind for _, part in each.seldom])
    fewest = max(_FEWEST, SOME * len(works))
    found = {kind: Places() for kind, count in counts.items() if count >= fewest}
    first = 0
    for each in marked:
        for kind, places in each.often.items():
            if kind in found:
                found[kind].extend(places)
        for number, part in each.seldom:
            if part.kind in found:
                found[part.kind].add(number, part, each.texts[number - first])
        each.often.clear()
        first += len(each.texts)
    return [_Kind(places, works) for places in found.values()]


def _is_own_id_in(work: Work, title: str) -> bool:
    """Return whether a work's id stands in its title: ``Comment on arXiv:2001.00001``."""
    arxiv = work.understood.get("arxiv_id")
    return arxiv is not None and figures_of(arxiv) in title and arxiv in arxiv_ids_in(title)


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


def _titles(often: Sequence[_Kind], works: Sequence[Work]) -> dict[int, str]:
    """Return by the number of the work what the element has that titles are in, if there is one."""
    fits = [kind for kind in often if kind.are_titles]
    innermost = [
        kind
        for kind in fits
        if not any(other is not kind and other.are_within(kind) for other in fits)
    ]
    if not innermost:
        return {}
    kind = max(innermost, key=lambda each: (len(each.places.texts), -each.places.starts[0]))
    fitting, places = kind.fitting, kind.places
    if len(fitting) < NEARLY_ALL * len(places.texts):
        return fitting
    # Where nearly all have it there, the others do, too, whatever was taken for their titles.
    return fitting | {
        number: text
        for number, text, known in zip(places.works, places.texts, places.flags, strict=True)
        if not known & (FITS | NAMES)
        and text.count(" ") + 1 >= (_LONG if works[number].understood["titles"] else _SHORT)
    }


def _cut(titles: Sequence[str], text: str, places: Sequence[int]) -> Sequence[str]:
    """Return titles, cut where one reaches into an element that stands behind."""
    whole = folded(text)
    starts = sorted(len(folded(text[:place])) for place in places)
    found: list[str] = []
    for title in titles:
        words = folded(title)
        at = whole.find(words)
        edge = next((start for start in starts if at < start < at + len(words)), -1)
        found.append(_first(title, edge - at) if 0 <= at < edge else title)
    return found


def _first(title: str, letters: int) -> str:
    """Return what a title has before this many letters and figures are over."""
    seen = 0
    for at, letter in enumerate(title):
        seen += len(letter.lower()) if letter.isalnum() else 0
        if seen > letters:
            cut = _OPEN_BRACKET.sub("", title[:at].rstrip(_BEHIND)).rstrip(_BEHIND)
            return cut if cut.count(" ") + 1 >= _SHORT else title
    return title
