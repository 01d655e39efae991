"""LaTeX in fields, as people and programs write it, read as metadata."""

import pytest
from hypothesis import given, settings

from bibtool.exporters.tex import plain
from bibtool.readers.latex import decode
from bibtool.readers.literal import metadata
from tests.exporters.test_latex import TEXT

VALUES = [
    pytest.param("Plain Title", "Plain Title", id="nothing to do"),
    pytest.param(r"{\AA}ngstr{\"o}m, Zo{\"e}", "Ångström, Zoë", id="accents in braces"),
    pytest.param(r"K\"{o}nig, \"Ozg\"ur", "König, Özgür", id="accents without"),
    pytest.param(r"\'\i x {\'{\i}}", "íx í", id="dotless i"),
    pytest.param(r"{\~{ê}} {\d{ê}} {\textcommabelow{t}}", "ễ ệ ț", id="two accents, comma below"),
    pytest.param(r"{\d{{\=l}}}", "ḹ", id="macron and dot"),
    pytest.param(r"\o re \aa x {\ss}", "øre åx ß", id="letters of their own"),
    pytest.param(r"{BERT}: {GPT-4} {A+B}", "BERT: GPT-4 A+B", id="braces that keep capitals"),
    pytest.param(r"{{Double}} [x]", "Double [x]", id="brackets stay"),
    pytest.param(r"\emph{a} \textsc{B} {\em c} {\it d}", "a B c d", id="styles go"),
    pytest.param(r"{$B^0 \to K$} \(x_1\) $$y^2$$", r"$B^0 \to K$ $x_1$ $y^2$", id="formulas stay"),
    pytest.param(r"{$\leq$} $\alpha$ \ensuremath{\beta}", "≤ α β", id="formulas of one symbol"),
    pytest.param("$h$", "$h$", id="formula of one letter"),
    pytest.param(r"50\% \& \_ \# {\textasciitilde}", "50% & _ # ~", id="signs"),
    pytest.param("50% of all", "50% of all", id="no comments in a value"),
    pytest.param(r"\$x\$", r"\$x\$", id="dollars that are no formula"),
    pytest.param(r"\{a b\}", r"\{a b\}", id="braces that are seen"),
    pytest.param("a~b, c--d --- ``e''", "a b, c–d — “e”", id="ties, dashes and quotes"),
    pytest.param(r"\url{http://a_b%20c}", "http://a_b%20c", id="address"),
    pytest.param(r"\href{http://a}{text}", "text", id="link"),
    pytest.param(r"\foo{bar} \foo baz", r"\foo{bar} \foo baz", id="unknown commands stay"),
    pytest.param(r"\textfrac{1}{3}", "⅓", id="command with two arguments"),
    pytest.param("un { closed", "un closed", id="brace that is never closed"),
    pytest.param("x } y", "x y", id="brace that closes nothing"),
    pytest.param(r"$\b$x", r"$\b$x", id="formula the library goes astray in"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_decode(value: str, expected: str) -> None:
    """Text becomes Unicode, formulas stay TeX, and no word is lost."""
    assert expected == decode(value)


DEEP = ["{" * 5000, "{" * 5000 + "x" + "}" * 5000, "$" * 9999, "\\'" * 3000, r"\textit{" * 3000]


@pytest.mark.parametrize("value", DEEP, ids=lambda value: value[:8])
def test_decode_survives(value: str) -> None:
    """Nesting costs nothing and stops nothing."""
    assert isinstance(decode(value), str)


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_decode_takes_anything(value: str) -> None:
    """Whatever a value is, it is read."""
    assert isinstance(decode(value), str)


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_printed_text(value: str) -> None:
    """Text that is metadata as printed prints as it was."""
    assert plain(value) == plain(metadata(plain(value)))
