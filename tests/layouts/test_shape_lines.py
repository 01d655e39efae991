"""What single lines of a page tell: names, venues, sections, notes, margins and summaries."""

import pytest

from bibtool.layouts.commonwords import are_words
from bibtool.layouts.lines import numbered
from bibtool.layouts.shapes.credits import credited, with_people
from bibtool.layouts.shapes.gluednames import glued_whole
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.labels import without_loose_labels
from bibtool.layouts.shapes.margin import unwrapped, width_of
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.notes import notes
from bibtool.layouts.shapes.persons import in_english
from bibtool.layouts.shapes.sections import set_aside
from bibtool.layouts.shapes.summaries import are_abstracts
from bibtool.layouts.shapes.titles import read_head

WRAPPED = """On the shape of wide lakes and of the
boats that row over them in summer
Anna Smith, Bo Lund, Cy Doe, Dana Bo,
Erik Moreau

Small oars for boats on the currents
of rivers without any map
Fay Kim"""
LONG = "We row small boats over wide lakes and see what the wind does to them. " * 6


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(with Anna Smith and Bo Lund)", "names"),
        ("Anna Smith et Bo Lund", "name"),
        ("S.Karpov and V.Lipunov", "names"),
        ("Anna Smith, Bo Lund, and Cy Doe. Boat Letters 12, 2020. [pdf]", "citation"),
        ("Anna Smith and Bo Lund. ICML 2020 (Oral). [pdf]", "credits"),
        ('A. Smith, B. Lund, "Small Boats on Wide Lakes," ICML 2020.', "citation"),
        ("General Relativity", "short"),
        ("Small Boats on Wide Lakes, ICML 2020", "titled"),
        ("Computer Vision and Pattern Recognition, CVPR 2020", "venue"),
        ("arXiv preprint (ICCV), 2019", "venue"),
        ("[Findings of ACL 2020](https://lake.example.org/1.pdf) • [code](https://b.org)", "venue"),
        ("[VIS 2020 Short Paper](https://lake.example.org/1.pdf)", "venue"),
        ("[Findings of the ICML 2020 Shared Task on Boats](https://lake.example.org)", "titled"),
        ("Small Boats on Wide Lakes | Anna Smith, Bo Lund | ICML 2020", "citation"),
        ("Water 101: Introduction to Rowing (Fall 2024)", "news"),
        ("Week 3 (Oct 12): Boats and lakes", "heading"),
        ("Bo Lund, PhD student", "contact"),
        ("12 Lake Street, Somewhere, XX 12345", "contact"),
        ("Let me know what you think.", "bio"),
        ("12 points by user3 5 hours ago | hide | 30 comments", "menu"),
    ],
)
def test_kinds(line: str, expected: str) -> None:
    """Credits, courses, addresses and counts are told from titles."""
    mark, rest = mark_of(line)
    assert expected == kind_of(line, rest, mark.sort, is_below_open=False)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("[ICML 2020] Small Boats on Lakes", "Small Boats on Lakes"),
        ("(Rower) Small Boats on Lakes, ICML'20", "Small Boats on Lakes"),
        ("ICML 2020: Small Boats on Lakes", "Small Boats on Lakes"),
        ("2020 Small Boats on Lakes", "Small Boats on Lakes"),
        ("Small Boats on Lakes (7 minute read)", "Small Boats on Lakes"),
        ("Small Boats on Lakes (lake.example.org)", "Small Boats on Lakes"),
        ("Small Boats on Lakes (Smith et al., 2020)", "Small Boats on Lakes"),
        ("《Small Boats on Lakes》（ICML 2020）", "Small Boats on Lakes"),
        (f"Small Boats on Lakes: {LONG}", "Small Boats on Lakes"),
        ("Small Boats. Anna Smith, Bo Lund et al. ICML 2020.", "Small Boats"),
        ("Small Boats on Lakes, avec Anna Smith et Bo Lund. Preprint.", "Small Boats on Lakes"),
        ("Anna Smith and Bo Lund, Small Boats on Lakes, ICML 2020", "Small Boats on Lakes"),
        ("Small Boats: On Lakes", "Small Boats: On Lakes"),
        ("Thesis: Small Boats on Lakes", "Small Boats on Lakes"),
        ("PhD Dissertation: Small Boats on Lakes", "Small Boats on Lakes"),
        ("<Small Boats on Lakes> by Anna Smith, Bo Lund, 2020", "Small Boats on Lakes"),
        ("**[SBOL]** <Small Boats on Lakes> by Anna Smith, 2020", "Small Boats on Lakes"),
    ],
)
def test_titles(head: str, title: str) -> None:
    """What stands before and behind a title on its line is taken away."""
    assert title in read_head(head, "").titles


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Small Boats on Lakes. ICML 2020, Best Paper Award", ()),
        ("Small Boats on Lakes, General Relativity, and Adaptive Control", ()),
        ("Anna Smith and Bo Lund, Small Boats on Lakes, ICML 2020", ("Anna Smith", "Bo Lund")),
    ],
)
def test_no_authors_of_a_titles_words(head: str, authors: tuple[str, ...]) -> None:
    """Words that papers are full of are nobody's name."""
    assert authors == read_head(head, "").authors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("General Relativity", True),
        ("Anna Smith", False),
        ("Yang Wang", False),
        ("J. Field", False),
    ],
)
def test_words(text: str, expected: bool) -> None:
    """Two words of many papers are no name; short ones may be."""
    assert expected == are_words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Smith und Bo Lund", "Anna Smith and Bo Lund"),
        ("On Boats (con Anna Smith y Bo Lund)", "On Boats (with Anna Smith and Bo Lund)"),
        ("Zur Theorie und praktischen Fahrt", "Zur Theorie und praktischen Fahrt"),
        ("Smith et al.", "Smith et al."),
    ],
)
def test_other_languages(text: str, expected: str) -> None:
    """Only what stands before a capital joins names."""
    assert expected == in_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Boats and Lakes pdf bib", "On Boats and Lakes"),
        ("Learning from Video Data", ""),
        ("On Boats and Lakes [pdf]", ""),
    ],
)
def test_loose_labels(text: str, expected: str) -> None:
    """A link's word that only a space sets apart is one if it can be no title's."""
    assert expected == without_loose_labels(text)


