"""The people of an entry, and what to write where a record names others.

A collaboration is one of the authors, or has a field of its own, as REVTeX's styles and INSPIRE
have it; which of the two is the user's to say.
"""

from typing import NamedTuple

from bibtool.bibfile.blocks import Entry
from bibtool.latex import authors, collaborations, without_others
from bibtool.latex.people import is_collaboration, split
from bibtool.names import Name
from bibtool.words import words

_COLLABORATION = "collaboration"
_SAID_OF_ALL = frozenset({"the", "collaboration", "collaborations"})


class People(NamedTuple):
    """Whom an entry names."""

    names: tuple[Name, ...]
    """Without collaborations."""
    groups: frozenset[str]
    """The collaborations, as they are compared."""
    is_whole: bool
    """Whether these are all."""

    @classmethod
    def of(cls, entry: Entry) -> "People":
        """Read an entry's authors and collaborations."""
        named, is_whole = without_others(authors(entry.value("author")))
        apart = collaborations(entry.value(_COLLABORATION))
        groups = (*apart, *filter(is_collaboration, named))
        return cls(
            tuple(name for name in named if not is_collaboration(name)),
            frozenset(
                " ".join(w for w in words(g.literal) if w not in _SAID_OF_ALL) for g in groups
            ),
            is_whole,
        )

    def same_names(self, other: "People") -> bool:
        """Whether these may be the same people, in the same order."""
        return (
            self.is_whole == other.is_whole
            and len(self.names) == len(other.names)
            and all(
                a.same_person(b) or words(a.display) == words(b.display)
                for a, b in zip(self.names, other.names, strict=True)
            )
        )


def news(entry: Entry, fresh: Entry) -> dict[str, str]:
    """Return the fields that a record has otherwise: ``author``, ``collaboration``, or both.

    Args:
        entry: the user's entry.
        fresh: the record, as an exporter writes it; one that does not know all authors has no news.
    """
    ours, theirs = People.of(entry), People.of(fresh)
    if not theirs.is_whole:
        return {}
    author, group = fresh.value("author"), fresh.value(_COLLABORATION)
    if _COLLABORATION in entry.fields and not group:
        author, group = _apart(author)
    fields = {}
    if not ours.same_names(theirs) or (not group and ours.groups != theirs.groups):
        fields["author"] = author
    if group and ours.groups != theirs.groups:
        fields[_COLLABORATION] = group
    return fields


def _apart(author: str) -> tuple[str, str]:
    """Return an author field without collaborations, and these, if there are others beside them."""
    written = split(author)
    groups = [text for text in written if any(map(is_collaboration, authors(text)))]
    if not groups or len(groups) == len(written):
        return author, ""
    people = " and ".join(text for text in written if text not in groups)
    return people, " and ".join(text.removeprefix("{").removesuffix("}") for text in groups)
