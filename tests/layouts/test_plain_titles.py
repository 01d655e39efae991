"""The short way to a title's kind agrees with the long one."""

from inspect import unwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.layouts import people, plainlists
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes import kinds, markedtitles, titles
from bibtool.layouts.shapes.fieldlines import names_field
from bibtool.layouts.shapes.plainheads import plain_head
from bibtool.layouts.shapes.plainnames import plain_names_kind
from bibtool.layouts.shapes.plaintitles import is_plain_title

PLAIN = [
    "Small Boats on Wide Lakes",
    "Sailing without wind in a bathtub",
    "Rowing: A Handbook on Many Strokes",
    "Ten-year drift of unmanned rafts",
    "Is a Raft a Boat?",
    "Waves of order $k^2$ in shallow lakes",
    "Core/shell paddles of SU(2) symmetry",
    "Rafts, oars and the theory of rowing",
    "A review of the letters on boats",
    "Quantum Field Theory",
]
ODD = [
    "Wide Lakes Of SU(2) Boats And Many Rafts",
    "Small Boats: A Study Of $O(n \\log n)$ Strokes On Lakes",
    "With Small Boats On Wide Lakes",
    "Rafts H(curl) Oars GL(2) Boats Strokes Lakes Rivers",
]
NOT_ODD = ["With Anna Smith", "Anna Smith(Lake) and Bo Lund", "By Anna Smith and Bo Lund"]
OTHERS = [
    "10 10 Boats Boats Boats Boats",
    "Anna Smith and Bo Lund",
    "Our boat was accepted to the regatta",
    "Boats, Lakes and Rivers of Laputa",
    "School of Rowing and Sailing",
    "Best Boat Award of the Year",
    "The following boats are for sale",
    "The 5th crossing of a lake",
    "Rowing in 2019 and later years",
    "Boats of the Lake Poets Collaboration",
    "Small Boats",
    "Code: Boats on wide lakes",
    "Drifting Rafts Without Oars [pdf]",
    "Anna Smith und Bo Lund",
    "Part 2: Boats on wide lakes",
    "Our boat is out now on Lake Anna",
]
NO_LISTS = [
    "Anna Smith, Bo Lund, Lake University",
    "Anna Smith, Bo Lund, Assistant Professor",
    "Project Page, Google Scholar, Source Code",
    "Anna Smith, Bo Lund, Project Page",
    "Oral Smith, Anna Smith, Bo Lund",
    "General Relativity",
]
WORDS = st.sampled_from(
    """Boats boats Small On of the a and In by with Anna Bo Smith Lund van Oral Best Paper Award
    Code code Project Page Video Journal Workshop Proceedings Our We Team Group Institute School
    University Department Nature Review Draft This Please Joint Contribution May March Title
    Authors Conference Letters LakeNet U-Net 3D II Part Note Updated Talk arXiv Rowing: Drift's
    organized announced accepted Two One I My He is was will und et 2: Part Week 10 360 lake'19
    Growth--decay ChatGPT BoatNet LakeRow others""".split()
)


HEAD_WORDS = st.sampled_from(
    """Anna Smith: Lund: Lakes: Boats Boats: On A with With Unpublished Journal Article and U-Net
    10 3D GPT-4 Joint Project code LakeNet In Letters Bo Theory: of II van de drift? Page Rafts
    Quantum Fields: mRNA Neural From $n$ Part I: Twelve Wide Rivers Volume Title: is""".split()
)


@pytest.mark.parametrize("title", PLAIN)
def test_words_of_a_title_are_told_at_once(title: str) -> None:
    """Most titles take the short way, or there would be no use in it."""
    assert is_plain_title(title)


@pytest.mark.parametrize("title", ODD)
def test_odd_titles_are_told_at_once_as_lines(title: str) -> None:
    """Where brackets are in words, or "with" is first, the rules for lines come to the same."""
    assert kinds.is_title_at_once(title)
    assert not is_plain_title(title)
    assert kinds.kind_of(title, title, "", is_below_open=False) == "title"


