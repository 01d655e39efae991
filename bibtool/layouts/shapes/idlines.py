"""Lines that are ids or links: those above a title, and those that announce one."""

from bisect import bisect
from collections.abc import Collection, Sequence

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import ids_in
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import AUTHORS, LINKS, NONE, TITLE

_ID = KINDS.index("id")
_LEAST, _MOST, _FEW = 3, 0.7, 0.3
_FAR, _MOST_ABOVE = 5, 3
_LISTED = BULLETS | {"1"}
_NOTHING = frozenset([NONE, LINKS])


def ids_above_titles(states: Sequence[int], seen: Sequence[Seen]) -> frozenset[int]:
    """Return the lines of ids that belong to the title below them, if the page has ids so.

    The first item has one above it then, apart from any heading, and the last one none below; or
    most titles have one right above them, and hardly any right below.
    """
    ids = [n for n, look in enumerate(seen) if look.kind == _ID]
    heads = [n for n, state in enumerate(states) if state in (TITLE, AUTHORS)] if ids else []
    if not heads:
        return frozenset()
    if 2 * sum(_is_of_bullet(n, seen) for n in ids) >= len(ids):
        return frozenset()
    above = frozenset(n for n in ids if n < heads[-1] and states[n + 1] in (TITLE, AUTHORS))
    # A number before an id opens a work: "[3] 2001.00001", and below it the title.
    counted = sum(seen[n].mark == "1" for n in above)
    if counted >= _MOST * len(ids) and not any(seen[n].mark == "1" for n in heads):
        return above
    if _are_right_above(ids, states, seen):
        return above
    if ids[-1] > heads[-1]:
        return frozenset()
    is_apart = bool(seen[ids[0]].gap) and not seen[ids[0] + 1].gap
    return above if ids[0] == heads[0] - 1 or is_apart else frozenset()


def _is_of_bullet(n: int, seen: Sequence[Seen]) -> bool:
    """Return whether a line stands right below a bullet or number, and deeper."""
    above = seen[n - 1] if n else None
    if above is None or seen[n].gap or seen[n].mark:
        return False
    return above.mark[:1] in _LISTED and seen[n].indent > above.indent


def _are_right_above(ids: Sequence[int], states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether most titles have an id above them in their block, and hardly any below.

    Blank lines part the blocks; above the id may be a word or two, but no part of a work.
    """
    titles = [n for n, state in enumerate(states) if state == TITLE and n]
    if len(titles) < _LEAST:
        return False
    known = set(ids)
    above = sum(n - 1 in known and _opens_block(n - 1, n, states, seen) for n in titles)
    below = _with_id_below(known, seen).intersection(titles)
    return above >= _MOST * len(titles) and len(below) <= _FEW * len(titles)


def _opens_block(at: int, title: int, states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether nothing but links stands between a blank line and a title."""
    if seen[title].gap:
        return False
    first = at
    while first and not seen[first].gap and at - first < _MOST_ABOVE:
        first -= 1
    return seen[first].gap > 0 and all(state in _NOTHING for state in states[first:title])


def _with_id_below(known: Collection[int], seen: Sequence[Seen]) -> set[int]:
    """Return the lines that have an id below them, up to the next blank line."""
    found: set[int] = set()
    has_id = False
    for n in range(len(seen) - 1, -1, -1):
        if has_id:
            found.add(n)
        has_id = (has_id or n in known) and not seen[n].gap
    return found


def announced(
    lines: Sequence[Line],
    states: Sequence[int],
    seen: Sequence[Seen],
    above: Collection[int],
) -> frozenset[int]:
    """Return the lines from an id on to the title's own that repeats it.

    A chat has the link, and then its preview with the link again.
    """
    firsts = sorted(above)
    found: set[int] = set()
    for n in (n for n, look in enumerate(seen) if look.kind == _ID) if firsts else ():
        at = bisect(firsts, n)
        if n in above or at == len(firsts):
            continue
        between = range(n, firsts[at])
        own = ids_in(lines[n].text)
        is_same = any(own) and own == ids_in(lines[firsts[at]].text)
        if is_same and len(between) <= _FAR and TITLE not in states[n : firsts[at]]:
            found.update(between)
    return frozenset(found)
