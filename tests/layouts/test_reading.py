"""Reading lists and whatever else has one work a line."""

import sys

import pytest

from bibtool.layouts import parse
from bibtool.layouts.furniture import is_furniture
from bibtool.model import Reference

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)


def only(text: str) -> Reference:
    """Return the one item of a text."""
    (reference,) = parse(text, layout="reading").references
    return reference


@pytest.mark.parametrize(
    "line",
    [
        "On Small Boats",
        "- On Small Boats",
        "* On Small Boats",
        "• On Small Boats",
        "1. On Small Boats",
        "3) On Small Boats",
        "(3) On Small Boats",
        "[3] On Small Boats",
        "- [ ] On Small Boats",
        "- [x] **On Small Boats**",
        "- *On Small Boats.*",
        "  - [On Small Boats](https://example.org/boats)",
        "- On Small Boats - [[Arxiv](https://arxiv.org/abs/2301.00001)]",
        "- On Small Boats [pdf] [code]",
        "On Small Boats (2024)",
        "On Small Boats https://example.org/a_b",
        "Title: On Small Boats",
        "[PDF] On Small Boats",
        "2301.00001 On Small Boats",
        "arXiv2301.00001: On Small Boats",
        "On Small Boats. arXiv:2301.00001v2 [cs.LG]",
        "On Small Boats &nbsp;",
        "On Small Boats #rowing, #wind",
    ],
)
def test_title_alone(line: str) -> None:
    """Bullets, numbers, marks, links, ids and labels are no part of the title."""
    assert ("On Small Boats",) == only(line).titles


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("On Small Boats (Anna Smith, Bo Lund, Cy Doe, 2024)", 3, id="in-brackets"),
        pytest.param('Anna Smith and Bo Lund. "On Small Boats." 2024.', 2, id="quoted"),
        pytest.param("“On Small Boats” by Anna Smith", 1, id="curly-quotes"),
        pytest.param("On Small Boats — Anna Smith, Bo Lund, Cy Doe", 3, id="dash"),
        pytest.param("On Small Boats, by A. Smith and B. Lund", 2, id="by"),
        pytest.param("On Small Boats by Anna Smith", 1, id="by-one"),
        pytest.param("Anna Smith, Bo Lund, and Cy Doe. On Small Boats. 2024.", 3, id="sentences"),
        pytest.param("A. Smith, B. Lund. 2023. On Small Boats. Preprint.", 2, id="year-between"),
        pytest.param("A. Smith, B. Lund, and C. Doe, On Small Boats, LAKE, 2024.", 3, id="commas"),
        pytest.param("On Small Boats, Anna Smith, Bo Lund, Cy Doe", 3, id="names-last"),
        pytest.param("Smith et al. 2017. On Small Boats.", 0, id="et-al"),
        pytest.param("**On Small Boats.** ICML 2017. [paper](https://example.org)", 0, id="bold"),
        pytest.param("[On Small Boats](https://example.org), Lund et al., 2020", 0, id="link"),
        pytest.param('Rower: "On Small Boats", LAKE (Row Lab). [Paper][Code]', 0, id="nickname"),
        pytest.param("On Small Boats. ICML 2019. paper", 0, id="venue"),
        pytest.param("| 2026-05-07 | On Small Boats | Lund et.al. | null |", 0, id="table"),
        pytest.param("07-29\tOn Small Boats", 0, id="tab"),
    ],
)
def test_title_among_other_things(line: str, authors: int) -> None:
    """The title comes first, and the whole line stays among the titles."""
    reference = only(line)
    assert ("On Small Boats", authors) == (reference.title, len(reference.authors))
    assert any(len(title) > len("On Small Boats") for title in reference.titles)


@pytest.mark.parametrize(
    "line",
    [
        '"Do Boats Float?": A Study of the Lakes',
        "Boats - a study of what floats",
        "Boats, Oars, and Lakes",
        "Hybrid A* Search for Boats",
        "Boats in snake_case and other_names",
        "Room 1024.2048 has 3.14159 doors",
        "How to Row (and How Not To)",
    ],
)
def test_title_with_marks_of_its_own(line: str) -> None:
    """A title that looks as if it had parts is there as a whole."""
    assert line in only(line).titles


