"""Calendars (``.ics``): the talks of a journal club, each an event that is named as the paper.

What a calendar's lines are is in https://www.rfc-editor.org/rfc/rfc5545.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bibtool.layouts.formats.facts import distinct, first_doi, first_id, names_in
from bibtool.layouts.formats.spans import Work, listing, plain_ends
from bibtool.layouts.lines import Understood, is_prose
from bibtool.layouts.people import author_list, fit_of
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "calendar"

_OPENS = re.compile(r"\s{0,80}BEGIN:VCALENDAR\s{0,10}\n", re.IGNORECASE)
_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]{0,8}\n", re.MULTILINE | re.IGNORECASE)
_END = re.compile(r"^END:VEVENT[ \t]{0,8}$", re.MULTILINE | re.IGNORECASE)
_FOLD = re.compile(r"\n[ \t]")
_FIELD = re.compile(
    r"^(SUMMARY|DESCRIPTION|URL|ATTACH|LOCATION)(?:;[^:\n]{0,200})?:(.*)$", re.MULTILINE
)
_ESCAPED = re.compile(r"\\([nN,;\\])")
_SERIES = re.compile(
    r"(?:[\w&'’ -]{0,40}\b(?:journal club|reading group|seminar|paper discussion|talk)|JC|RG)"
    r"(?:\s#?\d{1,4})?\s{0,3}(?::|\s[-–—|])\s+",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:authors?|by|paper|title|abstract|link|arxiv)\s?:\s*", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[\w ]{2,30}:\s")
_LONGEST = 50_000
_NAME_FIT = 0.7
_FEWEST_WORDS = 3


def looks_like(text: str) -> float:
    """Return 1 for a calendar in which an event is a work, 0 for anything else."""
    head = plain_ends(text[:_LONGEST])
    return 1.0 if _OPENS.match(head) and any(_works(head)) else 0.0


def read(text: str) -> Listing:
    """Read one item from each event that says who wrote a work, or has its id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    for begun, following in pairwise([*_EVENT.finditer(text), None]):
        if begun is None:
            continue
        limit = following.start() if following else len(text)
        closed = _END.search(text, begun.end(), limit)
        if closed is None:
            continue
        understood = _understood(text[begun.end() : closed.start()])
        if understood is not None:
            yield Work(begun.start(), closed.end(), understood)


def _understood(event: str) -> Understood | None:
    fields: dict[str, str] = {}
    for field in _FIELD.finditer(_FOLD.sub("", event)):
        fields.setdefault(field[1].upper(), _ESCAPED.sub(_unescaped, field[2]))
    summary = clean(fields.get("SUMMARY", ""))
    lines = [line.strip() for line in fields.get("DESCRIPTION", "").split("\n") if line.strip()]
    told = [_LABELLED.sub("", line, count=1) for line in lines]
    links = [fields.get("URL", ""), fields.get("ATTACH", ""), *lines]
    ids = {each for link in links for each in arxiv_ids_in(link[:2000])}
    authors = next((found for line in told if (found := _authors(line))), ())
    doi = first_doi(links)
    if len(authors) < 3 and len(summary.split()) < _FEWEST_WORDS:
        authors = ()  # a lunch, and where it is
    if not (authors or ids or doi) or not summary:
        return None
    return {
        "titles": distinct((_SERIES.sub("", summary, count=1), summary)),
        "authors": authors,
        "abstract": next((line for line in told if is_prose(line)), ""),
        "arxiv_id": first_id(links) or (ids.pop() if len(ids) == 1 else None),
        "doi": doi,
    }


def _authors(line: str) -> tuple[str, ...]:
    """Return the names of a line that is nothing but names; who presents is named with a label."""
    if _OTHER_LABEL.match(line) or "://" in line:
        return ()
    if found := author_list(line):
        return found
    names = names_in(line)  # one or two, whom a page would not tell from a heading
    return names if len(names) <= 2 and all(fit_of(name) >= _NAME_FIT for name in names) else ()


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
