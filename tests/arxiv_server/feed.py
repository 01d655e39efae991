"""Atom as the API writes it, byte for byte (API notes §4)."""

import base64
import hashlib
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote_plus

from .records import Record

_OPEN = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
    ' xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">\n'
)
_SCHEME = "http://arxiv.org/schemas/atom"
# What the feed's own link leaves unescaped (API notes §4.1).
_SAFE = ":()',/*"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


class Unserializable(Exception):
    """A character XML does not allow: it costs the whole page (API notes §4.3)."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a feed shows: the query it answers and one window of the hits."""

    query: str = ""
    link_query: str = ""
    id_list: str = ""
    start: int = 0
    max_results: int = 10
    total: int = 0
    records: Sequence[Record] = field(default=())
    spare: Sequence[Record] = field(default=())
    """The hit after the window, which moves up if one of the window goes."""
    bare_links: bool = False
    clock: float | None = None


def feed_id(query: str) -> str:
    """Hash a query string into the feed's id (the check value is in API notes §4.1)."""
    digest = hashlib.sha1(query.encode(), usedforsecurity=False).digest()
    return "https://arxiv.org/api/" + base64.b64encode(digest).decode()[:-1]


def normal(page: Page) -> bytes:
    """Write the feed of a page of hits; without hits it is the same without entries."""
    query = (
        f"search_query={page.query}&id_list={page.id_list}"
        f"&start={page.start}&max_results={page.max_results}"
    )
    link = (
        f"https://arxiv.org/api/query?search_query={quote_plus(page.link_query, safe=_SAFE)}"
        f"&start={page.start}&max_results={page.max_results}"
        f"&id_list={quote_plus(page.id_list, safe=_SAFE)}"
    )
    parts = [
        _OPEN,
        _element("id", feed_id(query), 2),
        _element("title", f"arXiv Query: {query}", 2),
        _element("updated", _now(page.clock), 2),
        f'  <link href="{_attribute(link)}" type="application/atom+xml"/>\n',
        _counts(page.max_results, page.total, page.start),
        *(_entry(record, bare_links=page.bare_links) for record in page.records),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def error(summary: str, identifier: str = "https://arxiv.org/api/errors") -> bytes:
    """Write the feed that reports an error as if it were one result (API notes §4.3)."""
    now = _now(None)
    link = f'    <link href="{_attribute(identifier)}" rel="alternate" type="text/html"/>\n'
    parts = [
        _OPEN,
        _element("id", "https://arxiv.org/", 2),
        _element("title", "arXiv Search Results", 2),
        _element("updated", now, 2),
        _counts(1, 1, 0),
        "  <entry>\n",
        _element("id", identifier, 4),
        _element("title", "Error", 4),
        _element("updated", now, 4),
        link,
        _element("summary", summary, 4),
        _author("arXiv api core", ()),
        "  </entry>\n</feed>\n",
    ]
    return "".join(parts).encode()


def _counts(per_page: int, total: int, start: int) -> str:
    return (
        _element("opensearch:itemsPerPage", str(per_page), 2)
        + _element("opensearch:totalResults", str(total), 2)
        + _element("opensearch:startIndex", str(start), 2)
    )


def _entry(record: Record, *, bare_links: bool) -> str:
    identifier = record.versioned_id
    categories = [
        f'    <category term="{_attribute(term)}" scheme="{_SCHEME}"/>\n'
        for term in record.all_categories
    ]
    primary = next(iter(record.all_categories), "")
    parts = [
        "  <entry>\n",
        _element("id", f"http://arxiv.org/abs/{identifier}", 4),
        _element("title", record.title, 4),
        _element("updated", _stamp(record.updated_at), 4),
        *_links(identifier, bare=bare_links),
        _element("summary", record.abstract, 4),
        *categories,
        _element("published", _stamp(record.published_at), 4),
        _element("arxiv:comment", record.comment, 4) if record.comment else "",
        f'    <arxiv:primary_category term="{_attribute(primary)}"/>\n' if primary else "",
        _element("arxiv:journal_ref", record.journal_ref, 4) if record.journal_ref else "",
        *_authors(record),
        *_dois(record.doi or "", bare=bare_links),
        "  </entry>\n",
    ]
    return "".join(parts)


def _links(identifier: str, *, bare: bool) -> Iterable[str]:
    for kind, details in (
        ("abs", ' rel="alternate" type="text/html"'),
        ("pdf", ' rel="related" type="application/pdf" title="pdf"'),
    ):
        href = _attribute(f"https://arxiv.org/{kind}/{identifier}")
        yield f'    <link href="{href}"{"" if bare else details}/>\n'


def _authors(record: Record) -> Iterable[str]:
    groups = record.affiliations
    for place, name in enumerate(record.authors):
        yield _author(name, groups[place] if place < len(groups) else ())


def _author(name: str, affiliations: Iterable[str]) -> str:
    places = "".join(_element("arxiv:affiliation", place, 6) for place in affiliations)
    return f"    <author>\n{_element('name', name, 6)}{places}    </author>\n"


def _dois(text: str, *, bare: bool) -> Iterable[str]:
    named = "" if bare else ' title="doi"'
    for doi in text.split():
        href = _attribute(f"https://doi.org/{doi}")
        yield _element("arxiv:doi", doi, 4)
        yield f'    <link rel="related" href="{href}"{named}/>\n'


def _element(name: str, text: str, indent: int) -> str:
    _check(text)
    pad = " " * indent
    return f"{pad}<{name}>{text.translate(_TEXT)}</{name}>\n" if text else f"{pad}<{name}/>\n"


def _attribute(text: str) -> str:
    _check(text)
    return text.translate(_ATTRIBUTE)


def _check(text: str) -> None:
    if _ILLEGAL.search(text):
        raise Unserializable


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _now(clock: float | None) -> str:
    return _stamp(datetime.fromtimestamp(time.time() if clock is None else clock, tz=UTC))
