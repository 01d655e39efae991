"""Titles held against a record's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.checking.titles import Relation, relation

SAME, NEAR, OTHER = Relation
CASES = {
    ("Attention is all you need", "Attention Is All You Need"): SAME,
    ("Attention Is All You Need.", "Attention Is All You Need"): SAME,
    ("Pre-training of Teapots", "Pretraining of Teapots"): SAME,
    ("Pre-training of Teapots", "Pre training of Teapots"): SAME,
    ("Cats & Dogs at Rest", "Cats and Dogs at Rest"): SAME,
    ("The Schroedinger Cupboard", "The Schrödinger Cupboard"): SAME,
    ("The Łukasiewicz Cascade", r"The {\L}ukasiewicz Cascade"): SAME,
    ("Bounds on $\\alpha$ Decay", "Bounds on α Decay"): SAME,
    ("R- and L-orders of Monoids", "R and L Orders of Monoids"): SAME,
    ("", "Attention Is All You Need"): SAME,
    ("0$0&\\", "0$0&\\"): SAME,
    ("Cats &amp; Dogs <i>at</i> H<sub>2</sub>", "Cats and Dogs at H$_2$"): NEAR,
    ("On Release 1.5 of Teapots", "On Release 15 of Teapots"): NEAR,
    ("P = NP for Teapots", "P ≠ NP for Teapots"): NEAR,
    ("Llama 3", "The Llama 3 Herd of Models"): NEAR,
    ("Modelling Drowsy Teapots", "Modeling Drowsy Teapots"): NEAR,
    ("Attention Is All You Need", "The Llama 3 Herd of Models"): OTHER,
    ("Deep Learning", "Deep Residual Networks for Umbrellas"): OTHER,
}


@pytest.mark.parametrize(("ours", "theirs"), CASES)
def test_titles_are_the_same_near_or_other(ours: str, theirs: str) -> None:
    """Braces, capitals, accents, hyphens and signs are no difference; numbers and relations are."""
    assert CASES[ours, theirs] == relation(ours, theirs)


@given(st.text(max_size=60))
def test_a_title_is_the_same_as_itself(title: str) -> None:
    """Whatever it is made of."""
    assert relation(title, title) is SAME
