"""Whole references, however long."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.citations import before_first_author, is_reference, read_citation
from bibtool.layouts.lines import is_prose

CITATIONS = [
    (
        "Anna Smith, Bo Lund, and Cy Doe. On small boats and what becomes of them on wide "
        "lakes in the winds of autumn. In Proceedings of the third conference on lakes, "
        "boats and the winds that are over them, pages 12-34, Lakeside, 2019."
    ),
    (
        "A. Smith and B. Lund, On the long way of small boats over the wide lakes of the "
        "north and of the winds that make it longer, in the journal of the lakes and of "
        "the boats that are on them, volume 12, pages 112-134, to appear in 2020."
    ),
    (
        "Bo Lund (2018). Why the wind that blows over wide lakes is strong when small "
        "boats are out and weak when they are home, with some remarks on oars. "
        "Transactions of the society of those who row, and of those who watch, 7, 1-20."
    ),
    (
        "On boats and on the lakes that they cross when the wind is not too strong for "
        "the ones who row them. Anna Smith, Bo Lund, Cy Doe. In the collected papers of "
        "the second meeting on the boats of the lakes and what they carry, 2021."
    ),
]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("start", ["", "[1] ", "- "])
def test_long_citations_are_no_abstracts(start: str, separator: str) -> None:
    """A long line with authors, title and venue is one reference with a title."""
    assert all(map(is_prose, CITATIONS))
    listing = parse(separator.join(start + citation for citation in CITATIONS))
    step = len(separator)
    assert list(range(1, 4 * step + 1, step)) == [r.line for r in listing.references]
    assert [""] * 4 == [reference.abstract for reference in listing.references]


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("On Small Boats, Smith et al., LAKE 2020", "On Small Boats", ()),
        (
            "On Boats, Lakes and Wind, van Smith et al., LAKE 2020 | code",
            "On Boats, Lakes and Wind",
            (),
        ),
        ("On Small Boats (with Bo Lund and Cy Doe), submitted.", "On Small Boats", ()),
        ("On Small Boats (with B. Lund), Lake J. 12 (2011), 1-3.", "On Small Boats", ("B. Lund",)),
        ("On Boats of Lakes, to appear in Adv. Lakes.", "On Boats of Lakes", ()),
        ("On Boats of Lakes, Comm. Math. Phys. 12 (2011), 1-3.", "On Boats of Lakes", ()),
    ],
)
def test_a_title_ends_before_its_first_author_and_its_venue(
    line: str, title: str, authors: tuple[str, ...]
) -> None:
    """A family name with ``et al.``, co-authors in brackets and a journal are no part of it."""
    found = read_citation(line)
    assert (title, authors) == (found.titles[0], found.authors)


@pytest.mark.parametrize("journal", ["J. Math", "Lake Phys", "Z. Phys"])
def test_a_journal_is_no_author(journal: str) -> None:
    """An initial and a word that only journals have are no name."""
    found = read_citation(f"Anna Smith. On Small Boats of Wide Lakes. {journal}. 12 (2011), 1-3.")
    assert journal not in (*found.authors, found.titles[0])


def test_names_with_et_al_are_no_title() -> None:
    """What stands before ``et al.`` may be authors alone."""
    assert "" == before_first_author("Anna Smith, Bo Lund et al., On Small Boats, 2020")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Smith, A. (2019). On boats that never sail. Lakes, 3, 31-39.", True),
        ("Smith-Lund, A.-B., de Vries, C. v. d. (2019a). On boats. Lakes, 3, 31-39.", True),
        ("Boats, a short history (2019). With many figures of lakes", False),
        ("The lakes, in 2019. (A talk)", False),
    ],
)
def test_a_surname_with_initials_before_a_year_opens_a_reference(
    line: str, *, expected: bool
) -> None:
    """As APA has them; one author alone too."""
    assert expected is is_reference(line)
