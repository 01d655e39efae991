"""What is remembered of a folder of lists, as a small file that one can commit.

Schema ``bibtool/lists/1`` (docs/fresh.md): whose lists there are, how they were written, which
papers are on them, what was decided, and the papers' records. ``reading`` reads it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters.jsonlines import line
from bibtool.exporters.jsontext import on_one_line
from bibtool.model import Record
from bibtool.names import Name

FILE = "bibtool.json"
RESERVED = "bibtool"
"""No list's files may be named so."""
SCHEMA = "bibtool/lists/1"
NAME_PARTS = ("family", "given", "particle", "suffix", "literal")
_LEFT_OUT = ("schema", "key", "sketch", "source", "known_versions")
IDS = ("unconfirmed", "doubtful", "rejected")


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
    asked: str = ""
    """Day of the last time that something new was found."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The lists of a folder, and the records of all papers in question by arXiv id."""

    lists: tuple[PeopleList, ...]
    records: Mapping[str, Record]

    def bibliography(self, one: PeopleList) -> Bibliography:
        """Return the papers of one list, newest first, under the keys they were given."""
        keyed = {key: self.records[i] for i, key in one.papers.items() if i in self.records}
        unsure = [key for i, key in one.papers.items() if i in one.unconfirmed]
        owner = one.author.known_as(one.forms)
        return Bibliography(keyed).only(keyed, owner=owner, unconfirmed=unsure)

    def with_lists(self, lists: Iterable[PeopleList], records: Mapping[str, Record]) -> "Folder":
        """Return the folder with lists in place of those of the same files, and their records.

        What somebody decided about a list stays.
        """
        known = {one.file: one for one in self.lists}
        for one in lists:
            before = known.get(one.file)
            known[one.file] = one if before is None else _with_decisions(one, before)
        return Folder(tuple(known.values()), {**self.records, **records}).tidied()

    def tidied(self) -> "Folder":
        """Return the folder in one order, without records that no list speaks of."""
        named = {i for one in self.lists for i in (*one.papers, *one.doubtful)}
        return Folder(
            tuple(sorted(self.lists, key=lambda one: one.file)),
            {i: self.records[i] for i in sorted(self.records) if i in named},
        )


def _with_decisions(one: PeopleList, before: PeopleList) -> PeopleList:
    rejected = before.rejected - one.papers.keys()
    doubtful = before.doubtful - one.papers.keys() - rejected
    return replace(one, rejected=rejected, doubtful=doubtful)


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
    }
    rows = ",\n".join(f"   {on_one_line(key)}: {on_one_line(facts[key])}" for key in facts)
    return "  {\n" + rows + "\n  }"


def _facts(record: Record) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(line("", record))
    return {name: fact for name, fact in facts.items() if name not in _LEFT_OUT}


def _name_facts(name: Name) -> dict[str, str]:
    return {part: text for part in NAME_PARTS if (text := getattr(name, part))}
