"""Which record a reference means, and how sure we are: evidence from the texts, never from rank.

Four kinds of evidence: the id, the abstract's words in order (5-grams), the title (also with what
somebody says of the paper), the authors.
A veto caps the confidence: another id, disjoint authors, an extra content word in the title.
"""

from collections.abc import Iterable, Sequence

from bibtool.matching.abstracts import by_abstract, is_about_something_else, is_part_of
from bibtool.matching.evidence import (
    CANDIDATE,
    CAP,
    FAIR,
    MARGIN,
    MATCH,
    NEAR,
    POSSIBLE,
    SURE,
    THE_TITLE,
)
from bibtool.matching.ids import by_doi, by_id
from bibtool.matching.summaries import by_summary
from bibtool.matching.titles import by_title
from bibtool.model import Candidate, Record, Reference, Status
from bibtool.names import Name
from bibtool.words import words

__all__ = [
    "CANDIDATE",
    "MATCH",
    "POSSIBLE",
    "SURE",
    "decide",
    "is_part_of",
    "judge",
    "judge_version",
    "rank",
]

_MAX_YEARS = 2
_Veto = tuple[float, str]
_UNLIKELY = (CANDIDATE + POSSIBLE) / 2
_VERSION = 0.88
"""A text that is a version's own has its very words; a sibling's versions only come near."""


def judge(reference: Reference, records: Iterable[Record]) -> list[Candidate]:
    """Return the records that may be meant, each paper once, best first.

    Records without any evidence are left out. One with less than ``CANDIDATE`` is only worth
    another look, and not worth showing.
    """
    judged = (_candidate(reference, record) for record in records)
    return rank(c for c in judged if c.confidence >= POSSIBLE)


def judge_version(reference: Reference, version: Record, newest: Record) -> Candidate | None:
    """Return a paper as a candidate if the item is one of its earlier versions.

    The record to cite is the newest; the reasons name the version.
    """
    candidate = _candidate(reference, version)
    if candidate.confidence < _VERSION:
        return None
    reasons = (f"by its version {version.version}, since reworded", *candidate.reasons)
    return Candidate(newest, min(candidate.confidence, NEAR), reasons)


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best candidate for each paper, best first; of equals the one offered first."""
    papers: dict[str, Candidate] = {}
    for candidate in candidates:
        best = papers.get(candidate.record.arxiv_id.base)
        if best is None or candidate.confidence > best.confidence:
            papers[candidate.record.arxiv_id.base] = candidate
    return sorted(papers.values(), key=lambda c: (-c.confidence, c.record.arxiv_id.base))


def decide(candidates: Sequence[Candidate]) -> tuple[Status, tuple[str, ...]]:
    """Return matched, ambiguous or not-found for judged candidates, with the reasons."""
    candidates = [c for c in candidates if c.confidence >= CANDIDATE]
    if not candidates:
        return Status.NOT_FOUND, ()
    best, rivals = candidates[0], candidates[1:]
    if best.confidence < MATCH:
        return Status.AMBIGUOUS, ("nothing fits well enough to be sure",)
    # The very same text, id or DOI beats a near one, however near.
    margin = CAP - NEAR if best.confidence >= CAP else MARGIN
    close = [c for c in rivals if c.confidence > best.confidence - margin]
    if close:
        ids = ", ".join(c.record.arxiv_id.base for c in close)
        return Status.AMBIGUOUS, (f"{ids} fits as well as {best.record.arxiv_id.base}",)
    return Status.MATCHED, best.reasons


def _candidate(reference: Reference, record: Record) -> Candidate:
    kinds = [look(reference, record) for look in (by_id, by_abstract, by_title, by_summary)]
    evidence = sorted((e for e in kinds if e is not None), key=lambda e: -e.confidence)
    if reference.doi is not None and reference.doi == record.doi:
        evidence.insert(0, by_doi(reference, record))
        evidence.sort(key=lambda e: -e.confidence)
    if not evidence:
        return Candidate(record, 0.0)
    confidence = evidence[0].confidence
    reasons = [e.reason for e in evidence]
    agreeing = _authors_agree(reference, record)
    if agreeing:
        reasons.append(f"author {agreeing} agrees")
    if agreeing and confidence >= FAIR:
        # Weaker evidence stays weak: one's own other papers have one's name on them too.
        confidence += (1 - confidence) / 2
    is_named = reference.arxiv_id == record.arxiv_id or (
        reference.doi and reference.doi == record.doi
    )
    is_weak = confidence < MATCH and not is_named
    is_titled = any(e.confidence == THE_TITLE for e in evidence)
    vetoes = [
        _another_id(reference, record),
        _another_year(reference, record, agrees=is_titled and bool(agreeing)),
    ]
    if not (is_titled and is_named):
        # Who prints its id and its title means it, whatever else they print.
        vetoes += [_other_authors(reference, record, agreeing), _another_text(reference, record)]
    for cap, reason in filter(None, vetoes):
        # What little there is, and something against it: not worth showing.
        confidence = min(confidence, _UNLIKELY if is_weak else cap)
        reasons.append(reason)
    return Candidate(record, round(min(confidence, CAP), 3), tuple(reasons))


def _authors_agree(reference: Reference, record: Record) -> str:
    return next(
        (
            mine.display
            for mine in map(Name.parse, reference.authors)
            for theirs in record.authors
            if mine.same_person(theirs)
        ),
        "",
    )


def _surely_authors(reference: Reference, record: Record) -> list[str]:
    """Return the item's authors without those that are words of the record's own title.

    A reader may have taken "… by Code Generation" for an author; the record decides.
    """
    titled = set(words(record.title))
    return [name for name in reference.authors if not titled.issuperset(words(name))]


def _another_id(reference: Reference, record: Record) -> _Veto | None:
    if reference.arxiv_id in (None, record.arxiv_id):
        return None
    return 0.5, f"the item gives another id, {reference.arxiv_id.versioned}"


def _other_authors(reference: Reference, record: Record, agreeing: str) -> _Veto | None:
    known = record.authors and record.authors_complete
    if agreeing or not known or not _surely_authors(reference, record):
        return None
    return 0.45, "none of the item's authors is the record's"


def _another_text(reference: Reference, record: Record) -> _Veto | None:
    is_other = is_about_something_else(reference, record)
    return (0.6, "the abstracts have nothing in common") if is_other else None


def _another_year(reference: Reference, record: Record, *, agrees: bool) -> _Veto | None:
    """Return a veto if the years are too far apart; an abstract says more than a year."""
    if reference.abstract or reference.year is None or record.year is None:
        return None
    if abs(reference.year - record.year) <= _MAX_YEARS:
        return None
    # With its title and an author it is the paper, printed years later; a better one wins.
    cap = MATCH if agrees else 0.6
    return cap, f"the item is of {reference.year}, the record of {record.year}"
