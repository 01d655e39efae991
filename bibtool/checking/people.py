"""An entry's authors held against a record's: who is missing, added, respelt, or out of order.

Two names are one person's wherever that is possible: initials, missing middle names, particles,
accents and either order of the parts are no difference. Names in different scripts cannot be held
against each other, so they never differ.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bibtool.checking.titles import without_umlauts
from bibtool.latex import authors, decode, without_others
from bibtool.model import Record
from bibtool.names import GROUP, Name
from bibtool.words import one_edit_apart

_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,4}(?![^\W\d_])")
_LONGEST_INITIALS = 4
_NOT_OF_NAMES = frozenset("jr sr ii iii iv dr prof phd md".split())
_JOINS = re.compile(r"[;&]")
_PREFIX = 3
_MOST_PAIRS = 100_000
"""Pairs of names that are held against each other; of lists that need more nothing is said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How an entry's authors differ from a record's; all empty if they do not."""

    unknown: tuple[Name, ...] = ()
    """The entry's that are not the record's."""
    missing: tuple[Name, ...] = ()
    """The record's that are not the entry's."""
    respelt: tuple[tuple[Name, Name], ...] = ()
    """The entry's and the record's: one person by family and place, or but for a slip."""
    is_reordered: bool = False
    is_cut: bool = False
    """Whether the missing ones are all at the end, as in a list that lacks ``and others``."""
    agreeing: int = 0
    """How many of the entry's are the record's."""

    def __bool__(self) -> bool:
        return bool(self.unknown or self.missing or self.respelt or self.is_reordered)

    @property
    def is_disjoint(self) -> bool:
        """Whether there are authors to compare, and none is the record's."""
        return bool(self.unknown) and not self.agreeing and not self.respelt


@dataclass(frozen=True, slots=True)
class _Person:
    name: Name
    words: tuple[str, ...]
    is_group: bool
    family: str

    @classmethod
    def of(cls, name: Name) -> "_Person":
        # arXiv's records have names as they were typed, some in TeX.
        display = _IN_BRACKETS.sub(" ", decode(name.display))
        found = _words(_INITIALS.sub(_spaced, display))
        kept = tuple(w for w in found if w not in _NOT_OF_NAMES) or tuple(found)
        family = name.family or name.literal
        if name.given and family.isupper() and len(family) <= _LONGEST_INITIALS:
            family = name.given  # "Curie M", as medicine has it
        letters = _words(f"{name.particle}{family}")
        is_group = bool(GROUP.search(display)) or (bool(name.literal) and len(kept) > 4)
        return cls(name, kept, is_group, "".join(letters))

    @property
    def names(self) -> set[str]:
        """By what it may be found among others: its words, and some of them as one."""
        return {*self.words, self.family, "".join(self.words)}

    @property
    def is_latin(self) -> bool:
        """Whether it is written in letters that can be compared."""
        return any(word.isascii() for word in self.words)


def difference(value: str, record: Record) -> Difference:
    """Return how an author field, as it stands in a ``.bib`` file, differs from a record's list."""
    given, is_whole = without_others(authors(value))
    found = compare(given, record.authors, is_whole=is_whole, is_known=record.authors_complete)
    if found and _is_joined_otherwise(value, record.authors):
        return Difference(agreeing=1)
    return found


def compare(
    ours: Sequence[Name], theirs: Sequence[Name], *, is_whole: bool = True, is_known: bool = True
) -> Difference:
    """Return how two author lists differ.

    Args:
        ours: the entry's.
        theirs: the record's.
        is_whole: whether the entry's list does not end in "and others".
        is_known: whether the record's list is complete.
    """
    if not ours or not theirs:
        return Difference()
    mine, other = [_Person.of(name) for name in ours], [_Person.of(name) for name in theirs]
    places = _matched(mine, other)
    if places is None:
        return Difference()
    taken = {place for place in places if place is not None}
    left = [n for n, place in enumerate(places) if place is None and not mine[n].is_group]
    rest = [n for n in range(len(other)) if n not in taken and not other[n].is_group]
    respelt = _respelt(mine, other, left, rest)
    paired, theirs_paired = {one for one, _ in respelt}, {one for _, one in respelt}
    left = [n for n in left if n not in paired]
    rest = [n for n in rest if n not in theirs_paired]
    found = [place for place in places if place is not None]
    is_team = any(person.is_group for person in mine)
    missing = rest if is_whole and not is_team else []
    is_prefix = found == list(range(len(found))) and not left and not respelt
    return Difference(
        tuple(ours[n] for n in left) if is_known else (),
        tuple(theirs[n] for n in missing),
        tuple((ours[a], theirs[b]) for a, b in respelt),
        is_reordered=found != sorted(found),
        is_cut=bool(missing) and is_prefix and min(missing) >= len(found) > 0,
        agreeing=len(found),
    )