@pytest.mark.parametrize(
    ("line", "arxiv_id", "doi"),
    [
        pytest.param("2301.00001", "2301.00001", None, id="bare"),
        pytest.param("On Boats https://arxiv.org/abs/2301.00001v2", "2301.00001v2", None, id="url"),
        pytest.param("see hep-th/9901001 on boats", "hep-th/9901001", None, id="old"),
        pytest.param("[On Boats](https://arxiv.org/pdf/2301.00001)", "2301.00001", None, id="link"),
        pytest.param("On Boats, doi:10.1000/xyz123.", None, "10.1000/xyz123", id="doi"),
        pytest.param("https://doi.org/10.48550/arXiv.2301.00001", "2301.00001", None, id="own-doi"),
        pytest.param("Boats 1024.2048 and 3.14159", None, None, id="numbers"),
        pytest.param("# On Boats 2301.00001", "2301.00001", None, id="heading-with-id"),
    ],
)
def test_ids(line: str, arxiv_id: str | None, doi: str | None) -> None:
    """An id or DOI anywhere on the line is the work's; a number that is none does not count."""
    reference = only(line)
    found = (str(reference.arxiv_id or "") or None, reference.doi and reference.doi.text)
    assert (arxiv_id, doi) == found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("On Small Boats (2024)", 2024, id="brackets"),
        pytest.param("On Small Boats (LAKE 2024)", 2024, id="venue-in-brackets"),
        pytest.param("On Small Boats, 2024", 2024, id="comma"),
        pytest.param("On Small Boats. LAKE, 2024.", 2024, id="venue"),
        pytest.param("Boats in 2024 and later", None, id="in-title"),
        pytest.param("On 2,024 Boats", None, id="number"),
    ],
)
def test_year(line: str, expected: int | None) -> None:
    """A year counts where years of publication stand."""
    assert expected == only(line).year


@pytest.mark.parametrize(
    "line",
    [
        "# Reading list",
        "## 2024",
        "Papers on boats:",
        "% a comment on boats",
        "Home",
        "PDF",
        "[pdf] [code]",
        "pdf | code | project page",
        "2024",
        "Aug 1",
        "94",
        "Cited by 139",
        "5 authors",
        "Showing 35 publications",
        "---",
        "=====",
        "⭐",
        "**Boats**",
        "- code",
        "Jo",
        "Comments: 12 pages",
    ],
)
def test_never_items(line: str) -> None:
    """Headings, comments, furniture and lone words are left over."""
    listing = parse(f"On Small Boats\n\n\n{line}\n", layout="reading")
    assert [line] == [left.text for left in listing.leftovers]


def test_single_line_is_a_list_of_one() -> None:
    """One word alone in a file is a title."""
    assert ("BoatNet",) == only("BoatNet\n").titles


def test_long_line_is_an_abstract() -> None:
    """A line that runs like an abstract has no title."""
    reference = only(f"- Abstract: {PROSE}")
    assert ((), PROSE) == (reference.titles, reference.abstract)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param("    and Lakes in Wind", (1, 2), id="deeper"),
        pytest.param("\tarXiv:2301.00001", (1, 2), id="tab"),
        pytest.param(f"\n  {PROSE}", (1, 3), id="blank-between"),
        pytest.param("  - Paper: https://arxiv.org/abs/2301.00001", (1, 2), id="part"),
        pytest.param("Anna Smith, Bo Lund, Cy Doe", (1, 2), id="authors"),
        pytest.param("Authors: Anna Smith", (1, 2), id="authors-label"),
        pytest.param("  - On Wide Lakes", (1,), id="nested-work"),
        pytest.param("On Wide Lakes", (1,), id="same-depth"),
        pytest.param("\n\n\n    On Wide Lakes", (1,), id="far-below"),
    ],
)
def test_continuation(below: str, expected: tuple[int, ...]) -> None:
    """Lines deeper than a bullet belong to its work, and so do its authors and its links."""
    listing = parse(f"- On Small Boats\n{below}\n", layout="reading")
    assert expected == listing.references[0].lines


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("BoatRowNet", 3, id="capitals-inside"),
        pytest.param("Boat-to-Lake", 3, id="hyphens"),
        pytest.param("Rowing", 2, id="one-word"),
        pytest.param("HomePublicationsTeaching", 2, id="glued-menu"),
        pytest.param("someone@lake.example", 2, id="address"),
    ],
)
def test_lone_word(word: str, expected: int) -> None:
    """A lone word is a title only if it is made of several."""
    text = f"On Small Boats\n{word}\nOn Wide Lakes\n"
    assert expected == len(parse(text, layout="reading").references)


