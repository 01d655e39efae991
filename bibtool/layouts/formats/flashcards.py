"""Flashcards as Anki exports them: on the front a title, on the back who wrote it and what it says.

The file's first lines, ``#separator:tab``, are explained in https://docs.ankiweb.net/importing/text-files.html.
"""

import re
from collections.abc import Iterator
from html import unescape

from bibtool.layouts.formats.facts import distinct, first_doi, names_in, year_in
from bibtool.layouts.formats.htmltokens import TAG
from bibtool.layouts.formats.spans import Work, listing, plain_ends
from bibtool.layouts.lines import Understood, is_prose
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "flashcards"

_OPENS = re.compile(r"#(?:separator|html|notetype|deck|tags|columns)[ \w]{0,20}:", re.IGNORECASE)
_SEPARATOR = re.compile(r"#separator:\s?(\S{1,9})", re.IGNORECASE)
_SIGNS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_BREAK = re.compile(r"<br\s?/?>|</?(?:div|p|li)>", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"[\s,]{0,4}\(?((?:19|20)\d\d)\)?\.?\s*$")
_LEAST = 0.5


def looks_like(text: str) -> float:
    """Return how many of the cards, of those that a file says it has, are works."""
    head = plain_ends(text[:20_000])
    if not _OPENS.match(head):
        return 0.0
    cards = [line for line in head.split("\n") if line.strip() and not line.startswith("#")]
    sure = sum(
        bool(work.understood.get("authors") or work.understood.get("arxiv_id"))
        for work in _works(head)
    )
    return 1.0 if cards and sure >= _LEAST * len(cards) else 0.0


def read(text: str) -> Listing:
    """Read one item from each card."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    said = _SEPARATOR.match(text)
    sign = _SIGNS.get(said[1].lower(), said[1][0]) if said else "\t"
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if line.strip() and not line.startswith("#"):
            understood = _understood(line.split(sign))
            if understood["titles"]:
                yield Work(start, at - 1, understood)


def _understood(cells: list[str]) -> Understood:
    front, behind = (_lines(cells[0]), [line for cell in cells[1:] for line in _lines(cell)])
    title = front[0] if front else ""
    ids = {each for cell in cells for each in arxiv_ids_in(cell[:5000])}
    authors: tuple[str, ...] = ()
    year: int | None = None
    for line in [*front[1:], *behind][:5]:
        dated = _YEAR_BEHIND.search(line)
        names = line[: dated.start()] if dated else line
        if dated and not is_prose(names):
            authors, year = names_in(names), year_in(dated[1])
        else:
            authors = author_list(names) or ()
        if authors:
            break
    return {
        "titles": distinct((title,)),
        "authors": authors,
        "abstract": next((line for line in behind if is_prose(line)), ""),
        "year": year,
        "arxiv_id": ids.pop() if len(ids) == 1 else None,
        "doi": first_doi(cells),
    }


def _lines(cell: str) -> list[str]:
    """Return the lines of a cell without its markup."""
    written = cell.strip().strip('"').replace('""', '"')
    parts = (clean(unescape(TAG.sub("", part))) for part in _BREAK.split(written))
    return [part for part in parts if part]
