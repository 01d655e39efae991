"""Home pages as browsers copy them: badges, press lines, names below, and headings between."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.badges import badges_of, without_badges
from bibtool.layouts.shapes.credits import together
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.laststates import tails_of, without_state, without_tail
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.ownnames import owners_first
from bibtool.layouts.shapes.sections import is_of_works
from bibtool.layouts.shapes.titles import read_head

TITLES = [
    "Small Boats on Wide Lakes",
    "Rowing against the Wind",
    "How Oars Are Made of Willow",
    "A Count of Anchors",
    "Sails without Masts",
    "Rafts that Never Drift Ashore",
    "On the Depth of Quiet Water",
    "Currents below the Ice",
]
BADGES = ["Main Track", "Main Track", "Q1 Journal", "Main Track Core A*"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("with Anna Smith and Bo Lund. Lake Letters, 2019, 3(2): 12–34.", "credits"),
        ("Press: The Lake Times, Boats Today", "field"),
        ("Article covered in The Lake Times and Boats Today.", "award"),
        ("* denotes equal contribution.", "bio"),
        ("[LAKE2019] The 2019 LAKE Conference on Wide Boats (AR: 16%)", "venue"),
    ],
)
def test_lines_below_a_title(line: str, kind: str) -> None:
    """What stands below a title by itself is told from a title."""
    mark, rest = mark_of(line)
    assert kind == kind_of(line, rest, mark.sort, is_below_open=False)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("with Anna Smith and Bo Lund. Lake Letters, 2019", ("Anna Smith", "Bo Lund")),
        ("with boats on every lake", ()),
        ("(with A. Smith) **On Small Boats** 2019", ()),
    ],
)
def test_names_behind_with(line: str, names: tuple[str, ...]) -> None:
    """A line that begins so has names, unless the title is on it too."""
    assert names == together(line)


def test_badges_behind_titles() -> None:
    """Words that end nearly all titles of a page are none of them; those of chance may be."""
    heads = [f"{title} {badge}" for title, badge in zip(TITLES, BADGES * 2, strict=True)]
    badges = badges_of(heads)
    assert TITLES == [without_badges(head, badges)[0] for head in heads]
    assert not badges_of(TITLES)
    assert not badges_of([f"{title}, Anna Smith" for title in TITLES])


def test_names_below_works() -> None:
    """Authors end each work, and a year is below some: the title above is theirs."""
    text = "".join(
        f"{title} [PAPER]\nLAKE 20{19 - n}.\nAnna Smith, Bo Lund, Cy B. Doe. (Corresponding author)"
        f"\n\n       20{18 - n}\n\n"
        for n, title in enumerate(TITLES)
    )
    page = f"Publications\n\n       2019\n\n{text.rpartition('       ')[0]}"
    assert TITLES == [item.titles[0] for item in parse(page).references]


def test_headings_between_works() -> None:
    """A few words between blank lines are no work where all others have a venue or authors."""
    works = [
        f"{title}\nwith Bo Lund. Lake Letters, 201{n}, 3(2): 12–34.\n"
        for n, title in enumerate(TITLES)
    ]
    page = "Oars and Sails\n\n" + "".join(works[:4]) + "\nAnchors & Ice\n\n" + "".join(works[4:])
    assert TITLES == [item.titles[0] for item in parse(page).references]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Here's the page of boats!", "bio"),
        ("[supplement, data and code of the lakes]", "labels"),
        ("[Boats, lakes and the wind over quiet water]", "title"),
    ],
)
def test_lines_around_works(line: str, kind: str) -> None:
    """A welcome and links in one pair of brackets are no titles."""
    mark, rest = mark_of(line)
    assert kind == kind_of(line, rest, mark.sort, is_below_open=False)


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("On Small Boats preprint", ("On Small Boats", "On Small Boats preprint")),
        ("On Small Boats unpublished note, 2009.", ("On Small Boats",)),
        ("On Small Boats (LAKE'18, to appear)", ("On Small Boats (LAKE'18", "On Small Boats")),
        ("On Small Boats ((Sea)worthy gems)", ("On Small Boats ((Sea)worthy gems)",)),
        ("(with E. delRoe) Counts of Quiet Lakes", ("Counts of Quiet Lakes",)),
    ],
)
def test_states_behind_titles(line: str, titles: tuple[str, ...]) -> None:
    """What a title is without its state, an open bracket or its partners is among the first."""
    found = read_head(line, "").titles
    assert titles == found[: len(titles)]
    assert {"On Small Boats", "Counts of Quiet Lakes"}.intersection(found)


def test_meeting_behind_a_title() -> None:
    """A year and a meeting's name and place behind a title are none of it."""
    titles = ("Boats at Rest 2016 Young Rowers Meeting, Lund, Sweden (notes",)
    assert "Boats at Rest" in without_state(titles)
    assert without_state(("Boats of 2016",)) == ("Boats of 2016",)


