"""Mending: undone is what pages do, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.mending import mend

CASES = [
    ("line-end", "the posi-\ntion of", "the position of"),
    ("line-end-gone", "the posi- tion of", "the position of"),
    ("soft-hyphen", "the com\u00adputer", "the computer"),
    ("soft-hyphen-at-the-end", "the com\u00ad\nputer", "the computer"),
    ("hyphen-of-its-own", "both pre- and postwar", "both pre- and postwar"),
    ("compound", "self- supervised", "self- supervised"),
    ("ligature", "e\ufb03cient \ufb02ow", "efficient flow"),
    ("entity", "don&#x27;t &amp; can&rsquo;t", "don't & can’t"),
    ("spaces", "one\u00a0two\u2009three&nbsp;four", "one two three four"),
    ("zero-width", "one\u200btwo", "onetwo"),
    ("long-reference", "&#" + "9" * 5000 + ";", " ;"),
    ("plain", "Nothing to mend: a-b, c.", "Nothing to mend: a-b, c."),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_what_a_page_did_is_undone(text: str, expected: str) -> None:
    """A word in one piece again, a space a space, and a hyphen of its own left alone."""
    assert expected == mend(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab cd-&#;\u00ad\ufb01\u00a0\n"), max_size=60))
def test_mending_is_done_once(text: str) -> None:
    """No text breaks it, and none grows."""
    assert len(mend(text)) <= len(text) + 2 * text.count("\ufb01")
