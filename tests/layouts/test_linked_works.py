"""Lists whose titles link to papers, and what stands between and beside these."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.shapes.trimming import is_sure_title

_TITLES = [
    "Wooden Boats on Frozen Lakes",
    "How Oars Learn to Row",
    "A Theory of Anchors in Mud",
    "Measuring Ropes by Their Knots",
    "The Colour of Deep Water",
    "Sails That Repair Themselves",
    "Counting Fish from the Shore",
    "Bridges for Very Small Rivers",
]


def _page(item: str, between: str = "", every: int = 2) -> str:
    """Return a page with an item for each title, and a text above every few of them."""
    parts = [
        (between if n % every == 1 % every else "") + item.format(title=title, n=n)
        for n, title in enumerate(_TITLES, 1)
    ]
    return "".join(parts)


_LINK = "[{title}](https://arxiv.org/abs/2001.0000{n})"


@pytest.mark.parametrize(
    ("item", "between"),
    [
        (f"- {_LINK}\n", "\n## 2. Harbours: Methods and Tools\n\n**Mandatory**\n\n"),
        (f"#### {_LINK}\n\n1. we show how they float\n2. **Lakes**; and also sink\n\n", ""),
        (f": 1. {_LINK}\n", "\nFeb. 3, Tue\n: [Winds and Waves]() ([Slides]())\n  : Bo, Di, Cy\n"),
        (f"- Smith et al., {_LINK}, 2020\n", "\n## 3. Anchors: Models for All\n\n"),
    ],
)
def test_what_stands_between_linked_titles_is_no_work(item: str, between: str) -> None:
    """Headings, topics and notes have another sign, and neither an id nor a year nor people."""
    expected = _TITLES
    references = parse(_page(item, between)).references
    actual = [next(t for t in one.titles if t in _TITLES) for one in references]
    assert expected == actual


def test_links_within_a_site_are_no_works() -> None:
    """Where others have an id, a bullet that leads to another page of the site is its menu."""
    menu = "- [Large Boats](../topics/large.md) — **4** papers\n"
    page = f"# Daily Boats\n\n{menu}\n{menu}\n" + _page(f"- **{{title}}**  \n  {_LINK[8:]}\n\n")
    page = page.replace("](https", "https").replace(")\n", "\n")
    expected = _TITLES
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


def test_titles_without_links_below_linked_ones_are_works() -> None:
    """Another list below has another sign, and no links: it stands between none of the works."""
    page = _page(f"- {_LINK}\n") + "\n" + _page("* Nets for {title}. Lake Letters, 2019\n")
    expected = 2 * len(_TITLES)
    actual = len(parse(page).references)
    assert expected == actual


def test_days_in_bold_above_linked_works_are_none() -> None:
    """A course's days stand above its readings."""
    item = (
        "Required reading: {title} by Smith et al. [Online](https://arxiv.org/abs/2001.0000{n})\n\n"
    )
    page = _page(item, "**Tuesday 1/17: Winds and Waves**\n\n")
    expected = _TITLES
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


def test_a_link_that_a_line_breaks() -> None:
    """A link's text may end on the line below, as may words in italics."""
    broken = (
        "- *Nets for Large and\n  Small Ponds* by Smith and Lund. [Read\n"
        "  it](https://arxiv.org/abs/2002.00001)\n"
        "- <[Ice on Shallow Ponds\n](https://arxiv.org/abs/2002.00002)> by Bo Lund, 2020.\n"
    )
    page = _page(f"- {_LINK}\n") + broken
    expected = [
        ("Nets for Large and Small Ponds", "2002.00001"),
        ("Ice on Shallow Ponds", "2002.00002"),
    ]
    actual = [(one.titles[0], str(one.arxiv_id)) for one in parse(page).references[-2:]]
    assert expected == actual


def test_rows_of_bullets_with_labels_are_of_the_work_above() -> None:
    """What comes again before a colon in a row of bullets begins no work."""
    item = (
        "**{title}**\n\n- Origin: unknown\n- Read it: [paper](https://arxiv.org/abs/2001.0000{n})"
        " · [code](https://example.org/{n})\n- Source of this: The first pages.\n\n"
    )
    expected = [(title, f"2001.0000{n}") for n, title in enumerate(_TITLES, 1)]
    actual = [(one.titles[0], str(one.arxiv_id)) for one in parse(_page(item)).references]
    assert expected == actual