def test_publishers_behind_titles() -> None:
    """A few words behind the last comma of several titles may be none of these."""
    tails = tails_of(
        ["On Small Boats, Lake Press", "Wide Lakes, Lake Press.", "Boats, Oars, Sails"]
    )
    assert tails == {"Lake Press"}
    assert without_tail(("Counts of Anchors, Lake Press",), tails)[1] == "Counts of Anchors"
    assert without_tail(("Boats, Oars, Sails",), tails) == ("Boats, Oars, Sails",)


def test_owner_before_titles() -> None:
    """References one below the other that begin with the same name are works of their own."""
    ends = ["preprint, 2019 May, LR19003.", "in preparation.", "Lake Letters 3 (2018), 12-34."]
    lines = [f"Anna Smith, {title}, {end}" for title, end in zip(TITLES, ends * 2, strict=False)]
    places = [Line(n, line) for n, line in enumerate(lines, 1)]
    marks = [mark_of(line) for line in lines]
    assert owners_first(places, marks) == frozenset(range(len(lines)))
    below = [Line(2 * n, line) for n, line in enumerate(lines, 1)]
    assert not owners_first(below, marks)


def test_works_of_one_author_alone() -> None:
    """Where others have names below, a title with a venue and links like theirs is a work."""
    alone = "".join(
        f"{title}.\nLake Letters 12 (2019), 3–45.\n(arXiv | pdf)\n" for title in TITLES[:5]
    )
    joint = "".join(
        f"{title},\nwith Bo Lund.\nLake Letters 12 (2019), 3–45.\n(arXiv | pdf)\n"
        for title in TITLES[5:]
    )
    page = f"Anna Smith\n\nPublications\n\n{alone}{joint}"
    assert TITLES == [item.titles[0].rstrip(",.") for item in parse(page).references]


def test_topics_between_works() -> None:
    """A topic and a text about it, above a heading that comes again, are no work."""
    said = "The goal of this project is to study how boats behave on lakes, and to find why."
    works = [f"{title} (LAKE 201{n})\n" for n, title in enumerate(TITLES)]
    parts = (works[:2], works[2:5], works[5:])
    names = ("Theories of Still Boats", "Theories of Moving Boats", "Theories of Sunken Boats")
    page = "".join(
        f"{name}\n{said}\n\nPapers:\n{''.join(part)}"
        for name, part in zip(names, parts, strict=True)
    )
    assert TITLES == [item.titles[0] for item in parse(f"Anna Smith\n\n{page}").references]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Refereed conference and journal publications", True),
        ("Unrefereed publications and technical reports", True),
        ("How Rivers Carry Journal Papers", False),
        ("On Small Boats", False),
    ],
)
def test_headings_of_works(line: str, is_heading: bool) -> None:
    """Words for works alone are a heading, however many."""
    assert is_heading is is_of_works(line)


def test_courses_taught() -> None:
    """What stands below words about teaching with a colon is no work."""
    works = "".join(f"{title} (with B. Lund). Submitted arXiv\n" for title in TITLES)
    courses = "Some courses I've taught:\nSpring 2016: Topics in Rowing - Lake College\n"
    past = "Past teaching:\nLund University\nFall 2015: Rowing II; Oars\n"
    page = f"Papers\n{works}\n{courses}\n{past}"
    assert len(TITLES) == len(parse(page).references)
