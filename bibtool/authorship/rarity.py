"""How common a name is: how many people of that name a set of papers may have."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bibtool.authorship.agreement import Agreement
from bibtool.authorship.common import common
from bibtool.authorship.forms import Form, skeleton

_WORLD = 60_000
"""Of so many family names a rare one is one."""
_UNSEEN = 0.3
"""How many more people of a family name there may be than are seen."""
_INITIALS = 12
"""A given name has one of so many initials, as they are spread."""
_FEW_NAMES = 24
"""With so many names the initials met weigh as much as that."""
_SECOND = 6
"""An initial more that agrees is one of so many."""
_USUAL = {True: 1 / 150, False: 1 / 80}
"""The share of a given name in a common family and in another, before any are seen."""
_WEIGHT = 1000
"""How many names must be seen until they weigh as much as that."""
_TOGETHER = 4
"""Given names go with families of the same language: so much likelier than by chance."""
_FAMILIES = 56_000
"""How many family names the shipped tables were counted on."""
_MANY_PAPERS = 1000
"""With fewer their number says nothing of how common a name is."""
_RARE = 100
"""Of a rare family name the shipped tables or the papers know at most so many people."""


class Rarity:
    """What some papers and the shipped table say of how common names are."""

    def __init__(self, papers: int, signed: Mapping[Form, int]) -> None:
        """Count.

        Args:
            papers: how many there are.
            signed: the forms met, each with the number of papers it was met on.
        """
        self._papers = max(papers, 1)
        self._common = common()
        firsts: defaultdict[str, set[str]] = defaultdict(set)
        families: defaultdict[str, set[str]] = defaultdict(set)
        self._full_papers: Counter[tuple[str, str]] = Counter()
        self._initial_papers: Counter[tuple[str, str]] = Counter()
        for form, count in signed.items():
            if first := form.first:
                firsts[form.core].add(first)
                families[first].add(form.core)
                self._full_papers[form.core, first] += count
            self._initial_papers[form.core, form.initial] += count
        self._of_family = {core: len(given) for core, given in firsts.items()}
        self._with_initial = Counter(
            (core, skeleton(first)[:1]) for core, given in firsts.items() for first in given
        )
        self._letters = Counter(
            (core in self._common.families, skeleton(first)[:1])
            for core, given in firsts.items()
            for first in given
        )
        self._of_given = {first: len(cores) for first, cores in families.items()}
        self._shares: dict[tuple[Form, Agreement], float] = {}
        self._families = max(len(firsts), 1)
        self._people = max(sum(self._of_family.values()), 1)

    def people(self, form: Form) -> float:
        """Return how many people of its family name there may be."""
        known = self._common_share(form) * self._people
        return max(self._of_family.get(form.core, 0), known)

    def is_rare(self, form: Form) -> bool:
        """Whether few people have its family name."""
        many = self._common.families.get(form.core, 0)
        return max(many, self._of_family.get(form.core, 0)) <= _RARE

    def seen(self, form: Form) -> int:
        """Return how many given names with its initial the papers have of its family name."""
        return self._with_initial[form.core, form.initial]

    def people_seen(self, form: Form) -> int:
        """Return how many given names the papers have of its family name."""
        return self._of_family.get(form.core, 0)

    def letter(self, form: Form) -> float:
        """Return the share of its initial among the given names of families as common as its."""
        usual = form.core in self._common.families
        total = sum(number for key, number in self._letters.items() if key[0] == usual)
        return (self._letters[usual, form.initial] + _FEW_NAMES / _INITIALS) / (total + _FEW_NAMES)

    def namesakes(self, form: Form, agreement: Agreement, *, initials: int = 1) -> float:
        """Return how many others there may be whose names agree so with this one.

        Args:
            form: the fuller of the two.
            agreement: how well the other agrees.
            initials: of how many given names at least the initials agree.
        """
        others = max(self.people(form) - 1, 0) + _UNSEEN
        if agreement is not Agreement.INITIALS:
            return others * self._given_share(form)
        seen = max(self._with_initial[form.core, form.initial] - 1, 0)
        narrower: float = _SECOND ** (initials - 1)
        return max(seen, others / _INITIALS) / narrower

    def share(self, form: Form, agreement: Agreement) -> float:
        """Return the chance that an author of another paper has a name that agrees so."""
        known = self._shares.get((form, agreement))
        if known is None:
            known = self._shares[form, agreement] = self._share(form, agreement)
        return known

    def _share(self, form: Form, agreement: Agreement) -> float:
        seen = self._of_family.get(form.core, 0) / max(self._people, _WORLD)
        share = max(self._common_share(form), seen, 1 / _WORLD)
        if agreement is Agreement.INITIALS:
            share, papers = share / _INITIALS, self._initial_papers[form.core, form.initial]
        else:
            share *= self._given_share(form)
            papers = self._full_papers[form.core, form.first]
        # Of few papers most are one circle's, where all co-authors are common.
        is_telling = self._papers >= _MANY_PAPERS
        return max(share, (papers - 2) / self._papers) if is_telling else share

    def _common_share(self, form: Form) -> float:
        return self._common.families.get(form.core, 0) / self._common.names

    def _given_share(self, form: Form) -> float:
        """Return the share of those of the family who have the given name."""
        shipped = _TOGETHER * self._common.given.get(form.first, 0) / _FAMILIES
        usual = max(_USUAL[form.core in self._common.families], shipped)
        seen = _TOGETHER * self._of_given.get(form.first, 0)
        return min((seen + usual * _WEIGHT) / (self._families + _WEIGHT), 1 / 12)


def fuller(one: Form, other: Form) -> Form:
    """Return the form that says more."""
    if one is other:
        return one
    if one.is_full != other.is_full:
        return one if one.is_full else other
    return max((one, other), key=lambda form: (len(form.letters), form.letters))


def common_initials(forms: Sequence[Form]) -> int:
    """Return how many given names all forms have at least the initials of."""
    return min((len(form.given) for form in forms), default=0) or 1
