"""One JSON object, schema ``bibtool/check/1`` (docs/json.md)."""

import json
from typing import Any

from bibtool.checking.findings import Finding, Report, Verdict
from bibtool.untrusted import escaped

SCHEMA = "bibtool/check/1"


def write(report: Report) -> str:
    """Return the report as JSON text; nothing in it can steer a terminal."""
    whole = {
        "schema": SCHEMA,
        "entries": [_entry(file, verdict) for file, verdict in report.verdicts],
        "findings": [_finding(file, finding) for file, finding in report.findings],
        "complete": report.is_complete,
        "requests": {"sent": report.requests.sent, "cached": report.requests.cached},
    }
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _entry(file: str, verdict: Verdict) -> dict[str, Any]:
    record = verdict.record
    return {
        "file": file,
        "line": verdict.line,
        "key": verdict.key,
        "type": verdict.type,
        "state": verdict.state.value,
        "id": record.arxiv_id.base if record else None,
        "title": record.title if record else None,
        "source": record.source or None if record else None,
    }


def _finding(file: str, finding: Finding) -> dict[str, Any]:
    return {
        "file": file,
        "line": finding.line,
        "key": finding.key,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "field": finding.change.field or None,
        "ours": finding.change.ours or None,
        "theirs": finding.change.theirs or None,
        "fixable": finding.is_fixable,
    }
