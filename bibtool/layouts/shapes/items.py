"""Cut a page's lines, of known columns, into items."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.asides import with_asides
from bibtool.layouts.shapes.idlines import announced, ids_above_titles
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, MORE, NONE, TITLE, VENUE
from bibtool.layouts.shapes.seen import Seen

_WORKS = frozenset(
    map(
        KINDS.index,
        "name names credits venue venueish title titled sentence prose citation".split(),
    )
)


_SENTENCES = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_ID, _YEAR = map(KINDS.index, ("id", "year"))
_TITLED = frozenset(map(KINDS.index, "title titled venueish short name".split()))
_BOLD, _PLAIN = "**", ("", "_")
_LONG, _LEAST, _MOSTLY = 3, 3, 0.5
_LISTED = _WORKS | {_ID}
_NAMES = frozenset(map(KINDS.index, "names name credits".split()))
_CITED = frozenset(map(KINDS.index, "citation titled".split()))
_UNCITED = frozenset(map(KINDS.index, "title venueish short sentence".split()))
_STRAY = frozenset(
    map(KINDS.index, "name names short heading contact sentence news bio menu award year".split())
)


@dataclass(slots=True)
class Item:
    """The lines of one item, and those of each column."""

    lines: list[Line] = field(default_factory=list)
    columns: dict[int, list[Line]] = field(default_factory=dict)

    def add(self, line: Line, state: int) -> None:
        """Take a line into a column."""
        self.lines.append(line)
        self.columns.setdefault(TITLE if state == MORE else state, []).append(line)

    def __getitem__(self, state: int) -> list[Line]:
        return self.columns.get(state, [])


def items_of(lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]) -> list[Item]:
    """Return the items: each starts with its title, or with what stands above it on this page."""
    states, above_titles = with_asides(lines, _mended(states, seen), seen)
    authors_first = _authors_first(states, seen)
    if authors_first:
        states = _with_names_above(states, seen)
    untitled = states.count(TITLE) * 3 < _runs(states, AUTHORS)
    ids_above = ids_above_titles(states, seen)
    items: list[Item] = []
    item: Item | None = None
    above = NONE
    firsts = ids_above | above_titles | announced(lines, states, seen, ids_above)
    for n, (line, state) in enumerate(zip(lines, states, strict=True)):
        opens = n - 1 not in firsts and (
            n in firsts
            or _starts(state, above, item, authors_first=authors_first, untitled=untitled)
        )
        if opens or (state == NONE and n not in firsts):
            item = Item() if opens else None
            items += [item] if item else []
        if item is not None:
            item.add(line, LINKS if n in ids_above else state)
        # A year may stand between the names and the title below them.
        above = AUTHORS if above == AUTHORS and seen[n].kind == _YEAR else state
    items = [item for item in items if item[TITLE] or (untitled and item[AUTHORS])]
    looks = {line.number: look for line, look in zip(lines, seen, strict=True)}
    items = _without_comments(items, looks)
    return _without_strays(_without_headings(items, looks), looks)


def _mended(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where the page as a whole tells better than the lines one by one."""
    if _are_sentences(states, seen):
        # Blurbs: the page has its titles in pictures, or lost them on the way.
        states = [BLURB if state == TITLE else state for state in states]
    states = _with_abstracts_above(states, seen)
    states = _with_every_bullet(_with_credits(states, seen), seen)
    if not _is_plain_list(states):
        return states
    return [
        TITLE
        if look.kind in _WORKS and (state in (AUTHORS, VENUE, BLURB) or _is_between(states, n))
        else state
        for n, (state, look) in enumerate(zip(states, seen, strict=True))
    ]


