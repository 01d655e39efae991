"""Rows of cells: of a table with works, or of a repository's files."""

import re

from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.venues import is_venue

_AGO = re.compile(r"\t(?:\d{1,2}\s[a-z]{3,8}\sago|(?:last|yester)\s?[a-z]{3,6}|now)\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_LABEL = 40
_BESIDE_JOINER = re.compile(r"(?<=[,;&])\t\s?|\s?\t(?=&\s|and\s)")


def without_loose_tabs(text: str) -> str:
    """Return a line with blanks for tabs beside what joins names: they part no cells."""
    return _BESIDE_JOINER.sub(" ", text)


def row_kind(rest: str, bare: str) -> str | None:
    """Return the kind of a row of cells, or of a part of one."""
    if bare.count(" | ") > 1 and is_row(bare):
        return "citation"
    if "\t" in rest and _AGO.search(rest, max(0, len(rest) - _LONGEST_LABEL)):
        return "labels"  # a file of a repository, and when it was changed
    if "\t" in rest or rest[0] == "|":
        return "citation" if is_row(rest) else "venue" if _YEAR.search(rest) else "labels"
    return None


def is_row(rest: str) -> bool:
    """Return whether a line is a row of a table that has a work in it."""
    cells = [cell.strip() for cell in rest.split("\t" if "\t" in rest else "|")]
    return len(cells) > 1 and any(
        cell.count(" ") > 1 and not is_venue(cell) and author_list(cell) is None for cell in cells
    )
