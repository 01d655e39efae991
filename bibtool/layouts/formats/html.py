"""Saved web pages: rendered as a reader sees them, and read in the layout that then fits best.

Links are kept where they lead to a work. Nothing in a page is run. A page whose head says what
work it is about, as those of arXiv and of publishers do for Google Scholar, is that one item
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy

from bibtool.layouts.choice import best
from bibtool.layouts.formats.byexample import works_by_example
from bibtool.layouts.formats.cards import works_in_cards
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
from bibtool.layouts.formats.listitems import list_items, reach_over, with_titles_of_items
from bibtool.layouts.formats.namedparts import named_works, rest_of
from bibtool.layouts.formats.rendering import Rendered, rendered
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.seenpage import Seen
from bibtool.layouts.formats.seenpage import works as works_seen
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
_NOT_WITHIN = frozenset({NAME, "feed", "front-matter"})
"""Layouts that what is rendered cannot be in: it is no markup any more."""
_LIST = 3
"""Works with authors that are a list of their own."""
_NEARLY_ALL = 0.9
_SAME = re.compile(r"\W+")

_BEFORE = re.compile(
    r"\s++|<!--.{0,20000}?-->|<(script|style)\b[^<>]{0,2000}>.{0,100000}?</\1\s?>"
    r"|<(?:(?:link|meta|base)\b|a\s{1,9}name\b|/a)[^<>]{0,500}>|<title>[^<>]{0,500}</title>",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before the first element that is seen: ``<!-- wp:list -->``, a style, a mark."""
_MOST_BEFORE = 40
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_MARKDOWN = re.compile(r"[-*+|>]\s|\d{1,4}[.)]\s|\[|.{0,500}(?:\]\(|\*\*)")
_BLOCKS = ("<div", "<li", "<tr", "<dt", "<section", "<article")
_FEWEST_BLOCKS, _FEW = 4, 0.05


def looks_like(text: str) -> float:
    """Return 1 for a document, and for a piece of one when most lines begin or end with tags."""
    if _DOCUMENT.match(text[:5000].removeprefix("\ufeff")):
        return 1.0
    head = text[:SAMPLE].removeprefix("\ufeff").strip()
    if head[:1] == "#":
        return 0.95 if _MARKDOWN_HEADING.match(head) and _is_among_headings(head) else 0.0
    begins = _first_seen(head) if head[:1] == "<" else 0
    if begins and _DOCUMENT.match(head, begins):
        return 1.0
    return 0.95 if TAG.match(head, begins) and _is_tagged(head[begins:]) else 0.0


def _first_seen(head: str) -> int:
    """Return where the first element begins that is seen."""
    at = 0
    for _ in range(_MOST_BEFORE):
        found = _BEFORE.match(head, at)
        if found is None:
            break
        at = found.end()
    return at


def _is_tagged(head: str) -> bool:
    """Return whether most lines begin or end with tags, and elements are closed."""
    lines = [line for line in map(str.strip, plain_ends(head).split("\n")) if line]
    tagged = sum(line[0] == "<" or line[-1] == ">" for line in lines)
    return tagged >= 0.6 * len(lines) and 2 * head.count("</") >= min(len(lines), 4)


