"""What stands before and behind titles: ids that are links, names in brackets, pages."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.brackettails import bracketed, without_bracketed
from bibtool.layouts.shapes.keylinks import without_key
from bibtool.layouts.shapes.trimming import before_status, without_award_apart
from bibtool.layouts.shapes.venues import is_numbered

TITLES = (
    "On small boats of the north",
    "Wind over wide lakes in May",
    "How rivers find the sea again",
    "Of oars and of their makers",
)
JOURNALS = "Lake Mathematica", "Journal of Wide Lakes and Seas", "Rivers", "Annals of Oars"
DOI = "https://doi.org/10.1000/lake.20.012345"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"**[lake.20.012345]({DOI})** On Boats", "On Boats"),
        (f"[lake.20.012345]({DOI}): On Boats", "On Boats"),
        (f"[doi:10.1000/lake.20.012345]({DOI}) - On Boats", "On Boats"),
        ("[2001.00001](https://arxiv.org/abs/2001.00001) On Boats", "On Boats"),
        ("[arXiv:2001.00001](https://arxiv.org/abs/2001.00001) On Boats", "On Boats"),
        ("[BoatV7](https://example.org/a/BoatV7): On Boats", None),
        (f"[On Boats 12]({DOI}) of the north", None),
        (f"[lake.20.012345]({DOI})", None),
        ("On Boats", None),
    ],
)
def test_keys_before_titles(head: str, expected: str | None) -> None:
    """Only a link whose words are the id that it leads to is cut off."""
    assert (expected or head) == without_key(head)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (["(LAR)", "(LAR) [pdf](https://example.org/1)", "(LAR)", ""], {"LAR"}),
        (["(LAR)", "(LAR)", "", ""], set()),
        (["(II)", "(II)", "(II)", "(II)"], set()),
        (["(Oral)", "(Oral)", "(Oral)", "(Oral)"], set()),
        (["(on lakes)", "(on lakes)", "(on lakes)", ""], set()),
    ],
)
def test_names_in_brackets(ends: list[str], expected: set[str]) -> None:
    """The same name behind several titles, before their links, is the page's."""
    heads = [f"{title} {end}" for title, end in zip(TITLES, ends, strict=True)]
    assert expected == bracketed(heads)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("On Small Boats (LAR)", ("On Small Boats", " (LAR)")),
        ("On Small Boats (LAR) [pdf](a)", ("On Small Boats [pdf](a)", " (LAR)")),
        ("On Small Boats (SEA)", ("On Small Boats (SEA)", "")),
        ("Boats (LAR)", ("Boats (LAR)", "")),
    ],
)
def test_without_names_in_brackets(head: str, expected: tuple[str, str]) -> None:
    """Only such a name is cut off, and told."""
    assert expected == without_bracketed(head, frozenset(["LAR"]))


def test_keys_and_names_on_a_page() -> None:
    """The title stands between an id and the name of its journal; it comes first."""
    listing = parse(
        "\n".join(
            f"1. **[lake.20.01234{n}](https://doi.org/10.1000/lake.20.01234{n})** {title} (LAR)\n"
            for n, title in enumerate(TITLES)
        )
    )
    assert list(TITLES) == [one.titles[0] for one in listing.references]
    expected = [f"10.1000/lake.20.01234{n}" for n in range(len(TITLES))]
    assert expected == [str(one.doi) for one in listing.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Small Boats, 24 pgs, 2010, submitted", "On Small Boats"),
        ("On Small Boats, 24pp.", "On Small Boats"),
        ("On Small Boats, 24 p.", "On Small Boats"),
        ("On Small Boats, 24 Seiten", "On Small Boats"),
        ("On Small Boats, 24 ports", ""),
    ],
)
def test_pages_behind_titles(text: str, expected: str) -> None:
    """How many pages a work has ends its title."""
    assert expected == before_status(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lake Mathematica, 110 (2020), no. 4, Paper no. 20, 33pp", True),
        ("Lake Mathematica, 110 (2020), no. 4, Paper No. 20, 33 pp", True),
        ("Thirty ships of 2020", False),
    ],
)
def test_numbers_of_papers(text: str, expected: bool) -> None:
    """A paper's own number and its pages tell a journal as a range of pages does."""
    assert expected is is_numbered(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Small Boats         (Lakeside)", "On Small Boats"),
        ("On Small Boats (Lakeside)", "On Small Boats (Lakeside)"),
        ("On Small Boats  (Lakeside)", "On Small Boats  (Lakeside)"),
    ],
)
def test_brackets_far_apart(text: str, expected: str) -> None:
    """Blanks set apart what stands in brackets."""
    assert expected == without_award_apart(text)


def test_coauthors_first_and_journals_below() -> None:
    """With whom it was stands before a title, its pages behind, its journal below."""
    listing = parse(
        "Publications\n\n"
        + "".join(
            f"(with A. Smith and B. Lund) {title}, 2{n} pgs,\n"
            f"{journal}, 11{n} (2020), no. 4, Paper no. 2{n}, 33pp. Journal link | preprint\n"
            for n, (title, journal) in enumerate(zip(TITLES, JOURNALS, strict=True))
        )
    )
    assert list(TITLES) == [one.titles[0] for one in listing.references]


def test_tabs_between_names() -> None:
    """A tab beside a comma or an ampersand is no cell's end."""
    listing = parse(
        "".join(
            f"[{title}](https://example.org/{n})\nAnna Smith,\tBo Lund\t& Cy J. Oar\n\n\n"
            for n, title in enumerate(TITLES)
        )
    )
    assert list(TITLES) == [one.titles[0] for one in listing.references]
    expected = {("Anna Smith", "Bo Lund", "Cy J. Oar")}
    assert expected == {one.authors for one in listing.references}
