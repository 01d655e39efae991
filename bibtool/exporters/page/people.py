"""The co-authors of a list: who they are, how often, and with which papers."""

from dataclasses import dataclass

from bibtool.arrangement import coauthors
from bibtool.bibliography import Bibliography
from bibtool.exporters.tex import plain
from bibtool.words import fold

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
    ranked = coauthors(bibliography, sum(len(r.authors) for r in bibliography.values()))
    place = {fold(name.display): n for n, (name, _) in enumerate(ranked[:_MOST])}
    return Others(
        tuple((plain(name.display), count) for name, count in ranked[:_MOST]),
        {
            key: tuple(sorted({place[p] for a in r.authors if (p := fold(a.display)) in place}))
            for key, r in bibliography.items()
        },
        len(ranked),
    )
