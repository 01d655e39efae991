"""A line for each finding, as compilers and editors have it: ``file:line: code: key: message``."""

from bibtool.checking.findings import Report
from bibtool.untrusted import clean


def write(report: Report) -> str:
    """Return the findings, one a line; nothing in them can steer a terminal."""
    rows = (
        f"{file}:{one.line}: {one.code}: {one.key or '-'}: {one.message}"
        for file, one in report.findings
    )
    return "".join(f"{clean(row)}\n" for row in rows)
