"""Where a paper was published, as the entry types and fields that BibTeX and biblatex share.

A type is used only where all is known that its styles miss otherwise: ``@incollection`` and
``@book`` want a publisher (``btxdoc``, "Entry types").
"""

from bibtool.exporters.journalref import Venue
from bibtool.exporters.latex import Escape, encode

_TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "chapter": "incollection",
    "book": "book",
}
_WITH_PUBLISHER = frozenset({"incollection", "book"})
_BIBLATEX = {"journal": "journaltitle"}


def entry_type(venue: Venue) -> str:
    """Return the type of a published entry, ``misc`` for what fits no other."""
    kind = _TYPES.get(venue.kind, "misc")
    if kind != "book" and not venue.journal:
        return "misc"
    return "misc" if kind in _WITH_PUBLISHER and not venue.publisher else kind


def venue_fields(venue: Venue, escape: Escape, *, biblatex: bool = False) -> dict[str, str]:
    """Return the fields of a published entry that say where; some may be empty."""
    kind = entry_type(venue)
    if kind == "misc":
        return {"howpublished": encode(venue.journal or venue.whole, escape)}
    is_article = kind == "article"
    said = {
        "journal": venue.journal if is_article else "",
        "booktitle": "" if is_article or kind == "book" else venue.journal,
        "volume": venue.volume,
        # Beside a volume styles take a number for that of a series, and want its name.
        "number": venue.number if is_article else "",
        "pages": venue.pages.replace("-", "--"),
        "publisher": "" if is_article else venue.publisher,
        "eventtitle": venue.event if biblatex and kind == "inproceedings" else "",
    }
    names = _BIBLATEX if biblatex else {}
    return {names.get(name, name): encode(text, escape) for name, text in said.items()}
