"""Journal references: taken apart where they surely can be, else kept whole, else not believed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.exporters.journalref import Venue, venue

ARTICLES = [
    ("Inv.Lett. B356 (1995) 239-248", ("Inv.Lett.", "B356", "", "239-248"), 1995),
    ("Inv. Rev. E 73, 046102 (2006)", ("Inv. Rev. E", "73", "", "046102"), 2006),
    ("Inv. Rev. E, 73 046102 (2006)", ("Inv. Rev. E", "73", "", "046102"), 2006),
    ("Inv.Rev.D79:096004,2009", ("Inv.Rev.", "D79", "", "096004"), 2009),
    ("Astroinv.J. 438 (1995) L17-L20", ("Astroinv.J.", "438", "", "L17-L20"), 1995),
    ("InvX ONE 6(9): e24195 (2011)", ("InvX ONE", "6", "9", "e24195"), 2011),
    ("J. of Inventions, 29:142--164, 1998", ("J. of Inventions", "29", "", "142-164"), 1998),
    ("J. of Inventions 15(6):1158–1180, 2015", ("J. of Inventions", "15", "6", "1158-1180"), 2015),
    (
        "Inventions, vol. 79, no. 2, pp. 253-258, May 2006",
        ("Inventions", "79", "2", "253-258"),
        2006,
    ),
    ("Inventions, Volume 39, pages 689-743, 2010.", ("Inventions", "39", "", "689-743"), 2010),
    ("Inventions & Sons 10, 1 (2015)", ("Inventions & Sons", "10", "", "1"), 2015),
]


@pytest.mark.parametrize(("text", "parts", "year"), ARTICLES)
def test_articles(text: str, parts: tuple[str, str, str, str], year: int) -> None:
    """Journal, volume, number, pages and year in the orders in which people write them."""
    expected = Venue(year, text.rstrip("."), *parts)
    assert expected == venue(text)


WHOLE = [
    pytest.param("Proceedings of INV 2015, PMLR 37:448-456", 2015, id="proceedings"),
    pytest.param("Proc. Inv. Lett. 5, 12 (2011)", 2011, id="proceedings like an article"),
    pytest.param("EPTCS 90, 2012, pp. 69-85", 2012, id="series"),
    pytest.param("Inv. Sci., 2012", 2012, id="no volume"),
    pytest.param("Bulletin of Inv 9, 2 (2003) 169-180", 2003, id="volume and number apart"),
    pytest.param("A Talk in Paris, 3 May 2011, p. 1984", 2011, id="a page is no year"),
]


@pytest.mark.parametrize(("text", "year"), WHOLE)
def test_what_is_no_article_is_kept_whole(text: str, year: int) -> None:
    """Of what cannot surely be taken apart only the year is taken out."""
    assert Venue(year, text) == venue(text)


NONE = [
    pytest.param("", id="nothing"),
    pytest.param("to appear in Inventions", id="no year"),
    pytest.param("Inv. Lett. 4 (1997) 3; Erratum-ibid. 5 (1998) 4", id="two years"),
    pytest.param("Inventions 2011, revised 2012", id="two years again"),
    pytest.param("Inventions 10(2), 1984-2005", id="pages like years"),
    pytest.param("Inventions 5, 12 (1887)", id="before arXiv's authors"),
    pytest.param("Inventions " * 40 + "2011", id="too long"),
]


@pytest.mark.parametrize("text", NONE)
def test_without_one_year_it_says_too_little(text: str) -> None:
    """No year is guessed."""
    assert venue(text) is None


@given(st.text(alphabet="Aa. 19(0),:-v0l;2", max_size=120))
@settings(max_examples=200, deadline=None)
def test_every_part_stands_in_the_text(text: str) -> None:
    """Nothing is made up."""
    found = venue(text)
    if found is not None:
        parts = (found.journal, found.volume, found.number, str(found.year))
        assert all(part in found.whole for part in parts)
        assert all(page in found.whole for page in found.pages.split("-"))


@pytest.mark.parametrize("unit", ["A. ", "Aa ", "A1 (", "vol. 1, ", "1-", "(2011) ", "Aa 1, 1 "])
def test_hostile_text_is_cheap(unit: str) -> None:
    """A long reference is read no further than any of them reaches."""
    assert venue(unit * 100_000) is None
