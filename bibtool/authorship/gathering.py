"""People found step by step: the surest first, names in full before initials.

Whose papers a name in full is on tells whose co-authors' initials are: so initials come second, and
twice. The result depends neither on the order of the papers nor on that of equal evidence.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import exp, log, log1p

from bibtool.authorship.agreement import Agreement
from bibtool.authorship.clusters import Clusters, Ends
from bibtool.authorship.common import is_common
from bibtool.authorship.evidence import Group, Weighed
from bibtool.authorship.traits import shipped

_SURE = log(20)
"""Odds from which on co-authors in common make two mentions one person's."""
_SURE_OF_INITIALS = log(16)
"""The same, as they are counted, where initials stand for a given name."""
_LONE = log(100)
"""The same of initials without a co-author in common."""
_LONE_OF_COMMON = log(8000)
"""The same in a common family."""
_BY_NAME = log(8)
"""The same where there is nothing but the name in full, and no other field."""
_DOUBTFUL = log(1 / 10)
"""Odds below which a possible merge is not worth telling."""
_MARGIN = log(30)
"""How much better than another the best of two must be that cannot both be right."""
_SLIGHT = log(1 / 100)
"""Odds below which somebody is no rival."""
_COMMON, _LEAST_COMMON = 0.01, 30
"""On which share of the papers a co-author's initials tell nothing, and on how many at least."""
_MANY = 60
"""Groups in a bucket from which on only those with the same given name are compared."""
_MANY_OF_A_NAME = 12
"""Groups of one name from which on each is compared with the largest only."""
_MOST_RIVALS = 50
"""So many of the best are looked at: hundreds of one name would take hours."""


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
    is_counted: bool = False
    """Whether the score is of counted odds: then those of rivals are taken off."""


def gather(clusters: Clusters) -> None:
    """Join what is one person's."""
    _Gathering(clusters).run()


