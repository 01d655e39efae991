"""Whose answer is whose: the records of one page, handed to the questions that shared a request."""

from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.model import Query, Record
from bibtool.words import words


def own(query: Query, records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records that can answer a query: by id its own, else all, to be judged by text."""
    if query.arxiv_id is None:
        return tuple(records)
    if query.arxiv_id.version is None:
        return newest_of([query.arxiv_id], records)
    named = (query.arxiv_id.base, query.arxiv_id.version)
    return tuple(r for r in records if (r.arxiv_id.base, r.version) == named)


def newest_of(wanted: Sequence[ArxivId], records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the newest version of each paper that was asked for without naming one.

    The answer to such an id is the newest; an older one is there if that was asked for too.
    """
    found: dict[str, Record] = {}
    bases = {arxiv_id.base for arxiv_id in wanted if arxiv_id.version is None}
    for record in records:
        base = record.arxiv_id.base
        if base in bases and (record.version or 0) >= (found.get(base, record).version or 0):
            found[base] = record
    return tuple(found.values())


def unanswered(
    queries: Sequence[Query], positions: Sequence[int], records: Sequence[Record]
) -> list[int]:
    """Return which of some questions none of the records answers, by their own words."""
    texts = [(_padded(r.title), _padded(r.abstract), r) for r in records]
    return [p for p in positions if not any(_answers(queries[p], *text) for text in texts)]


def _answers(query: Query, title: str, abstract: str, record: Record) -> bool:
    return (
        any(_padded(phrase) in abstract for phrase in query.phrases)
        or any(_padded(part) in title for part in query.titles)
        or (query.doi is not None and query.doi == record.doi)
        or _has_all(query.title_words, title)
        or _has_all(query.abstract_words, abstract)
    )


def _has_all(wanted: Sequence[str], text: str) -> bool:
    return bool(wanted) and all(_padded(word) in text for word in wanted)


def _padded(text: str) -> str:
    """Return a text's words, plural or not: arXiv searches stems."""
    return f" {' '.join(word.removesuffix('s') for word in words(text))} "
