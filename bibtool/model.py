"""What flows between the stages: references in, records back, matches out."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bibtool.identifiers import ArxivId, Doi
from bibtool.names import Name

_SENTENCE, _LONG_TITLE = 12, 20
"""Words from which on a line that ends like a sentence, or any line, may be from an abstract."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One work as a listing has it: its text always, the rest as far as it was understood."""

    text: str
    """The item's own text, as pasted."""
    line: int
    """Where it starts in the listing, from 1."""
    file: str = ""
    """The listing's name, ``-`` for standard input."""
    titles: tuple[str, ...] = ()
    """Titles it may have, likeliest first: more than one where the text alone cannot decide."""
    authors: tuple[str, ...] = ()
    """Author names surely read; there may be more."""
    abstract: str = ""
    summary: str = ""
    """What somebody else says of it: a newsletter, a machine. Its abstract has other words."""
    year: int | None = None
    arxiv_id: ArxivId | None = None
    doi: Doi | None = None
    lines: tuple[int, ...] = ()
    """Every line of the listing that belongs to it."""

    @property
    def title(self) -> str:
        """The likeliest title, or nothing."""
        return self.titles[0] if self.titles else ""

    @property
    def passage(self) -> str:
        """The text to be found in abstracts: its own, or a "title" as long as a sentence of one."""
        count = len(self.title.split())
        is_sentence = self.title.rstrip().endswith((".", "…", "...")) and count >= _SENTENCE
        return self.abstract or (self.title if is_sentence or count >= _LONG_TITLE else "")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line of a listing that no reference took."""

    line: int
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A pasted text, read: every non-blank line is in a reference or is a leftover, never both.

    A line with several works on it is in a reference for each.
    """

    layout: str
    references: tuple[Reference, ...]
    leftovers: tuple[Leftover, ...] = ()
    file: str = ""
    """Its name, ``-`` for standard input."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask about one reference, in no source's syntax; a source uses what it can.

    A record answers if any one part fits it.
    """

    arxiv_id: ArxivId | None = None
    doi: Doi | None = None
    sketch: frozenset[int] = frozenset()
    """Sampled fingerprint of the reference's abstract, for sources that index them."""
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Runs of words of the abstract, each to be found as it stands."""
    title_words: tuple[str, ...] = ()
    """Words that must all be in the title."""
    abstract_words: tuple[str, ...] = ()
    """Words that must all be in the abstract."""
    some_title_words: tuple[str, ...] = ()
    """Words of which the title should have many; the best of all records answer."""
    some_abstract_words: tuple[str, ...] = ()
    """Words of which the abstract should have many; the best of all records answer."""
    is_broad: bool = False
    """Whether many records may fit, so that the question should share a request with no other."""

    @property
    def asks(self) -> bool:
        """Whether there is anything in it to ask."""
        return replace(self, is_broad=False) != Query()


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publisher says of a paper at a DOI registry: all of its published entry.

    Texts are Unicode, perhaps with TeX math, never escaped.
    """

    doi: Doi
    kind: str
    """A CSL type: ``article-journal``, ``paper-conference``, ``chapter``, ``book`` …"""
    title: str
    authors: tuple[Name, ...] = ()
    date: str = ""
    """``YYYY-MM-DD``, or only as far as known."""
    container: str = ""
    """The journal, proceedings or book that it is in."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    """With a hyphen between the first and the last, or an article's number."""
    publisher: str = ""
    event: str = ""
    """The conference."""


