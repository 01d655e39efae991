"""Titles that are glued to what stands before them: to their authors, or to a venue."""

import re

from bibtool.layouts.commonwords import are_words
from bibtool.layouts.shapes.gluednames import JUNCTION, glued_part, name_of
from bibtool.layouts.shapes.venues import is_venue

_GLUED_VENUE = re.compile(r"(?:\[[^][]{2,40}\]|[A-Z][\w& ]{1,24}\s(?:19|20)\d\d)(?=[A-Z\"“$])")
_VOLUME = re.compile(r"[A-Z][^,\d]{2,60},\s\d")
_BETWEEN = re.compile(r", (?:and )?| and ")
_FEWEST, _LONGEST_TITLE = 2, 400


def names_glued_before(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and authors of a line whose title is glued to the names before it, else None.

    ``Anna Smith and Bo LundOn BoatsLake Letters, 2019``
    """
    bare = glued_part(text)
    names: list[str] = []
    at = 0
    for found in _BETWEEN.finditer(f"{bare[:4000]}, "):
        piece = bare[at : found.start()]
        name, is_whole = name_of(piece)
        if name is None or are_words(name):
            return None
        names.append(name)
        if is_whole:
            at = found.end()
            continue
        rest = bare[at + piece.index(name) + len(name) :].lstrip(" .")
        if len(names) < _FEWEST or " " not in rest:
            return None
        ends = [cut.start() for cut in JUNCTION.finditer(rest[:_LONGEST_TITLE])]
        titles = [rest[:end] for end in ends if _ends(rest[end:])]
        return (*titles[:2], rest), tuple(names)
    return None


def _ends(text: str) -> bool:
    """Return whether a text is where something appeared: a venue, or a name and a volume."""
    return is_venue(text) or _VOLUME.match(text) is not None


def without_glued_venue(title: str) -> str:
    """Return a title without the venue that is glued before it: ``LAKE 2020On Boats``."""
    found = _GLUED_VENUE.match(title)
    return title[found.end() :] if found and is_venue(found[0].strip("[]")) else title
