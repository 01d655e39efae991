"""SARIF 2.1.0, for code scanning services and editors.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What could not be
checked is no result, since it is no problem: it is told as a notification of the run.
"""

import json
from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bibtool import __version__
from bibtool.checking.codes import CODES, Code
from bibtool.checking.findings import Finding, Report
from bibtool.untrusted import clean, escaped

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TOLD = "unchecked"
_FINGERPRINT = "bibtoolFinding/v1"


def write(report: Report) -> str:
    """Return the report as one SARIF log; nothing in it can steer a terminal."""
    rules = [name for name in CODES if name != _TOLD]
    seen: Counter[tuple[str, ...]] = Counter()
    results = [
        _result(file, finding, rules.index(finding.code), seen)
        for file, finding in report.findings
        if finding.code != _TOLD
    ]
    told = [_notification(file, one) for file, one in report.findings if one.code == _TOLD]
    driver = {
        "name": "bibtool",
        "version": __version__,
        "rules": [_rule(name, CODES[name]) for name in rules],
        "notifications": [_rule(_TOLD, CODES[_TOLD])],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [
            {"executionSuccessful": report.is_complete, "toolExecutionNotifications": told}
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def uri(file: str) -> str:
    """Return a path as a URI reference: relative where the path is."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))


def _rule(name: str, code: Code) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.help},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _result(
    file: str, finding: Finding, index: int, seen: Counter[tuple[str, ...]]
) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": _message(finding),
        "locations": [_location(file, finding)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(file, finding, seen)},
    }


def _notification(file: str, finding: Finding) -> dict[str, Any]:
    return {
        "descriptor": {"id": finding.code, "index": 0},
        "level": finding.severity.value,
        "message": _message(finding),
        "locations": [_location(file, finding)],
    }


def _message(finding: Finding) -> dict[str, str]:
    text = clean(f"{finding.key or '-'}: {finding.message}")
    # Braces are doubled, since one is a placeholder's; what looks like a link would be one: 3.11.5
    # and 3.11.6.
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(file: str, finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(file)},
            "region": {"startLine": finding.line},
        }
    }


def _fingerprint(file: str, finding: Finding, seen: Counter[tuple[str, ...]]) -> str:
    """Return what stays when lines move: what is found, in which entry, and the how-manieth."""
    told = (file, finding.key, finding.code, finding.change.field)
    seen[told] += 1
    whole = repr((*told, seen[told])).encode("utf-8", "surrogateescape")
    return sha256(whole).hexdigest()[:32]
