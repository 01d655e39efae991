"""Works of pages whose markup names each part: DBLP's, PubMed's, those of a common site builder.

DBLP marks with schema.org's words, PubMed and al-folio (a theme for academic pages:
https://github.com/alshedivat/al-folio) with classes that their styles need.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.bibliographies.snippets import snippet_of
from bibtool.layouts.formats.facts import abstract_in, year_in
from bibtool.layouts.formats.htmltokens import Token, tokens
from bibtool.layouts.formats.rowtable import RowTable
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.untrusted import clean

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_MAY_NAME = re.compile(r"\b(?:class|itemprop|itemtype|href)\b", re.IGNORECASE)
_INITIALS_LAST = re.compile(
    r"(?P<family>[^\W\d_][^,;]{0,60}?)\s(?P<initials>[^\W\d_a-z]{1,4})(?:\s(?:Jr|Sr|2nd|3rd|II|III))?"
)
_HOMONYM = re.compile(r"\s0\d{3}$")
_MORE_AUTHORS = re.compile(r"(?:,|\band\b)?\s*\d{1,3} more authors?\b", re.IGNORECASE)
_LONGEST = 10_000
_MOST_PIECES = 2_000


class _Site(NamedTuple):
    """How a site's markup names the parts of a work."""

    evidence: tuple[str, ...]
    """What each of its pages has in its source."""
    scope: str
    """The name of the element that works are in."""
    roles: Mapping[str, str]
    """Names of elements, and what they hold; what is in them is not looked at again."""
    is_one: bool = True
    """Whether a scope has one work, else each title begins one."""


_DBLP = _Site(
    ("http://schema.org/ScholarlyArticle", "publ-list"),
    "schema:ScholarlyArticle",
    {
        "prop:name": "title",
        "prop:author": "author",
        "prop:isPartOf": "",
        "prop:publisher": "",
        "prop:datePublished": "where",
    },
)
_PUBMED = _Site(
    ("docsum-title",),
    "class:docsum-content",
    {
        "class:docsum-title": "title",
        "class:full-authors": "inverted",
        "class:full-journal-citation": "where",
        "class:full-view-snippet": "snippet",
    },
)
_AL_FOLIO = _Site(
    ("bibliography", "periodical"),
    "class:bibliography",
    {
        "class:title": "title",
        "class:author": "authors",
        "class:periodical": "where",
        "class:links": "links",
        "class:abstract": "abstract",
        "class:bibtex": "",
    },
    is_one=False,
)
_SITES = (_DBLP, _PUBMED, _AL_FOLIO)


def named_works(source: str) -> list[Work]:
    """Return the works of a page whose markup names their parts, in order; else none."""
    for site in _SITES:
        if all(each in source for each in site.evidence):
            found = list(_works(site, source))
            if found:
                return found
    return []


