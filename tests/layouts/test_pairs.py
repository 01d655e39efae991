"""Pages where titles and abstracts take turns."""

import pytest

from bibtool.identifiers import ArxivId
from bibtool.layouts import parse

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)
OTHER = PROSE.replace("boats", "kites")


def test_pairs() -> None:
    """An abstract's title is the line above it; menu lines above the first are left over."""
    text = f"Jo Doe\nFamous AuthorPublications\nOn Boats\n{PROSE}\nKites?\nOn Kites\n{OTHER}\n"
    listing = parse(text, layout="pairs")
    assert [(3, ("On Boats",), PROSE, (3, 4)), (6, ("On Kites",), OTHER, (6, 7))] == [
        (r.line, r.titles, r.abstract, r.lines) for r in listing.references
    ]
    assert [1, 2, 5] == [left.line for left in listing.leftovers]


def test_text_is_title_and_abstract() -> None:
    """An item's text starts with its title."""
    (reference,) = parse(f"On Boats\n\n{PROSE}\n", layout="pairs").references
    assert f"On Boats\n{PROSE}" == reference.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Jo\n{PROSE}\n", [1, 2], id="lone-word-above"),
        pytest.param(f"{PROSE}\n", [1], id="nothing-above"),
        pytest.param("On Boats\nOn Lakes\n", [1, 2], id="no-abstract"),
    ],
)
def test_no_pair(text: str, expected: list[int]) -> None:
    """It takes a title and an abstract to make an item."""
    listing = parse(text, layout="pairs")
    assert ((), expected) == (listing.references, [left.line for left in listing.leftovers])


def test_second_paragraph() -> None:
    """A long line directly below an abstract is its next paragraph."""
    (reference,) = parse(f"On Boats\n{PROSE}\n{OTHER}\n", layout="pairs").references
    assert f"{PROSE}\n{OTHER}" == reference.abstract


def test_authors_between() -> None:
    """A list of names between title and abstract is the authors."""
    text = f"On Boats\nAnna Smith, Bo Lund, Cy Doe\n[pdf] [code]\n{PROSE}\n"
    (reference,) = parse(text, layout="pairs").references
    assert ("On Boats", ("Anna Smith", "Bo Lund", "Cy Doe")) == (reference.title, reference.authors)
    assert (1, 2, 4) == reference.lines


def test_id_above() -> None:
    """An id printed above title and abstract is the item's."""
    text = f"[1] arXiv:2301.00001 [pdf]\nTitle: On Boats\n{PROSE}\n"
    (reference,) = parse(text, layout="pairs").references
    assert (ArxivId("2301.00001"), "On Boats") == (reference.arxiv_id, reference.title)


SHORT = "We show that every small boat can cross every wide lake."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{a}\nOn Oars\n{s}\n{b}\n", [(1, 2), (3, 4), (5, 6)], id="between"),
        pytest.param("On Oars\n{s}\n{a}\n{b}\n", [(1, 2), (3, 4), (5, 6)], id="first"),
        pytest.param("{a}\n{b}\nOn Oars\n{s}\n", [(1, 2), (3, 4), (5, 6)], id="last"),
        pytest.param(
            "{a}\nOn Oars\n{s}\nOn Sails\n{s}\n{b}\n",
            [(1, 2), (3, 4), (5, 6), (7, 8)],
            id="two-running",
        ),
        pytest.param("{a}\nOn Oars\n{b}\n", [(1, 2), (4, 5)], id="no-sentence"),
        pytest.param("{a}\n{s}\n{b}\n", [(1, 2), (4, 5)], id="below-an-abstract"),
        pytest.param("{a}\nLoad\n1. {s}\n{b}\n", [(1, 2), (5, 6)], id="in-a-list"),
        pytest.param("{a}\nOn Oars\n{s}\n", [(1, 2)], id="too-few-long"),
    ],
)
def test_short_abstract(text: str, expected: list[tuple[int, ...]]) -> None:
    """Where titles and long abstracts take turns, sentences in an abstract's place are one."""
    filled = text.format(a=f"On Boats\n{PROSE}", b=f"On Kites\n{OTHER}", s=SHORT)
    listing = parse(filled, layout="pairs")
    assert expected == [reference.lines for reference in listing.references]


