"""Annotations on GitHub: a workflow command for each finding.

How they are written: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
and, for what is escaped, the ``command.ts`` of GitHub's own toolkit.
"""

from bibtool.checking.codes import Severity
from bibtool.checking.findings import Finding, Report
from bibtool.untrusted import clean

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def write(report: Report) -> str:
    """Return the findings as workflow commands, one a line."""
    return "".join(_command(file, finding) for file, finding in report.findings)


def in_data(text: str) -> str:
    """Return a message as it stands behind the two colons."""
    return _escaped(text, _IN_DATA)


def in_property(text: str) -> str:
    """Return a value as it stands in a command's properties."""
    return _escaped(text, _IN_PROPERTIES)


def _command(file: str, finding: Finding) -> str:
    title = in_property(clean(finding.code))
    place = f"file={in_property(clean(file))},line={finding.line},title={title}"
    message = in_data(clean(f"{finding.key or '-'}: {finding.message}"))
    return f"::{_COMMANDS[finding.severity]} {place}::{message}\n"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
