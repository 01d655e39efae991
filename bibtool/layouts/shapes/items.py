"""Cut a page's lines, of known columns, into items."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.anchors import anchored
from bibtool.layouts.shapes.asides import with_asides
from bibtool.layouts.shapes.credits import is_joint_work
from bibtool.layouts.shapes.idlines import announced, ids_above_titles
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.mending import mended, runs
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, MORE, NONE, TITLE
from bibtool.layouts.shapes.selections import selected, without_others

_YEAR = KINDS.index("year")
_NAMES = frozenset(map(KINDS.index, "names name credits".split()))
_STRAY = frozenset(
    map(KINDS.index, "name names short heading contact sentence news bio menu award year".split())
)


_FEWEST, _MANY = 3, 6
_NEARLY_ALL = 0.8


class Item:
    """The lines of one item, and those of each column; it begins with the first of them."""

    __slots__ = ("_has_id", "columns", "head", "is_titled", "lines")

    def __init__(self, line: Line, state: int) -> None:
        state = TITLE if state == MORE else state
        self.lines = [line]
        self.columns: dict[int, list[Line]] = {state: [line]}
        self.is_titled = state == TITLE
        self.head = line
        """The first line of its title, or the first of all if it has none."""
        self._has_id: bool | None = None

    def add(self, line: Line, state: int) -> None:
        """Take a line into a column."""
        self.lines.append(line)
        self._has_id = None
        if state in (TITLE, MORE):
            state = TITLE
            if not self.is_titled:
                self.is_titled, self.head = True, line
        self.columns.setdefault(state, []).append(line)

    def has_id(self) -> bool:
        """Return whether an id is printed or linked on one of the lines; several rules ask."""
        known = self._has_id
        if known is None:
            lines = self.lines
            if len(lines) == 1:
                known = has_id(lines[0].text)
            else:
                known = any(map(has_id, [line.text for line in lines]))
            self._has_id = known
        return known

    def __getitem__(self, state: int) -> list[Line]:
        return self.columns.get(state, [])


class _Manner(NamedTuple):
    """How items start on a page where not each starts with its title."""

    ids_above: Container[int]
    firsts: Container[int]
    """The lines that are above its title, with those ids."""
    authors_first: bool
    untitled: bool


def items_of(
    lines: Sequence[Line],
    states: Sequence[int],
    seen: Sequence[Seen],
    looks: Mapping[int, Seen],
) -> list[Item]:
    """Return the items: each starts with its title, or with what stands above it on this page.

    ``looks`` has what is seen of the lines by their numbers.
    """
    told = anchored(lines, states, seen) or selected(lines, states, seen)
    if told is not None:
        states, above_titles = told, frozenset[int]()
    else:
        states = without_others(lines, states, seen)
        states, above_titles = with_asides(lines, mended(states, seen), seen)
    authors_first = _authors_first(states, seen)
    if authors_first:
        states = _with_joint_work(lines, _with_names_above(states, seen))
    untitled = states.count(TITLE) * 3 < runs(states, AUTHORS)
    ids_above = ids_above_titles(states, seen)
    firsts = ids_above | above_titles | announced(lines, states, seen, ids_above)
    manner = _Manner(ids_above, firsts, authors_first, untitled)
    items = _opened(lines, states, seen, manner) if any(manner) else _titled(lines, states)
    items = _without_comments(_with_end(items, looks), looks)
    return _without_strays(_without_headings(items, looks), looks)


def _titled(lines: Sequence[Line], states: Sequence[int]) -> list[Item]:
    """Return the items of a page where each starts with its title."""
    items: list[Item] = []
    item: Item | None = None
    for line, state in zip(lines, states, strict=True):
        if state == TITLE:
            item = Item(line, state)
            items.append(item)
        elif state == NONE:
            item = None
        elif item is not None:
            item.add(line, state)
    return items


def _opened(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen], manner: _Manner
) -> list[Item]:
    """Return the items of a page where some start with their authors, an id or other lines."""
    ids_above, firsts, authors_first, untitled = manner
    items: list[Item] = []
    item: Item | None = None
    above = NONE
    for n, (line, state) in enumerate(zip(lines, states, strict=True)):
        opens = n - 1 not in firsts and (
            n in firsts
            or _starts(state, above, item, authors_first=authors_first, untitled=untitled)
        )
        column = LINKS if n in ids_above else state
        if opens:
            item = Item(line, column)
            items.append(item)
        elif state == NONE and n not in firsts:
            item = None
        elif item is not None:
            item.add(line, column)
        # A year may stand between the names and the title below them.
        above = AUTHORS if above == AUTHORS and seen[n].kind == _YEAR else state
    return [item for item in items if item.is_titled or (untitled and item[AUTHORS])]


def _with_end(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items, the last without the texts of another list that stands below it.

    They are many more than any other work has, and a blank line is above them.
    """
    if len(items) < _FEWEST:
        return items
    most = max(len(item.lines) for item in items[:-1])
    *others, last = items
    if len(last.lines) < 2 * most + _MANY:
        return items
    apart = [n for n, line in enumerate(last.lines) if n >= most and looks[line.number].gap]
    if not apart or apart[0] > most + _MANY:
        return items
    states = {line.number: state for state, lines in last.columns.items() for line in lines}
    end = Item(last.lines[0], states[last.lines[0].number])
    for line in last.lines[1 : apart[0]]:
        end.add(line, states[line.number])
    return [*others, end]


