r"""TeX's words that metadata may hold: what they print, and which may not be run.

Accents and letters as in "LaTeX2e: An unofficial reference manual", https://latexref.xyz.
"""

import re
import unicodedata

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
SYMBOLS = LETTERS | {
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "dots": "…", "ldots": "…",
    "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textunderscore": "_", "textbraceleft": "{",
    "textbraceright": "}", "textdegree": "°", "textmu": "µ", "texttrademark": "™",
    "textregistered": "®", "TeX": "TeX", "LaTeX": "LaTeX", "&": "&", "%": "%", "#": "#", "_": "_",
    "$": "$", "{": "{", "}": "}", " ": " ", ",": " ", ":": " ", ";": " ", "!": "", "-": "",
    "/": "", "\\": " ",
    # Math symbols outside formulas: arXiv itself writes {\alpha} for an α that was typed.
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
}  # fmt: skip
STYLES = {
    name: name
    for name in "textit textbf textsc texttt textrm textsf textsl emph textsuperscript "
    "textsubscript mbox".split()
} | {"mathrm": "textrm", "mathbf": "textbf", "mathit": "textit", "mathsf": "textsf",
     "text": "textrm"}  # fmt: skip
_SIZES = "tiny small normalsize large Large LARGE huge Huge boldmath".split()
SYMBOLS |= dict.fromkeys(_SIZES, "")
# Switches that hold to the end of their group, and the command that does the same to an argument.
SWITCHES = dict.fromkeys(_SIZES, "") | {
    "em": "emph", "it": "textit", "itshape": "textit", "bf": "textbf", "bfseries": "textbf",
    "sc": "textsc", "scshape": "textsc", "tt": "texttt", "ttfamily": "texttt", "rm": "textrm",
    "sf": "textsf", "sl": "textsl",
}  # fmt: skip
# Control symbols that only space or print, in math.
MATH_SYMBOLS = frozenset(" ,;:!>{}|%&#_$-/")
# Commands that read, write, define, expand, test or break out; all of TeX's that could do harm
# and none that sets a formula. ``\begin`` is here because an environment may be ``verbatim``.
DENIED = re.compile(
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
