"""Years and venues glued before titles: ``16-LAKE-On Boats``, ``LAKE'20-On Boats``."""

import re
from collections.abc import Mapping, Sequence

from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import text_of
from bibtool.layouts.shapes.model import AUTHORS
from bibtool.layouts.shapes.persons import has_people

_OPENING = re.compile(
    r"(?:(?:19|20)?\d\d\s?[-_]\s?[A-Z][A-Za-z+&]{1,14}|[A-Z][A-Za-z+&]{1,14}\s?['’_-]?(?:19|20)?\d\d)"
    r"\s?[-_]\s?(?=[^\W_])"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_FEWEST, _SHARE = 5, 0.4
_FEWEST_KINDS, _FEW_WORDS = 3, 6  # "COVID-19-" is another
_NAMED = frozenset(map(KINDS.index, "names name credits".split()))


def are_opened(heads: Sequence[str]) -> bool:
    """Return whether most titles begin with a year and a venue, and several of these differ."""
    if sum(_may_be(head) for head in heads) < max(_FEWEST, _SHARE * len(heads)):
        return False
    found = [opening[0] for head in heads if (opening := _OPENING.match(head))]
    return len(found) >= max(_FEWEST, _SHARE * len(heads)) and len(set(found)) >= _FEWEST_KINDS


def without_venue_opening(head: str) -> str:
    """Return a title without the year and venue before it."""
    found = _OPENING.match(head)
    return head[found.end() :] if found else head


def without_unopened(items: Sequence[Item], looks: Mapping[int, Seen]) -> list[Item]:
    """Return the items but for a few words alone, where titles begin with a year and a venue."""
    texts = [item.head.text[1:] for item in items]
    signs = sum("-" in text or "_" in text for text in texts)
    if signs < max(_FEWEST, _SHARE * len(items)):
        return list(items)
    heads = [text_of(item.head.text, looks[item.head.number].mark) for item in items]
    if not are_opened(heads):
        return list(items)
    return [
        item
        for item, head in zip(items, heads, strict=True)
        if _OPENING.match(head)
        or item.has_id()
        or any(looks[line.number].kind in _NAMED for line in item[AUTHORS])
        or not _is_heading(head)
    ]


def _is_heading(head: str) -> bool:
    is_short = head.count(" ") < _FEW_WORDS
    return is_short and not (has_people(head) or _YEAR.search(head))


def _may_be(head: str) -> bool:
    return "-" in head[:24] or "_" in head[:24]
