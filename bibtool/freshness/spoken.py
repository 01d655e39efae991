"""What somebody said of who is who (``authors.toml``), as far as it is about one list's person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bibtool.authorship.decisions import Decisions, Mark
from bibtool.authorship.forms import Form, form_of
from bibtool.bibliography import owner_at
from bibtool.freshness.lists import PeopleList
from bibtool.model import Record
from bibtool.names import Name

_Key = tuple[str, str, str]
"""A name's letters and suffix, and a paper's arXiv id, or nothing: wherever it is printed so."""


@dataclass(slots=True)
class Spoken:
    """The names that are, and those that are not, a list's person's."""

    mine: set[_Key] = field(default_factory=set)
    others: set[_Key] = field(default_factory=set)
    said: dict[_Key, Name] = field(default_factory=dict)
    """Of the person's, those that are so because somebody said it."""

    @classmethod
    def of(cls, one: PeopleList, records: Mapping[str, Record], decisions: Decisions) -> "Spoken":
        """Return what was said about a list's person, also by way of other names."""
        found = cls({_key(form_of(one.author))})
        for record in (records[i] for i in one.papers if i in records):
            me = owner_at(one.on(record), record.authors)
            if me is not None:
                form = form_of(record.authors[me])
                found.mine |= {_key(form), _key(form, record.arxiv_id.base)}
        together = [said.marks for said in decisions.together]
        for mark in _joined(together, found.mine):
            found.said.setdefault(mark.key, Name.parse(mark.name))
        for said in decisions.apart:
            for mark, other in (said.marks, said.marks[::-1]):
                if mark.key in found.mine and other.key not in found.mine:
                    found.others.add(other.key)
        _joined(together, found.others, but=found.mine)
        return found

    @property
    def names(self) -> tuple[Name, ...]:
        """The names that papers may print for the person, as somebody said."""
        return tuple(name for key, name in self.said.items() if not key[2])

    def is_on(self, form: Form, paper: str) -> bool:
        """Whether somebody said that a name on a paper is the person's."""
        return _key(form, paper) in self.mine

    def is_said(self, form: Form) -> bool:
        """Whether somebody said that a name is one of the person's."""
        return _key(form) in self.said

    def is_others(self, form: Form, paper: str) -> bool:
        """Whether somebody said that a name, at least on a paper, is not the person's."""
        return bool({_key(form), _key(form, paper)} & self.others) and not self.is_on(form, paper)


def _key(form: Form, paper: str = "") -> _Key:
    return form.letters, form.suffix, paper


def _joined(
    together: Iterable[tuple[Mark, ...]], keys: set[_Key], but: Iterable[_Key] = ()
) -> list[Mark]:
    """Add all that is said to be one with some names, and return what was added."""
    left, never, added = list(together), set(but), list[Mark]()
    everywhere: set[_Key] = set()
    while met := [
        marks
        for marks in left
        if any(mark.key in keys or (*mark.key[:2], "") in everywhere for mark in marks)
    ]:
        left = [marks for marks in left if marks not in met]
        more = [mark for marks in met for mark in marks if mark.key not in keys | never]
        keys |= {mark.key for mark in more}
        everywhere |= {mark.key for mark in more if not mark.paper}
        added += more
    return added
