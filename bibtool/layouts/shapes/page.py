"""Read a page whose items repeat a shape: cut it into items, and say how well that explains it."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line, Packed, Page, Understood, sample
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.printed import has_id, ids_in
from bibtool.layouts.shapes.bare import without_bare
from bibtool.layouts.shapes.edges import without_edges
from bibtool.layouts.shapes.fields import Fields
from bibtool.layouts.shapes.items import Item, items_of
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.linkedworks import without_unlinked
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.margin import unwrapped, width_of
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.model import AUTHORS, BLURB, TITLE, Shape, decode, learn
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.sections import set_aside
from bibtool.layouts.shapes.seen import Known, see
from bibtool.layouts.shapes.topics import without_topics
from bibtool.layouts.shapes.venueopenings import without_unopened
from bibtool.layouts.sharing import in_parts
from bibtool.model import Listing

NAME = "shape"

_MOST, _USUAL = 0.85, 0.7  # a layout that knows its page by more than repetition fits better
_TELLING = frozenset(
    map(
        KINDS.index,
        "title titled venueish citation prose sentence more id field names credits".split(),
    )
)
"""What may be of a work: a page's owner, news and buttons say nothing of its shape."""
_ID, _HEADING = map(KINDS.index, ("id", "heading"))
_WITH_MORE = frozenset(map(KINDS.index, "titled citation".split()))
_NAMES = frozenset(map(KINDS.index, "names name credits".split()))
_TITLED = frozenset(map(KINDS.index, "title short venueish".split()))
_TITLES = frozenset(map(KINDS.index, "title titled short sentence venueish".split()))
_LEAST_ITEMS = 3
_LEAST = 0.31  # above the layout that fits whatever no other does
_FEW = (6, 1.0), (3, 0.7), (0, 0.6)
"""How much less a shape tells that is repeated less often."""
_MANY_SPACES = 4
_SAMPLE = 2000
_PART = 2000
_MARGIN = 60  # lines above and below a part, which show where its first and last item end

_Works = tuple[tuple[int, ...], list[Understood]]
"""The numbers of an item's lines, and the works on them."""


def looks_like(text: str) -> float:
    """Return the share of the lines that say something which items of the learned shape have."""
    sampled = sample(text)
    whole = unwrapped(sampled, width_of(sampled))
    known = Known(set_aside(whole.lines), whole.ends)
    items, seen, _ = _items(whole.lines, known)
    full = sum(_is_full(item, seen) for item in items)
    if len(items) < _LEAST_ITEMS and (2 * full <= len(items) or _have_two_bullets(items, seen)):
        return _LEAST if _are_row(whole.lines, items, seen) else 0.0
    if _has_loose_ids(whole.lines, seen) and 2 * sum(map(_has_names, items)) < len(items):
        return 0.0
    explained = sum(len(item.lines) for item in items)
    inside = {line.number for item in items for line in item.lines}
    others = sum(seen[n].kind in _TELLING for n in seen.keys() - inside)
    sure = _MOST if _are_apart(items, seen) else _USUAL
    few = next(share for least, share in _FEW if len(items) >= least)
    fit = few * sure * explained / (explained + others)
    # A short list between sentences, as a chat's answer: any other reading takes those too.
    is_full = 3 * full >= len(items) > _loose(whole.lines, inside)
    return max(fit, _LEAST) if is_full else fit


def _are_row(lines: Sequence[Line], items: Sequence[Item], seen: Mapping[int, Seen]) -> bool:
    """Return whether each of a few lines is a work, with the same sign before it."""
    marks = {seen[line.number].mark for line in lines}
    return 1 < len(lines) == len(items) < _LEAST_ITEMS and len(marks) == 1 and "" not in marks


def _loose(lines: Sequence[Line], inside: Container[int]) -> int:
    """Return how many lines of no item are surely titles: any other reading takes these."""
    return sum(
        line.text.count(" ") >= _MANY_SPACES and is_plain_title(mark_of(line.text)[1])
        for line in lines
        if line.number not in inside
    )


def _have_two_bullets(items: Sequence[Item], seen: Mapping[int, Seen]) -> bool:
    """Return whether an item has two bullets of one list: a title and another's id, perhaps.

    Deeper ones below the first are its own.
    """
    return any(
        seen[item.lines[0].number].mark in BULLETS
        and any(_is_set_alike(item.lines[0], below, seen) for below in item.lines[1:])
        for item in items
    )


def _is_set_alike(line: Line, other: Line, seen: Mapping[int, Seen]) -> bool:
    one, two = seen[line.number], seen[other.number]
    return (one.mark[:1], one.indent) == (two.mark[:1], two.indent)


def _has_names(item: Item) -> bool:
    return AUTHORS in item.columns


def _has_loose_ids(lines: Sequence[Line], seen: Mapping[int, Seen]) -> bool:
    """Return whether two ids of different papers stand together: each is a work of its own."""
    return any(
        seen[line.number].kind == seen[below.number].kind == _ID
        and not (seen[below.number].gap or seen[below.number].mark)
        and ids_in(line.text)[0] != ids_in(below.text)[0]
        and says_nothing(line.text)
        and says_nothing(below.text)
        for line, below in pairwise(lines)
    )


