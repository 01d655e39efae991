"""How the tests of formats say what was read."""

from bibtool.layouts import best_layout, parse
from bibtool.model import Reference
from tests.layouts.test_every_line import check


def references(text: str, layout: str) -> tuple[Reference, ...]:
    """Return what is read from a text that must be taken for this layout, every line kept."""
    assert layout == best_layout(text)
    listing = parse(text)
    check(text, listing)
    assert layout == listing.layout
    return listing.references


def said(reference: Reference) -> dict[str, object]:
    """Return what was understood of an item, without what was not."""
    found = {
        "lines": (reference.lines[0], reference.lines[-1]),
        "title": reference.title,
        "authors": reference.authors,
        "abstract": reference.abstract,
        "year": reference.year,
        "id": str(reference.arxiv_id or ""),
        "doi": str(reference.doi or ""),
    }
    return {name: value for name, value in found.items() if value}
