"""Works of a page that reach over several items of a list, parted where these begin.

``names, title, year`` is hard to tell from more names. The page has each work in an item of its own
and an element around the title of each.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.facts import names_in
from bibtool.layouts.formats.markedtitles import with_marked_titles
from bibtool.layouts.formats.rowtable import Row
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.lines import Understood
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.names import Name

_NUMBER = re.compile(r"[\s(\[]{0,3}\d{1,4}\s?[.:)\]]{1,2}\s")
_AROUND = " \t,;.:-–—\"'“„"
_NEARLY_ALL = 0.8
_LIKELY_NAME = 0.4
_LONGEST = 5000


class Item(NamedTuple):
    """An item of a list: where it is in the source, how deep it is, and what it says."""

    start: int
    end: int
    depth: int
    text: str


_Part = tuple[Work, Item | None]


def list_items(rows: Iterable[Row]) -> list[Item]:
    """Return the items of a page's lists that begin with words of their own."""
    found: list[Item] = []
    last = 0
    for row in rows:
        if row.item and row.item != last:
            bare = row.text.lstrip()
            if bare.startswith("- "):
                found.append(Item(row.start, row.end, len(row.text) - len(bare), bare[2:]))
        elif row.item and found:
            text = found[-1].text
            if len(text) < _LONGEST:
                text = f"{text} {row.text.strip()}"
            found[-1] = found[-1]._replace(end=row.end, text=text)
        last = row.item
    return found


def reach_over(works: Sequence[Work], starts: Sequence[int]) -> bool:
    """Return whether an item may begin within a work, given where items may begin."""
    return any(bisect_right(starts, work.start) < bisect_left(starts, work.end) for work in works)


def with_titles_of_items(source: str, works: Sequence[Work], items: Sequence[Item]) -> list[Work]:
    """Return the works of a page, in order, with the titles that elements tell.

    Those that reach over several items are parted if elements tell a title in nearly each part;
    then items beside them that name people before such a title are works, too.
    """
    whole = with_marked_titles(source, works)
    if not items:
        return whole
    starts = [item.start for item in items]
    parts = [part for work in works for part in _parts(work, items, starts)]
    if len(parts) == len(works):
        return whole
    depths = {item.depth for _, item in parts if item}
    others = _others(works, [item for item in items if item.depth in depths])
    every = sorted([*parts, *others], key=lambda part: part[0].start)
    marked = with_marked_titles(source, [work for work, _ in every])
    added = {work.start for work, _ in others}
    told: list[Work] = []
    known = 0
    for work, (_, item) in zip(marked, every, strict=True):
        if item is None:
            told.append(work)
            continue
        one = _told(work, item)
        title = "".join(work.understood["titles"][:1])
        is_told = bool(title) and item.text.find(title) > 0
        is_other = item.start in added
        known += is_told and not is_other
        if not is_other or (is_told and one.understood["authors"]):
            told.append(one)
    cut = sum(item is not None for _, item in parts)
    return told if known >= _NEARLY_ALL * cut else whole


def _others(works: Sequence[Work], items: Sequence[Item]) -> list[_Part]:
    """Return the items that that no work has any part of."""
    found: list[_Part] = []
    ends = [work.end for work in works]
    for item in items:
        at = bisect_right(ends, item.start)
        if at == len(works) or works[at].start >= item.end:
            found.append((Work(item.start, item.end, _understood(item.text)), item))
    return found


def _parts(work: Work, items: Sequence[Item], starts: Sequence[int]) -> list[_Part]:
    """Return the parts of a work, with the items that they are; one that is whole is none."""
    first, last = bisect_right(starts, work.start), bisect_left(starts, work.end)
    own = items[max(first - 1, 0) : last]
    own = own[1:] if own and own[0].end <= work.start else own
    if len(own) < 2 or any(item.depth != own[0].depth for item in own):
        return [(work, None)]
    begins = [work.start, *(item.start for item in own[1:])]
    return [
        (Work(start, item.end, _understood(item.text)), item)
        for start, item in zip(begins, own, strict=True)
    ]


def _understood(text: str) -> Understood:
    ids = arxiv_ids_in(text)
    return {
        "titles": (text,),
        "authors": (),
        "abstract": "",
        "year": None,
        "arxiv_id": ids[0] if len(ids) == 1 else None,
        "doi": ids_in(text)[1],
    }


def _told(work: Work, item: Item) -> Work:
    """Return a work with the names that stand before its title."""
    title = "".join(work.understood["titles"][:1])
    before = item.text[: max(item.text.find(title), 0)]
    before = _NUMBER.sub("", before, count=1).strip(_AROUND)
    names = author_list(before) or names_in(before)
    if not all(name_fit(Name.parse(name).display.split()) >= _LIKELY_NAME for name in names):
        names = ()
    return work._replace(understood={**work.understood, "authors": names})