def _is_stray(text: str, look: Seen) -> bool:
    return look.mark == "#" or " " not in text.strip() or look.kind in _STRAY


def _without_strays(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items without a lone name or word, where others have more than a title."""
    alone = [len(item.columns) == 1 for item in items]
    if 3 * sum(alone) > len(items):
        return items
    return [
        item
        for item, is_alone in zip(items, alone, strict=True)
        if not (is_alone and _is_stray(item.lines[0].text, looks[item.lines[0].number]))
        or item.has_id()
    ]


def _without_comments(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items without lone lines that start with ``#``, where the others are bullets."""
    marks = [looks[item.lines[0].number].mark for item in items]
    if "#" not in marks or 3 * sum(mark in BULLETS for mark in marks) < 2 * len(marks):
        return items
    return [
        item for item, mark in zip(items, marks, strict=True) if mark != "#" or len(item.lines) > 1
    ]


def _without_headings(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items without lines above a list that starts with its number one.

    But for works with authors, set as others are: the last of another section's.
    """
    heads = [item.head for item in items]
    if "1" not in [looks[head.number].mark for head in heads]:
        return items
    ones = [looks[head.number].mark == "1" and mark_of(head.text)[0].number == 1 for head in heads]
    is_numbered = 5 * sum(looks[head.number].mark == "1" for head in heads) > 4 * len(heads)
    columns = Counter(tuple(item.columns) for item in items)
    return [
        item
        for n, item in enumerate(items)
        if looks[heads[n].number].mark
        or (item[AUTHORS] and (item[LINKS] or columns[tuple(item.columns)] > 1))
        or not (any(ones[n + 1 : n + 2]) or (is_numbered and n == len(items) - 1))
    ]


def _starts(
    state: int, above: int, item: Item | None, *, authors_first: bool, untitled: bool
) -> bool:
    if state == TITLE:
        return not (authors_first and above == AUTHORS and item is not None and not item.is_titled)
    return state == AUTHORS and above != AUTHORS and (authors_first or untitled)


def _with_names_above(states: Sequence[int], seen: Sequence[Seen]) -> list[int]:
    """Return the states with the names right above a title as its authors."""
    found = list(states)
    for n in range(1, len(found)):
        is_above = found[n] == TITLE and found[n - 1] == NONE and not seen[n].gap
        if is_above and seen[n - 1].kind in _NAMES:
            found[n - 1] = AUTHORS
    return found


def _with_joint_work(lines: Sequence[Line], states: Sequence[int]) -> list[int]:
    """Return the states with "Joint work with …" as what is said of the work above.

    Where names stand above titles, it would open an item of its own.
    """
    return [
        BLURB if state == AUTHORS and is_joint_work(line.text) else state
        for line, state in zip(lines, states, strict=True)
    ]


def _authors_first(states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether items begin with their authors.

    Most titles have names right above and not below them then; or, where few have any beside
    them, names are the first line after other columns.
    """
    if AUTHORS not in states and _NAMES.isdisjoint([look.kind for look in seen]):
        return False
    heads = [n for n, state in enumerate(states) if state == TITLE]
    above = sum(n > 0 and not seen[n].gap and seen[n - 1].kind in _NAMES for n in heads)
    below = sum(
        n + 1 < len(seen) and not seen[n + 1].gap and seen[n + 1].kind in _NAMES for n in heads
    )
    if above + below >= len(heads) > 0:
        return above > below
    named = [n for n, state in enumerate(states) if state == AUTHORS and states[n - 1] != AUTHORS]
    if _are_apart(heads, seen) and not any(seen[n].gap for n in named):
        return False  # they end the block that a title begins
    if _are_last(states):
        return False
    begun = [
        state
        for n, state in enumerate(states)
        if state in (TITLE, AUTHORS) and _above(n, states, seen) not in (TITLE, MORE, AUTHORS)
    ]
    return begun.count(AUTHORS) > begun.count(TITLE)


def _are_last(states: Sequence[int]) -> bool:
    """Return whether the page's first item begins with its title, and the last ends with names.

    Between them stands a text, and nearly every title has names below it.
    """
    told = [state for state in states if state in (TITLE, AUTHORS)]
    turns = sum(above == TITLE and state == AUTHORS for above, state in pairwise(told))
    is_so = told[:1] == [TITLE] and told[-1:] == [AUTHORS]
    return is_so and turns >= max(_FEWEST, _NEARLY_ALL * told.count(TITLE))


def _are_apart(heads: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether blank lines stand above nearly all titles."""
    return sum(seen[n].gap > 0 for n in heads) >= _NEARLY_ALL * len(heads) > 0


def _above(at: int, states: Sequence[int], seen: Sequence[Seen]) -> int:
    """Return the state of the line above, but for a year between them."""
    at -= 1
    while at > 0 and seen[at].kind == _YEAR:
        at -= 1
    return states[at] if at >= 0 else NONE
