"""``--fail-on``: which findings and states fail a run."""

import pytest

from bibtool.checking import CODES, Report
from bibtool.checking.failing import KNOWN, FailOn
from bibtool.errors import UnknownName
from bibtool.plugins import RequestCount
from tests.checking.samples import PEOPLE, TITLE, checked, paper

ENTRY = f"@misc{{k, title={{{TITLE}}}, author={{{' and '.join(PEOPLE)}}}, eprint={{2001.00001}}"
TEXTS = {
    "error": f"{ENTRY}, doi={{10.48550/arXiv.2001.00009}}}}",
    "warning": f"{ENTRY}, year=1999}}",
    "note": "@book{k, title={An Old Book}}",
    "nothing": f"{ENTRY}}}",
}
FAILING = {
    "error": {"error"},
    "warning": {"error", "warning"},
    "note": {"error", "warning", "note"},
    "mismatch": {"error", "warning"},
    "unchecked": {"note"},
    "year-mismatch": {"warning"},
    "year-mismatch, eprint-mismatch": {"error", "warning"},
    "never": set(),
    "": set(),
}


@pytest.mark.parametrize("text", FAILING)
def test_codes_severities_and_states_fail_a_run(text: str) -> None:
    """A severity means that or worse."""
    reports = {
        name: Report((checked(bib, paper()),), RequestCount()) for name, bib in TEXTS.items()
    }
    failing = FailOn.parse(text)
    assert FAILING[text] == {name for name, report in reports.items() if failing.fails(report)}


def test_what_is_unknown_is_told_with_what_is_known() -> None:
    """Rather than never failing."""
    with pytest.raises(UnknownName, match="title-mismatch"):
        FailOn.parse("error,eror")


def test_every_code_can_be_named() -> None:
    """And no name means two things."""
    assert len(set(KNOWN)) == len(KNOWN)
    assert set(CODES) <= set(KNOWN)