def test_bare_bullets_among_linked_items_with_labels_are_none() -> None:
    """What the page is about stands in bullets above its items; names have one of their own."""
    below = "    - Anna Smith, Bo Lund, Cy Doe\n    - Date: May 3\n    - Key: a\n    - TLDR: b.\n\n"
    item = f"- {_LINK}\n{below}"
    references = parse(
        "# Boats\n\n- Data on boats\n- Models of all kinds\n\n" + _page(item)
    ).references
    expected = [(title, ("Anna Smith", "Bo Lund", "Cy Doe")) for title in _TITLES]
    actual = [(one.titles[0], one.authors) for one in references]
    assert expected == actual


def test_a_pages_heading_with_badges_is_no_work() -> None:
    """Badges below the page's own heading are links, as works have."""
    head = "# All Boats Here\n[![Badge](https://example.org/a.svg)](https://example.org)\n\n"
    item = "**{title}.**<br>\n*Anna Smith, Bo Lund.*<br>\nLAKE 2020. [[PDF](https://arxiv.org/abs/2001.0000{n})]\n\n"
    expected = _TITLES
    actual = [reference.titles[0] for reference in parse(head + _page(item)).references]
    assert expected == actual


def test_several_works_in_a_cell_of_html_links() -> None:
    """A cell that has nothing but links has a work in each."""
    rows = [
        f'|4/{n}|Winds|<a href="https://arxiv.org/abs/2001.0000{n}">{title}</a>, <br> '
        f'<a href="https://example.org/{n}" >More on {title}</a>|Anna Smith|'
        for n, title in enumerate(_TITLES, 1)
    ]
    page = "\n".join(
        ['|Date|Subject|<a href="Link">Reading</a>|Presented by|', "|--|--|--|--|", *rows]
    )
    expected = [each for title in _TITLES for each in (title, f"More on {title}")]
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('BOAT: "Boats for All: A Way" LAKE', "Boats for All: A Way"),
        ('"Boats for All" LAKE (Oral)', "Boats for All"),
        ('BOAT:"Boats for All" Proceedings of LAKE 2020', "Boats for All"),
        (
            "[[Wide] Boats for All Lakes](https://arxiv.org/pdf/2001.00001). May 2020",
            "Boats for All Lakes",
        ),
        (
            "[Row] <[Boats for All Lakes](https://arxiv.org/abs/2001.00001)> by Bo Lund, 2020.",
            "Boats for All Lakes",
        ),
        ("Boats for All Lakes ( 2020", "Boats for All Lakes"),
        ("Boats for All Lakes (Oars in Practice 2020)", "Boats for All Lakes"),
        ("Boats for All Lakes by Smith, Lund, et al. LAKE 2020.", "Boats for All Lakes"),
        ("Boats for All Lakes by Smith, B. C. LAKE 2020.", "Boats for All Lakes"),
        ("Boats for All Lakes Anna Smith et al. LAKE. [paper]", "Boats for All Lakes"),
        ("Boats for All Lakes Anna Smith(Oar University) et al. [paper]", "Boats for All Lakes"),
        ("Measuring Ropes by Their Knots", "Measuring Ropes by Their Knots"),
    ],
)
def test_what_stands_beside_a_title(head: str, title: str) -> None:
    """A tag, a method's name, surnames and venues are no part of it."""
    expected = title
    actual = read_head(head, "").titles[0]
    assert expected == actual


def test_openings_of_linked_titles_are_no_labels() -> None:
    """The same few words before a colon come again in the titles of a long list."""
    openings = ["Boats", "Lakes", "Oars", "Sails"]
    expected = [f"{opening}: A {title}" for title in _TITLES for opening in openings]
    page = "".join(f"- {_LINK}\n".format(title=title, n=n % 10) for n, title in enumerate(expected))
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


