"""Fields of an entry brought up to what a record says, where they differ in meaning.

A title in other braces, a name with fewer accents, an id with a version are no difference. Of an
entry of something published only the eprint is refreshed, unless more is asked for: the preprint's
year or title would make of it what was never printed.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from bibtool.bibfile import people
from bibtool.bibfile.blocks import Entry
from bibtool.bibfile.edit import Edit, insertion, setting
from bibtool.bibfile.identity import arxiv_id, doi, is_only_arxiv
from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId
from bibtool.latex import decode
from bibtool.model import Publication
from bibtool.words import signs, words

PREPRINT = ("title", "author", "year", "eprint", "archiveprefix", "primaryclass", "doi")
"""Fields that are refreshed of a preprint."""
PUBLISHED = ("eprint", "archiveprefix", "primaryclass")
"""Fields that are refreshed of what was published."""
BY_PUBLISHER = (*PUBLISHED, "title", "author", "year", "doi", "volume", "number", "pages")
"""Fields that are refreshed of what was published if its publisher was asked."""
FIELDS = (*PREPRINT, *("date", "url", "volume", "number", "pages"),
          *("journal", "booktitle", "publisher"))  # fmt: skip
"""Fields that can be refreshed."""
_BIBLATEX = {
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "journal": "journaltitle",
}
_SAME_FIELD = {new: old for old, new in _BIBLATEX.items()}
_VENUES = ("journal", "journaltitle", "booktitle", "publisher")


class Refreshed(NamedTuple):
    """What changes in an entry."""

    edits: tuple[Edit, ...]
    fields: tuple[str, ...]
    """Names of the fields that change or are added."""


def canonical(name: str) -> str:
    """Return a field's name in small letters, BibTeX's where biblatex has another."""
    return _SAME_FIELD.get(name.lower(), name.lower())


def is_published(entry: Entry) -> bool:
    """Whether an entry is of something that is more than a preprint."""
    known = doi(entry)
    return (known is not None and known.arxiv_id is None) or not all(
        is_only_arxiv(entry.value(name)) for name in _VENUES
    )


def usual_fields(entry: Entry, *, by_publisher: bool = False) -> Collection[str]:
    """Return the fields to refresh of an entry if none are named.

    A journal's name is not among them: many are abbreviated on purpose.
    """
    if by_publisher:
        return BY_PUBLISHER
    return PUBLISHED if is_published(entry) else PREPRINT


def is_of(entry: Entry, publication: Publication | None) -> bool:
    """Whether an entry cites a publication: by its very DOI, as a paper may have come out twice."""
    return publication is not None and doi(entry) == publication.doi


def refresh(entry: Entry, fresh: Entry, fields: Collection[str]) -> Refreshed:
    """Return the edits that bring fields up to date; nothing is ever taken away.

    Args:
        entry: the user's entry, whole.
        fresh: the record, as an exporter writes it in the file's dialect.
        fields: canonical names of the fields to look at.
    """
    edits: list[Edit] = []
    changed: list[str] = []
    missing: dict[str, str] = {}
    for name in (name for name in FIELDS if name in fields):
        own = next((n for n in (name, _BIBLATEX.get(name, name)) if n in entry.fields), None)
        for new, value in _news(entry, own, fresh, name).items():
            if own is None or new not in entry.fields:
                missing[_spelling(fresh, new)] = value
            else:
                edits.append(setting(entry, new, value))
                changed.append(new)
    if missing:
        edits.append(insertion(entry, missing))
    return Refreshed(tuple(edits), (*changed, *missing))


def _news(entry: Entry, own: str | None, fresh: Entry, name: str) -> dict[str, str]:
    """Return the fields to set or add, by the entry's names, where the record says otherwise."""
    value = _value(fresh, name)
    if not value or (own is None and _is_said_otherwise(entry, name)):
        return {}
    if own is None:
        return {name: value}
    if name == "author":
        return people.news(entry, fresh)
    return {} if _same(name, entry.value(own), value) else {own: value}


def _is_said_otherwise(entry: Entry, name: str) -> bool:
    """Whether a field that an entry lacks would only repeat another."""
    if name == "primaryclass":  # an old id names its archive itself
        return "/" in entry.value("eprint")
    return name in {"date", "url"} or (name == "year" and "date" in entry.fields)


def _value(fresh: Entry, name: str) -> str:
    """Return what a record has for a field, as it is written between the delimiters."""
    if name == "year" and "year" not in fresh.fields:
        return fresh.value("date")[:4]
    if name == "doi" and "doi" not in fresh.fields:
        own = arxiv_id(fresh)
        return own.doi if own is not None and "eprinttype" not in fresh.fields else ""
    found = fresh.fields.get(name) or fresh.fields.get(_BIBLATEX.get(name, ""))
    return found.value if found is not None else ""


def _spelling(fresh: Entry, name: str) -> str:
    found = fresh.fields.get(name) or fresh.fields.get(_BIBLATEX.get(name, ""))
    return found.name if found is not None else name


def _same(name: str, ours: str, theirs: str) -> bool:
    bare = [re.sub(r"[\\{}\s]", "", value).lower() for value in (ours, theirs)]
    if bare[0] == bare[1]:
        return True
    alike = _ALIKE.get(name)
    return alike is not None and alike(ours, theirs)


def _same_title(ours: str, theirs: str) -> bool:
    one, other = decode(ours), decode(theirs)
    return words(one) == words(other) and signs(one) == signs(other)


def _same_pages(ours: str, theirs: str) -> bool:
    """Whether the numbers are the same, whatever dash stands between them."""
    one, other = (re.findall(r"\w+", decode(value)) for value in (ours, theirs))
    return one == other


def _same_id(ours: str, theirs: str) -> bool:
    try:
        return ArxivId.parse(ours) == ArxivId.parse(theirs)
    except BadIdentifier:
        return False


_ALIKE: Mapping[str, Callable[[str, str], bool]] = {
    "title": _same_title,
    "eprint": _same_id,
    "pages": _same_pages,
    "url": _same_id,
}
"""When two values that are written otherwise say the same."""
