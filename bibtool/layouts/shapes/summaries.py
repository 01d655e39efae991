"""Whether what stands below works is their abstracts, or what somebody else says of them."""

import re
from collections.abc import Sequence

from bibtool.layouts.shapes.marks import mark_of

_OURS = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:the|these) (?:authors?|researchers|team)\b|\bresearchers (?:from|at)\b"
    r"|\bth(?:is|e) (?:paper|study|work|survey|article) (?:\w{2,12}ly )?(?:\w{2,14}s|is)\b",
    re.IGNORECASE,
)
_SHORTEST_ABSTRACT = 350
_SURELY_LONG, _FEW = 700, 3


def are_abstracts(texts: Sequence[str], least: int = _SHORTEST_ABSTRACT) -> bool:
    """Return whether what stands below the works is their abstracts, and no editor's summary.

    Abstracts are long, most works have one, and they say "we" and not "the authors"; where there
    are but few long ones, they need not.
    """
    long = [text for text in texts if len(text) >= least]
    if 2 * len(long) < len(texts) or not long:
        return False
    theirs = sum(_THEIRS.search(text) is not None for text in long)
    ours = sum(_OURS.search(text) is not None for text in long)
    if (
        len(long) <= _FEW
        and min(map(len, long)) >= _SURELY_LONG
        and not any(map(_has_points, long))
    ):
        return 3 * theirs < 2 * len(long)
    return 5 * ours >= 2 * len(long) and 3 * theirs < len(long)


def _has_points(text: str) -> bool:
    return any(mark_of(line)[0].sort for line in text.split("\n"))
