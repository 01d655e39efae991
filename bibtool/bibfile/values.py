"""A field's raw value, ``{Braces} # " quotes" # macro``, as BibTeX reads it."""

import re
from collections.abc import Iterator, Mapping

_LONGEST = 100_000
"""Macros made of macros can double at each step: what grows beyond this stays a name."""

# What separates the parts of a value: white space, comments as biber has them, and #.
_BETWEEN = re.compile(r"(?>(?:[\s#]++|%[^\r\n]*+)*)")
_BARE = re.compile(r"[^\s#%{}\"]++")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")


def decoded(raw: str, strings: Mapping[str, str]) -> str:
    """Return a raw value without delimiters, joined, macros resolved, blanks made single."""
    # Nearly all values are one part; only # joins more.
    is_one = raw[:1] in {"{", '"'} and raw[-1:] in {"}", '"'} and "#" not in raw
    whole = raw[1:-1] if is_one else _joined(raw, strings)
    return " ".join(whole.replace("\0", " ").split())


def part_spans(raw: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a raw value are: ``{…}``, ``"…"``, or a bare word each."""
    at = _between(raw, 0)
    while at < len(raw):
        end = _part_end(raw, at)
        yield at, end
        at = _between(raw, end)


def resolved(part: str, strings: Mapping[str, str]) -> str:
    """Return what one part of a value stands for."""
    if part[0] in '{"':
        return part[1:-1] if len(part) > 1 else ""
    return strings.get(part.lower(), part)


def fits_quotes(value: str) -> bool:
    """Whether a value can stand between quotes: its own are all in braces."""
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(value):
        if found[0] == '"' and depth == 0:
            return False
        depth += (found[0] == "{") - (found[0] == "}")
    return True


def _between(raw: str, at: int) -> int:
    found = _BETWEEN.match(raw, at)
    return found.end() if found else at


def _part_end(raw: str, at: int) -> int:
    if raw[at] not in '{"':
        found = _BARE.match(raw, at)
        return found.end() if found else at + 1
    depth = 0
    is_quoted = raw[at] == '"'
    for found in (_BRACE_OR_QUOTE if is_quoted else _BRACE).finditer(raw, at + is_quoted):
        depth += (found[0] == "{") - (found[0] == "}")
        if (found[0] == '"' and depth <= 0) if is_quoted else depth <= 0:
            return found.end()
    return len(raw)


def _joined(raw: str, strings: Mapping[str, str]) -> str:
    done: list[str] = []
    room = _LONGEST
    for start, end in part_spans(raw):
        part = raw[start:end]
        value = resolved(part, strings)
        if part[0] not in '{"':
            room -= len(value)
        done.append(value if room > 0 else part)
    return "".join(done)