def test_link_goes_on_with_no_abstract() -> None:
    """A line that starts with a link is no paragraph of the abstract above it."""
    text = f"On Boats\n{PROSE}\nhttps://example.org/boats {OTHER}\n"
    assert [(1, 2)] == [reference.lines for reference in parse(text, layout="pairs").references]


def test_title_of_one_compound_word() -> None:
    """A lone word is a title if it is made of several."""
    (reference,) = parse(f"Boat-to-Lake\n{PROSE}\n", layout="pairs").references
    assert "Boat-to-Lake" == reference.title


@pytest.mark.parametrize(
    ("line", "title", "eprint"),
    [
        ("On Boats https://arxiv.org/abs/2401.00001", "On Boats", "2401.00001"),
        ("On Boats (arXiv:2401.00001)", "On Boats", "2401.00001"),
        ("On Boats [hep-th/0101001]", "On Boats", "hep-th/0101001"),
        ("A 2401.00001 boat on a wide lake", None, None),
        ("Comment on 'On Boats' (arXiv:2401.00001)", None, None),
        (
            "Reply to 'On Boats' (arXiv:2401.00001) https://arxiv.org/abs/2401.00002",
            None,
            "2401.00002",
        ),
    ],
)
def test_id_beside_the_title(line: str, title: str | None, eprint: str | None) -> None:
    """An id at the end of a title's line is the work's, unless the title is about another's."""
    (reference,) = parse(f"{line}\n{PROSE}\n", layout="pairs").references
    assert eprint == (reference.arxiv_id and reference.arxiv_id.base)
    assert title in (None, reference.title)
    assert PROSE == reference.abstract


def test_citation_above_an_abstract() -> None:
    """A citation above an abstract says the authors and the title apart."""
    text = (
        f"1. A. Smith and B. Lund. On Boats. Journal of Lakes, 2020.\n{PROSE}\n\n"
        f"2. Cy Doe. On Kites and Other Things That Fly. Journal of Winds, 2021.\n{OTHER}\n"
    )
    assert [
        ("On Boats", ("A. Smith", "B. Lund"), 2020, PROSE),
        ("On Kites and Other Things That Fly", ("Cy Doe",), 2021, OTHER),
    ] == [(r.title, r.authors, r.year, r.abstract) for r in parse(text, layout="pairs").references]


REMARK = (
    "On how small boats are rowed over wide and cold lakes by those who have never done it before"
    " and who are not at all sure that it can be done at all by anybody who is not used to it"
)


@pytest.mark.parametrize(
    "long",
    [
        pytest.param(f"12. Anna Smith, Bo Lund, and Cy Doe. {REMARK}. Boats, 2020.", id="citation"),
        pytest.param(f"{REMARK} https://arxiv.org/abs/2401.00001", id="link"),
    ],
)
def test_long_title(long: str) -> None:
    """A line as long as an abstract is a title if it is a citation, or ends in a link."""
    text = f"On Kites\n{OTHER}\n\n{long}\n{PROSE}\n"
    found = parse(text, layout="pairs").references
    assert [(1, 2), (4, 5)] == [reference.lines for reference in found]


@pytest.mark.parametrize(
    ("behind", "authors", "year"),
    [
        (", with Anna Smith and Bo Lund, submitted, pdf", ("Anna Smith", "Bo Lund"), None),
        (", Lake Math. 152 (2017), 71-77. pdf ,", (), 2017),
        (", Journal of Lakes 3, 2015, pages 43-83. preprint ,", (), 2015),
    ],
)
def test_journal_behind_a_title(behind: str, authors: tuple[str, ...], year: int | None) -> None:
    """Co-authors and the journal are no part of the title, which abstracts stand below."""
    titles = ["On small boats in the wind", "On kites, and what they weigh"]
    text = f"{titles[0]}{behind}\n\n{PROSE}\n\n{titles[1]}\n\n{OTHER}\n"
    found = parse(text, layout="pairs").references
    assert [True, True] == [t in r.titles[:2] for t, r in zip(titles, found, strict=True)]
    assert [(authors, year), ((), None)] == [(r.authors, r.year) for r in found]
