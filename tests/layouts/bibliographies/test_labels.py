"""What stands before the entries of a list, and what belongs to the entry above it."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.bibliographies.labels import labels_of
from bibtool.layouts.lines import Line

WORKS = (
    "A. Smith and B. Lund. Rowing small boats over wide lakes. Journal of Boats, 2019.",
    "C. Doe and D. Roe. How to tie a boat in a storm. Journal of Lakes, 2018.",
    "E. Evans, F. Fox, and G. Green. What all the lakes are made of. Boats Today, 2017.",
    "H. Hall and J. Joy. Another boat for another river. Journal of Boats, 2016.",
)
TITLES = [
    "Rowing small boats over wide lakes",
    "How to tie a boat in a storm",
    "What all the lakes are made of",
    "Another boat for another river",
]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(("[J1] ", "[J2] ", "[C1] ", "[C2] "), id="letter-in-brackets"),
        pytest.param(("J1. ", "J2. ", "J3. ", "J4. "), id="letter-and-stop"),
        pytest.param(("i) ", "ii) ", "iii) ", "iv) "), id="small-roman"),
        pytest.param(("(i) ", "(ii) ", "(i) ", "(ii) "), id="roman-in-brackets"),
        pytest.param(("I. ", "II. ", "III. ", "IV. "), id="roman"),
        pytest.param(("I\t", "II\t", "III\t", "IV\t"), id="roman-and-tab"),
        pytest.param(("Paper I: ", "Paper II: ", "Paper III: ", "Paper IV: "), id="paper"),
        pytest.param(("Article 1. ", "Article 2. ", "Article 3. ", "Article 4. "), id="article"),
        pytest.param(("Paper A: ", "Paper B: ", "Paper C: ", "Paper D: "), id="lettered-paper"),
    ],
)
def test_labels(labels: tuple[str, ...]) -> None:
    """Each label starts an entry, and is no part of its authors or its title."""
    text = "".join(f"{label}{work}\n" for label, work in zip(labels, WORKS, strict=True))
    listing = parse(f"Publications\n{text}")
    assert "numbered-references" == listing.layout
    assert TITLES == [reference.title for reference in listing.references]


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        pytest.param(["I. Lund", "V. Doe", "X. Roe"], "roman", [], id="initials"),
        pytest.param(["I. A", "II. B", "V. Doe", "III. C"], "roman", [0, 1, 3], id="between"),
        pytest.param(["II. A", "III. B"], "roman", [], id="not-from-one"),
        pytest.param(["i) A", "iii) B"], "small roman", [], id="a-gap"),
        pytest.param(["XLIX. A", "IIX. B"], "roman", [], id="no-numeral"),
        pytest.param(["i. a", "ii. b", "i. c", "ii. d"], "small roman", [0, 1, 2, 3], id="again"),
        pytest.param(["Paper 1: A", "Paper 3: B"], "paper", [], id="a-paper-left-out"),
    ],
)
def test_running_labels(lines: list[str], kind: str, expected: list[int]) -> None:
    """What may be an initial or a word is a label only if it counts on from one."""
    found = labels_of([Line(n, text) for n, text in enumerate(lines, 1)], kind)
    assert expected == [label.at for label in found]


def test_numbered_titles_are_no_citations() -> None:
    """Titles that are labelled as papers, authors below them, are no bibliography."""
    text = "".join(f"Paper {n}: {title}\nBo Lund, Cy Doe\n" for n, title in enumerate(TITLES, 1))
    assert "numbered-references" != parse(text).layout


def test_single_authors_among_several() -> None:
    """A name and a full stop open a citation where most open with several names."""
    alone = "Anna Smith. Boats that wait for wind. Journal of Boats, 2015."
    works = (alone, *WORKS, alone)
    text = "".join(f"{n}. {work}\n" for n, work in enumerate(works, 1))
    listing = parse(text)
    assert "numbered-references" == listing.layout
    assert ("Anna Smith",) == listing.references[-1].authors


@pytest.mark.parametrize("blank", ["", "\n"])
def test_link_below_an_entry(blank: str) -> None:
    """A line of nothing but a link or an id belongs to the entry above; some entries have none."""
    links = ("https://arxiv.org/abs/2401.00001", "", "doi:10.1000/b", "arXiv:2401.00004 [cs.RO]")
    text = ""
    for work, link in zip(WORKS, links, strict=True):
        text += f"{work}\n{blank}{link}\n\n" if link else f"{work}\n\n"
    found = parse(text)
    assert "references" == found.layout
    assert [
        (TITLES[0], "2401.00001", ""),
        (TITLES[1], "", ""),
        (TITLES[2], "", "10.1000/b"),
        (TITLES[3], "2401.00004", ""),
    ] == [(r.title, str(r.arxiv_id or ""), str(r.doi or "")) for r in found.references]


def test_journal_that_ends_in_a_letter() -> None:
    """The letter of a journal's part is no initial, and the entry may end there."""
    ends = ("Physical Review D.", "Nuclear Physics B.", "Physica A.")
    text = "".join(
        f"Lund, B., & Doe, C. ({2010 + n}). {TITLES[n]}. {end}\n\n" for n, end in enumerate(ends)
    )
    assert TITLES[:3] == [reference.title for reference in parse(text).references]
