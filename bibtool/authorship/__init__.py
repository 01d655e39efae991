"""Whose papers these are: who is who in a bibliography, and one author's part of it."""

from bibtool.authorship.owners import (
    Owner,
    authors,
    called,
    is_page_of,
    known_as,
    page_owner,
    papers_of,
    places_of,
)
from bibtool.authorship.people import Doubt, People, Person, who_is_who

__all__ = [
    "Doubt",
    "Owner",
    "People",
    "Person",
    "authors",
    "called",
    "is_page_of",
    "known_as",
    "page_owner",
    "papers_of",
    "places_of",
    "who_is_who",
]
