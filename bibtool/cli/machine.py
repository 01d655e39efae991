"""The answer for machines: one JSON object, schema ``bibtool/matches/1`` (docs/json.md)."""

import json
from collections.abc import Iterable
from typing import Any

from bibtool.exporters.jsonlines import publication
from bibtool.model import Leftover, Match
from bibtool.plugins import RequestCount
from bibtool.untrusted import escaped

SCHEMA = "bibtool/matches/1"
_START = 60


def as_json(
    matches: Iterable[Match],
    leftovers: Iterable[Leftover],
    requests: RequestCount,
    registries: RequestCount,
) -> str:
    """Return the matches as JSON text; nothing in it can steer a terminal."""
    whole = {
        "schema": SCHEMA,
        "items": [_item(number, match) for number, match in enumerate(matches, 1)],
        "leftovers": [{"file": x.file, "line": x.line, "text": x.text} for x in leftovers],
        "requests": {"sent": requests.sent, "cached": requests.cached},
        "registries": {"sent": registries.sent, "cached": registries.cached},
    }
    # Unsafe characters occur only inside strings, where \uXXXX means the same.
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _item(number: int, match: Match) -> dict[str, Any]:
    reference, record = match.reference, match.record
    return {
        "number": number,
        "file": reference.file,
        "line": reference.line,
        "start": reference.text[:_START],
        "status": match.status.value,
        "confidence": match.confidence,
        "id": record.arxiv_id.base if record else None,
        "version": record.version if record else None,
        "title": record.title if record else None,
        "authors": [name.display for name in record.authors] if record else [],
        "caveats": list(record.caveats) if record else [],
        "publication": publication(record.publication) if record and record.publication else None,
        "remarks": list(match.remarks),
        "source": match.source if record else None,
        "reasons": list(match.reasons),
        "candidates": [
            {
                "id": candidate.record.arxiv_id.base,
                "title": candidate.record.title,
                "caveats": list(candidate.record.caveats),
                "confidence": candidate.confidence,
            }
            for candidate in match.candidates
        ],
    }
