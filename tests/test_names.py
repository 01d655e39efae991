"""Names of people and teams: split, compared, never damaged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.names import Name

SPLIT = [
    ("Ada Lovelace", Name(family="Lovelace", given="Ada")),
    ("Laurens van der Maaten", Name(family="Maaten", given="Laurens", particle="van der")),
    ("Luke de Oliveira", Name(family="Oliveira", given="Luke", particle="de")),
    ("Beto De Paola", Name(family="De Paola", given="Beto")),
    ("Karl D. D. Willis", Name(family="Willis", given="Karl D. D.")),
    ("Kam Hou U", Name(family="U", given="Kam Hou")),
    ("Ludwig van Beethoven Jr.", Name("Beethoven", "Ludwig", "van", "Jr.")),
    ("van der Berg, Jan", Name("Berg", "Jan", "van der")),
    ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
    ("Martin Luther King, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
    ("Martin Luther King, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
    ("Guangyi", Name(literal="Guangyi")),
    ("FAIR CodeGen team", Name(literal="FAIR CodeGen team")),
    (" H1 Collaboration", Name(literal="H1 Collaboration")),
    ("  Grace   Hopper ", Name(family="Hopper", given="Grace")),
    ("Van Nguyen", Name(family="Nguyen", given="Van")),
    ("", Name()),
]
SAME = [
    ("G. Synnaeve", "Gabriel Synnaeve", True),
    ("Gabriel Synnaeve", "GABRIEL SYNNAEVE", True),
    ("Gabriel Synnaeve", "Gabriele Synnaeve", False),
    ("Baptiste Rozière", "Baptiste Roziere", True),
    ("Michael L. Seltzer", "Michael Seltzer", True),
    ("Michael L. Seltzer", "Michael K. Seltzer", False),
    ("Jan van der Berg", "van der Berg, J.", True),
    ("Wei Zhang", "Wei Zheng", False),
    ("H1 Collaboration", "h1 collaboration", True),
    ("Guangyi", "Guangyi Liu", False),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*p, id=p[0] or "empty") for p in SPLIT]
)
def test_names_are_split_as_bibliographies_do(text: str, expected: Name) -> None:
    """Particles, suffixes and inverted order are understood; teams and single names stay whole."""
    assert expected == Name.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"), [pytest.param(*p, id=f"{p[0]}={p[1]}") for p in SAME]
)
def test_initials_and_accents_may_differ_other_letters_not(
    one: str, other: str, expected: bool
) -> None:
    """Two names can be one person's if the family is the same and the given names agree."""
    assert expected == Name.parse(one).same_person(Name.parse(other))
    assert expected == Name.parse(other).same_person(Name.parse(one))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_a_name_loses_no_letter(text: str) -> None:
    """Whatever is parsed prints again with the same letters."""
    name = Name.parse(text)
    printed = sorted(c for c in name.display if c.isalnum())
    again = sorted(c for c in Name.parse(name.display).display if c.isalnum())
    assert printed == again
    assert name.same_person(name)
