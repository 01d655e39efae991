"""Unicode metadata as LaTeX: what it becomes, and what it can never become."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.exporters.latex import encode, encode_piece, encode_plain, escape_signs
from bibtool.exporters.tex import flat, is_simple, pieces, plain

TEXT = st.lists(
    st.one_of(
        st.text(max_size=4),
        st.sampled_from([*r"\{}$%&#_^~@\"',=<>|`*[]()-", " ", "\n", "é", "ễ"]),
        st.sampled_from([r"\input", r"\write18", r"\textit{", r"{\em ", "$x$", "@misc{", " and "]),
        st.sampled_from([r"\'", r"\c", "{a}", r"\{", r"\}", "$$", "^^5c", "AI-Ready", "X"]),
    ),
    max_size=25,
).map("".join)

LETTERS = [
    pytest.param("é", r"{\'e}", id="acute"),
    pytest.param("ö", r"{\"o}", id="diaeresis"),
    pytest.param("ç", r"{\c{c}}", id="cedilla"),
    pytest.param("í", r"{\'i}", id="an accented i keeps no dotless i"),
    pytest.param("ễ", r"{\~{ê}}", id="two accents, as biber reads them"),
    pytest.param("ệ", r"{\d{ê}}", id="a dot below stays outside"),
    pytest.param("ǖ", r"{\={ü}}", id="macron over diaeresis"),
    pytest.param("ǿ", r"{\'{\o}}", id="accent over a letter of its own"),
    pytest.param("ị", r"{\d{i}}", id="dot below"),
    pytest.param("ơ", "ơ", id="horn, which only Vietnamese encodings have"),
    pytest.param("ş", r"{\c{s}}", id="s cedilla"),
    pytest.param("ț", r"{\textcommabelow{t}}", id="t comma"),
    pytest.param("İ", r"{\.I}", id="Turkish I with dot"),
    pytest.param("ı", r"{\i}", id="Turkish i without"),
    pytest.param("ß", r"{\ss}", id="sharp s"),
    pytest.param("ø", r"{\o}", id="o with stroke"),
    pytest.param("ł", r"{\l}", id="l with stroke"),
    pytest.param("æœ", r"{\ae}{\oe}", id="ligatures"),
    pytest.param("å", r"{\aa}", id="a with ring"),
    pytest.param("đðþ", r"{\dj}{\dh}{\th}", id="d with stroke, eth, thorn"),
    pytest.param("ő", r"{\H{o}}", id="Hungarian umlaut"),
    pytest.param("e\u0301", r"{\'e}", id="already decomposed"),
    pytest.param("量子", "量子", id="CJK stays"),
    pytest.param("λόγος", "λόγος", id="a Greek word stays"),
    pytest.param("α-decay", r"{$\alpha$}-decay", id="a Greek letter alone is a symbol"),
    pytest.param("G_δσ", r"G\_{$\delta$}{$\sigma$}", id="nor do two make a word"),
    pytest.param("Ж🙂", "Ж🙂", id="Cyrillic and emoji stay"),
    pytest.param("ℝ ≤ °", r"{$\mathbb{R}$} {$\leq$} {\textdegree}", id="symbols"),
    pytest.param("‘a’ “b” – —", "`a' ``b'' -- ---", id="quotes and dashes"),
    pytest.param("“Was?“", "``Was?{``}", id="TeX makes another sign of ?`"),
]


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_letters(text: str, expected: str) -> None:
    """Letters and symbols become what BibTeX, biber and LaTeX all take, else stay."""
    assert expected == encode(text)


SPECIAL = [
    pytest.param("50% of A & B_c #1", r"50\% of A \& B\_c \#1", id="signs"),
    pytest.param("x^2 ~ y", r"x{\textasciicircum}2 {\textasciitilde} y", id="circumflex and tilde"),
    pytest.param("a } b", r"a {\textbraceright} b", id="brace that closes nothing"),
    pytest.param("a { b", r"a {\textbraceleft} b", id="brace that is never closed"),
    pytest.param("{0,1}-cube", r"{\textbraceleft}0,1{\textbraceright}-cube", id="a set"),
    pytest.param("{BERT} and {G}", "{BERT} and G", id="braces around words group"),
    pytest.param("a <b> c|d", r"a {\textless}b{\textgreater} c{\textbar}d", id="brackets"),
    pytest.param("x @misc{y}", "x {@}miscy", id="at sign before a brace"),
    pytest.param("a\nb\x00c\u202ed", "a b c d", id="controls"),
    pytest.param("for $5 and $10", r"for \$5 and \$10", id="prices"),
    pytest.param("5$ and 10$ bills", r"5\$ and 10\$ bills", id="prices, sign behind"),
    pytest.param("cost: 5$", r"cost: 5\$", id="odd dollar"),
    pytest.param("$ $", r"\$ \$", id="blank formula"),
]
MATH = [
    pytest.param(r"$B^0 \to K^{*0}$", r"{$B^0 \to K^{*0}$}", id="formula"),
    pytest.param("H$_2$O", "H{$_2$}O", id="formula inside a word"),
    pytest.param("$$x$$", "{$x$}", id="display"),
    pytest.param(r"$\{0,1\}^n$", r"{$\{0,1\}^n$}", id="escaped braces that match"),
    pytest.param(r"$\left\{x\right.$", r"{$\left\lbrace x\right.$}", id="and that do not"),
    pytest.param("$x}$", r"\$x{\textbraceright}\$", id="unbalanced"),
    pytest.param("$a%b$", r"\$a\%b\$", id="comment sign"),
    pytest.param("$a # b$", r"\$a \# b\$", id="parameter sign"),
    pytest.param("$σ_z ∈ ℝ$", r"{$\sigma _z \in  {\mathbb{R}}$}", id="Unicode in a formula"),
    pytest.param(r"\(\ell_1\) norm", r"{$\ell_1$} norm", id="the other way to write one"),
    pytest.param(r"\ensuremath{x^2}", "{$x^2$}", id="ensuremath"),
]
COMMANDS = [
    pytest.param(r"\textit{in vivo}", r"\textit{in vivo}", id="style"),
    pytest.param(r"{\em in vivo} x", r"\emph{in vivo} x", id="old switch"),
    pytest.param(r"\emph{a $x$ \textbf{b}}", r"\emph{a {$x$} \textbf{b}}", id="nested"),
    pytest.param(r"\mathrm{pp}", r"\textrm{pp}", id="math font outside math"),
    pytest.param(r"G\"odel, Erd\H{o}s", r"G{\"o}del, Erd{\H{o}}s", id="accents"),
    pytest.param(r"{\'E}tale \v Skoda", r"{\'E}tale {\v{S}}koda", id="accents otherwise"),
    pytest.param(r"na\"{\i}ve stra\ss e", r"na{\"i}ve stra{\ss}e", id="dotless i, sharp s"),
    pytest.param(r"don\'t", r"don{\textbackslash}'t", id="no such letter"),
    pytest.param(r"R\&D, 5\%", r"R\&D, 5\%", id="escaped already"),
    pytest.param(r"{\alpha}-decay", r"{$\alpha$}-decay", id="Greek as arXiv writes it"),
    pytest.param(r"3 \times 3, 85 {\deg}C", r"3 {\texttimes}3, 85 {\textdegree}C", id="symbols"),
    pytest.param(r"{\Large A {\bf B}}", r"{A \textbf{B}}", id="sizes"),
    pytest.param(
        r"\foo{bar} x", r"{\textbackslash}foo{\textbraceleft}bar{\textbraceright} x", id="unknown"
    ),
    pytest.param(r"\textit{a", r"{\textbackslash}textit{\textbraceleft}a", id="unclosed"),
]


@pytest.mark.parametrize(("text", "expected"), [*SPECIAL, *MATH, *COMMANDS])
def test_metadata(text: str, expected: str) -> None:
    """Formulas and known text commands are kept; everything else is escaped outside them."""
    assert expected == encode(text)


DANGEROUS = r"""input include openin write18 write immediate def edef let csname catcode
expandafter newcommand renewcommand DeclareMathOperator begin end verb special directlua read
openout pdfximage everymath iftrue loop usepackage font global scantokens href url""".split()


@pytest.mark.parametrize("name", DANGEROUS)
@pytest.mark.parametrize("frame", ["{}", "${}$", "$x {}{{y}}$", r"\textit{{{}}}", "{{{}}}"])
def test_no_macro_runs(name: str, frame: str) -> None:
    """A command that does more than print is printed itself, in formulas too."""
    encoded = encode(frame.format("\\" + name))
    assert f"\\{name}" not in encoded
    assert rf"{{\textbackslash}}{name}" in encoded


@pytest.mark.parametrize("text", ["$^^5cinput{x}$", "^^5cinput x", r"$x\^^M$"])
def test_no_hidden_backslash(text: str) -> None:
    """TeX's notation for characters by number cannot make a command."""
    assert "^^" not in encode(text)


