"""Lists of names, told from titles and from whole citations."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.people import author_list


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param("Narrow Boats and Wide Lakes and Winds", [(1,), (2,)], id="and-and"),
        pytest.param("On Boats, The Lakes and Winds", [(1,), (2,)], id="article"),
        pytest.param("Boat Motion, Lake Waves and Wind Force", [(1,), (2,)], id="content-words"),
        pytest.param("Wide Lakes. A. Smith, B. Lund", [(1,), (2,)], id="title-then-authors"),
        pytest.param("Anna Smith, Bo Lund. Wide Lakes", [(1,), (2,)], id="authors-then-title"),
        pytest.param("Anna Smith, Bo Lund, Cy Doe", [(1, 2)], id="authors"),
        pytest.param("Alex. Smith, Anna Yu. Lund, Cy Doe Jr.", [(1, 2)], id="short-forms"),
    ],
)
def test_work_below_is_no_author_line(below: str, expected: list[tuple[int, ...]]) -> None:
    """A title, or a whole citation, is never taken for the authors of the work above."""
    listing = parse(f"On Small Boats\n{below}\n", layout="reading")
    assert expected == [reference.lines for reference in listing.references]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Quiet Rivers, Narrow Straits and Wide Lakes", 31, id="three-names-or-title"),
        pytest.param("Anna Smith, Bo Lund, Cy Doe and Di Roe", 30, id="four-names"),
        pytest.param("A. Smith, B. Lund", 30, id="initials"),
        pytest.param("With Anna Smith, Bo Lund and Cy Doe", 30, id="with"),
    ],
)
def test_page_of_titles_has_no_author_lines(line: str, expected: int) -> None:
    """Where works have no author line, one that only may be names is a work."""
    text = "".join(f"On the boats of lake {n}\n" for n in range(30))
    assert expected == len(parse(text + line, layout="reading").references)


def test_page_with_author_lines_has_them_all() -> None:
    """Where works have an author line, one that may be names is one."""
    text = "On the boats\nAnna Smith, Bo Lund, Cy Doe\nLAKE 2020\n" * 9
    listing = parse(text, layout="reading")
    assert [(n, n + 1) for n in range(1, 27, 3)] == [r.lines for r in listing.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Smith, Bo Lund, Cy Doe", ("Anna Smith", "Bo Lund", "Cy Doe"), id="three"
        ),
        pytest.param("A. Smith and B. Lund.", ("A. Smith", "B. Lund"), id="initials"),
        pytest.param("Smith, J., Lund, B.", ("J. Smith", "B. Lund"), id="inverted"),
        pytest.param("Smith, Jo and Lund, Bo B.", ("Jo Smith", "Bo B. Lund"), id="inverted-and"),
        pytest.param("Anna Smith et al.", ("Anna Smith",), id="et-al"),
        pytest.param("Smith, Jo, et al.", (), id="unsure"),
        pytest.param("Small Boats", None, id="two-words"),
        pytest.param("Small Boats, Wide Lakes", None, id="two-names-or-titles"),
        pytest.param("Boats on the Lake, and Oars, by Night", None, id="sentence"),
        pytest.param("Boats and Oars and Wide Lakes", None, id="and-and"),
        pytest.param(
            "A. Smith and B. Lund and C. Doe", ("A. Smith", "B. Lund", "C. Doe"), id="and-initials"
        ),
        pytest.param("Wide Lakes. Anna Smith, Bo Lund, Cy Doe", None, id="full-stop"),
        pytest.param(
            "Anna Yu. Smith, Yu. Lund, Cy Doe",
            ("Anna Yu. Smith", "Yu. Lund", "Cy Doe"),
            id="short-forms",
        ),
        pytest.param("Boat Motion, Lake Waves, Wind Force", None, id="content-word"),
        pytest.param("Over Wide Lakes, Deep Rivers, Bo Lund", None, id="preposition"),
        pytest.param("", None, id="empty"),
    ],
)
def test_author_list(text: str, expected: tuple[str, ...] | None) -> None:
    """A list of names is told from a title by initials, ``et al.`` or three names."""
    assert expected == author_list(text)
