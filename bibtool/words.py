"""Words as they are compared: folded, without TeX, punctuation or accents."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, LCSseq

_TEX_COMMAND = re.compile(r"\\(?P<name>[a-zA-Z]+)\*?|\\(?P<sign>.)", re.DOTALL)
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega"
).split()
# Upper-case names fold to the same letter; "lamda" is Unicode's own spelling.
_GREEK = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.replace('lambda', 'lamda')}")
    for name in _GREEK_NAMES
}
# Function names that a page prints as words.
_SPOKEN = frozenset(
    "arg cos deg det dim exp gcd inf ker lim ln log max min mod sin sup tan".split()
)
# Commands that change how letters look and nothing else.
_SILENT = re.compile(
    r"(?:math|text|operatorname|bold|wide|over|under)[a-z]*|em|emph|bf|it|rm|sf|tt|sc|cal|bar|hat|"
    r"tilde|vec|dot|ddot|left|right|big|Big|mbox|hbox|ensuremath|displaystyle"
)
_MARKUP = "${}^_"
_TEX_ACCENT = re.compile(
    r"\\[`'^\"~=.]\s*\{?(?P<after>[a-zA-Z])\}?|\\[Hcvudbkrt]\{(?P<in>[a-zA-Z])\}"
)
# Python refuses to read numbers of thousands of digits, with an error.
_LONG_REFERENCE = re.compile(r"&#\d{8,}|&#[xX][0-9a-fA-F]{8,}")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ＇`](?=\w)")
# A word is a run of letters and digits; in scripts written without spaces, one character.
# A sign that ends a word is part of it: C++ is not C#, nor W+ W-.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:[+#]{1,2}(?!\w)|-(?=[\s,.;:)\]]|$)(?<=\b[A-Za-zπμτ]-))?"
)
_EXTRA = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

STOP_WORDS = frozenset(
    "a an and are as at be but by for from has have if in into is it its of on or such that "
    "the their then there these they this to was we were which will with our can".split()
)


def fold(text: str) -> str:
    """Return text in lower case without accents, ligatures or compatibility forms."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # The minus sign and the letter ell are what a page makes of TeX's.
    decomposed = decomposed.replace("\u2212", "-").replace("ℓ", "l")
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold().translate(_EXTRA)


def words(text: str) -> list[str]:
    r"""Return the folded words of a text, TeX read as it is printed.

    ``"The \'Etale $\pi_1$ of Don't-Care"`` gives ``the etale π1 of dont care``, and so does what a
    page shows of it.
    """
    return _WORD.findall(_joined(fold(_without_tex(text))))


def cased_words(text: str) -> Iterator[str]:
    """Yield the words of a text with their capitals and accents, TeX read as it is printed."""
    bare = unicodedata.normalize("NFC", _without_tex(text))
    return (found[0] for found in _WORD.finditer(_joined(bare)))


def _joined(text: str) -> str:
    """Return a text without the apostrophes inside words."""
    has_none = text.isascii() and "'" not in text and "`" not in text
    return text if has_none else _APOSTROPHE.sub("", text)


def _without_tex(text: str) -> str:
    if "&" in text:
        text = html.unescape(_LONG_REFERENCE.sub(" ", text))
    if "\\" in text:
        text = _TEX_ACCENT.sub(lambda m: m["after"] or m["in"], text)
        text = _TEX_COMMAND.sub(_printed, text)
    text = text.replace("}{", " ")
    for sign in _MARKUP:
        text = text.replace(sign, "")
    return text


def _printed(command: re.Match[str]) -> str:
    """Return what a TeX command adds to the words around it."""
    name = command["name"]
    if name is None:
        return "" if command["sign"] in "-/" else " "
    letter = _GREEK.get(name.lower().removeprefix("var"))
    if letter is not None:
        return letter
    if name == "ell":
        return "l"
    if name in _SPOKEN:
        return name
    return "" if _SILENT.fullmatch(name) else " "


_RELATIONS = {
    "ne": "≠",
    "neq": "≠",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "lt": "<",
    "gt": ">",
    "infty": "∞",
    "pm": "±",
    "mp": "∓",
    "subset": "⊂",
    "not": "≠",
    "bar": "¯",
    "overline": "¯",
    "prime": "′",
    "ast": "*",
    "star": "*",
}
_SIGN = re.compile(r"[=≠<>≤≥∞±∓⊂]")
_BARRED = re.compile("(?<![^\\W_])[^\\W\\d_][\u0304\u0305](?!\\w)")
# A star or prime on one letter, a bar over some, a plus between: K* is not K, nor Z′ Z.
_MARK = re.compile(
    r"(?<![A-Za-zα-ωΑ-Ω])[A-Za-zα-ωΑ-Ω]\s?(?:\^\s?\{?\s?)?(?P<mark>[*′]|['’](?![\w]))"
    r"|(?P<bar>¯)|(?<=[\w)}])\s?(?P<plus>\+)\s?(?=[\w({\\])"
)


def signs(text: str) -> list[str]:
    """Return the relations of a title in order, then its marks: P = NP is not P ≠ NP, nor K* K."""
    text = html.unescape(_LONG_REFERENCE.sub(" ", text))
    text = _TEX_COMMAND.sub(_signed, text)
    text = text.replace("!=", "≠").replace("<=", "≤").replace(">=", "≥").replace("≠=", "≠")
    text = _BARRED.sub(r"\g<0>¯", unicodedata.normalize("NFD", text))
    relations = _SIGN.findall(unicodedata.normalize("NFC", text))
    marks = (found["mark"] or found["bar"] or found["plus"] for found in _MARK.finditer(text))
    return relations + sorted(mark.replace("'", "′").replace("’", "′") for mark in marks)


def _signed(command: re.Match[str]) -> str:
    name = command["name"] or ""
    return _RELATIONS.get(name) or _GREEK.get(name.lower().removeprefix("var")) or " "


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 1, word order counting; 1 is the same words."""
    first, second = words(one), words(other)
    if not first or not second:
        return 0.0
    return 1.0 if first == second else fuzz.ratio(" ".join(first), " ".join(second)) / 100


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter lost, added, changed, or two swapped, makes one word the other."""
    return OSA.distance(one, other, score_cutoff=1) == 1


@dataclass(frozen=True, slots=True)
class CommonRun:
    """Words that two texts have in common: where they start in each, and how many."""

    one: int
    other: int
    length: int


def common_runs(one: Sequence[str], other: Sequence[str]) -> list[CommonRun]:
    """Return the runs of the longest sequence of words that both texts have in order."""
    return [
        CommonRun(block.a, block.b, block.size)
        for block in LCSseq.editops(one, other).as_matching_blocks()
        if block.size
    ]


def content_words(text: str) -> set[str]:
    """Return the words of a title that carry meaning."""
    return {w for w in words(text) if w not in STOP_WORDS}
