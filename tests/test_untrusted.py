"""Text from outside cannot steer a terminal, a reader's eye or a file name."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.cli.authors import file_stem
from bibtool.untrusted import _cleaned, clean, escaped, excerpt

HOSTILE = [
    ("a\x1b[31mred\x1b[0m", "ared"),
    ("evil\u202egnp.exe", "evil gnp.exe"),
    ("nul\x00byte", "nul byte"),
    ("\x9b2Jx", "x"),
    ("\x1b]0;title\x07text", "text"),
    ("\x1bcreset", "creset"),
    ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
    ("  two\n lines\t", "two lines"),
    ("Cafe\u0301", "Café"),
    ("a" + "\u0316" * 50_000, "a" + "\u0316" * 8),
    ("tag\U000e0041s", "tag s"),
]


@pytest.mark.parametrize(("text", "expected"), HOSTILE)
def test_controls_and_overrides_are_taken_out(text: str, expected: str) -> None:
    """What is left can be printed."""
    assert expected == clean(text)


@given(st.text(st.one_of(st.characters(), st.sampled_from("a  \n\té\u0301\u200b\xa0\U000e0101"))))
def test_what_is_clean_already_is_what_cleaning_gives(text: str) -> None:
    """The quick way says of a text what the careful one does."""
    assert _cleaned(text) == clean(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters()))
def test_escaped_json_is_the_same_json_and_safe(text: str) -> None:
    """Escaping changes how it is written, not what it says."""
    text = text.encode("utf-8", "ignore").decode()
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert text == json.loads(written)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in written)


@settings(max_examples=200, deadline=None)
@given(st.text(), st.integers(1, 50))
def test_an_excerpt_is_never_longer_than_asked(text: str, width: int) -> None:
    """A line stays a line."""
    assert len(excerpt(text, width)) <= width


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Daniel Fried", "daniel-fried"),
        ("../../etc/passwd", "etc-passwd"),
        ("Baptiste Rozière", "baptiste-roziere"),
        ("李明", "author"),
        ("con\x00..\\x", "con-x"),
        ("a" * 500, "a" * 80),
        ("", "author"),
    ],
)
def test_a_name_makes_a_harmless_file_name(name: str, expected: str) -> None:
    """No path is built from a name unchecked."""
    assert expected == file_stem(name)
