"""Titles that are a link's text or in bold, and ids that a line or a blurb only cites."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.markedtitles import marked_title
from bibtool.layouts.shapes.titles import read_head

TITLE = "Small Boats on Wide Lakes"
LINK = f"[{TITLE}](https://arxiv.org/abs/2101.00001)"


@pytest.mark.parametrize(
    ("beside", "authors", "year"),
    [
        ("", (), None),
        (", Anna Smith, Bo Lund. LAKE 2020", ("Anna Smith", "Bo Lund"), 2020),
        (", Anna Smith et al., 2021", ("Anna Smith",), 2021),
        (", M. Doe, J. Smith, B. Lund, 2011.", ("M. Doe", "J. Smith", "B. Lund"), 2011),
        (", Anna Smith, Bo Lund, arXiv:2101.00001", ("Anna Smith", "Bo Lund"), None),
        (". Lake Conference (LAKE), 2020.", (), 2020),
        (" Spotlight Talk", (), None),
        (" by Anna Smith and Bo Lund (2019)", ("Anna Smith", "Bo Lund"), 2019),
        (". J. Lake Stud. 12, 1999-2004", (), None),
        (" [[code]](https://example.org/2001)", (), None),
    ],
)
@pytest.mark.parametrize("title", [LINK, f"**{TITLE}**"])
def test_what_stands_beside_a_title_is_read_by_itself(
    title: str, beside: str, authors: tuple[str, ...], year: int | None
) -> None:
    """The link's text is the title, and nothing of it is taken for names or a year."""
    head = read_head(f"{title}{beside}", "")
    assert (TITLE, authors, year) == (head.titles[0], head.authors, head.year)


@pytest.mark.parametrize(
    "line",
    [
        "[Anna Smith and Bo Lund](https://example.org). Small Boats on Wide Lakes",
        "[Proceedings of the Lake Conference](https://example.org) Small Boats on Wide Lakes",
        f"**The boats of last week** {LINK}",
        f"{LINK} and their crews",
        f"{LINK}: Rough Lakes. Journal of Lakes, 2020",
        f"{LINK} in Rough Lakes (LAKE 2020)",
        f"{LINK}. Physica Scripta",
        f"{LINK}, Anna Smith (Lake), Bo Lund (Sea) and others",
        "[pdf](https://example.org) Small Boats on Wide Lakes",
        "**Best paper award** Small Boats on Wide Lakes",
    ],
)
def test_what_may_be_no_title_is_looked_at(line: str) -> None:
    """Names, venues and awards may be links or bold too, and a longer title only begins so."""
    assert marked_title(line) is None


@pytest.mark.parametrize(
    "title",
    [
        "Lakes With: A Hidden SU(2) And In Between Boats",
        "Wide Boats For SU(2)",
        "Boats On $O(n \\log n)$ Lakes",
        "Boats From $B^0 \\to K^{*0}$ Wide Lakes",
        "With Wide Boats On Rough Lakes",
    ],
)
def test_a_first_author_and_a_year_tell_a_title(title: str) -> None:
    """A linked title of capitalised words and formulas is one if these stand behind it."""
    found = marked_title(f"[{title}](https://arxiv.org/abs/2101.00001), Anna Smith et al., 2021")
    assert found is not None
    assert (found.title, found.authors, found.year) == (title, ("Anna Smith",), 2021)


@pytest.mark.parametrize(
    "words",
    [
        "Anna Smith and Bo Lund",
        "Anna Berta Smith",
        "Anna Smith, Bo Lund",
        "With Anna Smith",
        "Best Paper Award",
        "Lake Physics 12, 34-56",
        "Read Full Text",
    ],
)
def test_names_awards_and_buttons_before_a_first_author_are_no_title(words: str) -> None:
    """What is no title elsewhere is none there."""
    assert marked_title(f"[{words}](https://example.org), Cy Doe et al., 2021") is None


@pytest.mark.parametrize(
    ("beside", "kind"),
    [(", Anna Smith, Bo Lund. LAKE 2020", "citation"), (" [code]", "titled"), ("", "titled")],
)
def test_kinds(beside: str, kind: str) -> None:
    """With people beside it a title is a citation."""
    line = f"{LINK}{beside}"
    assert kind == kind_of(line, line, "", is_below_open=False)


def test_an_id_in_a_links_text_is_cited() -> None:
    """What a link goes to is the work's, what its text cites is another's."""
    page = "\n".join(
        f"- [Small Boats on Lake {lake}, after arXiv:2101.0000{n}](https://arxiv.org/abs/2102.0000{n})"
        for n, lake in enumerate(["Anna", "Bo", "Cy", "Di"], 1)
    )
    found = [str(reference.arxiv_id) for reference in parse(page).references]
    assert [f"2102.0000{n}" for n in range(1, 5)] == found