class _Record:
    """The parts of one work, as they are read."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.parts: dict[str, list[str]] = {}
        self.links: list[str] = []

    def work(self) -> Work | None:
        """Return the work, if it has a title and anything beside it."""
        said = {
            role: [words for text in texts if (words := clean(text))]
            for role, texts in self.parts.items()
        }
        title = " ".join(said.get("title", [])[:1]).strip()
        authors = _authors(said)
        if not title or not (authors or said.get("where")):
            return None
        where = " ".join(said.get("where", []))
        ids, doi = _ids([where, *self.links, *said.get("links", [])])
        abstract = abstract_in(" ".join(said.get("abstract", [])))
        return Work(
            self.start,
            self.end,
            {
                "titles": (title.removesuffix("."),),
                "authors": authors,
                "abstract": abstract or snippet_of(said.get("snippet", [])),
                "year": year_in(where),
                "arxiv_id": next(iter(ids)) if len(ids) == 1 else None,
                "doi": doi,
            },
        )


def _ids(texts: list[str]) -> tuple[set[ArxivId], Doi | None]:
    ids = {one for text in texts for one in arxiv_ids_in(text[:_LONGEST])}
    found = [ids_in(text[:_LONGEST]) for text in texts]
    ids |= {one for one, _ in found if one}
    return ids, next((doi for _, doi in found if doi), None)


def _authors(said: Mapping[str, list[str]]) -> tuple[str, ...]:
    if "author" in said:
        return tuple(_HOMONYM.sub("", name) for name in said["author"])
    if "inverted" in said:
        return tuple(_turned(name) for name in people(" ".join(said["inverted"]).rstrip(" .")))
    return people(_MORE_AUTHORS.sub("", " ".join(said.get("authors", []))))


def _turned(name: str) -> str:
    """Return ``A. B. Smith`` of ``Smith AB``."""
    found = _INITIALS_LAST.fullmatch(name)
    if found is None:
        return name
    return f"{' '.join(f'{letter}.' for letter in found['initials'])} {found['family']}"


def _works(site: _Site, source: str) -> Iterator[Work]:
    reader = _Reader(site)
    for token in tokens(source):
        reader.take(token)
        for record in reader.done:
            if work := record.work():
                yield work
        reader.done.clear()
    reader.end()
    yield from filter(None, (record.work() for record in reader.done))


class _Reader:
    """Reads tokens in turn; the records that are whole are in ``done``."""

    def __init__(self, site: _Site) -> None:
        self._site = site
        self.done: list[_Record] = []
        self._open: list[str] = []
        self._scope = self._role_depth = -1
        """How many elements were open where the scope and the part began; -1: not in one."""
        self._role = ""
        self._pieces: list[str] = []
        self._record: _Record | None = None

    def take(self, token: Token) -> None:
        """Read the next token."""
        if not token.tag:
            if self._role and len(self._pieces) < _MOST_PIECES:
                self._pieces.append(token.text)
        elif token.is_end:
            self._close(token)
        else:
            if token.inner and _MAY_NAME.search(token.inner):
                self._begin(token)
            if token.tag not in _VOID:
                self._open.append(token.tag)
            elif self._role:
                self._pieces.append(" ")

    def end(self) -> None:
        """End the record that is open."""
        if self._record is not None:
            self.done.append(self._record)
            self._record = None

    def _begin(self, token: Token) -> None:
        values = token.attributes
        names = _names(values)
        depth = len(self._open)
        if self._site.scope in names and (self._scope < 0 or self._site.is_one):
            self.end()
            self._scope, self._role_depth, self._role = depth, -1, ""
            if self._site.is_one:
                self._record = _Record(token.start)
        if self._scope < 0:
            return
        if self._role_depth < 0:
            name = next((name for name in names if name in self._site.roles), None)
            if name is not None:
                self._begin_part(token, self._site.roles[name])
        href = values.get("href", "")
        if self._record and len(href) < _LONGEST and (self._site.is_one or self._role == "links"):
            self._record.links.append(href.partition("?")[0])  # what is searched for is not it

    def _begin_part(self, token: Token, role: str) -> None:
        if role == "title" and not self._site.is_one:
            self.end()
            self._record = _Record(token.start)
        self._role_depth, self._role, self._pieces = len(self._open), role, []

    def _close(self, token: Token) -> None:
        if token.tag not in self._open[-50:]:
            return
        while self._open and self._open.pop() != token.tag:
            pass
        depth = len(self._open)
        if self._role_depth >= depth:
            if self._record:
                self._record.parts.setdefault(self._role, []).append("".join(self._pieces))
                self._record.end = token.end
            self._role_depth, self._role = -1, ""
        if self._scope >= depth:
            if self._record and self._site.is_one:
                self._record.end = token.start
            self.end()
            self._scope = -1


def rest_of(rows: RowTable, works: Sequence[Work]) -> RowTable:
    """Return the lines of a page that none of some works in order stands on."""
    starts = [work.start for work in works]
    kept = RowTable()
    for row in rows:
        at = bisect_left(starts, row.end) - 1
        if at < 0 or works[at].end <= row.start:
            kept.append(row)
    return kept


def _names(values: Mapping[str, str]) -> list[str]:
    """Return the names of an element: its classes, its property, and the type of thing it is."""
    names = [f"class:{name}" for name in values.get("class", "").split()[:20]]
    if "itemprop" in values:
        names.append(f"prop:{values['itemprop']}")
    if "itemtype" in values:
        names.append(f"schema:{values['itemtype'].rsplit('/', 1)[-1]}")
    return names
