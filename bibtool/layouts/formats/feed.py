"""Feeds: Atom and RSS, of arXiv and others, the arXiv API's answers, and OAI-PMH's.

Each entry is parsed alone: a broken one costs no other, and half a feed is read as far as it goes.
A document type, where entities are defined, is never looked at.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bibtool.identifiers import ArxivId
from bibtool.latex import decode
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
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.lines import Understood, is_prose
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "feed"

_HEAD = re.compile(r"\s*(?:<\?xml|<!--|<!DOCTYPE\s+rss|<feed|<rss|<rdf:RDF|<OAI-PMH|<entry|<item)")
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:feed|rss|RDF|OAI-PMH|entry|item)[\s>]")
_OPEN = re.compile(r"<(?P<tag>(?:\w{1,20}:)?(?:entry|item|record))(?=[\s>])[^<>]{0,2000}(?<!/)>")
_PREFIX = re.compile(r"[<\s](\w{1,30}):[\w.-]{1,60}(?=[\s=/>])")
_BARE_AND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
_BARE_LESS = re.compile(r"<(?![/!?A-Za-z_])")
_OLD_TITLE = re.compile(r"\s*\(arXiv:[^\s()]{4,40}(?:\s\[[^][()]{1,40}\])?(?:\s[A-Z]+)?\)\s*$")
_MAIL_NAME = re.compile(r"\S{1,200}@\S{1,200} \(([^()]{2,200})\)")
_TEASER = 400
"""Characters from which on what a feed that is not arXiv's says of a work may be its abstract."""
_IDS = ("id", "guid", "identifier", "link", "arxiv-id", "origLink", "about")
_DOIS = ("doi", "identifier", "link", "id", "guid", "relation")
_ABSTRACTS = ("summary", "description", "abstract", "encoded", "content")
_DATES = ("published", "pubDate", "date", "created", "updated")
_MOST_FIELDS = 5000
Fields = dict[str, list[str]]


def looks_like(text: str) -> float:
    """Return 1 for XML whose root is a feed's, 0 for anything else."""
    start = text[:3000].removeprefix("\ufeff")
    return 1.0 if _HEAD.match(start) and _ROOT.search(start) else 0.0


def read(text: str) -> Listing:
    """Read one item from each entry."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    for start, end in entries(text, _OPEN):
        understood = _understood(_fields(text[start:end]))
        if understood["titles"] or understood["arxiv_id"]:
            yield Work(start, end, understood)


def entries(text: str, opens: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where entries are; one without its end tag ends before the next."""
    at = 0
    found = opens.search(text)
    while found:
        following = opens.search(text, found.end())
        limit = following.start() if following else len(text)
        close = f"</{found['tag']}>"
        end = text.find(close, found.end(), limit)
        at = end + len(close) if end >= 0 else limit
        yield found.start(), at
        found = following


class Target(Protocol):
    """Who is told what elements there are."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""

    def data(self, data: str) -> None:
        """Take a piece of text."""

    def end(self, tag: str, /) -> None:
        """Close an element."""

    def close(self) -> None:
        """End, perhaps early."""


class _Target:
    """Gathers the texts of an entry's elements by their names without prefix."""

    def __init__(self) -> None:
        self.fields: Fields = {}
        self._open: list[tuple[str, list[str]]] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element; a link says where it leads in an attribute."""
        name = tag.rpartition("}")[2]
        self._open.append((name, []))
        if href := attributes.get("href"):
            self._add(name, href)

    def data(self, data: str) -> None:
        """Take a piece of text."""
        if self._open:
            self._open[-1][1].append(data)

    def end(self, _tag: str) -> None:
        """Close an element: a person's is known by the element around it."""
        name, parts = self._open.pop()
        within = self._open[-1][0] if self._open else ""
        text = "".join(parts).strip()
        if within in {"author", "contributor", "creator"}:
            self._add(f"{within}/{name}", text)
        elif text:
            self._add(name, text)
            if within and name not in {"title", "id"}:
                self._open[-1][1].append(f" {text} ")

    def close(self) -> None:
        """End, perhaps early."""
        while self._open:
            self.end("")

    def _add(self, name: str, text: str) -> None:
        if text and self._count < _MOST_FIELDS:
            self._count += 1
            self.fields.setdefault(name, []).append(text)


def _fields(entry: str) -> Fields:
    """Return an entry's texts by element, as far as it is well-formed."""
    target = _Target()
    parse(entry, target)
    return target.fields


def parse(entry: str, target: Target) -> None:
    """Tell a target of an entry's elements, as far as it is well-formed, and of its end."""
    prefixes = set(_PREFIX.findall(entry[:SAMPLE])) - {"xml", "xmlns"}
    spaces = "".join(f' xmlns:{prefix}="{prefix}"' for prefix in sorted(prefixes))
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    # Otherwise the text before an error is lost.
    parser.parser.buffer_text = False
    with suppress(ParseError, DefusedXmlException, ValueError):
        parser.feed(f"<r{spaces}>{_escaped(entry)}</r>")
    target.close()


def _escaped(entry: str) -> str:
    """Return an entry with those signs escaped that somebody forgot to escape."""
    return _BARE_LESS.sub("&lt;", _BARE_AND.sub("&amp;", entry))


def _understood(fields: Fields) -> Understood:
    def of(names: tuple[str, ...]) -> list[str]:
        return [unescape(text) for name in names for text in fields.get(name, [])]

    title = _OLD_TITLE.sub("", text_of(next(iter(fields.get("title", [])), "")))
    ids = of(_IDS)
    found = first_id(ids) or mentioned_id(each[-60:] for each in fields.get("title", [])[:1])
    # A feed names the version of the day, which nobody asked for.
    arxiv_id = ArxivId(found.base) if found else None
    abstract = abstract_in(text_of(next(iter(of(_ABSTRACTS)), "")))
    is_abstract = arxiv_id is not None or is_prose(abstract, _TEASER)
    return {
        "titles": distinct((clean(title),)),
        "authors": _authors(fields),
        "abstract": abstract if is_abstract else "",
        "year": next(filter(None, map(year_in, of(_DATES))), None) if arxiv_id else None,
        "arxiv_id": arxiv_id,
        "doi": first_doi(text for text in of(_DOIS) if "10." in text),
    }


def text_of(value: str) -> str:
    """Return what a value prints: in feeds HTML is often text, and escaped once more."""
    text = unescape(value) if "&" in value else value
    return TAG.sub(" ", text) if "<" in text else text


def _authors(fields: Fields) -> tuple[str, ...]:
    named = fields.get("author/name", [])
    if named:
        return tuple(clean(decode(name)) for name in named)
    families, given = fields.get("author/keyname", []), fields.get("author/forenames", [])
    if families:
        pairs = zip(families, given, strict=len(families) == len(given))
        return tuple(decode(f"{first} {last}") for last, first in pairs)
    written = [*fields.get("creator", []), *fields.get("author", [])]
    names: list[str] = []
    for text in written:
        shown = _MAIL_NAME.sub(r"\1", " ".join(text_of(text).split()))
        # One element a person, or one for all of them.
        is_one = len(written) > 1 and shown.count(",") <= 1
        names += [clean(shown)] if is_one else names_in(decode(shown))
    return tuple(dict.fromkeys(name for name in map(decode, names) if "@" not in name))
