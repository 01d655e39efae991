"""JSON read for its objects' places: whole or cut short, an array, one object or one a line.

Nothing is recursive, and time is linear: strings and brackets are looked at once, and only the
values of works are read.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

# A string that is never closed goes to the end, and is no string.
_TOKEN = re.compile(r'"(?>(?:[^"\\]|\\.)*)"?|[\[\]{},:]|[^\s"\[\]{},:]++', re.DOTALL)
LOOSE = re.compile(
    r"""(?:\#|//)[^\n]*+
    |\"{3}(?>(?:[^"\\]|\\.|"(?!""))*)(?:\"{3})?|"(?>(?:[^"\\\n]|\\.)*)"?
    |'(?>(?:[^'\\\n]|\\.)*)'?|`(?>(?:[^`\\]|\\.)*)`?|[\[\]{},:]|[^\s"'`\[\]{},:]++""",
    re.DOTALL | re.VERBOSE,
)
"""Tokens of what programs in Python or JavaScript have: other quotes, comments, bare keys."""
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SELVES = "\"'`\\/"
_MOST_KEYS = 400
_NO_VALUES = frozenset({"null", "true", "false", "None", "True", "False", "undefined"})
_COMMENTS = ("#", "//")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Node(NamedTuple):
    """An object or an array, with where it is. What it has nothing of is an empty constant."""

    start: int
    end: int
    is_object: bool
    name: str
    """The key it is the value of, in small letters; of an array's element that of the array."""
    values: Mapping[str, str]
    """Of an object: its strings and numbers by key, in small letters."""
    texts: Sequence[str]
    """Of an array: its strings."""
    children: Sequence["Node"]


def nodes(
    text: str, start: int = 0, end: int = sys.maxsize, tokens: re.Pattern[str] = _TOKEN
) -> Iterator[Node]:
    """Yield each outermost object; of what the end leaves open the parts that are whole.

    Objects in arrays that are in no object are outermost: they are not kept until these end. Where
    brackets do not match, what is open is given up.
    """
    open_nodes: list[_Open] = []
    keys: dict[str, str] = {}
    for token in tokens.finditer(text, start, end):
        sign = token[0]
        if sign in "{[":
            above = open_nodes[-1] if open_nodes else None
            open_nodes.append(_Open(above, token.start(), is_object=sign == "{"))
        elif not open_nodes:
            continue
        elif sign in "}]":
            if open_nodes[-1].is_object != (sign == "}"):
                yield from _whole_parts(open_nodes)
                open_nodes.clear()
                continue
            node = open_nodes.pop().closed(token.end())
            if open_nodes and open_nodes[-1].is_within:
                open_nodes[-1].children.append(node)
            elif node.is_object:
                yield node
        elif sign.startswith(_COMMENTS):
            continue
        elif sign in ",:":
            open_nodes[-1].is_key = sign == ","
        else:
            open_nodes[-1].take(sign, keys)
    yield from _whole_parts(open_nodes)


class _Open:
    """An object or array that is not closed yet."""

    __slots__ = (
        "children", "is_key", "is_object", "is_within", "key", "name", "start", "texts", "values",
    )  # fmt: skip

    def __init__(self, above: "_Open | None", start: int, *, is_object: bool) -> None:
        self.start = start
        self.is_object = is_object
        self.name: str = "" if above is None else above.key if above.is_object else above.name
        self.is_within: bool = is_object or (above is not None and above.is_within)
        """Whether it is an object or in one."""
        self.values: dict[str, str] = {}
        self.texts: list[str] = []
        self.children: list[Node] = []
        self.key: str = ""
        self.is_key = True
        """Whether the next string is a key."""

    def take(self, written: str, keys: dict[str, str]) -> None:
        """Take a key or a value; a key that was there before is not made anew."""
        if self.is_object and self.is_key:
            key = keys.get(written)
            if key is None:
                key = _read(written).lower()
                if len(keys) < _MOST_KEYS:
                    keys[written] = key
            self.key = key
            return
        value = _read(written)
        if value and not self.is_object:
            self.texts.append(value)
        elif value and len(self.values) < _MOST_KEYS:
            self.values.setdefault(self.key, value)

    def closed(self, end: int) -> Node:
        """Return what was open, with what is in it."""
        values, texts = self.values or _NOTHING, self.texts or ()
        children = self.children or ()
        return Node(self.start, end, self.is_object, self.name, values, texts, children)


def end_of_value(text: str, start: int, tokens: re.Pattern[str] = LOOSE) -> int:
    """Return where the brackets that a text has at a place are closed, or its end."""
    depth = 0
    for token in tokens.finditer(text, start):
        sign = token[0]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth <= 0:
                return token.end()
    return len(text)


def _read(written: str) -> str:
    if written[0] in "'`":
        return _unquoted(written)
    if written[0] != '"':
        return "" if written in _NO_VALUES or written.startswith(_COMMENTS) else written
    if written.startswith('"""'):
        return _unquoted(written[2:-2])
    if len(written) < 2 or written[-1] != '"':
        return ""
    if "\\" not in written:
        return written[1:-1]
    try:
        return str(json.loads(written, strict=False))
    except ValueError:
        return written[1:-1]


def _unquoted(written: str) -> str:
    """Return the text of a string in whatever quotes."""
    if len(written) < 2 or written[-1] != written[0]:
        return ""
    inner = written[1:-1]
    return _ESCAPED.sub(_unescaped, inner) if "\\" in inner else inner


def _unescaped(found: re.Match[str]) -> str:
    code, sign = found[1], found[2]
    if code:
        return chr(int(code, 16))
    return {"n": "\n", "t": "\t", "\n": ""}.get(sign, sign if sign in _SELVES else found[0])


def _whole_parts(open_nodes: Sequence[_Open]) -> Iterator[Node]:
    """Yield the parts that are closed of what is left open."""
    for each in open_nodes:
        yield from each.children
