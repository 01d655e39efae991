"""Numbers without a mark before titles: those of pages, or what a program counts its works with.

``14 On Boats Anna Smith, Bo Lund``
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_PAGE = re.compile(r"(\d{1,4})\s+(?=[^\W\d_]\S*\s)")
_COUNT = re.compile(r"(?!(?:19|20)\d\d\s)(\d{1,4})\s+(?=\S)")
_FEWEST, _SHARE = 4, 0.8
_FEWEST_COUNTED = 2


def numbers_before(heads: Sequence[str]) -> re.Pattern[str] | None:
    """Return the form of the numbers that nearly all titles begin with, if there are such."""
    if sum(head[:1].isdigit() for head in heads) < max(_FEWEST_COUNTED, _SHARE * len(heads)):
        return None
    if _are_counted(heads):
        return _COUNT
    pages = [int(found[1]) for head in heads if (found := _PAGE.match(head))]
    if len(pages) < max(_FEWEST, _SHARE * len(heads)):
        return None
    steps = [below - above for above, below in pairwise(pages)]
    # Sessions may stand beside one another.
    growing = sum(step > 0 for step in steps)
    is_growing = growing >= _SHARE * len(steps) and 2 * sum(step > 1 for step in steps) > len(steps)
    return _PAGE if is_growing else None


def _are_counted(heads: Sequence[str]) -> bool:
    """Return whether nearly each number is one more than that above."""
    counts = [int(found[1]) for head in heads if (found := _COUNT.match(head))]
    if len(counts) < max(_FEWEST_COUNTED, _SHARE * len(heads)):
        return False
    steps = [below - above for above, below in pairwise(counts)]
    return min(steps) > 0 and steps.count(1) >= _SHARE * len(steps)


def without_number(head: str, numbers: re.Pattern[str]) -> str:
    """Return a title without the number before it."""
    found = numbers.match(head)
    return head[found.end() :] if found else head
