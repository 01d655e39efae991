"""Fingerprints: the same for the same words, and no way back to the text from a sketch."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.fingerprints import LONGEST, SCALE, WIDTH, fingerprint, overlap, sketch, text_key

WORDS = st.lists(
    st.sampled_from("alpha beta gamma delta epsilon zeta eta theta".split()), max_size=40
)


def test_print_does_not_change_a_fingerprint() -> None:
    """Case, punctuation and line breaks leave it as it is."""
    one = "We show, in this note, that nothing is lost."
    other = "we SHOW in this\nnote that nothing is lost"
    assert fingerprint(one) == fingerprint(other)
    assert text_key(one) == text_key(other)


def test_fewer_words_than_a_gram_have_no_fingerprint() -> None:
    """Four words prove nothing."""
    assert frozenset() == fingerprint("only four words here")


@settings(max_examples=100, deadline=None)
@given(WORDS, st.integers(0, 40), st.integers(0, 40))
def test_a_passage_is_contained_in_its_text(run: list[str], start: int, end: int) -> None:
    """Every passage of a text has all its 5-grams, and all its sampled ones, in the text."""
    whole, part = fingerprint(" ".join(run)), fingerprint(" ".join(run[start:end]))
    assert part <= whole
    assert sketch(part) <= sketch(whole) <= whole


def test_a_sketch_is_about_a_quarter() -> None:
    """The sample is even, so that it estimates."""
    text = " ".join(f"w{i}" for i in range(3000))
    whole = fingerprint(text)
    assert 3000 - WIDTH + 1 == len(whole)
    assert 0.9 < len(sketch(whole)) * SCALE / len(whole) < 1.1


def test_overlap_counts_both_ways() -> None:
    """A passage is wholly in its text, the text only partly in the passage."""
    text = " ".join(f"w{i}" for i in range(20))
    both = overlap(fingerprint(" ".join(text.split()[:12])), fingerprint(text))
    assert (8, 1.0, 0.5) == (both.shared, both.of_item, both.of_record)
    assert 0 == overlap(frozenset(), fingerprint(text)).shared


def test_a_page_pasted_as_one_line_costs_no_more_than_an_abstract() -> None:
    """Beyond the length of any abstract a text is not looked at."""
    text = " ".join(f"w{i}" for i in range(100_000))
    assert fingerprint(text[:LONGEST]) == fingerprint(text)
