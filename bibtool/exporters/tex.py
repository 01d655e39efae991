"""The TeX in metadata, read: math, accents and a few text commands; the rest is plain text.

arXiv metadata is Unicode with ``$math$`` and now and then text macros. What is not surely
harmless TeX is taken as the characters it consists of, so nothing in it is ever run.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from bibtool.untrusted import clean

_DEEPEST = 8
"""Nesting read as TeX; what is deeper is text, so hostile nesting costs nothing."""

# Combining marks of TeX's accent commands, https://www.latex-project.org/help/documentation/
MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327",
    "k": "\u0328", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_SYMBOLS = LETTERS | {
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "dots": "…", "ldots": "…",
    "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textunderscore": "_", "textbraceleft": "{",
    "textbraceright": "}", "textdegree": "°", "textmu": "µ", "texttrademark": "™",
    "textregistered": "®", "TeX": "TeX", "LaTeX": "LaTeX", "&": "&", "%": "%", "#": "#", "_": "_",
    "$": "$", "{": "{", "}": "}", " ": " ", ",": " ", ":": " ", ";": " ", "!": "", "-": "",
    "/": "", "\\": " ",
    # Math symbols outside formulas: arXiv itself writes {\\alpha} for an α that was typed.
    "infty": "∞", "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "le": "≤", "leq": "≤",
    "ge": "≥", "geq": "≥", "neq": "≠", "sim": "∼", "approx": "≈", "to": "→", "rightarrow": "→",
    "leftrightarrow": "↔", "deg": "°", "circ": "∘", "ell": "ℓ", "hbar": "ℏ", "partial": "∂",
    "nabla": "∇", "epsilon": "ε", "varepsilon": "ε", "phi": "φ", "varphi": "φ",
    "vartheta": "ϑ", "varsigma": "ς",
} | {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.replace('lambda', 'lamda')}")
    for name in "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon chi psi omega".split()
} | {
    name: unicodedata.lookup(f"GREEK CAPITAL LETTER {name.replace('Lambda', 'Lamda')}")
    for name in "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split()
} | {
    # Sizes print nothing.
    name: "" for name in "tiny small normalsize large Large LARGE huge Huge boldmath".split()
}  # fmt: skip
_STYLES = {
    name: name
    for name in "textit textbf textsc texttt textrm textsf textsl emph textsuperscript "
    "textsubscript mbox".split()
} | {"mathrm": "textrm", "mathbf": "textbf", "mathit": "textit", "mathsf": "textsf",
     "text": "textrm"}  # fmt: skip
_SWITCHES = {
    "em": "emph", "it": "textit", "itshape": "textit", "bf": "textbf", "bfseries": "textbf",
    "sc": "textsc", "scshape": "textsc", "tt": "texttt", "ttfamily": "texttt", "rm": "textrm",
    "sf": "textsf", "sl": "textsl",
}  # fmt: skip

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
_UNREAD = re.compile(r"\\[a-zA-Z@]+[\d\s]*$")
_PLAIN = re.compile(r"[^$\\{]+")

# Control symbols that only space or print, in math.
_MATH_SYMBOLS = frozenset(" ,;:!>{}|%&#_$-/")
# Commands that read, write, define, expand, test or break out; all of TeX's that could do harm
# and none that sets a formula. ``\begin`` is here because an environment may be ``verbatim``.
_DENIED = re.compile(
    r"""(?:re)?new.*|provide.*|.*def|def.*|let|(?:future|global|char|math|count|dimen|skip|muskip|
    toks|font).*let|.*chardef|.*(?:input|include|write|catcode|lua|verb|csname|include).*|
    if(?!f$).*|else|fi|or|loop|repeat|open.*|close(?:in|out)|read.*|every.*|after.*|expandafter|
    noexpand|unexpanded|immediate|special|declare.*|pdf.*|xetex.*|shell.*|shipout|output|dump|
    scantokens|message|err.*|.*mode|show.*|the|string|meaning|detokenize|jobname|number|
    romannumeral|uppercase|lowercase|font|global|long|outer|protected|advance|multiply|divide|
    count|dimen|skip|muskip|toks|lccode|uccode|sfcode|mathcode|delcode|escapechar|endlinechar|
    begin.*|end.*|bgroup|egroup|document.*|usepackage|require.*|.*package|make.*|at(?:begin|end).*|
    par|item|stop|bye|url|href|label|ref|cite.*|index|bibliography.*|csstring|primitive|
    halign|valign|noalign|omit|span|cr|crcr|insert|mark|vadjust|discretionary|patterns|
    hyphenation|tracing.*|interaction.*|select.*""",
    re.VERBOSE | re.IGNORECASE,
)
_HARMLESS = frozenset("mathchoice mathpalette displaymode leftmode".split())


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


@dataclass(frozen=True, slots=True)
class Piece:
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


def plain(text: str) -> str:
    """Return metadata text as Unicode with ``$math$`` and no other TeX."""
    return _plain(pieces(text))


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
    return unicodedata.normalize("NFC", "".join(texts))


def _next(text: str, at: int, closers: dict[int, int], depth: int) -> tuple[Piece, int]:
    if found := _PLAIN.match(text, at):
        return Piece(Kind.TEXT, found[0]), found.end()
    taken = None
    if depth < _DEEPEST:
        taken = (
            _group(text, at, closers, depth)
            if text[at] == "{"
            else _math(text, at)
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


def safe_math(content: str) -> str | None:
    r"""Return a formula that is balanced and runs nothing, else None.

    ``\{`` becomes ``\lbrace`` only where BibTeX, which counts escaped braces too, would see
    more braces open than close.
    """
    # TeX reads ^^5c as a backslash; % # & end the line, name an argument, end a cell.
    bare = re.sub(r"\\.", "", content)
    if "^^" in content or re.search(r"[%#&]", bare) or content.endswith("\\"):
        return None
    for word, symbol in re.findall(r"\\(?:([a-zA-Z]+)|(.))", content):
        if symbol and symbol not in _MATH_SYMBOLS:
            return None
        if word and word not in _HARMLESS and _DENIED.fullmatch(word):
            return None
    if not _balanced(bare):
        return None
    if not _balanced(content):
        content = content.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    return content


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _closers(text: str) -> dict[int, int]:
    """Return the place of the brace that closes each opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"\\.|[{}]", text):
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
    if switch and switch[1] in _SWITCHES:
        inner = _pieces(content[switch.end() :], depth + 1)
        return Piece(Kind.STYLED, "", _SWITCHES[switch[1]], inner), end
    inner = _pieces(content, depth + 1)
    # Braces around words group them; around anything else, {0,1}, they are meant to be seen, and
    # so is the argument of a command we do not take.
    read = _plain(inner)
    argument = _UNREAD.search(text, max(0, at - 40), at)
    if argument or not re.fullmatch(r"[\w\u0300-\u036f '’-]*", read):
        return Piece(Kind.BRACED, "", "", inner), end
    # An accented letter in braces is no group to protect.
    return (Piece(Kind.GROUP, "", "", inner) if len(read) > 1 else Piece(Kind.TEXT, read)), end


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
        if styled[1] in _STYLES:
            inner = _pieces(content, depth + 1)
            return Piece(Kind.STYLED, "", _STYLES[styled[1]], inner), end
    found = _COMMAND.match(text, at)
    name = found and (found[1] or found[2])
    if found is None or name not in _SYMBOLS:
        return None
    return Piece(Kind.TEXT, _SYMBOLS[name]), found.end()
