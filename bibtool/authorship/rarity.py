"""How common a name is: how many people of that name a set of papers may have.

``families.txt`` lies beside this file: how many names were counted, then on each line a number and
the family names that so many differently named authors have. Made by ``cache/count_families.py``.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bibtool.authorship.agreement import Agreement
from bibtool.authorship.forms import Form, skeleton

_FILE = Path(__file__).with_name("families.txt")
_WORLD = 60_000
"""Of so many family names a rare one is one."""
_UNSEEN = 0.3
"""How many more people of a family name there may be than are seen."""
_INITIALS = 12
"""A given name has one of so many initials, as they are spread."""
_SECOND = 6
"""An initial more that agrees is one of so many."""
_USUAL = {True: 1 / 150, False: 1 / 80}
"""The share of a given name in a common family and in another, before any are seen."""
_WEIGHT = 1000
"""How many names must be seen until they weigh as much as that."""
_TOGETHER = 4
"""Given names go with families of the same language: so much likelier than by chance."""
_LEAST_PAPERS = 1000
"""With fewer papers their number says nothing of how common a name is."""


@cache  # the shipped table, read when first needed
def common_families() -> Mapping[str, float]:
    """Return the share of authors that common family names have; letters folded, without spaces."""
    first, *lines = _FILE.read_text("utf-8").splitlines()
    shares: dict[str, float] = {}
    for line in lines:
        number, *families = line.split(" ")
        shares.update(dict.fromkeys(families, int(number) / int(first)))
    return shares


class Rarity:
    """What some papers and the shipped table say of how common names are."""

    def __init__(self, papers: int, signed: Mapping[Form, int]) -> None:
        """Count.

        Args:
            papers: how many there are.
            signed: the forms met, each with the number of papers it was met on.
        """
        self._papers = papers
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
        self._of_given = {first: len(cores) for first, cores in families.items()}
        self._shares: dict[tuple[Form, Agreement], float] = {}
        self._families = max(len(firsts), 1)
        self._people = max(sum(self._of_family.values()), 1)

    def people(self, form: Form) -> float:
        """Return how many people of its family name there may be."""
        known = common_families().get(form.core, 0) * self._people
        return max(self._of_family.get(form.core, 0), known)

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
        found = self._shares.get((form, agreement))
        if found is None:
            found = self._shares[form, agreement] = self._share(form, agreement)
        return found

    def _share(self, form: Form, agreement: Agreement) -> float:
        known = common_families().get(form.core, 0)
        family = max(known, self._of_family.get(form.core, 0) / max(self._people, _WORLD), 1 / _WORLD)
        if agreement is Agreement.INITIALS:
            share, papers = family / _INITIALS, self._initial_papers[form.core, form.initial]
        else:
            share, papers = family * self._given_share(form), self._full_papers[form.core, form.first]
        if self._papers >= _LEAST_PAPERS:
            share = max(share, (papers - 2) / self._papers)
        return share

    def _given_share(self, form: Form) -> float:
        usual = _USUAL[form.core in common_families()]
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
