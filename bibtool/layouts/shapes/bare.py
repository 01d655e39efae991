"""Short lines around a few works: they have nothing of what nearly all works of the page have.

A page of two papers has menus, headings and buttons around them, in no order that tells. Where
nearly all longer titles have authors, an id or more on their line, what is short and has none of
these is no work.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress

from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, TITLE, VENUE
from bibtool.layouts.shapes.persons import has_people
from bibtool.layouts.shapes.plaintitles import is_plain_title

_WITH_MORE = frozenset(map(KINDS.index, "titled citation".split()))
_TITLE = KINDS.index("title")
_ENDS = ".:!"
_BOLD = frozenset({"**"})
_LISTED = BULLETS | {"1"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_NEARLY_ALL = 0.5
_FEW, _SURELY_LISTED, _FEWEST_LISTED = 0.34, 0.8, 3
_MOST_WORDS, _FEW_WORDS, _MANY_WORDS = 6, 3, 5
_MANY_ALIKE, _ALIKE = 50, 0.95


def without_bare(items: Sequence[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items but for short ones without evidence, if most others have some."""
    strong: Sequence[bool] = [_is_strong(item, looks) for item in items]
    if not any(strong) or all(strong):
        return list(items)
    strong = _with_those_set_so(items, strong, looks)
    if all(strong):
        return list(items)
    items, strong = _without_other_text(items, strong, looks)
    if all(strong):
        return list(items)
    firsts = [item for item, is_strong in zip(items, strong, strict=True) if is_strong]
    marks = {_look(item, looks).mark for item in firsts}
    among = range(strong.index(True), len(items) - strong[::-1].index(True))
    are_long = 2 * sum(len(item.lines) > 1 for item in firsts) > len(firsts)
    most = _MOST_WORDS if are_long else _FEW_WORDS
    bare = [
        not is_strong and _is_bare(item, looks, marks, 0 if n in among else most)
        for n, (item, is_strong) in enumerate(zip(items, strong, strict=True))
    ]
    works = len(items) - sum(bare)
    if sum(strong) < _NEARLY_ALL * works:
        return list(items)
    return [item for item, is_bare in zip(items, bare, strict=True) if not is_bare]


def _with_those_set_so(
    items: Sequence[Item], are_strong: Sequence[bool], looks: Mapping[int, Seen]
) -> list[bool]:
    """Return which items are strong, and with them titles that have only what most of these have.

    A venue or links on a line below: a work of one author alone may be without names.
    """
    firsts = list(compress(items, are_strong))
    usual = [
        state
        for state in (VENUE, LINKS)
        if sum(state in item.columns for item in firsts) > _SURELY_LISTED * len(firsts)
    ]
    if not usual or len(firsts) < _FEWEST_LISTED:
        return list(are_strong)
    most = max(len(item.lines) for item in firsts)
    return [
        is_strong
        or (
            _look(item, looks).kind == _TITLE
            and any(state in item.columns for state in usual)
            and item.columns.keys() <= {TITLE, *usual}
            and len(item.lines) <= most
        )
        for item, is_strong in zip(items, are_strong, strict=True)
    ]


def _without_other_text(
    items: Sequence[Item], are_strong: Sequence[bool], looks: Mapping[int, Seen]
) -> tuple[Sequence[Item], Sequence[bool]]:
    """Return the items but for what is not like a work, where few are or all of these are listed.

    Of those that are left is returned, too, which are strong.

    A page that names two papers in a long text is no list: its menu, comments and buttons are no
    works; nor are the headings between the bullets of another.
    """
    strong = list(compress(items, are_strong))
    weak = [item for item, is_strong in zip(items, are_strong, strict=True) if not is_strong]
    listed = sum(_look(item, looks).mark in _LISTED for item in strong)
    # Bold words begin the news of a page whose works have no such sign.
    no_signs = _BOLD - {_look(item, looks).mark for item in strong}
    others = {id(item) for item in weak if not _may_be_work(item, looks, no_signs)}
    are_few = len(strong) <= _FEW * len(items) and 2 * len(others) > len(weak)
    if are_few and _are_alike(weak, looks):
        return items, are_strong
    if not are_few and (listed < _SURELY_LISTED * len(strong) or len(strong) < _FEWEST_LISTED):
        return items, are_strong
    kept = [id(item) not in others for item in items]
    return list(compress(items, kept)), list(compress(are_strong, kept))


def _are_alike(items: Sequence[Item], looks: Mapping[int, Seen]) -> bool:
    """Return whether many items, each a line, nearly all look the same: a list of short titles."""
    kinds = Counter((_look(item, looks).kind, _look(item, looks).mark) for item in items)
    kind, count = kinds.most_common(1)[0]
    is_long = len(items) >= _MANY_ALIKE and kind[0] == _TITLE
    return is_long and count >= _ALIKE * len(items) and all(len(item.lines) == 1 for item in items)


def _may_be_work(item: Item, looks: Mapping[int, Seen], no_signs: frozenset[str]) -> bool:
    """Return whether an item has a mark or a summary, names or a year; or surely a title."""
    look = _look(item, looks)
    head = item.head.text
    if look.mark in no_signs:
        return False
    if look.mark or (BLURB in item.columns and look.kind == _TITLE):
        return True
    if (_YEAR.search(head) and len(_WORD.findall(head)) > _FEW_WORDS) or has_people(head):
        return True
    is_long = head.count(" ") + 1 >= _MANY_WORDS
    return is_long and look.end not in _ENDS and is_plain_title(mark_of(head)[1])


def _look(item: Item, looks: Mapping[int, Seen]) -> Seen:
    return looks[item.head.number]


def _is_strong(item: Item, looks: Mapping[int, Seen]) -> bool:
    """Return whether an item has authors, an id, or more than a title on its first line."""
    if AUTHORS in item.columns or looks[item.head.number].kind in _WITH_MORE:
        return True
    return item.has_id()


def _is_bare(item: Item, looks: Mapping[int, Seen], marks: set[str], most: int) -> bool:
    """Return whether an item is a few words, or a sentence, and not set as the works are.

    Above them all and below them more words are none, where works have several lines; among
    them one may be without its authors.
    """
    look = _look(item, looks)
    if look.mark and look.mark in marks:
        return False
    head = item.head.text
    words = head.count(" ") + 1
    if not most:
        return look.kind != _TITLE and words < _FEW_WORDS and look.end != "?"
    if len(item.lines) > 1 and look.kind == _TITLE:
        return words <= _FEW_WORDS
    return words <= most or (most == _MOST_WORDS and not is_plain_title(mark_of(head)[1]))