@pytest.mark.parametrize(
    "listed",
    [
        (
            "- Content\n  - [1. Boats and Oars](#1-boats)\n  - [2. Lakes of Our Region](#2-lakes)\n"
            "  - [3. Winds and Other Weather](#3-winds)\n"
        ),
        "- Boats and Oars\n- Lakes of Our Region\n- Winds and Other Weather\n",
        (
            "The list covers three main directions:\n\n(1) How Boats Grow,\n\n(2) How Lakes Grow,"
            "\n\n(3) Winds and Waves (e.g. Storms, etc.).\n"
        ),
    ],
)
def test_a_pages_contents_are_no_works(listed: str) -> None:
    """Lines with the words of headings below, or that a sentence counts up, list its parts."""
    heads = ["Boats and Oars", "Lakes of Our Region", "Winds and Other Weather"]
    parts = [
        f"## {n}. {head}\n\n" + "".join(f"- {_LINK.format(title=t, n=n)}\n" for t in _TITLES[n::3])
        for n, head in enumerate(heads)
    ]
    page = f"# Boats\n\n{listed}\n" + "\n".join(parts)
    expected = [title for n in range(3) for title in _TITLES[n::3]]
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


def test_years_and_venues_glued_before_titles() -> None:
    """Where titles begin with a year and a venue these are cut off, and headings have none."""
    venues = ["ATC", "OSDI", "CoNEXT", "FPGA"]
    listed = [f"1{n}-{venues[n % 4]}-{title}\n" for n, title in enumerate(_TITLES, 1)]
    page = "\n".join(
        ["Boats for Networking\n1 Selected Readings\n", *listed, "3 Other Lists of Boats"]
    )
    expected = _TITLES
    actual = [reference.titles[0] for reference in parse(page).references]
    assert expected == actual


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[LAKE'2020] Small Boats on Wide Lakes", True),
        ("- [LAKE 2020] Small Boats on Wide Lakes", True),
        ("[LAKE 2020] Anna Smith, Bo Lund", False),
    ],
)
def test_venues_in_brackets_leave_no_doubt(line: str, expected: bool) -> None:
    """What stands behind a venue in brackets is told as it is without this."""
    assert expected is is_sure_title(line)


def test_titles_before_linked_venues() -> None:
    """A link whose words are a venue and its year is behind the title; other links may follow."""
    ends = (
        "North [LAKE 2019](https://arxiv.org/abs/1901.00001)",
        "South ([Oars 2020](https://x.org))",
        "East [Boats Conf. 2021](https://x.org/1) [code](https://git.example/2)",
    )
    page = "\n\n".join(f"On Small Boats and Wide Lakes of the {end}" for end in ends)
    listing = parse(page)
    assert [
        (f"On Small Boats and Wide Lakes of the {where}", year)
        for where, year in (("North", 2019), ("South", 2020), ("East", 2021))
    ] == [(item.titles[0], item.year) for item in listing.references]


def test_titles_in_what_is_folded() -> None:
    """The words of a folded part are the title of what is in it; a picture may be before labels."""
    page = "\n\n".join(
        f"<details>\n<summary><b>{n}. On Small Boats and Wide Lakes {n}</b> ⭐ 12</summary>\n\n"
        "**👥 Authors:** Anna Oar, Bo Lund, Cy Rask\n\n"
        f"**🔗 Links:** [📄 arXiv](https://arxiv.org/abs/2001.0000{n})\n\n</details>"
        for n in range(1, 5)
    )
    found = [(item.titles[0], item.authors, item.year) for item in parse(page).references]
    names = ("Anna Oar", "Bo Lund", "Cy Rask")
    assert [(f"On Small Boats and Wide Lakes {n}", names, None) for n in range(1, 5)] == found


def test_news_that_bold_words_head_are_no_works() -> None:
    """A newsletter's works are those it links; what bold words with a colon head is about them."""
    ends = ("North", "South", "East", "West")
    page = "\n\n".join(
        f"**A lab has built boats for the {end}:**\n*…And they float…*\n"
        "Some people at a lake have built boats and say in a paper how that was done.\n\n"
        "**What they did:** They built boats out of wood, and then they rowed all of them over the"
        " wide lakes, which took them a summer and a half, as nobody had told them how long such"
        " lakes are, or how strong the winds would be that blow over these lakes in autumn.\n\n"
        "**Why this matters:** it shows that boats of wood are still of use.\n\n"
        f"[On Small Boats and Wide Lakes of the {end} (arXiv)](https://arxiv.org/abs/2001.0000{n})"
        for n, end in enumerate(ends, 1)
    )
    found = [item.titles[0] for item in parse(page).references]
    assert [f"On Small Boats and Wide Lakes of the {end}" for end in ends] == found
