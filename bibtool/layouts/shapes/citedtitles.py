"""Titles that are set apart, with names beside them: these tell that hardly anything else is."""

import re

from bibtool.layouts.shapes.gluednames import glued
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.plaintitles import (
    SHORTEST_GLUED,
    are_no_names,
    is_other,
    is_plain_title,
    may_be_other,
    may_be_placed_names,
)
from bibtool.layouts.shapes.titlewords import TOLD_BY, Told
from bibtool.layouts.shapes.venues import is_award, is_venue

_FEWEST = 3
_NO_NAME, _JOINED, _DIVIDED = int(Told.NO_NAME), int(Told.JOINED), int(Told.DIVIDED)
_LABEL = int(Told.LABEL)
_IN_DOUBT = int(Told.OTHERS | Told.COMMA | Told.ASKS)
_FORMULA = re.compile(r"(?<!\S)\$[^$]{1,80}\$(?![\w$])")
_told_by = TOLD_BY.__getitem__


def is_set_title(text: str) -> bool:
    """Return whether what is set apart is a title, whatever signs it has, if names stand beside."""
    if is_plain_title(text):
        return True
    words = text.split()
    has_word = any(TOLD_BY[word] & _NO_NAME for word in words)
    return has_word and len(words) >= _FEWEST and not (is_award(text) or is_venue(text))


def is_cited_title(text: str) -> bool:
    """Return whether what is set apart is a title, if its first author and the year are behind it.

    No more is asked than whether it may be names, a venue or a button: a title may end with a
    bracket then, or begin with "With".
    """
    if "$" in text:
        text = _FORMULA.sub("$x$", text)
    words = text.split(" ")
    told = 0
    for each in set(map(_told_by, words)):
        told |= each
    if told & _IN_DOUBT or len(words) < _FEWEST:
        return is_set_title(text)
    may_be = may_be_other(words, told)
    if told & _NO_NAME:
        return not (may_be and (is_award(text) or is_venue(text)))
    if (may_be and is_other(text)) or not are_no_names(text, words):
        return False
    if TOLD_BY[words[-1]] & _LABEL and without_labels(text)[1]:
        return False
    if told & _JOINED and len(text) >= SHORTEST_GLUED and glued(text):
        return False
    return not (told & _DIVIDED and may_be_placed_names(text))
