"""What of a ``.bib`` file is still there after a program has written it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from bibtool.bibfile import read
from bibtool.bibfile.encoding import decode


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a file."""

    total: int
    """Bytes before."""
    bytes: int
    """Bytes of the lines that are still there as they were, wherever: moving one costs nothing."""
    lost: int
    """Entries whose keys are gone, as our reader sees them."""
    is_all: bool
    """Whether the old file is there byte by byte, with something put in at one place at most."""

    @property
    def percent(self) -> float:
        """The share of the bytes."""
        return 100 * self.bytes / max(1, self.total)


def kept(old: bytes, new: bytes) -> Kept:
    """Compare a file before and after."""
    lines, left = Counter(old.splitlines(keepends=True)), Counter(new.splitlines(keepends=True))
    same = sum(len(line) * min(count, left[line]) for line, count in lines.items())
    lost = keys(old) - keys(new)
    return Kept(len(old), same, sum(lost.values()), is_all_of(old, new))


def is_all_of(old: bytes, new: bytes) -> bool:
    """Whether a file is an old one with something put in at one place."""
    # The first length at which the two begin otherwise: one search, not a look at every byte.
    lengths = range(min(len(old), len(new)) + 1)
    ahead = bisect_left(lengths, 1, key=lambda n: int(old[:n] != new[:n])) - 1
    behind = len(old) - ahead
    return len(new) >= len(old) and new[len(new) - behind :] == old[ahead:]


def keys(data: bytes) -> Counter[str]:
    """Return the keys of a file's entries."""
    return Counter(entry.key for entry in read(decode(data)[0]).entries)