def calls(lines: int) -> int:
    """Return how many calls it takes to read so many lines."""
    # Letters: a number of four digits may be a year, and is looked at longer.
    names = ("".join(chr(ord("a") + int(digit)) for digit in f"{n:05}") for n in range(lines))
    text = "".join(f"On the small boats of lake {name}\n" for name in names)
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = len(parse(text).references)
    finally:
        sys.setprofile(before)
    assert lines == found
    return counted


def test_a_list_twice_as_long_is_twice_the_work() -> None:
    """Reading is linear: no line is compared with all the others."""
    calls(10)  # what is only done once, is done
    assert calls(2000) < 2.2 * calls(1000)


def test_other_id_is_another_work() -> None:
    """A continuation that names a second id is an item of its own: no id is lost."""
    listing = parse("- Boats 2301.00001\n    Lakes 2301.00002\n", layout="reading")
    assert ["2301.00001", "2301.00002"] == [str(r.arxiv_id) for r in listing.references]


@pytest.mark.parametrize("line", ["arXiv:2301.00001 [pdf]", "[2301.00001]", "2301.00001", "Boats"])
def test_ids_and_titles_are_no_furniture(line: str) -> None:
    """A line that names a work is never furniture."""
    assert not is_furniture(line)


@pytest.mark.parametrize("mark", ["", "👉 ", "Link: "])
def test_a_link_below_a_title_is_its_own(mark: str) -> None:
    """A bare link right below one or two titles is theirs."""
    text = "".join(
        f"On {n} Small Boats\n{mark}https://arxiv.org/abs/2301.0000{n}\n\n" for n in (1, 2)
    )
    found = [(str(item.arxiv_id), item.title) for item in parse(text).references]
    assert [("2301.00001", "On 1 Small Boats"), ("2301.00002", "On 2 Small Boats")] == found


def test_links_above_titles_are_not_given_to_the_titles_above() -> None:
    """Where a link comes first, it is not known whose each is."""
    text = "".join(f"https://arxiv.org/abs/2301.0000{n}\nOn {n} Small Boats\n" for n in (1, 2))
    found = {item.title: item.arxiv_id for item in parse(text).references if item.titles}
    assert str(found.get("On 1 Small Boats")) != "2301.00002"


def test_words_to_a_reader_are_no_works() -> None:
    """A greeting above links and a farewell below them are left over."""
    links = "https://arxiv.org/abs/2301.00001\nhttps://arxiv.org/abs/2301.00002\n"
    listing = parse(f"Hi all,\n{links}thanks, see you on the lake!\n")
    assert [2, 3] == [item.line for item in listing.references]


def test_a_list_of_ids_is_no_list_of_titles() -> None:
    """A DOI above another with a label is a work of its own, and no title."""
    lines = ["10.1234/boat.1", "doi:10.1234/boat.2", "https://doi.org/10.1234/boat.3"]
    lines += ["10.1234/boat.4", "doi:10.1234/boat.5", "doi:10.1234/boat.6"]
    found = [str(reference.doi) for reference in parse("\n".join(lines)).references]
    assert [f"10.1234/boat.{n}" for n in range(1, 7)] == found
