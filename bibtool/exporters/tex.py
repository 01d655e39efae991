"""The TeX in metadata, read: math, accents and a few text commands; the rest is plain text.

arXiv metadata is Unicode with ``$math$`` and now and then text macros. What is not surely
harmless TeX is taken as the characters it consists of, so nothing in it is ever run.
"""

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from bibtool.exporters.texwords import (
    DENIED,
    MARKS,
    MATH_SYMBOLS,
    STYLES,
    SWITCHES,
    SYMBOLS,
)
from bibtool.untrusted import clean

_DEEPEST = 8
"""Nesting read as TeX; what is deeper is text, so hostile nesting costs nothing."""

_MATH = re.compile(r"(\$\$?)((?:[^$\\]|\\.)+)\1|\\\((?P<parens>(?:[^$\\]|\\[^()])+)\\\)")
# Prices, "$5 and $10" or "5$ and 10$", are no formula: a word, spaces at an edge, nothing of TeX.
_MONEY = re.compile(r"(?=\s|.*\s$)(?=.*[a-z]{3})[^\\^_{}=+<>]*|\d[\d.,]*[a-zA-Z]*\s")
_COMMAND = re.compile(r"\\(?:([a-zA-Z]+)(?:\s*\{\}|\s+)?|(.))")
_STYLED = re.compile(r"\\([a-zA-Z]+)\s*(?=\{)")
_SWITCHED = re.compile(r"\s*\\([a-zA-Z]+)(?![a-zA-Z])\s*")
_ACCENT = re.compile(
    r"""\\(?:([`'^"~=.])|([uvHrckdb])(?![a-zA-Z]))\s*
    (?:(?P<braced>\{)|\\(?P<dotless>[ij])(?![a-zA-Z])[ ]?|(?P<letter>[^\W\d_]))""",
    re.VERBOSE,
)
# A letter set as only formulas set it: one that stands outside of any lost its dollars.
_BARE_FORMULA = re.compile(
    r"\\(?:(?:wide)?(?:tilde|hat)|bar|overline|vec|d?dot|sqrt|math(?:cal|bb|bf|frak|scr|sf))"
    r"\{[A-Za-z0-9]{1,12}\}"
)
_UNREAD = re.compile(r"\\[a-zA-Z@]+[\d\s]*$")
_PLAIN = re.compile(r"[^$\\{]+")
_BRACE = re.compile(r"[{}]")
_ESCAPED = re.compile(r"\\.")
_ESCAPED_OR_BRACE = re.compile(r"\\.|[{}]")
_NOT_IN_MATH = re.compile(r"[%#&]")
_MATH_WORD = re.compile(r"\\(?:([a-zA-Z]+)|(.))")
# ASCII that is itself in every format, as most names are; possessive: nothing is tried twice.
_SIMPLE_WORD = r"[A-Za-z0-9.,:;!?'()\[\]+=*/-]++"
_SIMPLE = re.compile(rf"(?:{_SIMPLE_WORD}(?>(?: {_SIMPLE_WORD})*))?")


class Kind(Enum):
    """What a piece of metadata text is."""

    TEXT = auto()
    MATH = auto()
    STYLED = auto()
    """The argument of a text command such as ``\\textit``."""
    GROUP = auto()
    """Words in braces of their own."""
    BRACED = auto()
    """What stands between braces that are meant to be seen."""


class Piece(NamedTuple):  # of which there are many: a dataclass takes three times as long
    """A run of one kind; math comes without its dollars, text without TeX."""

    kind: Kind
    text: str
    command: str = ""
    inner: "tuple[Piece, ...]" = ()


def pieces(text: str) -> tuple[Piece, ...]:
    """Return metadata text, cleaned, as its runs of text, math, styled text and groups."""
    return _pieces(clean(text), 0)


def flat(text: str) -> list[Piece]:
    """Return metadata text as runs of plain text and math only, styles and groups opened."""
    runs: list[Piece] = []
    _flatten(pieces(text), runs)
    return runs