def test_credits_and_with() -> None:
    """Names stand before a venue, or behind "with"; what is quoted is a title."""
    assert "A. Smith and B. Lund" == credited("A. Smith and B. Lund. ICML 2020 (Oral).")
    assert "" == credited('A. Smith, "Small Boats", ICML 2020')
    assert ("On Boats", ("A. Smith", "Bo Lund")) == with_people(
        "On Boats, with A. Smith & Bo Lund."
    )
    assert with_people("On Boats, with Deep Learning and Control") is None
    assert (("On Boats",), ("Anna Smith",)) == glued_whole("On BoatsAnna Smith")


def test_margin() -> None:
    """Lines as full as the margin lets them be go on below; names go on with names only."""
    lines = list(numbered(WRAPPED))
    width = width_of(lines)
    assert width is not None
    found = unwrapped(lines, width)
    assert [1, 3, 6, 8] == [line.number for line in found.lines]
    assert {1: 2, 3: 4, 6: 7} == found.ends
    assert {1: [1, 2], 3: [3, 4], 6: [6, 7]} == {
        number: [line.number for line in lines[places.start : places.stop]]
        for number, places in found.parts.items()
    }
    assert width_of(list(numbered("On Boats\nOn Lakes\n\nOn Oars"))) is None


def test_a_line_that_ends_with_a_connective_goes_on() -> None:
    """No title ends so, however wide the page."""
    lines = list(numbered("Small Boats that Row over Wide Lakes via\nDeep Currents\nAnna Smith"))
    assert [1, 3] == [line.number for line in unwrapped(lines, None).lines]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (f"Papers\n{'On Boats ' * 8}\nTeaching\nWater 101\nRowing", [3, 4, 5]),
        ("Teaching\nWater 101\nPapers\nOn Boats", [1, 2]),
        ("Papers\nTalks\nContact\nOn Boats\nOn Lakes", []),
        ("On Boats\nTeaching\nOn Lakes", []),
        ("# Talks\nOn Boats\n# Lakes\nOn Lakes", [1, 2]),
        (f"About me\nI row\nPapers [list]\n{'On Boats ' * 8}\nTeaching\nWater 101", [1, 2, 5, 6]),
        (f"Contact\nRow\nHere\n{('On Boats ' * 8 + chr(10)) * 3}Teaching\nWater 101", [7, 8]),
    ],
)
def test_sections(text: str, aside: list[int]) -> None:
    """Sections of other things than works end at the next heading of works; a menu is none."""
    lines = list(numbered(text))
    found = set_aside(lines)
    assert aside == [line.number for line in lines if line.number in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- On the Shape of Boats\n  - nice oars\n- On the Shape of Lakes\n  - too wide", {1, 3}),
        ("- On the Shape of Boats\n  - Nice oars\n- On the Shape of Lakes", {1}),
        ("- Boats\n  - On the Shape of Boats\n  - On Small Boats and Lakes", set()),
        ("- Some of my works\n  - On Boats arXiv:2301.00001", set()),
        ("- On Boats\n- On Lakes", set()),
    ],
)
def test_notes(text: str, expected: set[int]) -> None:
    """A deeper bullet is a note if it is shorter than the title above, and a work if longer."""
    lines = list(numbered(text))
    assert expected == notes(lines, [mark_of(line.text) for line in lines])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([LONG], True),
        ([LONG.replace("We row", "The authors row")], False),
        ([LONG.replace("We row", "One rows")], False),
        ([LONG.replace("We row", "One rows") * 2], True),
        ([f"{LONG}\n● Oars: {LONG}".replace("We row", "One rows")], False),
        (["We row small boats."], False),
        ([], False),
    ],
)
def test_abstracts(texts: list[str], expected: bool) -> None:
    """Abstracts are long and say "we"; summaries say "the authors", or list points."""
    assert expected == are_abstracts(texts)
