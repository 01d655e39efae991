"""Asking a source in a test: its answers as a list, in the order of the questions."""

from collections.abc import Sequence

from bibtool.model import Query
from bibtool.plugins import Answer, Source


def answers_of(source: Source, queries: Sequence[Query]) -> list[Answer]:
    """Return the answer to each query; every position must come, and none twice."""
    given = list(source.search(queries))
    assert list(range(len(queries))) == sorted(position for position, _ in given)
    return [answer for _, answer in sorted(given, key=lambda pair: pair[0])]
