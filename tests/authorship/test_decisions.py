"""``authors.toml``: read with care, written so that nothing else in it changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.authorship.decisionfile import read_decisions, with_words
from bibtool.authorship.decisions import Decisions, Mark, Said
from bibtool.errors import InputError

WHOLE = """\
# who I am
[[person]]
name = "Gabriel Synnaeve"
names = ["G. Synnaeve"]   # as the journal has it
orcid = "https://orcid.org/0000-0002-1825-0097"
arxiv = "synnaeve_g_1"

[[same]]
names = ["Wei Zhang @ 2401.00001", "W. Zhang @ 2401.00002v3"]

[[not-same]]
names = ["A. Bee", "Ann Bee", "Al Bee"]
"""


def test_everything_is_read() -> None:
    """People with their ids, names that are one, names that are not, each with its line."""
    found = read_decisions(WHOLE, "a.toml")
    (person,) = found.people
    assert ("Gabriel Synnaeve", "0000-0002-1825-0097", "synnaeve_g_1", "a.toml:2") == (
        person.name.display,
        person.orcid,
        person.arxiv,
        person.where,
    )
    marks = (Mark("Wei Zhang", "2401.00001"), Mark("W. Zhang", "2401.00002"))
    assert (Said(marks, "a.toml:8"),) == found.same
    assert 3 == len(found.apart)


WRONG = [
    ("[[same]", "a.toml:1: is no TOML"),
    ('x = 1\n[[same]]\nnames = ["A B", "C D"]', "a.toml:1: there is no 'x' here, only person"),
    ("\n[same]\n", "a.toml:2: write [[same]] in double brackets"),
    ('same = "A"', "a.toml:1: write [[same]] in double brackets"),
    ('[[same]]\nnames = ["A B"]', "a.toml:1: name two or more"),
    ("[[same]]\nnames = 1", "a.toml:1: names is a list of names in quotes"),
    ('[[same]]\nname = ["A B", "C D"]', "a.toml:1: [[same]] has no 'name', only names"),
    ('[[same]]\nnames = ["A B", "!"]', "a.toml:1: '!' has no name in it"),
    ('[[same]]\nnames = ["A B", "C D @ x"]', "a.toml:1: 'C D @ x': after the @ stands an arXiv id"),
    ('[[person]]\nnames = ["A B"]', "a.toml:1: a person has a name"),
    ('[[person]]\nname = "A B"\norcid = "0000-0002-1825-0098"', "a.toml:1: orcid '0000-0002-1825"),
    ('[[person]]\nname = "A B"\narxiv = "<b>"', "a.toml:1: arxiv '<b>' is none; one looks like"),
    (
        """[[same]]\nnames = ["Ann Bee", "Cy Dee"]\n[[same]]\nnames = ["Cy Dee", "Eve Eff"]
[[not-same]]\nnames = ["eve EFF", "Ann Bee"]""",
        "a.toml:5: says that eve EFF and Ann Bee are not the same, but a.toml:1 and a.toml:3 says",
    ),
    (
        """[[same]]\nnames = ["Ann Bee", "Cy Dee"]
[[not-same]]\nnames = ["Ann Bee @ 2401.00001", "Cy Dee"]""",
        "a.toml:3: says that Ann Bee @ 2401.00001 and Cy Dee are not the same",
    ),
    (
        """[[person]]\nname = "Ann Bee"\narxiv = "bee_a_1"\n[[person]]\nname = "Ann Cee"
arxiv = "bee_a_2"\n[[same]]\nnames = ["Ann Bee", "Ann Cee"]""",
        "a.toml:4: Ann Cee has another ORCID iD or arXiv author id than at a.toml:1",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, expected: str) -> None:
    """Nothing is guessed: the message names file, line, and what would be right."""
    with pytest.raises(InputError) as raised:
        read_decisions(text, "a.toml")
    assert expected in str(raised.value)


def test_a_new_word_changes_nothing_else() -> None:
    """Comments, order and spacing stay; what was said is not said again, in either order."""
    once = with_words(WHOLE, ["Ann Lee=Ann Wong"], ["Bo Li=Bo Lu"])
    lines = iter(once.splitlines())
    assert all(line in lines for line in WHOLE.splitlines())  # each after the one before
    found = read_decisions(once)
    assert [("Ann Lee", "Ann Wong")] == [tuple(m.name for m in s.marks) for s in found.same[1:]]
    assert [("Bo Li", "Bo Lu")] == [tuple(m.name for m in s.marks) for s in found.not_same[1:]]
    assert once == with_words(once, ["ann wong=Ann Lee"], ["Bo Lu=Bo Li"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ann Lee", 'write two names with = between: --same "A=B"'),
        ("A=B=C", "write two names"),
        ("=Ann Lee", "write two names"),
        ("Wei Zhang=WEI ZHANG", "both are one name; say on which papers"),
    ],
)
def test_a_word_is_two_names(word: str, expected: str) -> None:
    """What is no pair of names is refused, with how to write it."""
    with pytest.raises(InputError, match="--same") as raised:
        Decisions().with_said(same=[word])
    assert expected in str(raised.value)


NAME = st.text(st.sampled_from("abc\"\\'\n\t#[]{}é☃\u202e \x00"), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(NAME, NAME, st.booleans())
def test_any_names_are_written_so_that_they_are_read(one: str, other: str, start: bool) -> None:
    """No name can break the file or say something else in it."""
    word = f"a{one}=b{other}"
    text = with_words(WHOLE if start else "", [word], [])
    said = read_decisions(text).same[-1]
    assert [mark.key for mark in Decisions().with_said([word]).same[0].marks] == [
        mark.key for mark in said.marks
    ]
    assert text == with_words(text, [word], [])
