"""What speaks for two groups of mentions being one person's: names, co-authors, topics, years.

Everything is a logarithm of odds: the prior is how many people may have such a name, each piece of
evidence how much likelier it is of one person than of two.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.forms import Form
from bibtool.authorship.rarity import Rarity, common_initials, fuller
from bibtool.authorship.subjects import Subjects
from bibtool.model import Record

_PENALTY = {
    Agreement.FULL: 0.0,
    Agreement.INITIALS: 0.0,
    Agreement.LOOSE: log(10),
    Agreement.SPELLING: log(50),
}
"""How seldom one person's name is printed in ways that agree so."""
_LEAST_NAMESAKES = 0.02
_FIELD = 3
"""Two who write on the same things share a co-author's name so much more often than by chance."""
_LEAST_SHARE = 3e-5
"""The chance to meet the rarest co-author again: counted on arXiv records."""
_AGAIN, _MOST_AGAIN, _LEAST_AGAIN = 3.0, 0.5, 0.05
"""So many of one's co-authors are met again on another paper, of a few at most half."""
_MOST_OF_ONE = log(10_000)
_ENOUGH = 40.0
"""Evidence beyond this changes nothing."""
_OPEN = (-4.0, 10.0)
"""Between these the papers' subjects may decide."""
_MOST_OF_PRIMARY, _MOST_OF_ANY = log(8), log(4)
_APART = log(5)
_LONG_LIFE = 40
"""Years between two papers from which on they are hardly one person's."""
_NAMES = {
    Agreement.FULL: "the same name",
    Agreement.INITIALS: "initials that fit",
    Agreement.LOOSE: "the same name but for order or a part",
    Agreement.SPELLING: "the same name spelt otherwise",
}


@dataclass(slots=True)
class Group:
    """Mentions taken to be one person's, as they are compared."""

    members: tuple[int, ...]
    """In order."""
    papers: frozenset[int]
    forms: tuple[Form, ...]
    """Each once."""
    keys: frozenset[str]
    """Those of the members."""
    on_papers: Mapping[str, Sequence[int]]
    """All mentions on the papers by key; what has a key of the members' is no co-author."""
    primary: Counter[str] = field(default_factory=Counter)
    categories: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    is_full: bool = field(init=False)
    """Whether a given name is known in full."""

    def __post_init__(self) -> None:
        self.is_full = any(form.is_full for form in self.forms)

    @property
    def circle(self) -> int:
        """How many co-authors there are."""
        return len(self.on_papers) - len(self.keys)

    @property
    def fullest(self) -> Form:
        """The form that says most."""
        found = self.forms[0]
        for form in self.forms[1:]:
            found = fuller(found, form)
        return found

    def is_in_field_of(self, other: "Group") -> bool | None:
        """Whether two groups share a category; None where one has none."""
        if not (self.categories and other.categories):
            return None
        return not self.categories.isdisjoint(other.categories)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much speaks for two groups being one person's."""

    score: float
    """A logarithm of odds."""
    names: Agreement
    co_authors: int = 0
    """How many speak for it."""
    same_field: bool | None = None
    """Whether they share a category; None where one has none."""
    is_rivalled: bool = False
    """Whether one of them might as well be a third."""

    @property
    def probability(self) -> float:
        """The odds as a probability; at most even where there is a rival."""
        found = 1 / (1 + exp(-max(-50.0, min(50.0, self.score))))
        return min(found, 0.5) if self.is_rivalled else found

    @property
    def reasons(self) -> tuple[str, ...]:
        """What was weighed, in words."""
        others = {0: "no co-author", 1: "1 co-author"}
        found = [
            _NAMES[self.names],
            f"{others.get(self.co_authors, f'{self.co_authors} co-authors')} in common",
        ]
        if self.same_field is not None:
            found.append("a category in common" if self.same_field else "no category in common")
        if self.is_rivalled:
            found.append("another fits as well")
        return tuple(found)


