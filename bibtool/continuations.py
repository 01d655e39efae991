"""Paragraphs of one abstract that stand on lines of their own: the record decides what they are.

A page of bare abstracts may break one at its paragraphs. Nothing in the text tells such a line from
an abstract, and it may be too short to be found; but it is in the record of the item beside it.
"""

from collections.abc import Sequence
from dataclasses import replace

from bibtool.matching import is_part_of
from bibtool.model import Match, Reference, Status

_NEAR = 2
"""Lines from one item to the next, where a blank one may stand between."""
_REACH = 3
"""How many paragraphs away the one may be that is found, where a single item is asked for."""


def joined(matches: Sequence[Match]) -> list[Match]:
    """Return matches in order, paragraphs matched to the record of the item they go on with."""
    found = list(matches)
    for at in range(1, len(found)):
        found[at] = _going_on(found[at], found[at - 1], "above")
    for at in range(len(found) - 2, -1, -1):
        found[at] = _going_on(found[at], found[at + 1], "below")
    return found


def around(references: Sequence[Reference], at: int) -> range:
    """Return the places of an item and of those beside it that may be paragraphs with it.

    The nearest few on each side: whether it goes on with one of them is known from their matches.
    """
    first = last = at
    while first > max(0, at - _REACH) and _may_go_on(references[first], references[first - 1]):
        first -= 1
    end = min(len(references) - 1, at + _REACH)
    while last < end and _may_go_on(references[last], references[last + 1]):
        last += 1
    return range(first, last + 1)


def _may_go_on(one: Reference, other: Reference) -> bool:
    return _is_paragraph(one) and _is_paragraph(other) and _are_neighbours(one, other)


def _going_on(match: Match, beside: Match, where: str) -> Match:
    """Return a match, with the record of its neighbour if it is a part of that abstract."""
    record = beside.record
    if match.status is Status.MATCHED or record is None:
        return match
    reference = match.reference
    if not (_may_go_on(reference, beside.reference) and is_part_of(reference, record)):
        return match
    reasons = (f"goes on with the item {where}: a part of the same abstract",)
    candidate = replace(beside.candidates[0], reasons=reasons)
    others = [c for c in match.candidates if c.record.arxiv_id != record.arxiv_id]
    return replace(
        match,
        status=Status.MATCHED,
        candidates=(candidate, *others),
        reasons=reasons,
        source=beside.source,
    )


def _is_paragraph(reference: Reference) -> bool:
    is_bare = not (reference.titles or reference.authors or reference.arxiv_id or reference.doi)
    return is_bare and bool(reference.abstract)


def _are_neighbours(one: Reference, other: Reference) -> bool:
    if one.file != other.file or not one.lines or not other.lines:
        return False
    first, second = sorted((one.lines, other.lines))
    return 0 < second[0] - first[-1] <= _NEAR
