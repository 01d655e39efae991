"""What stands behind an entry's last word."""

import pytest

from bibtool.layouts.bibliographies.sections import ends_entry


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A. Smith. On Boats. Lake Letters, 2019. PDF", True),
        ("A. Smith. On Boats. Lake Letters, 2019. [PDF] [BibTeX]", True),
        ("On Boats and Oars. LAKE 2019. paper", False),
        ("A. Smith, B. Lund. On the drift of", False),
    ],
)
def test_a_link_may_stand_behind_an_entry(line: str, expected: bool) -> None:
    """One that lists of titles have is none: the authors are below, and not above."""
    assert ends_entry(line) is expected