class Scale:
    """Weighs evidence by how common names and categories are."""

    def __init__(self, records: Sequence[Record], rarity: Rarity, forms: Sequence[Form]) -> None:
        """Count the categories; ``forms`` are those of the mentions, in order."""
        self._rarity = rarity
        self._forms = forms
        self._primary = Counter(record.primary_category for record in records)
        self._any = Counter(c for record in records for c in record.categories)
        self._papers = max(len(records), 1)
        self.subjects = Subjects(records)
        self._aliases: dict[Form, tuple[Form, ...]] = {}

    def take_for_one(self, forms: Iterable[Form]) -> None:
        """Take names that do not agree for one person's, because somebody said so."""
        together = tuple(dict.fromkeys(forms))
        together = tuple(dict.fromkeys(a for f in together for a in self._aliases.get(f, (f,))))
        self._aliases.update(dict.fromkeys(together, together))

    def agreement(self, one: Form, other: Form) -> Agreement:
        """Return how well two forms agree, or their aliases do."""
        found = agreement(one, other)
        if found is Agreement.NONE and self._aliases:
            mine, theirs = (self._aliases.get(form, (form,)) for form in (one, other))
            return max(agreement(a, b) for a in mine for b in theirs)
        return found

    def prior(self, one: Group, other: Group) -> tuple[float, Agreement] | None:
        """Return what the names say and how well they agree; None if they name two people."""
        best: tuple[float, Agreement] | None = None
        for mine in one.forms:
            for theirs in other.forms:
                agrees = self.agreement(mine, theirs)
                if agrees is Agreement.NONE:
                    return None
                found = self._of_names(mine, theirs, agrees), agrees
                best = found if best is None else max(best, found)
        return best

    def _of_names(self, one: Form, other: Form, agrees: Agreement) -> float:
        form = fuller(one, other)
        if agrees is Agreement.SPELLING and not (
            self._rarity.is_rare(one) and self._rarity.is_rare(other)
        ):
            return -_ENOUGH
        initials = common_initials((one, other))
        others = self._rarity.namesakes(form, agrees, initials=initials)
        return -log(_LEAST_NAMESAKES + others) - _PENALTY[agrees]

    def weigh(
        self, one: Group, other: Group, root: Sequence[int], prior: tuple[float, Agreement]
    ) -> Weighed:
        """Weigh all evidence.

        Args:
            one: some mentions.
            other: others, on other papers.
            root: of each mention, the first of those known to be the same person's.
            prior: what the names say.
        """
        score, number = prior[0] + self.of_topics(one, other), 0
        if one.circle > other.circle:
            one, other = other, one
        again = max(min(_AGAIN / max(one.circle, 1), _MOST_AGAIN), _LEAST_AGAIN)
        chances = _FIELD * other.circle / again
        own = one.keys | other.keys
        for key, here in one.on_papers.items():
            there = other.on_papers.get(key)
            if there is not None and key not in own:
                told = self._of_co_author(here, there, root, chances)
                if told > 0:
                    score, number = score + told, number + 1
                    if score > _ENOUGH:
                        break
        if _OPEN[0] < score < _OPEN[1]:
            score += self.subjects.told(sorted(one.papers), sorted(other.papers))
        return Weighed(score, prior[1], number, one.is_in_field_of(other))

    def _of_co_author(
        self,
        here: Iterable[int],
        there: Sequence[int],
        root: Sequence[int],
        chances: float,
    ) -> float:
        """Return what a co-author tells who may be on papers of both."""
        best = 0.0
        for one in here:
            for other in there:
                mine, theirs = self._forms[one], self._forms[other]
                form = fuller(mine, theirs)
                if root[one] == root[other]:
                    agrees = Agreement.FULL if form.first else Agreement.INITIALS
                else:
                    agrees = agreement(mine, theirs)
                    if agrees < Agreement.INITIALS:
                        continue
                share = max(self._rarity.share(form, agrees), _LEAST_SHARE)
                best = max(best, min(-log(chances * share), _MOST_OF_ONE))
        return best

    def of_topics(self, one: Group, other: Group) -> float:
        """Return what categories and years tell."""
        score = 0.0
        if one.categories and other.categories:
            if shared := one.primary.keys() & other.primary.keys():
                score += self._told(self._primary, shared, _MOST_OF_PRIMARY)
            elif both := one.categories & other.categories:
                score += self._told(self._any, both, _MOST_OF_ANY)
            elif _archives(one.categories).isdisjoint(_archives(other.categories)):
                score -= _APART
        if one.years and other.years:
            between = max(*one.years, *other.years) - min(*one.years, *other.years)
            score -= _APART if between > _LONG_LIFE else 0.0
        return score

    def _told(self, counts: Counter[str], shared: Iterable[str], most: float) -> float:
        """Return what sharing a category tells: much if few papers have it."""
        rarest = min(counts[category] for category in shared) / self._papers
        return max(0.0, min(-log(2 * rarest), most))


def _archives(categories: Iterable[str]) -> set[str]:
    return {category.partition(".")[0] for category in categories}
