"""Paste a publication page, get the right arXiv records and a bibliography.

    import bibtool

    listing = bibtool.parse(text)
    with bibtool.open_sources("starter", "arxiv") as sources:
        matches = bibtool.resolve(listing.references, sources)
    bibliography = bibtool.Bibliography.from_matches(matches)
    bibtool.write(bibliography, "refs.bib")

The names below are the whole public surface; everything is imported when first used, so that
``import bibtool`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from bibtool import exporters as exporters
    from bibtool import layouts as layouts
    from bibtool import readers as readers
    from bibtool import sources as sources
    from bibtool.api import enrich as enrich
    from bibtool.api import export as export
    from bibtool.api import open_sources as open_sources
    from bibtool.api import parse as parse
    from bibtool.api import read as read
    from bibtool.api import resolve as resolve
    from bibtool.api import write as write
    from bibtool.authorship import page_owner as page_owner
    from bibtool.authorship import papers_of as papers_of
    from bibtool.bibliography import Bibliography as Bibliography
    from bibtool.errors import BibtoolError as BibtoolError
    from bibtool.errors import SourceError as SourceError
    from bibtool.identifiers import ArxivId as ArxivId
    from bibtool.identifiers import Doi as Doi
    from bibtool.model import Candidate as Candidate
    from bibtool.model import Choice as Choice
    from bibtool.model import Leftover as Leftover
    from bibtool.model import Listing as Listing
    from bibtool.model import Match as Match
    from bibtool.model import Question as Question
    from bibtool.model import Record as Record
    from bibtool.model import Reference as Reference
    from bibtool.model import Status as Status
    from bibtool.names import Name as Name
    from bibtool.plugins import Options as Options

_HOMES = {
    "ArxivId": "identifiers",
    "Bibliography": "bibliography",
    "BibtoolError": "errors",
    "Candidate": "model",
    "Choice": "model",
    "Doi": "identifiers",
    "Leftover": "model",
    "Listing": "model",
    "Match": "model",
    "Name": "names",
    "Options": "plugins",
    "Question": "model",
    "Record": "model",
    "Reference": "model",
    "SourceError": "errors",
    "Status": "model",
    "enrich": "api",
    "export": "api",
    "open_sources": "api",
    "page_owner": "authorship",
    "papers_of": "authorship",
    "parse": "api",
    "read": "api",
    "resolve": "api",
    "write": "api",
}
_PACKAGES = ("exporters", "layouts", "readers", "sources")

__all__ = [
    "ArxivId",
    "Bibliography",
    "BibtoolError",
    "Candidate",
    "Choice",
    "Doi",
    "Leftover",
    "Listing",
    "Match",
    "Name",
    "Options",
    "Question",
    "Record",
    "Reference",
    "SourceError",
    "Status",
    "enrich",
    "export",
    "exporters",
    "layouts",
    "open_sources",
    "page_owner",
    "papers_of",
    "parse",
    "read",
    "readers",
    "resolve",
    "sources",
    "write",
]


def __getattr__(name: str) -> object:
    if name in _PACKAGES:
        return import_module(f"bibtool.{name}")
    if name in _HOMES:
        return getattr(import_module(f"bibtool.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'bibtool' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
