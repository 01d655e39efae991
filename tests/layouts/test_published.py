"""Where a title ends and the journal begins, on one line, and names that open it."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.credits import together
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.published import before_published, behind_authors
from bibtool.layouts.shapes.titles import read_head

TITLE = "On small boats and wide lakes"


@pytest.mark.parametrize(
    "where",
    [
        ", Lake Math. vol. 76 (2021) 240-270.",
        ", J. Lake Theory vol. 343, (2018) 1752-1768.",
        ", Annales de l'Institut Fluvial vol. 43, (2019) 35pages.",
        ", Communications in Lake Physics 363 (2019) 889-896. (with Anna Smith and Bo Lund)",
        ", Lake Review B 223, no. 9 (2026): 1123",
        ". Journal of Lakes 290(11): 1108-1117 (2026)",
        ", arXiv preprint",
        ", arXiv:2001.00001 [cs.AI], 2020",
        ", latest revision 13 November 2020 (with Bo Lund)",
        ". Int. Lake. Res. Not. 2015. (with A. Smith)",
        ", ps , dvi , Lake Math. 76 (2021), 240-270",
        ", pdf, Lake Math. vol. 76 (2021) 240-270.",
    ],
)
def test_before_a_journal(where: str) -> None:
    """Volume and pages, an archive or a revision end a title; who else wrote it is no part."""
    assert TITLE == before_published(TITLE + where)[0]


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "Boats, Lakes, and 3 Oars",
        "Lake. Math. Soc. 348, No. 11, 1913-1923 (2011)",
        "Lake J. Math. 167, No. 7, 1578-1592 (2015).",
    ],
)
def test_no_title_before_a_journal(text: str) -> None:
    """Commas and numbers alone are not enough, and a journal's short name is no title."""
    assert [] == before_published(text)


def test_commas_in_titles_and_journals() -> None:
    """Both ways are told, the last comma first."""
    assert ["Boats, Oars, and wide lakes"] == before_published(
        "Boats, Oars, and wide lakes, Lake Lett. 3 (2010) 1-20"
    )
    assert ["On wide boats, Math. Lakes", "On wide boats"] == before_published(
        "On wide boats, Math. Lakes, Ser. A 137 (2013) 1–20"
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (f"Smith, A. and Lund, B. (2020). {TITLE}", ("A. Smith", "B. Lund")),
        (f"Smith, A. M., Lund, B., Doe, C. d. R. (2019), {TITLE}.", ("A. M. Smith", "B. Lund")),
        (f"Smith, Anna, Bo Lund, and Cy Doe. {TITLE}, Lake Letters 3, no. 9 (2018): 12", ()),
    ],
)
def test_names_that_open_a_line(line: str, authors: tuple[str, ...]) -> None:
    """They are read as in bibliographies."""
    titles, names = behind_authors(line)
    assert (TITLE, authors) == (titles[0], names[: len(authors)])
    assert TITLE == read_head(line, "").titles[0]


@pytest.mark.parametrize(
    "line",
    ["Wide Lakes, Small Boats, and Long Oars", "Boats and Lakes: A Study of Long Oars", TITLE],
)
def test_words_of_titles_are_no_names(line: str) -> None:
    """Without initials, a year or family names first nothing is told."""
    assert ([], ()) == behind_authors(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Together with Anna Smith. In Proc. LAKE 2020.", ("Anna Smith",)),
        ("Jointly with Anna Smith, Bo Lund and Cy Doe.", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Joint work with Anna Smith and Bo Lund", ("Anna Smith", "Bo Lund")),
        ("En collaboration avec Anna Smith", ("Anna Smith",)),
        ("Gemeinsam mit Anna Smith und Bo Lund", ("Anna Smith", "Bo Lund")),
        ("Together with boats", ()),
        ("Boats together with Anna Smith", ()),
    ],
)
def test_with_whom(line: str, names: tuple[str, ...]) -> None:
    """A line that says with whom a work was done is no work."""
    assert names == together(line)
    assert (kind_of(line, line, "", is_below_open=False) == "credits") is bool(names)


