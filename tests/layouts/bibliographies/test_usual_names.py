"""The commonest lists of names are read as the rules for all lists have them."""

import pytest

from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.usualnames import usual_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Smith, J. Lund, Bo Rask. On boats.", ["Anna Smith", "J. Lund", "Bo Rask"]),
        (
            "A. B. Oar, J.-P. Łukasz-Doe, and Cy de la Roe: Boats",
            ["A. B. Oar", "J.-P. Łukasz-Doe", "Cy de la Roe"],
        ),
        ("Anna B. Smith and D. O'Brien (2010). Boats", ["Anna B. Smith", "D. O'Brien"]),
    ],
)
def test_usual_lists(text: str, names: list[str]) -> None:
    """Their names and where each ends are known at once, and are those of the head."""
    found = usual_names(text)
    assert found is not None
    assert found.names == names
    assert all(text[:end].endswith(name) for end, name in zip(found.ends, names, strict=True))
    head = read_head(text)
    assert head is not None
    assert list(head.names) == names


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith. On boats.",
        "Anna B. Maria Smith, Bo Lund. On boats.",
        "J. Smith, Bo St. Lund. On boats.",
        "Anna Smith, Jr Lund. On boats.",
        "Anna Smith, The Boats. On lakes.",
        "Anna Smith, Lake Team. On boats.",
        "Anna Smith, Bo Lund, On wide boats, 2010.",
        "Anna Smith, Bo Lund. On boats // Lake Letters. 2010.",
    ],
)
def test_others_are_left_to_the_rules(text: str) -> None:
    """One name, a title that looks like one, and what only some rule knows."""
    assert usual_names(text) is None
