"""Paragraphs of one abstract are matched with it, whatever else is not."""

from dataclasses import replace
from typing import Any

import pytest

from bibtool.continuations import around, joined
from bibtool.identifiers import ArxivId
from bibtool.model import Candidate, Match, Record, Reference, Status

FIRST = "Copper lanterns guide rowers over dark lakes at night, and nobody knows how they do it."
SECOND = "We row at night and count what the lanterns see of boats."
THIRD = "Oars splash more where the water is lit by many lanterns."
RECORD = Record(ArxivId("2401.00001"), "Lanterns", abstract=f"{FIRST}\n{SECOND}\n{THIRD}")


def match(text: str, line: int, status: Status = Status.NOT_FOUND, **other: Any) -> Match:
    """Return a paragraph's match, with the record if it is matched."""
    reference = replace(Reference(text, line, "page.txt", abstract=text, lines=(line,)), **other)
    is_matched = status is Status.MATCHED
    candidates = (Candidate(RECORD, 0.97, ("because",)),) if is_matched else ()
    return Match(reference, status, candidates, source="arxiv" if is_matched else "")


FOUND = match(FIRST, 1, Status.MATCHED)


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        pytest.param([FOUND, match(SECOND, 2), match(THIRD, 3)], "mmm", id="after"),
        pytest.param([match(FIRST, 1), match(SECOND, 2, Status.MATCHED)], "mm", id="before"),
        pytest.param([FOUND, match(SECOND, 3)], "mm", id="blank-line-between"),
        pytest.param([FOUND, match(SECOND, 2, Status.UNCHECKED)], "mm", id="unchecked"),
        pytest.param([FOUND, match(SECOND, 4)], "mn", id="far-below"),
        pytest.param([FOUND, match(SECOND, 2, file="other.txt")], "mn", id="another-file"),
        pytest.param([FOUND, match(SECOND, 2, titles=("On Oars",))], "mn", id="has-a-title"),
        pytest.param(
            [FOUND, match("We row by day and count the swans that see our boats.", 2)],
            "mn",
            id="another-text",
        ),
        pytest.param([FOUND, match("Lanterns.", 2)], "mn", id="too-short-to-tell"),
    ],
)
def test_paragraphs(matches: list[Match], expected: str) -> None:
    """What stands in the record of the item beside it, line by line, goes on with it."""
    assert expected == "".join(found.status.value[0] for found in joined(matches))


def test_a_single_item_is_looked_at_with_the_paragraphs_beside_it() -> None:
    """Three on each side at most, up to a title, a gap or another file."""
    page = [match(f"{SECOND} {n}", n).reference for n in range(1, 11)]
    assert range(2, 9) == around(page, 5)
    assert range(3) == around(page[:3], 1)
    page[3] = replace(page[3], titles=("On Oars",))
    assert range(4, 9) == around(page, 5)
    assert range(3, 4) == around(page, 3)


def test_the_reason_is_told() -> None:
    """Who reads the report sees why a line so short is matched, and keeps what was offered."""
    [_, found] = joined([FOUND, match(SECOND, 2)])
    assert ("goes on with the item above: a part of the same abstract",) == found.reasons
    assert (RECORD, "arxiv", 0.97) == (found.record, found.source, found.confidence)
