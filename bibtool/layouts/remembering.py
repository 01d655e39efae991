"""What is read from a line, remembered for a while: more than one rule asks for it.

A page is read in parts of a few thousand lines, so that what was found of a line when the page
was cut into items is still known when their titles are read. Long texts are not kept.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
A = TypeVar("A")
_MOST = 8192
_LONGEST = 1000
_MOST_WORDS = 65_536
_UNKNOWN: Any = object()


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function of one text that remembers what it returned for short ones.

    When too many are known all are forgotten: to know which are the oldest takes as long as most
    of what is remembered here.
    """
    known: dict[str, T] = {}

    @wraps(read)
    def short(text: str) -> T:
        found: T = known.get(text, _UNKNOWN)
        if found is _UNKNOWN:
            found = read(text)
            if len(text) < _LONGEST:
                if len(known) >= _MOST:
                    known.clear()
                known[text] = found
        return found

    return short


def remembered_by_text(read: Callable[[str, A], T]) -> Callable[[str, A], T]:
    """Return the same for a function that is given something that helps to find it quicker."""
    known: dict[str, T] = {}

    @wraps(read)
    def short(text: str, hint: A) -> T:
        found: T = known.get(text, _UNKNOWN)
        if found is _UNKNOWN:
            found = read(text, hint)
            if len(text) < _LONGEST:
                if len(known) >= _MOST:
                    known.clear()
                known[text] = found
        return found

    return short


class Lookup(dict[str, T]):
    """What is known of words, each found out when it is first asked for.

    Quicker than a function: ``map(known.__getitem__, words)`` looks up a line at once.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> T:
        found = self._read(word)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found
        return found
