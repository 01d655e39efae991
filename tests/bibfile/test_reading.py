"""What is in a ``.bib`` text is found, wherever it is and whatever else is there."""

import pytest
from hypothesis import example, given

from bibtool.bibfile import BibFile, read
from tests.bibfile.samples import anything, bib_texts


def shape(file: BibFile) -> list[tuple[str, str, dict[str, str]]]:
    """Return type, key and values of each entry."""
    return [(e.type, e.key, {n: f.value for n, f in e.fields.items()}) for e in file.entries]


VALID = {
    "@misc{a, title = {A {B}  c}}": ("misc", "a", {"title": "A {B} c"}),
    '@Misc{a, Title = "A {"} c"}': ("Misc", "a", {"title": 'A {"} c'}),
    "@misc(a, year = 2020)": ("misc", "a", {"year": "2020"}),
    "@misc{a, month = jan # {~1}}": ("misc", "a", {"month": "jan~1"}),
    "@misc\n{ a\n,\nx\n=\n{y}\n,\n}": ("misc", "a", {"x": "y"}),
    "@ misc { a , x = {y} }": ("misc", "a", {"x": "y"}),
    "@misc{k:1/ü+'x, x={y}}": ("misc", "k:1/ü+'x", {"x": "y"}),
    "@misc{a=b, x={y}}": ("misc", "a=b", {"x": "y"}),
    "@misc{a}": ("misc", "a", {}),
    "@misc{a,}": ("misc", "a", {}),
    "@misc{a, x = {y}, % z = {1},\n w = {2}}": ("misc", "a", {"x": "y", "w": "2"}),
    "@misc{a, x = {50% off}}": ("misc", "a", {"x": "50% off"}),
    "@misc{a, x = {\\{\\}}}": ("misc", "a", {"x": "\\{\\}"}),
    '@misc{a, x = ""}': ("misc", "a", {"x": ""}),
    "@misc{a, x = {1\r\n2}}\r\n": ("misc", "a", {"x": "1 2"}),
    "\ufeff@misc{a, x = {y}}": ("misc", "a", {"x": "y"}),
    "@misc{a, x = {y\n@code{z}\n}}": ("misc", "a", {"x": "y @code{z}"}),
    "words me@home.org{ @misc{a, x={y}}": ("misc", "a", {"x": "y"}),
    "@misc{a, citeulike-article-id = {1}, x.y:z/w = 2}": (
        "misc", "a", {"citeulike-article-id": "1", "x.y:z/w": "2"}),
    "@string{j = {J } # jan} @misc{a, journal = J # {1}}": ("misc", "a", {"journal": "J jan1"}),
    "@string(j = \"J\") @misc{a, journal = j}": ("misc", "a", {"journal": "J"}),
    "% @misc{no, x={y}}\n@misc{a, x={y}}": ("misc", "a", {"x": "y"}),
    "@comment{ @misc{no, x={y}} } @misc{a, x={y}}": ("misc", "a", {"x": "y"}),
    "@comment @misc{no, x={y}}\n@misc{a, x={y}}": ("misc", "a", {"x": "y"}),
    "@comment{\n@misc{no}\n@misc{no2}}@misc{a, x={y}}": ("misc", "a", {"x": "y"}),
    "@preamble{ {x} # \"y\" }@misc{a, x={y}}": ("misc", "a", {"x": "y"}),
}  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_what_bibtex_or_biber_take_is_read_without_a_word(text: str) -> None:
    """The grammar of both, as tolerant as either."""
    file = read(text)
    assert ([VALID[text]], ()) == (shape(file), file.problems)


