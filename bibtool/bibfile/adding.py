"""Records added to a ``.bib`` text: only those it lacks, under keys it does not use."""

from collections.abc import Callable
from dataclasses import dataclass

from bibtool.bibfile.blocks import BibFile
from bibtool.bibfile.edit import append
from bibtool.bibfile.identity import Works
from bibtool.bibfile.reading import read
from bibtool.bibliography import Bibliography
from bibtool.citekeys import DEFAULT, KeyPattern
from bibtool.errors import InputError
from bibtool.model import Record

_NOT_IN_KEYS = frozenset("\"#%'(),={}\\~ \t\r\n")


@dataclass(frozen=True, slots=True)
class Cited:
    """A record and the key to cite it by."""

    key: str
    record: Record
    line: int | None = None
    """Where its entry was already; ``None`` if it is new."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A text with what it lacked, and how to cite each record."""

    text: str
    cited: tuple[Cited, ...]


def add(
    file: BibFile,
    bibliography: Bibliography,
    written: Callable[[Bibliography], str],
    *,
    key: str = "",
    keys: KeyPattern | str = DEFAULT,
) -> Addition:
    """Return a file's text with the records it lacks behind it; no key in it changes.

    Args:
        file: the file as it is.
        bibliography: what is to be in it; its keys are not used.
        written: writes entries, as an exporter does; what it writes beside them is left out.
        key: for the one record there is, in place of a key made for it.
        keys: the pattern that keys are made by.

    Raises:
        InputError: the file's end is in a block that is not closed, or ``key`` cannot be used.
    """
    works = Works(file.entries)
    there = {record: works.find(record) for record in bibliography.values()}
    lacking = [record for record, entry in there.items() if entry is None]
    new = Bibliography.from_records(lacking, keys=keys, taken=file.keys)
    if key and new:
        _check_key(key, file, bibliography)
        new = Bibliography(dict.fromkeys([key], lacking[0]))
    own = {record.arxiv_id: given for given, record in new.items()}
    cited = tuple(
        Cited(own[record.arxiv_id], record)
        if entry is None
        else Cited(entry.key, record, entry.line)
        for record, entry in there.items()
    )
    if not new:
        return Addition(file.text, cited)
    if file.open_at is not None:
        raise InputError(
            f"line {file.open_at}: what begins here is not closed, so nothing can stand behind it; "
            "mend it first"
        )
    entries = "\n\n".join(entry.raw for entry in read(written(new)).entries)
    return Addition(append(file.text, entries), cited)


def is_biblatex(file: BibFile) -> bool:
    """Whether a file is written for biblatex, as its entries' field names tell."""
    telling = sum("eprinttype" in e.fields or "journaltitle" in e.fields for e in file.entries)
    dated = sum("date" in entry.fields for entry in file.entries)
    return bool(telling) or dated > sum("year" in entry.fields for entry in file.entries)


def _check_key(key: str, file: BibFile, bibliography: Bibliography) -> None:
    """Make sure that a key can be given.

    Raises:
        InputError: it cannot; the text says why.
    """
    if len(bibliography) > 1:
        raise InputError(f"one key, {key}, for {len(bibliography)} papers; add them one at a time")
    if not key.isprintable() or _NOT_IN_KEYS & set(key):
        raise InputError(f"{key!r} cannot be a citekey; use letters, digits and -_:.+/")
    if key.lower() in file.keys:
        raise InputError(f"the key {key} is used for another entry")