def is_simple(text: str) -> bool:
    """Whether a text is clean and has nothing in it that TeX could read otherwise."""
    return _SIMPLE.fullmatch(text) is not None


def plain(text: str) -> str:
    """Return metadata text as Unicode with ``$math$`` and no other TeX."""
    if text.isascii() and text.isalnum():
        return text
    cleaned = clean(text)
    return cleaned if _is_plain(cleaned) else _plain(_pieces(cleaned, 0))


def _is_plain(text: str) -> bool:
    """Whether all TeX in a text is surely formulas between dollars, which are kept as they are."""
    if "$" not in text:
        return "\\" not in text and "{" not in text
    parts = text.split("$")
    words = "".join(parts[::2])
    has_other = "\\" in words or "{" in words or len(parts) % 2 == 0
    return not has_other and all(map(_stays, parts[1::2]))


def _stays(formula: str) -> bool:
    """Whether what stands between two dollars is a formula, and is kept as it is."""
    return not _MONEY.fullmatch(formula) and bool(formula.strip()) and safe_math(formula) == formula


def _plain(parts: tuple[Piece, ...]) -> str:
    runs: list[Piece] = []
    _flatten(parts, runs)
    return clean("".join(f"${r.text}$" if r.kind is Kind.MATH else r.text for r in runs))


def _flatten(parts: tuple[Piece, ...], runs: list[Piece]) -> None:
    for part in parts:
        if part.kind is Kind.BRACED:
            brackets = Piece(Kind.TEXT, "{"), Piece(Kind.TEXT, "}")
            _flatten((brackets[0], *part.inner, brackets[1]), runs)
        elif part.inner:
            _flatten(part.inner, runs)
        elif part.kind is Kind.TEXT and runs and runs[-1].kind is Kind.TEXT:
            runs[-1] = Piece(Kind.TEXT, _joined([runs[-1].text, part.text]))
        elif part.kind in (Kind.TEXT, Kind.MATH):
            runs.append(part)


def _pieces(text: str, depth: int) -> tuple[Piece, ...]:
    parts: list[Piece] = []
    pending: list[str] = []
    closers = _closers(text)
    at = 0
    while at < len(text):
        piece, end = _next(text, at, closers, depth)
        if piece.kind is Kind.TEXT:
            pending.append(piece.text)
        else:
            parts.append(Piece(Kind.TEXT, _joined(pending)))
            pending = []
            parts.append(piece)
        at = end
    parts.append(Piece(Kind.TEXT, _joined(pending)))
    return tuple(part for part in parts if part.text or part.inner)


def _joined(texts: list[str]) -> str:
    # A letter and the mark after it may come from two commands.
    text = "".join(texts)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _next(text: str, at: int, closers: dict[int, int], depth: int) -> tuple[Piece, int]:
    if found := _PLAIN.match(text, at):
        return Piece(Kind.TEXT, found[0]), found.end()
    taken = None
    if depth < _DEEPEST:
        taken = (
            _group(text, at, closers, depth)
            if text[at] == "{"
            else _math(text, at)
            or _bare_formula(text, at)
            or _accent(text, at, closers, depth)
            or _command(text, at, closers, depth)
        )
    return taken or (Piece(Kind.TEXT, text[at]), at + 1)


def _math(text: str, at: int) -> tuple[Piece, int] | None:
    found = _MATH.match(text, at)
    if found is None:
        return None
    content = found[2] or found["parens"]
    if not found["parens"] and _MONEY.fullmatch(content):
        return Piece(Kind.TEXT, "$"), at + 1
    safe = safe_math(content)
    if safe is None or not safe.strip():
        return Piece(Kind.TEXT, found[0]), found.end()
    return Piece(Kind.MATH, safe), found.end()


def _bare_formula(text: str, at: int) -> tuple[Piece, int] | None:
    found = _BARE_FORMULA.match(text, at)
    return (Piece(Kind.MATH, found[0]), found.end()) if found else None


