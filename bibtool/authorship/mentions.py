"""All names on some papers, numbered; and which of them may be compared at all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from bibtool.authorship.common import is_common
from bibtool.authorship.forms import Form, flipped, form_of, skeleton
from bibtool.authorship.order import Order
from bibtool.model import Record
from bibtool.names import Name

_LONG_FAMILY = 5


@dataclass(slots=True)
class Mentions:
    """The names on some papers; mention ``m`` is the name ``names[m]`` on paper ``paper[m]``."""

    records: Sequence[Record]
    paper: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    """In the paper's author list, from 0."""
    names: list[Name] = field(default_factory=list)
    """As printed."""
    forms: list[Form] = field(default_factory=list)
    """One object for names that are equal, or differ in nothing that is compared."""
    keys: list[str] = field(default_factory=list)
    """Family name and initial, roughly: only mentions with equal keys can be one co-author."""
    by_paper: list[dict[str, list[int]]] = field(default_factory=list)
    """The mentions on each paper by key."""

    @classmethod
    def of(cls, records: Sequence[Record]) -> "Mentions":
        """Number the names on some papers, in the order given."""
        mentions = cls(records)
        order = Order(records)
        known: dict[Name, Form] = {}
        keys: dict[Form, str] = {}
        same: dict[tuple[Any, ...], Form] = {}
        for number, record in enumerate(records):
            turned = order.is_flipped(record)
            here: dict[str, list[int]] = {}
            for position, name in enumerate(record.authors):
                read = flipped(name) if turned else name
                form = known.get(read)
                if form is None:
                    form = form_of(read)
                    form = known[read] = same.setdefault(_facts(form), form)
                if not form.letters:
                    continue
                key = keys.get(form) or keys.setdefault(form, key_of(form))
                here.setdefault(key, []).append(len(mentions.paper))
                mentions._add(number, position, name, form, key)
            mentions.by_paper.append(here)
        return mentions

    def _add(self, paper: int, position: int, name: Name, form: Form, key: str) -> None:
        self.paper.append(paper)
        self.position.append(position)
        self.names.append(name)
        self.forms.append(form)
        self.keys.append(key)

    def is_last(self, mention: int) -> bool:
        """Whether a mention stands at the end of its paper's author list."""
        many = len(self.records[self.paper[mention]].authors)
        return self.position[mention] == many - 1

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


def _facts(form: Form) -> tuple[Any, ...]:
    return tuple(getattr(form, field.name) for field in fields(form))


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
    if len(form.sorted_words) > 1:
        yield " ".join(("order", *form.sorted_words))
    if form.first and len(form.core) > _LONG_FAMILY and not is_common(form.core):
        yield f"slip {form.first} {form.core[:2]}"
