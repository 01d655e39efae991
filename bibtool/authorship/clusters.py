"""Mentions gathered into people: the surest first, never two of one paper, never what agrees not.

The result depends neither on the order of the papers nor on that of equal evidence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log

from bibtool.authorship.agreement import Agreement
from bibtool.authorship.common import is_common
from bibtool.authorship.evidence import Group, Scale, Weighed
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.rarity import Rarity

_SURE = log(20)
"""Odds from which on co-authors in common make two mentions one person's."""
_SURE_OF_INITIALS = log(100)
"""The same where initials stand for a given name."""
_SURE_OF_COMMON_INITIALS = log(8000)
"""The same in a common family, where circles overlap and so do their co-authors' initials."""
_BY_NAME = log(8)
"""The same where there is nothing but the name in full, and no other field."""
_DOUBTFUL = log(1 / 10)
"""Odds below which a possible merge is not worth telling."""
_MARGIN = log(30)
"""How much better than another the best of two must be that cannot both be right."""
_COMMON, _LEAST_COMMON = 0.01, 30
"""On which share of the papers a co-author's initials tell nothing, and on how many at least."""
_MANY = 60
"""Groups in a bucket from which on only those with the same given name are compared."""
_MANY_OF_A_NAME = 12
"""Groups of one name from which on each is compared with the largest only."""

Places = set[int]
_MOST_RIVALS = 50
"""So many of the best are looked at: hundreds of one name would take hours."""
Ends = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two groups, each by its first mention, and what speaks for their being one person's."""

    cost: float
    """The score with its sign changed, so that the best come first."""
    one: int
    other: int
    weighed: Weighed
    enough: float
    """The score from which on they are joined."""


