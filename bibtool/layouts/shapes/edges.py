"""Headings and remarks among items: they have nothing of what nearly all items have."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import AUTHORS, BLURB, LINKS, TITLE, VENUE

_WITH_MORE = frozenset(map(KINDS.index, "titled citation".split()))
_SAID = frozenset(map(KINDS.index, "sentence prose news bio contact".split()))
_LEAST_ITEMS = 6
_SHARED, _NEARLY_ALL = 0.85, 0.75
_EDGE = 3
_NEAR = 10
_FEW_WORDS = 5
_PARTS = frozenset((AUTHORS, VENUE))
_SET = ("mark", "indent")


def without_edges(items: Sequence[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items but for titles alone above or below a list, or set apart in it.

    Nearly all items have a bullet, an id, authors, links or more on the line of their title;
    what has nothing of this is a heading or a remark.
    """
    if len(items) < _LEAST_ITEMS:
        return list(items)
    known: dict[Hashable, frozenset[Hashable]] = {}
    traits = [_traits(item, looks, known) for item in items]
    firsts = [looks[item.lines[0].number] for item in items]
    said = [look.end == "." or look.kind in _SAID for look in firsts]
    works = [each for each, is_said in zip(traits, said, strict=True) if not is_said]
    works = works if len(works) * 2 >= len(items) else traits
    works = _without_lone(works)
    counts: Counter[Hashable] = Counter()
    for each, n in Counter(works).items():  # most have the same traits
        counts.update(dict.fromkeys(each, n))
    shared = {trait for trait, n in counts.items() if n >= _SHARED * (len(works) - 1)}
    if not shared and sum(map(_has_parts, works)) >= _SHARED * (len(works) - 1):
        # Some have authors, some a venue: nearly all have one of these.
        shared = set(_PARTS)
    if not shared:
        return list(items)
    telling = shared - {trait for trait in shared if _is_set(trait)}
    if len(telling) > 1:
        # A heading may have a text below it too.
        shared = telling - {BLURB} if len(telling - {BLURB}) > 1 else telling
    bare = [not each & shared for each in traits]
    bare[0] = bare[0] or _is_page_head(items, traits[0] & shared, shared, looks)
    if not any(bare):
        return list(items)
    # The last work of all may have lost its lines below to what stands at the page's foot.
    is_sure = any(isinstance(trait, str) for trait in shared)
    first = next((n for n, is_bare in enumerate(bare) if not is_bare), 0)
    last = len(bare) - next((n for n, is_bare in enumerate(reversed(bare)) if not is_bare), 0)
    return [
        item
        for n, item in enumerate(items)
        if not bare[n]
        or any(trait == "more" or str(trait).startswith("mark 1") for trait in traits[n])
        or not (
            n < min(first, _EDGE)
            or (n >= max(last, len(items) - _EDGE) and (is_sure or said[n]))
            or (len(telling) > 1 and (said[n] or _is_heading(items[n], looks)))
            or _is_apart(items, n, looks)
        )
    ]


def _has_parts(traits: frozenset[Hashable]) -> bool:
    return not traits.isdisjoint(_PARTS)


def _is_heading(item: Item, looks: Mapping[int, Seen]) -> bool:
    """Return whether an item is a few words on a line below a blank one."""
    look = looks[item.lines[0].number]
    is_alone = len(item.lines) == 1 and look.gap > 0 and not look.mark
    return is_alone and item.lines[0].text.strip().count(" ") < _FEW_WORDS and look.end != "?"


def _is_page_head(
    items: Sequence[Item],
    own: frozenset[Hashable],
    shared: set[Hashable],
    looks: Mapping[int, Seen],
) -> bool:
    """Return whether the first item is the page's heading, which badges follow as links do works.

    No other is set as a heading, and it has nothing but links of what all others have.
    """
    if own - {VENUE} or len(shared) <= len(own):
        return False
    return [n for n, item in enumerate(items) if looks[item.lines[0].number].mark == "#"] == [0]


def _without_lone(works: list[frozenset[Hashable]]) -> list[frozenset[Hashable]]:
    """Return works but for those that have a title only, if nearly all have more."""
    with_more = {traits for traits in set(works) if not all(map(_is_set, traits))}
    full = [traits for traits in works if traits in with_more]
    return full if len(full) >= _NEARLY_ALL * len(works) else works


def _is_set(trait: Hashable) -> bool:
    return str(trait).startswith(_SET)


def _traits(
    item: Item, looks: Mapping[int, Seen], known: dict[Hashable, frozenset[Hashable]]
) -> frozenset[Hashable]:
    head = looks[item.head.number]
    with_id = item.has_id()
    key = (*item.columns, head.mark, head.indent, head.kind in _WITH_MORE, with_id)
    found = known.get(key)
    if found is None:
        columns = {VENUE if column == LINKS else column for column in item.columns}
        told = {
            f"mark {head.mark}": bool(head.mark),
            f"indent {head.indent}": bool(head.indent),
            "more": head.kind in _WITH_MORE,
            "id": with_id,
        }
        found = known[key] = frozenset(
            [*(columns - {TITLE}), *(trait for trait, has_it in told.items() if has_it)]
        )
    return found


def _is_apart(items: Sequence[Item], at: int, looks: Mapping[int, Seen]) -> bool:
    """Return whether an item is set as a heading: with its sign, or between blank lines.

    Where blank lines stand between any two items they tell nothing.
    """
    look = looks[items[at].lines[0].number]
    if look.mark == "#":
        return True
    near = items[max(0, at - _NEAR) : at + _NEAR]
    if 2 * sum(looks[item.lines[0].number].gap > 0 for item in near) > len(near):
        return False
    below = looks[items[at + 1].lines[0].number].gap if at + 1 < len(items) else 0
    return look.gap > 0 and below > 0 and len(items[at].lines) == 1