BLURBS = [
    "It goes further than arXiv:2101.00002 and finds that small boats float for a very long time.",
    "It is found that small rafts are of use where the water is deep and cold, which is new.",
    "It is found that a sail is of use with wind, and that it is of little use without any.",
    "It is found that oars are of use without wind, and of little use on land and in the air.",
]


@pytest.mark.parametrize(
    ("title", "expected"), [("Small Boats on Wide Lakes", "None"), ("Deep LakeNet", "2101.00002")]
)
def test_an_id_in_a_blurb_is_cited(title: str, expected: str) -> None:
    """What is said of a work may cite another; where its name is all there is, it is looked up."""
    titles = [title, "Rafts and Oars in the Deep", "A Study of Many Sails", "Oars in Still Air"]
    names = "Anna Smith, Bo Lund, Cy Doe"
    page = "\n\n".join(f"{t}\n{names}\n{blurb}" for t, blurb in zip(titles, BLURBS, strict=True))
    references = parse(page).references
    assert [expected, *["None"] * 3] == [str(reference.arxiv_id) for reference in references]


def test_ids_are_in_the_blurbs_of_a_page_that_has_them_there() -> None:
    """Where most works have their id in what is said of them, it is theirs."""
    page = "\n\n".join(
        f"Rafts of the {lake} Lake\nAnna Smith, Bo Lund, Cy Doe\n"
        f"{blurb} It can be read at https://arxiv.org/abs/2102.0000{n} by all who like boats."
        for n, (lake, blurb) in enumerate(zip(["Near", "Far", "Wide"], BLURBS[1:], strict=True), 1)
    )
    found = [str(reference.arxiv_id) for reference in parse(page).references]
    assert [f"2102.0000{n}" for n in range(1, 4)] == found


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("Small Boats – Anna Smith et al. (2016)", "Small Boats", ("Anna Smith",)),
        ("On Small Boats - Anna Smith and Bo Lund", "On Small Boats", ("Anna Smith", "Bo Lund")),
        (
            "On Small Boats - A Study of Lakes, Anna Smith",
            "On Small Boats - A Study of Lakes",
            ("Anna Smith",),
        ),
    ],
)
def test_names_behind_a_dash(line: str, title: str, authors: tuple[str, ...]) -> None:
    """A dash parts title and names, unless it is the title's own or a name's."""
    head = read_head(line, "")
    assert (title, authors) == (head.titles[0], head.authors[: len(authors)])


def test_two_words_with_a_number_are_a_work() -> None:
    """In a numbered list of works what may be a name is a title, with an id of its own."""
    page = (
        "1. Deep learning for the sea\n2. Spatial Networks\n   https://arxiv.org/abs/2101.00002\n"
        "3. A study of many sails\n   https://arxiv.org/abs/2101.00003"
    )
    found = [(r.titles[0], str(r.arxiv_id)) for r in parse(page, "shape").references]
    assert ("Spatial Networks", "2101.00002") in found
    assert ("Deep learning for the sea", "None") in found


def test_lines_that_come_again_but_for_their_digits_are_no_works() -> None:
    """Counts, dates and buttons below works say the same of each."""
    works = ["Small boats on lakes", "Rafts and their oars", "A study of many sails", "Still air"]
    page = "\n\n".join(
        f"{work} and water\nAnna Smith, Bo Lund, Cy Doe\nIssue {n} of March, pages {n}{n}\n"
        "Add it to my shelf"
        for n, work in enumerate(works, 1)
    )
    assert 4 == len(parse(page).references)


TITLES = ["Small boats on lakes", "Rafts and their oars", "A study of many sails", "Still air"]


def test_a_line_below_each_title_that_ends_like_a_sentence_is_about_it() -> None:
    """What an assistant says of works, without a verb that tells, is no work."""
    page = "\n".join(f"{title} and water\nA good entry point to the field." for title in TITLES)
    assert 4 == len(parse(page, "shape").references)


def test_titles_with_a_full_stop_are_titles() -> None:
    """Where only some titles end with a full stop, they are works as the others are."""
    stops = ["", ".", "", "", "", ".", "", "."]
    page = "\n".join(
        f"{title} and water{stop}" for title, stop in zip(TITLES * 2, stops, strict=True)
    )
    assert 8 == len(parse(page, "shape").references)


def test_a_page_that_has_its_works_again_and_again_has_them_all() -> None:
    """Titles that come several times are works each time."""
    titles = [f"{title} and {place}" for title in TITLES for place in ("water", "land")]
    page = "\n\n".join(f"{title}\nAnna Smith, Bo Lund, Cy Doe" for title in titles)
    assert 5 * 8 == len(parse("\n\n".join([page] * 5)).references)