class _Gathering:
    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        mentions = clusters.mentions
        # Rare names first: whose they are is soon known, and tells whose the common ones are.
        self._buckets = sorted(mentions.buckets().items(), key=lambda b: (len(b[1]), b[0]))
        self._having = Counter(key for here in mentions.by_paper for key in here)
        self._few = max(_COMMON * len(mentions.records), _LEAST_COMMON)

    def run(self) -> None:
        for pairs_of in (self._in_full, self._initials, self._initials, self._same_named):
            self._clusters.initials.forget()
            for _, bucket in self._buckets:
                self._gather(bucket, pairs_of)

    def _gather(
        self, bucket: Sequence[int], pairs_of: Callable[[Sequence[int]], set[Ends]]
    ) -> None:
        roots = sorted({self._clusters.root[m] for m in bucket})
        if len(roots) > 1:
            found = (self._link(*pair) for pair in sorted(pairs_of(roots)))
            self._join_best([link for link in found if link is not None])
            self._clusters.forget()

    def _link(self, one: int, other: int) -> Link | None:
        clusters = self._clusters
        mine, theirs = clusters.group(one), clusters.group(other)
        if not mine.papers.isdisjoint(theirs.papers):
            return None
        prior = clusters.scale.prior(mine, theirs)
        if prior is None or clusters.is_settled(one, other):
            return None
        if not (mine.is_full and theirs.is_full) and prior[1] >= Agreement.INITIALS:
            counted = self._counted(mine, theirs, prior[1])
            if counted is not None:
                enough = _SURE_OF_INITIALS
                return Link(-counted.score, one, other, counted, enough, is_counted=True)
        weighed = clusters.scale.weigh(mine, theirs, clusters.root, prior)
        if not (mine.is_full and theirs.is_full):
            is_usual = is_common(mine.fullest.core) or is_common(theirs.fullest.core)
            enough = _LONE_OF_COMMON if is_usual else _LONE
        else:
            enough = _SURE if weighed.co_authors or weighed.same_field is False else _BY_NAME
        return Link(-weighed.score, one, other, weighed, enough)

    def _counted(self, one: Group, other: Group, names: Agreement) -> Weighed | None:
        """Weigh initials by the shipped table; None without a co-author in common."""
        traits = self._clusters.traits(one, other)
        if traits is None:
            return None
        table = shipped()
        score = table.told(traits)
        if score + table.most_by_likeness > _SLIGHT:
            likeness = self._clusters.initials.likeness(one.members, other.members)
            score = table.told(traits._replace(likeness=likeness))
        return Weighed(score, names, int(traits.shared), one.is_in_field_of(other))

    def _in_full(self, roots: Sequence[int]) -> set[Ends]:
        """Return the pairs of names in full that may share a co-author."""
        group = self._clusters.group
        full = [root for root in roots if group(root).is_full]
        pairs: set[Ends] = set()
        for some in self._having_in_common(full):
            if len(roots) <= _MANY:
                pairs.update(combinations(some, 2))
                continue
            by_first: defaultdict[str, list[int]] = defaultdict(list)
            for root in some:
                for first in {form.first for form in group(root).forms} - {""}:
                    by_first[first].append(root)
            for alike in by_first.values():
                pairs.update(combinations(alike, 2))
        return pairs

    def _initials(self, roots: Sequence[int]) -> set[Ends]:
        """Return the pairs of initials, and of initials and names, that may share a co-author."""
        group = self._clusters.group
        pairs: set[Ends] = set()
        short = {root for root in roots if not group(root).is_full}
        wanted = {key for root in short for key in group(root).on_papers}
        for some in self._having_in_common(roots, wanted):
            mine = [root for root in some if root in short]
            if mine:
                pairs.update(combinations(mine, 2))
                full = (root for root in some if root not in short)
                pairs.update((min(pair), max(pair)) for pair in product(mine, full))
        return pairs

    def _having_in_common(
        self, roots: Iterable[int], wanted: Collection[str] | None = None
    ) -> Iterator[Sequence[int]]:
        """Yield groups that have a co-author in common, for all co-authors or some keys only."""
        clusters = self._clusters
        having: defaultdict[str, list[int]] = defaultdict(list)
        for root in roots if wanted is None or wanted else ():
            group = clusters.group(root)
            keys = group.on_papers.keys() if wanted is None else group.on_papers.keys() & wanted
            for key in keys - group.keys:
                if self._having[key] < self._few:
                    having[key].append(root)
                    continue
                # So common that initials tell nothing, but of somebody known.
                found = group.on_papers[key]
                known = {clusters.mentions.forms[m].first for m in found} - {""}
                known |= {str(clusters.root[m]) for m in found}
                for first in known:
                    having[f"{key} {first}"].append(root)
        yield from (some for some in having.values() if len(some) > 1)

    def _same_named(self, roots: Sequence[int]) -> set[Ends]:
        """Return pairs worth comparing by name: all of few, of many each with the largest."""
        if len(roots) <= _MANY_OF_A_NAME:
            return set(combinations(roots, 2))
        pairs: set[Ends] = set()
        by_first: defaultdict[str, list[int]] = defaultdict(list)
        for root in roots:
            by_first[self._clusters.group(root).fullest.first].append(root)
        for some in by_first.values():
            if len(some) <= _MANY_OF_A_NAME:
                pairs.update(combinations(some, 2))
                continue
            largest = max(some, key=lambda root: (len(self._clusters.members[root]), -root))
            pairs.update((min(largest, r), max(largest, r)) for r in some if r != largest)
        return pairs

    def _join_best(self, links: list[Link]) -> None:
        clusters = self._clusters
        links.sort()
        near: defaultdict[int, list[Link]] = defaultdict(list)
        for link in links:
            near[link.one].append(link)
            near[link.other].append(link)
        for link in links:
            one, other = clusters.root[link.one], clusters.root[link.other]
            if one == other:
                continue
            if -link.cost < link.enough:
                if -link.cost > _DOUBTFUL:
                    clusters.doubts[link.one, link.other] = link.weighed
                continue
            weighed = self._beside_rivals(link, near)
            if not weighed.is_rivalled and clusters.can_join(one, other):
                clusters.join(one, other, weighed)
            else:
                clusters.doubts[link.one, link.other] = replace(weighed, is_rivalled=True)

    def _beside_rivals(self, link: Link, near: Mapping[int, Sequence[Link]]) -> Weighed:
        """Return what speaks for a link with what speaks for others that cannot be right too."""
        rivals = [r for at in (link.one, link.other) for r in self._rivals(link, at, near[at])]
        if not link.is_counted:
            return replace(link.weighed, is_rivalled=any(r <= link.cost + _MARGIN for r in rivals))
        score = -link.cost - log1p(sum(exp(-cost) for cost in rivals))
        return replace(link.weighed, score=score, is_rivalled=score < link.enough)

    def _rivals(self, link: Link, end: int, links: Iterable[Link]) -> Iterator[float]:
        """Yield the costs of others to whom an end might belong instead, whom the first is not."""
        clusters = self._clusters
        root = clusters.root
        mine = root[link.other if end == link.one else link.one]
        worst = max(link.cost + _MARGIN, -_SLIGHT if link.is_counted else -link.enough)
        seen = {mine, root[end]}
        for rival in links:
            if rival.cost > worst or len(seen) > _MOST_RIVALS:
                break
            theirs = root[rival.other if end == rival.one else rival.one]
            if theirs not in seen and not clusters.can_join(mine, theirs):
                yield rival.cost
            seen.add(theirs)
