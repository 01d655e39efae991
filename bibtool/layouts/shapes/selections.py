"""A few works cut out of a page: the first line opens one, and tells where the others open.

Two or three repetitions are too few to learn a page's shape from. But somebody who selects works
begins with the first line of one: lines set as this one open the others.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.forms import form_of
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, MORE, NONE, TITLE, VENUE
from bibtool.layouts.shapes.trimming import is_sure_title

_NAMES = frozenset(map(KINDS.index, "names name credits".split()))
_LINKS = frozenset(map(KINDS.index, "id labels tags".split()))
_SAID = frozenset(map(KINDS.index, "sentence prose news bio".split()))
_HEADINGS = frozenset(map(KINDS.index, "heading year rule menu contact".split()))
_MAY_OPEN = frozenset(map(KINDS.index, "title titled venueish sentence citation headed".split()))
_TITLED, _SHORT = map(KINDS.index, ("titled", "short"))
_WORKS = frozenset(map(KINDS.index, "titled citation id".split()))
_TITLES = frozenset(map(KINDS.index, "title titled venueish citation".split()))
_MOST_LINES, _FEW_LINES, _LONGEST_ITEM, _FEWEST_WORDS = 60, 30, 16, 3
_FEWEST, _MOST, _FEW_OTHERS, _MANY_SPACES = 2, 8, 0.34, 4
_PLAIN = 0.8  # a list of titles: some may come again
_LINK = "](http"
_LISTED, _BY_ITSELF = BULLETS | {"1"}, ("**", "#")


def selected(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]
) -> list[int] | None:
    """Return the states with a title where a short text's first line tells; None if it does not."""
    if not 1 < len(lines) <= _MOST_LINES:
        return None
    heads = frozenset(_set_as_first(lines, seen) or _apart(lines, seen, _again(lines, seen)))
    return _set_around(states, seen, heads) if _are_better(lines, states, seen, heads) else None


def without_others(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen]
) -> Sequence[int]:
    """Return the states of a short text without titles that come again or stand below its list.

    Its first line is one, if it looks like a title.
    """
    if not 1 < len(lines) <= _FEW_LINES:
        return states
    again = _again(lines, seen)
    heads = [n for n, state in enumerate(states) if state == TITLE and n not in again]
    foot = _foot(lines, seen, heads)
    heads = [n for n in heads if n < foot]
    if not heads or states.count(TITLE) > _PLAIN * len(states):
        return states
    if states[0] == NONE and seen[0].kind in _MAY_OPEN and is_sure_title(lines[0].text):
        heads.insert(0, 0)
    elif len(heads) == states.count(TITLE) or len(heads) < _FEWEST:
        return states
    found = _set_around(states, seen, frozenset(heads))
    return found[:foot] + [NONE] * (len(found) - foot)


def _foot(lines: Sequence[Line], seen: Sequence[Seen], heads: Sequence[int]) -> int:
    """Return where, below a blank line, what stands below a list begins: it has no such mark.

    Among the list's own works are no blank lines but above their first.
    """
    marks = {(seen[n].mark, seen[n].indent) for n in heads[:_FEWEST]}
    if len(heads) < _FEWEST or len(marks) > 1 or not next(iter(marks))[0]:
        return len(lines)
    last = max(n for n, look in enumerate(seen) if (look.mark, look.indent) in marks)
    within = frozenset(heads)
    if any(look.gap for n, look in enumerate(seen[:last]) if n and n not in within):
        return len(lines)
    foot = next((n for n in range(last + 1, len(seen)) if seen[n].gap), len(lines))
    may_be_works = any(
        seen[n].kind in _WORKS
        or (lines[n].text.count(" ") >= _MANY_SPACES and is_sure_title(lines[n].text))
        for n in range(foot, len(lines))
    )
    return len(lines) if may_be_works else foot


def _again(lines: Sequence[Line], seen: Sequence[Seen]) -> frozenset[int]:
    """Return the short lines that come again, but for their numbers: hardly a title does."""
    forms = Counter(form_of(line.text) for line in lines)
    return frozenset(
        n
        for n, line in enumerate(lines)
        if (form := form_of(line.text))
        and form[-1] != ":"
        and forms[form] > 1
        and seen[n].kind not in _WORKS
        and (n + 1 == len(seen) or seen[n + 1].kind not in _NAMES)
        and not (line.text.count(" ") >= _MANY_SPACES and is_sure_title(line.text))
    )


