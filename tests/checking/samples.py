"""Entries, and what sources said of them, without a source."""

from collections.abc import Sequence
from dataclasses import replace

from bibtool.bibfile import BibFile, Entry, read
from bibtool.bibfile.references import reference
from bibtool.checking import Checked, Finding, check
from bibtool.checking.entries import Known
from bibtool.identifiers import ArxivId, Doi
from bibtool.matching import decide, judge
from bibtool.model import Match, Query, Question, Record, Status
from bibtool.names import Name

PEOPLE = ("Jane Q. Müller", "Li Wei", "Tomás de la Cruz")
TITLE = "Braiding Drowsy Teapots in Seven Dimensions"
OTHER = "A Census of Velvet Umbrellas"


def paper(
    arxiv_id: str = "2001.00001",
    title: str = TITLE,
    people: Sequence[str] = PEOPLE,
    **more: object,
) -> Record:
    """Return a record of January 2020, of which any part may be another."""
    record = Record(
        ArxivId.parse(arxiv_id),
        title,
        tuple(map(Name.parse, people)),
        published="2020-01-02",
        updated="2020-01-02",
        categories=("cs.CL",),
        version=1,
        source="arxiv",
    )
    return replace(record, **more)  # type: ignore[arg-type]


def entry(fields: str, kind: str = "misc", key: str = "k") -> Entry:
    """Return an entry; what is not in ``fields`` is as the paper's."""
    text = fields
    for name, value in (("title", TITLE), ("author", " and ".join(PEOPLE))):
        if f"{name} =" not in fields:
            text += f", {name} = {{{value}}}"
    return read(f"@{kind}{{{key}, {text.lstrip(', ')}}}").entries[0]


def said(one: Entry, *records: Record, answers: bool = True) -> Match:
    """Return the match that these records make; arXiv has answered unless it could not."""
    asked = reference(one)
    candidates = tuple(c for c in judge(asked, records) if c.confidence >= 0.3)
    status, reasons = decide(candidates)
    by_id = Query(arxiv_id=asked.arxiv_id, titles=asked.titles)
    version = asked.arxiv_id.version if asked.arxiv_id else None
    found = sum(
        record.arxiv_id == asked.arxiv_id and version in (None, record.version)
        for record in records
    )
    if not answers:
        failed = Question("arxiv", 1, by_id)
        reason = ("could not ask arxiv (it is overloaded)",)
        return Match(asked, Status.UNCHECKED, candidates, reason, questions=(failed,))
    told = Question("arxiv", 1, by_id, found, len(candidates))
    return Match(asked, status, candidates, reasons, "arxiv", questions=(told,))


def checked(text: str, *records: Record, **known: object) -> Checked:
    """Return a file checked against records that are all there is."""
    file: BibFile = read(text)
    matches = {one.raw: said(one, *records) for one in file.entries if one.is_whole}
    return check(file, "refs.bib", Known(matches, **known))  # type: ignore[arg-type]


def codes(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return codes and severities in order."""
    return [(one.code, one.severity.value) for one in findings]


def doi(text: str) -> Doi:
    """Return a DOI."""
    return Doi.parse(text)
