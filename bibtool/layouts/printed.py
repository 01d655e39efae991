"""Ids that a page prints, and which item each belongs to where it stands on a line of its own."""

import re
from collections.abc import Sequence

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.lines import Line
from bibtool.layouts.remembering import remembered

# No id is without one of these, and to look for digits is far quicker than to look for ids.
_MAY_HAVE_ID = re.compile(r"\d\d{3}(?:\.\d|[/%]|\d{3})", re.ASCII)
_LINK = r"(?:https?://|www\.|(?:[a-z]+\.)?(?:arxiv|doi)\.org/)"
_BARE = r"(?:\d{4}\.\d{4,5}(?![\d.]*\d)|[a-z-]{2,8}(?:\.[a-z-]{2,8})?/\d{7}\b|10\.\d{4,9}/\S)"
_LABEL = r"(?:(?:arxiv|doi|eprint|url|link|id)[\s:.]{1,3}){1,2}"
_OPENS = re.compile(
    rf"[\W_]{{0,12}}(?:\d{{1,4}}[.)]\s+)?(?:{_LABEL})?(?:{_LINK}|{_BARE})", re.IGNORECASE
)
_LONGEST = 100_000


_NOTHING: tuple[tuple[ArxivId, ...], Doi | None] = (), None


@remembered
def _printed(text: str) -> tuple[tuple[ArxivId, ...], Doi | None]:
    """Return every arXiv id of a text, each paper once, and its first DOI."""
    if len(text) > _LONGEST or not _MAY_HAVE_ID.search(text):
        return _NOTHING
    ids, doi = tuple(ArxivId.find_all(text)), Doi.find(text)
    return (ids, doi) if ids or doi else _NOTHING


def ids_in(text: str) -> tuple[ArxivId | None, Doi | None]:
    """Return a text's first arXiv id and first DOI; a DOI that arXiv gave is an arXiv id."""
    ids, doi = _printed(text)
    arxiv_id = ids[0] if ids else doi.arxiv_id if doi else None
    return arxiv_id, None if doi and doi.arxiv_id else doi


def arxiv_ids_in(text: str) -> list[ArxivId]:
    """Return every arXiv id of a text in order, each paper once."""
    ids, doi = _printed(text)
    return [doi.arxiv_id] if not ids and doi and doi.arxiv_id else list(ids)


def has_id(text: str) -> bool:
    """Return whether a text prints an arXiv id or a DOI."""
    return _printed(text) is not _NOTHING


def may_have_ids(text: str) -> bool:
    """Return whether a text may print two ids or more."""
    return len(_MAY_HAVE_ID.findall(text)) > 1


def opens_with_id(text: str) -> bool:
    """Return whether a line is an id or a link, or starts with one: it goes on with no other."""
    return _OPENS.match(text) is not None


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
