"""JSON read for its objects' places: whole or cut short, an array, one object or one a line.

Nothing is recursive, and time is linear: strings and brackets are looked at once, and only the
values of works are read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# A string that is never closed goes to the end, and is no string.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{},:]|[^\s"\[\]{},:]++', re.DOTALL)
_MOST_KEYS = 400


@dataclass(slots=True)
class Node:
    """An object or an array, with where it is."""

    start: int
    is_object: bool
    name: str = ""
    """The key it is the value of, in small letters; of an array's element that of the array."""
    end: int = -1
    parent: "Node | None" = None
    values: dict[str, str] = field(default_factory=dict)
    """Of an object: its strings and numbers by key, in small letters."""
    texts: list[str] = field(default_factory=list)
    """Of an array: its strings."""
    children: list["Node"] = field(default_factory=list)
    key: str = ""
    is_key: bool = True
    """Whether the next string is a key."""


def nodes(text: str) -> Iterator[Node]:
    """Yield each outermost object or array; of what the end leaves open the parts that are whole.

    Where brackets do not match, what is open is given up.
    """
    node: Node | None = None
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            node = _opened(node, token.start(), is_object=sign == "{")
        elif node is None:
            continue
        elif sign in "}]":
            if node.is_object != (sign == "}"):
                yield from _whole_parts(node)
                node = None
                continue
            node.end = token.end()
            if node.parent is None:
                yield node
            node = node.parent
        elif sign in ",:":
            node.is_key = sign == ","
        else:
            _value(node, sign)
    if node is not None:
        yield from _whole_parts(node)


def _opened(parent: Node | None, start: int, *, is_object: bool) -> Node:
    node = Node(start, is_object, parent=parent)
    if parent is not None:
        node.name = parent.key if parent.is_object else parent.name
        parent.children.append(node)
    return node


def _value(node: Node, written: str) -> None:
    value = _read(written)
    if not node.is_object:
        if value:
            node.texts.append(value)
    elif node.is_key:
        node.key = value.lower()
    elif value and len(node.values) < _MOST_KEYS:
        node.values.setdefault(node.key, value)


def _read(written: str) -> str:
    if written[0] != '"':
        return "" if written in {"null", "true", "false", "None"} else written
    if len(written) < 2 or written[-1] != '"':
        return ""
    if "\\" not in written:
        return written[1:-1]
    try:
        return str(json.loads(written, strict=False))
    except ValueError:
        return written[1:-1]


def _whole_parts(node: Node) -> Iterator[Node]:
    """Yield the parts that are closed of what is left open."""
    open_nodes: list[Node] = []
    at: Node | None = node
    while at is not None:
        open_nodes.append(at)
        at = at.parent
    for each in reversed(open_nodes):
        yield from (child for child in each.children if child.end >= 0)
