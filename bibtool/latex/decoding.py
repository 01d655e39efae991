r"""LaTeX in a field as metadata: accents and symbols become Unicode, formulas stay formulas.

What is not known stays as it stands: a lost word would be worse than a command in the text. A
formula that is one symbol, which is how ``α`` must be written for BibTeX, becomes that character.
Plain values, and accents as nearly everybody writes them, are read here; the others are left to
pylatexenc, which takes fifty times as long.
"""

import re
import unicodedata
from functools import lru_cache

from bibtool.exporters.tex import Kind, Piece
from bibtool.exporters.texwords import LETTERS, MARKS
from bibtool.latex import nodes
from bibtool.latex.literal import joined
from bibtool.untrusted import clean

_SPECIAL = re.compile(r"[\\{}$~`]|--|''")
_GROUPING = re.compile(r"[{}]")
_LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": " ",
}  # fmt: skip
_LIGATURE = re.compile("|".join(map(re.escape, _LIGATURES)))
_QUOTES = re.compile(r"`((?>(?:[^`'$]|'(?=\w))*))'(?!\w)")
_SIGNS = "".join(re.escape(command) for command in MARKS if not command.isalpha())
_NAMED = "".join(command for command in MARKS if command.isalpha())
# An accent and its letter, a letter of its own, a sign; last what is none of them.
_USUAL = re.compile(
    rf"\\(?:(?P<sign>[{_SIGNS}])[ ]*|(?P<name>[{_NAMED}])(?=\{{|[ ])[ ]*)"
    r"(?:\{\\?(?P<inner>(?<=\\)[ij]|(?<!\\)[^\W\d_])\}"
    r"|\\(?P<dotless>[ij])(?![^\W\d_])(?:\{\}|[ ]+)?|(?P<bare>[^\W\d_]))"
    rf"|\\(?P<letter>{'|'.join(LETTERS)})(?![^\W\d_])(?:\{{\}}|[ ]+)?"
    r"|\\(?P<escaped>[&%#_])|\\."
)
_DEEPEST = 40
_LONGEST = 60_000
"""Each formula takes a character for its place, of which there are not many more."""


def decode(value: str) -> str:
    """Return a field's value as metadata text."""
    if not _SPECIAL.search(value):
        return clean(value)
    text = None if "$" in value else _without_commands(value)
    return _read(value) if text is None else _quoted(clean(text))


def _without_commands(text: str) -> str | None:
    """Return what a text without formulas prints; nothing if there is more in it than accents."""
    while "\\" in text:
        text, before = _USUAL.sub(_letter, text), text
        if text == before:
            return None
    return _GROUPING.sub("", _LIGATURE.sub(lambda found: _LIGATURES[found[0]], text))


@lru_cache(maxsize=1 << 12)  # a title is looked up by, compared, and held against others
def _read(value: str) -> str:
    """Return a value that pylatexenc must read."""
    runs = None
    if len(value) <= _LONGEST and _depth(value) <= _DEEPEST:
        runs = nodes.runs(value, _without_commands)
    return _quoted(joined(runs or [Piece(Kind.TEXT, value)]))


def _quoted(text: str) -> str:
    """Return text with quotes in pairs for what TeX prints as such; apostrophes stay."""
    return _QUOTES.sub(r"‘\1’", text) if "`" in text else text


def _letter(found: re.Match[str]) -> str:
    """Return what a command prints; what is not surely one letter or sign stays."""
    if found["letter"] or found["escaped"]:
        return LETTERS[found["letter"]] if found["letter"] else found["escaped"]
    base = found["inner"] or found["dotless"] or found["bare"]
    if base is None:
        return found[0]
    letter = unicodedata.normalize("NFC", base + MARKS[found["sign"] or found["name"]])
    return letter if len(letter) == 1 else found[0]


def _depth(value: str) -> int:
    deepest = depth = 0
    for brace in _GROUPING.findall(value):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest
