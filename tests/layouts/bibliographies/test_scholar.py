"""Google Scholar's mails, results and profiles, in lines and glued."""

import pytest

from bibtool.layouts import LAYOUTS, parse
from tests.layouts.test_every_line import check

SPACE = "\u00a0"
WORDS = "Boats are rowed over lakes and we see what the wind does to them in the crowd-"
MAIL = f"""[PDF] Rowing small boats
R Kerk, G Ács, C van der Berg{SPACE}- arXiv preprint arXiv:2010.07808, 2020
{WORDS}
based harbours of the{SPACE}…
\t


Second boats
J Smith{SPACE}- …{SPACE}on Lakes and Rivers (LAKES), 2021
The lakes are wide and we measure how wide they are in this paper by means{SPACE}…
\t


[HTML] Boats without a place
M Abd, H Roche, S Dem
The lakes are wide and we measure how wide they are in this paper by means{SPACE}…
\t


{SPACE}
LIST MY ALERTS
CANCEL ALERT

This alert is sent by Google Scholar.
"""
RESULTS = """Articles
Case law
Any time
Since 2016
include citations
About 1,230 results (0.05 sec)
[PDF] arxiv.org
[CITATION][C] Rowing small boats
R Kerk, G Ács - CoRR, abs/2010.07808, 2020 - arxiv.org
Cited by 5 Related articles All 6 versions Cite Save
Boats
J Smith - 2021 - books.example.org
… The lakes are wide and we measure how wide they are in this paper by means …
☆ Save 99 Cite Cited by 5 Related articles All 6 versions
Showing the best result for this search. See all results
"""


def test_mail() -> None:
    """Title, authors, venue and the abstract's words are an item; the trailer is left over."""
    listing = parse(MAIL)
    check(MAIL, listing)
    assert [(1, 2, 3, 4), (8, 9, 10), (14, 15, 16)] == [r.lines for r in listing.references]
    first, second, third = listing.references
    assert ("Rowing small boats", "2010.07808", 2020) == (
        first.title,
        str(first.arxiv_id),
        first.year,
    )
    assert ("R. Kerk", "G. Ács", "C. van der Berg") == first.authors
    assert first.abstract.endswith("in the crowd-based harbours of the …")
    assert ("Second boats", 2021) == (second.title, second.year)
    assert ("Boats without a place", None) == (third.title, third.year)


def test_mail_with_wrapped_title_and_links() -> None:
    """A plain-text mail wraps titles and prints the link below them."""
    text = MAIL.replace(
        "Rowing small boats\n",
        "Rowing small boats on lakes that are wider than\nmost\n"
        "<https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2010.07808>\n",
    )
    first = parse(text).references[0]
    assert ("Rowing small boats on lakes that are wider than most", (1, 2, 3, 4, 5, 6)) == (
        first.title,
        first.lines,
    )


def test_mail_with_indented_titles() -> None:
    """A title goes on below its mark, however deep its lines are set."""
    page = """From: Google Scholar Alerts

  [LINK] How small boats are rowed over wide and windy
         lakes
  A Smith, B Lund - Lake Letters …, 2019
  Boats are rowed by many, and here we say how it is done where lakes are wide …

  [LINK] Oars of paper
  C Doe, D Rask - bioRxiv, 2020
  Paper floats, and so do the oars which we have made of it in the winter …

  CANCEL ALERT
"""
    titles = ["How small boats are rowed over wide and windy lakes", "Oars of paper"]
    assert titles == [reference.titles[0] for reference in parse(page, "scholar").references]


def test_results_without_space() -> None:
    """Where nothing stands between results, no line is two results'."""
    text = (
        "Boats\nJ Smith, B Lund - Lakes and Rivers, 2019\nThe lakes are wider than they\n"
        "Z Chen, S Kerk - CoRR, abs/2010.07808, 2020\nof the small lakes for rowing\n"
    )
    listing = LAYOUTS["scholar"].read(text)
    check(text, listing)
    assert [(1, 2), (3, 4, 5)] == [reference.lines for reference in listing.references]


def test_results() -> None:
    """Menus, buttons and marks are left over; the CoRR number is the arXiv id."""
    listing = parse(RESULTS)
    check(RESULTS, listing)
    assert [("Rowing small boats", (8, 9)), ("Boats", (11, 12, 13))] == [
        (reference.title, reference.lines) for reference in listing.references
    ]
    assert ["2010.07808", ""] == [str(r.arxiv_id or "") for r in listing.references]


