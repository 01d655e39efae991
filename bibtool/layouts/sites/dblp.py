"""DBLP's pages: ``A, B, C:`` and below it ``Title. CoRR abs/2601.19092 (2026)``, menus around."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.identifiers import ArxivId
from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "dblp"

_HOMONYM = re.compile(r"\s0\d{3}(?=\s*+(?:,|$))")
_URL = re.compile(r"dblp\.[a-z.-]{2,20}/rec/\w")
_KEY = re.compile(r"/rec/(?:\w{1,10}/)?journals/corr/abs-(\d{4})-(\d{4,5})(?!\d)")
_PUBLISHED = re.compile(
    r".{0,300}?(?:\((?P<last>(?:19|20)\d\d)\)|\b(?P<venue>(?:19|20)\d\d)(?:\s?:\s?[\w:.-]{1,30})?"
    r"(?:\s\(\w{1,20}(?: \w{1,20}){0,3}\))?)\s*+"
)
# In a table of contents the venue and the year stand above all of them.
_PAGES = re.compile(r"(?:.{0,300}[.?!]\s)?[A-Z]?\d[\w:.]{0,12}(?:-[\w:.]{1,12})?\s*+")
_STOP = re.compile(r"[.?!]\s++(?=\S)")
_MARKER = re.compile(
    r"\bdblp\b|\bpersistent url:|^\W{0,3}home > (?:conferences and workshops|journals|persons) >"
    r"|^zoomed in on \d+ of \d+ records$"
)
_NUMBER = re.compile(r"\[[a-z]{1,2}\d{1,4}\]", re.IGNORECASE)
_MENU = re.compile(
    r"\s*+(?:\*\s)?\s*+(?:export record|ask others|share record|persistent URL:|dblp key:)\s*+"
)
# In text without a page's elements the menus and the record are one line: ``persistent
# URL:https://dblp.org/rec/conf/lake/Smith20Anna Smith:On Boats.``; the key, said above, parts them.
_GLUED_KEY = re.compile(r"dblp key:\s?([\w/.+-]{5,80}?)\s?ask others")
_AFTER_KEY = re.compile(r"/rec/[\w/.+-]{5,80}?(?:\d\d[a-z]{0,2}|\d{4})\s?(?=[^\W\d_a-z])")
_MENUS = 3
_LONGEST = 3000
_MOST = 4
_HEAD = re.compile(r"\s*+(?:\[[a-z]{1,2}\d{1,4}\]\s*+)?")


class Record(NamedTuple):
    """A record's lines, and what they are."""

    lines: list[Line]
    authors: str
    title: str
    """The title with where and when it was published."""


def looks_like(text: str) -> float:
    """Return whether there are records, and a page of DBLP's around them."""
    lines = sample(text)
    if not any(_is_of_dblp(line.text) for line in lines):
        return 0.0
    menus = sum(_MENU.fullmatch(line.text) is not None for line in lines)
    # Menus without a record are of a page that was cut: no layout else leaves them alone.
    return 0.94 if any(True for _ in _records(lines)) else 0.6 if menus >= _MENUS else 0.0


def _is_of_dblp(text: str) -> bool:
    """Return whether a line names the site, or is a record's number and no more."""
    lower = text.lower()
    if "dblp" in lower or "persistent url:" in lower:
        return _MARKER.search(lower) is not None
    if "home > " in lower or "zoomed in" in lower:
        return _MARKER.search(lower) is not None
    return text.rstrip().endswith("]") and _NUMBER.fullmatch(text.strip()) is not None


def read(text: str) -> Listing:
    """Read one item from each record, with the persistent URL above it."""
    page = Page(NAME, text)
    below = 0
    for at, record in list(_records(page.lines)):
        urls = [line for line in page.lines[below:at] if _URL.search(line.text)]
        own = [*urls[-1:], *record.lines]
        urls += [line for line in record.lines[:1] if "/rec/" in line.text]
        below = at + len(record.lines)
        titles, year = _titles(record.title)
        arxiv_id, doi = ids_in(record.title)
        page.take(
            own,
            titles=titles,
            authors=people(_HOMONYM.sub("", record.authors)),
            year=year,
            arxiv_id=arxiv_id or _from_key(urls),
            doi=doi,
        )
    return page.listing()


def _records(lines: Sequence[Line]) -> Iterator[tuple[int, Record]]:
    """Yield each record and where it starts: two lines, or one."""
    at = 0
    while at < len(lines):
        text = lines[at].text[:_LONGEST]
        if "/rec/" in text and (glued := _behind_menus(lines[at], text)):
            yield at, glued
            at += 1
            continue
        authors = text[found.end() if (found := _HEAD.match(text)) else 0 :].strip()
        if authors.endswith(":") and _are_names(authors[:-1]) and at + 1 < len(lines):
            title = clean(lines[at + 1].text[:_LONGEST])
            after = _after_title(title)
            if _PUBLISHED.fullmatch(after) or _PAGES.fullmatch(after):
                yield at, Record(list(lines[at : at + 2]), authors[:-1], title)
                at += 2
                continue
        found = _HEAD.match(text)
        names, colon, title = text[found.end() if found else 0 :].partition(": ")
        if colon and "," in names and _are_names(names):
            title = clean(title)
            if _PUBLISHED.fullmatch(_after_title(title)):
                yield at, Record([lines[at]], names, title)
        at += 1


def _behind_menus(line: Line, text: str) -> Record | None:
    """Return the record that is glued to its persistent URL, behind menus on one line."""
    key = _GLUED_KEY.search(text)
    start = text.rfind(f"/rec/{key[1]}") if key else -1
    if key and start >= 0:
        end = start + len(f"/rec/{key[1]}")
    elif found := _AFTER_KEY.search(text):
        end = found.end()
    else:
        return None
    names, colon, title = text[end:].partition(":")
    title = clean(title)
    is_record = colon and _are_names(names) and _PUBLISHED.fullmatch(_after_title(title))
    return Record([line], names.strip(), title) if is_record else None


def _are_names(text: str) -> bool:
    names = [name.split() for name in _HOMONYM.sub("", text.strip()).split(", ")]
    fit = sum(len(name) > 1 and len(name) < 7 and name_fit(name) > 0 for name in names)
    return fit * 10 >= len(names) * 7 and all(0 < len(name) < 9 for name in names)


def _after_title(text: str) -> str:
    """Return what follows a title's full stop: where and when it was published."""
    found = _STOP.search(text)
    return text[found.end() :] if found else ""


def _titles(text: str) -> tuple[tuple[str, ...], int | None]:
    """Return the title's hypotheses, ended at each full stop, and the year."""
    stops = list(_STOP.finditer(text))
    at_corr = [stop for stop in stops if text.startswith("CoRR ", stop.end())]
    if stops and _PAGES.fullmatch(text, stops[-1].end()):
        stops = stops[-1:]
    found = _PUBLISHED.fullmatch(text[stops[0].end() :]) if stops else None
    ends = [stop.start() + (text[stop.start()] != ".") for stop in (at_corr or stops)[:_MOST]]
    year = (found["last"] or found["venue"]) if found else None
    return tuple(text[:end] for end in ends), int(year) if year else None


def _from_key(urls: Sequence[Line]) -> ArxivId | None:
    found = _KEY.search(urls[-1].text) if urls else None
    return ArxivId.find(f"{found[1]}.{found[2]}") if found else None
