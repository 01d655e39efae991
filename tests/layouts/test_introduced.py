"""Newsletters that tell of a work, then say where to read it."""

import pytest

from bibtool.layouts import parse

LETTER = """\
Boats that learn to sail by themselves:
…Sails are harder than oars…
Researchers at a small lake have built a boat that sails alone. It capsizes less often.
   Why this matters: Nobody has to get up early.
   Read more: Sailing Without a Crew on Small Lakes (arXiv).
   Get the code here (GitHub).
###############################################
A map of every harbour:
…Ten thousand jetties…
A group from the coast has drawn all harbours there are.
   Read more: Harbours of the World, Seen From Above (arXiv).

Tech Tales:
The boat knew.
It was dark.

Do oars dream?:
A short study asks whether oars dream, and finds that they do not.
   Read the paper here: Do Oars Dream of Other Oars? https://arxiv.org/abs/2101.00001
"""

WORKS_WITH_NAMES = """\
On Boats
Anna Smith, Bo Lund, Cy Oar
Read more: The Blog of the Lake

On Oars
Di Rower, Eve Sailor, Flo Mast
Read more: The Blog of the Sea
"""
LINKS = """\
Boats float.
Read more: https://arxiv.org/abs/2101.00001

Oars do not.
Read more: https://arxiv.org/abs/2101.00002
"""


def test_the_work_is_what_is_introduced_and_what_is_told_of_it_is_a_summary() -> None:
    """The first has its code below, the last its id; what has no work is left over."""
    listing = parse(LETTER)
    found = [(each.titles[0], str(each.arxiv_id or ""), each.lines) for each in listing.references]
    assert found == [
        ("Sailing Without a Crew on Small Lakes", "", (1, 2, 3, 4, 5, 6)),
        ("Harbours of the World, Seen From Above", "", (8, 9, 10, 11)),
        ("Do Oars Dream of Other Oars?", "2101.00001", (17, 18, 19)),
    ]
    assert listing.layout == "introduced"
    assert listing.references[1].summary.startswith("A map of every harbour:")
    assert [leftover.line for leftover in listing.leftovers] == [7, 13, 14, 15]


@pytest.mark.parametrize(
    "text",
    [WORKS_WITH_NAMES, LINKS],
    ids=["works with names", "links"],
)
def test_other_pages_are_not_read_so(text: str) -> None:
    """Works with names of their own, and lines that introduce no title."""
    assert parse(text).layout != "introduced"


def test_two_works_are_enough() -> None:
    """Where nothing else on the page has names or ids."""
    listing = parse(LETTER[: LETTER.index("Tech Tales")])
    assert listing.layout == "introduced"
    assert [each.titles[0] for each in listing.references] == [
        "Sailing Without a Crew on Small Lakes",
        "Harbours of the World, Seen From Above",
    ]
