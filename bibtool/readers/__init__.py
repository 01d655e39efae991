"""Bibliography files, read: text in any of our formats to records under citekeys.

To add a format: a module here with a ``read(text) -> Contents``, and one line below. An entry
without arXiv id cannot be a record: it is told as a problem, and costs nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bibtool.bibliography import Bibliography
from bibtool.errors import UnknownName
from bibtool.model import Record
from bibtool.plugins import Registry
from bibtool.readers import bibtex, csljson, csvtable, hayagriva, jsonlines, ris
from bibtool.readers.entries import Contents, Entry, Problem

__all__ = [
    "FORMATS",
    "Contents",
    "Entry",
    "Problem",
    "Reading",
    "bibliography",
    "format_for",
    "read",
    "register",
]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of bibliographies that can be read."""

    read: Callable[[str], Contents]
    suffixes: tuple[str, ...]
    """The suffixes of its files, with the dot."""


class Reading(NamedTuple):
    """A bibliography file, read."""

    bibliography: Bibliography
    problems: tuple[Problem, ...]
    """What could not be read or is in doubt, by line."""


FORMATS: Registry[Reader] = Registry("format to read")


def register(name: str, read: Callable[[str], Contents], *suffixes: str) -> None:
    """Add or replace a format and the suffixes its files have."""
    FORMATS.register(name, Reader(read, suffixes))


def read(text: str, format: str) -> Contents:
    """Return the records of a bibliography file, and what is wrong with it.

    Raises:
        UnknownName: there is no such format to read.
    """
    return FORMATS[format].read(text)


def format_for(path_suffix: str) -> str:
    """Return the name of the format that files with this suffix have.

    Raises:
        UnknownName: no format has it.
    """
    for name, reader in FORMATS.items():
        if path_suffix.lower() in reader.suffixes:
            return name
    known = [suffix for reader in FORMATS.values() for suffix in reader.suffixes]
    raise UnknownName("file suffix", path_suffix, known)


def bibliography(entries: Iterable[Entry]) -> tuple[Bibliography, list[Problem]]:
    """Return entries under the keys they have; one without a key is given one.

    A paper that comes twice under a key is taken once; another paper under a key that is taken
    gets a number behind it, and a problem says so.
    """
    entries = tuple(entries)
    made = Bibliography.from_records(entry.record for entry in entries if not entry.key)
    numbers: dict[str, int] = {}
    # Keys in the file come first: none of them may change for one that we make.
    given = {entry.key for entry in entries}
    fresh = {
        record.arxiv_id: _free(key, given, numbers) if key in given else key
        for key, record in made.items()
    }
    given |= set(fresh.values())
    records: dict[str, Record] = {}
    problems = []
    for entry in entries:
        key = entry.key or fresh[entry.record.arxiv_id]
        held = records.get(key)
        if held is not None and held.arxiv_id == entry.record.arxiv_id:
            if held != entry.record:
                message = f"{key}: the same paper again, with other facts; the first is kept"
                problems.append(Problem(entry.line, message))
            continue
        if held is not None:
            wanted, key = key, _free(key, given, numbers)
            message = f"{wanted}: another paper has this key; this one is now {key}"
            problems.append(Problem(entry.line, message))
        given.add(key)
        records[key] = entry.record
    return Bibliography(records), problems


def _free(key: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Return the first ``key-2``, ``key-3`` … that no entry has."""
    while True:
        numbers[key] = numbers.get(key, 1) + 1
        free = f"{key}-{numbers[key]}"
        if free not in taken:
            return free


register("bibtex", bibtex.read, ".bib", ".bibtex")
register("biblatex", bibtex.read)
register("csl-json", csljson.read, ".json")
register("ris", ris.read, ".ris")
register("hayagriva", hayagriva.read, ".yaml", ".yml")
register("csv", csvtable.read, ".csv", ".tsv")
register("jsonl", jsonlines.read, ".jsonl", ".ndjson")