@pytest.mark.parametrize(
    "cells", ["\t{cites}\t{year}", ", {year}\n{cites}\t{year}", ", {year}\n{cites}\n{year}"]
)
@pytest.mark.parametrize(
    "head", ["", "Title\tCited by\tYear\n", "Anna Kerk\nCited by\nh-index\n\n"]
)
def test_profile(head: str, cells: str) -> None:
    """A profile's rows have the venue on its own line, with counts beside or below it."""
    rows = [
        ("Rowing small boats", "R Kerk, G Ács, B Lund", "arXiv preprint arXiv:2010.07808", 5, 2020),
        ("Boats with wings", "J Smith, R Kerk, ...", "Journal of Boats 12 (3), 45-67", 12, 2019),
        ("What moves a boat?", "R Kerk", "Lakes, 1-10", 1, 2018),
    ]
    text = head + "".join(
        f"{title}\n{names}\n{venue}{cells.format(cites=cites, year=year)}\n"
        for title, names, venue, cites, year in rows
    )
    listing = parse(text)
    check(text, listing)
    assert [(row[0], row[4]) for row in rows] == [(r.title, r.year) for r in listing.references]
    assert ["2010.07808", "", ""] == [str(r.arxiv_id or "") for r in listing.references]
    assert head.count("\n") >= len(listing.leftovers)


GLUED = (
    "Google ScholarLoading...Sort by dateCreate alertWide lakesSearch within citing articles "
    f"[PDF] arxiv.orgRowing small boatsR Kerk, G Ács{SPACE}- arXiv preprint arXiv:2010.07808, 2020"
    f" - arxiv.orgRowing enables boats to cross the lakes that are wider than they were{SPACE}…"
    "Save Cite Cited by 5 Related articles All 6 versions  View as HTML  "
    f"Boats with BERTJ Smith, B Lund…{SPACE}- arXiv preprint arXiv{SPACE}…, 2021 - arxiv.org"
    f"We row boats with language and see that the boats go{SPACE}…"
    "Save Cite Cited by 2 Related articles   "
    f"Lakes in 3DA Lund{SPACE}- Proceedings of the Boats, 2021 - SpringerThe lakes are wide and we"
    f" measure how wide they are{SPACE}…Save Cite Related articles  Create alert\n"
)


@pytest.mark.parametrize("text", [GLUED, GLUED.replace("View as HTML  ", "View as HTML\n")])
def test_glued_results(text: str) -> None:
    """Where a title ends and the authors begin, capitals leave open: all cuts are titles."""
    listing = parse(text)
    check(text, listing)
    assert ["Rowing small boats", "Boats with BERT", "Lakes in 3D"] == [
        reference.title for reference in listing.references
    ]
    assert ["2010.07808", "", ""] == [str(r.arxiv_id or "") for r in listing.references]
    assert [2020, 2021, 2021] == [reference.year for reference in listing.references]
    assert [("R. Kerk", "G. Ács"), ("B. Lund",), ()] == [r.authors for r in listing.references]
    assert listing.references[2].abstract.startswith("The lakes are wide")


def test_results_in_another_language() -> None:
    """What recurs below each result are buttons, in whatever language."""
    rows = [
        ("Rowing small boats", "R Kerk, G Ács - arXiv preprint arXiv:2010.07808, 2020 - arxiv.org"),
        ("Boats with wings", "J Smith, R Kerk - Journal of Boats, 2019 - Springer"),
        ("What moves a boat?", "R Kerk - 2018 - Elsevier"),
        ("Second boats", "B Lund - arXiv preprint arXiv:2001.00001, 2020 - arxiv.org"),
    ]
    buttons = "保存 引用 相关文章 所有 {n} 个版本"
    text = "".join(
        f"{title}\n{byline}\n… {WORDS}\nbased on {title[:6]} …\n{buttons.format(n=n)}\n"
        for n, (title, byline) in enumerate(rows, 2)
    )
    listing = parse(text)
    check(text, listing)
    assert listing.layout == "scholar"
    assert [title for title, _ in rows] == [item.title for item in listing.references]
    assert not any("版本" in item.abstract for item in listing.references)


STACKED = """On Small Boats and Wide Lakes
A Oar, B Lund
Journal of Lakes 12 (3), 4-5
120*
2019

The Long Oars of Summer
C Rask
arXiv preprint arXiv:2001.00002
7
2020

Sails in the Wind of the North
D Moor, E Quay, …
Lake Conference, 12
2021
"""


def test_profile_with_counts_on_lines_of_their_own() -> None:
    """Citations and year stand below the venue, a line each; one author is enough then."""
    head = "Anna Oar\nVerified email at lakes.example - Homepage\n\nTITLE CITED BY YEAR\n\n"
    listing = parse(f"{head}{STACKED}\nSHOW MORE\n")
    assert "scholar" == listing.layout
    assert [
        ("On Small Boats and Wide Lakes", ("A. Oar", "B. Lund"), 2019, None),
        ("The Long Oars of Summer", ("C. Rask",), 2020, "2001.00002"),
        ("Sails in the Wind of the North", ("D. Moor", "E. Quay"), 2021, None),
    ] == [
        (item.titles[0], item.authors, item.year, item.arxiv_id and item.arxiv_id.base)
        for item in listing.references
    ]
