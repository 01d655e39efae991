"""A name as it is compared: its parts folded, transliterated, and put in their places."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bibtool.names import GROUP, PARTICLES, Name
from bibtool.words import cased_words, fold


class Word(NamedTuple):
    """A word of a name, folded."""

    plain: str
    long: str
    """With ``ue`` for ü, as some write it; else the same."""
    short: bool
    """Whether it is an initial, or cut short by a full stop: ``Yu.``."""
    joined: bool
    """Whether a hyphen ties it to the word before."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A name taken apart for comparing; each is equal to itself only."""

    families: frozenset[str]
    """The family name as it may be written, letters only: with and without particle."""
    core: str
    """The family name without particle."""
    parts: tuple[str, ...]
    """The words of a family name that has several."""
    particle: str
    given: tuple[Word, ...]
    suffix: str
    letters: str
    """All letters in order."""
    whole: bool
    """Whether it is a team's, or a single word: compared as it stands."""
    sorted_words: tuple[str, ...]
    """All words but initials, in alphabetical order."""
    first: str
    """The first given name that is known in full, with what a hyphen ties to it; else nothing."""
    initial: str
    """The first letter of the first given name, roughly."""
    is_full: bool
    """Whether there is such a first given name, or the name is compared as it stands."""


_WORD = re.compile(r"(?P<tie>[-‐‑–]?)(?P<word>[^\W\d_]+)(?P<dot>\.?)")
_AFFILIATION = re.compile(r"\s*\([^()]*\)?")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_GLUED = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐]?){1,4}")
_VOWELS = frozenset("aeiouAEIOU")
_LONG = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_LONG_TABLE = str.maketrans(_LONG | {one.upper(): many for one, many in _LONG.items()})
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff]{2,4}|[\uac00-\ud7af]{2,4}")
_ALIKE = (
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("kh", "h"), ("ks", "x"), ("ph", "f"), ("w", "v"),
    ("y", "i"), ("j", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def form_of(name: Name) -> Form:
    """Return a name's form."""
    name = straightened(name)
    if name.literal:
        letters = "".join(word.plain for word in _words(name.literal)) or fold(name.literal)
        return _whole(letters)
    family, before = _words(name.family), _words(name.particle)
    while len(family) > 1 and family[0].plain in PARTICLES:
        before.append(family.pop(0))
    given = tuple(_given_words(name.given))
    core = "".join(word.plain for word in family)
    if not given or not core:
        return _whole("".join(word.plain for word in (*given, *before, *family)))
    particle = "".join(word.plain for word in before)
    long = "".join(word.long for word in family)
    spellings = {core, long, particle + core, particle + long}
    every = [*given, *before, *family]
    plain = [word.plain for word in every]
    return Form(
        families=frozenset(spellings),
        core=core,
        parts=tuple(word.plain for word in family) if len(family) > 1 else (),
        particle=particle,
        given=given,
        suffix="".join(word.plain for word in _words(name.suffix)),
        letters="".join(plain),
        whole=False,
        sorted_words=tuple(sorted(word.plain for word in every if not word.short)),
        first=_first(given),
        initial=skeleton(given[0].plain)[:1],
        is_full=any(not word.short for word in given),
    )


def _whole(letters: str) -> Form:
    return Form(
        families=frozenset({letters}),
        core=letters,
        parts=(),
        particle="",
        given=(),
        suffix="",
        letters=letters,
        whole=True,
        sorted_words=(),
        first=letters,
        initial="",
        is_full=True,
    )


def _first(given: tuple[Word, ...]) -> str:
    for n, word in enumerate(given):
        if not word.short:
            tied = [w.plain for w in given[n + 1 : n + 2] if w.joined and not w.short]
            return "".join([word.plain, *tied])
    return ""


def straightened(name: Name) -> Name:
    """Return a name without what is no part of it, its initials where they belong.

    ``V.Zhukovsky``, ``Zhukovsky V.`` and ``V. Zhukovsky (LAPP)`` are one name.
    """
    if name.literal:
        return _opened(name)
    if "(" in name.family:
        rest = _AFFILIATION.sub("", name.display).strip(" ,")
        return straightened(Name.parse(rest)) if rest else name
    if not name.particle and _are_initials(name.family) and not _are_initials(name.given):
        # "Zhang W." says the family name first, with what else of the given name follows it.
        family, _, given = name.given.partition(" ")
        return Name(family, f"{given} {name.family}".strip(), suffix=name.suffix)
    return name


def _opened(name: Name) -> Name:
    """Return a name that was taken for a single word in parts, if it has any."""
    text = _AFFILIATION.sub("", name.literal).strip(" ,;")
    if GROUP.search(text) or not text:
        return name
    if found := _IDEOGRAPHS.fullmatch(text):
        return Name(found[0][0], found[0][1:])
    opened = Name.parse(_GLUED.sub(". ", text))
    return opened if opened != name else Name(literal=text)


def flipped(name: Name) -> Name:
    """Return a name read as one that says the family name first, without a comma."""
    words = name.display.removesuffix(name.suffix).split()
    end = next((n for n, word in enumerate(words) if fold(word) not in PARTICLES), 0) + 1
    if name.literal or end >= len(words):
        return name
    return Name(
        words[end - 1], " ".join(words[end:]), " ".join(words[: end - 1]), suffix=name.suffix
    )


def _are_initials(text: str) -> bool:
    """Whether a part of a name is initials: ``W.``, ``J.-Y.``, ``JY``, ``W``; not ``E``, ``Yu``."""
    if not _INITIALS.fullmatch(text):
        return False
    letters = [c for c in text if c.isalpha()]
    if "." in text:
        return True
    return text.isupper() and _VOWELS.isdisjoint(letters) and len(letters) < 4


def _words(text: str) -> list[Word]:
    if "\\" in text or "{" in text:
        text = " ".join(cased_words(text))
    found = []
    for match in _WORD.finditer(_APOSTROPHE.sub("", text)):
        word = match["word"]
        plain = _latin(fold(word))
        long = plain if word.isascii() else _latin(fold(word.translate(_LONG_TABLE)))
        short = len(plain) == 1 or (bool(match["dot"]) and len(plain) < 4)
        found.append(Word(plain, long, short, bool(match["tie"])))
    return found


def _given_words(given: str) -> list[Word]:
    """Return the words of a given name, ``JY`` being two initials."""
    words = []
    for text in given.split(" "):
        if len(text) in {2, 3} and text.isalpha() and _are_initials(text):
            words += [Word(c, c, short=True, joined=False) for c in map(fold, text)]
        else:
            words += _words(text)
    return words


def _latin(word: str) -> str:
    """Return a word in Latin letters: those of other scripts as anyascii transliterates them."""
    if word.isascii():
        return word
    from anyascii import anyascii  # noqa: PLC0415 - few names need it

    return "".join(c for c in anyascii(word).lower() if c.isalpha()) or word


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Return a word with what transliterations differ in made equal: Yuri, Jurij and Iouri not all.

    Only for words that other evidence must support.
    """
    for one, other in _ALIKE:
        word = word.replace(one, other)
    return _DOUBLE.sub(r"\1", word)
