r"""LaTeX in a field as metadata: accents and symbols become Unicode, formulas stay formulas.

pylatexenc reads it, as generously as people write it. What it does not know stays as it stands:
a lost word would be worse than a command in the text. A formula that is one symbol, which is how
``α`` must be written for BibTeX, becomes that character.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from bibtool.exporters.tex import Kind, Piece
from bibtool.exporters.texwords import MARKS, SWITCHES, SYMBOLS
from bibtool.readers.literal import joined
from bibtool.untrusted import clean

_SPECIAL = re.compile(r"[\\{}$~%`'\"^_&#]|--")
# A formula, or a pair of backslash and sign, which begins none.
_FORMULA = re.compile(
    r"\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]|\\."
    r"|\$\$(?P<double>(?:[^$\\]|\\.)+)\$\$|\$(?P<single>(?:[^$\\]|\\.)+)\$",
    re.DOTALL,
)
# Characters of private use, from a plane that the value itself does not use.
_PLACES = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_PLANES = (0xF0000, 0x100000)
_ENSURED = re.compile(r"\\ensuremath\{(.*)\}")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
# Braces around words only, which is nearly all there is in nearly all fields.
_SIMPLE = re.compile(r"[^\\$~%`'\"&#]*")
_FILES = frozenset({"input", "include"})
_DEEPEST = 40
_LONGEST = 60_000
"""Each formula takes a character for its place, of which there are not many more."""
_STYLES = frozenset(
    "textit textbf textsc texttt textrm textsf textsl textup textmd textnormal emph mbox hbox text "
    "textsuperscript textsubscript underline uppercase lowercase mathrm mathit mathbf".split()
)
_COMBINING = MARKS | {"textcommabelow": "\u0326"}


def decode(value: str) -> str:
    """Return a field's value as metadata text."""
    if not _SPECIAL.search(value):
        return clean(value)
    if _SIMPLE.fullmatch(value) and "--" not in value:
        return clean(re.sub(r"[{}]", "", value))
    if len(value) > _LONGEST or _depth(value) > _DEEPEST:
        return joined([Piece(Kind.TEXT, value)])
    # The library reads commands in formulas, too, and goes astray in them.
    formulas: dict[str, str] = {}
    plane = _PLANES[_PLACES.search(value) is not None]
    text = _FORMULA.sub(lambda found: _taken(found, formulas, plane), value)
    walker = _library().LatexWalker(
        # BibTeX knows no comments inside a value: % is a sign somebody forgot to escape.
        _COMMENT.sub(r"\1\\%", text),
        latex_context=_context(),
        tolerant_parsing=True,
    )
    try:
        runs = _runs(walker.get_latex_nodes()[0])
        return joined([part for run in runs for part in _put_back(run, formulas)])
    except (RecursionError, IndexError, TypeError, _library().LatexWalkerError):
        return joined([Piece(Kind.TEXT, value)])


def _taken(found: re.Match[str], formulas: dict[str, str], plane: int) -> str:
    """Return a character that holds a formula's place; anything else stays."""
    if found.lastgroup is None:
        return found[0]
    place = chr(plane + len(formulas))
    formulas[place] = found[found.lastgroup]
    return place


def _put_back(run: Piece, formulas: dict[str, str]) -> list[Piece]:
    if run.kind is not Kind.TEXT:
        return [run]
    runs: list[Piece] = []
    at = 0
    for found in _PLACES.finditer(run.text):
        if found[0] not in formulas:
            continue
        runs.append(Piece(Kind.TEXT, run.text[at : found.start()]))
        runs += _formula(formulas[found[0]])
        at = found.end()
    return [*runs, Piece(Kind.TEXT, run.text[at:])]


def _depth(value: str) -> int:
    deepest = depth = 0
    for char in re.findall(r"[{}$]", value):
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    return deepest


def _runs(nodes: Any) -> list[Piece]:
    runs: list[Piece] = []
    follows_unknown = False
    for node in filter(None, nodes or ()):
        is_group = isinstance(node, _library().LatexGroupNode)
        if is_group and follows_unknown:
            runs += [Piece(Kind.TEXT, "{"), *_run(node), Piece(Kind.TEXT, "}")]
        else:
            runs += _run(node)
            follows_unknown = _is_unknown(node)
    return runs


