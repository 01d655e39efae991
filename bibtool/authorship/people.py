"""Who is who on some papers: people, their names as printed, how sure, and what is in doubt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from bibtool.authorship.clusters import Clusters
from bibtool.authorship.decisions import Decisions, Known, Mark, Said
from bibtool.authorship.evidence import Weighed
from bibtool.authorship.gathering import gather
from bibtool.authorship.mentions import Mentions
from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import fold

_MOST_SURE = 0.99
_MOST_DOUBTS = 3
"""So many doubtful merges of one person are told, the likeliest."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody who wrote papers."""

    name: Name
    """As it is to be shown: the fullest form, the most frequent of those; or as somebody said."""
    forms: Mapping[str, int]
    """How the name is printed, and on how many papers; the most frequent first."""
    positions: Mapping[str, int]
    """The papers by arXiv id without version, newest first, and where in the author list."""
    confidence: float | None
    """How sure the least sure of the merges is, 0 to 1; None where nothing was merged."""
    reasons: tuple[str, ...]
    names: tuple[Name, ...]
    """The same forms, taken apart."""
    orcid: str = ""
    arxiv: str = ""
    """The arXiv author id."""

    @property
    def papers(self) -> tuple[str, ...]:
        """The arXiv ids of the papers, newest first."""
        return tuple(self.positions)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two who may be one person, and are kept apart."""

    one: Person
    other: Person
    confidence: float
    """How likely they are one, 0 to 1."""
    reasons: tuple[str, ...]
    marks: tuple[Mark, Mark]
    """What to write to say that they are, or are not, the same."""


class People(Sequence[Person]):
    """The people on some papers, those with most papers first."""

    def __init__(self, people: Iterable[Person], doubts: Iterable[Doubt] = ()) -> None:
        self._people = tuple(people)
        self.doubts = tuple(doubts)
        """The likeliest first."""
        self._whose = {
            (paper, position): person
            for person in self._people
            for paper, position in person.positions.items()
        }

    @overload
    def __getitem__(self, index: int) -> Person: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Person]: ...
    def __getitem__(self, index: int | slice) -> Person | Sequence[Person]:
        return self._people[index]

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def at(self, paper: str, position: int) -> Person | None:
        """Return whose name stands at a place of a paper's author list."""
        return self._whose.get((paper, position))


def who_is_who(
    records: Iterable[Record],
    decisions: Decisions | None = None,
    *,
    one_person: Sequence[Sequence[tuple[str, int]]] = (),
) -> People:
    """Return the people on some papers; the order of the papers does not matter.

    Args:
        records: the papers; of two with one id the first counts.
        decisions: what somebody said.
        one_person: places (arXiv id, position in the author list) known to be one person's.
    """
    decisions = decisions or Decisions()
    papers: dict[str, Record] = {}
    for record in records:
        papers.setdefault(record.arxiv_id.base, record)
    mentions = Mentions.of([papers[key] for key in sorted(papers)])
    said = _Marked(mentions)
    clusters = Clusters(mentions, [said.both(apart) for apart in decisions.apart])
    for together in decisions.together:
        clusters.say_same(said.all_of(together.marks), "said to be one person")
    number = {record.arxiv_id.base: n for n, record in enumerate(mentions.records)}
    at = {place: m for m, place in enumerate(zip(mentions.paper, mentions.position, strict=True))}
    for places in one_person:
        known = [at.get((number.get(paper, -1), position)) for paper, position in places]
        clusters.say_same([m for m in known if m is not None], "the name of the page's owner")
    gather(clusters)
    return _People(clusters, decisions, said).made()


class _Marked:
    """Where the names stand that somebody spoke of."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._by_letters: dict[str, list[int]] = {}
        for mention, form in enumerate(mentions.forms):
            self._by_letters.setdefault(form.letters, []).append(mention)

    def of(self, mark: Mark) -> list[int]:
        """Return the mentions of a mark."""
        letters, suffix, paper = mark.key
        mentions = self._mentions
        return [
            mention
            for mention in self._by_letters.get(letters, ())
            if mentions.forms[mention].suffix == suffix
            and (not paper or mentions.records[mentions.paper[mention]].arxiv_id.base == paper)
        ]

    def all_of(self, marks: Iterable[Mark]) -> list[int]:
        """Return the mentions of several marks, in order."""
        return sorted({mention for mark in marks for mention in self.of(mark)})

    def both(self, said: Said) -> tuple[set[int], set[int]]:
        """Return the mentions of two names that are two people's."""
        one, other = said.marks
        return set(self.of(one)), set(self.of(other))


