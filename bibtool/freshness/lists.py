"""What is remembered of a folder of lists, as a small file that one can commit.

Schema ``bibtool/lists/1`` (docs/fresh.md): whose lists there are, how they were written, which
papers are on them, what was decided, and the papers' records. ``reading`` reads it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography, owner_at
from bibtool.exporters.jsonlines import line
from bibtool.exporters.jsontext import on_one_line
from bibtool.freshness.together import Noted
from bibtool.model import Record
from bibtool.names import Name

FILE = "bibtool.json"
RESERVED = "bibtool"
"""No list's files may be named so."""
SCHEMA = "bibtool/lists/1"
NAME_PARTS = ("family", "given", "particle", "suffix", "literal")
_LEFT_OUT = ("schema", "key", "sketch", "source", "known_versions")
IDS = ("unconfirmed", "doubtful", "rejected", "added")
_IF_ANY = ("added", "printed", "authors_file", "same", "not_same")
"""What is not written where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One person's list."""

    author: Name
    file: str
    """Its files' name without suffix."""
    papers: Mapping[str, str]
    """Citekeys by arXiv id."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """How it is written: what the command line said."""
    forms: tuple[Name, ...] = ()
    """Names that its papers print for the person."""
    unconfirmed: frozenset[str] = frozenset()
    """Ids of papers whose known authors do not name the person."""
    doubtful: frozenset[str] = frozenset()
    """Ids of papers that may be the person's: shown, not listed, until somebody decides."""
    rejected: frozenset[str] = frozenset()
    """Ids of papers that somebody said are not the person's."""
    added: frozenset[str] = frozenset()
    """Ids of papers that are on the list since the pages were read: as arXiv or somebody said."""
    printed: Mapping[str, Name] = field(default_factory=dict)
    """By arXiv id, the person's name on papers where it could not be told from the forms."""
    authors_file: str = ""
    """What was said of who is who: a file's path from the folder, with ``/``; or nothing."""
    noted: Noted = field(default_factory=Noted)
    """Who is who on its papers, as far as only others tell."""
    asked: str = ""
    """Day of the last time that something new was found."""

    @property
    def name(self) -> Name:
        """The person's name, knowing the forms of it."""
        return self.author.known_as(self.forms)

    def on(self, record: Record) -> Name:
        """Return the person's name as a paper has it, as far as that is known."""
        printed = self.printed.get(record.arxiv_id.base)
        return self.name if printed is None else printed.known_as((self.author, *self.forms))


@dataclass(frozen=True, slots=True)
class Folder:
    """The lists of a folder, and the records of all papers in question by arXiv id."""

    lists: tuple[PeopleList, ...]
    records: Mapping[str, Record]
    said: Mapping[str, Decisions] = field(default_factory=dict, compare=False, repr=False)
    """What somebody said of who is who, by a list's file; it is kept in a file of its own."""

    def bibliography(self, one: PeopleList) -> Bibliography:
        """Return the papers of one list, newest first, under the keys they were given."""
        keyed = {key: self.records[i] for i, key in one.papers.items() if i in self.records}
        unsure = [key for i, key in one.papers.items() if i in one.unconfirmed]
        printed = {one.papers[i]: one.on(self.records[i]) for i in one.printed if i in one.papers}
        return Bibliography(keyed).only(keyed, owner=one.name, unconfirmed=unsure, printed=printed)

    def decisions(self, one: PeopleList) -> Decisions:
        """Return who is who on a list's papers: what somebody said, and what was noted."""
        return one.noted.added_to(self.said.get(one.file, Decisions()))

    def with_list(self, one: PeopleList, records: Mapping[str, Record]) -> "Folder":
        """Return the folder with a list in place of that of the same file, and its records."""
        others = (other for other in self.lists if other.file != one.file)
        return Folder((*others, one), {**self.records, **records}, self.said)

    def tidied(self) -> "Folder":
        """Return the folder in one order, without records that no list speaks of."""
        named = {i for one in self.lists for i in (*one.papers, *one.doubtful)}
        return Folder(
            tuple(sorted(self.lists, key=lambda one: one.file)),
            {i: self.records[i] for i in sorted(self.records) if i in named},
            self.said,
        )


def exception(one: PeopleList, record: Record, printed: Name) -> dict[str, Name]:
    """Return what to note of a name on a paper: nothing where the forms say which it is."""
    usual = owner_at(one.name, record.authors)
    is_usual = usual == owner_at(printed, record.authors)
    return {} if is_usual else {record.arxiv_id.base: printed}


def written(folder: Folder) -> str:
    """Return the file's text; a paper is on one line, so that a change of it is seen in a diff."""
    folder = folder.tidied()
    lists = ",\n".join(_list_text(one) for one in folder.lists)
    records = ",\n".join(f"  {on_one_line(_facts(r))}" for r in folder.records.values())
    parts = [f'"schema": "{SCHEMA}"', f'"lists": [\n{lists}\n ]', f'"records": [\n{records}\n ]']
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _list_text(one: PeopleList) -> str:
    facts = {
        "author": _name_facts(one.author),
        "file": one.file,
        "asked": one.asked,
        "options": dict(one.options),
        "forms": [_name_facts(name) for name in one.forms],
        "papers": dict(sorted(one.papers.items())),
        **{name: sorted(getattr(one, name)) for name in IDS},
        "printed": {i: _name_facts(one.printed[i]) for i in sorted(one.printed)},
        "authors_file": one.authors_file,
        "same": [[mark.text for mark in names] for names in one.noted.same],
        "not_same": [[mark.text for mark in names] for names in one.noted.not_same],
    }
    facts = {name: fact for name, fact in facts.items() if fact or name not in _IF_ANY}
    rows = ",\n".join(f"   {on_one_line(key)}: {on_one_line(facts[key])}" for key in facts)
    return "  {\n" + rows + "\n  }"


def _facts(record: Record) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(line("", record))
    return {name: fact for name, fact in facts.items() if name not in _LEFT_OUT}


def _name_facts(name: Name) -> dict[str, str]:
    return {part: text for part in NAME_PARTS if (text := getattr(name, part))}
