"""Titles that are told at first sight: words and nothing else.

Most lines of a long list are such. What is asked here is enough for each test of ``kinds`` to
come out as it does for a title (tests/layouts/test_plain_titles.py compares them); where there is
any doubt the line goes to those tests, which take ten times as long.
"""

import re
import string
from collections.abc import Sequence
from enum import IntEnum

from bibtool.layouts.bibliographies.labelledtitles import unlabelled, without_award
from bibtool.layouts.citations import is_reference
from bibtool.layouts.commonwords import are_words
from bibtool.layouts.namewords import NAME_PARTICLES, NO_NAMES, SUFFIXES
from bibtool.layouts.people import MOST_COUNTED, fit_of, is_group_word
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.credits import together
from bibtool.layouts.shapes.cues import VENUE, cues_of
from bibtool.layouts.shapes.gluednames import glued
from bibtool.layouts.shapes.labels import LINK_WORDS, without_labels, without_loose_labels
from bibtool.layouts.shapes.menus import furniture_kind, is_part
from bibtool.layouts.shapes.persons import MARKS, are_people, in_english
from bibtool.layouts.shapes.sentences import is_bio, is_contact, is_news, is_sentence
from bibtool.layouts.shapes.titlewords import TOLD_BY, Told
from bibtool.layouts.shapes.venues import is_award, is_venue, may_be_venue

_PIECES = re.compile(r", (?:and )?| and ")
_NAMES_AFTER = re.compile(r" (?:by|von|par|por) (?![a-z])|\?.")
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,120}\)")
_BEHIND_BRACKETS = re.compile(r"\)(?:[A-Z]| [Ww]ith )")
_LAST_STATES = (" preprint", " note", " notes", " manuscript")
_FEWEST, _LONGEST, SHORTEST_GLUED = 3, 199, 50
_MOST_AND = 2
_MOST_COMMAS = 2
_SURE = 0.7
_FIRST_SIGNS = frozenset(f"{string.ascii_uppercase}{string.digits}$")
_SAID_BEFORE = frozenset(["by", "with"])
_STATES = frozenset(["submission", "preparation", "collaboration", "joint"])
_TO_READERS = frozenset(["following", "full"])
_SECONDS = {
    "a": frozenset(["curated", "list"]),
    "from": frozenset(["wikipedia"]),
    "some": frozenset(["rights"]),
    "new": frozenset(["search", "messages"]),
    "no": frozenset(["meeting"]),
    "this": frozenset("page list site file website repo repository paper was".split()),
}
"""What else than titles begins with words that many titles begin with."""
_OTHERS, _NO_NAME, _OPENS = int(Told.OTHERS), int(Told.NO_NAME), int(Told.OPENS)
_CUE, _NUMBER, _COLON = int(Told.CUE), int(Told.NUMBER), int(Told.COLON)
_JOINED, _ASKS, _COMMA = int(Told.JOINED), int(Told.ASKS), int(Told.COMMA)
_LABEL, _VERB, _ODD = int(Told.LABEL), int(Told.VERB), int(Told.ODD)
_DIVIDED = int(Told.DIVIDED)
_NOT_LAST = _COLON | _COMMA
_RARE = _JOINED | _ASKS | _COMMA | _ODD
_NOT_BESIDE_COMMAS = int(Told.ROLE) | _JOINED | _ODD | _CUE
_BEFORE_NAMES = int(Told.BEFORE_NAMES)
_MAY_DIVIDE = _DIVIDED | _COMMA
_PARTING = _COMMA | _ASKS | _BEFORE_NAMES
_MAY_END = _BEFORE_NAMES | _ASKS | _COLON | _LABEL
_told_by = TOLD_BY.__getitem__


class Plain(IntEnum):
    """Whether a line is surely a title."""

    NOT_SURE = 0
    TITLE = 1
    OPENED = 2
    """And nothing in it may divide the title from labels or a venue; names may open it."""
    WHOLE = 3
    """And nothing in it may divide the title from names, labels or a venue."""
    ODD = 4
    """A line that is surely a title if it stands for itself, but a part of one may be none."""
    ODD_WHOLE = 5
    """And nothing in it may divide the title from anything else."""


_SURELY = Plain.WHOLE, Plain.OPENED, Plain.TITLE  # quicker than a set: the same objects
WHOLE = Plain.WHOLE, Plain.ODD_WHOLE


def is_plain_title(text: str) -> bool:
    """Return whether a text is surely a title; False if it may be anything else."""
    return plainness_of(text) in _SURELY


@remembered
def plainness_of(text: str) -> Plain:
    """Return whether a line is surely a title, and of one piece."""
    if len(text) > _LONGEST or text[:1] not in _FIRST_SIGNS:
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
    if may_be_other(words, told) and is_other(text):
        return Plain.NOT_SURE
    if last & _LABEL and without_labels(text)[1]:
        return Plain.NOT_SURE
    if not (told & _NO_NAME or are_no_names(text, words)):
        return Plain.NOT_SURE
    found = Plain.WHOLE
    if (told | last) & (_MAY_DIVIDE | _MAY_END):
        found = _whole_or_divided(text, told, last)
    is_said = TOLD_BY[words[0]] & _OPENS and words[0].lower() in _SAID_BEFORE
    if is_said or (told & _DIVIDED and not told & _NO_NAME):
        return Plain.ODD_WHOLE if found is Plain.WHOLE else Plain.ODD
    return found


