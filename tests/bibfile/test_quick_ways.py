"""The quick way to read ordinary fields and values finds what the careful one finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.bibfile import BibFile, read, reading, values

PART = st.sampled_from([
    "{T}", "{A {B} c}", "{a {b {c}}}", '"q"', '"q {w} e"', '"q {"} e"', '"a {@b} c"', "12", "jan",
    "a-b", "{", "}", '"', "", "{x}{y}", "{@misc{k,}}", "name = {v}", "{%}", "% note\n", "=", "@",
    ",",
])  # fmt: skip
VALUE = st.lists(PART, max_size=3).map(" # ".join)
FIELD = st.builds(
    "{}{}= {}{}".format,
    st.sampled_from(["title", "Title", "x", "a b"]),
    st.sampled_from([" ", "\n", ""]),
    VALUE,
    st.sampled_from([",", ",\r\n", "", "\n"]),
)
ENTRY = st.builds(
    "@{}{}\n{}".format,
    st.sampled_from(["misc{k,", "Article ( k ,", "string{", "book{", "misc{k e y,"]),
    st.lists(FIELD, max_size=4).map(" ".join),
    st.sampled_from(["}\n", ")\n", "", "}} \n"]),
)


def found(file: BibFile) -> object:
    """Return all that a reader says of a text."""
    entries = [
        (e.type, e.key, e.start, e.end, e.body, e.is_whole, [field[1:] for field in e.all_fields])
        for e in file.entries
    ]
    decoded = [{name: field.value for name, field in e.fields.items()} for e in file.entries]
    blocks = [(b.start, b.end, b.name, b.value) for b in (*file.strings, *file.comments)]
    return entries, decoded, blocks, file.problems, file.open_at


@given(st.lists(ENTRY, max_size=3).map("\n".join))
@settings(max_examples=300)
def test_fields(text: str) -> None:
    """Read with and without the quick way, a text is the same."""
    quick = found(read(text))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_PLAIN_FIELD", re.compile(r"(?!)"))
        assert found(read(text)) == quick


@given(st.lists(ENTRY, min_size=1, max_size=2).map("\n".join))
def test_values(text: str) -> None:
    """A value of one part is decoded as if it were of several; and so is one asked for by name."""
    for entry in read(text).entries:
        for field in entry.all_fields:
            joined = values._joined(field.raw, field.source.strings)
            assert " ".join(joined.replace("\0", " ").split()) == field.value
        for name, field in entry.fields.items():
            assert field.value == entry.value(name.upper())
