"""Titles told by lines that come again: a day, a number, a button in the same place of each item.

Pages of search results have many lines for each work, and no two sites the same. What kind each of
them is may be in doubt, but the title stands as far from the line ``Free Access``, from the day or
from the running number in one item as in the others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.forms import form_of
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, MORE, NONE, TITLE, VENUE
from bibtool.layouts.shapes.trimming import is_sure_title

_NAMES = frozenset(map(KINDS.index, "names name credits".split()))
_LINKS = frozenset(map(KINDS.index, "id labels tags".split()))
_SAID = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_LIKELY = frozenset(map(KINDS.index, "title titled".split()))
_MAY_BE = _LIKELY | frozenset(map(KINDS.index, "venueish sentence short citation headed".split()))
_GROUPS = {**dict.fromkeys(_LINKS, "links"), KINDS.index("year"): "year"}
_ROW = [KINDS.index("titled")] * 2  # works on a line each
_WHOLE = frozenset(map(KINDS.index, "titled citation".split()))
_BULLETS = BULLETS | {"1"}
_LETTER = re.compile(r"[^\W_]")
_FARTHEST = 5
_LEAST, _FEWEST_WORDS, _MANY_WORDS = 3, 3, 5
_NEARLY_ALL, _MOSTLY, _SURELY = 0.85, 0.6, 0.4
_LONGEST_ITEM, _MUCH_LONGER = 16, 2.5
_SAMPLE = 400
_MUCH_ELSE, _FEW_OTHERS, _ALL_SURE = 0.2, 0.34, 0.9
_ONE_LINE_EACH = 0.8
_CLOSE, _FAR, _RARELY, _ALIKE = 0.65, 1.5, 0.3, 0.4

_Rule = tuple[Hashable, int]


class _Page(NamedTuple):
    """The lines that have letters or digits, what they were taken for, and what comes again."""

    lines: Sequence[Line]
    states: Sequence[int]
    seen: Sequence[Seen]
    often: Mapping[Hashable, Sequence[int]]
    """The places of each form, and of each sort of line, that comes again."""

    def is_own(self, n: int) -> bool:
        """Return whether a line has words, and is no other line's again."""
        text = self.lines[n].text
        return text.count(" ") + 1 >= _FEWEST_WORDS and form_of(text) not in self.often

    def is_sure(self, n: int) -> bool:
        """Return whether a line is surely a title."""
        return is_sure_title(self.lines[n].text)


def anchored(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]
) -> list[int] | None:
    """Return the states with a title where lines that come again tell one; None if they do not."""
    if not _is_in_doubt(lines[:_SAMPLE], states):
        return None
    told = [n for n, line in enumerate(lines) if _LETTER.search(line.text)]
    page = _page(lines, states, seen, told[:_SAMPLE])
    rules = _rules(page)
    titles = _titles(page, rules)
    if not _is_better(page, titles):
        return None
    if len(told) > _SAMPLE:
        page = _page(lines, states, seen, told)
        titles = _titles(page, rules)
    every = sorted({*titles, *_kept(page, titles), *_listed(page)})
    return _set_around(lines, [told[n] for n in every], states, seen)


def _kept(page: _Page, titles: Sequence[int]) -> list[int]:
    """Return the other lines that were taken for titles and have below what most titles have."""
    below = Counter(_below(page, n)[:2] for n in titles)
    return [
        n
        for n in range(titles[0], titles[-1])
        if page.states[n] == TITLE
        and 2 * below[_below(page, n)[:2]] > len(titles)
        and _may_be_work(page, n)
    ]


def _listed(page: _Page) -> Iterator[int]:
    """Yield the places of works on a line each, in a list of such: another section of the page."""
    sorts = zip(page.states, page.seen, strict=True)
    at = 0
    for (state, mark, is_work), alike in groupby((s, x.mark, x.kind in _WHOLE) for s, x in sorts):
        count = sum(1 for _ in alike)
        if state == TITLE and is_work and mark[:1] in _BULLETS and count >= _LEAST:
            yield from range(at, at + count)
        at += count


