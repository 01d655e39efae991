"""Headings, notes and menus among works whose titles link to them.

``## 2. Boats`` between bullets of links, a number before what is said of the work above: where
works begin with a link to a paper, or have its id on a line of their own, what is set otherwise and
has neither an id, nor a year, nor people, is none.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import AUTHORS, BLURB, TITLE
from bibtool.layouts.shapes.persons import has_people

_SIGN = re.compile(r"(?:[#>:|+*•–—-]{1,6}|[\[(]?\d{1,4}\\?[.)\]]{1,2})\s+")
_DIGITS = re.compile(r"\d+")
_TITLED = re.compile(
    r"(?:[^\W\d_a-z][^][]{1,60}[,.:]\s)?[\[<(*_\"“]{1,4}[^][]{8,300}\]\("
    r"|(?:\*\*|__)[^*_]{8,300}(?:\*\*|__)\W*$"
)
_INSIDE = re.compile(r"\[[^][]{1,100}\]\((?:#|\.{0,2}/|[^():\s]{1,100}\.md\b)")
_IS_DAY = re.compile(
    r"(?:#{1,6}\s+|\*\*)(?:[^\W\d_]{3,10}\.?,?\s)?(?:\d{1,2}[/.-]\d{1,2}\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b)",
    re.IGNORECASE,
)
"""``**Tuesday 1/17: Boats**``"""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_NAMED = frozenset(map(KINDS.index, "names name credits".split()))
_FEWEST, _MOST_ABOVE = 5, 0.34
_WITH_ID, _SURELY, _FEW = 0.4, 0.8, 0.34
_MOST_SIGNS, _MOST_BETWEEN = 4, 8  # more between two works is another list
_LONGEST_DATE = 20  # "- <u>03/2020</u>: …" is news
_TO_A_SITE = ("](https://", "](http://")
_SHORTEST_SIGN = 2
_BULLETS = frozenset("+*•–-")
_DAY, _ITSELF = "day", "inside"
_LISTED = frozenset("1. 1) - * + • –".split())
"""What is set so below a work says something of it."""


def without_unlinked(items: Sequence[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items but for those of sorts that link to nothing, above works that do or between.

    A sort is what stands before the words of a line: a bullet, a number, the signs of a heading.
    """
    if sum(item.has_id() for item in items) < _FEWEST:
        return list(items)
    sorts: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        sorts[_sort_of(_head(item))].append(n)
    days = sorts.pop(_DAY, [])
    works = sorted(n for own in sorts.values() if _are_works([items[n] for n in own]) for n in own)
    if len(works) < _FEWEST:
        return _without_days(items, days)
    bare = {n for n in days if not _is_linked(items[n])}
    notes: set[int] = set()
    for sort, own in sorts.items():
        if _are_bare([items[n] for n in own], looks):
            bare.update(found := _around(sort, own, works))
            notes.update(found if sort in _LISTED else ())
    kept: list[Item] = []
    is_open = False
    for n, item in enumerate(items):
        is_note = n in notes and is_open
        if is_note:
            for line in item.lines:
                kept[-1].add(line, BLURB)
        elif n not in bare:
            kept.append(item)
        is_open = is_note or n not in bare
    return kept


def _without_days(items: Sequence[Item], days: Sequence[int]) -> list[Item]:
    """Return the items but for days, in bold, if nearly all others link to something."""
    others = len(items) - len(days)
    linked = [_is_linked(item) for item in items]
    if not days or sum(linked) - sum(linked[n] for n in days) < max(_FEWEST, _SURELY * others):
        return list(items)
    bare = {n for n in days if not linked[n]}
    return [item for n, item in enumerate(items) if n not in bare]


def _is_linked(item: Item) -> bool:
    return any("](http" in line.text for line in item.lines)


def _head(item: Item) -> str:
    return (item[TITLE] or item.lines)[0].text.strip()


def _sort_of(head: str) -> str:
    """Return the signs before a line's words, numbers as one; a link within a site is apart."""
    if head[0] == "[" and head[1:2].isalpha() and head.startswith(_TO_A_SITE, head.find("](")):
        return ""
    if head[:1] in "#*" and _IS_DAY.match(head):
        return _DAY
    at = _words_at(head)
    if not head.startswith(_TO_A_SITE, head.find("](", at)) and _INSIDE.match(head, at):
        return _ITSELF
    before = head[:at]
    return head[0] if at == _SHORTEST_SIGN else _DIGITS.sub("1", "".join(before.split()))


def _words_at(head: str) -> int:
    """Return where a line's words begin, behind its signs: ``: 1. On Boats``."""
    if head[1:3] == " [" and head[0] in _BULLETS and head[3:4].isalpha():
        return _SHORTEST_SIGN
    at = 0
    for _ in range(_MOST_SIGNS):
        if not (sign := _SIGN.match(head, at)):
            break
        at = sign.end()
    return at


def _are_works(items: Sequence[Item]) -> bool:
    """Return whether many items have an id, and begin with a linked title or have it below."""
    if len(items) < _FEWEST or sum(map(Item.has_id, items)) < _WITH_ID * len(items):
        return False
    return sum(map(_is_titled, items)) >= _SURELY * len(items)


def _is_titled(item: Item) -> bool:
    head = _head(item)
    return _TITLED.match(head, _words_at(head)) is not None


def _are_bare(items: Sequence[Item], looks: Mapping[int, Seen]) -> bool:
    """Return whether no item has an id, and hardly any a year or people."""
    if any(map(Item.has_id, items)):
        return False
    return sum(_has_more(item, looks) for item in items) <= _FEW * len(items)


def _has_more(item: Item, looks: Mapping[int, Seen]) -> bool:
    if any(looks[line.number].kind in _NAMED for line in item[AUTHORS]):
        return True
    head = _head(item)
    return _YEAR.search(head, _LONGEST_DATE) is not None or has_people(head)


def _around(sort: str, own: Sequence[int], works: Sequence[int]) -> list[int]:
    """Return those that stand between works, those above them all if few, and then those below."""
    above = [n for n in own if n < works[0]]
    ends = pairwise(works)
    gaps = [range(above + 1, below) for above, below in ends if below - above <= _MOST_BETWEEN]
    among = sorted(set(own).intersection(n for gap in gaps for n in gap))
    found = [*(above if len(above) <= _MOST_ABOVE * len(works) else ()), *among]
    below = [n for n in own if n > works[-1]]
    is_usual = (found or sort == _ITSELF) and len(below) <= _MOST_ABOVE * len(works)
    return [*found, *(below if is_usual else ())]
