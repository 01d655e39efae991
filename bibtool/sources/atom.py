"""Atom feeds of the arXiv API, read into records; only a whole, well-formed feed is accepted.

Shapes: https://info.arxiv.org/help/api/user-manual.html, and as the API behaves since Nov 2025:
errors come as feeds with one entry titled "Error", author names may have leading spaces, DOIs may
repeat, links may lack attributes.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bibtool.errors import BadIdentifier, SourceGarbled, SourceRefused
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_SEARCH = re.compile(r"\{http://a9\.com/-/spec/opensearch(?:rss)?/1\.[01]/\}(\w+)")
_WITHDRAWN = re.compile(
    r"\b(?:paper|article|manuscript|submission|work|preprint|version|report|note|draft|letter|this)"
    r"(?:\s+\w+){0,4}?\s+(?:has\s+been|have\s+been|is|was|is\s+being)\s+withdrawn|^\W*withdrawn\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Feed:
    """One answer: its records and how many the query has in all."""

    records: tuple[Record, ...]
    total: int
    start: int
    entries: int
    """Entries in the feed, each paper once, with any that could not be read as a record."""
    page: int
    """How many entries a page may have."""

    @property
    def is_short(self) -> bool:
        """Whether the page has fewer entries than its own counts promise: ask again."""
        return self.entries < min(self.page, self.total - self.start)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the page holds."""
        return self.total > self.start + self.entries


def read_feed(body: bytes) -> Feed:
    """Read a feed.

    Raises:
        SourceGarbled: not a complete Atom feed with its counts, or with entities in it.
        SourceRefused: an error feed; the text is the API's own summary.
    """
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        # LookupError: an encoding nobody knows.
        raise SourceGarbled(f"the answer is not well-formed XML ({error})") from error
    if root.tag != f"{_ATOM}feed":
        raise SourceGarbled(f"the answer is not an Atom feed but <{clean(str(root.tag))[:60]}>")
    counts = {
        found[1]: child.text for child in root if (found := _SEARCH.fullmatch(str(child.tag)))
    }
    entries = root.findall(f"{_ATOM}entry")
    for entry in entries:
        _refuse_error(entry)
    records = tuple(record for entry in entries if (record := _record(entry)) is not None)
    if entries and not records:
        raise SourceGarbled("none of the feed's entries can be read")
    total, start = _count(counts, "totalResults"), _count(counts, "startIndex")
    # A paper shown twice may have pushed another off the page, which is short then.
    repeated = len(records) - len({(r.arxiv_id.base, r.version) for r in records})
    return Feed(records, total, start, len(entries) - repeated, _count(counts, "itemsPerPage"))


def _count(counts: dict[str, str | None], name: str) -> int:
    try:
        return int(counts[name] or "")
    except (KeyError, ValueError):
        raise SourceGarbled(f"the feed has no {name}") from None


def _refuse_error(entry: Element) -> None:
    link = entry.find(f"{_ATOM}link")
    places = _text(entry, "id"), link.get("href", "") if link is not None else ""
    is_error = _text(entry, "title") == "Error" and entry.find(f"{_ATOM}published") is None
    if is_error or any("/api/errors" in place for place in places):
        raise SourceRefused(f"arXiv says: {_text(entry, 'summary') or 'Error'}")


def _record(entry: Element) -> Record | None:
    """Read an entry; None for the empty ones that stood for unknown ids until 2025."""
    try:
        arxiv_id = ArxivId.parse(_text(entry, "id"))
    except BadIdentifier:
        return None
    title = _text(entry, "title")
    if not title:
        return None
    abstract, comment = _text(entry, "summary"), _text(entry, "comment", _ARXIV)
    return Record(
        arxiv_id=ArxivId(arxiv_id.base),
        version=arxiv_id.version,
        title=title,
        authors=tuple(
            Name.parse(name)
            for author in entry.findall(f"{_ATOM}author")
            if (name := _text(author, "name"))
        ),
        published=_date(_text(entry, "published")),
        updated=_date(_text(entry, "updated")),
        categories=_categories(entry),
        abstract=abstract,
        comment=comment,
        journal_ref=_text(entry, "journal_ref", _ARXIV),
        doi=Doi.find(_text(entry, "doi", _ARXIV)),
        withdrawn=bool(_WITHDRAWN.search(comment) or _WITHDRAWN.search(abstract[:200])),
        source="arxiv",
    )


def _categories(entry: Element) -> tuple[str, ...]:
    primary = entry.find(f"{_ARXIV}primary_category")
    first = [primary.get("term", "")] if primary is not None else []
    others = [category.get("term", "") for category in entry.findall(f"{_ATOM}category")]
    # Until 2025 the list had ACM and MSC classes too; arXiv's own have no blank, comma or digit
    # in front.
    arxiv = (clean(c) for c in [*first, *others] if re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", c))
    return tuple(dict.fromkeys(arxiv))


def _text(element: Element, name: str, namespace: str = _ATOM) -> str:
    child = element.find(namespace + name)
    return clean("".join(child.itertext())) if child is not None else ""


def _date(text: str) -> str:
    found = _DATE.match(text)
    return found[0] if found else ""
