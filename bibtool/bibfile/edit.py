"""Changes to a ``.bib`` text in which every byte stays that is not meant.

A change is an ``Edit``, a span and what comes in its place; many are applied at once. Values are
LaTeX as it stands between a field's delimiters.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bibtool.bibfile.blocks import Entry, Field
from bibtool.bibfile.style import Style, newline_of
from bibtool.bibfile.values import fits_quotes, part_spans, resolved
from bibtool.errors import InputError

_LINE_END = re.compile(r"\r\n?|\n")
_COMMA = re.compile(r"\s*+,")
_ONLY_COMMA = re.compile(r"\s*+,\s*+")


class Edit(NamedTuple):
    """Put ``new`` in the place of ``text[start:end]``."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made that do not overlap; those at one place keep their order."""
    done = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        done += [text[at:start], new]
        at = end
    return "".join([*done, text[at:]])


def append(text: str, entries: str, open_at: int | None = None) -> str:
    """Return the text with entries behind it, one blank line between, in the file's line ends.

    They stand before a block that begins at ``open_at`` and is not closed.
    """
    newline = newline_of(text)
    added = _LINE_END.sub(newline, entries.strip("\r\n")) + newline
    rest = ""
    if open_at is not None:
        line = max(text.rfind(end, 0, open_at) for end in "\r\n") + 1
        cut = open_at if text[line:open_at].strip() else line
        text, rest = text[:cut], newline + text[cut:]
    body = text.removeprefix("\ufeff")
    # From the end, as long as it is blank: a search would start at every blank of the file.
    tail = body[len(body.rstrip(" \t\r\n")) :]
    if len(tail) == len(body):
        missing = 0 if not tail or tail[-1] in "\r\n" else 1
    else:
        ends = len(_LINE_END.findall(tail))
        missing = max(2 - ends, 1 if tail[-1:] in {" ", "\t"} else 0)
    return text + newline * missing + added + rest


def set_field(text: str, entry: Entry, name: str, value: str) -> str:
    """Return the text with a field's value changed, and nothing else.

    Raises:
        InputError: the entry is broken, has no such field, or the value's braces do not match.
    """
    return apply(text, [setting(entry, name, value)])


def insert_field(text: str, entry: Entry, name: str, value: str) -> str:
    """Return the text with a field more, behind the entry's last and written like the others.

    Raises:
        InputError: the entry is broken, or the value's braces do not match.
    """
    return apply(text, [insertion(entry, {name: value})])


def remove_field(text: str, entry: Entry, name: str) -> str:
    """Return the text without a field and its comma.

    Raises:
        InputError: the entry is broken or has no such field.
    """
    return apply(text, [removal(entry, name)])


def setting(entry: Entry, name: str, value: str) -> Edit:
    """Return the edit that changes a field's value, its delimiters and macros kept if they can be.

    Raises:
        InputError: the entry is broken, has no such field, or the value's braces do not match.
    """
    field = _field(entry, name)
    value = _fit(entry, value)
    raw, strings = field.raw, entry.source.strings
    spans = list(part_spans(raw))
    told = [resolved(raw[start:end], strings) for start, end in spans]
    for n, (start, end) in enumerate(spans):
        before, after = "".join(told[:n]), "".join(told[n + 1 :])
        fits = len(value) >= len(before) + len(after)
        if raw[start] in '{"' and fits and value.startswith(before) and value.endswith(after):
            inner = value[len(before) : len(value) - len(after)]
            if raw[start] == '"' and not fits_quotes(inner):
                return Edit(field.start + start, field.start + end, f"{{{inner}}}")
            return Edit(field.start + start + 1, field.start + end - 1, inner)
    is_bare = value.isdecimal() and value.isascii() and raw.isdecimal()
    return Edit(field.start, field.end, value if is_bare else f"{{{value}}}")


def insertion(entry: Entry, values: Mapping[str, str]) -> Edit:
    """Return the edit that adds fields, written like those the entry has.

    Raises:
        InputError: the entry is broken or has such a field, or a value's braces do not match.
    """
    _require_whole(entry)
    for name in values:
        if name.lower() in entry.fields:
            raise InputError(f"line {entry.line}: the entry {entry.key} has a {name}")
    style = Style.of(entry)
    written = [style.field(name, _fit(entry, value)) for name, value in values.items()]
    return Edit(style.place, style.place, style.joined(written))


def removal(entry: Entry, name: str) -> Edit:
    """Return the edit that takes a field away, with its comma.

    Raises:
        InputError: the entry is broken or has no such field.
    """
    field = _field(entry, name)
    text = entry.source.text
    n = entry.all_fields.index(field)
    if n and _ONLY_COMMA.fullmatch(text, entry.all_fields[n - 1].end, field.name_start):
        return Edit(entry.all_fields[n - 1].end, field.end, "")
    following = entry.all_fields[n + 1 : n + 2]
    if following and _ONLY_COMMA.fullmatch(text, field.end, following[0].name_start):
        return Edit(field.name_start, following[0].name_start, "")
    # Comments stand before and behind it, or it is the only field.
    comma = _COMMA.match(text, field.end)
    start = field.name_start
    if not following and not n and not text[entry.body : start].strip():
        start = entry.body
    return Edit(start, comma.end() if comma else field.end, "")


def _field(entry: Entry, name: str) -> Field:
    _require_whole(entry)
    field = entry.fields.get(name.lower())
    if field is None:
        raise InputError(f"line {entry.line}: the entry {entry.key} has no {name}")
    return field


def _require_whole(entry: Entry) -> None:
    if not entry.is_whole:
        raise InputError(f"line {entry.line}: the entry {entry.key} is broken; mend it first")


def _fit(entry: Entry, value: str) -> str:
    """Return a value in the file's line ends.

    Raises:
        InputError: its braces do not match, so that it would break the file.
    """
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    if depth:
        raise InputError(f"braces do not match in the value {value[:80]!r}")
    return _LINE_END.sub(newline_of(entry.source.text), value) if _LINE_END.search(value) else value
