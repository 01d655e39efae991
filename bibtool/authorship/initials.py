"""What speaks for it that initials are somebody's whose co-authors they share.

In a circle that publishes together the initials of common names meet again and again, so no rule of
thumb holds. ``initials.txt`` says what each of some traits tells, as a logarithm of odds: counted
on arXiv records with every second name cut to initials, for half of all family names, and judged on
the other half. Made by ``benchmarks/fitting.py``.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from math import log
from pathlib import Path
from typing import NamedTuple

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.common import common
from bibtool.authorship.forms import Form
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.rarity import Rarity, common_initials, fuller
from bibtool.authorship.subjects import Subjects

_PAIRS = 100
"""So many pairs of papers are compared at most."""
_READ = 40
"""So many pairs of papers are read at most."""
_RAREST = 3e-5
_MOST_KEPT = 100_000
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

    shared: int
    """How many co-authors are in common."""


@dataclass(slots=True)
class _Met:
    """The co-authors in common of two groups, and the two papers with most of them."""

    told: dict[str, float] = field(default_factory=dict)
    resolved: set[str] = field(default_factory=set)
    best: float = 0.0
    alike: float = 0.0
    pair: tuple[int, int] = (0, 0)


class Initials:
    """Compares groups by how rare names are on some papers and in the shipped tables."""

    def __init__(self, mentions: Mentions, rarity: Rarity, subjects: Subjects) -> None:
        self._mentions = mentions
        self._rarity = rarity
        self._subjects = subjects
        self._told: dict[tuple[Form, Form, bool], float] = {}
        self._of_papers: dict[tuple[int, int], Sequence[tuple[str, float, bool]]] = {}

    def forget(self) -> None:
        """Forget which co-authors are known to be one person: others have been joined since."""
        self._of_papers.clear()

    def traits(
        self, one: Sequence[int], other: Sequence[int], root: Sequence[int], topics: float
    ) -> Traits | None:
        """Return what is compared, but for the likeness; None without a co-author in common.

        Args:
            one: mentions on some papers, the group with fewer.
            other: others on other papers, that agree with them.
            root: of each mention, the first of those known to be the same person's.
            topics: what categories and years tell.
        """
        met = self._met(one, other, root)
        if not met.told:
            return None
        mentions, forms = self._mentions, self._mentions.forms
        rarest, second, *_ = (*sorted(met.told.values(), reverse=True), 0.0)
        mine, theirs = met.pair
        form = fuller(forms[mine], forms[theirs])
        smaller, larger = self._circle(one), self._circle(other)
        return Traits(
            family=common().families.get(form.core, 0),
            known=self._rarity.seen(form),
            people=self._rarity.people_seen(form),
            letter=self._rarity.letter(form),
            rarest=rarest,
            second=second,
            covered=len(met.told) / max(min(smaller, larger), 1),
            alike=met.alike,
            circle=max(smaller, larger),
            namesakes=self._namesakes(mine),
            others=self._namesakes(theirs),
            apart=abs(self._place(mine) - self._place(theirs)),
            beside=self._beside(mine, theirs, root),
            last=sum(mentions.is_last(m) for m in met.pair),
            papers=max(len(one), len(other)),
            resolved=len(met.resolved),
            given=common_initials((forms[one[0]], forms[other[0]])),
            field=topics,
            likeness=UNKNOWN,
            shared=len(met.told),
        )

    def likeness(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return how much the two papers most alike have in common; ``UNKNOWN`` if unread."""
        paper = self._mentions.paper
        pairs = islice(product(one, other), _READ)
        found = (self._subjects.likeness(paper[a], paper[b]) for a, b in pairs)
        return max((f for f in found if f is not None), default=UNKNOWN)

    def _met(self, one: Sequence[int], other: Sequence[int], root: Sequence[int]) -> _Met:
        mentions, met = self._mentions, _Met()
        met.pair = one[0], other[0]
        own = {mentions.keys[m] for m in (*one, *other)}
        for mine, theirs in islice(product(one, other), _PAIRS):
            total, number = 0.0, 0
            papers = mentions.paper[mine], mentions.paper[theirs]
            for key, told, is_resolved in self._shared(*papers, root):
                if key not in own:
                    total, number = total + told, number + 1
                    met.told[key] = max(told, met.told.get(key, 0.0))
                    if is_resolved:
                        met.resolved.add(key)
            if total > met.best:
                met.best, met.pair = total, (mine, theirs)
                shorter = min(len(mentions.by_paper[paper]) for paper in papers)
                met.alike = number / max(shorter, 1)
        return met

    def _shared(
        self, one: int, other: int, root: Sequence[int]
    ) -> Sequence[tuple[str, float, bool]]:
        """Return who is on two papers by key, how rare, and whether it is known who."""
        found = self._of_papers.get((one, other))
        if found is None:
            if len(self._of_papers) > _MOST_KEPT:
                self._of_papers.clear()
            here, there = self._mentions.by_paper[one], self._mentions.by_paper[other]
            weighed = (
                (k, *self._of_co_author(here[k], there[k], root)) for k in here if k in there
            )
            found = self._of_papers[one, other] = tuple(w for w in weighed if w[1])
        return found

    def _of_co_author(
        self, here: Sequence[int], there: Sequence[int], root: Sequence[int]
    ) -> tuple[float, bool]:
        """Return how rare a co-author on two papers is, 0 for none, and whether it is known who."""
        forms, best, is_resolved = self._mentions.forms, 0.0, False
        for one, other in product(here, there):
            is_one = root[one] == root[other]
            pair = forms[one], forms[other], is_one
            told = self._told.get(pair)
            if told is None:
                if len(self._told) > _MOST_KEPT:
                    self._told.clear()
                told = self._told[pair] = self._rareness(*pair)
            best, is_resolved = max(best, told), is_resolved or is_one
        return best, is_resolved

    def _rareness(self, one: Form, other: Form, is_one: bool) -> float:  # noqa: FBT001 - of a key
        form = fuller(one, other)
        agrees = agreement(one, other)
        if is_one:
            agrees = Agreement.FULL if form.first else Agreement.INITIALS
        if agrees < Agreement.INITIALS:
            return 0.0
        return -log(max(self._rarity.share(form, agrees), _RAREST))

    def _circle(self, members: Sequence[int]) -> int:
        """Return how many co-authors some mentions have."""
        mentions = self._mentions
        if len(members) == 1:
            return len(mentions.by_paper[mentions.paper[members[0]]]) - 1
        keys = {key for m in members for key in mentions.by_paper[mentions.paper[m]]}
        return len(keys) - 1

    def _namesakes(self, mention: int) -> int:
        mentions = self._mentions
        return len(mentions.by_paper[mentions.paper[mention]][mentions.keys[mention]])

    def _place(self, mention: int) -> float:
        mentions = self._mentions
        many = len(mentions.records[mentions.paper[mention]].authors)
        return mentions.position[mention] / max(many - 1, 1)

    def _beside(self, one: int, other: int, root: Sequence[int]) -> int:
        """Return how many pairs of neighbours are one person, as far as names go."""
        found = 0
        for mine, theirs in product(self._neighbours(one), self._neighbours(other)):
            if self._mentions.keys[mine] == self._mentions.keys[theirs]:
                found += self._of_co_author([mine], [theirs], root)[0] > 0
        return found

    def _neighbours(self, mention: int) -> Iterator[int]:
        mentions = self._mentions
        for near in (mention - 1, mention + 1):
            if 0 <= near < len(mentions.paper) and mentions.paper[near] == mentions.paper[mention]:
                yield near


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
