"""How many words what is bold or linked has: a title has some."""

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_BOLD, _MOST_BOLD = 3, 60
_THREE_WORDS = re.compile(3 * r"(?>.*?[^\W\d_]{2}[^\W\d_]*+)", re.DOTALL)
_LONGEST_BOLD = 2 * _MOST_BOLD + _MOST_BOLD - 1
"""Characters that too many words have at the least."""
_LONG_TITLE, _LONGEST_TITLE = 4, 400


def is_long_bold(text: str) -> bool:
    """Return whether bold words may be a title: names and words searched for are not."""
    if len(text) < _LONGEST_BOLD:
        return _THREE_WORDS.match(text) is not None
    return _FEWEST_BOLD <= len(_WORD.findall(text[:1000])) < _MOST_BOLD


def is_long(text: str) -> bool:
    """Return whether words may be a title."""
    return len(text) < _LONGEST_TITLE and len(_WORD.findall(text)) >= _LONG_TITLE