def _matched(mine: Sequence[_Person], other: Sequence[_Person]) -> list[int | None] | None:
    """Return for each of the entry's which of the record's it can be, each taken once.

    Nothing if that takes too long to say, as in long lists of people of one name.
    """
    by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for n, person in enumerate(other):
        by_name[person.words].append(n)
        for word in person.names:
            by_word[word].append(n)
    taken: set[int] = set()
    places: list[int | None] = []
    last = looked_at = 0
    for n, person in enumerate(mine):
        is_here = n < len(other) and n not in taken and _may_be(person, other[n])
        place = n if is_here else None
        if place is None:
            near = set(by_name.get(person.words, ())) - taken
            if not near:
                names = (word for word in person.names if len(word) > 1)
                near = {i for word in names for i in by_word.get(word, ())} - taken
            looked_at += len(near)
            if looked_at > _MOST_PAIRS:
                return None
            # Of several who fit, the next in order: the lists may only be shifted.
            ordered = sorted(near, key=lambda i: (i < last, i))
            place = next((i for i in ordered if _may_be(person, other[i])), None)
        if place is not None:
            taken.add(place)
            last = place
        places.append(place)
    return places


def _respelt(
    mine: Sequence[_Person], other: Sequence[_Person], left: Sequence[int], rest: Sequence[int]
) -> list[tuple[int, int]]:
    """Return pairs of those left over who are one person, written otherwise."""
    pairs = []
    free = set(rest)
    by_family: defaultdict[str, list[int]] = defaultdict(list)
    for n in rest:
        by_family[other[n].family].append(n)
    for n in left:
        alike = [i for i in by_family.get(mine[n].family, ()) if i in free]
        if not alike and n in free and _is_slip(mine[n], other[n]):
            alike = [n]
        if alike:
            free.discard(alike[0])
            pairs.append((n, alike[0]))
    return pairs


def _may_be(one: _Person, other: _Person) -> bool:
    if one.words == other.words or one.name.same_person(other.name):
        return True
    if one.is_latin != other.is_latin:
        return True  # nobody can tell
    if sorted(one.words) == sorted(other.words):
        return True
    spelt = "".join(one.words)
    if spelt in {"".join(other.words), "".join((*other.words[-1:], *other.words[:-1]))}:
        return True
    if one.family == other.family and _same_given(one, other):
        return True
    is_family = one.family in {*other.words, other.family} or other.family in one.words
    needed = 0 if one.family == other.family else 1
    fewer, more = sorted((one.words, other.words), key=len)
    return is_family and _fits(fewer, more, needed)


def _fits(fewer: Sequence[str], more: Sequence[str], needed: int) -> bool:
    """Whether each word of a name is one of another's, or its initial, or short for it.

    So many of them must be more than initials.
    """
    free = list(more)
    whole = 0
    for word in sorted(fewer, key=len, reverse=True):
        able = [other for other in free if _stands_for(word, other)]
        if not able:
            return False
        fitting = max(able, key=lambda other: (other == word, len(other)))
        free.remove(fitting)
        whole += len(word) > 1 and len(fitting) > 1
    return whole >= needed


def _same_given(one: _Person, other: _Person) -> bool:
    """Whether given names are equal but for spaces, or one of several, or their initials."""
    mine, others = (_words(person.name.given) for person in (one, other))
    if not mine or not others or "".join(mine) == "".join(others):
        return True
    if any(len(word) > 1 and word in others for word in mine):
        return True
    # Hyeon-Woo is H. as well as H.-W.
    is_initials = any(max(map(len, given)) == 1 for given in (mine, others))
    return is_initials and mine[0][0] == others[0][0]


def _spaced(letters: re.Match[str]) -> str:
    """Return initials that are run together one by one; other words as they are."""
    return " ".join(letters[0]) if letters[0].isupper() else letters[0]


def _stands_for(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (long.startswith(short) and (len(short) == 1 or len(short) >= _PREFIX))


def _is_slip(one: _Person, other: _Person) -> bool:
    return len(one.words) == len(other.words) and all(
        _stands_for(a, b) or one_edit_apart(a, b)
        for a, b in zip(one.words, other.words, strict=True)
    )


def _is_joined_otherwise(value: str, theirs: Sequence[Name]) -> bool:
    """Whether a list that is not joined by "and" names all of a record's authors."""
    text = decode(value)
    families = {tuple(_words(name.family or name.literal)) for name in theirs} - {()}
    if not set(_words(text)).issuperset(chain.from_iterable(families)):
        return False
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for family in families:
        by_first[family[0]].append(family)
    return any(_is_list(part, by_first) for part in text.split(" and "))


def _is_list(part: str, by_first: Mapping[str, Collection[tuple[str, ...]]]) -> bool:
    """Whether what stands for one name in BibTeX is several, joined by other signs."""
    commas = part.count(",")
    pieces = [
        set(_words(piece)) for piece in re.split("[;&]" if _JOINS.search(part) else ",", part)
    ]
    if commas < 3 and not _JOINS.search(part):  # "Abel, Ada" is one, "A. Abel, B. Baker" two
        pieces = [piece for piece in pieces if len(piece) > 1]
    named = (
        any(piece.issuperset(family) for word in piece for family in by_first.get(word, ()))
        for piece in pieces
    )
    return sum(islice(filter(None, named), 2)) > 1


def _words(text: str) -> list[str]:
    """Return the folded words of a name, without numbers that catalogues and footnotes add."""
    plain = without_umlauts(decode(text) if "\\" in text else text)
    return [bare for word in _WORD.findall(plain) if (bare := word.rstrip("0123456789"))]
