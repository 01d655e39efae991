"""A few works cut out of a longer page are read as they are read there."""

import pytest

from bibtool.layouts import parse

THREE_BLOCKS = """Small Boats Wide Lakes (ORAL)
Anna Berg, Jaemoo Choi-Lund, Bo Lund, Benjamin Kurt Rask, Cy T. Q. Ek
Advances in Invented Rowing Systems (AIRS).
2025
arxiv
Adjoint Rowing: Highly Scalable Oars via Adjoint Matching
Aaron Rask, Benjamin Kurt Rask, Bing Ek, ..., Xiang Fu, Bo Lund, Cy T. Q. Ek
Invented Conference on Machine Rowing (ICMR).
2025
arxiv | code | models
Lake Matching with General Discrete Paths: A Kinetic-Optimal View (ORAL)
Neta Lund, Itai Gat, Marton Ek, Daniel Severo, Anna Berg, Peter Holder, Yaron Lake, Cy T. Q. Ek
Invented Conference on Learning Lakes (ICLL).
2025
arxiv
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            THREE_BLOCKS,
            [
                "Small Boats Wide Lakes",
                "Adjoint Rowing: Highly Scalable Oars via Adjoint Matching",
                "Lake Matching with General Discrete Paths: A Kinetic-Optimal View",
            ],
            id="title, names, venue, year",
        ),
    ],
)
def test_titles_of_a_few_works(text: str, titles: list[str]) -> None:
    """No line but a title opens one."""
    assert titles == [item.title for item in parse(text).references]
