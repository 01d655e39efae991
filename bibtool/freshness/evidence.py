"""Whether a paper is somebody's: by the name, and by what speaks for it besides the name.

A name alone is no proof. A paper is believed to be somebody's if it prints the same full name and
a co-author of the person's other papers, or two where all these names are common; or the same full
name, if it is no common one, in the category of some of them. Two co-authors and initials will do,
too. Everything else that may be is left to a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.common import is_common
from bibtool.authorship.forms import Form, form_of
from bibtool.freshness.lists import PeopleList
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


class Person:
    """Somebody as his or her papers show: name forms, co-authors, categories."""

    def __init__(self, one: PeopleList, records: Mapping[str, Record]) -> None:
        self._forms = [form_of(name) for name in dict.fromkeys((one.author, *one.forms))]
        self._with: set[str] = set()
        self._categories: set[str] = set()
        for record in (records[i] for i in one.papers if i in records):
            self._categories.add(record.primary_category)
            if len(record.authors) <= _CROWD:
                self._with |= _letters(record.authors)
        self._with -= {form.letters for form in self._forms}
        self._categories.discard("")
        self._is_common = _is_common(one.author)

    def evidence(self, record: Record) -> Evidence:
        """Return whether a paper is this person's, and why."""
        best = max(
            (_agreement(mine, form_of(name)) for name in record.authors for mine in self._forms),
            default=Agreement.NONE,
        )
        if best is Agreement.NONE:
            return Evidence(Belief.NOT)
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
        is_telling = is_full and not (self._is_common and all(map(_is_common, shared)))
        if shared and (is_telling or len(shared) >= _SURELY_TOGETHER):
            return Evidence(
                Belief.SURE, f"{_name(is_full=is_full)} and a known co-author, {shared[0].display}"
            )
        is_near = record.primary_category in self._categories
        if is_full and is_near and not self._is_common:
            return Evidence(Belief.SURE, f"the same rare name and category, {self._of(record)}")
        return self._doubt(record, is_full=is_full, is_near=is_near, shared=shared)

    def _doubt(
        self, record: Record, *, is_full: bool, is_near: bool, shared: list[Name]
    ) -> Evidence:
        if not is_full and not shared and (self._is_common or not is_near):
            return Evidence(Belief.NOT)  # an initial, and nothing else
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


def evidence(one: PeopleList, records: Mapping[str, Record], record: Record) -> Evidence:
    """Return whether a paper is somebody's, by what the list's papers show."""
    return Person(one, records).evidence(record)


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
