"""``bibtool resolve --explain N``: how the decision about one item came about."""

import json
from typing import Any

from bibtool.cli.asked import outcome, what
from bibtool.model import Candidate, Match, Record
from bibtool.untrusted import clean, escaped, excerpt

SCHEMA = "bibtool/explanation/1"
_START = 300
_MOST_NAMES = 5


def as_text(number: int, match: Match) -> str:
    """Return the explanation for a person: what was read, asked, found, and decided."""
    reference = match.reference
    place = f", line {reference.line} of {reference.file}" if reference.file else ""
    lines = [_row(0, f"Item {number}{place}"), "", *_understood(match), "", "Asked"]
    for question in match.questions:
        said = f"{question.source}, round {question.round}: {outcome(question)}"
        lines += [_row(2, said), *(_row(6, part) for part in what(question.query))]
    lines += [] if match.questions else [_row(2, "nothing")]
    lines += ["", "Candidates"]
    for candidate in match.candidates:
        lines += _candidate(candidate)
    lines += [] if match.candidates else [_row(2, "none")]
    lines += ["", f"Decision: {match.status.value}"]
    lines += [_row(2, f"- {reason}") for reason in match.reasons]
    return "\n".join(lines) + "\n"


def as_json(number: int, of: int, match: Match) -> str:
    """Return the explanation for a machine; nothing in it can steer a terminal."""
    reference = match.reference
    whole = {
        "schema": SCHEMA,
        "number": number,
        "of": of,
        "file": reference.file,
        "line": reference.line,
        "text": reference.text,
        "understood": {
            "titles": list(reference.titles),
            "authors": list(reference.authors),
            "abstract": reference.abstract,
            "summary": reference.summary,
            "year": reference.year,
            "id": reference.arxiv_id.versioned if reference.arxiv_id else None,
            "doi": reference.doi.text if reference.doi else None,
        },
        "questions": [
            {
                "source": question.source,
                "round": question.round,
                "asked": what(question.query),
                "answer": _when(question.records, is_noted=question.is_noted),
                "records": question.records,
                "fitting": question.fitting,
            }
            for question in match.questions
        ],
        "candidates": [_plain(candidate) for candidate in match.candidates],
        "status": match.status.value,
        "reasons": list(match.reasons),
    }
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def people(record: Record, most: int = _MOST_NAMES) -> str:
    """Return a record's authors and year on one line, of many authors the first ones."""
    names = [name.display for name in record.authors[:most]]
    more = (record.author_count or len(record.authors)) - len(names)
    names += [f"and {more:,} more"] if more > 0 else []
    return ", ".join([*names, str(record.year or "no year")])


def _understood(match: Match) -> list[str]:
    reference = match.reference
    parts = [
        ("text", excerpt(reference.text, _START)),
        *(("title", title) for title in reference.titles),
        ("authors", ", ".join(reference.authors)),
        ("year", str(reference.year or "")),
        ("id", reference.arxiv_id.versioned if reference.arxiv_id else ""),
        ("DOI", reference.doi.text if reference.doi else ""),
        ("abstract", excerpt(reference.abstract, _START)),
        ("summary", excerpt(reference.summary, _START)),
    ]
    return [f"  {name:<8}  {clean(value)}" for name, value in parts if value]


def _candidate(candidate: Candidate) -> list[str]:
    record = candidate.record
    version = f"v{record.version}" if record.version else ""
    return [
        _row(2, f"{candidate.confidence:.2f}", f"{record.arxiv_id.base}{version}", record.title),
        _row(8, people(record)),
        *(_row(8, caveat) for caveat in record.caveats),
        *(_row(8, f"- {reason}") for reason in candidate.reasons),
    ]


def _row(indent: int, *columns: str) -> str:
    """Return a line; nothing in it can steer the terminal."""
    return " " * indent + "  ".join(clean(column) for column in columns)


def _plain(candidate: Candidate) -> dict[str, Any]:
    record = candidate.record
    return {
        "id": record.arxiv_id.base,
        "version": record.version,
        "title": record.title,
        "authors": [name.display for name in record.authors],
        "year": record.year,
        "caveats": list(record.caveats),
        "confidence": candidate.confidence,
        "reasons": list(candidate.reasons),
    }


def _when(records: int | None, *, is_noted: bool) -> str | None:
    if records is None:
        return None
    return "before" if is_noted else "now"
