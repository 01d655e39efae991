"""All names on some papers, numbered; and which of them may be compared at all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from bibtool.authorship.forms import Form, flipped, form_of, skeleton
from bibtool.authorship.rarity import common_families
from bibtool.model import Record
from bibtool.names import Name

_LEAST_FLIPPED = 4.0
"""How much must speak for it that a paper's names are family first, as a logarithm of odds."""
_MOST_OF_ONE = 3.0
_LONG_FAMILY = 5


@dataclass(slots=True)
class Mentions:
    """The names on some papers: mention ``m`` is the name ``names[m]`` on the paper ``paper[m]``."""

    records: Sequence[Record]
    paper: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    """In the paper's author list, from 0."""
    names: list[Name] = field(default_factory=list)
    """As printed."""
    forms: list[Form] = field(default_factory=list)
    """One object for names that are equal."""
    keys: list[str] = field(default_factory=list)
    """Family name and initial, roughly: only mentions with equal keys can be one co-author."""
    by_paper: list[dict[str, list[int]]] = field(default_factory=list)
    """The mentions on each paper by key."""

    @classmethod
    def of(cls, records: Sequence[Record]) -> "Mentions":
        """Number the names on some papers, in the order given."""
        mentions = cls(records)
        order = _Order(records)
        known: dict[Name, Form] = {}
        for number, record in enumerate(records):
            turned = order.is_flipped(record)
            here: dict[str, list[int]] = {}
            for position, name in enumerate(record.authors):
                read = flipped(name) if turned else name
                form = known.get(read)
                if form is None:
                    form = known[read] = form_of(read)
                if not form.letters:
                    continue
                here.setdefault(key_of(form), []).append(len(mentions.paper))
                mentions._add(number, position, name, form)
            mentions.by_paper.append(here)
        return mentions

    def _add(self, paper: int, position: int, name: Name, form: Form) -> None:
        self.paper.append(paper)
        self.position.append(position)
        self.names.append(name)
        self.forms.append(form)
        self.keys.append(key_of(form))

    def buckets(self) -> dict[str, list[int]]:
        """Return the mentions worth comparing, by what they have in common."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        extra: dict[Form, tuple[str, ...]] = {}
        for mention, form in enumerate(self.forms):
            found[self.keys[mention]].append(mention)
            keys = extra.get(form)
            if keys is None:
                keys = extra[form] = tuple({*_more_keys(form)} - {self.keys[mention]})
            for key in keys:
                found[key].append(mention)
        return {key: found[key] for key in sorted(found) if len(found[key]) > 1}


def key_of(form: Form) -> str:
    """Return a form's family name and initial, roughly."""
    return form.letters if form.whole else f"{skeleton(form.core)} {form.initial}"


def _more_keys(form: Form) -> Iterator[str]:
    """Yield what a form has in common with those that agree with it less well."""
    if form.whole:
        return
    initials = {form.initial}
    if form.given[0].short and len(form.given) > 1 and not form.given[1].short:
        initials.add(skeleton(form.given[1].plain)[:1])
    families = {skeleton(family) for family in (*form.families, *form.parts)}
    for family in families:
        for initial in initials:
            yield f"{family} {initial}"
    if form.sorted_words:
        yield " ".join(("order", *form.sorted_words))
        if len(form.core) > _LONG_FAMILY and form.core not in common_families():
            yield f"slip {form.first} {form.core[:2]}"


class _Order:
    """Which papers print the family name first without a comma: told by what names are elsewhere."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._families: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        for record in records:
            for name in record.authors:
                if first := name.given.split(" ", 1)[0]:
                    self._families[name.family.casefold()] += 1
                    self._given[first.casefold()] += 1

    def is_flipped(self, record: Record) -> bool:
        """Whether a paper's names are so."""
        total, against = 0.0, 0
        for name in record.authors:
            first = name.given.split(" ", 1)[0].casefold()
            if len(first) > 1 and "." not in first and "." not in name.family:
                family = name.family.casefold()
                speaks = self._leaning(first, given=1) - self._leaning(family, family=1)
                total += max(-_MOST_OF_ONE, min(_MOST_OF_ONE, speaks))
                against += speaks < 0
        return total > _LEAST_FLIPPED and 3 * against < len(record.authors)

    def _leaning(self, word: str, *, family: int = 0, given: int = 0) -> float:
        """Return how much more often a word is a family name than a given name elsewhere."""
        families, others = self._families[word] - family, self._given[word] - given
        return log((families + 0.5) / (others + 0.5))