@given(st.text("aB1 .,;:'()[]+=*/-?!", max_size=12) | TEXT)
@settings(max_examples=300, deadline=None)
def test_the_short_cut_changes_nothing(text: str) -> None:
    """Text taken as it is would have come out so the long way."""
    for escape in (encode_plain, escape_signs):
        long_way = "".join(encode_piece(piece, escape) for piece in pieces(text))
        assert encode(text, escape) == long_way
    assert not is_simple(text) or plain(text) == text


UNICODE = [
    pytest.param("Ǿ ễ ß ơ", "Ǿ ễ ß ơ", id="letters"),
    pytest.param("“a” – 量子", "“a” – 量子", id="quotes and scripts"),
    pytest.param("α-decay ≤ ℝ", r"{$\alpha$}-decay {$\leq$} {$\mathbb{R}$}", id="symbols"),
    pytest.param("50% & $x_é$", r"50\% \& {$x_é$}", id="signs outside formulas"),
]


@pytest.mark.parametrize(("text", "expected"), UNICODE)
def test_for_biber_letters_stay(text: str, expected: str) -> None:
    """Letters stay; what is a symbol, or special to TeX, is a command all the same."""
    assert expected == encode(text, escape_signs)


def depths(latex: str) -> list[int]:
    """Return the brace depth after each character, counted as BibTeX does: escaped ones too."""
    found, depth = [0], 0
    for char in latex:
        depth += (char == "{") - (char == "}")
        found.append(depth)
    return found


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_always_balanced(text: str) -> None:
    """No text leaves its field, nor leaves it open, and it stays on one line."""
    encoded = encode(text)
    assert min(depths(encoded)) == 0
    assert depths(encoded)[-1] == 0
    assert "\n" not in encoded
    unescaped = re.sub(r"\\[\\{}]", "", encoded)
    assert unescaped.count("{") == unescaped.count("}")


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_only_known_commands(text: str) -> None:
    """Outside formulas nothing is special to TeX but what we wrote."""
    outside = re.sub(r"\{\$.*?[^\\]\$\}", "", encode_plain(text))
    assert not re.search(r"(?<!\\)[%&#_$]", outside)
    assert set(re.findall(r"\\(?:input|write|def|csname|immediate)", outside)) == set()


