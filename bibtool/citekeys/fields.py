"""What a citekey pattern can name: ``[auth]``, ``[year]``, ``[veryshorttitle]`` and the rest.

Names and meanings are JabRef's, https://docs.jabref.org/setup/citationkeypatterns; a value is a run
of words, so that a modifier such as ``:abbr`` knows where each begins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from bibtool.errors import UnknownName
from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import STOP_WORDS, cased_words, fold

Words = tuple[str, ...]
Value = Callable[["Facts"], Words]

_MOST_AUTHORS = 50
"""Authors read for one key: a key has an end, a collaboration nearly none."""
_NOT_ASCII_ALNUM = re.compile(r"[^A-Za-z0-9]+")
_PLAIN = str.maketrans({
    "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
})  # fmt: skip


def ascii_letters(text: str) -> str:
    """Return the ASCII letters and digits of a text, accents taken off."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return _NOT_ASCII_ALNUM.sub("", text)


def letters(text: str) -> str:
    """Return the letters and digits of a text in any script."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@dataclass(frozen=True, slots=True)
class Facts:
    """A record as a key sees it."""

    record: Record
    letters: Callable[[str], str] = ascii_letters

    def families(self, most: int = _MOST_AUTHORS) -> list[str]:
        """Return the first authors' family names."""
        return [self.family(name) for name in self.record.authors[:most]]

    def family(self, name: Name) -> str:
        """Return a family name without its particle, or all of a name that is not a person's."""
        return self.letters(name.family or name.literal)

    def title(self) -> Iterator[str]:
        """Yield the words of the title."""
        return filter(None, map(self.letters, cased_words(self.record.title)))

    def significant(self) -> Iterator[str]:
        """Yield the words of the title that are no articles, prepositions and the like."""
        telling = (w for w in cased_words(self.record.title) if fold(w) not in STOP_WORDS)
        return filter(None, map(self.letters, telling))


def capitalized(word: str) -> str:
    """Return a word with its first letter a capital and the others as they are."""
    return word[:1].upper() + word[1:]


def _first(facts: Facts) -> Words:
    return tuple(facts.families(1))


def _first_and_second(facts: Facts, *, join: str, more: str) -> Words:
    families = facts.families()
    if len(families) == 2:
        return (families[0], join + families[1])
    return (*families[:1], *((more,) if len(families) > 2 else ()))


def _two_and_more(facts: Facts) -> Words:
    first, *rest = facts.families() or [""]
    return (first, *(f".{name}" for name in rest[:1]), *((".ea",) if len(rest) > 1 else ()))


def _short(facts: Facts) -> Words:
    families = facts.families()
    if len(families) < 2:
        return tuple(families)
    return (*(name[:1] for name in families[:3]), *(("+",) if len(families) > 3 else ()))


def _one_and_initials(facts: Facts) -> Words:
    first, *rest = facts.families() or [""]
    return (first[:5], *(name[:1] for name in rest))


def _given_initial(facts: Facts, which: int) -> Words:
    authors = facts.record.authors
    return (facts.letters(authors[which].given)[:1],) if authors else ()


def _with_particle(facts: Facts) -> Words:
    if not facts.record.authors:
        return ()
    name = facts.record.authors[0]
    return (*(facts.letters(part) for part in name.particle.split()), facts.family(name))


def _last(facts: Facts) -> Words:
    return (facts.family(facts.record.authors[-1]),) if facts.record.authors else ()


def _year(facts: Facts) -> str:
    return str(facts.record.year or "")


def _month(facts: Facts) -> str:
    month = facts.record.published[5:7]
    return month if month.isascii() and month.isdecimal() else ""


def _first_word(facts: Facts) -> Words:
    return tuple(islice((word for word in facts.significant() if not word.isdigit()), 1))


def _corr(facts: Facts) -> str:
    prefix = "" if facts.record.arxiv_id.is_old_style else "abs-"
    return prefix + re.sub(r"[./]", "-", facts.record.arxiv_id.base)


