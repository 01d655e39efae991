"""Compares initials with whom they may be: co-authors in common, and where the names stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from math import log

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.common import common
from bibtool.authorship.forms import Form
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.rarity import Rarity, common_initials, fuller
from bibtool.authorship.subjects import Subjects
from bibtool.authorship.traits import UNKNOWN, Traits

_PAIRS = 100
"""So many pairs of papers are compared at most."""
_READ = 40
"""So many pairs of papers are read at most."""
_RAREST = 3e-5
_MOST_KEPT = 100_000


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