def _is_in_doubt(lines: Sequence[Line], states: Sequence[int]) -> bool:
    """Return whether works have several lines, and some of their titles are not surely such."""
    heads = [line for line, state in zip(lines, states, strict=False) if state == TITLE]
    if not _LEAST <= len(heads) < _ONE_LINE_EACH * len(lines):
        return False
    forms = Counter(form_of(line.text) for line in heads)
    sure = sum(
        is_sure_title(line.text) and not ((form := form_of(line.text)) and forms[form] >= _LEAST)
        for line in heads
    )
    return sure < _ALL_SURE * len(heads)


def _page(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen], told: Sequence[int]
) -> _Page:
    places: dict[Hashable, list[int]] = defaultdict(list)
    above = ""
    for at, n in enumerate(told):
        if form := form_of(lines[n].text):
            places[form].append(at)
        if seen[n].gap:
            places["gap", ""].append(at)
        group = _GROUPS.get(seen[n].kind, "")
        if group != above:
            places["first", group].append(at)
            places["behind", above].append(at)
        above = group
    often = {form: found for form, found in places.items() if len(found) >= _LEAST}
    return _Page(
        [lines[n] for n in told], [states[n] for n in told], [seen[n] for n in told], often
    )


def _rules(page: _Page) -> list[_Rule]:
    """Return how far from lines of which form titles stand.

    What the best of these forms tells is added to by others that tell the same.
    """
    found: list[tuple[float, _Rule, list[int]]] = []
    for form, places in page.often.items():
        for step in range(-_FARTHEST, _FARTHEST + 1):
            told = [n + step for n in places if 0 <= n + step < len(page.lines)]
            if (step or isinstance(form, tuple)) and _may_be_titles(page, told):
                found.append((sum(map(page.is_sure, told)) - abs(step) / 10, (form, step), told))
    if not found:
        return []
    found.sort(key=lambda one: -one[0])
    titles = set(found[0][2])
    rules = [found[0][1]]
    for _, rule, told in found[1:]:
        if len(titles.intersection(told)) >= _NEARLY_ALL * len(told):
            titles.update(told)
            rules.append(rule)
    return rules


def _may_be_titles(page: _Page, told: Sequence[int]) -> bool:
    """Return whether nearly all lines differ, have words, and look like titles; many surely."""
    if len(told) < _LEAST:
        return False
    may_be = sum(page.seen[n].kind in _MAY_BE and page.is_own(n) for n in told)
    if may_be < _NEARLY_ALL * len(told):
        return False
    likely = sum(page.seen[n].kind in _LIKELY for n in told)
    distinct = len({page.lines[n].text for n in told})
    if likely < _MOSTLY * len(told) or distinct < _NEARLY_ALL * len(told):
        return False
    return sum(map(page.is_sure, told)) >= _SURELY * len(told)


def _titles(page: _Page, rules: Sequence[_Rule]) -> list[int]:
    """Return the lines that the rules tell, without those of the page around the list.

    Above the first work may be nothing of what stands above the others.
    """
    told = Counter(
        n + step
        for form, step in rules
        for n in page.often.get(form, ())
        if 0 <= n + step < len(page.lines) and page.seen[n + step].kind in _MAY_BE
    )
    titles = sorted(told)
    if len(titles) < _LEAST:
        return titles
    usual = median(below - n for n, below in pairwise(titles))
    often = median(told.values())
    while len(titles) > _LEAST and (
        told[titles[0]] < _RARELY * often or _is_edge(page, titles[0], titles[1], usual)
    ):
        del titles[0]
    while len(titles) > _LEAST and (
        told[titles[-1]] < _RARELY * often or _is_edge(page, titles[-1], titles[-2], usual)
    ):
        del titles[-1]
    return [*_first(page, titles, usual), *titles]


