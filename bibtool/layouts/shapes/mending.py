"""The columns of lines, where the page as a whole tells better than the lines one by one."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, NONE, TITLE, VENUE

_WORKS = frozenset(
    map(
        KINDS.index,
        "name names credits venue venueish title titled sentence prose citation".split(),
    )
)
_SENTENCES = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_ID = KINDS.index("id")
_TITLED = frozenset(map(KINDS.index, "title titled venueish short name".split()))
_DATED = frozenset(map(KINDS.index, "titled venueish".split()))
_OF_VENUES = (LINKS, BLURB)
_BOLD, _PLAIN = "**", ("", "_")
_LONG, _LEAST, _MOSTLY, _NEARLY_ALL = 3, 3, 0.5, 0.8
_LISTED = _WORKS | {_ID}
_CITED = frozenset(map(KINDS.index, "citation titled".split()))
_UNCITED = frozenset(map(KINDS.index, "title venueish short sentence".split()))


def mended(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where the page as a whole tells better than the lines one by one."""
    if _are_sentences(states, seen):
        # Blurbs: the page has its titles in pictures, or lost them on the way.
        states = [BLURB if state == TITLE else state for state in states]
    states = _with_venues_below(_with_abstracts_above(states, seen), seen)
    states = _with_every_bullet(_with_credits(states, seen), seen)
    if not _is_plain_list(states) or states.count(TITLE) == len(states):
        return states
    return [
        TITLE
        if state != TITLE
        and look.kind in _WORKS
        and (state in (AUTHORS, VENUE, BLURB) or _is_between(states, n))
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


def _with_venues_below(states: Sequence[int], seen: Sequence[Seen]) -> Sequence[int]:
    """Return the states where a line below names is a venue, if most names have one below."""
    if AUTHORS not in states:
        return states
    below: Counter[int] = Counter()
    for (above, state, look), n in Counter(zip(states, states[1:], seen[1:], strict=False)).items():
        if above == AUTHORS and state != AUTHORS and not look.gap:
            below[state] += n
    if below[VENUE] < _LEAST or below[VENUE] <= _MOSTLY * below.total():
        return states
    found = list(states)
    for n in range(1, len(states) - 1):
        is_below = states[n] == TITLE and states[n - 1] == AUTHORS and not seen[n].gap
        if is_below and seen[n].kind in _DATED and states[n + 1] in _OF_VENUES:
            found[n] = VENUE
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

    Some are bare ids or links, and none goes on with the bullet above. Nor does one whose id stands
    deeper below it, if nearly all have theirs there.
    """
    total: Counter[tuple[str, int]] = Counter()
    heads: Counter[tuple[str, int]] = Counter()
    sorts = Counter(zip(states, seen, strict=True))
    for (state, look), n in sorts.items():
        if look.mark in BULLETS:
            total[look.mark, look.indent] += n
            heads[look.mark, look.indent] += n if state == TITLE else 0
    if not total:
        return states
    with_ids: Counter[tuple[str, int]] = Counter()
    for (above, look), n in Counter(pairwise(seen)).items():
        if above.mark in BULLETS and look.kind == _ID and look.indent > above.indent:
            with_ids[above.mark, above.indent] += n
    sure = {n for n, count in with_ids.items() if count >= max(_LEAST, _NEARLY_ALL * total[n])}
    lists = sure | {sort for sort, count in total.items() if 3 * heads[sort] >= 2 * count > 2}
    works = {
        (state, look)
        for state, look in sorts
        if state != TITLE
        and (look.mark, look.indent) in lists
        and ((look.kind in _LISTED and state != NONE) or (look.mark, look.indent) in sure)
    }
    if not works:
        return states
    return [TITLE if sort in works else sort[0] for sort in zip(states, seen, strict=True)]


def _are_sentences(states: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether what was taken for titles are sentences, and names stand on their own."""
    heads = [look.kind for state, look in zip(states, seen, strict=True) if state == TITLE]
    sentences = sum(kind in _SENTENCES for kind in heads)
    return 10 * sentences >= 7 * len(heads) > 0 and runs(states, AUTHORS) >= len(heads)


def _is_plain_list(states: Sequence[int]) -> bool:
    """Return whether nearly all works are one line each: then each line between them is one."""
    lines = len(states) - states.count(NONE) - states.count(LINKS)
    return states.count(TITLE) >= 0.85 * lines


def _is_between(states: Sequence[int], at: int) -> bool:
    """Return whether the lines above and below are works, and this one is of no item."""
    around = states[max(0, at - 1) : at + 2]
    return states[at] == NONE and len(around) == 3 and around[0] == around[2] == TITLE


def runs(states: Sequence[int], wanted: int) -> int:
    """Return how often lines of one state begin."""
    if wanted not in states:
        return 0
    steps = Counter(pairwise(states))
    begun = sum(n for (above, state), n in steps.items() if state == wanted != above)
    return begun + (list(states[:1]) == [wanted])
