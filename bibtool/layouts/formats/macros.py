r"""LaTeX commands in an item of a list, with their arguments: ``\doi{10.1/x}{On boats}``."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# What must stand before a sign is looked at after it: signs are rare, so a search is quick.
_TOKEN = re.compile(r"\\(?:[a-zA-Z@]+\*?|.)|[{}\[\]]|%(?<!\\%)[^\n]*\n?", re.DOTALL)
_COMMENT = re.compile(r"%(?<!\\%)[^\n]*\n?[ \t]*")
_OPENING = frozenset("{[")
_BRACKETS = frozenset("{}[]")
_BLANK = re.compile(r"\s*+(?:%[^\n]*+\n\s*+)*")
_LONGEST_ITEM = 20_000
_LONGEST = 1_500
"""A longer argument is no title, and to copy all of those within each other would take long."""


class Macro(NamedTuple):
    """A command, where it stands, and its arguments in order."""

    name: str
    start: int
    end: int
    arguments: tuple[str, ...]
    """Those in braces."""


def macros(text: str, longest: int = _LONGEST_ITEM) -> Iterator[Macro]:
    """Yield each command with arguments of an item, outer ones first; long items only in part."""
    text = text[:longest]
    closes: dict[int, int] = {}
    commands: list[tuple[int, int, str]] = []
    braces: list[int] = []
    brackets: list[int] = []
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in _BRACKETS:
            opened = _opened(sign, token.start(), braces, brackets)
            if opened >= 0:
                closes[opened] = token.start()
        elif (name := sign[1:].rstrip("*")).isalpha() and sign[0] == "\\":
            commands.append((token.start(), token.end(), name))
    for start, at, name in commands:
        arguments, end = _arguments(text, at, closes)
        if arguments:
            yield Macro(name, start, end, tuple(arguments))


def _opened(sign: str, at: int, braces: list[int], brackets: list[int]) -> int:
    """Return where what a bracket closes was opened; -1 if it opens one, or closes none."""
    if sign == "{":
        braces.append(at)
        brackets.append(-1)  # a square bracket does not reach over a brace
    elif sign == "[":
        brackets.append(at)
    elif sign == "]":
        return brackets.pop() if brackets and brackets[-1] >= 0 else -1
    elif braces:
        while brackets and brackets.pop() >= 0:
            pass
        return braces.pop()
    return -1


def _arguments(text: str, at: int, closes: Mapping[int, int]) -> tuple[list[str], int]:
    """Return what stands in the braces behind a place, and where the last bracket closes."""
    arguments: list[str] = []
    while len(arguments) < 9:
        start = at
        if text[at : at + 1] not in _OPENING:
            blank = _BLANK.match(text, at)
            start = blank.end() if blank else at
        end = closes.get(start)
        if end is None:
            break
        if text[start] == "{":
            arguments.append(text[start + 1 : end] if end - start <= _LONGEST else "")
        at = end + 1
    return arguments, at


def group_end(text: str, at: int, longest: int = _LONGEST_ITEM) -> int:
    """Return where the group in brackets or braces that opens at a place ends, else the place.

    One that is longer than so many characters does not end.
    """
    depth = 0
    for token in _TOKEN.finditer(text, at, at + longest):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
        if depth <= 0:
            return token.end()
    return at


def without_comments(text: str) -> str:
    """Return text without what ``%`` comments out; places change."""
    return _COMMENT.sub("", text) if "%" in text else text
