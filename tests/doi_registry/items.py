"""CSL items of invented works, in the shapes of two registries."""

from typing import Any

Item = dict[str, Any]


def crossref(doi: str, title: str, *authors: tuple[str, str], **more: Any) -> Item:
    """Return an item as Crossref sends it: its own types, lists for texts, much besides."""
    return {
        "indexed": {"date-parts": [[2026, 1, 2]], "date-time": "2026-01-02T03:04:05Z"},
        "reference-count": 1,
        "publisher": "Inventors' Society",
        "issue": "3",
        "content-domain": {"domain": [], "crossmark-restriction": False},
        "short-container-title": ["Inv. Lett."],
        "published-print": {"date-parts": [[2019, 2]]},
        "DOI": doi.lower(),
        "type": "journal-article",
        "source": "Crossref",
        "title": [title],
        "prefix": doi.partition("/")[0],
        "volume": "60",
        "page": "101-109",
        "author": [
            {"given": given, "family": family, "sequence": "additional", "affiliation": []}
            for given, family in authors
        ],
        "container-title": ["Invention Letters"],
        "original-title": [],
        "language": "en",
        "subtitle": [],
        "issued": {"date-parts": [[2018, 12, 30]]},
        "URL": f"http://dx.doi.org/{doi.lower()}",
        "ISSN": ["1234-5679"],
        **more,
    }


def datacite(doi: str, title: str, *authors: tuple[str, str], **more: Any) -> Item:
    """Return an item as DataCite sends it: CSL's own types, texts as texts, few fields."""
    return {
        "type": "paper-conference",
        "id": f"https://doi.org/{doi.lower()}",
        "categories": ["Inventing"],
        "language": "eng",
        "author": [{"family": family, "given": given} for given, family in authors],
        "issued": {"date-parts": [[2016]]},
        "abstract": "We invent.",
        "container-title": "Proceedings in Inventing, Volume 5",
        "DOI": doi.upper(),
        "publisher": "Castle of Inventors",
        "title": title,
        **more,
    }
