"""The report for a person: lines that fit the terminal."""

import os

import pytest

from bibtool.cli.report import report
from bibtool.identifiers import ArxivId
from bibtool.model import Candidate, Leftover, Match, Record, Reference, Status
from bibtool.plugins import RequestCount

LONG = "On the Long and Winding Titles of Papers that Nobody Has Shortened for Any Page " * 3
RECORD = Record(ArxivId("hep-th/9901001"), LONG)
MATCHES = [
    Match(Reference(LONG, 1234, "page.txt"), Status.MATCHED, (Candidate(RECORD, 0.99),)),
    Match(Reference(LONG, 1234, "page.txt"), Status.AMBIGUOUS, (Candidate(RECORD, 0.45),)),
]


@pytest.mark.parametrize("columns", [80, 60, 200, 0])
def test_titles_fit_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """They are cut where it ends, and at 72 characters where it is wide or its width not known."""
    monkeypatch.setattr(os, "get_terminal_size", lambda handle: os.terminal_size((columns, 24)))
    report(MATCHES, [Leftover(9, LONG, "page.txt")], RequestCount())
    lines = [line for line in capfd.readouterr().err.splitlines() if "On the Long" in line]
    assert 5 == len(lines)
    assert [] == [line for line in lines if len(line) > (columns or 200)]
    if columns != 60:
        cut = LONG[: 71 if columns != 80 else 40].rstrip()
        assert [] == [line for line in lines if cut not in line]
