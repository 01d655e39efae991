"""Which edition of a paper is cited: the preprint, what a journal printed, or both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bibtool.bibliography import Bibliography
from bibtool.exporters.journalref import Venue, venue
from bibtool.exporters.wording import notes
from bibtool.model import Publication, Record
from bibtool.names import Name
from bibtool.plugins import Date, Options

PREPRINT_KEY = "-preprint"
"""What the key of a preprint ends in, where what was published has the key."""
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_WITHIN = frozenset({"article-journal", "paper-conference", "chapter"})
"""Kinds of which a citation names what they are in."""
_KINDS = _WITHIN | {"book", "report", "thesis"}


@dataclass(frozen=True, slots=True)
class Edition:
    """One entry to write: a record under a key, as a preprint or as published.

    All of a published edition is the journal's: no date, address or DOI of the preprint's is in
    it; only the eprint is kept. If the publisher was asked, title and authors are as published.
    """

    key: str
    record: Record
    venue: Venue | None = None
    """Where it was published; ``None`` for the preprint."""
    date: str = ""
    """``YYYY-MM-DD``, or only as far as it is known."""
    owner: Name | None = None
    """The list's owner, as the paper names them if that is known."""

    @property
    def doi(self) -> str:
        """The DOI of this edition, if it has one."""
        if self.venue is None:
            return self.record.arxiv_id.doi
        return str(self.record.doi) if self.record.doi else ""

    @property
    def year(self) -> str:
        """The year of this edition."""
        year = self.date[:4]
        return str(int(year)) if year.isascii() and year.isdecimal() else ""


def editions(bibliography: Bibliography, options: Options) -> Iterator[Edition]:
    """Yield what is to be written, in order; a paper comes twice only where both are asked for."""
    for key, record in bibliography.items():
        owner = bibliography.owner_on(key)
        published = _published(key, record, owner) if options.prefer != "preprint" else None
        if published is not None:
            yield published
        if published is None or options.prefer == "both":
            own = key if published is None else _preprint_key(key, bibliography)
            yield preprint(own, record, options.date, owner)


def preprint(key: str, record: Record, date: Date = "first", owner: Name | None = None) -> Edition:
    """Return a record's preprint, dated by its first version or by the one described."""
    latest = record.updated if date == "latest" else ""
    return Edition(key, record, None, latest or record.published, owner)


def said_of(edition: Edition) -> tuple[str, ...]:
    """Return what a note must say: a preprint's publication, and any edition's caveats."""
    return notes(edition.record) if edition.venue is None else edition.record.caveats


def _published(key: str, record: Record, owner: Name | None) -> Edition | None:
    """Return what was published: by the publisher if it was asked, else by the journal reference.

    Never by both, whatever one of them lacks.
    """
    publication = record.publication
    if publication is not None and publication.title and _YEAR.match(publication.date):
        printed = _as_published(record, publication)
        return Edition(key, printed, _place(publication), publication.date, owner)
    found = venue(record.journal_ref)
    return None if found is None else Edition(key, record, found, f"{found.year:04}", owner)


def _as_published(record: Record, publication: Publication) -> Record:
    known = record.author_count or len(record.authors) + (not record.authors_complete)
    published = replace(record, title=publication.title, doi=publication.doi)
    if len(publication.authors) < known:
        return published  # registries often have the first authors only
    people = _in_full(publication.authors, record.authors)
    return replace(published, authors=people, authors_complete=True)


def _in_full(names: tuple[Name, ...], others: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names in their order, each as fully as it is known: registries have many initials."""
    alike: dict[str, list[Name]] = {}
    for other in others:
        alike.setdefault(other.sort_key, []).append(other)
    full = []
    for name in names:
        same = [other for other in alike.get(name.sort_key, ()) if other.same_person(name)]
        is_fuller = len(same) == 1 and len(same[0].given) >= len(name.given)
        full.append(same[0] if is_fuller else name)
    return tuple(full)


def _place(publication: Publication) -> Venue:
    container = publication.container or publication.event
    is_within = publication.kind in _WITHIN
    return Venue(
        year=int(publication.date[:4]),
        whole=container or publication.publisher,
        journal=container if is_within else "",
        volume=publication.volume,
        number=publication.issue,
        pages=publication.pages,
        kind=publication.kind if publication.kind in _KINDS else "article",
        publisher=publication.publisher,
        event=publication.event,
    )


def _preprint_key(key: str, bibliography: Bibliography) -> str:
    made = key + PREPRINT_KEY
    while made in bibliography:
        made += PREPRINT_KEY
    return made
