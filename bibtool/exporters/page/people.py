"""The co-authors of a list: who they are, how often, and with which papers."""

from dataclasses import dataclass

from bibtool.bibliography import Bibliography
from bibtool.exporters.coauthors import coauthors, label

_MOST = 500
"""People to filter by; a large collaboration has thousands."""


@dataclass(frozen=True, slots=True)
class Others:
    """The people a list can be filtered by, the most frequent first."""

    counts: tuple[tuple[str, int], ...]
    """Their names and numbers of papers."""
    by_paper: dict[str, tuple[int, ...]]
    """Places in ``counts``, by citekey."""
    known: int
    """How many there are in all."""


def others(bibliography: Bibliography) -> Others:
    """Return who wrote with the list's owner, or who wrote at all where it has no owner."""
    ranked = coauthors(bibliography)
    by_paper: dict[str, list[int]] = {}
    for place, one in enumerate(ranked[:_MOST]):
        for paper in one.papers:
            by_paper.setdefault(paper, []).append(place)
    return Others(
        tuple((label(one), len(one.papers)) for one in ranked[:_MOST]),
        {key: tuple(by_paper.get(r.arxiv_id.base, ())) for key, r in bibliography.items()},
        len(ranked),
    )
