"""Names for links to a list's entries, and their numbers."""

import re
from collections.abc import Sequence

from bibtool.arrangement.sections import Section
from bibtool.model import Record


def anchor(record: Record) -> str:
    """Return a paper's name for links, from its arXiv id: ``arxiv-2301-00001``.

    ASCII letters, digits and hyphens, so that it needs no escaping in an address, an HTML ``id`` or
    a CSS selector; different for different papers, and the same wherever a paper stands.
    """
    return "arxiv-" + re.sub(r"[^A-Za-z0-9-]", "-", record.arxiv_id.base)


def numbers(parts: Sequence[Section]) -> dict[str, int]:
    """Return the entries' numbers: the last entry of a list is 1, as in curricula vitae.

    So by year a paper keeps its number when newer ones come.
    """
    keys = [key for part in parts for key in part.keys]
    return {key: len(keys) - place for place, key in enumerate(keys)}
