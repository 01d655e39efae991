"""Records added to a ``.bib`` text: only those it lacks, under keys it does not use."""

from collections.abc import Callable
from dataclasses import dataclass

from bibtool.bibfile.blocks import BibFile, Entry
from bibtool.bibfile.edit import append
from bibtool.bibfile.identity import Works, arxiv_id
from bibtool.bibfile.reading import read
from bibtool.bibfile.refreshing import is_published
from bibtool.bibliography import Bibliography
from bibtool.citekeys import DEFAULT, KeyPattern
from bibtool.errors import InputError
from bibtool.exporters.editions import PREPRINT_KEY
from bibtool.identifiers import ArxivId
from bibtool.model import Record

_NOT_IN_KEYS = frozenset("\"#%'(),={}\\~ \t\r\n")


@dataclass(frozen=True, slots=True)
class Cited:
    """A record and a key to cite it by."""

    key: str
    record: Record
    is_published: bool
    """Whether its entry is of what was published, not of the preprint."""
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

    Before a last block that is not closed, which would swallow them.

    Args:
        file: the file as it is.
        bibliography: what is to be in it; its keys are not used.
        written: writes entries, as an exporter does; what it writes beside them is left out.
        key: for the one record there is, in place of a key made for it.
        keys: the pattern that keys are made by.

    Raises:
        InputError: ``key`` cannot be used.
    """
    works = Works(file.entries)
    there = {record: works.find(record) for record in bibliography.values()}
    lacking = [record for record, entry in there.items() if entry is None]
    # Of a paper that is cited twice, the preprint's key is made of the other.
    preprints = {used.removesuffix(PREPRINT_KEY) for used in file.keys}
    new = Bibliography.from_records(lacking, keys=keys, taken=file.keys | preprints)
    if key and new:
        _check_key(key, file, bibliography)
        new = Bibliography(dict.fromkeys([key], lacking[0]))
    fresh = read(written(new)).entries if new else ()
    own: dict[ArxivId | None, list[Entry]] = {}
    for entry in fresh:
        own.setdefault(arxiv_id(entry), []).append(entry)
    cited = [
        Cited(one.key, record, is_published(one), None if entry is None else entry.line)
        for record, entry in there.items()
        for one in (own[record.arxiv_id] if entry is None else [entry])
    ]
    for one in cited:
        if one.line is None and one.key.lower() in file.keys:
            raise InputError(f"the key {one.key} is used for another entry")
    text = append(file.text, "\n\n".join(e.raw for e in fresh), file.open_at) if new else file.text
    return Addition(text, tuple(cited))


def is_biblatex(file: BibFile) -> bool:
    """Whether a file is written for biblatex, as its entries' field names tell."""
    if any("eprinttype" in entry.names or "journaltitle" in entry.names for entry in file.entries):
        return True
    dated = sum("date" in entry.names for entry in file.entries)
    return dated > sum("year" in entry.names for entry in file.entries)


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