DATES = frozenset({"year", "shortyear", "month"})
"""Fields that tell no paper from another."""
_EMPTY = "firstpage lastpage pageprefix journal volume number".split()
"""Known to JabRef and to no record of arXiv's."""
_FIELDS: dict[str, Value] = {
    "auth": _first,
    "authors": lambda facts: tuple(facts.families()),
    "auth.etal": lambda facts: _first_and_second(facts, join=".", more=".etal"),
    "authEtAl": lambda facts: _first_and_second(facts, join="", more="EtAl"),
    "auth.auth.ea": _two_and_more,
    "authshort": _short,
    "authorIni": _one_and_initials,
    "authForeIni": lambda facts: _given_initial(facts, 0),
    "authFirstFull": _with_particle,
    "authorLast": _last,
    "authorLastForeIni": lambda facts: _given_initial(facts, -1),
    "year": lambda facts: (_year(facts),),
    "shortyear": lambda facts: (_year(facts)[-2:],),
    "month": lambda facts: (_month(facts),),
    "title": lambda facts: tuple(
        word if fold(word) in STOP_WORDS else capitalized(word) for word in facts.title()
    ),
    "fulltitle": lambda facts: tuple(facts.title()),
    "shorttitle": lambda facts: tuple(islice(facts.significant(), 3)),
    "shorttitleINI": lambda facts: tuple(word[:1] for word in islice(facts.significant(), 3)),
    "veryshorttitle": _first_word,
    "camel": lambda facts: tuple(map(capitalized, facts.title())),
    "eprint": lambda facts: (facts.record.arxiv_id.base,),
    "arxivid": lambda facts: (facts.record.arxiv_id.base,),
    "corrid": lambda facts: (_corr(facts),),
    "primaryclass": lambda facts: (facts.record.primary_category,),
    **dict.fromkeys(_EMPTY, lambda facts: ()),
}


def _some_authors(facts: Facts, count: int) -> Words:
    families = facts.families()
    more = len(families) > count
    return (*families[:count], *(("EtAl",) if more else ()))


def _even_share(facts: Facts, count: int) -> Words:
    families = facts.families()[:count]
    each, over = divmod(count, len(families) or 1)
    return tuple(name[: each + (n < over)] for n, name in enumerate(families))


_NUMBERED: dict[str, Callable[[Facts, int], Words]] = {
    "authors": _some_authors,
    "authIni": _even_share,
    "auth": lambda facts, count: tuple(name[:count] for name in facts.families(1)),
    "title": lambda facts, count: tuple(islice(facts.significant(), count)),
    "camel": lambda facts, count: tuple(map(capitalized, islice(facts.title(), count))),
}
_BY_LOWER = {name.lower(): value for name, value in _FIELDS.items()}
_NUMBERED_BY_LOWER = {name.lower(): value for name, value in _NUMBERED.items()}
KNOWN = (*_FIELDS, *(f"{name}N" for name in _NUMBERED), "authN_M")


def field(name: str) -> Value:
    """Return how to read a field, whatever its case.

    Raises:
        UnknownName: there is none of this name; the text lists those there are.
    """
    plain = name.lower()
    if plain in _BY_LOWER:
        return _BY_LOWER[plain]
    counted = re.fullmatch(r"([a-z]+)([1-9]\d?)", plain)
    if counted and counted[1] in _NUMBERED_BY_LOWER:
        read, count = _NUMBERED_BY_LOWER[counted[1]], int(counted[2])
        return lambda facts: read(facts, count)
    one = re.fullmatch(r"auth([1-9]\d?)_([1-9]\d?)", plain)
    if one:
        length, which = int(one[1]), int(one[2])
        return lambda facts: tuple(n[:length] for n in facts.families()[which - 1 : which])
    raise UnknownName("key field", name, KNOWN)
