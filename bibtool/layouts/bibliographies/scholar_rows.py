"""A Google Scholar profile as programs take its rows off the page: all cells glued together.

``Wide LakesA Smith, B LundLake Letters 12 (3), 45-67, 20194562019``: title, authors, venue with its
year, how often it is cited, and the year again.
"""

import re
from collections.abc import Iterator

from bibtool.layouts.bibliographies.scholar_glued import split_glued
from bibtool.layouts.lines import Page, Understood, sample
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "scholar-rows"

_SURE = 0.97
_FEWEST = 2
_LONGEST = 1200
_ROW = re.compile(r"(?:,\s|(?<=[^\W\d_]))(?P<year>(?:19|20)\d\d)\*?(?P<cited>\d{0,6})\*?(?P=year)$")
# A family's name ends and the venue begins; "Mc" and the like begin a name only.
_JUNCTION = re.compile(
    r"(?:(?<=[a-zß-öø-ÿ])|(?<=\.\.\.))(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?=arXiv|[A-ZÀ-Þ])"
)
_MOST_JUNCTIONS = 60


def looks_like(text: str) -> float:
    """Return the share of the text in rows that end with one year twice, as on no other page."""
    lines = sample(text)
    rows = [line for line in lines if _ROW.search(line.text[-24:].rstrip())]
    read = [line for line in rows if _work(line.text) is not None]
    if len(read) < _FEWEST or 2 * len(read) < len(rows):
        return 0.0
    inside = sum(len(line.text) for line in read)
    return _SURE if 2 * inside > sum(len(line.text) for line in lines) else 0.0


def read(text: str) -> Listing:
    """Read one item from each row."""
    page = Page(NAME, text)
    for line in page.lines:
        if (work := _work(line.text)) is not None:
            page.take([line], **work)
    return page.listing()


def _work(text: str) -> Understood | None:
    text = text.strip()
    row = _ROW.search(text[-24:]) if len(text) <= _LONGEST else None
    if row is None:
        return None
    start = len(text) - len(text[-24:]) + row.start()
    cells = text[:start]
    for end in _ends_of_names(cells):
        titles, authors = split_glued(cells[:end])
        if titles:
            arxiv_id, doi = ids_in(cells[end:])
            return {
                "titles": tuple(map(clean, titles)),
                "authors": authors,
                "year": int(row["year"]),
                "arxiv_id": arxiv_id,
                "doi": doi,
            }
    return None


def _ends_of_names(cells: str) -> Iterator[int]:
    """Yield where the venue may begin; a row without one ends with the names."""
    for count, junction in enumerate(_JUNCTION.finditer(cells)):
        if count < _MOST_JUNCTIONS:
            yield junction.start()
    yield len(cells)
