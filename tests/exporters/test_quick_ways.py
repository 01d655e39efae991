"""What is done quickly for ordinary text is what is done slowly for any text."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.exporters import capitals, hayagriva, jsontext, latex, people, tex
from bibtool.exporters.latex import encode_plain, escape_signs
from bibtool.names import Name
from bibtool.untrusted import escaped
from tests.exporters import records

WORD = st.sampled_from(
    "a A An and And AND the Study (A 'A A: BERT GPT-4 A-Type Self-Supervised mRNA e.g. O'Brien "
    "U-Net I x 3D C. (see) [A] Vitamin +A Band-And-Olufsen é Ñ — “A “x”".split()
)
TITLE = st.lists(WORD, max_size=8).map(" ".join)
MIXED = st.text(
    st.sampled_from("aAé \u0301\u0302{}\\$%&#_^~<>@'\"`-–α量.!,\t\n\u00a0\u200b\x1b[3mx\x7f"),
    max_size=24,
)
FORMULA = st.sampled_from(
    ["$x$", r"$\alpha^2$", "$$y$$", "$5 and $", r"\$", "$ $", r"$\input{x}$", r"$a\$b$", "${", "$"]
)
METADATA = st.lists(st.one_of(MIXED, FORMULA, WORD), max_size=6).map(" ".join)


@given(METADATA)
def test_plain_text_is_not_taken_apart(text: str) -> None:
    """Formulas that stay and words without TeX are the text that taking it apart gives."""
    assert tex._plain(tex.pieces(text)) == tex.plain(text)


@given(TITLE)
def test_titles_are_protected_word_by_word(text: str) -> None:
    """Cut at its blanks, a title is protected as in one piece."""
    for escape in (encode_plain, escape_signs):
        whole = capitals._run(text, escape, is_first=True, is_last=True)
        assert whole == capitals._protected(text, escape)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_translated(text: str) -> None:
    """One look at a table does what is done character by character."""
    normal = unicodedata.normalize("NFC", text)
    assert latex._TOKEN.sub(latex._token, normal) == encode_plain(text)
    assert latex._TOKEN.sub(latex._sign, normal) == escape_signs(text)


@given(TITLE, TITLE)
def test_names_of_capitalized_words(family: str, given_name: str) -> None:
    """A name that is written as it is, is what its parts are written as."""
    name = Name(family=family, given=given_name)
    parts = people._family(family, encode_plain), people._part(given_name, encode_plain)
    if all(parts):
        assert ", ".join(parts) == people._name(name, encode_plain)


VALUE = st.recursive(
    st.one_of(st.text(), st.integers()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
)


@given(st.lists(st.dictionaries(st.sampled_from(["id", "a%b", "né"]), VALUE), max_size=3))
def test_json_is_laid_out_as_by_the_library(values: list[dict[str, object]]) -> None:
    """The library's own indented text, with what a terminal would obey escaped."""
    theirs = escaped(json.dumps(values, indent=2, ensure_ascii=False))
    assert theirs == jsontext.laid_out(values)
    assert f"{theirs}\n" == jsontext.laid_out_rows(values)


def test_yaml_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries written a few at a time are what all of them at once are."""
    whole = hayagriva.export(records.BIBLIOGRAPHY)
    monkeypatch.setattr(hayagriva, "_AT_ONCE", 2)
    assert whole == hayagriva.export(records.BIBLIOGRAPHY)
