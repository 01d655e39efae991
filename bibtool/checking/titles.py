"""Two titles held against each other: the same, near, or another work's."""

import re
from enum import Enum

from bibtool.latex import decode
from bibtool.words import content_words, fold, likeness, signs, words

_NEAR = 0.75
_SHARED = 0.6
# Umlauts and ligatures are typed in two ways: Schrödinger, Schroedinger.
_TWO_LETTERS = re.compile(r"(?<=[aou])e+|(?<=a)a+")

# As catalogues have it; in LaTeX it would be printed.
_MARKUP = re.compile(r"</?(?:i|b|em|strong|su[bp]|scp?|tt|u|span)>|&amp;", re.IGNORECASE)


class Relation(Enum):
    """What one title is to another."""

    SAME = "same"
    """But for braces, capitals, accents, signs and spaces."""
    NEAR = "near"
    OTHER = "other"


def relation(ours: str, theirs: str) -> Relation:
    """Return what a title, as Unicode with TeX math, is to a record's; none is the same."""
    if not words(ours) or not words(theirs):
        return Relation.SAME
    read = decode(theirs) if "\\" in theirs else theirs
    if _is_same(ours, theirs) or _is_same(ours, read):
        return Relation.SAME
    theirs = read
    if _MARKUP.search(ours) and _is_same(_MARKUP.sub("", ours.replace("&amp;", "&")), theirs):
        return Relation.NEAR
    if likeness(ours, theirs) >= _NEAR:
        return Relation.NEAR
    mine, other = content_words(ours), content_words(theirs)
    fewer = min(len(mine), len(other))
    is_near = fewer > 1 and len(mine & other) >= _SHARED * fewer
    return Relation.NEAR if is_near else Relation.OTHER


def _is_same(ours: str, theirs: str) -> bool:
    is_same = run(ours) == run(theirs) or run(ours, left_out="and") == run(theirs, left_out="and")
    return is_same and signs(ours) == signs(theirs)


def run(title: str, left_out: str = "") -> str:
    """Return a title's letters and digits run together: equal for titles that say the same.

    Two numbers stay two: 1.5 is not 15. A word may be left out, as "and", which & stands for.
    """
    done = ""
    for word in words(title):
        if word != left_out:
            bare = word.rstrip("-")
            done += " " + bare if done[-1:].isdigit() and bare[0].isdigit() else bare
    return _TWO_LETTERS.sub("", done)


def without_umlauts(text: str) -> str:
    """Return text folded, umlauts and ligatures as one letter however they are typed."""
    return _TWO_LETTERS.sub("", fold(text))
