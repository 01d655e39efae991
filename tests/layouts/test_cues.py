"""Quick looks at a line before slow ones: they hide nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.layouts import parse
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes import sentences, venues
from bibtool.layouts.shapes.cues import CONTACT, NEWS, PERSONAL, SERIES, VENUE, cues_of

_FORMS = (
    (venues._WORDS, VENUE),
    (venues._SERIES, SERIES),
    (sentences._NEWS, NEWS),
    (sentences._PERSONAL, PERSONAL),
    (sentences._PLACE, CONTACT),
)
_WORDS = st.sampled_from(
    """proceedings Proc. conference conf. Journal transactions trans. workshop symposium advances in
    letters preprint tech. report thesis to appear accepted under review in press submitted IEEE
    PNAS vol. pp. 12 NeurIPS NeurIPS2020 openreview published publisher poster chapter Our our paper
    I We two will be giving gave a invited joined is out now available are hiring honoured excited
    to received the won co-organizing coorganised serving as reviewed for papers were announcing
    congratulations click on sign up subscribe your e-mail stay tuned PhD student University of Foo
    Institute of Technology Inc. GmbH Laboratory boats""".split()
)


@given(st.lists(_WORDS, max_size=9), st.sampled_from([" ", ", ", "-", ": "]))
def test_a_line_that_matches_has_a_cue(words: list[str], between: str) -> None:
    """No form of a venue, of news or of an address is found on a line without its cues."""
    text = between.join(words)
    hidden = [
        form.pattern
        for form, cues in _FORMS
        if form.search(text) and cues.isdisjoint(cues_of(text))
    ]
    assert [] == hidden


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Smith, Bo Lund and Cy Doe", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Anna Smith, Bo Lund,and Cy Doe", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Anna Smith\u00a0and Bo Lund; Cy Doe", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Anna Smith; Bo Lund & Cy Doe", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Smith, A., Lund, B.", ("A. Smith", "B. Lund")),
        ("Smith, Anna and Lund, Bo and Doe, Cy", ("Anna Smith", "Bo Lund", "Cy Doe")),
        ("Anna Smith, Bo Lund et al.", ("Anna Smith", "Bo Lund")),
        ("Anna Smith, Bo Lund, …", ("Anna Smith", "Bo Lund")),
        ("Anna Smith, Small Boats. Bo Lund", None),
        ("Anna Smith, Bo Lund for Cy Doe", None),
    ],
)
def test_names_are_divided_by_any_sign(text: str, names: tuple[str, ...] | None) -> None:
    """Commas, semicolons and "and" divide names, with whatever blanks around them."""
    assert names == author_list(text)


@pytest.mark.parametrize("bullet", ["- ", "* ", "• "])
def test_each_bullet_of_a_list_is_a_work(bullet: str) -> None:
    """Bare ids and links are works of their own in a list of titles; comments are none."""
    works = [
        "On the Shape of Small Boats",
        "Wide Lakes: How Boats Cross Them, https://arxiv.org/abs/2301.00001",
        "arXiv:2301.00002v1",
        "Rowing without Oars",
        "https://arxiv.org/abs/2301.00003",
        "A Theory of Hidden Currents",
        "The Wind and the Anchor",
    ]
    text = "# What we read about boats\n\n" + "".join(f"{bullet}{work}\n" for work in works)
    listing = parse(text, layout="shape")
    ids = [str(r.arxiv_id) if r.arxiv_id else None for r in listing.references]
    assert [(n,) for n in range(3, 10)] == [r.lines for r in listing.references]
    assert [None, "2301.00001", "2301.00002v1", None, "2301.00003", None, None] == ids
