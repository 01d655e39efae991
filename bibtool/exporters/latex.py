r"""Unicode metadata text as LaTeX for a BibTeX field: braces balanced, nothing run.

Accents are written as BibTeX's own documentation asks, ``{\'e}``, ``{\"o}``, ``{\c{c}}``, with
``{\'i}`` rather than a dotless i, which biber would turn into two characters.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from bibtool.exporters.tex import Kind, Piece, is_simple, pieces
from bibtool.exporters.texwords import LETTERS, MARKS

_ACCENTS = {mark: command for command, mark in MARKS.items()} | {"\u0326": "textcommabelow"}
_BELOW = "\u0327\u0328\u0323\u0331\u0326"
_LETTERS = {letter: command for command, letter in LETTERS.items()}
_ASCII = {
    "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "\\": r"{\textbackslash}",
    # Not \{ : BibTeX counts braces whether escaped or not.
    "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    # In TeX's old default encoding these print as other characters.
    "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
    # Some parsers take @word{ for a new entry even inside a field.
    "@": "{@}",
}  # fmt: skip
_ASCII_TABLE = str.maketrans(_ASCII)
_OWN = _ASCII | {
    "‘": "`", "’": "'", "“": "``", "”": "''", "–": "--", "—": "---", "‐": "-", "‑": "-",
}  # fmt: skip
_FORMULA = re.compile(r"\\ensuremath\{((?:[^{}]|\{[^{}]*\})*)\}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
# A Greek letter or two are symbols (α-decay); more are a word, for TeX engines that read it.
_TOKEN = re.compile(
    rf"(?P<greek>(?<![{_GREEK}])[{_GREEK}]{{1,2}}(?![{_GREEK}\u0300-\u036f]))"
    r"|(?P<quote>(?<=[?!])[‘“])|.[\u0300-\u036f]*",
    re.DOTALL,
)


def encode_plain(text: str) -> str:
    """Return text in which nothing is TeX, every special character escaped."""
    if text.isascii():
        return text.translate(_ASCII_TABLE)
    return _TOKEN.sub(_token, unicodedata.normalize("NFC", text))


def escape_signs(text: str) -> str:
    """Return text in which nothing is TeX for biber, which reads Unicode: letters stay."""
    if text.isascii():
        return text.translate(_ASCII_TABLE)
    return _TOKEN.sub(_sign, unicodedata.normalize("NFC", text))


Escape = Callable[[str], str]
"""``encode_plain`` or ``escape_signs``: how text that is no TeX is written."""


def encode(text: str, escape: Escape = encode_plain) -> str:
    """Return metadata text, Unicode with TeX math and perhaps text commands, for a field."""
    if is_simple(text):
        return text
    return "".join(encode_piece(piece, escape) for piece in pieces(text))


def encode_piece(piece: Piece, escape: Escape = encode_plain) -> str:
    """Return one piece of metadata text, braces balanced."""
    if piece.kind is Kind.TEXT:
        return escape(piece.text)
    if piece.kind is Kind.MATH:
        return f"{{${_NOT_ASCII.sub(_in_math, piece.text)}$}}"
    inner = "".join(encode_piece(part, escape) for part in piece.inner)
    if piece.kind is Kind.BRACED:
        return f"{_ASCII['{']}{inner}{_ASCII['}']}"
    return f"\\{piece.command}{{{inner}}}" if piece.command else f"{{{inner}}}"


def _in_math(found: re.Match[str]) -> str:
    """Return a character typed into a formula, $σ_z$, as the command it stands for."""
    formula = _FORMULA.fullmatch(_table().get(ord(found[0]), ""))
    if formula is None:
        return found[0]
    return f"{{{formula[1]}}}" if "{" in formula[1] else f"{formula[1]} "


def _token(found: re.Match[str]) -> str:
    if found["greek"]:
        return "".join(_symbol(char, known=True) for char in found[0])
    if found["quote"]:  # TeX makes ¿ of ?`
        return f"{{{_OWN[found[0]]}}}"
    return _cluster(found[0])


def _sign(found: re.Match[str]) -> str:
    if found["greek"] or found["quote"] or found[0].isascii():
        return _token(found)
    return "".join(char if char in _OWN else _symbol(char) for char in found[0])


@cache
def _cluster(text: str) -> str:
    """Encode a character with its combining marks."""
    if text.isascii():
        return _ASCII.get(text, text)
    if text in _LETTERS:
        return f"{{\\{_LETTERS[text]}}}"
    base, *marks = list(unicodedata.normalize("NFD", text))
    letter = base.isascii() and base.isalpha()
    if marks and (letter or base in _LETTERS) and all(mark in _ACCENTS for mark in marks):
        return _accented(base if letter else f"{{\\{_LETTERS[base]}}}", marks)
    return "".join(_symbol(char) for char in text)


def _accented(latex: str, marks: list[str]) -> str:
    # TeX sets an accent over one character, but a dot or hook under anything: those go outside.
    *inner, outer = sorted(marks, key=lambda mark: mark in _BELOW)
    command = _ACCENTS[outer]
    if inner:
        # biber reads {\~{ê}}; {\~{\^e}} it leaves as it is, and in names turns into {\ ê}.
        letter = unicodedata.normalize("NFC", latex + "".join(inner))
        return f"{{\\{command}{{{letter if len(letter) == 1 else _accented(latex, inner)}}}}}"
    # A letter needs its own braces only after a command of letters.
    argument = f"{{{latex}}}" if command.isalpha() and latex[0] != "{" else latex
    return f"{{\\{command}{argument}}}"


def _symbol(char: str, *, known: bool = False) -> str:
    """Encode a character by our table, then by pylatexenc's; letters of no formula stay."""
    if char in _OWN:
        return _OWN[char]
    is_math_letter = unicodedata.decomposition(char).startswith("<font>")
    if char.isascii() or not (known or is_math_letter or unicodedata.category(char)[0] in "PSN"):
        return char
    latex = _table().get(ord(char), char)
    if formula := _FORMULA.fullmatch(latex):
        # In {\ensuremath{\mathbb{R}}} BibTeX would lower-case the R, in {$...$} it does not.
        return f"{{${formula[1]}$}}"
    return f"{{{latex}}}" if latex.startswith("\\") else latex


@cache
def _table() -> dict[int, str]:
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 - slow to load

    table: dict[int, str] = get_builtin_uni2latex_dict()
    return table
