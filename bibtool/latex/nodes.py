r"""LaTeX as pylatexenc reads it, turned into runs of text and formulas.

It reads as generously as people write; what it does not know stays as it stands. Nothing is run.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from bibtool.exporters.tex import Kind, Piece
from bibtool.exporters.texwords import MARKS, SWITCHES, SYMBOLS

# A formula, or a pair of backslash and sign, which begins none.
_FORMULA = re.compile(
    r"\\\((?P<round>(?:[^\\]|\\[^()])+)\\\)|\\\[(?P<square>(?:[^\\]|\\[^\[\]])+)\\\]|\\."
    r"|\$\$(?P<double>(?:[^$\\]|\\.)+)\$\$|\$(?P<single>(?:[^$\\]|\\.)+)\$",
    re.DOTALL,
)
# Characters of private use, from a plane that the value itself does not use.
_PLACES = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_PLANES = (0xF0000, 0x100000)
_ENSURED = re.compile(r"\\ensuremath\{(.*)\}")
# In a .bib file these are typed bare, too; the library takes them for comments and tables.
_BARE = re.compile(r"(?<!\\)((?>(?:\\\\)*))([%&#])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_ESCAPED = re.compile(r"\\([%&#_])")
_FILES = frozenset({"input", "include"})
_STYLES = frozenset(
    "textit textbf textsc texttt textrm textsf textsl textup textmd textnormal emph mbox hbox text "
    "textsuperscript textsubscript underline uppercase lowercase mathrm mathit mathbf "
    "mkbibemph mkbibitalic mkbibbold".split()
)
# Commands of csquotes and biblatex that print something around their argument.
_AROUND = {
    "enquote": "“”", "mkbibquote": "“”", "mkbibparens": "()", "mkbibbrackets": "[]",
}  # fmt: skip
_WORDS = SYMBOLS | {"slash": "/", "hyphen": "-", "relax": ""}
_COMBINING = MARKS | {"textcommabelow": "\u0326"}
_PRINTED = {*_STYLES, *_AROUND, *_WORDS, *SWITCHES, *_COMBINING}
"""Commands of which we know what they print."""


def runs(
    value: str, read_plain: Callable[[str], str | None] = lambda _: None
) -> list[Piece] | None:
    """Return a value's runs of text and formulas; ``None`` if the library cannot read it.

    Args:
        value: what is read.
        read_plain: reads what is beside formulas if it can, which takes far less time.
    """
    # The library reads commands in formulas, too, and goes astray in them.
    formulas: dict[str, str] = {}
    plane = _PLANES[_PLACES.search(value) is not None]
    text = _FORMULA.sub(lambda found: _taken(found, formulas, plane), _balanced(value))
    plain = None if "$" in text else read_plain(text)
    if plain is not None:
        return _put_back(Piece(Kind.TEXT, plain), formulas)
    walker = _library().LatexWalker(
        _BARE.sub(r"\1\\\2", text), latex_context=_context(), tolerant_parsing=True
    )
    try:
        read = _runs(walker.get_latex_nodes()[0])
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    except _library().LatexWalkerError:
        return None
    return [part for run in read for part in _put_back(run, formulas)]


def _balanced(value: str) -> str:
    """Return a value with braces that match: of what one leaves open the library loses a part."""
    done: list[str] = []
    at = depth = 0
    for found in _BRACE.finditer(value):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        if depth < 0:
            done.append(value[at : found.start()])
            at, depth = found.end(), 0
    return "".join([*done, value[at:], "}" * depth])


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
        return [Piece(Kind.TEXT, _ESCAPED.sub(r"\1", _inside(arguments[-1])))]
    if (name in _STYLES or name == "href") and arguments:
        return _run(arguments[-1])
    if name in _AROUND and arguments:
        left, right = (Piece(Kind.TEXT, sign) for sign in _AROUND[name])
        return [left, *_run(arguments[-1]), right]
    if name in _COMBINING and arguments:
        return _accented(_runs(arguments[:1]), _COMBINING[name])
    if symbol := _symbols().get(node.latex_verbatim()):
        return [Piece(Kind.TEXT, symbol)]
    symbol = _WORDS.get(name, _symbols().get(f"\\{name}"))
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
    if name is None or name in _PRINTED:
        return False
    if name in _FILES:
        return True
    known = _text_writer().latex_context.get_macro_spec(name) is not None
    return not known and f"\\{name}" not in _symbols()


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
    names = ("textcommabelow", *_STYLES, *_AROUND, "nolinkurl")
    macros = [std_macro(name, "{") for name in names]
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
