"""Citekey patterns in JabRef's syntax: ``[auth:lower][year][veryshorttitle:lower]``.

Text outside brackets stands as it is; ``[field:modifier:modifier]`` is what the record has, changed
step by step. There are no regular expressions to give, so no pattern can be made to crawl.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bibtool.citekeys.fields import (
    DATES,
    Facts,
    Value,
    Words,
    ascii_letters,
    capitalized,
    field,
    letters,
)
from bibtool.errors import SettingError, UnknownName
from bibtool.model import Record
from bibtool.words import STOP_WORDS, fold

PRESETS = {
    "bibtool": "[auth:lower:(anon)][year][veryshorttitle:lower]",
    "scholar": "[auth:lower][year][veryshorttitle:lower]",
    "arxiv": "[auth:lower][year][title4:lower]",
    "dblp": "DBLP:journals/corr/[corrid]",
    "zotero-bbt": "[auth:lower][shorttitle:camel][year]",
}
_LONGEST_PATTERN = 200
_LONGEST_KEY = 100
_SIGNS = frozenset("-_:.+/")
"""What a key may hold beside letters and digits: no program gives these a meaning in it."""
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_:.+/-]+")
_PIECE = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)|(.)", re.DOTALL)
_MODIFIER = re.compile(r":(?:\(([^()]*)\)|([^:()]+))|(.)", re.DOTALL)
_TRUNCATE = re.compile(r"truncate([1-9]\d?)")


def _title_case(words: Words) -> Words:
    return tuple(w.lower() if fold(w) in STOP_WORDS else w.capitalize() for w in words)


def _sentence_case(words: Words) -> Words:
    return tuple(w.lower() if n else w.capitalize() for n, w in enumerate(words))


def _truncated(words: Words, *, length: int) -> Words:
    return ("".join(words)[:length],)


_MODIFIERS: dict[str, Callable[[Words], Words]] = {
    "lower": lambda words: tuple(word.lower() for word in words),
    "upper": lambda words: tuple(word.upper() for word in words),
    "abbr": lambda words: tuple(word[:1] for word in words),
    "capitalize": lambda words: tuple(word.capitalize() for word in words),
    "camel": lambda words: tuple(capitalized(word) for word in words),
    "titlecase": _title_case,
    "sentencecase": _sentence_case,
}
_KNOWN_MODIFIERS = (*_MODIFIERS, "truncateN", "(text if empty)")


@dataclass(frozen=True, slots=True)
class _Part:
    """Text that stands in every key, or a field with what is done to it."""

    text: str = ""
    value: Value | None = None
    modifiers: tuple[Callable[[Words], Words], ...] = ()
    default: str = ""
    tells_papers_apart: bool = False


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """How citekeys are made of records."""

    text: str
    unicode: bool
    """Whether letters of every script stay; else keys are ASCII."""
    _parts: tuple[_Part, ...]

    @classmethod
    def parse(cls, text: str, *, unicode: bool = False) -> "KeyPattern":
        """Read a pattern, or the name of one of ours.

        Raises:
            SettingError: it is no pattern; the text says why.
            UnknownName: it names a field, modifier or preset that there is not.
        """
        pattern = PRESETS.get(text, text)
        if len(pattern) > _LONGEST_PATTERN:
            raise SettingError(f"a key pattern has at most {_LONGEST_PATTERN} characters")
        if "[" not in pattern and "]" not in pattern:
            raise UnknownName("key preset or pattern without a [field]", text, PRESETS)
        return cls(text, unicode, tuple(_parts(pattern)))

    def key(self, record: Record) -> str:
        """Return the key a record would have if it were alone."""
        facts = Facts(record, letters if self.unicode else ascii_letters)
        told_apart = not any(part.tells_papers_apart for part in self._parts)
        made = []
        for part in self._parts:
            words = part.value(facts) if part.value is not None else ()
            told_apart |= part.tells_papers_apart and any(words)
            for modifier in part.modifiers:
                words = modifier(words)
            made.append(part.text or "".join(words) or part.default)
        key = self._clean("".join(made))[:_LONGEST_KEY]
        return key if key and told_apart else "arxiv" + ascii_letters(record.arxiv_id.base).lower()

    def _clean(self, key: str) -> str:
        if key.isascii() and key.isalnum():
            return key
        key = unicodedata.normalize("NFC", key)
        if self.unicode and not key.isascii():
            return "".join(char for char in key if char in _SIGNS or char.isalnum())
        return _NOT_ALLOWED.sub("", key)


def _parts(pattern: str) -> list[_Part]:
    parts = []
    for found in _PIECE.finditer(pattern):
        if found[3]:
            raise SettingError(f"key pattern {pattern!r}: a bracket without its partner")
        parts.append(_Part(text=found[2]) if found[2] else _part(found[1]))
    return parts


def _part(content: str) -> _Part:
    name, colon, rest = content.partition(":")
    value = field(name)
    modifiers: list[Callable[[Words], Words]] = []
    default = ""
    for found in _MODIFIER.finditer(colon + rest):
        if found[3]:
            raise SettingError(f"key pattern [{content}]: {found[3]!r} is out of place")
        if found[2] is None:
            default = found[1]
        else:
            modifiers.append(_modifier(found[2]))
    return _Part("", value, tuple(modifiers), default, name.lower() not in DATES)


def _modifier(name: str) -> Callable[[Words], Words]:
    plain = name.lower().replace("_", "")
    if plain in _MODIFIERS:
        return _MODIFIERS[plain]
    if cut := _TRUNCATE.fullmatch(plain):
        return partial(_truncated, length=int(cut[1]))
    raise UnknownName("key modifier", name, _KNOWN_MODIFIERS)
