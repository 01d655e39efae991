"""Titles with a number and no mark before them, or with names behind their colon."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.titles import read_head

TITLES = ["On small boats and wide lakes", "Rafts: a second study", "3 oars for 2 rowers"]
COUNTED = """$ digest

  9 On small boats and wide lakes
      Anna Smith, Bo Lund

 We row small boats over wide lakes, and measure what the wind does to each of them.

  10 Rafts: a second study
      Cy Doe, Di Rask, Eva Holm

 A second study of rafts is made, in which the current is taken to be slow and known.

  11 3 oars for 2 rowers
      Finn Berg, Gus Falk

 Two who row with three oars turn in circles, and we show that these circles are small.

Show (1 2 ..):
"""
PAGES = {
    "venue": """Publications

1. On small boats and wide lakes: Anna Smith and Bo Lund, J. Lake. Phys., 12, 345, 2019

2. Rafts: a second study: Cy Doe, Lake. Rev. A, Submitted, 2020

3. 3 oars for 2 rowers: Di Rask, Eva Holm & Finn Berg J. Lake. Phys., 2020
""",
    "nothing": """Talks
- On small boats and wide lakes: Anna Smith, Bo Lund
- Rafts: a second study: Cy Doe
- 3 oars for 2 rowers: Di Rask, Eva Holm et al.
""",
}


def test_a_number_that_counts_is_no_part_of_the_title() -> None:
    """Each is one more than that above; a number that the title begins with stays."""
    assert TITLES == [reference.titles[0] for reference in parse(COUNTED).references]


def test_numbers_that_do_not_count() -> None:
    """They are the titles' own."""
    page = COUNTED.replace("  9 On", "  On").replace("  10 Rafts", "  Rafts").replace("11 3", "3")
    assert TITLES == [reference.titles[0] for reference in parse(page).references]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_names_behind_a_colon(page: str) -> None:
    """The title ends before the last colon that names follow."""
    found = parse(page).references
    assert TITLES == [reference.titles[0] for reference in found]
    names = [("Anna Smith", "Bo Lund"), ("Cy Doe",), ("Di Rask", "Eva Holm")]
    assert names == [reference.authors[:2] for reference in found]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "On small boats: a study of lakes: Anna Smith, Bo Lund",
            "On small boats: a study of lakes",
        ),
        ('Lent by Cy (Di): Anna Smith and Bo Lund, "On small boats", LAKE 2019', "On small boats"),
    ],
)
def test_one_line_with_a_colon_and_names(line: str, title: str) -> None:
    """What stands before the names is the title, unless it stands behind them."""
    assert title in read_head(line, "").titles[:2]
