"""How a line is set: what it ends with, how far in it stands, how long it is."""

from bisect import bisect_left

_ENDS = ".:,;?!])\\*|"
_SIZES = (16, 40, 80, 160, 400)


def end_of(text: str) -> str:
    """Return the sign a line ends with; ``w`` for a letter or digit."""
    last = text[-1:]
    return "w" if last.isalnum() else last if last in _ENDS else "-"


def indent_of(text: str) -> int:
    """Return how far a line is set in: 0, 1, 2 for more, 3 for a tab."""
    if not text[:1].isspace():
        return 0
    return 3 if text[0] == "\t" else 1 if text[:2].strip() else 2


def size_of(text: str) -> int:
    """Return how long a line is, in steps that double."""
    return bisect_left(_SIZES, len(text))
