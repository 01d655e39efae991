"""Pages of labelled abstracts."""

import pytest

from bibtool.identifiers import ArxivId
from bibtool.layouts import parse
from bibtool.layouts.abstracts import labelled

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)
OTHER = PROSE.replace("boats", "kites")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Abstract:We row.", "We row.", id="no-space"),
        pytest.param("Abstract: We row.", "We row.", id="space"),
        pytest.param("  ABSTRACT :\tWe row.", "We row.", id="capitals-spaces"),
        pytest.param("abstract:\u00a0We row.", "We row.", id="no-break-space"),
        pytest.param("**Abstract:** We row.", "We row.", id="bold"),
        pytest.param("Abstract—We row.", "We row.", id="dash"),
        pytest.param("Abstract. We row.", "We row.", id="full-stop"),
        pytest.param(f"Abstract{PROSE}", PROSE, id="glued"),
        pytest.param("Abstract:", "", id="label-alone"),
        pytest.param("Abstract link: http://example.org", None, id="field"),
        pytest.param("Abstract algebra for boats", None, id="title"),
        pytest.param("Abstract-based search", None, id="compound"),
        pytest.param("In the Abstract: we row", None, id="inside"),
    ],
)
def test_label(line: str, expected: str | None) -> None:
    """The label starts a line and is no part of the abstract."""
    assert expected == labelled(line)


def test_items_and_leftovers() -> None:
    """Every label starts an item; whatever stands between the items is left over."""
    text = f"Jo\nAbstract:{PROSE}\n\n\n\nPicture for Jo\nAbstract:{OTHER}\nViaarxiv icon\n"
    listing = parse(text, layout="abstracts")
    assert [(2, PROSE), (7, OTHER)] == [(r.line, r.abstract) for r in listing.references]
    assert [(1, "Jo"), (6, "Picture for Jo"), (8, "Viaarxiv icon")] == [
        (left.line, left.text) for left in listing.leftovers
    ]


def test_text_is_as_pasted() -> None:
    """An item's text is its line, label and all; nothing but the abstract is claimed."""
    (reference,) = parse(f"Abstract:{PROSE}").references
    assert (f"Abstract:{PROSE}", (), ()) == (reference.text, reference.titles, reference.authors)


def test_paragraph_directly_below_belongs_to_the_abstract() -> None:
    """A long line directly below goes on with the abstract."""
    (reference,) = parse(f"Abstract:{PROSE}\n{OTHER}\n", layout="abstracts").references
    assert (f"{PROSE}\n{OTHER}", (1, 2)) == (reference.abstract, reference.lines)


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"\n{OTHER}", id="after-blank-line"),
        pytest.param("Access Paper or Ask Questions", id="furniture"),
        pytest.param("On Small Boats", id="short"),
        pytest.param(f"https://example.org/boats {OTHER}", id="link"),
    ],
)
def test_other_lines_below_do_not(below: str) -> None:
    """Short lines and those after a blank line are no part of the abstract."""
    (reference,) = parse(f"Abstract:{PROSE}\n{below}\n", layout="abstracts").references
    assert (1,) == reference.lines


def test_label_alone_is_no_item() -> None:
    """A button or heading ``Abstract:`` is left over."""
    listing = parse("Abstract:\nAbstract: pdf\n", layout="abstracts")
    assert ((), 2) == (listing.references, len(listing.leftovers))


def test_label_alone_with_the_text_below() -> None:
    """The abstract may start on the line below its label."""
    (reference,) = parse(f"Abstract:\n{PROSE}\n", layout="abstracts").references
    assert (PROSE, 1, (1, 2)) == (reference.abstract, reference.line, reference.lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "arXiv:2301.00001 [pdf]\n{a}\narXiv:2301.00002\n{b}\n", ["1", "2"], id="above"
        ),
        pytest.param("{a}\narXiv:2301.00001\n{b}\narXiv:2301.00002\n", ["1", "2"], id="below"),
        pytest.param("arXiv:2301.00001\n{a}\n{b}\n", ["1", None], id="only-some"),
        pytest.param("{a}\narXiv:2301.00001\n{b}\n", [None, None], id="between-two"),
        pytest.param(
            "arXiv:2301.00003\n{a}\narXiv:2301.00001\n{b}\narXiv:2301.00002\n",
            [None, None],
            id="both-sides",
        ),
        pytest.param(
            "arXiv:2301.00001 and 2301.00001v2\n{a}\n2301.00002\n2301.00003\n{b}\n",
            ["1", None],
            id="two-in-one-gap",
        ),
    ],
)
def test_id_printed_beside(text: str, expected: list[str | None]) -> None:
    """An id on a line of its own is the item's if the page leaves no doubt which item's."""
    listing = parse(text.format(a=f"Abstract:{PROSE}", b=f"Abstract:{OTHER}"), layout="abstracts")
    ids = [ArxivId(f"2301.0000{n}") if n else None for n in expected]
    assert ids == [reference.arxiv_id for reference in listing.references]


def test_titles_above_the_abstracts_are_read() -> None:
    """Pages with titles and authors above each abstract are read with them."""
    item = (
        "{0}\nPicture for {0}\nFigure 1 for {0}\nSep 8, 2024\nAnna Smith, Bo Lund, Cy Doe\n"
        "Share via\nAbstract:{1}\nVia\nAccess Paper or Ask Questions\n\n"
    )
    titles = ["On Small Boats of Wide Lakes", "The Wind That Matters Most", "Oars: A Survey of All"]
    listing = parse("".join(item.format(title, PROSE) for title in titles))
    assert titles == [reference.title for reference in listing.references]
    assert [PROSE] * 3 == [reference.abstract for reference in listing.references]
    assert {"Anna Smith"} == {str(reference.authors[0]) for reference in listing.references}
