"""Fields of an entry brought up to what a record says, where they differ in meaning.

A title in other braces, a name with fewer accents, an id with a version are no difference. Of an
entry of something published only the eprint is refreshed, unless more is asked for: the preprint's
year or title would make of it what was never printed.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from bibtool.bibfile.blocks import Entry
from bibtool.bibfile.edit import Edit, insertion, setting
from bibtool.bibfile.identity import arxiv_id, doi, is_only_arxiv
from bibtool.bibfile.latex import unicode_of
from bibtool.bibfile.people import names, split
from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId
from bibtool.words import fold, signs, words

PREPRINT = ("title", "author", "year", "eprint", "archiveprefix", "primaryclass", "doi")
"""Fields that are refreshed of a preprint."""
PUBLISHED = ("eprint", "archiveprefix", "primaryclass")
"""Fields that are refreshed of what was published."""
FIELDS = (*PREPRINT, "date", "url")
"""Fields that can be refreshed."""
_BIBLATEX = {"archiveprefix": "eprinttype", "primaryclass": "eprintclass"}
_SAME_FIELD = {new: old for old, new in _BIBLATEX.items()}
_VENUES = ("journal", "journaltitle", "booktitle", "publisher")
_OTHERS = {"others", "et al", "et al."}


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


def usual_fields(entry: Entry) -> Collection[str]:
    """Return the fields to refresh of an entry if none are named."""
    return PUBLISHED if is_published(entry) else PREPRINT


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
        value = _value(fresh, name)
        own = next((n for n in (name, _BIBLATEX.get(name, name)) if n in entry.fields), None)
        if not value or (own is None and _is_said_otherwise(entry, name)):
            continue
        if own is None:
            missing[_spelling(fresh, name)] = value
        elif not _same(name, entry.value(own), value):
            edits.append(setting(entry, own, value))
            changed.append(own)
    if missing:
        edits.append(insertion(entry, missing))
    return Refreshed(tuple(edits), (*changed, *missing))


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
    one, other = unicode_of(ours), unicode_of(theirs)
    return words(one) == words(other) and signs(one) == signs(other)


def _same_people(ours: str, theirs: str) -> bool:
    cut = [split(value)[-1:] for value in (ours, theirs)]
    if bool(cut[1]) and cut[1][0].lower() in _OTHERS:
        return True  # the record does not know them all, so it cannot know better
    if bool(cut[0]) and cut[0][0].lower() in _OTHERS:
        return False
    one, other = names(ours), names(theirs)
    return len(one) == len(other) and all(
        a.same_person(b) or fold(a.display) == fold(b.display)
        for a, b in zip(one, other, strict=True)
    )


def _same_id(ours: str, theirs: str) -> bool:
    try:
        return ArxivId.parse(ours) == ArxivId.parse(theirs)
    except BadIdentifier:
        return False


_ALIKE: Mapping[str, Callable[[str, str], bool]] = {
    "title": _same_title,
    "author": _same_people,
    "eprint": _same_id,
    "url": _same_id,
}
"""When two values that are written otherwise say the same."""
