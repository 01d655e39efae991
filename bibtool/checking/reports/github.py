"""Annotations on GitHub: a workflow command for each finding.

How they are written: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
and, for what is escaped, the ``command.ts`` of GitHub's own toolkit. What could not be checked is
no problem: it is a line of the log, and no annotation.
"""

from bibtool.checking.codes import Severity
from bibtool.checking.findings import Finding, Report
from bibtool.checking.reports import text
from bibtool.untrusted import clean

_TOLD = "unchecked"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def write(report: Report) -> str:
    """Return the findings as workflow commands, one a line."""
    return "".join(
        text.line(file, finding) if finding.code == _TOLD else _command(file, finding)
        for file, finding in report.findings
    )


def in_data(value: str) -> str:
    """Return a message as it stands behind the two colons."""
    return _escaped(value, _IN_DATA)


def in_property(value: str) -> str:
    """Return a value as it stands in a command's properties."""
    return _escaped(value, _IN_PROPERTIES)


def _command(file: str, finding: Finding) -> str:
    title = in_property(clean(finding.code))
    place = f"file={in_property(clean(file))},line={finding.line},title={title}"
    message = in_data(clean(f"{finding.key or '-'}: {finding.message}"))
    return f"::{_COMMANDS[finding.severity]} {place}::{message}\n"


def _escaped(value: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in value)
