"""Lines that are ids or links: those above a title, and those that announce one."""

from bisect import bisect
from collections.abc import Collection, Sequence

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import ids_in
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.model import AUTHORS, TITLE
from bibtool.layouts.shapes.seen import Seen

_ID = KINDS.index("id")
_LEAST, _MOST, _FEW = 3, 0.7, 0.3
_FAR = 5


def ids_above_titles(states: Sequence[int], seen: Sequence[Seen]) -> frozenset[int]:
    """Return the lines of ids that belong to the title below them, if the page has ids so.

    The first item has one above it then, apart from any heading, and the last one none below; or
    most titles have one right above them, and hardly any right below.
    """
    ids = [n for n, look in enumerate(seen) if look.kind == _ID]
    heads = [n for n, state in enumerate(states) if state in (TITLE, AUTHORS)]
    if not ids or not heads:
        return frozenset()
    above = frozenset(n for n in ids if n < heads[-1] and states[n + 1] in (TITLE, AUTHORS))
    if _are_right_above(ids, states, seen):
        return above
    if ids[-1] > heads[-1]:
        return frozenset()
    is_apart = bool(seen[ids[0]].gap) and not seen[ids[0] + 1].gap
    return above if ids[0] == heads[0] - 1 or is_apart else frozenset()


def _are_right_above(ids: Sequence[int], states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether blank lines part most titles, with an id above each, from the others."""
    titles = [n for n, state in enumerate(states) if state == TITLE and n]
    known = set(ids)
    above = sum(n - 1 in known and not seen[n].gap for n in titles)
    below = sum(n + 1 in known and not seen[n + 1].gap for n in titles)
    apart = sum(n - 1 in known and states[n - 2] != TITLE for n in titles)
    if len(titles) < _LEAST or min(above, apart) < _MOST * len(titles):
        return False
    return below <= _FEW * len(titles)


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
    for n, look in enumerate(seen):
        at = bisect(firsts, n)
        if look.kind != _ID or n in above or at == len(firsts):
            continue
        between = range(n, firsts[at])
        is_same = ids_in(lines[n].text)[0] == ids_in(lines[firsts[at]].text)[0]
        if is_same and len(between) <= _FAR and TITLE not in states[n : firsts[at]]:
            found.update(between)
    return frozenset(found)