@dataclass(frozen=True, slots=True)
class Record:
    """A work's metadata as a source gave it: Unicode with TeX math, never escaped."""

    arxiv_id: ArxivId
    """Without version: the work, whichever version is described or cited."""
    title: str
    authors: tuple[Name, ...] = ()
    authors_complete: bool = True
    author_count: int | None = None
    """How many authors the work has, where the list is known to be incomplete."""
    published: str = ""
    """Date of the first version, ``YYYY-MM-DD``, or only as far as known: ``YYYY-MM``."""
    updated: str = ""
    """Date of the version described."""
    categories: tuple[str, ...] = ()
    """arXiv categories, the primary one first."""
    abstract: str = ""
    sketch: frozenset[int] = field(default=frozenset(), repr=False)
    """The abstract's sampled fingerprint, for sources that do not keep the text."""
    comment: str = ""
    journal_ref: str = ""
    doi: Doi | None = None
    """The publisher's DOI, never arXiv's own."""
    withdrawn: bool = False
    version: int | None = None
    """The version these data describe, if the source says so."""
    known_versions: int | None = None
    """How many versions there are at least, where the source knows but keeps only one."""
    cited_version: int | None = None
    """The version the user named; exports name one only then."""
    source: str = ""
    publication: Publication | None = None
    """What its DOI's registry says, if it was asked and is known to speak of this work."""

    @property
    def year(self) -> int | None:
        """The year of the first version."""
        return int(self.published[:4]) if self.published[:4].isdigit() else None

    @property
    def cited_id(self) -> ArxivId:
        """The id to cite: with the version the user named, if they named one."""
        return ArxivId(self.arxiv_id.base, self.cited_version)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What every export must say of this record, in whole sentences."""
        notes = []
        if self.withdrawn:
            notes.append("Withdrawn from arXiv.")
        if not self.authors_complete:
            of = f" of {self.author_count:,}" if self.author_count else ""
            notes.append(f"Author list incomplete: {len(self.authors)}{of} authors known.")
        return tuple(notes)

    @property
    def primary_category(self) -> str:
        """The category the work was filed under."""
        return self.categories[0] if self.categories else ""


_CHOSEN = 0.99
"""How sure a person's choice makes us."""


class Status(StrEnum):
    """What became of a reference."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    """Every chosen source was asked and none has it."""
    UNCHECKED = "unchecked"
    """Some source could not be asked, and the others did not settle it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record offered for a reference, with how sure we are and why."""

    record: Record
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question that was asked about a reference, and what came of it."""

    source: str
    round: int
    """Of the rounds of questions to this source, from 1."""
    query: Query
    records: int | None = None
    """How many records came, for all that was asked together; None: it could not be asked."""
    fitting: int = 0
    """How many of them may be meant."""
    is_noted: bool = False
    """Whether the answer is an earlier run's, of which only what may be meant is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said about a reference: which of the records shown it is, or none."""

    record: Record | None
    shown: tuple[str, ...]
    """Ids of the records the person chose among."""
    date: str
    """``YYYY-MM-DD``."""

    @property
    def reason(self) -> str:
        """The choice as a reason of a match."""
        if self.record is not None:
            return f"chosen by you on {self.date}"
        return f"you said on {self.date} that it is none of {', '.join(self.shown)}"


@dataclass(frozen=True, slots=True)
class Match:
    """The decision about one reference."""

    reference: Reference
    status: Status
    candidates: tuple[Candidate, ...] = ()
    """Best first; the first is the match if the status is ``matched``."""
    reasons: tuple[str, ...] = ()
    source: str = ""
    """Where the answer came from: ``starter``, ``cache``, ``arxiv``."""
    remarks: tuple[str, ...] = ()
    """What was asked about the record besides, and could not be used."""
    questions: tuple[Question, ...] = field(default=(), compare=False, repr=False)
    """What was asked, in order: how the decision came about."""

    @property
    def record(self) -> Record | None:
        """The matched record, else None."""
        return self.candidates[0].record if self.status is Status.MATCHED else None

    @property
    def confidence(self) -> float:
        """How sure the match is, 0 to 1; 0 if there is none."""
        return self.candidates[0].confidence if self.candidates else 0.0

    def decided(self, choice: Choice) -> "Match":
        """Return the match as a person decided it, with the record as it is known now."""
        why = (choice.reason,)
        if choice.record is None:
            others = tuple(c for c in self.candidates if c.record.arxiv_id.base not in choice.shown)
            status = Status.AMBIGUOUS if others else Status.NOT_FOUND
            return replace(self, status=status, candidates=others, reasons=why, source="")
        known = {c.record.arxiv_id: c.record for c in self.candidates}
        record = known.pop(choice.record.arxiv_id, choice.record)
        rest = [c for c in self.candidates if c.record.arxiv_id in known]
        return replace(
            self,
            status=Status.MATCHED,
            candidates=(Candidate(record, _CHOSEN, why), *rest),
            reasons=why,
            source=record.source,
        )
