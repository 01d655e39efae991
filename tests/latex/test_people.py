"""Names in an author field, as people write them and as BibTeX takes them apart."""

import pytest

from bibtool.latex import authors, printed_authors, without_others
from bibtool.names import Name

PEOPLE = {
    "Doe, John and Jane Q. Roe": [Name("Doe", "John"), Name("Roe", "Jane Q.")],
    "{FAIR CodeGen team} and Doe, J.": [Name(literal="FAIR CodeGen team"), Name("Doe", "J.")],
    '{Barnes and Noble} AND M{\\"u}ller, K': [
        Name(literal="Barnes and Noble"),
        Name("Müller", "K"),
    ],
    "van der Berg, Jr., Hans": [Name("Berg", "Hans", "van der", "Jr.")],
    "King, Martin, Jr.": [Name("King", "Martin", suffix="Jr.")],
    "Henry E. Kyburg, Jr.": [Name("Kyburg", "Henry E.", suffix="Jr.")],
    "'t Hooft, Gerard and {'t} Hooft, G.": [
        Name("Hooft", "Gerard", "'t"),
        Name("'t Hooft", "G."),
    ],
    "ben Yaakov, D.": [Name("Yaakov", "D.", "ben")],
    "López de Molina, G.": [Name("López de Molina", "G.")],
    "{de la Mata}, M.": [Name("de la Mata", "M.")],
    "family=Berg, prefix=van der, given=Ludwig, given-i=L and given=Li, family=Xi": [
        Name("Berg", "Ludwig", "van der"),
        Name("Xi", "Li"),
    ],
    "E = mc, Ada": [Name("E = mc", "Ada")],
    "Author, First": [Name("Author", "First")],
    "Plato and {Doe}, J and": [Name(literal="Plato"), Name("Doe", "J")],
    "Epocrates\\relax": [Name(literal="Epocrates")],
    " and Doe, J. and ": [Name("Doe", "J.")],
    "": [],
}


@pytest.mark.parametrize("value", PEOPLE)
def test_names_are_split_outside_braces(value: str) -> None:
    """What is braced whole is one name, small words before the family name are particles."""
    assert PEOPLE[value] == authors(value)


LISTS = {"Doe, J. and others": False, "Doe, J. and et al.": False, "Doe, J.": True, "": True}


@pytest.mark.parametrize("value", LISTS)
def test_others_are_no_author(value: str) -> None:
    """They say that the list is cut short."""
    people, is_whole = without_others(authors(value))
    assert (LISTS[value], bool(value)) == (is_whole, people == (Name("Doe", "J."),))


@pytest.mark.parametrize(
    "text",
    [*PEOPLE, "Anna Smith and Lund, Bo and others", "Lund, Bo, Jr. and Roe, III", "Lund, and , Bo"],
)
def test_printed_names_are_those_that_are_read(text: str) -> None:
    """Fields without LaTeX are read in another way than those with it."""
    people, _ = without_others(authors(text))
    assert printed_authors(text) == tuple(person.display for person in people)
