"""Numbered lists of works between a CV's other parts, and what pages put between their lines."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.titles import titles_in
from bibtool.layouts.people import name_fit

WORDS = "ice boats lakes oars reeds sails ropes ferries piers tides buoys masts keels".split()
ENTRIES = [
    f"{13 - n}. A. Oar, B. Lund, C. Rask and D. Vik, The slow and steady\n"
    f"use of {word} in cold water, Lake Lett. {n + 3}, {n + 20} ({2020 - n})."
    for n, word in enumerate(WORDS)
]
HEADS = {
    "a small prefix": (
        "A. Oar, D. del-Lund, and B. al-Rask, On boats and lakes, Lake Rev. 3, 4 (2000).",
        ("A. Oar", "D. del-Lund", "B. al-Rask"),
        "On boats and lakes",
    ),
    "two words before a journal's full stop": (
        "A. Oar and B. Lund, Slow Boats on Lakes, IEEE Trans. Inf. Theory 15, 820 (2018).",
        ("A. Oar", "B. Lund"),
        "Slow Boats on Lakes",
    ),
    "a last author behind a name that is none": (
        "Anna Oar, Bo Lund, Cy rask, and Di Vik. Slow boats on lakes. Lakes, 3(4):5–9, 2019.",
        ("Anna Oar", "Bo Lund"),
        "Slow boats on lakes",
    ),
}


@pytest.mark.parametrize("foot", ["Curriculum Vitae – Anna Oar\n1 / 3", "– 31 –", "Page 2 of 5"])
def test_a_list_that_counts_down(foot: str) -> None:
    """Every number begins a work, and a page's foot is none of it."""
    first, second = ENTRIES[5].split("\n")
    broken = [*ENTRIES[:5], f"{first}\n{foot}\n{second}", *ENTRIES[6:]]
    text = "Anna Oar\nEMPLOYMENT\n2010 Harbour of Vik\n\nPUBLICATIONS\n" + "\n".join(broken)
    listing = parse(f"{text}\n\nINVITED TALKS\n2019 Boats in Vik\n")
    expected = [f"The slow and steady use of {word} in cold water" for word in WORDS]
    assert expected == [item.titles[0] for item in listing.references]


@pytest.mark.parametrize(("text", "names", "title"), HEADS.values(), ids=HEADS)
def test_names_and_titles(text: str, names: tuple[str, ...], title: str) -> None:
    """Names end where the title begins, and the title where the journal does."""
    head = read_head(text)
    assert head is not None
    assert names == head.names
    assert title in titles_in(text, head)


def test_a_line_that_goes_on_is_no_label() -> None:
    """A word that labels a review may begin an entry's next line."""
    text = "References\n" + "\n".join(
        f"[{n}] Anna Oar and Bo Lund. Slow {word} and\nrecommendation: towards a view of the user\n"
        f"of boats. Lakes, {n}(9):22–34, 2019."
        for n, word in enumerate(WORDS, 1)
    )
    expected = f"Slow {WORDS[0]} and recommendation: towards a view of the user of boats"
    assert expected == parse(text).references[0].titles[0]


@pytest.mark.parametrize(("name", "expected"), [("A. al-Rask", 1.0), ("A. dal-rask", 0.0)])
def test_small_prefixes(name: str, expected: float) -> None:
    """A small prefix stands before a family's name, with a hyphen."""
    assert expected == name_fit(name.split())
