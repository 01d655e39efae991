"""Mentions in groups that are joined step by step, and what was found of them.

Two of one paper are never joined, nor what names two people, nor what somebody said is two.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bibtool.authorship.agreement import Agreement
from bibtool.authorship.evidence import Group, Scale, Weighed
from bibtool.authorship.initials import Initials
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.rarity import Rarity
from bibtool.authorship.traits import Traits

_MOST_KEPT = 20_000
"""So many groups are kept as they are compared: of all names of arXiv they would fill a machine."""

Places = set[int]
Ends = tuple[int, int]


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
        self.scale = Scale(mentions.records, rarity, mentions.forms)
        self.initials = Initials(mentions, rarity, self.scale.subjects)
        self._apart = apart
        self._groups: dict[int, Group] = {}

    def say_same(self, mentions: Sequence[int], why: str) -> None:
        """Join mentions because somebody said so; of two on one paper only the first."""
        self.scale.take_for_one(self.mentions.forms[m] for m in mentions)
        papers = {self.mentions.paper[m] for m in self._with(mentions[:1])}
        for mention in mentions[1:]:
            one, other = self.root[mentions[0]], self.root[mention]
            more = {self.mentions.paper[m] for m in self._with([mention])}
            if one != other and papers.isdisjoint(more):
                self.join(one, other, why)
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

    def group(self, root: int) -> Group:
        """Return a group as it is compared."""
        found = self._groups.get(root)
        if found is None:
            found = self._groups[root] = self.made(self.members[root])
        return found

    def forget(self) -> None:
        """Forget how groups are compared, if these are many."""
        if len(self._groups) > _MOST_KEPT:
            self._groups.clear()

    def made(self, members: Sequence[int]) -> Group:
        """Return some mentions as a group."""
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
        return Group(
            tuple(members),
            frozenset(papers),
            tuple(dict.fromkeys(mentions.forms[m] for m in members)),
            frozenset(mentions.keys[m] for m in members),
            co_authors,
            Counter(r.primary_category for r in records if r.categories),
            frozenset(c for r in records for c in r.categories),
            tuple(r.year for r in records if r.year is not None),
        )

    def can_join(self, one: int, other: int) -> bool:
        """Whether nothing forbids to join two groups."""
        mine, theirs = self.group(one), self.group(other)
        if not mine.papers.isdisjoint(theirs.papers) or self.is_settled(one, other):
            return False
        agrees = self.scale.agreement
        return all(agrees(a, b) is not Agreement.NONE for a in mine.forms for b in theirs.forms)

    def join(self, one: int, other: int, why: Weighed | str) -> None:
        """Join two groups."""
        keep, gone = min(one, other), max(one, other)
        for mention in self.members[gone]:
            self.root[mention] = keep
        self.members[keep] = sorted([*self.members[keep], *self.members.pop(gone)])
        self.joined[keep] += [*self.joined.pop(gone, []), why]
        self._groups.pop(keep, None)
        self._groups.pop(gone, None)

    def traits(self, one: Group, other: Group) -> Traits | None:
        """Return what is compared of two groups of which one has no given name in full."""
        if (one.is_full, len(one.members)) > (other.is_full, len(other.members)):
            one, other = other, one
        topics = self.scale.of_topics(one, other)
        return self.initials.traits(one.members, other.members, self.root, topics)
