"""Titles to which is glued who it was with, its state or its journal.

``On Boatswith Anna Smith and Bo Lundto appear in Lake Letters``
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import fit_of
from bibtool.layouts.shapes.venues import is_venue

_ENDS = r"(?<=[a-zß-ÿ\dA-Z)\]?!$*”\"’'])"
_WITH = re.compile(
    rf"{_ENDS}(?<!\bhere)(?<!\bthere)(?<!\bout)(?<!\bforth)"
    r"\(?(?:joint(?:ly|\swork)?\s)?with\s(?=[A-ZÀ-Þ])"
)
_STATE = re.compile(
    rf"{_ENDS}(?<!\b[Rr]e)(?<!\b[Uu]n)\(?"
    r"(?:[Tt]o\sappear|[Ss]ubmitted|[Aa]ccepted|[Ii]n\spress|[Ii]n\spreparation|[Pp]reprint)"
    r"(?=ar[Xx]iv|pdf|journal|doi|link|code|[^a-z]|$)"
)
_CAPITAL = re.compile(r"(?<=[a-zß-ÿ\d)\]?!$*”\"’'])(?=[A-ZÀ-Þ])")
_NUMBER = re.compile(r"\s{0,8}[\[(]?\d{1,3}[.)\]]{1,2}\s{0,3}(?=[^\s\d])")
_STATES = ("appear", "ubmitted", "ccepted", "n press", "n preparation", "reprint")
_BUTTONS = re.compile(
    r"(?:\s?(?:ar[Xx]iv|pdf|PDF|journal|doi|DOI|link|code|slides|video|[Bb]ib(?:[Tt]e[Xx])?|MR))+$"
)
_VOLUME = re.compile(
    r"[A-Z][^\d]{1,60}\s\d{1,4}[\s,(].{0,30}(?:19|20)\d\d|[A-Z][\w.&\s]{1,50},\s(?:19|20)\d\d\b"
)
_BETWEEN = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
_FEWEST, _SHARE = 2, 0.25
_LONGEST, _MOST, _LONGEST_NAMES = 500, 8, 400


class Credited(NamedTuple):
    """What a line may have as titles, likeliest first, and with whom it was."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]


def are_credited(heads: Sequence[str]) -> bool:
    """Return whether names or a state are glued to so many of a page's titles that others are."""
    found = sum(glued_credit(head) is not None for head in heads)
    return found >= max(_FEWEST, _SHARE * len(heads))


def glued_credit(text: str) -> Credited | None:
    """Return titles and co-authors of a line to whose title names or a state are glued."""
    is_with = "with " in text and _WITH.search(text) is not None
    if not (is_with or (any(map(text.__contains__, _STATES)) and _STATE.search(text))):
        return None
    bare = _bare(text)
    if (found := _WITH.search(bare)) and (names := _names_of(bare[found.end() :])):
        return _credited([bare[: found.start()]], names)
    found = _STATE.search(bare)
    return _credited([bare[: found.start()]], ()) if found else None


def before_glued_place(text: str) -> tuple[str, ...]:
    """Return what may be the titles of a line that ends with a venue glued to one."""
    if not _CAPITAL.search(text):
        return ()
    bare = _bare(text)
    rest = _BUTTONS.sub("", bare)
    cuts = [found.start() for found in _CAPITAL.finditer(bare)]
    ends = [cut for cut in cuts if _is_place(rest[cut:])]
    found = _credited([bare[:end] for end in ends[:_MOST]], ())
    return found.titles if found else ()


def _bare(text: str) -> str:
    bare = quickly_clean(plain(text))
    number = _NUMBER.match(bare)
    return bare[number.end() if number else 0 :][:_LONGEST]


def _credited(titles: list[str], names: tuple[str, ...]) -> Credited | None:
    found = tuple(tidy(title) for title in titles if title.count(" ") > 0)
    return Credited(found, names) if found else None


def _is_place(text: str) -> bool:
    return is_venue(text) or _VOLUME.match(text) is not None


def _names_of(text: str) -> tuple[str, ...]:
    """Return the people that a text begins with; what follows is glued to the last of them."""
    names: list[str] = []
    for piece in _BETWEEN.split(text[:_LONGEST_NAMES]):
        if fit_of(piece) >= 0.7 and not _STATE.search(piece):
            names.append(piece)
            continue
        if cut := next((c for c in _cuts(piece) if fit_of(piece[:c]) >= 0.7), 0):
            names.append(piece[:cut])
        break
    return tuple(names)


def _cuts(piece: str) -> list[int]:
    """Return where a name may end: before a capital or a state, or after so many words."""
    found = [f.start() for f in (*_STATE.finditer(piece[:80]), *_CAPITAL.finditer(piece[:80]))]
    return sorted(found)
