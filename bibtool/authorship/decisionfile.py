"""``authors.toml``: what was said of who is who, in a small file one can commit.

    [[person]]
    name = "Gabriel Synnaeve"
    names = ["G. Synnaeve", "Gabriele Synnaeve"]
    orcid = "0000-0002-1825-0097"
    arxiv = "synnaeve_g_1"

    [[same]]
    names = ["Wei Zhang @ 2401.00001", "W. Zhang @ 2402.00002"]

    [[not-same]]
    names = ["Gabriel Synnaeve", "Gabriella Synnaeve"]

Texts in, texts out: whoever calls reads and writes the file.
"""

import re
from collections.abc import Sequence
from typing import Any

from bibtool.authorship.decisions import Decisions, Known, Mark, Said, pair
from bibtool.errors import InputError
from bibtool.names import Name
from bibtool.untrusted import clean

FILE = "authors.toml"
_KINDS = ("person", "same", "not-same")
_FIELDS = {
    "person": {"name", "names", "orcid", "arxiv"},
    "same": {"names"},
    "not-same": {"names"},
}
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_ARXIV_AUTHOR = re.compile(r"(?:https?://arxiv\.org/a/)?([a-z][a-z-]{0,60}_[a-z]_\d{1,4})")
_AT_LINE = re.compile(r"\(at line (\d+)")
_HEAD = """\
# Who is who in the publication lists here: read and written by bibtool (bibtool authors --same,
# --not-same), and yours to edit. A [[person]] has name, names, orcid and arxiv.
"""


def read_decisions(text: str, file: str = FILE) -> Decisions:
    """Read what an ``authors.toml`` says.

    Raises:
        InputError: it cannot be read so; the text names the line and what to do.
    """
    import tomllib  # noqa: PLC0415 - only who has such a file needs it

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        place = f"{file}:{at[1]}" if at else file
        raise InputError(f"{place}: is no TOML: {clean(str(error))}; mend or remove it") from None
    for kind in data:
        if kind not in _KINDS:
            line = _line_of(text, rf"\s*\[?\[?\s*[\"']?{re.escape(kind)}\b", 0)
            raise InputError(f"{file}{line}: there is no {kind!r} here, only {', '.join(_KINDS)}")
    entries = {kind: _entries(data, kind, text, file) for kind in _KINDS}
    decisions = Decisions(
        people=tuple(_known(entry, where) for entry, where in entries["person"]),
        same=tuple(_said(entry, where) for entry, where in entries["same"]),
        not_same=tuple(_said(entry, where) for entry, where in entries["not-same"]),
    )
    decisions.check()
    return decisions


def _entries(data: dict[str, Any], kind: str, text: str, file: str) -> list[tuple[Any, str]]:
    found = data.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        line = _line_of(text, rf"\s*\[?\s*[\"']?{kind}\b", 0)
        raise InputError(f"{file}{line}: write [[{kind}]] in double brackets, once for each")
    entries = []
    for number, entry in enumerate(found):
        line = _line_of(text, rf"\s*\[\[\s*[\"']?{kind}[\"']?\s*\]\]", number)
        where = f"{file}{line}"
        if unknown := sorted(entry.keys() - _FIELDS[kind]):
            known = ", ".join(sorted(_FIELDS[kind]))
            raise InputError(f"{where}: [[{kind}]] has no {unknown[0]!r}, only {known}")
        entries.append((entry, where))
    return entries


def _line_of(text: str, pattern: str, number: int) -> str:
    """Return ``:7``, the line of the so many-th match at a line's beginning, or nothing."""
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(pattern, line)]
    return f":{lines[number]}" if number < len(lines) else ""


def _said(entry: dict[str, Any], where: str) -> Said:
    marks = _marks(entry.get("names"), where)
    if len(marks) < 2:
        raise InputError(f'{where}: name two or more: names = ["A", "B"]')
    return Said(marks, where)


def _marks(names: Any, where: str) -> tuple[Mark, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError(f'{where}: names is a list of names in quotes: names = ["A", "B"]')
    try:
        return tuple(map(Mark.parse, names))
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def _known(entry: dict[str, Any], where: str) -> Known:
    name = entry.get("name")
    if not isinstance(name, str) or not clean(name):
        raise InputError(f'{where}: a person has a name: name = "Ada Lovelace"')
    marks = (*_marks([name], where), *_marks(entry.get("names", []), where))
    return Known(
        name=Name.parse(marks[0].name),
        marks=tuple({mark.key: mark for mark in marks}.values()),
        orcid=_id(entry, "orcid", where),
        arxiv=_id(entry, "arxiv", where),
        where=where,
    )


def _id(entry: dict[str, Any], field: str, where: str) -> str:
    text = entry.get(field, "")
    pattern, example = {
        "orcid": (_ORCID, "0000-0002-1825-0097"),
        "arxiv": (_ARXIV_AUTHOR, "synnaeve_g_1, as in https://arxiv.org/a/synnaeve_g_1"),
    }[field]
    found = pattern.fullmatch(text.strip()) if isinstance(text, str) else None
    if text == "":
        return ""
    if found is None or (field == "orcid" and not _adds_up(found[1])):
        raise InputError(f"{where}: {field} {text!r} is none; one looks like {example}")
    return found[1]


def _adds_up(orcid: str) -> bool:
    """Whether the last character is the check digit of the others (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == orcid[-1]


def with_words(text: str, same: Sequence[str], not_same: Sequence[str]) -> str:
    """Return an ``authors.toml`` with more said in it: all else of it stays as it was.

    What it says already is not said again.

    Raises:
        InputError: one is no ``A=B``.
    """
    import tomlkit  # noqa: PLC0415 - only who remembers something needs it

    document = tomlkit.parse(text or _HEAD)
    known = read_decisions(text) if text else Decisions()
    for kind, words, before in (("same", same, known.same), ("not-same", not_same, known.not_same)):
        said = {frozenset(mark.key for mark in one.marks) for one in before}
        for word in words:
            marks = pair(word, f"--{kind}")
            keys = frozenset(mark.key for mark in marks)
            if any(keys <= one for one in said):
                continue
            said.add(keys)
            table = tomlkit.table()
            table.add("names", [mark.text for mark in marks])
            if kind in document:
                document[kind].append(table)
            else:
                tables = tomlkit.aot()
                tables.append(table)
                document.add(kind, tables)
    return tomlkit.dumps(document)