@pytest.mark.parametrize(
    "line",
    ["J. Lake Theory 327, No. 9, 1133-1159 (2013).", "Lake. Math. Soc. 348, 1913-1923 (2011)."],
)
def test_a_line_of_a_journal(line: str) -> None:
    """It is where the work above came out, though its name looks like a person's."""
    assert "venue" == kind_of(line, line, "", is_below_open=False)


def test_numbers_as_markdown_escapes_them() -> None:
    """A backslash before the full stop keeps it from making a list."""
    assert ("1", "Boats on lakes") == (
        mark_of("14\\. Boats on lakes")[0].sort,
        mark_of("14\\. Boats on lakes")[1],
    )


def test_titles_and_journals_on_a_line_each() -> None:
    """A mathematician's list: title, journal, and with whom."""
    works = ["On small boats", "A note on wide lakes and long oars", "Rowing in higher dimensions"]
    text = "My papers\n\n" + "".join(
        f"{title}, Lake Math. vol. {n} (20{n}) {n}0-{n}9. (with Anna Smith)\n"
        for n, title in enumerate(works, 11)
    )
    assert works == [item.titles[0] for item in parse(text).references]


def test_with_whom_below_each_title() -> None:
    """Blank lines between title and names, the names set in as deep, make no works of these."""
    works = ["On small boats", "A note on wide lakes and long oars", "Rowing in higher dimensions"]
    text = "Papers\n\n" + "".join(
        f"          • {title}\n\n     Together with Anna Smith and Bo Lund. In LAKE 20{n}.\n\n"
        for n, title in enumerate(works, 11)
    )
    items = parse(text).references
    assert works == [item.titles[0] for item in items]
    assert {("Anna Smith", "Bo Lund")} == {item.authors for item in items}


@pytest.mark.parametrize(
    "state", [", pdf , to appear in Lake Letters", ", ps, pdf. To appear in Lake Letters", ", 2020"]
)
def test_labels_of_links_between_a_title_and_its_state(state: str) -> None:
    """Where a page was copied as text, labels stand where its links were."""
    assert "On Wide Boats and Lakes" in read_head(f"On Wide Boats and Lakes{state}", "").titles


def test_joint_work_below_an_abstract_is_no_title() -> None:
    """A book of abstracts has names above titles; who else did the work is said at the end."""
    works = ["On small boats", "A note on wide lakes and long oars", "Rowing in higher dimensions"]
    said = ["Based on joint work with A. Berg.", "This is joint work with B. Rask.", ""]
    abstract = "We row small boats over wide lakes and measure what the wind does to them. " * 4
    text = "".join(
        f"{name}\n\n{title}\n\n{abstract}\n\n{joint}\n\n=======================\n\n"
        for name, title, joint in zip(["Anna Smith", "Bo Lund", "Cy Doe"], works, said, strict=True)
    )
    assert works == [item.titles[0] for item in parse(text).references]


def test_front_matter_is_no_work() -> None:
    """What tells a site how to set the page stands above its list."""
    text = "---\nlayout: wide\ntitle: Papers of ours\nshow_all: false\n---\n" + "".join(
        f"* On the boats of lake {n}. Anna Smith, Bo Lund. Lake Letters, 20{n}.\n"
        for n in range(11, 16)
    )
    items = parse(text).references
    assert [6, 7, 8, 9, 10] == [item.line for item in items]


