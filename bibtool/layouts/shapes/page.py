"""Read a page whose items repeat a shape: cut it into items, and say how well that explains it."""

from collections.abc import Mapping, Sequence

from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.shapes.edges import without_edges
from bibtool.layouts.shapes.fields import Fields
from bibtool.layouts.shapes.items import Item, items_of
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.model import AUTHORS, TITLE, decode, learn
from bibtool.layouts.shapes.seen import Seen, see
from bibtool.model import Listing

NAME = "shape"

_MOST, _USUAL = 0.85, 0.7  # a layout that knows its page by more than repetition fits better
_SILENT = frozenset(map(KINDS.index, "heading menu year rule labels bio".split()))
_NAMES = frozenset(map(KINDS.index, "names name".split()))
_TITLES = frozenset(map(KINDS.index, "title titled short sentence venueish".split()))
_LEAST_ITEMS = 3
_ENOUGH_ITEMS = 6
_SAMPLE = 2000


def looks_like(text: str) -> float:
    """Return the share of the lines that say something which items of the learned shape have."""
    lines = sample(text)
    items, seen = _items(lines)
    if len(items) < _LEAST_ITEMS:
        return 0.0
    explained = sum(len(item.lines) for item in items)
    inside = {line.number for item in items for line in item.lines}
    others = sum(seen[n].kind not in _SILENT for n in seen.keys() - inside)
    sure = _MOST if _are_apart(items, seen) else _USUAL
    few = 1.0 if len(items) >= _ENOUGH_ITEMS else 0.7
    return few * sure * explained / (explained + others)


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
    """Read one item from each repetition of the shape."""
    page = Page(NAME, text)
    items, seen = _items(page.lines)
    fields = Fields(items, seen)
    items.reverse()
    while items:  # a long page has no room for items and references both
        item = items.pop()
        page.take_each(item.lines, fields.of(item))
    return page.listing()


def _items(lines: Sequence[Line]) -> tuple[list[Item], dict[int, Seen]]:
    seen = see(lines)
    states = decode(seen, learn(seen[:_SAMPLE]))
    if states.count(TITLE) + states.count(AUTHORS) < _LEAST_ITEMS <= len(lines):
        states = decode(seen, learn(seen[:_SAMPLE], eagerness=1.0))
    looks = {line.number: look for line, look in zip(lines, seen, strict=True)}
    return without_edges(items_of(lines, states, seen), looks), looks