@lru_cache(maxsize=1 << 13)
def safe_math(content: str) -> str | None:
    r"""Return a formula that is balanced and runs nothing, else None.

    ``\{`` becomes ``\lbrace`` only where BibTeX, which counts escaped braces too, would see
    more braces open than close.
    """
    # TeX reads ^^5c as a backslash; % # & end the line, name an argument, end a cell.
    has_words = "\\" in content
    bare = _ESCAPED.sub("", content) if has_words else content
    if "^^" in content or _NOT_IN_MATH.search(bare) or content.endswith("\\"):
        return None
    for word, symbol in _MATH_WORD.findall(content) if has_words else ():
        if symbol and symbol not in MATH_SYMBOLS:
            return None
        if word and _is_denied(word):
            return None
    if not _balanced(bare):
        return None
    if not _balanced(content):
        content = content.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    return content


@lru_cache(maxsize=1 << 10)
def _is_denied(word: str) -> bool:
    return DENIED.fullmatch(word) is not None


def _balanced(text: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _closers(text: str) -> dict[int, int]:
    """Return the place of the brace that closes each opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _ESCAPED_OR_BRACE.finditer(text) if "{" in text else ():
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def _group(text: str, at: int, closers: dict[int, int], depth: int) -> tuple[Piece, int] | None:
    if at not in closers:
        return None
    end = closers[at] + 1
    content = text[at + 1 : end - 1]
    switch = _SWITCHED.match(content)
    if switch and switch[1] in SWITCHES:
        inner = _pieces(content[switch.end() :], depth + 1)
        return Piece(Kind.STYLED, "", SWITCHES[switch[1]], inner), end
    inner = _pieces(content, depth + 1)
    read = _plain(inner)
    if len(read) < 2:  # {\'e}, {\alpha}, {}
        return Piece(Kind.TEXT, read), end
    # Braces around words group them; around anything else, {0,1}, they are meant to be seen, and
    # so is the argument of a command we do not take.
    argument = _UNREAD.search(text, max(0, at - 40), at)
    grouped = not argument and re.fullmatch(r"[\w\u0300-\u036f '’-]*", read)
    return Piece(Kind.GROUP if grouped else Kind.BRACED, "", "", inner), end


def _accent(text: str, at: int, closers: dict[int, int], depth: int) -> tuple[Piece, int] | None:
    found = _ACCENT.match(text, at)
    if found is None:
        return None
    end = found.end()
    if found["braced"]:
        # An argument is a letter, accented at most twice; longer ones are not worth reading.
        if closers.get(end - 1, end + 99) - end > 12:
            return None
        base = _plain(_pieces(text[end : closers[end - 1]], depth + 1))
        end = closers[end - 1] + 1
    else:
        base = found["dotless"] or found["letter"]
    base = base.translate({ord("ı"): "i", ord("ȷ"): "j"})
    letter = unicodedata.normalize("NFC", base + MARKS[found[1] or found[2]])
    # Only real letters: the quote in "don\'t" is an escaped apostrophe, whatever it meant.
    return (Piece(Kind.TEXT, letter), end) if base and len(letter) == 1 else None


def _command(text: str, at: int, closers: dict[int, int], depth: int) -> tuple[Piece, int] | None:
    styled = _STYLED.match(text, at)
    if styled and styled.end() in closers:
        end = closers[styled.end()] + 1
        content = text[styled.end() + 1 : end - 1]
        if styled[1] == "ensuremath" and safe_math(content) and "$" not in content:
            return Piece(Kind.MATH, safe_math(content) or ""), end
        if styled[1] in STYLES:
            inner = _pieces(content, depth + 1)
            return Piece(Kind.STYLED, "", STYLES[styled[1]], inner), end
    found = _COMMAND.match(text, at)
    name = found and (found[1] or found[2])
    if found is None or name not in SYMBOLS:
        return None
    return Piece(Kind.TEXT, SYMBOLS[name]), found.end()
