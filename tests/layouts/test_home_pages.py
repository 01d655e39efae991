"""Home pages as browsers copy them: badges, press lines, names below, and headings between."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.badges import badges_of, without_badges
from bibtool.layouts.shapes.credits import together
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.marks import mark_of

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