GOOD = "\n@misc{good, x = {y}}\n"
BROKEN = {
    "@misc{a, x = {y\n": ("a", 1, "the value of x is not closed"),
    "@misc{a, x = {y},\n": ("a", 3, "the entry before this is not closed"),
    '@misc{a, x = "y,\n z = 1\n}\n': ("a", 1, "the value of x is not closed"),
    "@misc{a, x = {y}} }\n": ("a", 0, ""),
    "@misc{a, x = {y} z = 1}": ("a", 1, "no comma before z"),
    "@misc{a\n x = {y}}": ("a", 1, "no comma after the key a"),
    "@misc{a x = {y}}": ("a", 1, "no comma after the key a"),
    "@misc{x = {y}}": ("", 1, "an entry without a key"),
    "@misc{, x = {y}}": ("", 1, "an entry without a key"),
    "@misc{a,, x = {y}}": ("a", 1, "a comma too many"),
    "@misc{a, x = , z = 1}": ("a", 1, "x has no value"),
    "@misc{a, x = {y}, what, z = 1}": ("a", 1, "no field: what, z = 1}"),
    '@misc{a, x = "say "y" now", z = 1}': ("a", 1, 'no field: y" now", z = 1}'),
    "@misc{a, x = {y}, x = {z}}": ("a", 1, "a second x in one entry"),
    "@misc(a, x = {y}}\n": ("a", 1, "no field: }"),
    "@misc{two words, x = {y}}": ("two words", 0, ""),
    "@string{x {y}}": (None, 1, "this @string has no name and value"),
    "@string{x = {y} z}": (None, 1, "this @string should end here with }"),
    "@preamble{{y\n": (None, 1, "the value of @preamble is not closed"),
    "@comment{ {y\n": (None, 1, "this @comment is not closed"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_broken_is_told_and_the_rest_is_read(text: str) -> None:
    """The first problem is where it is, and what follows is as if nothing had been."""
    key, line, message = BROKEN[text]
    file = read(text + GOOD)
    problems = [tuple(problem) for problem in file.problems[:1]]
    assert [(line, message)] * bool(message) == problems
    assert ([key] if key is not None else []) + ["good"] == [e.key for e in file.entries]
    assert (True, "y") == (file.entries[-1].is_whole, file.entries[-1].value("x"))


def test_entries_that_lost_a_brace_lose_no_other() -> None:
    """Of a thousand entries with a hole in every tenth, the others are read."""
    texts = [
        f"@misc{{k{n},\n  title = {{T {n}{'' if n % 10 == 0 else '}'},\n  year = 2020\n}}\n"
        for n in range(1000)
    ]
    file = read("\n".join(texts))
    assert [f"k{n}" for n in range(1000) if n % 10] == [e.key for e in file.entries if e.is_whole]


OPEN = {"@misc{a, x = {y": 0, "\n@comment{": 1, "@misc{a}": None, "\ufeffx @misc{a": 3}


@pytest.mark.parametrize("text", OPEN)
def test_a_block_open_at_the_end_is_told(text: str) -> None:
    """What is appended would be swallowed by it."""
    assert OPEN[text] == read(text).open_at


def test_places_are_of_the_text_as_it_is() -> None:
    """Lines end in CR, LF or CRLF, and offsets are into the text given."""
    text = "\ufeff% one\r@misc{a,\r\n  x = 1,\n  y = {2}\n}\n@string{s = {t}}"
    file = read(text)
    entry = file.entries[0]
    assert [("x", 3, "1"), ("y", 4, "{2}")] == [(f.name, f.line, f.raw) for f in entry.all_fields]
    assert (2, "@misc{a,\r\n  x = 1,\n  y = {2}\n}") == (entry.line, entry.raw)
    assert (6, "s", "t") == (file.strings[0].line, file.strings[0].name, file.strings[0].value)


def test_every_key_counts_as_used() -> None:
    """Also one in a comment, which somebody may switch on again; capitals do not matter."""
    text = "@misc{A}\n% @misc{b,\n@comment{@misc{c, x={y}}}\n@misc{d, x = {"
    assert {"a", "b", "c", "d"} == read(text).keys


def test_of_a_field_there_twice_the_first_counts() -> None:
    """As BibTeX has it."""
    entry = read("@misc{a, x={1}, X={2}}").entries[0]
    assert ("1", 2) == (entry.value("x"), len(entry.all_fields))


def test_macros_cannot_grow_without_bound() -> None:
    """Each doubles the one before: a billion characters, if one let them."""
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(40))
    file = read(f"@string{{s0 = {{0123456789}}}}\n{doubling}@misc{{a, x = s40}}")
    assert len(file.entries[0].value("x")) < 200_000


LARGE = {
    "a line of 10 MB": "@misc{a, x = {" + "y" * 10**7 + "}}",
    "braces": "@misc{a, x = " + "{" * 10**5 + "}" * 10**5 + "}",
    "signs": "@" * 10**6,
    "open entries": "\n@misc{a, x = {" * 10**5,
    "open comments": "\n@comment{" * 10**5,
    "open quotes": '\n@misc{a, x = "' * 10**5,
    "parentheses": "\n@misc(a, x = 1" * 10**5,
    "parts": "@misc{a, x = y" + "#y" * 10**6 + "}",
    "blanks": "@misc{a" + " " * 10**7,
    "commas": "@misc{a" + "," * 10**5 + "}",
    "garbage": "@misc{a," + "x y," * 10**5 + "}",
    "comments": "@misc{a, x =" + "%\n" * 10**6 + "{y}}",
}


@pytest.mark.parametrize("name", LARGE)
def test_hostile_files_are_read_to_the_end(name: str) -> None:
    """What would take hours if anything were looked for again and again."""
    file = read(LARGE[name])
    assert [] == [e for e in file.entries if not 0 <= e.start < e.end <= len(LARGE[name])]


@given(anything)
@example("@misc{a,x=\0{}")
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, and all that is found is in order, inside the text and apart."""
    file = read(text)
    blocks = sorted(
        (b.start, b.end)
        for kind in (file.entries, file.strings, file.preambles, file.comments)
        for b in kind
    )
    ends = [0, *(end for _, end in blocks)]
    assert all(0 <= last <= start < end for last, (start, end) in zip(ends, blocks, strict=False))
    assert ends[-1] <= len(text)
    for entry in file.entries:
        places = [(f.name_start, f.start, f.end) for f in entry.all_fields]
        flat = [entry.start, *(n for place in places for n in place), entry.end]
        assert sorted(flat) == flat
        assert all(isinstance(f.value, str) and f.line > 0 for f in entry.all_fields)


@given(bib_texts())
def test_well_formed_files_have_no_problem(text: str) -> None:
    """Whatever way they are written in."""
    file = read(text)
    assert () == file.problems
    assert text.count("@misc") == len(file.entries)
    assert all(entry.is_whole for entry in file.entries)