def test_a_table_of_contents() -> None:
    """Page, title and names with a space between; some works have one author or two."""
    works = [
        (1, "On small boats and wide lakes", ["Anna Smith", "Bo Lund", "Cy Doe"]),
        (14, "The winds of wide lakes", ["Bo Lund"]),
        (28, "A note on long oars", ["Anna Smith", "Cy Doe"]),
        (41, "Rowing in higher dimensions", ["Di Rask", "Bo Lund", "Eva Holm"]),
        (57, "Boats that are rowed by graphs", ["Cy Doe", "Eva Holm", "Anna Smith"]),
    ]
    text = "Session 1A\n\n" + "\n\n".join(
        f"{page} {title} {', '.join(names[:-1])}{' and ' * (len(names) > 1)}{names[-1]}"
        for page, title, names in works
    )
    items = parse(text).references
    expected = [(title, tuple(names)) for _, title, names in works]
    assert expected == [(item.titles[0], item.authors) for item in items]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("#3 On wide boats [PDF] [Copy] [Row it] [REL]", ("1", "On wide boats")),
        ("#3: On wide boats [PDF][Copy][REL]", ("1", "On wide boats")),
        ("On wide boats [in] [two] [lakes]", ("", "On wide boats [in] [two] [lakes]")),
        ("#boats on lakes", ("", "#boats on lakes")),
    ],
)
def test_numbers_with_hashes_and_buttons(line: str, expected: tuple[str, str]) -> None:
    """A site's words in brackets behind a title are its buttons, if one is known to be."""
    mark, rest = mark_of(line)
    assert expected == (mark.sort, read_head(rest, "").titles[0])


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}. Anna Smith, Bo Lund. Lake Letters, 2010. [pdf]",
        f"{TITLE} — Anna Smith, 2011",
        f"{TITLE} / Anna Smith, Bo Lund / Lake Letters 2015",
        f"{TITLE}, Lake Letters, to appear.",
        f"{TITLE}, Econometrica (2015)",
        f"{TITLE}, Lake Letters, vol. 3, pp. 12-20, 2010. Anna Smith and Bo Lund",
        f"{TITLE}: https://arxiv.org/abs/2001.00001 (printed)",
        f"“{TITLE}.” Lake Letters, vol. 45, no. 4, 2014.",
        f"“{TITLE}” (with Anna Smith)",
    ],
)
def test_one_line_in_many_forms(line: str) -> None:
    """Names, journals, states and links behind a title are none of it."""
    assert TITLE == read_head(line, "").titles[0]
    assert kind_of(line, line, "", is_below_open=False) in {"titled", "citation", "title", "id"}


@pytest.mark.parametrize(
    "line",
    [
        '"Boats for Lakes": Rowing for Everybody in Town',
        "A Cost / Speed / Oar Trade-off in Rowing Small Boats",
        "Boats in a Disordered Lake - A New Divergence",
    ],
)
def test_marks_that_are_the_title_s_own(line: str) -> None:
    """Quotes, slashes and dashes within a title part nothing."""
    assert line == read_head(line, "whole").titles[0]


def test_years_are_no_numbers_of_entries() -> None:
    """Each entry may begin with its year, in no order: all are read."""
    works = [
        (2004, "On small boats"),
        (2019, "The winds of wide lakes"),
        (1998, "A note on long oars"),
        (2010, "Rowing in higher dimensions"),
        (2004, "Boats that are rowed by graphs"),
    ]
    text = "Papers\n\n" + "\n".join(
        f"{year}. Anna Smith and Bo Lund. {title}. Lake Letters {n}: {n}0-{n}9"
        for n, (year, title) in enumerate(works, 11)
    )
    titles = [title for _, title in works]
    items = parse(text).references
    assert titles == [next(one for one in item.titles if one in titles) for item in items]


def test_days_above_talks() -> None:
    """A bullet that says when and who speaks is no work; what is set deeper below it is."""
    titles = ["On small boats", "The winds of wide lakes", "A note on long oars"]
    text = "Past talks:\n\n" + "".join(
        f"  * 2020-0{n}-12: Anna Smith\n"
        f'    [Doe & Roe 201{n} (Lake. Rev. {n}5)](https://doi.org/10.1000/b{n}): "_{title}_"\n'
        for n, title in enumerate(titles, 1)
    )
    assert titles == [item.titles[0] for item in parse(text).references]
