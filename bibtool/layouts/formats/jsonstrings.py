"""JSON whose strings are the page: rows of a table, a list's items, a notebook's cells.

They are read as they would be one below the other.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtool.layouts.choice import best
from bibtool.layouts.formats import jsontext
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.lines import Understood
from bibtool.layouts.printed import has_id
from bibtool.model import Listing, Reference
from bibtool.plugins import Layout

NAME = "json-text"

# A string that is never closed goes to the end, and is none.
_STRING = re.compile(r'"((?>(?:[^"\\]|\\.)*))("?)(\s{0,20}:)?', re.DOTALL)
_FEED = re.compile(r"\\(?:(n)|.)", re.DOTALL)
_LINKED_OR_ROW = re.compile(r"\]\(|\|.*\||https?://|(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_SURE = 0.9
_LEAST_KNOWN = 0.2
_FEWEST, _FEWEST_WORDS = 3, 3
_MOST_OF_TEXT, _TELLING = 0.5, 0.5


class _Piece(NamedTuple):
    """A line of what a string says, and where it is written."""

    start: int
    end: int
    text: str


def looks_like(text: str) -> float:
    """Return whether no object is a work, and most of the text is strings that may name some."""
    if not jsontext.OPENS.match(text):
        return 0.0
    head = plain_ends(text[:SAMPLE])
    pieces = [piece for piece in _pieces(head) if piece.text.count(" ") >= _FEWEST_WORDS]
    telling = sum(has_id(each.text) or bool(_LINKED_OR_ROW.search(each.text)) for each in pieces)
    said = sum(piece.end - piece.start for piece in pieces)
    if telling < max(_FEWEST, _TELLING * len(pieces)) or said < _MOST_OF_TEXT * len(head.strip()):
        return 0.0
    return _SURE if jsontext.looks_like(text) < _LEAST_KNOWN else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such files, given the layouts that their strings may have."""

    def read(text: str) -> Listing:
        text = plain_ends(text)
        pieces = list(_pieces(text))
        page = "\n".join(piece.text for piece in pieces)
        found = layouts[best(layouts, page, but=(NAME,))].read(page)
        return listing(NAME, text, (_work(each, pieces) for each in found.references))

    return read


def _work(reference: Reference, pieces: Sequence[_Piece]) -> Work:
    """Return what was read as a work of the file."""
    own = [pieces[number - 1] for number in reference.lines]
    understood: Understood = {
        "titles": reference.titles,
        "authors": reference.authors,
        "abstract": reference.abstract,
        "summary": reference.summary,
        "year": reference.year,
        "arxiv_id": reference.arxiv_id,
        "doi": reference.doi,
    }
    return Work(own[0].start, own[-1].end, understood)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the lines of the strings that are no keys."""
    for string in _STRING.finditer(text):
        if string[3] or not string[2]:
            continue
        start = string.start(1)
        feeds = [f for f in _FEED.finditer(text, *string.span(1)) if f[1]]
        for feed in feeds:
            yield _Piece(start, feed.start(), _said(text[start : feed.start()]))
            start = feed.end()
        if start < string.end(1):
            yield _Piece(start, string.end(1), _said(text[start : string.end(1)]))


def _said(written: str) -> str:
    """Return what a part of a string without line feeds says, in one line."""
    try:
        return " ".join(str(json.loads(f'"{written}"', strict=False)).splitlines())
    except ValueError:
        return written.replace("\n", " ")
