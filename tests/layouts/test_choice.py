"""Of several layouts that fit a text the best is chosen."""

import pytest

from bibtool.layouts.choice import best
from bibtool.model import Listing
from bibtool.plugins import Layout

FITS = [
    ({"a": 0.2, "b": 0.5, "c": 0.4}, "b"),
    ({"a": 0.5, "b": 0.5}, "a"),
    ({"a": 0.9, "b": 1.0, "c": 1.0}, "b"),
    ({"a": 0.0, "b": 0.0}, "a"),
]


def layout(name: str, fit: float, asked: list[str]) -> Layout:
    """Return a layout that fits any text so well, and notes that it was asked."""

    def looks_like(_: str) -> float:
        asked.append(name)
        return fit

    return Layout(looks_like, lambda _: Listing(name, ()))


@pytest.mark.parametrize(("fits", "wanted"), FITS)
def test_the_best_is_chosen_and_of_those_that_tie_the_first(
    fits: dict[str, float], wanted: str
) -> None:
    """The order is that of the register."""
    layouts = {name: layout(name, fit, []) for name, fit in fits.items()}
    assert wanted == best(layouts, "On Boats")


def test_no_other_is_asked_where_one_fits_wholly() -> None:
    """To look at a long text takes each its time; a layout that cannot be meant is not asked."""
    asked: list[str] = []
    layouts = {
        name: layout(name, fit, asked) for name, fit in {"a": 1.0, "b": 1.0, "c": 0.5}.items()
    }
    assert ("b", ["b"]) == (best(layouts, "On Boats", but={"a"}), asked)
