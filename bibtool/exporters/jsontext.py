"""JSON as we write it: one layout for people, and nothing in it that a terminal would obey."""

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from bibtool.untrusted import escaped

_ROW = "\n  "


def on_one_line(value: Any) -> str:
    """Return a value as JSON on one line."""
    return escaped(json.dumps(value, ensure_ascii=False))


def laid_out_rows(values: Iterable[Any]) -> str:
    """Return a JSON array, ending in a newline, of values that need not all be there at once."""
    rows = [f",\n  {laid_out(value, _ROW)}" for value in values]
    if not rows:
        return "[]\n"
    rows[0] = f"[{rows[0][1:]}"
    return "".join([*rows, "\n]\n"])


def laid_out(value: Any, margin: str = "\n") -> str:
    """Return a value as ``json.dumps`` with ``indent=2`` writes it, in a fraction of its time.

    Args:
        value: text, numbers, and lists and dicts of them.
        margin: a line end and the blanks before the line this begins on.
    """
    if isinstance(value, str):
        return _quoted(value)
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        texts = [
            _quoted(one) if isinstance(one, str) else laid_out(one, inner) for one in value.values()
        ]
        return _frame(tuple(value), margin) % tuple(texts)
    if isinstance(value, list) and value:
        rows = [laid_out(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(rows)}{margin}]"
    # The library takes its time with a number alone; of True and False it knows the names.
    return str(value) if type(value) is int else json.dumps(value)


@lru_cache(maxsize=1 << 10)
def _frame(names: tuple[str, ...], margin: str) -> str:
    """Return a dict's text with a ``%s`` for each value; most dicts have the names of another."""
    rows = [f"{_quoted(name).replace('%', '%%')}: %s" for name in names]
    return f"{{{margin}  {f',{margin}  '.join(rows)}{margin}}}"


def _quoted(text: str) -> str:
    quoted = encode_basestring(text)
    # Of ASCII only DEL is unsafe that JSON does not escape itself.
    return quoted if quoted.isascii() and "\x7f" not in quoted else escaped(quoted)
