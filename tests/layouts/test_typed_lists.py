"""Lists and newsletters as people type them and programs break them."""

import pytest

from bibtool.layouts import parse

LETTER = """Sign Up [1] | View Online [2]

LAKE NEWS 2020-05-01

ON SMALL BOATS ACROSS VERY WIDE LAKES AND
WHAT THEY CARRY (7 MINUTE READ) [3]

Small boats are told from large ones by
their oars.

A SHOP SELLS BOATS NOW (2 MINUTE READ) [4]

It has many.

WIND OVER LAKES AT NIGHT (PAPER) [5]

The wind turns.

Links:
------
[1] https://lake.example.org/a
[2] https://lake.example.org/b
[3] https://arxiv.org/abs/2001.00001?utm_source=lake
[4] https://lake.example.org/shop
[5] https://arxiv.org/abs/2001.00002
"""


def test_links_at_the_end() -> None:
    """A title's number is that of a link at the end; those of papers are works, with their ids."""
    listing = parse(LETTER)
    expected = [
        ("ON SMALL BOATS ACROSS VERY WIDE LAKES AND WHAT THEY CARRY", "2001.00001", (5, 6, 8, 9)),
        ("WIND OVER LAKES AT NIGHT", "2001.00002", (15, 17)),
    ]
    assert expected == [(r.title, str(r.arxiv_id), r.lines) for r in listing.references]


ROWS = """Lake library: https://lake.example.org/

* = read

A B Smith - On small boats, 2010 - TODO - Lake Library
B Lund - Wide lakes of the north in Lake Letters 2019 - GOT - *
Smith & Roe - Wind over wide lakes - GOT
C-D Doe - Oars: a history of rowing - TODO

Roe - How the boats were built - GOT
"""


def test_names_before_a_dash() -> None:
    """Who wrote it stands before the first dash, a remark behind the others."""
    references = parse(ROWS).references
    expected = [
        ("On small boats", ("A B Smith",), 2010),
        ("Wide lakes of the north", ("B Lund",), 2019),
        ("Wind over wide lakes", ("Smith", "Roe"), None),
        ("Oars: a history of rowing", ("C-D Doe",), None),
        ("How the boats were built", ("Roe",), None),
    ]
    assert expected == [(r.title, r.authors, r.year) for r in references]


SAID = "are what this text is about, and what lakes they cross by day or by night, alone or not."
GLUED = f"""1) On Small Boats and Wide Lakes We show that boats {SAID} Wind is told of, and oars.
2) Rowing: Oars for Everybody In this paper oars {SAID} The wind is told of, too, and much more.
3) Wind at Night This text tells how winds {SAID} Boats are told of, too, and many more things.
4) A History of Lake Steamers Steamers on lakes {SAID} Oars are told of, too, and other things.
"""


def test_titles_that_run_into_a_text() -> None:
    """Of a numbered title with a blank before its text all places where it may end are offered."""
    titles = [
        "On Small Boats and Wide Lakes",
        "Rowing: Oars for Everybody",
        "Wind at Night",
        "A History of Lake Steamers",
    ]
    references = parse(GLUED).references
    expected = [True] * 4
    assert expected == [
        title in reference.titles for title, reference in zip(titles, references, strict=True)
    ]


def test_numbered_abstracts_have_no_title() -> None:
    """A numbered text that is sentences and nothing else has no title."""
    text = "".join(f"{n}. Small boats {SAID} We show this at {n} lakes. {SAID}\n" for n in "123456")
    expected = [()] * 6
    assert expected == [reference.titles for reference in parse(text, "paragraphs").references]


def test_semicolons() -> None:
    """Title, names, year and abstract with semicolons between, whatever the letters' case."""
    text = "".join(
        f"on small boats of {n};anna smith, bo lund;2001/{n};<p>We tell of boats, which {SAID} "
        f"They are many, and their lakes are wide.</p>\n"
        for n in ("lakes", "rivers", "seas")
    )
    expected = [
        (f"on small boats of {n}", ("anna smith", "bo lund"), 2001)
        for n in ("lakes", "rivers", "seas")
    ]
    assert expected == [(r.title, r.authors, r.year) for r in parse(text).references]


GLUED_PAGE = """Preprints and publications
5.On small boats of the northwith Anna Smith and Bo Lundto appear in Lake LettersarXiv
4.Wide lakes and their windssubmittedarXivpdf
3.A rowing theorem in two dimensionswith Cy DoeJ. Lakes, 2018pdf
2.Oars and other instruments of loveJ. Boats 12 (2017), 11–19arXivpdf
1.Steamers on a lake of finite depthwith Di Roesubmitted
"""


def test_glued_credits() -> None:
    """A title ends where "with", a state or a venue is glued to it."""
    expected = [
        ("On small boats of the north", ("Anna Smith", "Bo Lund")),
        ("Wide lakes and their winds", ()),
        ("A rowing theorem in two dimensions", ("Cy Doe",)),
        ("Oars and other instruments of love", ()),
        ("Steamers on a lake of finite depth", ("Di Roe",)),
    ]
    assert expected == [(r.title, r.authors) for r in parse(GLUED_PAGE, "shape").references]


HANGING = """### Papers

- [*On small boats of the north and
  their wide lakes*](https://arxiv.org/abs/2001.00001) (2020).
  Anna Smith, [Bo
  Lund](https://lake.example.org/lund). arXiv: 2001.00001.
- [*Wind over wide lakes*](https://arxiv.org/abs/2001.00002)
  (2020). Cy Doe, Di Roe. To appear in
  Lake Letters.
- [*Oars and other instruments of the
  rowing people*](https://arxiv.org/abs/2001.00003) (2021). Anna
  Smith. arXiv: 2001.00003.
"""


def test_hanging_lines() -> None:
    """Lines set under the words of a bullet go on there where a margin broke a page's items."""
    expected = [
        ("On small boats of the north and their wide lakes", (3, 4, 5, 6)),
        ("Wind over wide lakes", (7, 8, 9)),
        ("Oars and other instruments of the rowing people", (10, 11, 12)),
    ]
    assert expected == [(r.title, r.lines) for r in parse(HANGING, "shape").references]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("  Anna Smith, Bo Lund\n  Lake Letters, 2020\n", id="parts-of-their-own"),
        pytest.param("  by Anna Smith and Bo Lund\n", id="by"),
    ],
)
def test_parts_under_a_bullet(below: str) -> None:
    """Names and a venue on lines of their own are no part of the title above."""
    text = "".join(
        f"- [On boats of {n} lakes](https://lake.example.org/{n})\n{below}"
        for n in ("wide", "deep", "cold", "blue")
    )
    expected = ["On boats of wide lakes", "On boats of deep lakes"]
    assert expected == [r.title for r in parse(text).references[:2]]


PICTURES = "".join(
    ["🤖 Boats\n", *(f"On Boats of Lake {n} [Paper]\n" for n in range(30)), "🏆 Anna Smith\n"]
)


def test_pictures_of_headings() -> None:
    """Pictures before headings far apart make no message of the works between."""
    expected = True
    assert expected is (len(parse(PICTURES).references) > 25)
