"""Folding to words: what differs only in print is the same."""

import pytest

from bibtool.words import content_words, likeness, signs, words

FOLDED = [
    ("State-of-the-Art", ["state", "of", "the", "art"]),
    ("don't don’t", ["dont", "dont"]),
    (r"The \'Etale $\pi_1$ of \textit{Schemes}", ["the", "etale", "π1", "of", "schemes"]),
    ("Erdős–Rényi naïve ﬁt", ["erdos", "renyi", "naive", "fit"]),
    ("R&amp;D &lt;3", ["r", "d", "3"]),
    ("Straße Łódź", ["strasse", "lodz"]),
    ("量子 field", ["量", "子", "field"]),
    ("$O(n^2)$", ["o", "n2"]),
    ("O(n²)", ["o", "n2"]),
    ("H$_2$O and H₂O", ["h2o", "and", "h2o"]),
    (r"$\mathbb{R}^n$ and ℝⁿ", ["rn", "and", "rn"]),
    (r"$\alpha$-stable, α-stable", ["α", "stable", "α", "stable"]),
    (r"$\varepsilon \log n$ or ε log n", ["ε", "log", "n", "or", "ε", "log", "n"]),
    (r"$\frac{a}{b}$ \textit{very} {\em odd}", ["a", "b", "very", "odd"]),
    (r"AT\&T \\ next", ["at", "t", "next"]),
    (r"$\ell_1$ or ℓ1 or ℓ₁", ["l1", "or", "l1", "or", "l1"]),
    ("C++, C# and C", ["c++", "c#", "and", "c"]),
    ("W+ or W- in $W^-$", ["w+", "or", "w-", "in", "w-"]),
    ("wire- less x-ray e-", ["wire", "less", "x", "ray", "e-"]),
    ("&#" + "1" * 5000 + "; x", ["x"]),
    ("", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*p, id=p[0] or "empty") for p in FOLDED]
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    """Case, accents, ligatures, TeX, entities and hyphens do not make words differ."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        pytest.param("A  B: C", "a b c", 1.0, 1.0, id="same-words"),
        pytest.param(
            "Off-diagonal Ramsey numbers", "Off-diagonal Book Ramsey Numbers", 0.8, 0.99, id="extra"
        ),
        pytest.param("Deep learning", "Stable homotopy", 0.0, 0.5, id="other"),
        pytest.param("", "anything", 0.0, 0.0, id="empty"),
    ],
)
def test_likeness_is_one_only_for_the_same_words(
    one: str, other: str, low: float, high: float
) -> None:
    """Print does not matter, one more word does."""
    assert low <= likeness(one, other) <= high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$d \leq 4$ and d ≤ 4 and d <= 4", ["≤", "≤", "≤"]),
        (r"P ≠ NP, P \neq NP, P != NP, P \not= NP", ["≠"] * 3 + ["≠"]),
        (r"$L^\infty$ or L∞", ["∞", "∞"]),
        ("N=4 super Yang-Mills", ["="]),
        ("no relation: here", []),
    ],
)
def test_relations_are_told_apart(text: str, expected: list[str]) -> None:
    """A relation is the same in TeX, in Unicode and typed; another one is another."""
    assert expected == signs(text)


def test_content_words_leave_out_stop_words() -> None:
    """What carries meaning is compared."""
    assert {"attention", "all", "you", "need"} == content_words("Attention Is All You Need")