def _whole_or_divided(text: str, told: int, last: int) -> Plain:
    """Return whether names, labels or a venue may be parted from a title."""
    if told & _MAY_DIVIDE:
        return Plain.WHOLE if _is_undivided(text, told, last) else Plain.TITLE
    if told & (_BEFORE_NAMES | _ASKS) and (told & _COLON or _NAMES_AFTER.search(text)):
        return Plain.TITLE
    if last & _LABEL and without_loose_labels(text):
        return Plain.TITLE
    if not (told & _COLON and _is_opened(text)):
        return Plain.WHOLE
    is_odd = told & _ODD or last & (_LABEL | _NUMBER) or text.partition(": ")[0][-1].isdigit()
    return Plain.TITLE if is_odd else Plain.OPENED


def _is_undivided(text: str, told: int, last: int) -> bool:
    """Return whether brackets within words are all that may divide a title, and do not."""
    if told & _PARTING or last & (_MAY_END | _ODD | _NUMBER) or "/" in text or "_" in text:
        return False
    if not (text[0].isalpha() and text[-1].isalpha()) or text.endswith(_LAST_STATES):
        return False
    if told & _COLON and (_is_opened(text) or without_award(text) != text):
        return False
    return not (_BEHIND_BRACKETS.search(text) or unlabelled(text)) and in_english(text) == text


def may_be_other(words: Sequence[str], told: int) -> bool:
    """Return whether a line has a word that venues, news, buttons or addresses have."""
    if told & _CUE or TOLD_BY[words[-1]] & _NUMBER or not words[0][0].isalpha():
        return True
    return bool(TOLD_BY[words[0]] & _OPENS) and _may_open_others(words)


def is_other(text: str) -> bool:
    """Return whether such a line is one of these."""
    first = text.partition(" ")[0]
    if first[-1] == ":" or together(text):
        return True  # "Title: On Boats"; "Joint work with Anna Smith"
    if first.lower() in _SAID_BEFORE and _may_be_said(text[len(first) :]):
        return True
    if furniture_kind(text) or is_part(text) or is_award(text) or is_venue(text):
        return True
    if may_be_venue(text) or (_may_have_venue(text) and is_reference(text)):
        return True
    return is_contact(text) or is_bio(text) or is_news(text)


def _may_be_said(text: str) -> bool:
    """Return whether names may stand behind "by" or "with" at a line's beginning."""
    if "," in text or "(" in text or " and " in text or " by " in text:
        return True
    return fit_of(text.strip(MARKS)) >= _SURE


def _may_have_venue(text: str) -> bool:
    return text[:3].lower() == "in " or not VENUE.isdisjoint(cues_of(text))


def _may_open_others(words: Sequence[str]) -> bool:
    """Return whether a line begins as a menu's, an address, a sentence, a venue or an award."""
    first, second = words[0].lower(), words[1].lower()
    if first == "in":
        return second in _STATES
    if first in _SECONDS:
        return second.rstrip(",") in _SECONDS[first]
    return first != "the" or second in _TO_READERS or second[0].isdigit()


def _is_opened(text: str) -> bool:
    """Return whether people, or perhaps a venue, stand before a colon."""
    opening = text.partition(": ")[0]
    return opening[-1].isdigit() or (" " in opening and are_people(opening))


def _may_be_more(text: str, words: list[str], told: int) -> bool:
    """Return whether capitals inside words, a question or commas may tell of something else."""
    if told & _JOINED and len(text) >= SHORTEST_GLUED and glued(text):
        return True
    if told & _ASKS and told & _VERB and is_sentence(text):
        return True
    if text[-1] == ")":
        return True
    is_listed = bool(told & _COMMA)
    if told & _DIVIDED and not told & _NO_NAME and (is_listed or may_be_placed_names(text)):
        return True
    if not is_listed:
        return False
    if told & _NOT_BESIDE_COMMAS or text.count(",") > _MOST_COMMAS or ", with " in text:
        return True
    if text[:3] == "In " or words[0].rstrip(":,").lower() in LINK_WORDS:
        return True
    return any(" " in piece and not _has_word(piece) for piece in _PIECES.split(text))


def may_be_placed_names(text: str) -> bool:
    """Return whether words may be names but for what is in brackets, or have more behind these."""
    bare = _IN_BRACKETS.sub("", text)
    return _BEHIND_BRACKETS.search(text) is not None or not are_no_names(bare, bare.split(" "))


def _has_word(piece: str) -> bool:
    """Return whether a piece has a word that no name has."""
    return any(TOLD_BY[word] & _NO_NAME for word in piece.split(" "))


def are_no_names(text: str, words: list[str]) -> bool:
    """Return whether words, none of which tells, are surely no names of people or teams."""
    if is_group_word(words[-1]) or words[-1].lower() in SUFFIXES:
        return False
    if "and" in words:
        return "others" not in words and "-i-" not in text and _has_no_name(text)
    if not (text[0].isalpha() and text[-1].isalpha()):
        words = text.strip(MARKS).split(" ")  # numbers before and behind a name are none of it
    counted = words
    if not NAME_PARTICLES.isdisjoint(words):
        counted = [word for word in words if word not in NAME_PARTICLES]
    if len(counted) > MOST_COUNTED or any(word.lower() in NO_NAMES for word in counted[:-1]):
        return True
    bare = text.strip(MARKS)
    return fit_of(bare) < _SURE or are_words(bare)


def _has_no_name(text: str) -> bool:
    """Return whether a part of what "and" joins is no name: then the whole is no list of them."""
    pieces = text.split(" and ")
    names = [name for piece in pieces if (name := piece.strip(MARKS))]  # some are marks alone
    return len(pieces) <= _MOST_AND + 1 and not all(map(fit_of, names))