@given(st.text(st.sampled_from("aeiouyAEİısşţțđłøœæåßñçũễệặǖ -"), max_size=30))
@settings(max_examples=100, deadline=None)
def test_latin_letters_come_back(text: str) -> None:
    """Another program's decoder reads the letters back."""
    latex2text = pytest.importorskip("pylatexenc.latex2text")
    text = plain(text).replace("ț", "").replace("--", "")
    read = latex2text.LatexNodes2Text(keep_braced_groups=False).latex_to_text(encode(text))
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", unicodedata.normalize("NFC", read))


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_plain_is_stable(text: str) -> None:
    """Runs of text and formulas put together are the plain text."""
    assert plain(text) == plain("") + plain(text)
    assert all(run.text for run in flat(text))


@pytest.mark.parametrize("unit", ["{", r"\textit{", "$", r"\'{", "{,", r"{\em ", "a$", r"\\{"])
def test_hostile_nesting_is_cheap(unit: str) -> None:
    """Deep or unclosed nesting takes no time and no stack worth naming."""
    text = unit * 3000 + "x" + "}" * 3000
    assert depths(encode(text))[-1] == 0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (r"An \tilde{O}(n) Bound", r"An $\tilde{O}$(n) Bound"),
        (r"\mathcal{N}=4 and \sqrt{n}", r"$\mathcal{N}$=4 and $\sqrt{n}$"),
        (r"\textit{N} and \~{n}", "N and ñ"),
        (r"\sqrt{\input{x}}", r"\sqrt{\inputx}"),
        (r"$\hat{x}$ and \hat{x}", r"$\hat{x}$ and $\hat{x}$"),
    ],
)
def test_a_letter_set_as_in_formulas_is_one(title: str, expected: str) -> None:
    """Metadata now and then lack the dollars; nothing that could run becomes a formula."""
    assert expected == plain(title)
