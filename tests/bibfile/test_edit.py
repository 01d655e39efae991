"""An edit changes the bytes it is about and no other."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.bibfile import Entry, read
from bibtool.bibfile.edit import append, insert_field, remove_field, set_field
from bibtool.errors import InputError
from tests.bibfile.samples import anything, bib_texts, values

APPENDED = {
    "": "@a{b}\n\n@c{d}\n",
    "\ufeff": "\ufeff@a{b}\n\n@c{d}\n",
    "x": "x\n\n@a{b}\n\n@c{d}\n",
    "x\n": "x\n\n@a{b}\n\n@c{d}\n",
    "x\n\n": "x\n\n@a{b}\n\n@c{d}\n",
    "x\n\n\n": "x\n\n\n@a{b}\n\n@c{d}\n",
    "x\r\ny": "x\r\ny\r\n\r\n@a{b}\r\n\r\n@c{d}\r\n",
    "x\r": "x\r\r@a{b}\r\r@c{d}\r",
    "x\n  ": "x\n  \n@a{b}\n\n@c{d}\n",
    "x\n\n ": "x\n\n \n@a{b}\n\n@c{d}\n",
    "% x": "% x\n\n@a{b}\n\n@c{d}\n",
    "x\r\ny\r\nz\n": "x\r\ny\r\nz\n\r\n@a{b}\r\n\r\n@c{d}\r\n",
}


@pytest.mark.parametrize("text", APPENDED)
def test_entries_are_appended_after_one_blank_line(text: str) -> None:
    """In the file's own line ends; a last line that does not end is ended."""
    assert APPENDED[text] == append(text, "\n@a{b}\n\n@c{d}\n")


INSERTED = {
    "@misc{a,\n  x = {1},\n  yy = {2}\n}": "@misc{a,\n  x = {1},\n  yy = {2},\n  doi = {new}\n}",
    "@misc{a,\n  x = {1},\n}": "@misc{a,\n  x = {1},\n  doi = {new},\n}",
    "@misc{a,\n\tx={1},\n}": "@misc{a,\n\tx={1},\n\tdoi={new},\n}",
    "@misc{a,\n  x      = {1},\n  author = 2\n}":
        "@misc{a,\n  x      = {1},\n  author = 2,\n  doi    = {new}\n}",
    "@misc{a,\n  x=      {1},\n  author= 2\n}":
        "@misc{a,\n  x=      {1},\n  author= 2,\n  doi=    {new}\n}",
    "@misc{a, x = {1}, yy={2}, z={3}}": "@misc{a, x = {1}, yy={2}, z={3}, doi={new}}",
    "@misc{a,x={1}}": "@misc{a,x={1},doi={new}}",
    "@misc{a\n , x = {1}\n , y = {2}\n}": "@misc{a\n , x = {1}\n , y = {2}\n , doi = {new}\n}",
    '@misc{a,\n X = "1"\n}': '@misc{a,\n X = "1",\n DOI = "new"\n}',
    "@misc(a, x = 1)": "@misc(a, x = 1, doi = {new})",
    "@misc{a}": "@misc{a,\n  doi = {new}\n}",
    "@misc{a,}": "@misc{a,\n  doi = {new},\n}",
    "@misc{a,\r\n}": "@misc{a,\r\n  doi = {new},\r\n}",
    "@misc{a,\r\n  x = {1}\r\n}": "@misc{a,\r\n  x = {1},\r\n  doi = {new}\r\n}",
    "@misc{a,\n  x = {1}, % one\n}": "@misc{a,\n  x = {1}, % one\n  doi = {new},\n}",
    "@misc{a,\n  x = {1} % one\n}": "@misc{a,\n  x = {1},\n  doi = {new} % one\n}",
}  # fmt: skip


@pytest.mark.parametrize("text", INSERTED)
def test_a_field_is_added_as_its_neighbours_are_written(text: str) -> None:
    """Indentation, commas, equals signs, quotes, capitals and line ends are the entry's own."""
    assert INSERTED[text] == insert_field(text, read(text).entries[0], "doi", "new")


SET = {
    "@misc{a, X = {old} , y = 1}": "@misc{a, X = {new} , y = 1}",
    '@misc{a, x = "old"}': '@misc{a, x = "new"}',
    "@misc{a, x = old # { more}}": "@misc{a, x = {new}}",
    "@misc{a, x = 1999}": "@misc{a, x = {new}}",
    "@misc{a, x = foo}": "@misc{a, x = {new}}",
}


@pytest.mark.parametrize("text", SET)
def test_a_value_is_changed_between_its_delimiters(text: str) -> None:
    """Braces stay braces and quotes stay quotes."""
    assert SET[text] == set_field(text, read(text).entries[0], "x", "new")


