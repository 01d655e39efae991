"""What a record's comment says of its authors' shares: equal, or in alphabetical order.

Only what is said counts. Where it is not said who contributed equally, nobody is named.
"""

import re
from dataclasses import dataclass

from bibtool.model import Record
from bibtool.names import Name
from bibtool.words import fold

_EQUAL = re.compile(
    r"\b(?:contribut\w+ equally|equally contribut\w+|equal contribution)", re.IGNORECASE
)
_ALPHABETICAL = re.compile(r"\b(?:alphabetical order|alphabetically)\b", re.IGNORECASE)
_NOT_AUTHORS = re.compile(
    r"\b(?:references?|bibliography|index|list of|sections?)\b", re.IGNORECASE
)
_FIRST = re.compile(r"\bfirst (two|three|four|five|six|[2-9]) (?:co-?)?authors\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|both)(?: of the| the)? authors\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONGEST = 2_000
_END = re.compile(r"[;()\n]|(?<![A-Z])[.!?]\s+(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Credit:
    """What is said of the authors' shares."""

    equal: tuple[int, ...] = ()
    """Positions of those who contributed equally, from 0; empty also where it is not said who."""
    is_equal: bool = False
    """Whether some contributed equally."""
    alphabetical: bool = False


def credit(record: Record) -> Credit:
    """Return what a record's comment says of its authors' shares."""
    comment = record.comment[:_LONGEST]
    if "qual" not in comment and "lphabetical" not in comment:
        return Credit()
    parts = [part for part in _END.split(comment) if part]
    equal: set[int] = set()
    said = [part for part in parts if _EQUAL.search(part)]
    for part in said:
        equal |= _who(part, record.authors)
    alphabetical = any(_ALPHABETICAL.search(p) and not _NOT_AUTHORS.search(p) for p in parts)
    return Credit(tuple(sorted(equal)) if len(equal) > 1 else (), bool(said), alphabetical)


def _who(sentence: str, authors: tuple[Name, ...]) -> set[int]:
    """Return the positions of the authors that a sentence speaks of."""
    if found := _FIRST.search(sentence):
        count = _NUMBERS.get(found[1].lower()) or int(found[1])
        return set(range(count)) if count <= len(authors) else set()
    if _ALL.search(sentence):
        return set(range(len(authors)))
    return {n for n, name in enumerate(authors) if _is_named(name, authors, sentence)}


def _is_named(name: Name, authors: tuple[Name, ...], sentence: str) -> bool:
    names = [name.display, _initials(name)]
    if name.family and sum(other.family == name.family for other in authors) == 1:
        names.append(name.family)
    # With capitals: a family name may be an ordinary word.
    return any(len(n) > 1 and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", sentence) for n in names)


def _initials(name: Name) -> str:
    words = re.findall(r"[^\W\d_]+", f"{name.given} {name.family}")
    return "".join(fold(word)[:1].upper() for word in words)
