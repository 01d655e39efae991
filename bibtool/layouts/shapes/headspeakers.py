"""What stands before a colon on many titles: who speaks, or what kind of reading they are."""

from collections import Counter
from collections.abc import Sequence

_LONGEST_SPEAKER = 30
_SEVERAL = 3


def speakers(heads: Sequence[str]) -> frozenset[str]:
    """Return what stands before a colon on many heads, the same few words: ``Anna: On Boats``."""
    found = [opening for head in heads if (opening := head[:_LONGEST_SPEAKER].partition(": ")[0])]
    counts = Counter(opening for opening in found if len(opening) < _LONGEST_SPEAKER)
    often = frozenset(opening for opening, count in counts.items() if count > 1)
    is_usual = 2 * sum(counts[opening] for opening in often) > len(heads)
    return often if is_usual and 2 * len(often) <= len(heads) else frozenset()


def openings(heads: Sequence[str]) -> frozenset[str]:
    """Return the few words that stand before a colon on some heads: ``Required reading: Boats``."""
    found = [head[:_LONGEST_SPEAKER].partition(": ")[0] for head in heads if ": " in head]
    counts = Counter(opening for opening in found if opening[:1].isupper() and " " in opening)
    return frozenset(one for one, n in counts.items() if n >= _SEVERAL and one[-1].islower())
