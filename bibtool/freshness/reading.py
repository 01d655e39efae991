"""The file that remembers a folder of lists, read: by whomever it was edited or merged."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bibtool.authorship.decisions import Mark
from bibtool.errors import BadIdentifier, InputError
from bibtool.freshness.lists import IDS, NAME_PARTS, RESERVED, SCHEMA, Folder, PeopleList
from bibtool.freshness.together import Noted
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from bibtool.readers import jsonlines
from bibtool.untrusted import clean, excerpt

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""No path: a file that came with a folder must not lead out of it."""
_FILE_PATH = re.compile(r"(?!/)[^\\:\x00-\x1f\x7f]{0,400}[^/\\:\x00-\x1f\x7f]\.toml")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_KINDS: dict[type, str] = {dict: "an object", list: "a list", str: "a text"}


def read(text: str, where: str) -> Folder:
    """Return what a file says.

    Args:
        text: the file's.
        where: its name, for the error.

    Raises:
        InputError: it is not of this schema, or contradicts itself; it says what is wrong.
    """
    try:
        return _folder(json.loads(text))
    except json.JSONDecodeError as error:
        found = _CONFLICT.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else error.lineno
        what = "there is a merge conflict" if found else f"is no JSON ({error.msg})"
        raise InputError(f"{where}, line {line}: {what}; {_HELP}") from error
    except (_Wrong, BadIdentifier) as error:
        raise InputError(f"{where}: {error}; {_HELP}") from error
    except (RecursionError, ValueError) as error:  # too deep, a number too long
        raise InputError(f"{where}: is no file of bibtool's; {_HELP}") from error


_HELP = "mend it, or write it anew with: bibtool authors"


class _Wrong(Exception):
    """What a file says that cannot be."""


def _folder(facts: Any) -> Folder:
    if not isinstance(facts, dict) or facts.get("schema") != SCHEMA:
        raise _Wrong(f"is no file of bibtool's (its schema is not {SCHEMA})")
    records = _records(_of(facts, "records", list))
    lists = tuple(_list(one, records) for one in _of(facts, "lists", list))
    for file in _twice(one.file.casefold() for one in lists):
        raise _Wrong(f"two lists have the file {file}")
    return Folder(lists, records)


def _of(facts: Any, name: str, kind: type, usual: Any = None) -> Any:
    """Return one of an object's facts; it must be there if there is no usual one."""
    if not isinstance(facts, dict):
        raise _Wrong(f"{_shown(facts)} stands where an object should")
    value = facts.get(name, usual)
    if not isinstance(value, kind):
        raise _Wrong(f"{name} is not {_KINDS[kind]}" if name in facts else f"there is no {name}")
    return value


def _list(facts: Any, records: Mapping[str, Record]) -> PeopleList:
    file, asked = _of(facts, "file", str), _of(facts, "asked", str, "")
    if not _FILE_NAME.fullmatch(file) or file.casefold() == RESERVED:
        raise _Wrong(f"no list can have the file {_shown(file)}")
    if asked and not _is_day(asked):
        raise _Wrong(f"asked is {_shown(asked)}, which is no day")
    one = PeopleList(
        author=_name(_of(facts, "author", dict)),
        papers=_papers(_of(facts, "papers", dict)),
        options=_of(facts, "options", dict, {}),
        forms=tuple(map(_name, _of(facts, "forms", list, []))),
        file=file,
        asked=asked,
        printed={_id(i): _name(n) for i, n in _of(facts, "printed", dict, {}).items()},
        noted=Noted(_marks(facts, "same"), _marks(facts, "not_same")),
        authors_file=_authors_file(_of(facts, "authors_file", str, "")),
        **{name: frozenset(map(_id, _of(facts, name, list, []))) for name in IDS},
    )
    for arxiv_id in sorted({*one.papers, *one.doubtful} - records.keys()):
        raise _Wrong(f"there is no record of {arxiv_id}")
    return one


def _marks(facts: Any, name: str) -> tuple[tuple[Mark, ...], ...]:
    rows = _of(facts, name, list, [])
    for row in rows:
        if not isinstance(row, list) or not all(isinstance(text, str) for text in row):
            raise _Wrong(f"{name} holds {_shown(row)} where two names should be")
    try:
        return tuple(tuple(map(Mark.parse, row)) for row in rows)
    except InputError as error:
        raise _Wrong(f"{name}: {error}") from error


def _authors_file(text: str) -> str:
    """Return a path that cannot be anything but one of a small file of ours."""
    if text and not _FILE_PATH.fullmatch(text):
        raise _Wrong(f"authors_file is {_shown(text)}, which is no path to a .toml file from here")
    return text


def _papers(facts: Mapping[str, Any]) -> dict[str, str]:
    papers = {_id(arxiv_id): key for arxiv_id, key in facts.items()}
    for arxiv_id, key in papers.items():
        if not isinstance(key, str) or not key or key != clean(key):
            raise _Wrong(f"{arxiv_id} has no citekey, but {_shown(key)}")
    for key in _twice(papers.values()):
        raise _Wrong(f"two papers have the key {_shown(key)}")
    return papers


def _id(text: Any) -> str:
    if not isinstance(text, str):
        raise _Wrong(f"{_shown(text)} is no arXiv id")
    return ArxivId.parse(text).base


def _name(facts: Any) -> Name:
    name = Name(**{part: clean(_of(facts, part, str, "")) for part in NAME_PARTS})
    if not name.display:
        raise _Wrong("somebody has no name")
    return name


def _records(rows: list[Any]) -> dict[str, Record]:
    contents = jsonlines.read("\n".join(map(json.dumps, rows)))
    if contents.problems:
        first = contents.problems[0]
        raise _Wrong(f"record {first.line}: {first.message}")
    return {entry.record.arxiv_id.base: entry.record for entry in contents.entries}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _twice(texts: Iterable[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


def _shown(value: Any) -> str:
    return repr(excerpt(value, 40)) if isinstance(value, str) else type(value).__name__
