"""How well two names agree, whoever's they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.authorship.agreement import Agreement, agreement
from bibtool.authorship.forms import flipped, form_of
from bibtool.names import Name

NONE, SPELLING, LOOSE, INITIALS, FULL = Agreement
PAIRS = [
    ("Gabriel Synnaeve", "gabriel SYNNAEVE", FULL),
    ("Gabriel Synnaeve", "Synnaeve, Gabriel", FULL),
    ("Gabriel Synnaeve", "G. Synnaeve", INITIALS),
    ("Gabriel Synnaeve", "Synnaeve G.", INITIALS),
    ("Gabriel Synnaeve", "G.Synnaeve", INITIALS),
    ("Gabriel Synnaeve", "Synnaeve Gabriel", LOOSE),
    ("Gabriel Synnaeve", "Gabriele Synnaeve", SPELLING),
    ("Gabriel Synnaeve", "Gabriel Sinnaeve", SPELLING),
    ("Gabriel Synnaeve", "Gabrielle Synnaev", NONE),
    ("Gabriel Synnaeve", "Guy Synnaeve", NONE),
    ("Baptiste Rozière", "Baptiste Roziere", FULL),
    ("Fabian Glöckle", "Fabian Gloeckle", FULL),
    ("Fabian Glöckle", "Fabian Glockle", FULL),
    ("Fabian Gloeckle", "Fabian Glockle", SPELLING),
    ("Jürgen Weiß", "Juergen Weiss", FULL),
    ("Håkon Dahle", "Haakon Dahle", FULL),
    ("Søren Østergård", "Soeren Oestergaard", FULL),
    ("Łukasz Kaiser", "Lukasz Kaiser", FULL),
    ("Юрий Нестеренко", "Yuri Nesterenko", SPELLING),
    ("Sergey Nesterenko", "Sergei Nesterenko", SPELLING),
    ("张伟", "Wei Zhang", FULL),
    ("Wei Zhang", "Zhang Wei", LOOSE),
    ("Wei Zhang", "Wei Zheng", NONE),
    ("Yan Liu", "Yang Liu", NONE),
    ("Yang Wu", "Jiang Wu", NONE),
    ("Jun-Yan Zhu", "Junyan Zhu", FULL),
    ("Jun-Yan Zhu", "Jun Yan Zhu", FULL),
    ("Jun-Yan Zhu", "J.-Y. Zhu", INITIALS),
    ("Jun-Yan Zhu", "Zhu JY", INITIALS),
    ("Jun-Yan Zhu", "Jun Zhu", LOOSE),
    ("Laurens van der Maaten", "van der Maaten, L.", INITIALS),
    ("Laurens van der Maaten", "Laurens Maaten", FULL),
    ("Laurens van der Maaten", "Laurens de Maaten", NONE),
    ("Michael L. Seltzer", "Michael Seltzer", FULL),
    ("Michael L. Seltzer", "Michael K. Seltzer", NONE),
    ("H. Vincent Poor", "Vincent Poor", LOOSE),
    ("Marie-Françoise Bidaut-Véron", "Marie Francoise Bidaut Veron", LOOSE),
    ("Daniel Zhang-Li", "D. Zhang", NONE),
    ("Robert Heath Jr.", "Robert Heath", FULL),
    ("Robert Heath Jr.", "Robert Heath Sr.", NONE),
    ("Weinan E", "W. E", INITIALS),
    ("V.Ch.Zhukovsky", "V. Ch. Zhukovsky", INITIALS),
    ("Yu. Ivanov", "Yuri Ivanov", INITIALS),
    ("Luc Molinet (LAGA)", "Luc Molinet", FULL),
    ("FAIR CodeGen team", "fair codegen Team", FULL),
    ("FAIR CodeGen team", "FAIR team", NONE),
    ("Guangyi", "Guangyi Liu", NONE),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [pytest.param(*p, id=f"{p[0]}={p[1]}") for p in PAIRS]
)
def test_how_well_names_agree(one: str, other: str, expected: Agreement) -> None:
    """Initials, accents, order, parts and spellings may differ, each with its own weight."""
    mine, theirs = form_of(Name.parse(one)), form_of(Name.parse(other))
    assert expected is agreement(mine, theirs)
    assert expected is agreement(theirs, mine)


FLIPPED = [
    ("Zhang Wei", Name("Zhang", "Wei")),
    ("Bloch Matthieu R.", Name("Bloch", "Matthieu R.")),
    ("van der Maaten Laurens", Name("Maaten", "Laurens", "van der")),
    ("Plato", Name(literal="Plato")),
    ("FAIR team", Name(literal="FAIR team")),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*p, id=p[0]) for p in FLIPPED])
def test_a_name_printed_family_first_is_turned(text: str, expected: Name) -> None:
    """Small words stay with the family name; what is no person's name stays as it is."""
    assert expected == flipped(Name.parse(text))


NAMES = st.text(st.sampled_from("abÄß .-,'J\\{中Юλ(1"), max_size=12)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES)
def test_any_names_can_be_compared(one: str, other: str) -> None:
    """Nothing fails, order does not matter, and a name agrees with itself."""
    mine, theirs = form_of(Name.parse(one)), form_of(Name.parse(other))
    assert agreement(mine, theirs) is agreement(theirs, mine)
    assert agreement(mine, form_of(Name.parse(one))) >= INITIALS
