"""Which line above an item's labels is its title, and works that have no labels."""

from textwrap import dedent

import pytest

from bibtool.layouts import parse
from bibtool.model import Reference

A, B, C = (f"https://arxiv.org/abs/2101.0000{n}" for n in (1, 2, 3))
PAGES = {
    "numbers, and notes below them": f"""
        1. **On boats and lakes** (Smith et al., 2020)
           - A good entry point to the field.
           - Link: {A}
        2. **A second study of rafts** (Lund et al., 2020)
           - It is a strong baseline.
           - Link: {B}
        3. **A third study of oars** (Doe et al., 2020)
           - It is a weak baseline.
           - Link: {C}
        """,
    "numbers, and a sentence below them": f"""
        1. On boats and lakes
        A good entry point to the field of boats.
        Link: {A}
        2. A second study of rafts
        It is as strong a baseline as any.
        Link: {B}
        3. A third study of oars
        It is a baseline that is weak.
        Link: {C}
        """,
    "no numbers, and notes like the labels": f"""
        **On boats and lakes**
        - A good entry point to the field.
        - Link: {A}

        **A second study of rafts**
        - It is a strong baseline.
        - Link: {B}

        **A third study of oars**
        - It is a weak baseline.
        - Link: {C}
        """,
    "names of two people": f"""
        On boats and lakes
        Anna Smith, Bo Lund
        Link: {A}

        A second study of rafts
        Bo Lund, Cy Doe
        Link: {B}

        A third study of oars
        Cy Doe, Di Fox
        Link: {C}
        """,
}
BARE = {
    "bullets": f"""
        - On boats and lakes
        - A second study of rafts
          - Link: {B}
        - A third study of oars
          - Link: {C}
        """,
    "numbers": f"""
        1. On boats and lakes
           Link: {A}
        2. A second study of rafts
        3. A third study of oars
           Link: {C}
        """,
}


def firsts(page: str) -> list[tuple[str, str | None]]:
    """Return each item's first title and its id."""

    def told(reference: Reference) -> tuple[str, str | None]:
        return reference.titles[0], reference.arxiv_id.base if reference.arxiv_id else None

    return [told(reference) for reference in parse(dedent(page).strip(), "labelled").references]


TITLES = ["On boats and lakes", "A second study of rafts", "A third study of oars"]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_titles(page: str) -> None:
    """The numbered line is the title, else the nearest that is no note, sentence or names."""
    ids = [f"2101.0000{n}" for n in (1, 2, 3)]
    assert list(zip(TITLES, ids, strict=True)) == firsts(page)


@pytest.mark.parametrize("page", BARE.values(), ids=BARE)
def test_works_without_labels(page: str) -> None:
    """A bullet or number like those of the others is a work, with no neighbour's id."""
    found = dict(firsts(page))
    assert TITLES == list(found)
    assert 1 == list(found.values()).count(None)


def test_a_label_above_a_title_is_that_titles() -> None:
    """Blank lines tell whose a label is that stands between two works."""
    page = f"""
        Title: On boats and lakes
        Authors: Anna Smith, Bo Lund

        Link: {B}
        Title: A second study of rafts
        Authors: Bo Lund, Cy Doe
        """
    assert [(TITLES[0], None), (TITLES[1], "2101.00002")] == firsts(page)
