"""What is read from a line, remembered for a while: more than one rule asks for it.

A page is read in parts of a few thousand lines, so that what was found of a line when the page
was cut into items is still known when their titles are read. Long texts are not kept.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
_LINES = 8192
_LONGEST = 1000


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function of one text that remembers what it returned for the latest short ones."""
    known = lru_cache(_LINES)(read)

    @wraps(read)
    def short(text: str) -> T:
        return known(text) if len(text) < _LONGEST else read(text)

    return short
