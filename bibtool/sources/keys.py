"""The names under which things are remembered: fingerprints of items and questions, never text."""

import json
from dataclasses import asdict
from functools import lru_cache
from hashlib import blake2b

from bibtool.model import Query, Reference
from bibtool.words import signs, words


def item_key(reference: Reference) -> str:
    """Return the fingerprint an item is known by: all that was understood of it."""
    return _item_key(
        reference.arxiv_id.versioned if reference.arxiv_id else "",
        reference.doi.folded if reference.doi else "",
        reference.abstract,
        reference.titles,
        reference.authors,
        reference.year,
    )


# An item is named once for every question about it. Not cached by reference: ids of two versions
# are equal.
@lru_cache(maxsize=4096)
def _item_key(  # noqa: PLR0913, PLR0917  what an item is understood as
    arxiv_id: str,
    doi: str,
    abstract: str,
    titles: tuple[str, ...],
    authors: tuple[str, ...],
    year: int | None,
) -> str:
    understood = {
        "id": arxiv_id,
        "doi": doi,
        "abstract": words(abstract),
        "titles": [[*words(title), *signs(title)] for title in titles],
        "authors": [words(name) for name in authors],
        "year": year,
    }
    return _digest(understood)


def query_key(source: str, query: Query) -> str:
    """Return the fingerprint of what a source was asked, to the letter."""
    return _digest({"source": source, **asdict(query)})


def _digest(understood: object) -> str:
    text = json.dumps(understood, default=sorted)  # of sets, in whatever order they come
    return blake2b(text.encode(), digest_size=16).hexdigest()
