"""What one line says beside a title or names: remarks, more people, days, a repository's files."""

import pytest

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.shapes.kinds import kind_of
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.titles import read_head


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Anna Smith, Bo Lund, Cy Doe, and 5 more authors", "names"),
        ("Anna Smith, Bo Lund, Cy Doe, Di Rask + 3 others", "names"),
        ("README.md\tUpdate README.md\t2 weeks ago", "labels"),
        ("LICENSE\tInitial commit of the project\tlast year", "labels"),
    ],
)
def test_the_kind_of_a_line(line: str, kind: str) -> None:
    """As others of its sort."""
    assert kind == kind_of(line, line, "", is_below_open=False)


_SAID = "We row small boats over wide lakes and measure what the wind does to them. " * 4


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"[Small Boats on Wide Lakes](https://arxiv.org/abs/2001.00001): {_SAID}", "citation"),
        (f"[Small Boats on Wide Lakes](https://hf.co/papers/2001.00001) (5): {_SAID}", "citation"),
        (f"[Small Boats on Wide Lakes](https://lakes.example/boats): {_SAID}", "headed"),
        (f"[see](https://arxiv.org/abs/2001.00001) what is said of boats: {_SAID}", "prose"),
    ],
)
def test_a_bullet_with_a_text_behind_its_link(line: str, kind: str) -> None:
    """A work if words are linked to a paper; else one only where the others of the list are."""
    assert kind == kind_of(f"- {line}", line, "-", is_below_open=False)


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("Small Boats on Wide Lakes (Online)", "Small Boats on Wide Lakes", ()),
        ("Small Boats on Wide Lakes   Distinguished Paper", "Small Boats on Wide Lakes", ()),
        (
            "(with Anna Smith, Cy Doe and Bo Lund) Small boats on wide lakes",
            "Small boats on wide lakes",
            ("Anna Smith", "Cy Doe", "Bo Lund"),
        ),
        ("(with a view) of small boats on lakes", "(with a view) of small boats on lakes", ()),
    ],
)
def test_what_stands_beside_a_title(line: str, title: str, authors: tuple[str, ...]) -> None:
    """It is no part of it."""
    head = read_head(line, "")
    assert (True, authors) == (title in head.titles, head.authors)


@pytest.mark.parametrize(
    ("line", "mark", "rest"),
    [
        ("Feb 8 – Anna", "d", "Anna"),
        ("March 22nd: Small Boats on Lakes", "d", "Small Boats on Lakes"),
        ("Mar 5 boats and more", "", "Mar 5 boats and more"),
    ],
)
def test_a_day_before_a_line(line: str, mark: str, rest: str) -> None:
    """Without a year it takes a dash or a colon behind it."""
    found, text = mark_of(line)
    assert (mark, rest) == (found.sort, text)


@pytest.mark.parametrize(
    "line",
    [
        "Site last updated 2025-03-11",
        "Leave a comment Cancel reply",
        "Blog at WordPress.com.",
        "Letzte Änderung: 03.02.2024 – Webmaster",
        "Dernière modification : 12 septembre 2024",
        "Upvote 34 Downvote",
        "Repository files navigation",
    ],
)
def test_what_websites_say(line: str) -> None:
    """None of it is a work."""
    assert is_furniture(line)
