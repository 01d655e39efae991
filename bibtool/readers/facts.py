"""What an entry says, in any format, as a record; without an arXiv id there is none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId, Doi
from bibtool.latex import without_others
from bibtool.model import Record
from bibtool.names import Name
from bibtool.readers.entries import Contents, Entry, Problem
from bibtool.untrusted import clean, excerpt

_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d])", re.ASCII)
_PUBLISHED = re.compile(
    # One of BibTeX's profiles has no full stop at the end.
    r"Published: (.+?)(?:\.(?= Withdrawn from arXiv\b| Author list incomplete: |\s*$)|$)",
    re.DOTALL,
)
_DOI_AT_END = re.compile(r"(?:^|,? )doi:(10\.\S+)$", re.IGNORECASE)
_INCOMPLETE = re.compile(
    r"Author list incomplete: [\d,]{1,12}(?: of ([\d,]{1,12}))? authors known\b", re.ASCII
)
_WIDTH = 60


@dataclass(slots=True)
class Facts:
    """An entry as its format has it: printed text, nothing checked yet."""

    line: int
    key: str = ""
    ids: tuple[str, ...] = ()
    """What should be an arXiv id, a DOI or an address, the likeliest first."""
    mentions: tuple[str, ...] = ()
    """Texts that may name an id after the word arXiv."""
    title: str = ""
    authors: list[Name] = field(default_factory=list)
    published: str = ""
    appeared_in: str = ""
    """Where it came out, if that is not arXiv: ``published`` may be the date of that."""
    updated: str = ""
    categories: tuple[str, ...] = ()
    abstract: str = ""
    comment: str = ""
    journal_ref: str = ""
    note: str = ""
    """Sentences, among which ours are understood."""
    withdrawn: bool = False
    author_count: int | None = None


class Collector:
    """Gathers the entries and problems of one file, in order."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._problems: list[Problem] = []

    def add(self, facts: Facts) -> None:
        """Take an entry as a record, or tell why it is none."""
        found = _ids(facts)
        if not found:
            self.tell(facts.line, f"{_shown(facts)}: {_NO_ID}")
            return
        if len(found) > 1:
            names = " and ".join(arxiv_id.base for arxiv_id in found)
            self.tell(
                facts.line,
                f"{_shown(facts)}: names several papers, {names}; the first is taken, correct "
                "the entry if it is another",
            )
        self.take(clean(facts.key), _record(facts, found[0]), facts.line)

    def take(self, key: str, record: Record, line: int) -> None:
        """Take a record as it is."""
        self._entries.append(Entry(key, record, line))

    def tell(self, line: int, message: str) -> None:
        """Take note of a problem."""
        self._problems.append(Problem(line, clean(message)))

    def contents(self) -> Contents:
        """Return all of it, problems by line."""
        return Contents(
            tuple(self._entries), tuple(sorted(self._problems, key=lambda problem: problem.line))
        )


_NO_ID = (
    "has no arXiv id, so it is left out; add the id if it is on arXiv, which "
    "bibtool lookup TITLE tells"
)


def _shown(facts: Facts) -> str:
    return excerpt(facts.key or facts.title, _WIDTH) or "an entry without key and title"


def _ids(facts: Facts) -> list[ArxivId]:
    """Return the papers an entry names in the places for it, else those it mentions."""
    named = [arxiv_id for text in facts.ids if text and (arxiv_id := _id(text)) is not None]
    if not named:
        texts = [text for text in facts.mentions if re.search(r"(?i)arxiv", text)]
        named = [arxiv_id for text in texts if (arxiv_id := ArxivId.find(text)) is not None][:1]
    papers: dict[ArxivId, ArxivId] = {}
    for arxiv_id in named:
        if papers.setdefault(arxiv_id, arxiv_id).version is None:
            papers[arxiv_id] = arxiv_id  # the version may be named in one place only
    return list(papers.values())


def _id(text: str) -> ArxivId | None:
    try:
        return ArxivId.parse(clean(text))
    except BadIdentifier:
        doi = Doi.find(text)
        return doi.arxiv_id if doi is not None else None


def _record(facts: Facts, arxiv_id: ArxivId) -> Record:
    authors, is_complete = without_others(facts.authors)
    record = Record(
        ArxivId(arxiv_id.base),
        facts.title,
        authors,
        authors_complete=is_complete,
        author_count=facts.author_count,
        published=_first_version(facts, arxiv_id),
        updated=date(facts.updated),
        categories=tuple(filter(None, map(clean, facts.categories))),
        abstract=facts.abstract,
        comment=facts.comment,
        journal_ref=facts.journal_ref or facts.appeared_in,
        doi=_publishers(facts.ids),
        withdrawn=facts.withdrawn,
        cited_version=arxiv_id.version,
    )
    return _with_notes(record, facts.note)


def _first_version(facts: Facts, arxiv_id: ArxivId) -> str:
    """Return when a work came to arXiv; an id names its month, a journal's year is another."""
    said = date(facts.published)
    digits = arxiv_id.base.rpartition("/")[2]
    year = f"{'19' if digits[:2] > '90' else '20'}{digits[:2]}"
    if facts.appeared_in and said[:4] != year:
        return f"{year}-{digits[2:4]}"
    return said


def _publishers(texts: Iterable[str]) -> Doi | None:
    """Return the first DOI that is not arXiv's own."""
    found = (Doi.find(text) for text in texts)
    return next((doi for doi in found if doi is not None and doi.arxiv_id is None), None)


def _with_notes(record: Record, note: str) -> Record:
    """Return a record with what our own sentences in a note say of it."""
    if found := _PUBLISHED.search(note):
        where = found[1]
        doi = _DOI_AT_END.search(where)
        journal_ref = where[: doi.start()] if doi else where
        record = replace(
            record,
            journal_ref=record.journal_ref or journal_ref,
            doi=record.doi or (Doi.find(doi[1]) if doi else None),
        )
    if re.search(r"Withdrawn from arXiv(?:\.|$)", note):
        record = replace(record, withdrawn=True)
    if found := _INCOMPLETE.search(note):
        count = int(found[1].replace(",", "")) if found[1] else record.author_count
        record = replace(record, authors_complete=False, author_count=count)
    return record


def reference(journal: str, volume: str, number: str, pages: str, published: str) -> str:
    """Return ``Journal 12 (3), 45-67 (2023)`` as far as it is said; nothing without a journal."""
    if not journal:
        return ""
    year = date(published)[:4]
    head = " ".join(filter(None, (journal, volume, f"({number})" if number else "")))
    said = ", ".join(filter(None, (head, pages)))
    # A reference that was kept whole says its year itself.
    return said if not year or (said == journal and year in said) else f"{said} ({year})"


def date(text: str) -> str:
    """Return a date as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, whatever separates its parts."""
    found = _DATE.match(clean(text))
    if found is None:
        return ""
    parts = [found[1]]
    for part, most in ((found[2], 12), (found[3], 31)):
        if not part or not 1 <= int(part) <= most:
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)
