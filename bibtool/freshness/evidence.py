"""Whether a paper is somebody's: by the name, and by what speaks for it besides the name.

A name alone is no proof. A paper is believed to be somebody's if it prints the same full name and
a co-author of the person's other papers, or two where all these names are common; or the same full
name, if it is no common one, in the category of some of them. Two co-authors and initials will do,
too. What somebody said of who is who goes before all that: a name said to be the person's is as
good as the person's own, one said to be another's is none, and a paper that was spoken of needs no
more. Everything else that may be is left to a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.common import is_common
from bibtool.authorship.decisions import Decisions
from bibtool.authorship.forms import Form, form_of
from bibtool.freshness.lists import PeopleList
from bibtool.freshness.spoken import Spoken
from bibtool.model import Record
from bibtool.names import Name

_SURELY_TOGETHER = 2
"""Co-authors from which on an initial is enough of a name."""
_CROWD = 100
"""Authors from which on a paper has so many that having some in common says little."""


class Belief(IntEnum):
    """How sure it is that a paper is somebody's."""

    NOT = 0
    MAY_BE = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was decided about a paper, and why, in words."""

    belief: Belief
    reason: str = ""
    names: tuple[Name, ...] = ()
    """The authors, of which one is, or may be, the person."""

    @property
    def name(self) -> Name | None:
        """What the paper prints for the person, if that is one name."""
        return self.names[0] if len({name.display for name in self.names}) == 1 else None


class Person:
    """Somebody as his or her papers show: name forms, co-authors, categories."""

    def __init__(
        self,
        one: PeopleList,
        records: Mapping[str, Record],
        decisions: Decisions | None = None,
    ) -> None:
        self._spoken = Spoken.of(one, records, decisions or Decisions())
        self.names = tuple(dict.fromkeys((one.author, *one.forms, *self._spoken.names)))
        """What papers may print."""
        self._forms = [form_of(name) for name in self.names]
        self._with: set[str] = set()
        self._categories: set[str] = set()
        for record in (records[i] for i in one.papers if i in records):
            self._categories.add(record.primary_category)
            if len(record.authors) <= _CROWD:
                self._with |= _letters(record.authors)
        self._with -= {form.letters for form in self._forms}
        self._categories.discard("")

    def evidence(self, record: Record) -> Evidence:
        """Return whether a paper is this person's, and why."""
        paper = record.arxiv_id.base
        if said := [n for n in record.authors if self._spoken.is_on(form_of(n), paper)]:
            return Evidence(Belief.SURE, "as was said of who is who", tuple(said))
        agreeing = [(self._agreement(name, paper), name) for name in record.authors]
        best = max((found for found, _ in agreeing), default=Agreement.NONE)
        if best is Agreement.NONE:
            return Evidence(Belief.NOT)
        names = tuple(name for found, name in agreeing if found is best)
        told = self._told(record, best, is_common=any(map(_is_common, names)))
        return replace(told, names=names)

    def is_said_not(self, record: Record) -> bool:
        """Whether somebody said that the names like this person's on a paper are another's."""
        forms = list(map(form_of, record.authors))
        paper = record.arxiv_id.base
        alike = [f for f in forms if any(_agreement(mine, f) for mine in self._forms)]
        return bool(alike) and all(self._spoken.is_others(form, paper) for form in alike)

    def _agreement(self, name: Name, paper: str) -> Agreement:
        """Return how well an author's name agrees with the person's."""
        form = form_of(name)
        if self._spoken.is_others(form, paper):
            return Agreement.NONE
        if self._spoken.is_said(form):
            return Agreement.FULL
        return max(_agreement(mine, form) for mine in self._forms)

    def _told(self, record: Record, best: Agreement, *, is_common: bool) -> Evidence:
        """Return what speaks for it besides a name that agrees so well."""
        shared = [
            name
            for name in record.authors
            if _letters([name]) & self._with and len(record.authors) <= _CROWD
        ]
        if best < Agreement.INITIALS:
            if not shared:
                return Evidence(Belief.NOT)
            known = f"a known co-author, {shared[0].display}"
            return Evidence(Belief.MAY_BE, f"a name much like it, and {known}")
        is_full = best is Agreement.FULL
        is_telling = is_full and not (is_common and all(map(_is_common, shared)))
        if shared and (is_telling or len(shared) >= _SURELY_TOGETHER):
            return Evidence(
                Belief.SURE, f"{_name(is_full=is_full)} and a known co-author, {shared[0].display}"
            )
        is_near = record.primary_category in self._categories
        if is_full and is_near and not is_common:
            return Evidence(Belief.SURE, f"the same rare name and category, {self._of(record)}")
        if not is_full and not shared and (is_common or not is_near):
            return Evidence(Belief.NOT)  # an initial, and nothing else
        return self._doubt(record, is_full=is_full, is_near=is_near, shared=shared)

    def _doubt(
        self, record: Record, *, is_full: bool, is_near: bool, shared: list[Name]
    ) -> Evidence:
        if shared:
            known = f"one known co-author, {shared[0].display}"
            return Evidence(Belief.MAY_BE, f"{_name(is_full=is_full)}, and {known}")
        where = "category" if is_near else "another category"
        return Evidence(
            Belief.MAY_BE,
            f"{_name(is_full=is_full)}, {where} {self._of(record)}, no known co-author",
        )

    @staticmethod
    def _of(record: Record) -> str:
        return record.primary_category or "unknown"


def evidence(
    one: PeopleList,
    records: Mapping[str, Record],
    record: Record,
    decisions: Decisions | None = None,
) -> Evidence:
    """Return whether a paper is somebody's, by what the list's papers show and somebody said."""
    return Person(one, records, decisions).evidence(record)


def _letters(names: Iterable[Name]) -> set[str]:
    """Return names as they are compared, without those that are known by initials only."""
    forms = map(form_of, names)
    return {form.letters for form in forms if form.letters and _is_full(form)}


def _agreement(one: Form, other: Form) -> Agreement:
    """Return how well names agree: ``H. Vincent Poor`` is as good as a first name in full."""
    found = agreement(one, other)
    is_same = found is Agreement.INITIALS and one.letters == other.letters and _is_full(one)
    return Agreement.FULL if is_same else found


def _is_full(form: Form) -> bool:
    return form.is_full or any(not word.short for word in form.given)


def _is_common(name: Name) -> bool:
    return is_common(form_of(name).core)


def _name(*, is_full: bool) -> str:
    return "the same name" if is_full else "the same initials"
