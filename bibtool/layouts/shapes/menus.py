"""Lines that are no part of a work: menus, buttons, years, rulers; and what it won."""

import re

from bibtool.layouts.furniture import is_furniture, is_label
from bibtool.layouts.markup import plain
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import Lookup
from bibtool.layouts.shapes.labels import LINK_WORDS, without_labels
from bibtool.layouts.shapes.titlewords import FIRST, TOLD_BY, Told
from bibtool.layouts.shapes.venues import is_award, is_venue
from bibtool.layouts.websites import OPENS

_YEAR = re.compile(
    r"(?:(?:article|letter|review|research|news|editorial|perspective|paper|posted|added|updated)"
    r"[:\s]{0,2}(?=.{0,20}\d))?"
    r"\W*(?:(?:\d{1,2}(?:st|nd|rd|th)?\.?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]{0,6}\.?(?:\s\d{1,2})?,?\s)?(?:(?:19|20)\d\d)?[a-z]?\W*"
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|[a-z]{3,10}:?\s\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:#[\w-]{1,30}[\s,;]*){1,12}")
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_BARS = re.compile(r"\s+[|·•~/–—-]\s+")
_BAR = re.compile(r"[|·•~/–—-]\s")
_DASH = re.compile(r"\s[–—-]\s")
_BRACKETED = re.compile(r"(?:\[[^][]{1,30}\][\s|,/·•.]*)+")
_FILES = re.compile(r"\[[a-z][^][,]{0,60}(?:,\s?[^][,]{1,60}){1,8}\]")
"""A list of links in one pair of brackets: ``[supplement, data and code]``."""
_LAST_BRACKETS = re.compile(r"\s*\(([^()]{3,60})\)\W*$")
_PART = re.compile(
    r"(?:week|lecture|session|class|day|module|unit|meeting|issue|volume|vol\.|part|chapter|lesson)"
    r"\s#?\d{1,3}\b(?:\s?[-–—:.·|(]|\s*$)",
    re.IGNORECASE,
)
_LONGEST_PART, _FEW_SPACES = 81, 3
_MOST_IN_LABEL = 5
_LABEL = int(Told.LABEL)
_IS_LABEL = Lookup(is_furniture)
_OPENS_SITES = OPENS | {"picture", "figure"}
_OPENS_FURNITURE = FIRST | LINK_WORDS | {"figure"}


def kind_without_letters(rest: str) -> str:
    """Return the kind of a line that has none: an id, a year, a ruler."""
    if has_id(rest):
        return "id"
    if _YEAR.fullmatch(rest) and any(map(str.isdigit, rest)):
        return "year"
    return "rule"


def _opens_a_text(rest: str) -> bool:
    """Return whether a line starts with a word that no menu and no button starts with."""
    first, _, others = rest.partition(" ")
    if not (others and first.isalpha()) or first.lower() in _OPENS_FURNITURE:
        return False
    return not (others[-2:].strip(".").isdigit() or _BAR.search(others) or without_labels(rest)[1])


def _is_no_label(rest: str) -> bool:
    """Return whether more words than any label has are no row of labels: the last is none."""
    first, _, others = rest.partition(" ")
    if not rest.isascii() or "- " in rest or first.lower() in _OPENS_SITES:
        return False
    if not rest.replace(" ", "").replace("-", "").isalpha():
        return False
    last = others.rpartition(" ")[2]
    return not (TOLD_BY[last] & _LABEL or _IS_LABEL[last] or " APP " in rest)


def furniture_kind(rest: str) -> str | None:
    """Return the kind of a line that says nothing of a work, or only where it appeared."""
    if rest[0] == "<":
        rest = plain(rest).strip() or rest
    if _opens_a_text(rest):
        return None
    if rest.count(" ") >= _MOST_IN_LABEL and _is_no_label(rest):
        return "award" if is_award(rest) else None
    if rest[:8].lower() == "skip to " and rest.count(" ") <= _FEW_SPACES:
        return "menu"
    if rest[0] == "#" and _TAGS.fullmatch(rest):
        return "tags"
    if _YEAR.fullmatch(rest) and len(rest.strip()) > 2:
        return "year"
    if is_award(rest):
        return "award"
    if not without_labels(rest)[0].strip(" -|[]()") or (
        rest[0] == "[" and (_BRACKETED.fullmatch(rest) or _FILES.fullmatch(rest))
    ):
        return "labels" if not has_id(rest) else "id"
    if not (is_furniture(rest) or _is_menu(rest)):
        return None
    is_where = _YEAR_IN.search(rest) and is_venue(without_distinction(without_labels(rest)[0]))
    return "venue" if is_where else "menu"


def is_part(text: str) -> bool:
    """Return whether a line is the heading of a course's or a volume's part: ``Week 3: Boats``."""
    return len(text) <= _LONGEST_PART and _PART.match(text) is not None


def without_distinction(text: str) -> str:
    """Return a line without the distinction at its end: ``LAKE 2020 (Oral)``."""
    before, semicolon, last = text.rpartition("; ")
    if semicolon and is_award(last):
        return before
    found = _LAST_BRACKETS.search(text) if ")" in text else None
    return text[: found.start()] if found and is_award(found[1]) else text


def _is_menu(rest: str) -> bool:
    """Return whether a line is a row of short links: ``CV | Google Scholar | Group``."""
    if not _BAR.search(rest):
        return False
    pieces = _BARS.split(rest)
    if len(pieces) < 2 or has_id(rest) or any(piece.count(" ") > 2 for piece in pieces):
        return False
    return _DASH.search(rest) is None or any(map(is_label, pieces))