KEPT = [
    ('@misc{a, x = "1 " # jan}', "2 jan", '@misc{a, x = "2 " # jan}'),
    ('@misc{a, x = jan # "~1"}', "jan~2", '@misc{a, x = jan # "~2"}'),
    ("@misc{a, x = 1999}", "2000", "@misc{a, x = 2000}"),
    ('@misc{a, x = "old"}', 'so "new"', '@misc{a, x = {so "new"}}'),
    ("@misc{a, x = {old}}\r\n", "two\nlines", "@misc{a, x = {two\r\nlines}}\r\n"),
]


@pytest.mark.parametrize(("text", "value", "wanted"), KEPT)
def test_macros_and_numbers_stay_where_the_value_allows(text: str, value: str, wanted: str) -> None:
    """Only what differs is replaced."""
    assert wanted == set_field(text, read(text).entries[0], "x", value)


REMOVED = {
    "@misc{a, x = {1}, y = 2}": "@misc{a, y = 2}",
    "@misc{a, y = 2, x = {1}}": "@misc{a, y = 2}",
    "@misc{a,\n  y = 2,\n  x = {1},\n}": "@misc{a,\n  y = 2,\n}",
    "@misc{a\n , x = {1}\n , y = 2\n}": "@misc{a\n , y = 2\n}",
    "@misc{a,\n  x = {1},\n}": "@misc{a,\n}",
    "@misc{a, % one\n x = 1, % two\n y = 2}": "@misc{a, % one\n  % two\n y = 2}",
}


@pytest.mark.parametrize("text", REMOVED)
def test_a_field_goes_with_its_comma(text: str) -> None:
    """And comments stay."""
    assert REMOVED[text] == remove_field(text, read(text).entries[0], "x")


REFUSED: dict[str, Callable[[str, Entry, Entry], str]] = {
    "braces that do not match": lambda text, one, _: set_field(text, one, "x", "}{"),
    "a brace left open": lambda text, one, _: insert_field(text, one, "y", "{"),
    "a field that is there": lambda text, one, _: insert_field(text, one, "X", "2"),
    "no field to set": lambda text, one, _: set_field(text, one, "y", "2"),
    "no field to remove": lambda text, one, _: remove_field(text, one, "y"),
    "a broken entry": lambda text, _, broken: set_field(text, broken, "x", "2"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_would_break_the_file_is_refused(what: str) -> None:
    """Whoever asks is told why."""
    text = "@misc{a, x = {1}}\n@misc{b, x = {1} what}"
    with pytest.raises(InputError):
        REFUSED[what](text, *read(text).entries)


@given(anything)
def test_appending_keeps_every_old_character(text: str) -> None:
    """Whatever stands there; and what was read is read again."""
    before = read(text)
    added = append(text, "@misc{zzz, x = {1}}", before.open_at)
    head = added.partition("@misc{zzz, x = {1}}")[0].rstrip("\r\n")
    assert text.startswith(head)
    assert added.endswith(text[len(head) :].lstrip("\r\n"))
    keys = [e.key for e in before.entries]
    place = len(keys)
    if before.open_at is not None and before.entries:
        place -= before.entries[-1].start >= before.open_at
    assert [*keys[:place], "zzz", *keys[place:]] == [e.key for e in read(added).entries]


@given(bib_texts(), values, st.data())
def test_setting_changes_only_the_value(text: str, value: str, data: st.DataObject) -> None:
    """All before and behind it is as it was, and it reads back."""
    fields = [(e, f) for e in read(text).entries for f in e.all_fields]
    if fields:
        entry, field = data.draw(st.sampled_from(fields))
        edited = set_field(text, entry, field.name, value)
        assert (text[: field.start], text[field.end :]) == (
            edited[: field.start],
            edited[len(edited) - len(text) + field.end :],
        )
        again = next(e for e in read(edited).entries if e.start == entry.start)
        assert " ".join(value.split()) == again.value(field.name)


@given(bib_texts(), values, st.data())
def test_inserting_and_removing_undo_each_other(text: str, value: str, data: st.DataObject) -> None:
    """In what is said; and nothing is lost on the way."""
    if entries := read(text).entries:
        entry = data.draw(st.sampled_from(entries))
        with_field = insert_field(text, entry, "zz", value)
        again = next(e for e in read(with_field).entries if e.start == entry.start)
        assert [*(f.raw for f in entry.all_fields), again.fields["zz"].raw] == [
            f.raw for f in again.all_fields
        ]
        assert () == read(with_field).problems
        without = remove_field(with_field, again, "zz")
        assert () == read(without).problems
        assert [[f.raw for f in e.all_fields] for e in read(text).entries] == [
            [f.raw for f in e.all_fields] for e in read(without).entries
        ]
