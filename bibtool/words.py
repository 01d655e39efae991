"""Words as they are compared: folded, without TeX, punctuation or accents."""

import html
import re
import unicodedata

from rapidfuzz import fuzz

_TEX_COMMAND = re.compile(r"\\(?:[a-zA-Z]+\*?|.)")
_TEX_ACCENT = re.compile(
    r"\\[`'^\"~=.]\s*\{?(?P<after>[a-zA-Z])\}?|\\[Hcvudbkrt]\{(?P<in>[a-zA-Z])\}"
)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ＇`](?=\w)")
# A word is a run of letters and digits; in scripts written without spaces, one character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_EXTRA = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

STOP_WORDS = frozenset(
    "a an and are as at be but by for from has have if in into is it its no not of on or such that "
    "the their then there these they this to was we were which will with our can".split()
)


def fold(text: str) -> str:
    """Return text in lower case without accents, ligatures or compatibility forms."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_EXTRA)


def words(text: str) -> list[str]:
    r"""Return the folded words of a text; TeX commands are dropped and accents resolved.

    ``"The \'Etale $\pi_1$ of Don't-Care"`` gives ``the etale 1 of dont care``.
    """
    text = html.unescape(text)
    if "\\" in text:
        text = _TEX_ACCENT.sub(lambda m: m["after"] or m["in"], text)
        text = _TEX_COMMAND.sub(" ", text)
    return _WORD.findall(_APOSTROPHE.sub("", fold(text)))


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 1, word order counting; 1 is the same words."""
    first, second = words(one), words(other)
    if not first or not second:
        return 0.0
    return 1.0 if first == second else fuzz.ratio(" ".join(first), " ".join(second)) / 100


def content_words(text: str) -> set[str]:
    """Return the words of a title that carry meaning."""
    return {w for w in words(text) if w not in STOP_WORDS}