class Clusters:
    """Mentions in groups that are joined step by step."""

    def __init__(self, mentions: Mentions, apart: Sequence[tuple[Places, Places]] = ()) -> None:
        """Begin with each mention alone.

        Args:
            mentions: all names on some papers.
            apart: mentions that are somebody's, and those that are surely somebody else's.
        """
        self.mentions = mentions
        self.root = list(range(len(mentions.forms)))
        """Of each mention, the first of its group."""
        self.members: dict[int, list[int]] = {m: [m] for m in self.root}
        """The groups by their first mention."""
        self.joined: defaultdict[int, list[Weighed | str]] = defaultdict(list)
        """Of each group, by what its parts were joined; text: by somebody's word."""
        self.doubts: dict[Ends, Weighed] = {}
        """What might have been joined, by a mention of each."""
        rarity = Rarity(len(mentions.records), Counter(mentions.forms))
        self._scale = Scale(mentions.records, rarity, mentions.forms)
        self._apart = apart
        self._groups: dict[int, Group] = {}
        self._having = Counter(key for here in mentions.by_paper for key in here)
        self._few = max(_COMMON * len(mentions.records), _LEAST_COMMON)

    def say_same(self, mentions: Sequence[int], why: str) -> None:
        """Join mentions because somebody said so; of two on one paper only the first."""
        self._scale.take_for_one(self.mentions.forms[m] for m in mentions)
        papers = {self.mentions.paper[m] for m in self._with(mentions[:1])}
        for mention in mentions[1:]:
            one, other = self.root[mentions[0]], self.root[mention]
            more = {self.mentions.paper[m] for m in self._with([mention])}
            if one != other and papers.isdisjoint(more):
                self._join(one, other, why)
                papers |= more

    def _with(self, mentions: Sequence[int]) -> list[int]:
        """Return the mentions that are with these in their groups."""
        return [m for mention in mentions for m in self.members[self.root[mention]]]

    def is_settled(self, one: int, other: int) -> bool:
        """Whether somebody said of two groups that they are not one person's."""
        for some, others in self._apart:
            mine, theirs = self.members[one], self.members[other]
            if (not some.isdisjoint(mine) and not others.isdisjoint(theirs)) or (
                not some.isdisjoint(theirs) and not others.isdisjoint(mine)
            ):
                return True
        return False

    def gather(self) -> None:
        """Join what is one person's."""
        # Rare names first: whose they are is soon known, and tells whose the common ones are.
        buckets = dict(sorted(self.mentions.buckets().items(), key=lambda b: (len(b[1]), b[0])))
        for pairs_of in (self._with_co_authors, self._same_named):
            for bucket in buckets.values():
                roots = sorted({self.root[m] for m in bucket})
                if len(roots) > 1:
                    found = (self._link(*pair) for pair in sorted(pairs_of(roots)))
                    self._join_best([link for link in found if link is not None])
                    for root in roots:
                        self._groups.pop(root, None)

    def _group(self, root: int) -> Group:
        found = self._groups.get(root)
        if found is None:
            found = self._groups[root] = self._made(self.members[root])
        return found

    def _made(self, members: Sequence[int]) -> Group:
        mentions = self.mentions
        papers = [mentions.paper[m] for m in members]
        records = [mentions.records[p] for p in papers]
        co_authors = mentions.by_paper[papers[0]]
        if len(papers) > 1:
            found: defaultdict[str, set[int]] = defaultdict(set)
            for paper in papers:
                for key, here in mentions.by_paper[paper].items():
                    found[key].update(self.root[m] for m in here)
            co_authors = {key: sorted(roots) for key, roots in found.items()}
        own = {self.mentions.keys[m] for m in members}
        return Group(
            frozenset(papers),
            tuple(dict.fromkeys(mentions.forms[m] for m in members)),
            {key: found for key, found in co_authors.items() if key not in own},
            Counter(r.primary_category for r in records if r.categories),
            frozenset(c for r in records for c in r.categories),
            tuple(r.year for r in records if r.year is not None),
        )

    def _can_join(self, one: int, other: int) -> bool:
        mine, theirs = self._group(one), self._group(other)
        if not mine.papers.isdisjoint(theirs.papers) or self.is_settled(one, other):
            return False
        agrees = self._scale.agreement
        return all(agrees(a, b) is not Agreement.NONE for a in mine.forms for b in theirs.forms)

    def _join(self, one: int, other: int, why: Weighed | str) -> None:
        keep, gone = min(one, other), max(one, other)
        for mention in self.members[gone]:
            self.root[mention] = keep
        self.members[keep] = sorted([*self.members[keep], *self.members.pop(gone)])
        self.joined[keep] += [*self.joined.pop(gone, []), why]
        self._groups.pop(keep, None)
        self._groups.pop(gone, None)

    def _link(self, one: int, other: int) -> Link | None:
        mine, theirs = self._group(one), self._group(other)
        if not mine.papers.isdisjoint(theirs.papers):
            return None
        prior = self._scale.prior(mine, theirs)
        if prior is None or self.is_settled(one, other):
            return None
        weighed = self._scale.weigh(mine, theirs, self.root, prior)
        if not (mine.fullest.is_full and theirs.fullest.is_full):
            is_usual = is_common(mine.fullest.core) or is_common(theirs.fullest.core)
            enough = _SURE_OF_COMMON_INITIALS if is_usual else _SURE_OF_INITIALS
        else:
            enough = _SURE if weighed.co_authors or weighed.same_field is False else _BY_NAME
        return Link(-weighed.score, one, other, weighed, enough)

    def _with_co_authors(self, roots: Sequence[int]) -> set[Ends]:
        """Return the pairs of groups that may share a co-author."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for root in roots:
            for key, found in self._group(root).co_authors.items():
                if self._having[key] < self._few:
                    having[key].append(root)
                    continue
                # So common that initials tell nothing.
                for first in {self.mentions.forms[m].first for m in found} - {""}:
                    having[f"{key} {first}"].append(root)
        pairs: set[Ends] = set()
        for some in having.values():
            if len(some) > 1:
                pairs.update(self._pairs(some, is_large=len(roots) > _MANY))
        return pairs

    def _pairs(self, roots: Sequence[int], *, is_large: bool) -> Iterator[Ends]:
        if not is_large:
            yield from combinations(roots, 2)
            return
        by_first: defaultdict[str, list[int]] = defaultdict(list)
        for root in roots:
            firsts = {form.first for form in self._group(root).forms}
            for first in firsts - {""} or {""}:
                by_first[first].append(root)
        short = by_first.pop("", [])
        yield from combinations(short, 2)
        for some in by_first.values():
            yield from combinations(some, 2)
            for one in some:
                yield from ((min(one, other), max(one, other)) for other in short)

    def _same_named(self, roots: Sequence[int]) -> set[Ends]:
        """Return pairs worth comparing by name: all of few, of many each with the largest."""
        if len(roots) <= _MANY_OF_A_NAME:
            return set(combinations(roots, 2))
        pairs: set[Ends] = set()
        by_first: defaultdict[str, list[int]] = defaultdict(list)
        for root in roots:
            by_first[self._group(root).fullest.first].append(root)
        for some in by_first.values():
            if len(some) <= _MANY_OF_A_NAME:
                pairs.update(combinations(some, 2))
                continue
            largest = max(some, key=lambda root: (len(self.members[root]), -root))
            pairs.update((min(largest, r), max(largest, r)) for r in some if r != largest)
        return pairs

    def _join_best(self, links: list[Link]) -> None:
        links.sort()
        near: defaultdict[int, list[Link]] = defaultdict(list)
        for link in links:
            near[link.one].append(link)
            near[link.other].append(link)
        for link in links:
            one, other = self.root[link.one], self.root[link.other]
            if one == other:
                continue
            if -link.cost < link.enough:
                if -link.cost > _DOUBTFUL:
                    self.doubts[link.one, link.other] = link.weighed
            elif self._can_join(one, other) and not any(
                self._is_rivalled(link, at, near[at]) for at in (link.one, link.other)
            ):
                self._join(one, other, link.weighed)
            else:
                self.doubts[link.one, link.other] = replace(link.weighed, is_rivalled=True)

    def _is_rivalled(self, link: Link, end: int, links: Iterable[Link]) -> bool:
        """Whether an end might as well belong to another that the first cannot be."""
        mine = self.root[link.other if end == link.one else link.one]
        seen = {mine, self.root[end]}
        for rival in links:
            if rival.cost > link.cost + _MARGIN:
                break
            theirs = self.root[rival.other if end == rival.one else rival.one]
            if theirs not in seen and not self._can_join(mine, theirs):
                return True
            seen.add(theirs)
            if len(seen) > _MOST_RIVALS:
                break
        return False
