"""Which papers are shown, and what is heeded of the authors' shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.arrangement import Credit, Selection, chosen, credit
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError
from tests.arrangement.made import bibliographies, listed, record


@pytest.mark.parametrize(
    ("since", "until", "published", "expected"),
    [
        ("2024", "", "2024-01-01", True),
        ("2024", "", "2023-12-31", False),
        ("2024-05", "", "2024-05-01", True),
        ("2024-05", "", "2024-04-30", False),
        ("2024-05-06", "", "2024-05-05", False),
        ("2024-05-06", "", "2024-05", True),  # as far as it is known
        ("", "2024", "2024-12-31", True),
        ("", "2024", "2025-01-01", False),
        ("2020", "2024", "2022-02-02", True),
        ("2020", "", "", False),
        ("", "2020", "", False),
        ("", "", "", True),
    ],
)
def test_a_time(since: str, until: str, published: str, expected: bool) -> None:
    """Both ends belong to it; what has no date belongs to no time."""
    papers = listed(record(1, published=published))
    assert expected == (len(chosen(papers, Selection(since, until))) == 1)


@pytest.mark.parametrize("date", ["24", "2024-13", "2024-00", "2024-02-32", "last year", "2024-2"])
def test_what_is_no_date_is_refused(date: str) -> None:
    """Nobody gets all papers because of a slip."""
    with pytest.raises(SettingError, match="--since"):
        Selection(since=date)
    with pytest.raises(SettingError, match="--until"):
        Selection(until=date)


@pytest.mark.parametrize(
    ("authors", "comment", "expected"),
    [
        ("Ann Bee, Cee Dee", "", True),
        ("A. Bee, Cee Dee", "", True),
        ("Cee Dee, Ann Bee", "", False),
        ("Cee Dee, Ann Bee, Eff Gee", "The first two authors contributed equally.", True),
        ("Cee Dee, Eff Gee, Ann Bee", "The first two authors contributed equally", False),
        ("Cee Dee, Eff Gee, Ann Bee", "C. Dee and A. Bee contributed equally", True),
        ("Cee Dee, Eff Gee, Ann Bee", "Eff Gee and Ann Bee contributed equally", False),
        ("Cee Dee, Ann Bee", "Equal contribution", False),
        ("Cee Dee, Ann Bee", "Authors are listed in alphabetical order", True),
    ],
)
def test_first_authors(authors: str, comment: str, expected: bool) -> None:
    """First is who is named first, or is said to be no less; the order alone is no sign."""
    papers = listed(record(1, *authors.split(", "), comment=comment), owner="Ann Bee")
    assert expected == (len(chosen(papers, Selection(first_author=True))) == 1)


def test_a_list_of_nobodys_has_no_first_author() -> None:
    """Without an owner nobody is first."""
    assert 0 == len(chosen(listed(record(1, "Ann Bee")), Selection(first_author=True)))


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", Credit()),
        ("9 pages. First three authors contributed equally", Credit((0, 1, 2), is_equal=True)),
        ("First nine authors contributed equally", Credit((), is_equal=True)),
        ("All authors contributed equally; 12 pages", Credit((0, 1, 2, 3), is_equal=True)),
        ("Bee and Ray Dee contributed equally", Credit((0, 1), is_equal=True)),
        ("(RD and EE equally contributed to this work)", Credit((1, 2), is_equal=True)),
        ("Ann Bee contributed equally", Credit((), is_equal=True)),  # with whom is not said
        ("We thank Eve Eff. Equal contribution", Credit((), is_equal=True)),
        ("a log-Sobolev inequality; equal to v2", Credit()),
        ("Authors in alphabetical order", Credit(alphabetical=True)),
        ("The references are in alphabetical order", Credit()),
    ],
)
def test_what_is_said_of_shares(comment: str, expected: Credit) -> None:
    """Who is named is named by the comment; nothing is made up."""
    paper = record(1, "Ann Bee", "Ray Dee", "Eve Eff", "Gus Gee", comment=comment)
    assert expected == credit(paper)


@given(st.text(), bibliographies)
def test_any_comment_can_be_read(comment: str, papers: Bibliography) -> None:
    """Positions are those of authors."""
    for paper in papers.values():
        said = credit(record(1, *(n.display for n in paper.authors), comment=comment))
        assert set(said.equal) <= set(range(len(paper.authors)))
