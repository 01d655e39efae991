"""What else a title may be: without its state, a remark or a publisher behind it."""

import re
from collections import Counter
from collections.abc import Sequence

_STATE = re.compile(
    r"\s(?:preprint|(?:unpublished|handwritten|expository)\s(?:notes?|manuscript))"
    r"(?:,?\s\(?(?:19|20)\d\d\)?)?\W{0,2}$"
)
_PRINTED_BY = re.compile(r"[A-Z][\w&+-]{2,20}(?:\s[A-Z][\w&+-]{1,20}){0,2}")
_MEETING = re.compile(r"\s(?:19|20)\d\d\s(?=[A-Z][^()]{1,80},\s[A-Z])")
_SHORTEST, _LONGEST, _MOST = 2, 80, 6


def without_state(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles, with what the first may be besides: ``On Boats preprint``.

    A state that no mark parts from a title is surely none of it.
    """
    if not titles:
        return titles
    first = titles[0]
    if first[:6] == "(with " and _is_long(bare := first.partition(") ")[2]):
        return _unique((bare, *titles))
    if " (" in first and first.count("(") == first.count(")") + 1:
        bare = first[: first.rindex(" (")].rstrip(" ,")
        is_last = len(first) - len(bare) < _LONGEST and ")" not in first[len(bare) :]
        if is_last and _is_long(bare):
            return _unique((*titles[:1], *_before_meeting(bare), bare, *titles[1:]))
    if (found := _STATE.search(first[-60:])) and _is_long(
        bare := first[: max(0, len(first) - 60) + found.start()].rstrip(" ,.;–—-")
    ):
        return _unique((bare, *titles))
    if (
        first[-1:] == ")"
        and _is_long(bare := _before_brackets(first))
        and first[len(bare) + 2] == "("
    ):
        return _unique((*titles, bare))
    return titles


def tails_of(heads: Sequence[str]) -> frozenset[str]:
    """Return what stands behind the last comma of several heads, the same few words.

    A publisher or a name: ``On Boats, Lake Press``.
    """
    tails = [head.rstrip(" .").rpartition(", ")[2] for head in heads if ", " in head]
    counts = Counter(tail for tail in tails if _PRINTED_BY.fullmatch(tail))
    return frozenset(tail for tail, count in counts.items() if count > 1)


def without_tail(titles: tuple[str, ...], tails: frozenset[str]) -> tuple[str, ...]:
    """Return the titles, and what the first is without such words behind its last comma."""
    first, comma, tail = titles[0].rpartition(", ") if titles else ("", "", "")
    if not comma or tail.rstrip(" .") not in tails or not _is_long(first):
        return titles
    return _unique((titles[0], first, *titles[1:]))


def _before_meeting(text: str) -> list[str]:
    """Return what stands before a year and a meeting's name and place, if these follow."""
    found = _MEETING.search(text)
    return [text[: found.start()]] if found and _is_long(text[: found.start()]) else []


def _before_brackets(text: str) -> str:
    """Return what stands before the last brackets, with those within these."""
    depth = 0
    for at in range(len(text) - 1, max(-1, len(text) - 80), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return text[:at].rstrip()
    return ""


def _is_long(text: str) -> bool:
    return text.count(" ") >= _SHORTEST


def _unique(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(titles))[:_MOST]
