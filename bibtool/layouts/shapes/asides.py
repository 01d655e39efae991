"""Lines that were taken for titles and are what each work has besides one.

Dates and speakers above the title of a talk, remarks, links and a meeting's name below: where such
a line stands between any two titles it is part of an item, and no item.
"""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Sequence
from itertools import accumulate, chain
from statistics import median

from bibtool.layouts.lines import Line
from bibtool.layouts.markup import plain
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.besides import is_besides
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, NONE, TITLE, VENUE
from bibtool.layouts.shapes.plaintitles import is_plain_title

_AUTHORS = frozenset(map(KINDS.index, "names name credits".split()))
_LINKS = frozenset(map(KINDS.index, "id labels".split()))
_SAID = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_OTHERS = frozenset(map(KINDS.index, "contact year venue award field headed menu".split()))
_BESIDES = _AUTHORS | _LINKS | _SAID | _OTHERS
_OF_WORKS = frozenset([AUTHORS, VENUE, LINKS, BLURB])
_LISTED = BULLETS | {"1", "n", "d"}
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_LEAST, _LEAST_ALIKE, _FEWEST_ALIKE = 3, 3, 4
_FEWEST_WORDS, _FEWEST_REGULAR = 3, 5
_MOST_BETWEEN, _WITHIN, _REGULAR = 4, 0.95, 0.9
_FEW_STOPS = 0.6
_NEARLY_ALL, _MOST = 0.8, 0.7
_SHARED = (0.3, 4), (0.5, 1), None
"""Shares of words that lines have in common, and how many at least; the first that serves."""
_MOSTLY = 0.6
_SAMPLE = 150


def with_asides(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]
) -> tuple[Sequence[int], frozenset[int]]:
    """Return the states with lines between any two titles as none, and which lines open an item.

    The latter stand above its title: a day, a speaker.
    """
    heads = [n for n, state in enumerate(states) if state == TITLE]
    if len(heads) < 2 * _LEAST:
        return states, frozenset()
    if len(heads) > _SAMPLE:
        # What a long list has, its beginning has too; most have no such lines.
        end = heads[_SAMPLE]
        if _told_apart(lines[:end], heads[:_SAMPLE], states[:end], seen) is None:
            return states, frozenset()
    found = _told_apart(lines, heads, states, seen)
    if found is None:
        return states, frozenset()
    titles, asides = found
    cited = {n for n in asides if _is_said(lines[n].text)}
    return _set_apart(asides, titles, cited, states, seen)


def _told_apart(
    lines: Sequence[Line], heads: Sequence[int], states: Sequence[int], seen: Sequence[Seen]
) -> tuple[list[int], list[int]] | None:
    """Return which of the lines are titles, and which stand between them; None if all may be."""
    if len({(seen[n].mark, seen[n].indent) for n in heads}) == 1 and seen[heads[0]].mark in _LISTED:
        return None  # bullets of one list, as most are
    stops = _stops(seen, heads)
    sure = {n for n in heads if seen[n].kind in _BESIDES or is_besides(lines[n].text)}
    said = [n for n, state in enumerate(states) if state == BLURB]
    sizes = {n: len(_TOKEN.findall(lines[n].text)) for n in heads}
    for least in _SHARED:
        alike = _alike(lines, seen, heads, *least) if least else set()
        likely = (stops | alike) - sure
        titles = [n for n in heads if n not in sure and n not in likely]
        asides = _unlisted(sorted(sure | likely), titles, seen)
        if not _may_be_titles(
            [lines[n].text for n in titles], [sizes[n] for n in titles]
        ) or _have_own(asides, states):
            continue
        in_doubt = sorted(likely.intersection(asides))
        if 3 * len(in_doubt) > len(asides) and _are_works(in_doubt, titles, heads, states):
            continue
        if (
            _stand_between(titles, asides, said, likely)
            or _share_blocks(titles, asides, seen)
            or _are_deeper(titles, asides, seen)
        ):
            return titles, asides
    return None


def _have_own(asides: Sequence[int], states: Sequence[int]) -> bool:
    """Return whether the lines have names or an abstract below them, as works have."""
    with_own = sum(states[n + 1 : n + 2] in ([AUTHORS], [BLURB]) for n in asides)
    return 2 * with_own > len(asides)


def _are_works(
    likely: Sequence[int], titles: Sequence[int], heads: Sequence[int], states: Sequence[int]
) -> bool:
    """Return whether lines that may be titles have names, venues or links below as titles have."""
    return all(2 * _with_more(some, heads, states) > len(some) for some in (likely, titles))


def _with_more(some: Sequence[int], heads: Sequence[int], states: Sequence[int]) -> int:
    """Return how many of the lines have others of a work below them, up to the next head."""
    ends = dict(zip(heads, [*heads[1:], len(states)], strict=True))
    return sum(any(state in _OF_WORKS for state in states[n + 1 : ends[n]]) for n in some)


def _may_be_titles(texts: Sequence[str], sizes: Sequence[int]) -> bool:
    """Return whether nearly all lines differ, and have more than a word or two."""
    if len(texts) < _LEAST or len(set(texts)) < _NEARLY_ALL * len(texts):
        return False
    return median(sizes) >= _FEWEST_WORDS


def _is_said(text: str) -> bool:
    """Return whether a line has words beside an id, as where it is another's: ``Extends …``."""
    return has_id(text) and len(_TOKEN.findall(plain(text))) >= _FEWEST_WORDS


def _unlisted(asides: Sequence[int], titles: Sequence[int], seen: Sequence[Seen]) -> list[int]:
    """Return those of the lines that have no bullet or number such as titles have."""
    listed = {(seen[n].mark, seen[n].indent) for n in titles if seen[n].mark in _LISTED}
    return [n for n in asides if (seen[n].mark, seen[n].indent) not in listed]


