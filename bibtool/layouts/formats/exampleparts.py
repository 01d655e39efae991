"""In which places of items that are marked up alike a work's parts are, as examples tell."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.formats.facts import names_in
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.untrusted import clean

_NEARLY_ALL, _SOME = 0.97, 0.5
_NOWHERE = 0
_LIKELY_NAME = 0.4
_LONGEST_TITLE = 600
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")

Match = re.Match[str]
Example = tuple[Match, Work]
"""An item as its form has it, and the work that it was read as."""


class Edge(NamedTuple):
    """A place in items of a form: so many characters behind a group's start (0) or end (1)."""

    group: int
    side: int
    behind: int

    def of(self, item: Match) -> int:
        """Return where it is in an item."""
        return item.span(self.group)[self.side] + self.behind


class Places(NamedTuple):
    """The groups of a form that have the parts of works, 0 for what these have not."""

    title: int
    authors: int
    year: int
    arxiv_id: int
    doi: int
    start: Edge
    end: Edge


def places_of(examples: Sequence[Example]) -> Places | None:
    """Return where items of a form have their parts, if nearly all examples have them there."""
    items = [item for item, _ in examples]
    told = [work.understood for _, work in examples]
    if any(each.get(name) for each in told for name in ("abstract", "summary", "text")):
        return None
    title = _group(items, _title, ["".join(each["titles"][:1]) for each in told])
    groups = [
        _group(items, _authors, [each.get("authors") or () for each in told]),
        # A year beside what may be another is not read, but it is that of the work.
        _group(items, _year, [each.get("year") for each in told], may_be_more=True),
        _group(items, _arxiv_id, [each.get("arxiv_id") for each in told]),
        _group(items, _doi, [each.get("doi") for each in told]),
    ]
    start = _edge(items, [work.start for _, work in examples])
    end = _edge(items, [work.end for _, work in examples])
    if not title or None in groups or start is None or end is None:
        return None
    authors, year, arxiv_id, doi = (group or _NOWHERE for group in groups)
    return Places(title, authors, year, arxiv_id, doi, start, end)


def work_of(item: Match, places: Places) -> Work | None:
    """Return the work that an item is; nothing if its parts are not where they should be."""
    title = _title(item[places.title])
    authors = _authors(item[places.authors]) if places.authors else ()
    if " " not in title or len(title) > _LONGEST_TITLE or (places.authors and not authors):
        return None
    arxiv_id = _arxiv_id(item[places.arxiv_id]) if places.arxiv_id else None
    doi = _doi(item[places.doi]) if places.doi else None
    for text in filter(has_id, item.groups()):
        if any(each != arxiv_id for each in arxiv_ids_in(text)) or _doi(text) not in {doi, None}:
            return None  # which of them is its own is to be told by all there is
    understood: Understood = {
        "titles": (title,),
        "authors": authors,
        "abstract": "",
        "year": _year(item[places.year]) if places.year else None,
        "arxiv_id": arxiv_id,
        "doi": doi,
    }
    return Work(places.start.of(item), places.end.of(item), understood)


def _group(
    items: Sequence[Match],
    read: Callable[[str], object],
    wanted: Sequence[object],
    *,
    may_be_more: bool = False,
) -> int | None:
    """Return the group in which nearly all items have what is wanted, 0 if none has any.

    Args:
        items: the examples.
        read: reads what a group has.
        wanted: what is to be read in each.
        may_be_more: whether something may be read where nothing is wanted, too.
    """
    if not any(wanted):
        return _NOWHERE
    best, most = None, _NEARLY_ALL * len(items)
    for group in range(1, items[0].re.groups + 1):
        told = [read(item[group]) for item in items]
        right = sum(
            own == each or (may_be_more and not each)
            for own, each in zip(told, wanted, strict=True)
        )
        sure = sum(bool(each) and own == each for own, each in zip(told, wanted, strict=True))
        if right > most and sure >= _SOME * sum(map(bool, wanted)):
            best, most = group, right
    return best


def _edge(items: Sequence[Match], places: Sequence[int]) -> Edge | None:
    """Return where nearly all items have a place that is told of the examples."""
    counts: Counter[Edge] = Counter()
    for item, place in zip(items, places, strict=True):
        for group in range(item.re.groups + 1):
            counts.update(Edge(group, side, place - at) for side, at in enumerate(item.span(group)))
    edge, count = counts.most_common(1)[0]
    return edge if count >= _NEARLY_ALL * len(items) else None


def _title(text: str) -> str:
    return clean(unescape(text))


def _authors(text: str) -> tuple[str, ...]:
    """Return the names of a text, if all of it may be names."""
    whole = _title(text)
    names = author_list(whole) or names_in(whole)
    return names if all(fit_of(name) >= _LIKELY_NAME for name in names) else ()


def _year(text: str) -> int | None:
    """Return the only year of a text."""
    found = set(_YEAR.findall(text)) if "19" in text or "20" in text else ()
    return int(*found) if len(found) == 1 else None


def _arxiv_id(text: str) -> ArxivId | None:
    return ids_in(unescape(text))[0]


def _doi(text: str) -> Doi | None:
    return ids_in(unescape(text))[1]