def _with_abstracts_above(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where a text stands between titles and names, if it does so in most."""
    between = [
        n
        for n in range(1, len(states) - 1)
        if states[n] == TITLE
        and states[n + 1] == AUTHORS
        and seen[n].size >= _LONG
        and (seen[n].kind in _SENTENCES or seen[n].end in ".-")
        and seen[n - 1].kind in _TITLED
        and not (seen[n].gap or seen[n].mark)
    ]
    if len(between) < _LEAST or len(between) < _MOSTLY * (states.count(TITLE) - len(between)):
        return states
    found = list(states)
    for n in between:
        found[n - 1], found[n] = TITLE, BLURB
    return found


def _with_credits(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where lines of names and venues stand below their titles, if most do."""
    below = [
        n
        for n in range(1, len(states))
        if states[n] == states[n - 1] == TITLE
        and seen[n].kind in _CITED
        and (seen[n - 1].kind in _UNCITED or seen[n - 1].mark[1:] == _BOLD)
        and not (seen[n].gap or seen[n].mark not in _PLAIN)
    ]
    heads = states.count(TITLE)
    if len(below) < 3 or 10 * len(below) < 4 * heads or 2 * states.count(AUTHORS) > heads:
        return states
    found = list(states)
    for n in below:
        found[n] = AUTHORS
    return found


def _with_every_bullet(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where a list has a work at each bullet, if it has at most of them.

    Some are bare ids or links, and none goes on with the bullet above.
    """
    total = Counter((look.mark, look.indent) for look in seen if look.mark in BULLETS)
    if not total:
        return states
    heads = Counter(
        (look.mark, look.indent)
        for state, look in zip(states, seen, strict=True)
        if state == TITLE and look.mark in BULLETS
    )
    lists = {sort for sort, count in total.items() if 3 * heads[sort] >= 2 * count > 2}
    return [
        TITLE
        if look.kind in _LISTED and state != NONE and (look.mark, look.indent) in lists
        else state
        for state, look in zip(states, seen, strict=True)
    ]


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
    ]


def _without_comments(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items without lone lines that start with ``#``, where the others are bullets."""
    marks = [looks[item.lines[0].number].mark for item in items]
    if 3 * sum(mark in BULLETS for mark in marks) < 2 * len(marks):
        return items
    return [
        item for item, mark in zip(items, marks, strict=True) if mark != "#" or len(item.lines) > 1
    ]


def _without_headings(items: list[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items without lines above a list that starts with its number one."""
    heads = [item[TITLE][0] if item[TITLE] else item.lines[0] for item in items]
    ones = [looks[head.number].mark == "1" and mark_of(head.text)[0].number == 1 for head in heads]
    is_numbered = 5 * sum(looks[head.number].mark == "1" for head in heads) > 4 * len(heads)
    return [
        item
        for n, item in enumerate(items)
        if looks[heads[n].number].mark
        or (item[AUTHORS] and item[LINKS])
        or not (any(ones[n + 1 : n + 2]) or (is_numbered and n == len(items) - 1))
    ]


def _are_sentences(states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether what was taken for titles are sentences, and names stand on their own."""
    heads = [look.kind for state, look in zip(states, seen, strict=True) if state == TITLE]
    sentences = sum(kind in _SENTENCES for kind in heads)
    return 10 * sentences >= 7 * len(heads) > 0 and _runs(states, AUTHORS) >= len(heads)


def _is_plain_list(states: Sequence[int]) -> bool:
    """Return whether nearly all works are one line each: then each line between them is one."""
    lines = len(states) - states.count(NONE) - states.count(LINKS)
    return states.count(TITLE) >= 0.85 * lines


def _is_between(states: Sequence[int], at: int) -> bool:
    """Return whether the lines above and below are works, and this one is of no item."""
    around = states[max(0, at - 1) : at + 2]
    return states[at] == NONE and len(around) == 3 and around[0] == around[2] == TITLE


def _starts(
    state: int, above: int, item: Item | None, *, authors_first: bool, untitled: bool
) -> bool:
    if state == TITLE:
        return not (authors_first and above == AUTHORS and item is not None and not item[TITLE])
    return state == AUTHORS and above != AUTHORS and (authors_first or untitled)


def _with_names_above(states: Sequence[int], seen: Sequence[Seen]) -> list[int]:
    """Return the states with the names right above a title as its authors."""
    found = list(states)
    for n in range(1, len(found)):
        is_above = found[n] == TITLE and found[n - 1] == NONE and not seen[n].gap
        if is_above and seen[n - 1].kind in _NAMES:
            found[n - 1] = AUTHORS
    return found


def _runs(states: Sequence[int], wanted: int) -> int:
    return sum(
        state == wanted and (not n or states[n - 1] != wanted) for n, state in enumerate(states)
    )


def _authors_first(states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether items begin with their authors.

    Most titles have names right above and not below them then; or, where few have any beside
    them, names are the first line after other columns.
    """
    heads = [n for n, state in enumerate(states) if state == TITLE]
    above = sum(n > 0 and not seen[n].gap and seen[n - 1].kind in _NAMES for n in heads)
    below = sum(
        n + 1 < len(seen) and not seen[n + 1].gap and seen[n + 1].kind in _NAMES for n in heads
    )
    if above + below >= len(heads) > 0:
        return above > below
    begun = [
        state
        for n, state in enumerate(states)
        if state in (TITLE, AUTHORS) and _above(n, states, seen) not in (TITLE, MORE, AUTHORS)
    ]
    return begun.count(AUTHORS) > begun.count(TITLE)


def _above(at: int, states: Sequence[int], seen: Sequence[Seen]) -> int:
    """Return the state of the line above, but for a year between them."""
    at -= 1
    while at > 0 and seen[at].kind == _YEAR:
        at -= 1
    return states[at] if at >= 0 else NONE
