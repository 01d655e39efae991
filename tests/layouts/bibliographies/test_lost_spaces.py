"""Spaces that the text of a PDF lost between the parts of a reference."""

import pytest

from bibtool.layouts.bibliographies.entries import works_of

TITLE = "On small boats"


@pytest.mark.parametrize(
    "text",
    [
        f"Anna Smith and Bo Lund. 2019. {TITLE}.arXiv preprint arXiv:2001.00001.",
        f"Anna Smith and Bo Lund. 2019. {TITLE}.Preprint, arXiv:2001.00001.",
        f"Anna Smith and Bo Lund. 2019. {TITLE}.Lake Letters, 3:12–34.",
        f"A.Smith,B.Lund, {TITLE}, Lake Letters 3 (2019) 12–34.",
        f"A. Smith,B. Lund,{TITLE},in: Lakes of Glass, 2019.",
    ],
)
def test_lost_spaces(text: str) -> None:
    """The title ends where the venue begins, and the names where it begins."""
    [work] = works_of(text)
    assert TITLE == work["titles"][0]


def test_commas_in_brackets() -> None:
    """A list of letters is no list of names."""
    [work] = works_of("A. Smith and B. Lund. Boats of GL(n,R) and (Fe,Ag). Lake Letters, 2019.")
    assert "Boats of GL(n,R) and (Fe,Ag)" == work["titles"][0]


def test_unfinished_works() -> None:
    """What is to become of a work may stand where others have their year."""
    [work] = works_of(f"Smith, A. and Lund, B. (under review at Lake Letters). {TITLE}.")
    assert TITLE == work["titles"][0]
