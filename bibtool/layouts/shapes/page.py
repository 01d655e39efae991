"""Read a page whose items repeat a shape: cut it into items, and say how well that explains it."""

from collections.abc import Mapping, Sequence

from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.shapes.edges import without_edges
from bibtool.layouts.shapes.fields import Fields
from bibtool.layouts.shapes.items import Item, items_of
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.model import AUTHORS, TITLE, Shape, decode, learn
from bibtool.layouts.shapes.seen import Known, Seen, see
from bibtool.model import Listing

NAME = "shape"

_MOST, _USUAL = 0.85, 0.7  # a layout that knows its page by more than repetition fits better
_SILENT = frozenset(map(KINDS.index, "heading menu year rule labels bio".split()))
_NAMES = frozenset(map(KINDS.index, "names name".split()))
_TITLES = frozenset(map(KINDS.index, "title titled short sentence venueish".split()))
_LEAST_ITEMS = 3
_ENOUGH_ITEMS = 6
_SAMPLE = 2000
_PART = 3000
_MARGIN = 60  # lines above and below a part, which show where its first and last item end


def looks_like(text: str) -> float:
    """Return the share of the lines that say something which items of the learned shape have."""
    lines = sample(text)
    items, seen, _ = _items(lines, Known())
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
    """Read one item from each repetition of the shape, which the beginning of the page tells.

    A long page is read in parts: what is known of its lines one by one would fill the memory.
    """
    page = Page(NAME, text)
    shape: Shape | None = None
    fields: Fields | None = None
    known = Known()
    at = 0
    while at < len(page.lines):
        end = min(at + _PART, len(page.lines))
        items, seen, shape = _items(page.lines[max(0, at - _MARGIN) : end + _MARGIN], known, shape)
        fields = fields or Fields(items, seen)
        within = range(page.lines[at].number, page.lines[end - 1].number + 1)
        for item in items:
            if item.lines[0].number in within:
                page.take_each(item.lines, fields.of(item, seen))
                while end < len(page.lines) and page.lines[end].number <= item.lines[-1].number:
                    end += 1
        at = end
    return page.listing()


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
    return without_edges(items_of(lines, states, seen), looks), looks, learned
