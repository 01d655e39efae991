"""How text becomes index terms: the ``english`` analyzer and the folding ones."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import Stemmer

Analyzer = Callable[[str], list[str]]
"""Text to terms by position; a position left by a stop word holds ``GAP``."""

GAP = ""
"""What stands where a stop word was (API notes §3.2)."""

STOP_WORDS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then"
    " there these they this to was will with".split()
)

_ASCII_WORD = re.compile(
    r"\w+(?:(?:(?<=[A-Za-z])['.:](?=[A-Za-z])|(?<=[0-9])['.,;](?=[0-9]))\w+)*", re.ASCII
)
# Ideographs and kana are one token each (API notes §3.2); marks belong to the letter before.
_IDEOGRAPH = (
    "[\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
# `\w` also takes superscript and vulgar-fraction characters, which are no word characters.
_NOT_WORD = r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u218b\u2460-\u24ff]"
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u200d\u20d0-\u20ff]"
_LETTER = rf"(?:(?!{_IDEOGRAPH}|{_NOT_WORD})\w{_MARKS}*)"
_WORD = re.compile(
    rf"{_IDEOGRAPH}|{_LETTER}+"
    r"(?:(?:(?<=[^\W\d_])['.:\u2018\u2019\u2024\uff07\uff0e\u00b7](?=[^\W\d_])"
    rf"|(?<=\d)['.,;\u2018\u2019](?=\d)){_LETTER}+)*"
)
_POSSESSIVE = re.compile(r"['\u2019\uff07][sS]$")
_VOWELS_THEN_REST = re.compile(r"[aeiouy]+[^aeiouy]")
_DELETED = str.maketrans("", "", ".,;")
# Letters that Unicode does not decompose but the ICU folding flattens all the same.
_FOLDED = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("‘’ʼ", "'")
)
_stemmer = Stemmer.Stemmer("porter")


def tokenize(text: str) -> list[str]:
    """Cut text into words about as Unicode's word-boundary rules do."""
    found = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    return [token for token in found if token.strip("_")] if "_" in text else found


@cache
def stem(word: str) -> str:
    """Stem a lower-case word as Porter's own program does.

    PyStemmer follows the published paper. Lucene, like Porter's program, leaves words of two
    letters alone and knows two endings more, ``-bli`` and ``-logi``, which are added here.
    """
    if len(word) <= 2:
        return word
    stemmed: str = _stemmer.stemWord(word)
    if stemmed.endswith("logi") and _VOWELS_THEN_REST.search(stemmed[:-4]):
        return stemmed[:-1]
    if stemmed.endswith("bli") and _VOWELS_THEN_REST.search(stemmed[:-3]):
        stemmed = _stemmer.stemWord(stemmed[:-1] + "e")
    return stemmed


def english(text: str) -> list[str]:
    """Analyze a title or abstract: possessives and stop words go, the rest is stemmed."""
    return [_english_term(token) for token in tokenize(text)]


@cache
def _english_term(token: str) -> str:
    word = _POSSESSIVE.sub("", token).lower()
    return GAP if word in STOP_WORDS else stem(word)


def standard(text: str) -> list[str]:
    """Analyze a title word for word, stop words and all (API notes §3.2)."""
    return [token.lower() for token in tokenize(text)]


def plain(text: str) -> list[str]:
    """Analyze a comment or journal reference: no stemming, no folding (API notes §3.4)."""
    return [GAP if token in STOP_WORDS else token for token in standard(text)]


def combined(text: str) -> list[str]:
    """Analyze names and the ``all:`` text: white space separates, accents fold (API notes §3.3)."""
    words = fold(text.translate(_DELETED)).split()
    return [GAP if word in STOP_WORDS else word for word in words]


@cache
def _fold_word(word: str) -> str:
    lowered = unicodedata.normalize("NFKC", word).casefold().translate(_FOLDED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    """Fold case, accents and compatibility forms away, word by word."""
    if text.isascii():
        return text.lower()
    return " ".join(map(_fold_word, text.split()))