def _between(titles: Sequence[int], asides: Sequence[int]) -> list[int]:
    """Return how many of the lines stand behind each title, up to the next.

    Behind the last one may be less than its own, or more.
    """
    if len(titles) < _LEAST or len(asides) < _LEAST:
        return []
    counts = [0] * len(titles)
    for n in asides:
        if at := bisect(titles, n):
            counts[at - 1] += 1
    return counts[:-1]


def _stand_between(
    titles: Sequence[int], asides: Sequence[int], said: Sequence[int], likely: set[int]
) -> bool:
    """Return whether nearly each title is followed by few of the lines, up to the next title.

    Among titles that differ in what they look like, no such order would come by chance; where
    most of the lines may be titles too, as many of these must follow each.
    """
    every = sorted({*asides, *said})
    if 2 * len(likely.intersection(every)) > len(every):
        return _are_regular(_between(titles, sorted(likely.intersection(asides))))
    between = _between(titles, every) if len(asides) >= _LEAST else []
    followed = sum(count > 0 for count in between)
    within = sum(count <= _MOST_BETWEEN for count in between)
    return followed >= _MOST * len(between) > 0 and within >= _WITHIN * len(between)


def _are_regular(between: Sequence[int]) -> bool:
    """Return whether as many of the lines stand behind each title: others may be titles too."""
    usual, count = Counter(between).most_common(1)[0] if between else (0, 0)
    return usual > 0 and count >= _FEWEST_REGULAR and count >= _REGULAR * len(between)


def _share_blocks(titles: Sequence[int], asides: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether titles stand one in a block between blank lines, and the lines with one."""
    if len(titles) < _LEAST or not asides:
        return False
    blocks = list(accumulate(bool(look.gap) for look in seen))
    counts = Counter(blocks[n] for n in titles)
    alone = sum(counts[blocks[n]] == 1 for n in titles)
    beside = sum(counts[blocks[n]] == 1 for n in asides)
    return alone >= _NEARLY_ALL * len(titles) and beside >= _MOST * len(asides)


def _are_deeper(titles: Sequence[int], asides: Sequence[int], seen: Sequence[Seen]) -> bool:
    """Return whether titles are bullets of one list, and the lines bullets below these."""
    (mark, indent), count = Counter((seen[n].mark, seen[n].indent) for n in titles).most_common(1)[
        0
    ]
    if mark not in _LISTED or count < _WITHIN * len(titles) or not asides:
        return False
    return all(seen[n].mark in _LISTED and seen[n].indent > indent for n in asides)


def _stops(seen: Sequence[Seen], heads: Sequence[int]) -> set[int]:
    """Return which heads end with a full stop, where hardly any title does."""
    stops = {n for n in heads if seen[n].end == "."}
    return stops if len(stops) < _FEW_STOPS * len(heads) else set()


def _alike(
    lines: Sequence[Line], seen: Sequence[Seen], heads: Sequence[int], share: float, fewest: int
) -> set[int]:
    """Return which heads have so much of their words in common with others of their sort."""
    sorts: dict[Hashable, list[int]] = defaultdict(list)
    words = {n: _words_of(lines[n].text) for n in heads}
    for n in heads:
        if is_plain_title(mark_of(lines[n].text)[1].strip()):
            continue  # the works of a series have words in common
        sorts["kind", seen[n].kind, seen[n].mark].append(n)
        sorts["first", *words[n][:1]].append(n)
    found: set[int] = set()
    for group in sorts.values():
        if len(group) >= _LEAST_ALIKE and (
            often := _often([words[n] for n in group], share, fewest)
        ):
            found.update(group)
            # And lines of other sorts that have these words: a venue with one author before it.
            if len(often) >= _FEWEST_ALIKE:
                found.update(n for n in heads if n not in found and often.issubset(words[n]))
    return found


@remembered
def _words_of(text: str) -> list[str]:
    """Return the words of a line, in lower case, without the mark before it."""
    return _TOKEN.findall(plain(mark_of(text)[1]).lower())


def _often(group: Sequence[Sequence[str]], share: float, fewest: int) -> set[str]:
    """Return the words that most of some lines have, if these are much of each line."""
    counts = Counter(chain.from_iterable(map(set, group)))
    often = {word for word, count in counts.items() if count >= _MOST * len(group)}
    if not often:
        return often
    total = sum(map(len, group))
    common = sum(word in often for words in group for word in words)
    return often if common >= share * total and common >= fewest * len(group) else set()


def _set_apart(
    asides: Sequence[int],
    titles: Sequence[int],
    cited: Container[int],
    states: Sequence[int],
    seen: Sequence[Seen],
) -> tuple[Sequence[int], frozenset[int]]:
    """Return the states with the lines as an item's, and those that stand above its title."""
    found = list(states)
    for n in asides:
        kind = seen[n].kind
        if n in cited:
            found[n] = BLURB
        elif kind in _AUTHORS:
            found[n] = AUTHORS
        elif kind in _LINKS:
            found[n] = LINKS
        else:
            found[n] = BLURB if kind in _SAID else VENUE
    heads = frozenset(titles)
    blocks = [range(_opened_at(n, heads, seen), n) for n in titles]
    if sum(map(bool, blocks)) < _MOSTLY * len(titles):
        return found, frozenset()
    above = frozenset(n for block in blocks for n in block)
    for n in above:
        found[n] = AUTHORS if states[n] == AUTHORS else NONE
    return found, above


def _opened_at(n: int, titles: Container[int], seen: Sequence[Seen]) -> int:
    """Return the first of the lines right above a title, up to a blank line; itself for none."""
    first = n
    while first and not seen[first].gap:
        first -= 1
        if first in titles:
            return n
    return first