def _is_among_headings(head: str) -> bool:
    """Return whether what Markdown has below its headings is blocks of HTML, and nothing else."""
    lines = [line for line in map(str.strip, plain_ends(head).split("\n")) if line]
    if sum(line.startswith(_BLOCKS) for line in lines) < _FEWEST_BLOCKS:
        return False
    rest = [line for line in lines if line[0] != "#"]
    tagged = sum(line[0] == "<" for line in rest)
    return 2 * tagged >= len(rest) and sum(map(bool, map(_MARKDOWN.match, rest))) <= _FEW * len(
        rest
    )


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads pages, given the layouts that a rendered page may have."""

    def read_seen(text: str) -> Listing:
        return layouts[best(layouts, text, but=_NOT_WITHIN)].read(text)

    def read_list(text: str) -> list[Work]:
        page = rendered(text)
        return [] if _own_work(text, page) else list(_works(text, page, read_seen))

    def read(text: str) -> Listing:
        text = plain_ends(text)
        if works := works_by_example(text, read_list):
            return listing(NAME, text, works)
        page = rendered(text)
        return _own_work(text, page) or listing(NAME, text, _works(text, page, read_seen))

    return read


def _works(text: str, page: Rendered, read_seen: Callable[[str], Listing]) -> Iterator[Work]:
    """Yield the works whose parts the markup names, and of the rest of such a page what has ids."""

    def works(rows: RowTable) -> list[Work]:
        seen = Seen(rows)
        found = list(works_seen(seen, read_seen))
        items = list_items(seen.rows()) if reach_over(found, seen.starts_of_items()) else []
        del seen
        return with_titles_of_items(text, found, items)

    named = named_works(text)
    cards = [] if named else works_in_cards(text, page.rows)
    if not named and not cards:
        yield from works(page.rows)
        return
    if cards:
        seen = works(copy(page.rows))
        if _are_as_good(seen, cards):
            yield from seen
            return
    found = named or cards
    places = [(work.start, work.end) for work in found]
    rest: list[Work] = []
    for work in works(rest_of(page.rows, found)):
        at = bisect_left(places, (work.end, 0)) - 1
        if at < 0 or places[at][1] <= work.start:
            rest.append(work)
    known = sum(map(_is_known, rest))
    if len(cards) == 1 and known > 1:  # the page's own title, and who wrote the page
        yield from works(page.rows)
        return
    # Cards of a few works may stand above a list of all.
    is_list = bool(cards) and sum(map(_has_authors, rest)) >= _LIST
    kept = (work for work in rest if _has_id(work) or (is_list and _has_authors(work)))
    kept = (work for work in kept if not _is_again(work, found, places))
    yield from sorted((*found, *kept), key=lambda work: work.start)


def _is_again(work: Work, found: Sequence[Work], places: Sequence[tuple[int, int]]) -> bool:
    """Return whether a work is the one before it, said once more: a card's hidden BibTeX."""
    before = bisect_left(places, (work.start, 0)) - 1
    if before < 0:
        return False
    said, own = work.understood, found[before].understood
    titles = {_folded(title) for title in own["titles"]}
    return any(_folded(title) in titles for title in said["titles"]) and not any(
        said.get(name) and said.get(name) != own.get(name) for name in ("arxiv_id", "doi")
    )


def _are_as_good(seen: Sequence[Work], cards: Sequence[Work]) -> bool:
    """Return whether what a reader sees tells the works as well: nearly all, and little else.

    A layout that knows the page knows more of it than its elements tell.
    """
    # Of two ids beside one title the elements may tell which is the work's.
    firsts = {_folded(title) for work in seen for title in work.understood.get("titles", ())[:1]}
    known = sum(_is_known(work) for work in seen) if len(firsts) == len(seen) else 0
    with_ids = sum(map(_has_id, seen)) >= sum(map(_has_id, cards))
    titles = {_folded(title) for work in seen for title in work.understood.get("titles", ())}
    named = sum(_folded(work.understood["titles"][0]) in titles for work in cards)
    is_named = named >= _NEARLY_ALL * len(cards)
    with_authors = 2 * sum(map(_has_authors, seen)) >= sum(map(_has_authors, cards))
    return (
        with_ids and with_authors and is_named and known >= _NEARLY_ALL * max(len(cards), len(seen))
    )


def _folded(title: str) -> str:
    return _SAME.sub("", title).lower()


def _is_known(work: Work) -> bool:
    return _has_id(work) or _has_authors(work)


def _has_authors(work: Work) -> bool:
    return bool(work.understood.get("authors"))


def _has_id(work: Work) -> bool:
    return bool(work.understood.get("arxiv_id") or work.understood.get("doi"))


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
