"""Earlier versions of what was found: a page may show the abstract or title of one.

arXiv searches only the newest version of a paper, so a reworded abstract leads to a candidate that
fits only in part. Its earlier versions can be asked for by id, many to a request, and either one of
them has the item's very words or the candidate is another paper.
"""

from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.model import Candidate, Query

_CANDIDATES = 3
_MOST = 4
"""Versions of one paper that are asked for: the first, and the latest before the newest."""


def earlier_versions(candidates: Sequence[Candidate]) -> list[Query]:
    """Return the questions for earlier versions of the best candidates.

    A candidate from a source that does not say which version it describes has none.
    """
    return [
        Query(arxiv_id=ArxivId(candidate.record.arxiv_id.base, number))
        for candidate in candidates[:_CANDIDATES]
        for number in _numbers(candidate.record.version or 1)
    ]


def _numbers(newest: int) -> list[int]:
    """Return the versions worth asking for, the latest first."""
    latest = list(range(newest - 1, 0, -1))
    return latest if len(latest) <= _MOST else [*latest[: _MOST - 1], 1]
