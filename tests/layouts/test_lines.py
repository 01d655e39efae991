"""A page's lines, as objects or packed, are the same lines."""

from hypothesis import given
from hypothesis import strategies as st

from bibtool.layouts.lines import Packed, Page, numbered

_TEXTS = st.text(st.characters(codec=None) | st.sampled_from("a \n\r\ud800é文😀\u2028\x0c"))
_PLACES = st.none() | st.integers(-9, 9)


@given(_TEXTS)
def test_packed_lines_are_the_lines(text: str) -> None:
    """One after the other, from either end; with half characters and odd separators in them."""
    lines = list(numbered(text))
    packed = Packed(lines)
    assert lines == list(packed)
    assert len(lines) == len(packed)
    assert lines[::-1] == [packed[-at] for at in range(1, len(lines) + 1)]


@given(_TEXTS, _PLACES, _PLACES, st.sampled_from([None, 1, 2, -1, -3]))
def test_slices_are_those_of_a_list(
    text: str, first: int | None, last: int | None, step: int | None
) -> None:
    """Whatever their ends and steps."""
    lines = list(numbered(text))
    assert lines[first:last:step] == Packed(lines)[first:last:step]


@given(_TEXTS, st.sets(st.integers(1, 9)))
def test_what_nobody_took_is_left_over(text: str, numbers: set[int]) -> None:
    """The same of packed lines as of the others, in order."""
    plain, packed = Page("made-up", text), Page("made-up", text)
    kept = packed.packed()
    for line in list(plain.lines):
        if line.number in numbers:
            plain.take([line])
            packed.take([line])
    assert [line for line in kept if line.number not in numbers] == list(kept.but(numbers))
    assert plain.listing() == packed.listing()
