"""Ids that a page prints, and which item each belongs to where it stands on a line of its own."""

import re
from collections.abc import Sequence

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.lines import Line

_MAY_HAVE_ID = re.compile(r"\d{4}\.\d|/+\d{7}|10\.\d{4}|%2f", re.IGNORECASE)
_LONGEST = 20_000


def ids_in(text: str) -> tuple[ArxivId | None, Doi | None]:
    """Return a text's first arXiv id and first DOI; a DOI that arXiv gave is an arXiv id."""
    if len(text) > _LONGEST or not _MAY_HAVE_ID.search(text):
        return None, None
    doi = Doi.find(text)
    arxiv_id = ArxivId.find(text) or (doi.arxiv_id if doi else None)
    return arxiv_id, None if doi and doi.arxiv_id else doi


def ids_beside(
    lines: Sequence[Line], items: Sequence[Sequence[Line]]
) -> list[tuple[Line, ArxivId] | None]:
    """Return for each item the line between it and its neighbour that prints its id.

    Ids stand above all items of a page or below all of them: before the first item is one, or
    after the last. A gap with two different ids names none; a wrong id is worse than no id.
    """
    if not items:
        return []
    gaps = [_only_id(gap) for gap in _gaps(lines, items)]
    first, last = gaps[0], gaps[-1]
    if first and last and first[1] != last[1]:
        return [None] * len(items)
    return gaps[:-1] if first else gaps[1:] if last else [None] * len(items)


def _gaps(lines: Sequence[Line], items: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines before, between and after the items: one gap more than there are items."""
    item_of = {line.number: n for n, item in enumerate(items) for line in item}
    gaps: list[list[Line]] = [[] for _ in range(len(items) + 1)]
    at = 0
    for line in lines:
        item = item_of.get(line.number)
        if item is None:
            gaps[at].append(line)
        else:
            at = item + 1
    return gaps


def _only_id(gap: Sequence[Line]) -> tuple[Line, ArxivId] | None:
    found = [(line, i) for line in gap if (i := ids_in(line.text)[0]) is not None]
    return found[0] if found and len({i for _, i in found}) == 1 else None
