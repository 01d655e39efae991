"""XML of reference managers and libraries: EndNote's, MODS, PubMed's, DBLP's, a word processor's.

As in a feed each record is parsed alone, and a document type is never looked at.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from bibtool.layouts.formats.facts import (
    abstract_in,
    distinct,
    first_doi,
    first_id,
    mentioned_id,
    year_in,
)
from bibtool.layouts.formats.feed import entries, parse, text_of
from bibtool.layouts.formats.spans import Work, listing, plain_ends
from bibtool.layouts.lines import Understood
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "xml-records"

_XML = re.compile(r"\s{0,80}<[?!\w]")
_TITLED = re.compile(r"title", re.IGNORECASE)
_MOST_TEXTS = 5000


class _Kind(NamedTuple):
    """What records are called, and where in them is what: the last elements around a text."""

    root: re.Pattern[str]
    opens: re.Pattern[str]
    title: tuple[str, ...]
    person: tuple[str, ...]
    abstract: tuple[str, ...]
    year: tuple[str, ...]
    journal: tuple[str, ...]
    ids: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _opening(tags: str) -> re.Pattern[str]:
    return re.compile(rf"<(?P<tag>(?:\w{{1,20}}:)?(?:{tags}))(?=[\s>])[^<>]{{0,2000}}(?<!/)>")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_KINDS = (
    _Kind(
        re.compile(
            r"<xml>\s{0,20}<records>|<records>\s{0,20}<record>\s{0,20}<(?:database|source-app)"
        ),
        _opening("record"),
        _words("titles/title"),
        _words("authors/author"),
        _words("record/abstract"),
        _words("dates/year"),
        _words("titles/secondary-title periodical/full-title"),
        _words("related-urls/url pdf-urls/url web-urls/url electronic-resource-num"),
        _words("record/notes record/accession-num"),
    ),
    _Kind(
        re.compile(r"<(?:\w{1,20}:)?(?:modsCollection|mods)[\s>]"),
        _opening("mods"),
        _words("mods/titleInfo/title"),
        _words("mods/name"),
        _words("mods/abstract"),
        _words("originInfo/dateIssued part/date"),
        _words("relatedItem/titleInfo/title"),
        _words("mods/identifier location/url"),
        _words("mods/note"),
    ),
    _Kind(
        re.compile(r"<PubmedArticle(?:Set)?[\s>]"),
        _opening("PubmedArticle"),
        _words("Article/ArticleTitle"),
        _words("AuthorList/Author"),
        _words("Abstract/AbstractText"),
        _words("PubDate/Year PubDate/MedlineDate"),
        _words("Journal/Title"),
        _words("Article/ELocationID PubmedData/ArticleIdList/ArticleId"),
    ),
    _Kind(
        re.compile(r"<dblp>|<dblp\s"),
        _opening("article|inproceedings|incollection|book|phdthesis|mastersthesis"),
        _words("article/title inproceedings/title incollection/title book/title phdthesis/title"),
        _words(
            "article/author inproceedings/author incollection/author book/author phdthesis/author"
        ),
        (),
        _words("article/year inproceedings/year incollection/year book/year phdthesis/year"),
        _words("article/journal inproceedings/booktitle"),
        _words("article/ee inproceedings/ee incollection/ee book/ee phdthesis/ee"),
        _words("article/volume"),
    ),
    _Kind(
        re.compile(r"<(?:b:)?Sources[\s>]"),
        _opening("Source"),
        _words("Source/Title"),
        _words("Author/NameList/Person"),
        _words("Source/Abstract"),
        _words("Source/Year"),
        _words("Source/JournalName Source/ConferenceName"),
        _words("Source/URL Source/DOI"),
        _words("Source/Comments"),
    ),
)
_FAMILY = ("family", "LastName", "Last")
_GIVEN = ("given", "ForeName", "First", "Middle")
_WHOLE = ("", "CollectiveName", "displayForm", "namePart")
_AUTHORS = ("author", "aut", "creator", "cre")
_SHOWN = frozenset({"style", "i", "b", "sub", "sup", "tt"})


def looks_like(text: str) -> float:
    """Return 1 for XML whose root is one of those known, 0 for anything else."""
    return 1.0 if _kind(text) else 0.0


def read(text: str) -> Listing:
    """Read one item from each record."""
    text = plain_ends(text)
    kind = _kind(text)
    return listing(NAME, text, _works(text, kind) if kind else ())


def _kind(text: str) -> _Kind | None:
    head = text[:3000].removeprefix("\ufeff")
    if not _XML.match(head):
        return None
    return next((kind for kind in _KINDS if kind.root.search(head)), None)


def _works(text: str, kind: _Kind) -> Iterator[Work]:
    for start, end in entries(text, kind.opens):
        if not _TITLED.search(text, start, end):
            continue
        target = _Target(kind)
        parse(text[start:end], target)
        understood = _understood(target, kind)
        if understood["titles"] or understood["arxiv_id"] or understood["doi"]:
            yield Work(start, end, understood)


class _Target:
    """Gathers a record's texts by where they are, and its people."""

    def __init__(self, kind: _Kind) -> None:
        self.texts: dict[str, list[str]] = {}
        self.people: list[str] = []
        self._kind = kind
        self._path = ""
        self._open: list[tuple[str, list[str]]] = []
        """The paths around, and what is said there."""
        self._person: dict[str, list[str]] | None = None
        self._person_path = ""
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element; what is only of how a text looks is none."""
        name = tag.rpartition("}")[2].rpartition(":")[2]
        shown = name in _SHOWN and self._open
        if name == "namePart":
            name = attributes.get("type", name)
        self._path = self._path if shown else f"{self._path}/{name}"
        self._open.append((self._path, self._open[-1][1] if shown and self._open else []))
        if self._person is None and not shown and self._path.endswith(self._ends()):
            self._person, self._person_path = {}, self._path

    def _ends(self) -> tuple[str, ...]:
        return tuple(f"/{each}" for each in self._kind.person)

    def data(self, data: str) -> None:
        """Take a piece of text."""
        if self._open:
            self._open[-1][1].append(data)

    def end(self, _tag: str, /) -> None:
        """Close an element."""
        path, parts = self._open.pop()
        above = self._open[-1][0] if self._open else ""
        self._path = above
        if path == above:
            return
        text = " ".join(unescape("".join(parts)).split())
        if self._person is not None:
            name = path[len(self._person_path) :].rpartition("/")[2]
            if text:
                self._person.setdefault(name, []).append(text)
            if path == self._person_path:
                self._add_person(self._person)
                self._person = None
        elif text and self._count < _MOST_TEXTS:
            self._count += 1
            self.texts.setdefault(path, []).append(text)

    def close(self) -> None:
        """End, perhaps early."""
        while self._open:
            self.end("")

    def _add_person(self, said: dict[str, list[str]]) -> None:
        roles = {role.lower() for role in said.get("roleTerm", ())}
        if roles and roles.isdisjoint(_AUTHORS):
            return
        family = " ".join(text for key in _FAMILY for text in said.get(key, ()))
        given = " ".join(text for key in _GIVEN for text in said.get(key, ()))
        whole = next((text for key in _WHOLE for text in said.get(key, ())), "")
        if name := clean(f"{given} {family}" if family else whole or given):
            self.people.append(name)

    def of(self, ends: tuple[str, ...]) -> list[str]:
        """Return the texts whose paths end so, the first end's first."""
        return [
            text
            for end in ends
            for path, texts in self.texts.items()
            if path.endswith(f"/{end}")
            for text in texts
        ]


def _understood(target: _Target, kind: _Kind) -> Understood:
    journal = " ".join(target.of(kind.journal)[:1])
    ids = target.of(kind.ids)
    years = filter(None, map(year_in, target.of(kind.year)))
    title = next(iter(target.of(kind.title)), "")
    if below := target.of(("mods/titleInfo/subTitle",))[:1]:
        title = f"{title}: {below[0]}"
    return {
        "titles": distinct((clean(text_of(title)),)),
        "authors": tuple(dict.fromkeys(target.people)),
        "abstract": abstract_in(" ".join(map(text_of, target.of(kind.abstract)))),
        "year": next(years, None) if not journal or "arxiv" in journal.lower() else None,
        "arxiv_id": first_id(ids) or mentioned_id([journal, *target.of(kind.notes)]),
        "doi": first_doi(ids),
    }
