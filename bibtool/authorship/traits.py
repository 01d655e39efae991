"""What is compared of initials and whom they may be, and what each trait of it tells.

In a circle that publishes together the initials of common names meet again and again, so no rule of
thumb holds. ``initials.txt`` says what a trait tells, as a logarithm of odds: counted on lists of
arXiv records, some of which print initials only, for half of all family names, and judged on the
other half. Made by ``benchmarks/fitting.py``.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

UNKNOWN = -1.0
"""The likeness of papers one of which has no abstract: tells nothing."""


class Traits(NamedTuple):
    """What is compared of two groups of mentions, of which one has no given name in full."""

    family: float
    """How many people of the family name the shipped table knows."""
    known: float
    """How many given names in full with that initial the papers have."""
    people: float
    """How many given names in full the papers have with the family name."""
    letter: float
    """How common the initial is in such families."""
    rarest: float
    """How rare the rarest co-author in common is, a logarithm."""
    second: float
    """The same of the second rarest; 0 if there is none."""
    covered: float
    """The share of the co-authors of the smaller group who are in the other."""
    alike: float
    """The same of the two papers with most in common."""
    circle: float
    """How many co-authors the larger group has."""
    namesakes: float
    """How many names on the first paper may be this one."""
    others: float
    """The same of the second."""
    apart: float
    """How far apart the two stand in the author lists, 0 to 1."""
    beside: float
    """How many who stand beside them are in common."""
    last: float
    """How many of the two stand last."""
    papers: float
    """How many papers the larger group has."""
    resolved: float
    """How many of the co-authors are known to be one person."""
    given: float
    """How many initials both have."""
    field: float
    """What categories and years tell."""
    likeness: float
    """Of the two papers most alike in words; ``UNKNOWN`` where there is nothing to read."""
    shared: float
    """How many co-authors are in common."""


@dataclass(frozen=True, slots=True)
class Table:
    """What each trait tells; ``start`` is what is told before any is known."""

    start: float
    steps: Mapping[str, tuple[Sequence[float], Sequence[float]]]
    """Of each trait the values at which it begins to tell something else, and what it tells."""

    def told(self, traits: Traits) -> float:
        """Return the odds as a logarithm; of a likeness that is not known nothing is told."""
        total = self.start
        for name, (edges, weights) in self.steps.items():
            value = getattr(traits, name)
            if name != "likeness" or value != UNKNOWN:
                total += weights[bisect_right(edges, value)]
        return total

    @property
    def most_by_likeness(self) -> float:
        """How much papers may tell that are much alike."""
        return max(self.steps["likeness"][1])


@cache  # the shipped table, read when first needed
def shipped() -> Table:
    """Return what was counted."""
    text = (Path(__file__).parent / "initials.txt").read_text("utf-8")
    lines = dict(line.split(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    start = float(lines.pop("start"))
    numbers = {name: [float(n) for n in line.split(" ")] for name, line in lines.items()}
    return Table(start, {name: (found[1::2], found[::2]) for name, found in numbers.items()})
