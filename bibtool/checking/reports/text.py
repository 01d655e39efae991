"""A line for each finding, as compilers and editors have it: ``file:line: code: key: message``."""

from bibtool.checking.findings import Finding, Report
from bibtool.untrusted import clean


def write(report: Report) -> str:
    """Return the findings, one a line; nothing in them can steer a terminal."""
    return "".join(line(file, finding) for file, finding in report.findings)


def line(file: str, one: Finding) -> str:
    """Return a finding's line.

    Automatic runs on GitHub take for a command what begins with two colons, and in the old way
    ``##[`` anywhere.
    """
    row = clean(f"{file}:{one.line}: {one.code}: {one.key or '-'}: {one.message}")
    row = f"./{row}" if row.startswith("::") else row
    return row.replace("##[", "## [") + "\n"
