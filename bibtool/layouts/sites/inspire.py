"""INSPIRE's lists: title, ``#1``, authors with institutes and a date, ``e-Print: …``, buttons."""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "inspire"

_NUMBER = re.compile(r"(?:^|\s)#\d{1,5}\s*+$")
_OLD = re.compile(r"\s*+\(?\d{1,5}[.)]\s++(?=\S)")
_BYLINE = re.compile(
    r"\s*+(?P<names>\S.{0,5000}?)"
    r"\s?\((?:[A-Z][a-z]{2,8}[.,]?\s)?(?:\d{1,2},\s)?(?P<year>(?:19|20)\d\d)\)\s*+"
)
_OLD_BYLINE = re.compile(
    r"\s*+(?P<names>\S.{0,5000}?)\.\s(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d{1,2},\s)?(?P<year>(?:19|20)\d\d)\."
    r"(?:\s\d{1,5}\spp\.?)?\s*+"
)
_FACTS = re.compile(
    r"\s*+(?:published (?:in|as)|e-print|doi|report number|contribution to|part of|thesis"
    r"|conference|note|with erratum|presented)\b.{0,2000}",
    re.IGNORECASE,
)
_PRINT = re.compile(r"\be-Print\s?:", re.IGNORECASE)
_BELOW = re.compile(
    r"\s*+(?:pdf|doi|links?|cite|claim|reference search|datasets?|\d[\d,]*\scitations?"
    r"|references\s\|.{0,200}|ads abstract service.{0,60}|detailed record.{0,80})\s*+",
    re.IGNORECASE,
)
_FACTS_BELOW = 6


def looks_like(text: str) -> float:
    """Return whether numbered titles with dated authors below are there, and ``e-Print:`` ids."""
    lines = sample(text)
    if not any(_PRINT.search(line.text) for line in lines):
        return 0.0
    items = list(_items(lines))
    prints = sum(_PRINT.search(line.text) is not None for line in lines)
    return 0.94 if items and len(items) * 2 >= prints else 0.0


def read(text: str) -> Listing:
    """Read one item from each title to the facts below its authors."""
    page = Page(NAME, text)
    for own, title, byline in list(_items(page.lines)):
        facts = "\n".join(line.text for line in own if _FACTS.fullmatch(line.text))
        ids = arxiv_ids_in(facts)
        page.take(
            own,
            titles=(clean(title),),
            authors=people(byline["names"]),
            year=int(byline["year"]),
            arxiv_id=ids[0] if len(ids) == 1 else None,
            doi=ids_in(facts)[1],
        )
    return page.listing()


def _items(lines: Sequence[Line]) -> Iterator[tuple[list[Line], str, re.Match[str]]]:
    """Yield each item's lines, its title and its line of authors."""
    at = 0
    while at < len(lines):
        found = _head(lines, at)
        if found is None:
            at += 1
            continue
        title, below, byline = found
        end = below + 1
        for line in lines[end : end + _FACTS_BELOW]:
            if not _FACTS.fullmatch(line.text):
                break
            end += 1
        while end < len(lines) and _BELOW.fullmatch(lines[end].text):
            end += 1
        yield list(lines[at:end]), title, byline
        at = end


def _head(lines: Sequence[Line], at: int) -> tuple[str, int, re.Match[str]] | None:
    """Return a title that starts here, and where its authors are: its number is beside or below."""
    text = lines[at].text
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if _NUMBER.fullmatch(below.strip()) and at + 2 < len(lines):
        byline = _BYLINE.fullmatch(lines[at + 2].text)
        return (text, at + 2, byline) if byline else None
    if (beside := _NUMBER.search(text)) and beside.start():
        byline = _BYLINE.fullmatch(below)
        return (text[: beside.start()], at + 1, byline) if byline else None
    if (number := _OLD.match(text)) and (byline := _OLD_BYLINE.fullmatch(below)):
        return text[number.end() :], at + 1, byline
    return None
