"""Lines that were taken for titles and are what each work has besides one.

Dates and speakers above the title of a talk, remarks, links and a meeting's name below: where such
a line stands between any two titles it is part of an item, and no item.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from bibtool.layouts.lines import Line
from bibtool.layouts.markup import plain
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, NONE, TITLE, VENUE
from bibtool.layouts.shapes.persons import is_name
from bibtool.layouts.shapes.seen import Seen

_AUTHORS = frozenset(map(KINDS.index, "names name credits".split()))
_LINKS = frozenset(map(KINDS.index, "id labels".split()))
_SAID = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_OTHERS = frozenset(map(KINDS.index, "contact year venue award field headed menu".split()))
_BESIDES = _AUTHORS | _LINKS | _SAID | _OTHERS
_LISTED = BULLETS | {"1", "n", "d"}
_TIMES = frozenset(
    """jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
    august september october november december mon tue wed thu fri sat sun monday tuesday wednesday
    thursday friday saturday sunday am pm at on yesterday today utc gmt cet est pst th st nd rd
    edited""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_LEAST, _LEAST_ALIKE = 3, 3
_FOLLOWED, _MOST_BETWEEN, _WITHIN = 0.7, 4, 0.95
_COMMON, _SHARED = 0.7, 0.5
_MOSTLY = 0.6
_LONGEST_PLACE, _MOST_PIECES = 80, 3


def with_asides(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]
) -> tuple[Sequence[int], frozenset[int]]:
    """Return the states with lines between any two titles as none, and which lines open an item.

    The latter stand above its title: a day, a speaker.
    """
    heads = [n for n, state in enumerate(states) if state == TITLE]
    if len(heads) < 2 * _LEAST:
        return states, frozenset()
    usual = _alike(lines, seen, heads)
    titles = [n for n in heads if not _is_besides(lines[n].text, seen[n], n in usual)]
    set_as = Counter((seen[n].mark, seen[n].indent) for n in titles)
    listed = {sort for sort in set_as if sort[0] in _LISTED}
    asides = [
        n for n in heads if n not in set(titles) and (seen[n].mark, seen[n].indent) not in listed
    ]
    if not _stand_between(titles, asides):
        return states, frozenset()
    return _set_apart(asides, titles, states, seen)


def _stand_between(titles: Sequence[int], asides: Sequence[int]) -> bool:
    """Return whether nearly each title is followed by few of the lines, up to the next title.

    Among titles that differ in what they look like, no such order would come by chance.
    """
    if len(titles) < _LEAST or len(asides) < _LEAST:
        return False
    merged = sorted([*((n, True) for n in titles), *((n, False) for n in asides)])
    between: list[int] = []
    for _, is_title in merged:
        if is_title:
            between.append(0)
        elif between:
            between[-1] += 1
    between.pop()  # of the last one what follows may be missing, or more than its own
    followed = sum(count > 0 for count in between)
    within = sum(count <= _MOST_BETWEEN for count in between)
    return followed >= _FOLLOWED * len(between) and within >= _WITHIN * len(between)


def _is_besides(text: str, look: Seen, is_usual: bool) -> bool:  # noqa: FBT001 - both are told
    if is_usual or look.kind in _BESIDES:
        return True
    bare = plain(mark_of(text)[1])
    return bare.startswith("by ") or _is_date(bare) or _is_speaker(bare)


def _is_date(text: str) -> bool:
    """Return whether a line is a day or a time and nothing else."""
    words = _WORD.findall(text.lower())
    return any(map(str.isdigit, text)) and _TIMES.issuperset(words)


def _is_speaker(text: str) -> bool:
    """Return whether a line is a name and where they are from: ``Anna Smith, Lake University``."""
    if len(text) > _LONGEST_PLACE:
        return False
    first, *others = text.replace(" (", ", ").split(", ")
    if not others or len(others) >= _MOST_PIECES or not is_name(first):
        return False
    return all(word[0].isupper() or len(word) < 4 for piece in others for word in piece.split())


def _alike(lines: Sequence[Line], seen: Sequence[Seen], heads: Sequence[int]) -> set[int]:
    """Return which heads have much of their words in common with others of their sort."""
    sorts: dict[Hashable, list[int]] = defaultdict(list)
    words = {n: _TOKEN.findall(lines[n].text.lower()) for n in heads}
    for n in heads:
        sorts["kind", seen[n].kind, seen[n].mark].append(n)
        sorts["first", *words[n][:1]].append(n)
    return {
        n
        for group in sorts.values()
        if len(group) >= _LEAST_ALIKE and _share_words([words[n] for n in group])
        for n in group
    }


def _share_words(group: Sequence[Sequence[str]]) -> bool:
    counts = Counter(word for words in group for word in set(words))
    often = {word for word, count in counts.items() if count >= _COMMON * len(group)}
    total = sum(map(len, group))
    return sum(word in often for words in group for word in words) >= _SHARED * total


def _set_apart(
    asides: Sequence[int], titles: Sequence[int], states: Sequence[int], seen: Sequence[Seen]
) -> tuple[Sequence[int], frozenset[int]]:
    """Return the states with the lines as an item's, and those that stand above its title."""
    found = list(states)
    for n in asides:
        kind = seen[n].kind
        if kind in _AUTHORS:
            found[n] = AUTHORS
        elif kind in _LINKS:
            found[n] = LINKS
        else:
            found[n] = BLURB if kind in _SAID else VENUE
    blocks = [range(_block_of(n, seen), n) for n in titles]
    if sum(map(bool, blocks)) < _MOSTLY * len(titles):
        return found, frozenset()
    above = frozenset(n for block in blocks for n in block)
    for n in above:
        found[n] = AUTHORS if states[n] == AUTHORS else NONE
    return found, above


def _block_of(n: int, seen: Sequence[Seen]) -> int:
    """Return the first line of those that no blank line parts from a line."""
    while n and not seen[n].gap:
        n -= 1
    return n
