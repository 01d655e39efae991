"""Parts of a line that wide spaces set apart: a title, its authors, where it appeared."""

import re

from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.labels import is_link_label
from bibtool.layouts.shapes.persons import MARKS, is_name, names_kind
from bibtool.layouts.shapes.venues import is_venue

_WIDE = re.compile(r"\s{2,}")
_WITH = re.compile(r"(?:w/|(?:joint )?with|by|and)\s")
_BETWEEN = re.compile(r",\s(?:and\s|&\s)?|\sand\s|\s&\s")
_MOST, _FEWEST_SPACES = 5, 2


def wide_apart(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the first part and the names, if all that follows are names, a venue or links.

    ``On Boats  w/ A. Smith and B. Lund  Lake Lett. 108 (2013) 14``
    """
    parts = _WIDE.split(text.strip()) if "  " in text.strip() else []
    if not 1 < len(parts) <= _MOST or parts[0].count(" ") < _FEWEST_SPACES:
        return None
    names: tuple[str, ...] = ()
    has_venue = False
    for part in parts[1:]:
        bare = _WITH.sub("", part, count=1)
        if is_link_label(part):
            continue
        if is_venue(part):
            has_venue = True
            continue
        found = _names(bare) if bare != part or names_kind(part) else ()
        if not found:
            return None
        names = names or found
    return (parts[0], names) if names or has_venue else None


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a text that is nothing else."""
    if found := author_list(text):
        return found
    names = tuple(name.strip(MARKS) for name in _BETWEEN.split(text))
    return names if all(map(is_name, names)) else ()
