"""Formulas as MathML: ours to the last element, or TeX."""

import xml.etree.ElementTree as ET  # our own output, never a stranger's

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bibtool.exporters.mathml import formula
from tests.exporters.test_latex import TEXT

KNOWN = (
    "math mi mn mo mtext mspace mrow mfrac msqrt mroot msub msup msubsup munder mover munderover "
    "mtable mtr mtd mphantom mpadded mstyle span"
).split()
ATTRIBUTES = "stretchy fence accent form width minsize maxsize lspace rspace mathvariant class"

READ = [
    pytest.param("x", "<mi>x</mi>", id="a letter"),
    pytest.param("_2", "<msub><mi></mi><mn>2</mn></msub>", id="an index of nothing"),
    pytest.param(r"a \to b", "<mi>a</mi><mo>→</mo><mi>b</mi>", id="an arrow"),
    pytest.param("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>", id="a sign of HTML"),
    pytest.param(r"\mathbb{R}", "<mi>ℝ</mi>", id="a letter of another alphabet"),
    pytest.param(r"\mathfrak{su}", "<mi>𝔰</mi><mi>𝔲</mi>", id="two of them"),
    pytest.param(r"\mathfrak{CB}", "<mi>ℭ</mi><mi>𝔅</mi>", id="an older one"),
    pytest.param(r"\boldsymbol{\alpha}", "<mi>𝜶</mi>", id="Greek"),
    pytest.param(r"\mathbb{12}", "<mn>𝟙𝟚</mn>", id="digits"),
    pytest.param(
        r"\mathrm{d}", '<mi mathvariant="normal">d</mi>', id="upright, which one letter is not"
    ),
    pytest.param(r"\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>", id="a fraction"),
    pytest.param(r"\text{<b>}", "<mtext>&lt;b&gt;</mtext>", id="text"),
    pytest.param(r"\href{javascript:x}{y}", "<mi>y</mi>", id="a link"),
    pytest.param(r"\style{color:red}{y}", "<mi>y</mi>", id="a style"),
]


@pytest.mark.parametrize(("tex", "expected"), READ)
def test_read(tex: str, expected: str) -> None:
    """What browsers set, with the letters and signs that are meant."""
    assert f"<math>{expected}</math>" == formula(tex)


@pytest.mark.parametrize("tex", [r"\R^n", "_", "^^", "{" * 99, "x" * 401, r"\frac{1}"])
def test_not_read(tex: str) -> None:
    """What cannot be read stays TeX, never half a formula."""
    assert f'<span class="math">${tex}$</span>' == formula(tex)


PARTS = st.lists(
    st.sampled_from(
        r"\frac \sqrt \mathbb \mathrm \text \mbox \left \right \begin{matrix} \end{matrix} "
        r"\href \class \style \color \verb \operatorname \newcommand \sum \alpha { } ( [ _ ^ "
        r"""& </math> <script> javascript:alert(1) &lt; onload= \\ \, \!""".split()
    ),
    max_size=12,
)


@given(PARTS.map("".join) | TEXT)
@settings(max_examples=300, deadline=None)
@example(r"\text{</math><script>alert(1)</script>}")
def test_ours(tex: str) -> None:
    """Whatever the formula, it ends, is well-formed, and has no element or attribute but ours."""
    for element in ET.fromstring(formula(tex)).iter():  # noqa: S314 - our own output
        assert element.tag in KNOWN
        assert element.attrib.keys() <= set(ATTRIBUTES.split())
        assert ":" not in "".join(element.attrib.values())
