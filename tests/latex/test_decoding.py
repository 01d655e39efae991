"""LaTeX in fields, as people and programs write it, read as metadata."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bibtool.exporters.tex import plain
from bibtool.latex import decode, nodes
from bibtool.latex.literal import joined, metadata
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
    pytest.param("Barnes & Noble #1 {C}&{A}", "Barnes & Noble #1 C&A", id="signs typed bare"),
    pytest.param("a {`}` ?`b {-}-", "a `` ¿b --", id="braces part ligatures"),
    pytest.param(r"Erd{\H{o}}s {\L}uk \c c \v{s}", "Erdős Łuk ç š", id="commands of letters"),
    pytest.param("`don't' is `x $y$' ``z''", "‘don't’ is `x $y$' “z”", id="single quotes in pairs"),
    pytest.param(r"{\~{\^e}} \\'e", "ễ 'e", id="a line break is no accent"),
    pytest.param(r"\LaTeX{} and \TeX", "LaTeX and TeX", id="logos"),
    pytest.param(r"{AND\slash OR} x\hyphen y", "AND/OR x-y", id="signs of biblatex"),
    pytest.param(r"\enquote{a} \mkbibquote{{\"U}b} \mkbibemph{c}", "“a” “Üb” c", id="its quotes"),
    pytest.param(r"$x_{1}$ of {\ss}", "$x_{1}$ of ß", id="a formula and a letter"),
    pytest.param(r"{\unknown{abc}", r"\unknown{abc}", id="half a group"),
    pytest.param("\\", "\\", id="a backslash alone"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_decode(value: str, expected: str) -> None:
    """Text becomes Unicode, formulas stay TeX, and no word is lost."""
    assert expected == decode(value)


DEEP = [
    "{" * 5000,
    r"\(" * 20_000,
    r"\'{" * 9000,
    r"\'" + " " * 50_000,
    "{" * 5000 + "x" + "}" * 5000,
    "$" * 9999,
    "\\'" * 3000,
    r"\textit{" * 3000,
]


@pytest.mark.parametrize("value", DEEP, ids=lambda value: value[:8])
def test_decode_survives(value: str) -> None:
    """Nesting costs nothing and stops nothing."""
    assert isinstance(decode(value), str)


_PIECES = (
    r"\'e|{\'e}|\'{e}|{\'{e}}|\"\i|{\"{\i}}|\c{c}|{\c c}|\c c|\v{S}|{\~{ê}}|\~{\^e}|\d{\=l}|{\ss}|"
    r"\o|\o{}|\&|\%|\_|\#|&|%|#|_|^|'|''|`|``|--|---|?`|!`|~|{-}|{`}|{}|{A}|a|e| |-|é|量|"
    r"\\|\i|\emph{a}"
)
USUAL = st.lists(st.sampled_from(_PIECES.split("|"))).map("".join)


@given(USUAL)
@example(r"\'{\i}\\'e")
@settings(max_examples=300, deadline=None)
def test_the_quick_way_reads_like_the_library(value: str) -> None:
    """What is read without pylatexenc is what pylatexenc makes of it."""
    runs = nodes.runs(value)
    assert runs is not None
    assert bare(joined(runs)) == bare(decode(value).replace("‘", "`").replace("’", "'"))


def bare(text: str) -> str:
    """Return text without blanks, of which TeX drops some and the library others."""
    return re.sub(r"\s", "", text)


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