def _set_as_first(lines: Sequence[Line], seen: Sequence[Seen]) -> list[int]:
    """Return the lines with the mark of the first, as far in: its numbers must count on."""
    mark, indent = seen[0].mark, seen[0].indent
    if mark in _BY_ITSELF:
        heads = [n for n, look in enumerate(seen) if look.mark == mark]
        return heads if _may_open(lines, seen, heads) else []
    if mark[:1] not in _LISTED:
        return []
    # Of a bullet's works not each may be in bold; but bold ones may have other bullets below.
    for length in (1, len(mark)):
        heads = [
            n
            for n, look in enumerate(seen)
            if look.mark[:length] == mark[:length] and look.indent == indent
        ]
        if _count_on(lines, heads, mark) and _may_open(lines, seen, heads):
            return heads
    return []


def _count_on(lines: Sequence[Line], heads: Sequence[int], mark: str) -> bool:
    """Return whether the numbers before lines count up or down, if they have numbers."""
    if mark != "1":
        return True
    numbers = [mark_of(lines[n].text)[0].number or 0 for n in heads]
    return {below - above for above, below in pairwise(numbers)} in ({1}, {-1})


def _apart(lines: Sequence[Line], seen: Sequence[Seen], again: frozenset[int]) -> list[int]:
    """Return the lines below blank ones that may be titles, if the first line is one."""
    if seen[0].mark:
        return []
    heads = [
        n
        for n, look in enumerate(seen)
        if (look.gap or not n) and not look.mark and look.kind in _TITLES and n not in again
    ]
    sure = sum(is_sure_title(lines[n].text) for n in heads)
    is_so = heads[:1] == [0] and _may_open(lines, seen, heads) and sure * 2 >= len(heads)
    return heads if is_so else []


def _may_open(lines: Sequence[Line], seen: Sequence[Seen], heads: Sequence[int]) -> bool:
    """Return whether lines may each be a title, with more of its work below."""
    if not _FEWEST <= len(heads) <= min(_MOST, len(lines) / 2):
        return False
    lengths = [below - n for n, below in zip(heads, [*heads[1:], len(lines)], strict=True)]
    return max(lengths) <= _LONGEST_ITEM and all(
        (seen[n].kind in _MAY_OPEN or (seen[n].mark and seen[n].kind == _SHORT))
        and lines[n].text.count(" ") + (seen[n].mark != "") >= _FEWEST_WORDS - 1
        for n in heads
    )


def _are_better(
    lines: Sequence[Line], states: Sequence[int], seen: Sequence[Seen], heads: frozenset[int]
) -> bool:
    """Return whether other lines were taken for titles, and hardly one is surely such."""
    if not heads:
        return False
    others = [n for n, state in enumerate(states) if state == TITLE and n not in heads]
    is_other = bool(others) or any(states[n] != TITLE for n in heads)
    by_itself = seen[min(heads)].mark in _BY_ITSELF
    if by_itself and any(_LINK in lines[n].text for n in others):
        return False
    if by_itself and all(_LINK in lines[n].text for n in heads):
        return is_other
    # Bold lines may be headings above works of a line each.
    works = _WORKS if by_itself else (_TITLED,)
    sure = sum(
        is_sure_title(lines[n].text) or seen[n].kind in works or _has_names_below(n, seen)
        for n in others
    )
    # Without a mark, one may stand right below a heading.
    few = _FEW_OTHERS * len(heads) if seen[min(heads)].mark else 0
    return is_other and sure <= few


def _has_names_below(at: int, seen: Sequence[Seen]) -> bool:
    """Return whether a line below a blank one has names right below, as works of a page have."""
    names = seen[at + 1 : at + 2]
    return seen[at].gap > 0 and bool(names) and names[0].kind in _NAMES and not names[0].gap


def _set_around(states: Sequence[int], seen: Sequence[Seen], heads: frozenset[int]) -> list[int]:
    """Return the states with these titles, and what else was taken for one as part of an item."""
    found = list(states)
    for n, state in enumerate(states):
        if n in heads:
            found[n] = TITLE
        elif state == TITLE or (state == MORE and found[n - 1] != TITLE):
            found[n] = NONE if seen[n].kind in _HEADINGS else _part(seen[n].kind)
    return found


def _part(kind: int) -> int:
    """Return the state of a line of an item that is not its title."""
    if kind in _NAMES:
        return AUTHORS
    if kind in _LINKS:
        return LINKS
    return BLURB if kind in _SAID else VENUE