@pytest.mark.parametrize("text", NOT_ODD)
def test_names_in_odd_lines_are_looked_at(text: str) -> None:
    """Names behind "with", or before brackets, go the long way."""
    assert not kinds.is_title_at_once(text)


@pytest.mark.parametrize("manner", ["", "first", "whole"])
@pytest.mark.parametrize("title", [*PLAIN, *ODD])
def test_odd_heads_are_read_as_all_are(manner: str, title: str) -> None:
    """What is read at once of such a line is what every other rule would come to."""
    if plain := plain_head(title, manner):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(titles, "plain_head", lambda *_: None)
            assert plain == titles.read_head(title, manner)


FIRST_AUTHORS = st.lists(
    st.sampled_from(
        "Anna Bo Zoë A. J.-P. van de and et by with Smith Lund-Lee O'Brien St. Jr Oral Best Paper "
        "Award Lake Conference Journal Nature Physics General Relativity (Oral) II 3".split()
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(FIRST_AUTHORS, st.sampled_from(["2019", "1899", "2019a", "2019."]))
def test_the_first_of_more_is_read_as_all_are(name: str, year: str) -> None:
    """A name, "et al." and a year behind a link are read at once as every other rule has them."""
    line = f"[Small Boats on Wide Lakes](https://boats.example/1), {name} et al., {year}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markedtitles, "_is_first", lambda _: False)
        expected = unwrap(markedtitles.marked_title)(line)
    assert unwrap(markedtitles.marked_title)(line) == expected


@pytest.mark.parametrize("text", OTHERS)
def test_what_may_be_anything_else_is_looked_at(text: str) -> None:
    """Names, news, venues, awards, buttons and questions go the long way."""
    assert not (is_plain_title(text) and not names_field(text))


@pytest.mark.parametrize("text", NO_LISTS)
def test_lists_that_may_be_anything_else_are_looked_at(text: str) -> None:
    """Addresses, menus, distinctions and words that papers are full of go the long way."""
    assert plain_names_kind(text) is None


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_the_short_way_leads_where_the_long_one_does(text: str) -> None:
    """Whatever is a plain title is a title by every rule there is for lines."""
    if is_plain_title(text) and not names_field(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kinds, "is_plain_title", lambda _: False)
            assert "title" == kinds.kind_of(text, text, "", is_below_open=False)


@pytest.mark.parametrize("manner", ["", "first", "whole"])
@given(st.lists(HEAD_WORDS, min_size=3, max_size=9).map(" ".join))
def test_plain_heads_are_read_as_all_are(manner: str, text: str) -> None:
    """What is read at once of a plain title's line is what every other rule would come to."""
    if plain := plain_head(text, manner):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(titles, "plain_head", lambda *_: None)
            assert plain == titles.read_head(text, manner)


@pytest.mark.parametrize(
    "name", ["J. R. Smith", "Anna B. Smith", "Anna Bo Smith", "Anna van de Smith", "J.-P. Smith"]
)
def test_long_lists_that_end_otherwise_do_not_crawl(name: str) -> None:
    """A list of names is read in one way; two for each name would be for ever here."""
    assert plainlists.plain_names(f"{f'{name}, ' * 150}and so on") is None


NAME_WORDS = st.sampled_from(
    "Anna Bo Smith Lund J. M. van de Ada-Lou Wang Yu Team Group Jr Ii Theory Relations On The And "
    "Lee Author Contributors By Zoë Łukasz O'Brien McLeod J.-P. -N. von der Van De e Page Project "
    "Google Scholar University Professor Student General Relativity Quantum Boats May Oral".split()
)
NAMES = st.lists(NAME_WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from([", ", " and ", ", and "]))
def test_common_lists_of_names_are_read_as_all_are(names: list[str], last: str) -> None:
    """The short way to a list of authors gives what the long one gives, or leaves it to that."""
    text = last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    kind, found = plain_names_kind(text), plainlists.plain_names(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "plain_names", lambda _: None)
        patch.setattr(kinds, "plain_names_kind", lambda _: None)
        if found is not None and len(found) > 2:
            assert found == author_list(text)
        if kind is not None:
            assert kind == kinds.kind_of(text, text, "", is_below_open=False)
