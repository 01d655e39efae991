"""Author lists held against a record's: what is a difference, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.checking.people import Difference, compare, difference
from bibtool.names import Name
from tests.checking.samples import paper

SAME = [
    ("Jane Müller", "Jane Q. Müller"),
    ("J. Müller", "Jane Q. Müller"),
    ("J. Q. Müller", "Jane Müller"),
    ("JQ Müller", "Jane Q. Müller"),
    ("Müller JQ", "Jane Q. Müller"),
    ("Q. Müller", "Jane Q. Müller"),
    ("Mueller, Jane", "Jane Müller"),
    ('M{\\"u}ller, Jane', "Jane Müller"),
    ("Müller, Jane", r"Jane M\"uller"),
    ("Wei Li", "Li Wei"),
    ("Xiao-Ming Wang", "Xiaoming Wang"),
    ("X.-M. Wang", "Xiaoming Wang"),
    ("Xiao Ming Wang", "Xiaoming Wang"),
    ("Laurens Vandermaaten", "Laurens van der Maaten"),
    ("van der Maaten, L.", "Laurens van der Maaten"),
    ("Maaten, Laurens van der", "Laurens van der Maaten"),
    ("García Márquez, Gabriel", "Gabriel García Márquez"),
    ("García-Márquez, Gabriel", "Gabriel García Márquez"),
    ("Alex Smith", "Alexander Smith"),
    ("Nuno Santos 0001", "Nuno Santos"),
    ("John Doe (MIT)", "John Doe"),
    ("King, Jr., Martin", "Martin King"),
    ("Peter OConnor", "Peter O'Connor"),
    ("Søren Åberg", "Soeren Aaberg"),
    ("张三", "San Zhang"),
    ("The Teapot Collaboration", "Jane Müller"),
]
NOT_THE_SAME = [
    ("Jane Müller", "Joan Müller"),
    ("Wei Chen", "Wei Cheng"),
    ("K. Müller", "Jane Müller"),
    ("Gabriel Synnaeve", "Gabriele Synnaeva"),
    ("John Smith", "Jane Jones"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_one_person_written_in_two_ways_is_no_difference(ours: str, theirs: str) -> None:
    """Wherever two names can be one person's, nobody is accused."""
    assert not difference(ours, paper(people=[theirs]))
    assert not difference(f"Ada Abel and {ours}", paper(people=["Ada Abel", theirs]))


@pytest.mark.parametrize(("ours", "theirs"), NOT_THE_SAME)
def test_two_people_are_a_difference(ours: str, theirs: str) -> None:
    """A wrong given name, too."""
    assert difference(ours, paper(people=[theirs]))


WHOLE = ["Ada Abel", "Bo Baker", "Cy Chu", "Di Dow"]
LISTS = {
    "Ada Abel and Bo Baker and Cy Chu and Di Dow": (0, 0, 0, False, False),
    "Ada Abel and others": (0, 0, 0, False, False),
    "A. Abel and B. Baker and et al.": (0, 0, 0, False, False),
    "Ada Abel and Bo Baker": (0, 2, 0, False, True),
    "Ada Abel and Cy Chu and Di Dow": (0, 1, 0, False, False),
    "Bo Baker and Ada Abel and Cy Chu and Di Dow": (0, 0, 0, True, False),
    "Bo Baker and Ada Abel and others": (0, 0, 0, True, False),
    "Ada Abel and Eve East and others": (1, 0, 0, False, False),
    "Ada Abel and Bo Baker and Cy Chu and Di Dow and Eve East": (1, 0, 0, False, False),
    "Ada Abel and Bo Baker and Cy Chu and Ed Dow": (0, 0, 1, False, False),
    "Ada Abel and Bo Baler and Cy Chu and Di Dow": (0, 0, 1, False, False),
    "Ada Abel, Bo Baker, Cy Chu, Di Dow": (0, 0, 0, False, False),
    "A. Abel, B. Baker, C. Chu and D. Dow": (0, 0, 0, False, False),
    "Abel, A.; Baker, B.; Chu, C.; Dow, D.": (0, 0, 0, False, False),
    "{The ABCD Collaboration}": (0, 0, 0, False, False),
    "Ada Abel and {The ABCD Collaboration}": (0, 0, 0, False, False),
    "": (0, 0, 0, False, False),
}


@pytest.mark.parametrize("value", LISTS)
def test_lists_are_compared_as_people_read_them(value: str) -> None:
    """Unknown, missing, respelt, out of order, cut: each is told apart."""
    found = difference(value, paper(people=WHOLE))
    counts = (len(found.unknown), len(found.missing), len(found.respelt))
    assert LISTS[value] == (*counts, found.is_reordered, found.is_cut)


def test_a_record_that_does_not_know_all_accuses_nobody() -> None:
    """Of an incomplete list only the order can be compared."""
    record = paper(people=["Ada Abel", "Cy Chu"], authors_complete=False)
    assert not difference("Ada Abel and Bo Baker and Cy Chu", record)


_names = st.builds(
    "{} {}".format,
    st.sampled_from(["Ada", "Bo", "Jean-Luc", "Wei", "X. Y."]),
    st.sampled_from(["Abel", "van der Berg", "Ñuñez", "Li", "O'Neil", "Baker"]),
)


@given(st.lists(_names, max_size=30))
def test_a_list_does_not_differ_from_itself(people: list[str]) -> None:
    """Whoever occurs twice in it."""
    names = list(map(Name.parse, people))
    expected = Difference(agreeing=len(names)) if names else Difference()
    assert expected == compare(names, names)


def test_crowds_of_one_name_cost_little_and_prove_nothing() -> None:
    """Each would have to be held against each; whoever is written the same is found at once."""
    some, others = ([Name("Wang", f"{a}{n}x") for n in range(400)] for a in "AB")
    assert Difference() == compare(some, others)
    found = compare(some[::-1], some)
    assert (400, True, (), ()) == (
        found.agreeing,
        found.is_reordered,
        found.unknown,
        found.missing,
    )


def test_a_long_list_joined_otherwise_is_read() -> None:
    """However many signs stand in it, which name nobody."""
    people = [f"Ada Abel{n}x" for n in range(300)]
    noise = "; ".join(f"zz{n}y" for n in range(3000))
    assert not difference("; ".join([*people, noise]), paper(people=people))


def test_thousands_of_authors_are_compared() -> None:
    """By their words, not each with each."""
    people = [f"{'ABCDEFGHIJ'[n % 10]}. {'ABCDEFGHIJ'[n // 10 % 10]}ame{n}x" for n in range(3000)]
    names = [Name(given=p.split()[0], family=p.split()[1]) for p in people]
    found = compare(names[1:], names)
    assert (1, 0, False) == (len(found.missing), len(found.unknown), found.is_reordered)
