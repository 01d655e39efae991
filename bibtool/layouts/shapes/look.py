"""What a line of a page looks like."""

from typing import NamedTuple


class Seen(NamedTuple):
    """What a line looks like: its kind, and how it is set."""

    kind: int
    mark: str
    end: str
    indent: int
    size: int
    gap: int
    """How many blank lines stand above: 0, 1, or 2 for more."""
