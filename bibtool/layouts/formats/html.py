"""Saved web pages: rendered as a reader sees them, and read in the layout that then fits best.

Links are kept where they lead to a work. Nothing in a page is run. A page whose head says what
work it is about, as those of arXiv and of publishers do for Google Scholar, is that one item
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from bibtool.layouts.choice import best
from bibtool.layouts.formats.facts import (
    abstract_in,
    distinct,
    first_doi,
    first_id,
    mentioned_id,
    names_in,
    year_in,
)
from bibtool.layouts.formats.htmltokens import TAG
from bibtool.layouts.formats.namedparts import named_works, rest_of
from bibtool.layouts.formats.rendering import Rendered, rendered
from bibtool.layouts.formats.seenpage import works
from bibtool.layouts.formats.spans import SAMPLE, Work, line_starts, listing, plain_ends
from bibtool.layouts.lines import Page, Understood
from bibtool.model import Listing
from bibtool.plugins import Layout
from bibtool.untrusted import clean

NAME = "html"

_DOCUMENT = re.compile(
    r"(?:\s|<!--(?:[^-]|-(?!->)){0,2000}-->|<\?xml[^<>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_NOT_WITHIN = frozenset({NAME, "feed"})
"""Layouts that what is rendered cannot be in: it is no markup any more."""
_SAME = re.compile(r"\W+")


def looks_like(text: str) -> float:
    """Return 1 for a document, and for a piece of one when most lines begin or end with tags."""
    if _DOCUMENT.match(text[:5000].removeprefix("\ufeff")):
        return 1.0
    head = text[:SAMPLE].strip()
    if not TAG.match(head):
        return 0.0
    lines = [line.strip() for line in plain_ends(head).split("\n") if line.strip()]
    tagged = sum(line[0] == "<" or line[-1] == ">" for line in lines)
    closed = head.count("</")
    return 0.95 if tagged >= 0.6 * len(lines) and 2 * closed >= min(len(lines), 4) else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads pages, given the layouts that a rendered page may have."""

    def read_seen(text: str) -> Listing:
        return layouts[best(layouts, text, but=_NOT_WITHIN)].read(text)

    def read(text: str) -> Listing:
        text = plain_ends(text)
        page = rendered(text)
        return _own_work(text, page) or listing(NAME, text, _works(text, page, read_seen))

    return read


def _works(text: str, page: Rendered, read_seen: Callable[[str], Listing]) -> Iterator[Work]:
    """Yield the works whose parts the markup names, and of the rest of such a page what has ids."""
    named = named_works(text)
    if not named:
        yield from works(page.rows, read_seen)
        return
    places = [(work.start, work.end) for work in named]
    for work in works(rest_of(page.rows, named), read_seen):
        has_id = work.understood.get("arxiv_id") or work.understood.get("doi")
        at = bisect_left(places, (work.end, 0)) - 1
        if has_id and (at < 0 or places[at][1] <= work.start):
            named.append(work)
    yield from sorted(named, key=lambda work: work.start)


def _own_work(text: str, page: Rendered) -> Listing | None:
    """Return the work that a page is about as its head says, on the lines that speak of it."""
    values: dict[str, list[str]] = {}
    for name, content, _ in page.meta:
        values.setdefault(name, []).append(clean(content))
    titles = values.get("citation_title", [])
    if len(set(titles)) != 1:
        return None
    understood = _understood(values)
    said = [tag for name, _, tag in page.meta if name.startswith("citation_")]
    spans = [(tag.start, tag.end) for tag in said]
    parts = [_SAME.sub("", part[:200]).lower() for part in (titles[0], understood["abstract"])]
    for row in page.rows:
        words = _SAME.sub("", row.text[:5000]).lower()
        if any(part and part in words for part in parts):
            spans.append((row.start, row.end))
    own = Page(NAME, text)
    starts = line_starts(text)
    numbers = {
        number
        for start, end in spans
        for number in range(bisect_right(starts, start), bisect_right(starts, end - 1) + 1)
    }
    own.take([line for line in own.lines if line.number in numbers], **understood)
    return own.listing()


def _understood(values: Mapping[str, Sequence[str]]) -> Understood:
    def of(*names: str) -> list[str]:
        return [value for name in names for value in values.get(f"citation_{name}", [])]

    ids = of("arxiv_id", "technical_report_number", "pdf_url", "abstract_html_url", "doi")
    authors = of("author") or [name for text in of("authors") for name in names_in(text)]
    journal = of("journal_title", "conference_title")
    years = map(year_in, of("date", "publication_date", "online_date", "year"))
    abstract = [*of("abstract"), *values.get("dc.description", [])]
    return {
        "titles": distinct(of("title")),
        "authors": tuple(authors),
        "abstract": abstract_in(next(iter(abstract), "")),
        "year": None if journal else next(filter(None, years), None),
        "arxiv_id": first_id(ids) or mentioned_id(journal),
        "doi": first_doi(of("doi")),
    }