class _People:
    """Makes people of clusters."""

    def __init__(self, clusters: Clusters, decisions: Decisions, said: _Marked) -> None:
        self._clusters = clusters
        self._mentions = clusters.mentions
        self._known = [(known, set(said.all_of(known.marks))) for known in decisions.people]
        self._known_mentions = {m for _, mentions in self._known for m in mentions}

    def made(self) -> People:
        """Return them."""
        people = {root: self._person(root) for root in self._clusters.members}
        ranked = sorted(
            people.values(),
            key=lambda p: (-len(p.positions), p.name.sort_key, fold(p.name.display), p.papers),
        )
        return People(ranked, self._doubts(people))

    def _person(self, root: int) -> Person:
        mentions, members = self._mentions, self._clusters.members[root]
        counted = Counter(mentions.names[m].display for m in members)
        forms = dict(sorted(counted.items(), key=lambda form: (-form[1], form[0])))
        newest = sorted(members, key=lambda m: self._record(m).arxiv_id.base)
        newest.sort(key=lambda m: self._record(m).published, reverse=True)
        joined = self._clusters.joined.get(root, [])
        known = self._described(members)
        return Person(
            name=known.name if known else self._shown(members, counted),
            forms=forms,
            positions={self._record(m).arxiv_id.base: mentions.position[m] for m in newest},
            confidence=min((_sure(weighed) for weighed in joined), default=None),
            reasons=_why(joined),
            names=tuple(dict.fromkeys(mentions.names[m] for m in newest)),
            orcid=known.orcid if known else "",
            arxiv=known.arxiv if known else "",
        )

    def _record(self, mention: int) -> Record:
        return self._mentions.records[self._mentions.paper[mention]]

    def _described(self, members: Sequence[int]) -> Known | None:
        if self._known_mentions.isdisjoint(members):
            return None
        return next(
            (known for known, marked in self._known if not marked.isdisjoint(members)), None
        )

    def _shown(self, members: Sequence[int], counted: Mapping[str, int]) -> Name:
        """Return the name to show: with a given name in full, printed most often, the longest."""
        names = {self._mentions.names[m]: self._mentions.forms[m] for m in members}
        return max(
            names,
            key=lambda name: (
                names[name].is_full,
                counted[name.display],
                len(names[name].letters),
                not name.display.isascii(),
                name.display,
            ),
        )

    def _doubts(self, people: Mapping[int, Person]) -> list[Doubt]:
        """Return what may be one person and was kept apart, a few for each."""
        root = self._clusters.root
        likely: dict[tuple[int, int], tuple[Weighed, int, int]] = {}
        for (one, other), weighed in sorted(self._clusters.doubts.items()):
            ends = min(root[one], root[other]), max(root[one], root[other])
            if ends[0] != ends[1] and not self._clusters.is_settled(*ends):
                best = likely.get(ends)
                if best is None or weighed.probability > best[0].probability:
                    likely[ends] = weighed, one, other
        told: Counter[int] = Counter()
        doubts = []
        for (mine, theirs), (weighed, one, other) in sorted(
            likely.items(), key=lambda item: (-item[1][0].probability, item[0])
        ):
            if max(told[mine], told[theirs]) < _MOST_DOUBTS:
                told.update((mine, theirs))
                doubts.append(
                    Doubt(
                        people[mine],
                        people[theirs],
                        min(weighed.probability, _MOST_SURE),
                        _why([weighed]),
                        (self._mark(one, other), self._mark(other, one)),
                    )
                )
        return doubts

    def _mark(self, mention: int, other: int) -> Mark:
        """Return how to speak of a mention: with the paper if the other has the same name."""
        name = Mark(self._mentions.names[mention].display)
        is_same = name.key == Mark(self._mentions.names[other].display).key
        return Mark(name.name, self._record(mention).arxiv_id.base) if is_same else name


def _sure(weighed: Weighed | str) -> float:
    if isinstance(weighed, str):
        return _MOST_SURE
    return min(round(weighed.probability, 2), _MOST_SURE)


def _why(joined: Sequence[Weighed | str]) -> tuple[str, ...]:
    """Return the reasons of the least sure merge, and what was said."""
    said = tuple(dict.fromkeys(one for one in joined if isinstance(one, str)))
    weighed = [one for one in joined if isinstance(one, Weighed)]
    return (*min(weighed, key=lambda one: one.score).reasons, *said) if weighed else said
