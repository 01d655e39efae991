"""Where authors end and titles begin, and where titles end: forms that are easily mistaken."""

import pytest

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.sections import are_filled
from bibtool.layouts.lines import Line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Bo A. Lund, On wide lakes, Lake J. 1 (2019).", ("Bo A. Lund",), id="comma"),
        pytest.param("Bo Ek A. Lund. Wide lakes. Lake, 2019.", ("Bo Ek A. Lund",), id="two"),
        pytest.param("Bo A. Lund u. a. „Seen“. In: See, 2019.", ("Bo A. Lund",), id="others"),
        pytest.param("Lund A. Rowing on lakes. Lake J. 2019;1:2.", ("A. Lund",), id="initial"),
        pytest.param("H-J. Lund. „Seen“. In: See 1 (2019).", ("H-J. Lund",), id="joined"),
        pytest.param(
            "Lund B*, Lee S-Y, Rask C. On lakes. Lake J. 2019;1:2.",
            ("B. Lund", "S.-Y. Lee", "C. Rask"),
            id="marked",
        ),
        pytest.param("Lund P G L P 2019 On lakes J. Lakes 1 2", ("P. G. L. P. Lund",), id="many"),
        pytest.param(
            "van der Lund EP, Rask RJAM, Ek D (2019) On lakes. Lake 1:2–3",
            ("E. P. van der Lund", "R. J. A. M. Rask", "D. Ek"),
            id="four",
        ),
        pytest.param("Bo CNRS. On lakes. Lake, 2019.", ("Bo CNRS",), id="capitals"),
        pytest.param(
            "Di Lund, R. On lakes and seas. Lake 1, 2–3 (2019).", ("R. Di Lund",), id="di"
        ),
        pytest.param(
            "Bo A. Lund and Cy B. Rask, A Wide Lake Inequality and Winds of May, Lake (2019).",
            ("Bo A. Lund", "Cy B. Rask"),
            id="and",
        ),
        pytest.param(
            "Bo Lund, Cy Rask*, A Lake Based, Boat Structured Way and its Winds, Lake, 2019.",
            ("Bo Lund", "Cy Rask"),
            id="article",
        ),
        pytest.param('Lund, Bo (25 March 2010). "On lakes". Lake. 2: 3.', ("Bo Lund",), id="day"),
        pytest.param(
            "Lund A. B., Rask C. D. Wide lakes // Lake J. 2019. Vol. 3. P. 4-5.",
            ("A. B. Lund", "C. D. Rask"),
            id="initials-before-slashes",
        ),
        pytest.param("Lund A. B. Wide lakes // Lake J. 2019.", ("A. B. Lund",), id="one-of-these"),
        pytest.param(
            "LAKE Scientific and Wind collaborations, B. P. Abel et al., Wide lakes, Lake 1.",
            ("LAKE Scientific and Wind collaborations", "B. P. Abel"),
            id="two-groups-and-people",
        ),
        pytest.param(
            "A. Lund, Silent Lakes, and Quiet Rivers. J. Boats 12, 34 (2001).",
            ("A. Lund",),
            id="a-title-with-an-and",
        ),
    ],
)
def test_authors(text: str, names: tuple[str, ...]) -> None:
    """A middle initial, several initials and a title's article are told from names."""
    head = read_head(text)
    assert head is not None
    assert names == head.names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Lund, B.: Lake Review 5: Wide Lakes and Rivers. In: Proc. LAKE, pp. 3-4. 2019",
            "Lake Review 5: Wide Lakes and Rivers",
            id="number-and-colon",
        ),
        pytest.param(
            "Lund, B., Rask, C. Wide Boats over Polynomial Lakes 2. J. Lake Theory 235, 1 (2013).",
            "Wide Boats over Polynomial Lakes 2",
            id="number-before-a-journal",
        ),
        pytest.param(
            "A. Lund, B. Rask, Wide lakes, J. Lak.: Deep. Water 12, 34 (2019).",
            "Wide lakes",
            id="colon",
        ),
        pytest.param(
            "A. Lund, B. Rask, Wide lakes. J. Lak.: Deep. Water 12, 3–4 (2019).",
            "Wide lakes",
            id="stop-colon",
        ),
        pytest.param(
            "A. Lund, B. Rask, Lake Computations. eLake 45, 16–18 (2019).",
            "Lake Computations",
            id="small-letter",
        ),
        pytest.param(
            "A. Lund and B. Rask, Erratum to the paper on boats, J. Lakes 9 (2019), no. 1, 2–3.",
            "Erratum to the paper on boats",
            id="erratum",
        ),
        pytest.param(
            "A. Lund and B. Rask: Wide lakes in winter, arXiv:math/0601001",
            "Wide lakes in winter",
            id="archive",
        ),
        pytest.param(
            "A. Lund, B. Rask, C. Ek: Wide lakes in winter [arXiv:math/0601001]",
            "Wide lakes in winter",
            id="archive-in-brackets",
        ),
        pytest.param(
            "Anna Lund, Bo Rask. Lakes of types A, B, C and D. Proc. Lak. Soc. 91 (2006), no. 4.",
            "Lakes of types A, B, C and D",
            id="letters",
        ),
        pytest.param(
            "Anna Lund, Bo Rask. On the waves of lake F. Journal of Lakes, 2019, 4: 12.",
            "On the waves of lake F",
            id="letter",
        ),
        pytest.param(
            "Lund A, Rask B 2019 On wide lakes in winter LAKE 47 72 (arXiv:1905.00001)",
            "On wide lakes in winter",
            id="capitals",
        ),
        pytest.param(
            "Lund A, Rask B 2019 On wide lakes in winter Oarsman 47 72",
            "On wide lakes in winter",
            id="one-word",
        ),
        pytest.param(
            "Lund, B.; Rask, C. 2019. An Algorithm for Boats on L2. Lakes and Winds. 11-3, pp.1.",
            "An Algorithm for Boats on L2",
            id="article",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    """A journal's short name, however written, ends the title and is no part of it."""
    assert [title] == [work["titles"][0] for work in works_of(text)]


def test_year_at_the_end_of_a_title() -> None:
    """A year that nothing parts from the words may be the title's own."""
    (work,) = works_of("A. Lund, B. Rask, The boats of the lake 2000. Lake Rep. 23, 56–58 (2016).")
    assert ("The boats of the lake", "The boats of the lake 2000") == work["titles"]


def test_many_semicolons() -> None:
    """What stands far from a semicolon does not tell whether it parts two works."""
    (work,) = works_of("A. Lund, " + "B. Rask; " * 9000 + "Wide lakes, 2019.")
    assert work["titles"] is not None


def test_a_journal_and_its_volume_are_no_title() -> None:
    """Where a reference names none, though an archive's number follows."""
    assert [()] == [
        work["titles"] for work in works_of("Lund, B. and Rask, C. Nature 521. arXiv:2001.00001.")
    ]


@pytest.mark.parametrize(
    ("widths", "filled"),
    [
        pytest.param([(80, 76, 30), (79, 12), (81, 77, 60)], True, id="a page"),
        pytest.param([(40, 36, 30), (39, 12), (41, 27, 40)], True, id="a narrow column"),
        pytest.param([(150, 147, 30), (148, 12), (151, 139, 60)], True, id="a wide margin"),
        pytest.param(
            [(190, 129, 170), (126, 198), (150, 230, 180)], False, id="long lines, no margin"
        ),
        pytest.param([(80, 20, 30), (20, 12), (31, 77, 60)], False, id="short lines"),
    ],
)
def test_lines_that_go_on_below_reach_the_margin(
    widths: list[tuple[int, ...]], *, filled: bool
) -> None:
    """The wider it is the nearer: there the next word is a small part of the line."""
    numbers = iter(range(1, 100))
    entries = [[Line(next(numbers), "x" * width) for width in each] for each in widths]
    assert filled == are_filled(entries)
