"""Kinds of findings and how bad they are: names that stay."""

from dataclasses import dataclass
from enum import StrEnum

from bibtool.plugins import Registry


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    """It is wrong, as far as the sources can tell."""
    WARNING = "warning"
    """It should be looked at."""
    NOTE = "note"
    """It is good to know, and may well be meant so."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    severity: Severity
    """The worst it can have."""
    meaning: str
    """One sentence of what it says of an entry."""
    help: str
    """What to do about it."""


CODES: Registry[Code] = Registry("code")
"""Kinds of findings by name, as docs/checking.md lists them."""


_ERROR, _WARNING, _NOTE = Severity
for _name, _severity, _meaning, _help in (
    (
        "id-contradicts-title",
        _ERROR,
        "The arXiv id is another paper's than the title and the authors.",
        "Look which of them is meant, and correct the other.",
    ),
    (
        "not-found",
        _ERROR,
        "arXiv has no paper of the id.",
        "Look the paper up; the id may be mistyped or the reference made up.",
    ),
    (
        "eprint-mismatch",
        _ERROR,
        "An id in the entry is not the paper's: a field names another, or the version is none.",
        "Correct the field that is named.",
    ),
    (
        "title-mismatch",
        _ERROR,
        "The title is not the record's.",
        "Take over the record's title, unless another version's is meant.",
    ),
    (
        "author-mismatch",
        _ERROR,
        "Authors are missing, are not the paper's, or stand in another order.",
        "Take over the record's authors; end a shortened list with: and others.",
    ),
    (
        "year-mismatch",
        _WARNING,
        "The year of a preprint is that of none of its versions.",
        "Take over the year of the first version.",
    ),
    (
        "doi-mismatch",
        _WARNING,
        "The DOI is not the one that arXiv knows of this paper.",
        "Look whether the DOI leads to the paper.",
    ),
    (
        "duplicate-key",
        _ERROR,
        "Another entry has the same key.",
        "Give one of them another key, or take one away.",
    ),
    (
        "duplicate-entry",
        _WARNING,
        "Another entry is of the same work.",
        "Cite one of them and take the other away, unless both are meant.",
    ),
    (
        "broken",
        _ERROR,
        "The entry is not written as BibTeX has it.",
        "Mend what is named; until then the entry is not checked if its end is not clear.",
    ),
    (
        "withdrawn",
        _WARNING,
        "The paper was withdrawn from arXiv.",
        "Look at its comments on arXiv before you cite it.",
    ),
    (
        "published",
        _NOTE,
        "The entry cites a preprint that has been published since.",
        "Consider citing the published version.",
    ),
    (
        "eprint-missing",
        _NOTE,
        "The arXiv id stands in a text only, where styles cannot link it.",
        "Add an eprint field.",
    ),
    (
        "unchecked",
        _NOTE,
        "Nobody could say anything of the entry.",
        "Nothing need be wrong; the message says why.",
    ),
):
    CODES.register(_name, Code(_severity, _meaning, _help))
