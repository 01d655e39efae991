"""Titles that are told at first sight: words and nothing else.

Most lines of a long list are such. What is asked here is enough for each test of ``kinds`` to
come out as it does for a title (tests/layouts/test_plain_titles.py compares them); where there is
any doubt the line goes to those tests, which take ten times as long.
"""

import re
from enum import IntEnum

from bibtool.layouts.namewords import NAME_PARTICLES, NO_NAMES, SUFFIXES
from bibtool.layouts.people import MOST_COUNTED, fit_of, is_group_word
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import LINK_WORDS, without_labels, without_loose_labels
from bibtool.layouts.shapes.persons import MARKS, are_people, are_words
from bibtool.layouts.shapes.titlewords import FIRST, TOLD_BY, Told

_JOINTS = re.compile(r"[a-z](?=[A-Z])")
_PARTS = re.compile(r"[ ':-]+")
_PIECES = re.compile(r", (?:and )?| and ")
_FEWEST, _LONGEST, _SHORTEST_GLUED = 3, 199, 50
_MOST_JOINTS = 1  # a glued name stands between two
_MOST_AND = 2
_MOST_COMMAS = 2
_SURE = 0.7
_STATES = frozenset(["submission", "preparation"])
_TO_READERS = frozenset(["following", "full"])
_OTHERS, _NO_NAME, _OPENS = int(Told.OTHERS), int(Told.NO_NAME), int(Told.OPENS)
_NOT_LAST = int(Told.NUMBER | Told.COLON | Told.COMMA)
_RARE = int(Told.JOINED | Told.ASKS | Told.COMMA)
_JOINED, _ASKS, _COMMA = int(Told.JOINED), int(Told.ASKS), int(Told.COMMA)
_told_by = TOLD_BY.__getitem__
_LABEL, _SAYS, _COLON = int(Told.LABEL), int(Told.VERB), int(Told.COLON)
_MAY_DIVIDE = int(Told.BEFORE_NAMES | Told.COMMA)
_IN_LISTS_OF_PEOPLE = int(Told.ROLE | Told.JOINED)


class Plain(IntEnum):
    """Whether a line is surely a title."""

    NOT_SURE = 0
    TITLE = 1
    WHOLE = 2
    """And nothing in it may divide the title from names, labels or a venue."""


def is_plain_title(text: str) -> bool:
    """Return whether a line is surely a title; False if it may be anything else."""
    return plainness_of(text) is not Plain.NOT_SURE


@remembered
def plainness_of(text: str) -> Plain:
    """Return whether a line is surely a title, and of one piece."""
    if len(text) > _LONGEST or not "A" <= text[:1] <= "Z":
        return Plain.NOT_SURE
    words = text.split(" ")
    told = 0
    for each in set(map(_told_by, words)):
        told |= each
    last = TOLD_BY[words[-1]]
    if told & _OTHERS or last & _NOT_LAST or len(words) < _FEWEST:
        return Plain.NOT_SURE
    if told & _RARE and _may_be_more(text, words, told):
        return Plain.NOT_SURE
    if TOLD_BY[words[0]] & _OPENS and _may_open_others(text):
        return Plain.NOT_SURE
    if last & _LABEL and without_labels(text)[1]:
        return Plain.NOT_SURE
    if not (told & _NO_NAME or _are_no_names(text, words)):
        return Plain.NOT_SURE
    if told & _MAY_DIVIDE or (told & _COLON and _is_opened(text)):
        return Plain.TITLE
    return Plain.TITLE if last & _LABEL and without_loose_labels(text) else Plain.WHOLE


def _is_opened(text: str) -> bool:
    """Return whether people, or perhaps a venue, stand before a colon."""
    opening = text.partition(": ")[0]
    return opening[-1].isdigit() or (" " in opening and are_people(opening))


def _may_open_others(text: str) -> bool:
    """Return whether a line begins as a menu's, an address, a sentence, a venue or an award."""
    first, second = _PARTS.split(text.lower(), maxsplit=2)[:2]
    if first in FIRST:
        return True
    if first == "in":
        return second in _STATES or text[2] != " "
    return first == "the" and (second in _TO_READERS or second[0].isdigit())


def _may_be_more(text: str, words: list[str], told: int) -> bool:
    """Return whether capitals inside words, a question or commas may tell of something else."""
    if (
        told & _JOINED
        and len(text) >= _SHORTEST_GLUED
        and len(_JOINTS.findall(text)) > _MOST_JOINTS
    ):
        return True
    if told & _ASKS and (told & _SAYS or "?" in text[:-1]):
        return True
    if not told & _COMMA:
        return False
    if told & _IN_LISTS_OF_PEOPLE or text.count(",") > _MOST_COMMAS or ", with " in text:
        return True
    if text[:3] == "In " or words[0].rstrip(":,").lower() in LINK_WORDS:
        return True
    return any(" " in piece and not _has_word(piece) for piece in _PIECES.split(text))


def _has_word(piece: str) -> bool:
    """Return whether a piece has a word that no name has."""
    return any(TOLD_BY[word] & _NO_NAME for word in piece.split(" "))


def _are_no_names(text: str, words: list[str]) -> bool:
    """Return whether words, none of which tells, are surely no names of people or teams."""
    if is_group_word(words[-1]) or words[-1].lower() in SUFFIXES:
        return False
    if "and" in words:
        return "others" not in words and "-i-" not in text and _has_no_name(text)
    counted = [word for word in words if word not in NAME_PARTICLES]
    if len(counted) > MOST_COUNTED or any(word.lower() in NO_NAMES for word in counted[:-1]):
        return True
    bare = text.strip(MARKS)
    return fit_of(bare) < _SURE or are_words(bare)


def _has_no_name(text: str) -> bool:
    """Return whether a part of what "and" joins is no name: then the whole is no list of them."""
    pieces = text.split(" and ")
    return len(pieces) <= _MOST_AND + 1 and not all(fit_of(piece.strip(MARKS)) for piece in pieces)
