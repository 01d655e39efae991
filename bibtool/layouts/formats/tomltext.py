"""TOML with works in it: the data of a home page, one table a work."""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.formats.jsonscan import Node
from bibtool.layouts.formats.keyed import works_of
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.formats.values import node_of
from bibtool.layouts.formats.yamltext import is_sure, may_be_sure
from bibtool.model import Listing

NAME = "toml"

_HEAD = re.compile(
    r"^[ \t]{0,8}\[{1,2}[ \t]*([\w.\"'-]{1,200})[ \t]*\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE
)
_TITLED = re.compile(r"^[ \t]{0,8}title[ \t]*=[ \t]*[\"']", re.MULTILINE)
_WORTH = re.compile(r"title|arxiv|doi", re.IGNORECASE)
_BACKSLASH = re.compile(r"\\(?!\\)")


class _Table(NamedTuple):
    """A table with those that are in it: where it is, and its name's last part."""

    start: int
    end: int
    node: Node | None


def looks_like(text: str) -> float:
    """Return the share of the tables, by length, that are works."""
    head = plain_ends(text[:SAMPLE])
    if not (_TITLED.search(head) and _HEAD.search(head) and may_be_sure(head)):
        return 0.0
    found = [work for work in _works(head) if is_sure(work.understood)]
    inside = sum(work.end - work.start for work in found)
    # A file has a head of its own, and a sample ends within a table.
    return min(1.0, 1.25 * inside / len(head.strip()))


def read(text: str) -> Listing:
    """Read one item from each table that has a title or an id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    return works_of(table.node for table in _tables(text) if table.node is not None)


def _tables(text: str) -> Iterator[_Table]:
    """Yield each table, and with it those whose names go on with its own."""
    heads = list(_HEAD.finditer(text))
    at = 0
    while at < len(heads):
        name = heads[at][1]
        following = at + 1
        while following < len(heads) and heads[following][1].startswith(f"{name}."):
            following += 1
        start = heads[at].start()
        end = heads[following].start() if following < len(heads) else len(text)
        yield _Table(start, end, _node(text[start:end], name, start))
        at = following


def _node(part: str, name: str, start: int) -> Node | None:
    if not _WORTH.search(part):
        return None
    for written in (part, _BACKSLASH.sub(r"\\\\", part)):  # formulas that nobody escaped
        try:
            value: object = tomllib.loads(written)
        except (ValueError, RecursionError):
            continue
        while isinstance(value, dict) and len(value) == 1 and not _is_work(value):
            value = next(iter(value.values()))
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        end = start + len(part.rstrip())
        return node_of(value, name.rpartition(".")[2].strip("\"'").lower(), start, end)
    return None


def _is_work(value: dict[str, object]) -> bool:
    return "title" in value
