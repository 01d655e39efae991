"""Titles that are told at first sight: words and nothing else.

Most lines of a long list are such. What is asked here is enough for each test of ``kinds`` to
come out as it does for a title (tests/layouts/test_plain_titles.py compares them); where there is
any doubt the line goes to those tests, which take five times as long.
"""

import re

from bibtool.layouts.furniture import FIRST_WORDS
from bibtool.layouts.namewords import IN_LISTS, NAME_PARTICLES, NO_NAMES, SUFFIXES
from bibtool.layouts.people import MOST_COUNTED, fit_of, is_group_word
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.cues import CUES, ENDINGS, PERSONAL
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import FOREIGN, MARKS

_WORDS = re.compile(r"[A-Z][A-Za-z0-9]{0,40}(?:(?:[ ']|-{1,3}|: )[A-Za-z0-9]{1,40}){1,60}")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"19|20|\d{4}|\d$|'\d")
_JOINTS = re.compile(r"[a-z](?=[A-Z])")
_FEWEST, _LONGEST, _SHORTEST_GLUED = 3, 199, 50
_MOST_JOINTS = 1  # a glued name stands between two
_MOST_AND = 2
# Of what is somebody's own, only news are told apart.
_CUES = CUES - PERSONAL | {"our"}
# What a menu's line, an address, a sentence, a venue or an award may begin with.
FIRST = FIRST_WORDS | frozenset(
    """i he she they you my hi hello welcome feel click if our this last contributions we before
    prior previously currently please here note copyright updated modified department
    departments dept school faculty institute college office room phone tel fax email mail
    address p po nature physical manuscript working draft also international annual acm ieee
    siam ams aps iop awards h week lecture session class day module unit meeting issue volume
    vol part chapter lesson with by oral spotlight highlight best outstanding distinguished
    top honourable honorable notable paper award invited equal joint long short full author
    authors""".split()
)
_PARTS = re.compile(r"[ ':-]+")
_STATES = frozenset(["submission", "preparation"])
_TO_READERS = frozenset(["following", "full"])


@remembered
def is_plain_title(text: str) -> bool:
    """Return whether a line is surely a title; False if it may be anything else."""
    if len(text) > _LONGEST or not text.isascii() or not _WORDS.fullmatch(text):
        return False
    if (_DIGIT.search(text) and _NUMBER.search(text)) or _may_be_glued(text):
        return False
    low = text.lower()
    parts = _PARTS.split(low) if "-" in low or ":" in low or "'" in low else low.split(" ")
    if parts[0] in FIRST or not _CUES.isdisjoint(parts):
        return False
    if parts[0] == "in" and (parts[1] in _STATES or text[2] != " "):
        return False
    if parts[0] == "the" and (parts[1] in _TO_READERS or parts[1][0].isdigit()):
        return False
    for ending in ENDINGS:
        if ending in low:
            return False
    words = text.split(" ")
    return len(words) >= _FEWEST and _are_no_names(text, words) and not without_labels(text)[1]


def _may_be_glued(text: str) -> bool:
    return len(text) >= _SHORTEST_GLUED and len(_JOINTS.findall(text)) > _MOST_JOINTS


def _are_no_names(text: str, words: list[str]) -> bool:
    """Return whether words are surely no names of people or teams."""
    if not FOREIGN.isdisjoint(words):
        return False
    for word in words:
        if word[0].islower() and word not in IN_LISTS and not is_group_word(word):
            return True
    if is_group_word(words[-1]) or words[-1].lower() in SUFFIXES:
        return False
    if "and" in words:
        return "others" not in words and "-i-" not in text and _has_no_name(text)
    counted = [word for word in words if word not in NAME_PARTICLES]
    return len(counted) > MOST_COUNTED or any(word.lower() in NO_NAMES for word in counted[:-1])


def _has_no_name(text: str) -> bool:
    """Return whether a part of what "and" joins is no name: then the whole is no list of them."""
    pieces = text.split(" and ")
    return len(pieces) <= _MOST_AND + 1 and not all(fit_of(piece.strip(MARKS)) for piece in pieces)