def _is_full(item: Item, seen: Mapping[int, Seen]) -> bool:
    """Return whether an item has more than a title, and is no sentence above others."""
    if len(item.columns.keys() - {BLURB}) > 1:
        return True
    if not item[TITLE]:
        return False
    kind = seen[item[TITLE][0].number].kind
    return (
        kind in _WITH_MORE or has_id(item[TITLE][0].text) or (bool(item[BLURB]) and kind in _TITLED)
    )


def _are_apart(items: Sequence[Item], seen: Mapping[int, Seen]) -> bool:
    """Return whether most items have names and nothing else on lines of their own."""
    good = sum(
        bool(item[TITLE] and item[AUTHORS])
        and all(seen[line.number].kind in _NAMES for line in item[AUTHORS])
        and seen[item[TITLE][0].number].kind in _TITLES
        for item in items
    )
    return 10 * good >= 8 * len(items)


def read(text: str) -> Listing:
    """Read one item from each repetition of the shape, which the beginning of the page tells.

    A long page is read in parts: what is known of its lines one by one would fill the memory.
    """
    page = Page(NAME, text)
    whole = unwrapped(page.lines, width_of(sample(text)))
    known = Known(set_aside(whole.lines), whole.ends)
    first = _items(whole.lines[: _PART + _MARGIN], known)
    shape, fields, opens = first[2], Fields(*first[:2]), _opening_of(first[0])
    parts, pasted = whole.parts, page.packed()
    lines = Packed(whole.lines) if parts else pasted
    del whole

    def works_of(part: int) -> list[_Works]:
        items, seen = first[:2]
        if part:
            above = _item_above(lines, part * _PART, known, shape, opens)
            items, seen, _ = _items(lines[above : _around(part)[1]], known, shape)
        last = min((part + 1) * _PART, len(lines)) - 1
        begin, end = lines[part * _PART].number, lines[last].number
        return [
            (tuple([line.number for line in item.lines]), fields.of(item, seen))
            for item in items
            if begin <= item.lines[0].number <= end
        ]

    taken = 0
    for part, found in enumerate(in_parts(works_of, -(-len(lines) // _PART))):
        by_number = {line.number: line for line in lines[slice(*_around(part))]}
        for numbers, works in found:
            if numbers[0] > taken:  # else the last item of the part above has it
                own = [by_number[n] for n in numbers]
                page.take_each(_apart(own, parts, pasted) if parts else own, works)
                taken = numbers[-1]
    return page.listing()


def _apart(lines: Sequence[Line], parts: Mapping[int, range], page: Packed) -> list[Line]:
    """Return the lines of the page that some of these were put together from."""
    places = (parts.get(line.number) for line in lines)
    found = (
        page[at.start : at.stop] if at else [line] for line, at in zip(lines, places, strict=True)
    )
    return [part for together in found for part in together]


def _around(part: int) -> tuple[int, int]:
    """Return between which lines those of a part and of its items are."""
    return max(0, part * _PART - _MARGIN), (part + 1) * _PART + _MARGIN


def _opening_of(items: Sequence[Item]) -> int | None:
    """Return the column of most items' first line."""
    firsts = Counter(next(iter(item.columns)) for item in items)
    return firsts.most_common(1)[0][0] if firsts else None


def _item_above(
    lines: Sequence[Line], at: int, known: Known, shape: Shape, opens: int | None
) -> int:
    """Return the place of a line not far above another where an item begins, if one can be told.

    A part that begins within an item tells less well in which order the lines of its items are.
    """
    begun = max(0, at - _MARGIN)
    states = decode(see(lines[begun:at], known), shape)
    firsts = (n for n, (above, state) in enumerate(pairwise(states), 1) if above != state == opens)
    return begun + next(firsts, 0)


def _items(
    lines: Sequence[Line], known: Known, shape: Shape | None = None
) -> tuple[list[Item], dict[int, Seen], Shape]:
    """Return the items of lines, what the lines look like, and the shape: that given, or theirs."""
    seen = see(lines, known)
    learned = shape or learn(seen[:_SAMPLE])
    states = decode(seen, learned)
    if not shape and states.count(TITLE) + states.count(AUTHORS) < _LEAST_ITEMS <= len(lines):
        learned = learn(seen[:_SAMPLE], eagerness=1.0)
        states = decode(seen, learned)
    looks = {line.number: look for line, look in zip(lines, seen, strict=True)}
    items = without_edges(items_of(lines, states, seen, looks), looks)
    items = without_topics(without_bare(items, looks), lines, looks)
    works = without_unopened(without_unlinked(items, looks), looks)
    if len(works) < len(items):
        kept = {line.number for item in works for line in item.lines}
        bare = (line.number for item in items for line in item.lines if line.number not in kept)
        looks |= {number: looks[number]._replace(kind=_HEADING) for number in bare}
    return works, looks, learned
