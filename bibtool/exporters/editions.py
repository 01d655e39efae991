"""Which edition of a paper is cited: the preprint, what a journal printed, or both."""

from collections.abc import Iterator
from dataclasses import dataclass

from bibtool.bibliography import Bibliography
from bibtool.exporters.journalref import Venue, venue
from bibtool.exporters.wording import notes
from bibtool.model import Record
from bibtool.plugins import Date, Options

_PREPRINT_KEY = "-preprint"


@dataclass(frozen=True, slots=True)
class Edition:
    """One entry to write: a record under a key, as a preprint or as published.

    All of a published edition is the journal's: no date, address or DOI of the preprint's is in
    it; only the eprint is kept.
    """

    key: str
    record: Record
    venue: Venue | None = None
    """Where it was published; ``None`` for the preprint."""
    date: str = ""
    """``YYYY-MM-DD``, or only as far as it is known."""

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
        published = venue(record.journal_ref) if options.prefer != "preprint" else None
        if published is not None:
            yield Edition(key, record, published, f"{published.year:04}")
        if published is None or options.prefer == "both":
            own = key if published is None else _preprint_key(key, bibliography)
            yield preprint(own, record, options.date)


def preprint(key: str, record: Record, date: Date = "first") -> Edition:
    """Return a record's preprint, dated by its first version or by the one described."""
    latest = record.updated if date == "latest" else ""
    return Edition(key, record, None, latest or record.published)


def said_of(edition: Edition) -> tuple[str, ...]:
    """Return what a note must say: a preprint's publication, and any edition's caveats."""
    return notes(edition.record) if edition.venue is None else edition.record.caveats


def _preprint_key(key: str, bibliography: Bibliography) -> str:
    made = key + _PREPRINT_KEY
    while made in bibliography:
        made += _PREPRINT_KEY
    return made