def _first(page: _Page, titles: Sequence[int], usual: float) -> list[int]:
    """Return the title above all others, if below it stands what does below most of them."""
    above = range(titles[0] - 1, max(-1, titles[0] - int(_FAR * usual) - 2), -1)
    below = Counter(_below(page, n) for n in titles)
    sure = [
        n
        for n in above
        if page.states[n] == TITLE
        and page.is_own(n)
        and page.is_sure(n)
        and below[_below(page, n)] >= _ALIKE * len(titles)
    ]
    return sorted(sure, key=lambda n: abs(titles[0] - n - usual))[:1]


def _below(page: _Page, n: int) -> tuple[int, ...]:
    """Return what the two lines below a title are, and whether a blank line parts them."""
    return tuple(
        part for look in page.seen[n + 1 : n + 3] for part in (_part(look.kind), bool(look.gap))
    )


def _is_edge(page: _Page, n: int, next_one: int, usual: float) -> bool:
    """Return whether a line at an end is no work: it is too near to the next, or not its own."""
    return not page.is_own(n) or (abs(next_one - n) < _CLOSE * usual and not page.is_sure(n))


def _is_better(page: _Page, titles: Sequence[int]) -> bool:
    """Return whether much else was taken for titles, and hardly anything that may be one."""
    if len(titles) < _LEAST or not _are_even(titles):
        return False
    among = range(titles[0], titles[-1])
    around = sum(state == TITLE and n not in among for n, state in enumerate(page.states))
    if around > _MUCH_LONGER * len(titles):
        return False  # a few lines of the page's introduction
    others = {n for n in among if page.states[n] == TITLE}.difference(titles, _listed(page))
    missed = sum(page.states[n] != TITLE for n in titles)
    if len(others) + missed < _MUCH_ELSE * len(titles):
        return False
    below = Counter(_below(page, n) for n in titles)
    doubtful = sum(
        _may_be_work(page, n) or below[_below(page, n)] >= _ALIKE * len(titles) for n in others
    )
    return doubtful <= _FEW_OTHERS * len(titles)


def _may_be_work(page: _Page, n: int) -> bool:
    """Return whether a line may be a work of its own: it is surely a title, or has authors."""
    if not page.is_own(n):
        return False
    has_authors = page.states[n + 1 : n + 2] == [AUTHORS] and page.seen[n].kind in _LIKELY
    is_in_row = [look.kind for look in page.seen[n : n + 2]] == _ROW
    return has_authors or is_in_row or page.is_sure(n)


def _are_even(titles: Sequence[int]) -> bool:
    """Return whether as many lines, more or less, stand from each title to the next."""
    lengths = [below - n for n, below in pairwise(titles)]
    usual = median(lengths)
    most = max(_MUCH_LONGER * usual, usual + 4)
    within = sum(n <= most for n in lengths)
    return 1 < usual <= _LONGEST_ITEM and within >= _NEARLY_ALL * len(lengths)


def _set_around(
    lines: Sequence[Line], titles: Sequence[int], states: Sequence[int], seen: Sequence[Seen]
) -> list[int]:
    """Return the states with these titles, and what stands among them as parts of their items.

    Above them all and below is the page's menu, but for what has more than a few words.
    """
    longest = int(median(below - n for n, below in pairwise(titles))) + 2
    among = range(titles[0], titles[-1] + longest)
    found = list(states)
    heads = frozenset(titles)
    for n, state in enumerate(states):
        if n in heads:
            found[n] = TITLE
        elif state in (TITLE, MORE):
            is_menu = n not in among and _may_be_menu(lines[n].text, seen[n], states[n + 1 : n + 2])
            if n in among or is_menu:
                found[n] = NONE if is_menu else _part(seen[n].kind)
    return found


def _may_be_menu(text: str, look: Seen, below: Sequence[int]) -> bool:
    """Return whether a line is a few words without a mark, and no authors stand below it."""
    is_short = text.count(" ") + 1 < _MANY_WORDS and look.kind in _LIKELY
    return is_short and not look.mark and AUTHORS not in below


def _part(kind: int) -> int:
    """Return the state of a line of an item that is not its title."""
    if kind in _NAMES:
        return AUTHORS
    if kind in _LINKS:
        return LINKS
    return BLURB if kind in _SAID else VENUE
