"""Read pasted publication lists: choose the layout that fits a text and let it read."""

from dataclasses import replace

from bibtool.layouts import abstracts, dated, pairs, paragraphs, reading
from bibtool.model import Listing
from bibtool.plugins import Layout, Registry

LAYOUTS: Registry[Layout] = Registry("layout")


def register(name: str, layout: Layout) -> None:
    """Add a layout, or replace the one of this name."""
    LAYOUTS.register(name, layout)


register(abstracts.NAME, Layout(abstracts.looks_like, abstracts.read))
register(dated.NAME, Layout(dated.looks_like, dated.read))
register(pairs.NAME, Layout(pairs.looks_like, pairs.read))
register(paragraphs.NAME, Layout(paragraphs.looks_like, paragraphs.read))
register(reading.NAME, Layout(reading.looks_like, reading.read))


def parse(text: str, layout: str | None = None, file: str = "") -> Listing:
    """Read a listing in the layout named, or else in the one it looks most like.

    Raises:
        UnknownName: there is no such layout.
    """
    chosen = LAYOUTS[layout or best_layout(text)]
    listing = chosen.read(text)
    if not file:
        return listing
    return replace(
        listing,
        references=tuple(replace(reference, file=file) for reference in listing.references),
        leftovers=tuple(replace(leftover, file=file) for leftover in listing.leftovers),
        file=file,
    )


def best_layout(text: str) -> str:
    """Return the name of the layout a text looks most like, the first of those that tie."""
    fit = fits(text)
    return max(fit, key=lambda name: fit[name])


def fits(text: str) -> dict[str, float]:
    """Return for each layout how well a text fits it, 0 to 1."""
    return {name: layout.looks_like(text) for name, layout in LAYOUTS.items()}