def _run(node: Any) -> list[Piece]:
    kind = type(node).__name__
    if kind == "LatexCharsNode":
        return [Piece(Kind.TEXT, node.chars)]
    if kind == "LatexGroupNode":
        # One symbol in braces of its own, {\'{}A}, is one character.
        if symbol := _symbols().get(_inside(node)):
            return [Piece(Kind.TEXT, symbol)]
        inner = _runs(node.nodelist)
        if node.delimiters[0] == "{":
            return inner
        left, right = (Piece(Kind.TEXT, delimiter) for delimiter in node.delimiters)
        return [left, *inner, right]
    if kind == "LatexMacroNode":
        return _macro(node)
    if kind == "LatexSpecialsNode":
        return [Piece(Kind.TEXT, _printed(node))]
    return [Piece(Kind.TEXT, node.latex_verbatim())]


def _formula(content: str) -> list[Piece]:
    symbol = _symbols(in_formulas=True).get(content.strip())
    if symbol:
        return [Piece(Kind.TEXT, symbol)]
    return [Piece(Kind.MATH, content)] if content.strip() else []


def _macro(node: Any) -> list[Piece]:
    name = node.macroname
    if name in SWITCHES:
        return []
    arguments = [each for each in (node.nodeargd.argnlist if node.nodeargd else ()) if each]
    if name == "ensuremath" and arguments:
        return _formula(_inside(arguments[0]))
    if name in {"url", "path", "nolinkurl"} and arguments:
        return [Piece(Kind.TEXT, _inside(arguments[-1]).replace(r"\%", "%"))]
    if (name in _STYLES or name == "href") and arguments:
        return _run(arguments[-1])
    if name in _COMBINING and arguments:
        return _accented(_runs(arguments[:1]), _COMBINING[name])
    if symbol := _symbols().get(node.latex_verbatim()):
        return [Piece(Kind.TEXT, symbol)]
    symbol = SYMBOLS.get(name, _symbols().get(f"\\{name}"))
    if symbol is not None and not arguments:
        # TeX takes the blank after a command of letters for its end.
        after = "" if name.isalpha() else node.macro_post_space
        return [Piece(Kind.TEXT, symbol + after)]
    text = node.latex_verbatim() if _is_unknown(node) else _printed(node)
    return [Piece(Kind.TEXT, text)]


def _accented(base: list[Piece], mark: str) -> list[Piece]:
    """Return runs with a mark on their first letter."""
    text = base[0].text if base and base[0].kind is Kind.TEXT else ""
    letter = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
    return [Piece(Kind.TEXT, letter + mark + text[1:]), *base[1:]] if letter.strip() else base


def _is_unknown(node: Any) -> bool:
    name = getattr(node, "macroname", None)
    if name is None or name in SYMBOLS or name in SWITCHES or name in _COMBINING:
        return False
    if name in _FILES:
        return True
    known = _text_writer().latex_context.get_macro_spec(name) is not None
    return not known and f"\\{name}" not in _symbols() and name not in _STYLES


def _inside(node: Any) -> str:
    text: str = node.latex_verbatim()
    return text[1:-1] if text[:1] == "{" else text


def _printed(node: Any) -> str:
    text: str = _text_writer().node_to_text(node)
    return text


def _library() -> Any:
    from pylatexenc import latexwalker  # noqa: PLC0415 - slow to load

    return latexwalker


@cache
def _context() -> Any:
    from pylatexenc.macrospec import std_macro  # noqa: PLC0415 - slow to load

    context = _library().get_default_latex_context_db()
    macros = [std_macro(name, "{") for name in ("textcommabelow", *_STYLES, "nolinkurl")]
    macros += [std_macro(name, "{{") for name in ("href", "textfrac")]
    context.add_context_category("bibtool", macros=macros, prepend=True)
    return context


@cache
def _text_writer() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - slow to load

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)


@cache
def _symbols(*, in_formulas: bool = False) -> dict[str, str]:
    """Return characters by the one command, or the one formula, that stands for them."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 - slow to load

    symbols: dict[str, str] = {}
    for code, latex in get_builtin_uni2latex_dict().items():
        formula = _ENSURED.fullmatch(latex)
        if in_formulas and not formula:
            continue
        bare = formula[1] if formula else latex
        # A mark alone is no symbol: what it stands on would be lost; nor is a letter, $h$.
        is_symbol = code > 0x7F and not unicodedata.combining(chr(code))
        if is_symbol and bare[:1] == "\\" and (formula or bare[1:] not in SYMBOLS):
            symbols.setdefault(bare, chr(code))
    return symbols
