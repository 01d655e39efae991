"""What somebody has said of who is who, and whether it contradicts itself.

A name stands for itself wherever it is printed so, capitals and accents aside; with ``@`` and an
arXiv id, on that paper only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bibtool.authorship.forms import form_of
from bibtool.errors import BadIdentifier, InputError
from bibtool.identifiers import ArxivId
from bibtool.names import Name
from bibtool.untrusted import clean


@dataclass(frozen=True, slots=True)
class Mark:
    """A name somebody spoke of: everywhere, or on one paper."""

    name: str
    paper: str = ""
    """An arXiv id without version, or nothing."""

    @classmethod
    def parse(cls, text: str) -> "Mark":
        """Read ``Wei Zhang`` or ``Wei Zhang @ 2401.00001``.

        Raises:
            InputError: it is no name, or what follows the ``@`` is no arXiv id.
        """
        name, at, paper = clean(text).partition("@")
        name = name.strip()
        if not any(c.isalpha() for c in name):
            raise InputError(f"{text!r} has no name in it")
        if not at:
            return cls(name)
        try:
            return cls(name, ArxivId.parse(paper.strip()).base)
        except BadIdentifier as error:
            raise InputError(f"{text!r}: after the @ stands an arXiv id: {error}") from None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two marks equal: letters, suffix, paper."""
        form = form_of(Name.parse(self.name))
        return form.letters, form.suffix, self.paper

    @property
    def text(self) -> str:
        """The mark as it is written."""
        return f"{self.name} @ {self.paper}" if self.paper else self.name


@dataclass(frozen=True, slots=True)
class Said:
    """Names that are one person's, or two names that are two people's."""

    marks: tuple[Mark, ...]
    where: str = ""
    """The file and line, or the option."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person somebody described."""

    name: Name
    marks: tuple[Mark, ...]
    """All names of this person, the first the one to show."""
    orcid: str = ""
    arxiv: str = ""
    """The arXiv author id."""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was said."""

    people: tuple[Known, ...] = ()
    same: tuple[Said, ...] = ()
    not_same: tuple[Said, ...] = ()

    def with_said(self, same: Iterable[str] = (), not_same: Iterable[str] = ()) -> "Decisions":
        """Return these and what the options say, each ``A=B``.

        Raises:
            InputError: one is no ``A=B``, or contradicts what was said.
        """
        more = [Said(pair(text, "--same"), "--same") for text in same]
        apart = [Said(pair(text, "--not-same"), "--not-same") for text in not_same]
        found = Decisions(self.people, (*self.same, *more), (*self.not_same, *apart))
        found.check()
        return found

    @property
    def together(self) -> tuple[Said, ...]:
        """All names said to be one person's, a described person's among them."""
        people = (Said(known.marks, known.where) for known in self.people)
        return (*people, *self.same)

    def check(self) -> None:
        """Look for contradictions.

        Raises:
            InputError: somebody is said to be, and not to be, somebody; both places are named.
        """
        joined = _Joined(self.together)
        for said in self.not_same:
            for one, other in combinations(said.marks, 2):
                if joined.are_one(one, other):
                    whence = " and ".join(dict.fromkeys(joined.whence(one)))
                    raise InputError(
                        f"{said.where}: says that {one.text} and {other.text} are not the same,"
                        f" but {whence} says that they are; remove one of the two"
                    )
        for first, second in combinations(self.people, 2):
            if joined.are_one(first.marks[0], second.marks[0]) and _differ(first, second):
                raise InputError(
                    f"{second.where}: {second.name.display} has another ORCID iD or arXiv author"
                    f" id than at {first.where}, but both are said to be one person"
                )

    @property
    def apart(self) -> tuple[Said, ...]:
        """All pairs of names said to be two people's, by word or by two ids."""
        ids = (
            Said((mine, theirs), other.where)
            for one, other in combinations(self.people, 2)
            if _differ(one, other)
            for mine in one.marks
            for theirs in other.marks
        )
        pairs = (
            Said(two, said.where) for said in self.not_same for two in combinations(said.marks, 2)
        )
        return (*pairs, *ids)


def pair(text: str, option: str) -> tuple[Mark, Mark]:
    """Read ``A=B``.

    Raises:
        InputError: it is not so, or A is B.
    """
    parts = [part.strip() for part in text.split("=")]
    if len(parts) != 2 or not all(parts):
        raise InputError(f'{option} {text!r}: write two names with = between: {option} "A=B"')
    one, other = map(Mark.parse, parts)
    if one.key == other.key:
        raise InputError(
            f"{option} {text!r}: both are one name; say on which papers: "
            f'{option} "{one.name} @ ID={one.name} @ ID"'
        )
    return one, other


class _Joined:
    """Which marks are said to be one person's, also by way of others."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._parent: dict[tuple[str, str, str], tuple[str, str, str]] = {}
        self._said = said
        for one in said:
            for mark in one.marks:
                self._join(one.marks[0].key, mark.key)
                # What is said of a name everywhere holds on each paper.
                everywhere = (*mark.key[:2], "")
                if everywhere in self._parent:
                    self._join(everywhere, mark.key)
        for key in list(self._parent):
            if (everywhere := (*key[:2], "")) in self._parent:
                self._join(everywhere, key)

    def _root(self, key: tuple[str, str, str]) -> tuple[str, str, str]:
        while (parent := self._parent.setdefault(key, key)) != key:
            key = parent
        return key

    def _join(self, one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
        self._parent[self._root(other)] = self._root(one)

    def _of(self, mark: Mark) -> tuple[str, str, str]:
        key, everywhere = mark.key, (*mark.key[:2], "")
        return self._root(
            everywhere if key not in self._parent and everywhere in self._parent else key
        )

    def are_one(self, one: Mark, other: Mark) -> bool:
        """Whether two marks are said to be one person's."""
        return self._of(one) == self._of(other)

    def whence(self, mark: Mark) -> list[str]:
        """Return where it was said who a mark is."""
        root = self._of(mark)
        return [said.where for said in self._said if self._of(said.marks[0]) == root]


def _differ(one: Known, other: Known) -> bool:
    return bool(
        (one.orcid and other.orcid and one.orcid != other.orcid)
        or (one.arxiv and other.arxiv and one.arxiv != other.arxiv)
    )
