r"""LaTeX commands in an item of a list, with their arguments: ``\doi{10.1/x}{On boats}``."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"\\(?:[a-zA-Z@]+\*?|.)|[{}\[\]]|(?<!\\)%[^\n]*\n?", re.DOTALL)
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
    tokens = list(_TOKEN.finditer(text))
    closes = _matching(tokens)
    for token in tokens:
        name = token[0][1:].rstrip("*")
        if token[0][0] != "\\" or not name.isalpha():
            continue
        arguments, end = _arguments(text, token.end(), closes)
        if arguments:
            yield Macro(name, token.start(), end, tuple(arguments))


def _matching(tokens: list[re.Match[str]]) -> dict[int, int]:
    """Return where each bracket that is opened is closed; what is left open is left out."""
    closes: dict[int, int] = {}
    braces: list[int] = []
    brackets: list[int] = []
    for token in tokens:
        if token[0] == "{":
            braces.append(token.start())
            brackets.append(-1)  # a square bracket does not reach over a brace
        elif token[0] == "}" and braces:
            closes[braces.pop()] = token.start()
            while brackets and brackets.pop() >= 0:
                pass
        elif token[0] == "[":
            brackets.append(token.start())
        elif token[0] == "]" and brackets and brackets[-1] >= 0:
            closes[brackets.pop()] = token.start()
    return closes


def _arguments(text: str, at: int, closes: Mapping[int, int]) -> tuple[list[str], int]:
    arguments: list[str] = []
    while len(arguments) < 9:
        blank = _BLANK.match(text, at)
        start = blank.end() if blank else at
        end = closes.get(start)
        if end is None:
            break
        if text[start] == "{":
            arguments.append(text[start + 1 : end] if end - start <= _LONGEST else "")
        at = end + 1
    return arguments, at


def group_end(text: str, at: int) -> int:
    """Return where the group in brackets or braces that opens at a place ends, else the place."""
    depth = 0
    for token in _TOKEN.finditer(text, at, at + _LONGEST_ITEM):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
        if depth <= 0:
            return token.end()
    return at


def without_comments(text: str) -> str:
    """Return text without what ``%`` comments out; places change."""
    return re.sub(r"(?<!\\)%[^\n]*\n?[ \t]*", "", text) if "%" in text else text
