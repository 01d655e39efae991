"""Items of a long page that are marked up alike: the same tags, other words and other links."""

import re
from array import array
from collections import Counter
from collections.abc import Sequence

_BETWEEN = re.compile(
    r"(?>(?:</(?:li|tr|dd|div|p|article|section|table|ul|ol|dl)>\s{0,40}+){1,9})"
    r"<[a-z][a-z0-9]{0,11}(?:\sclass=[\w\"' -]{1,60})?"
)
"""Where elements end and one begins."""
_HEAD = 200_000
"""What tells where items of a page begin."""
_FEWEST_MARKS = 10

_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*+)>")
_VALUE = re.compile(r"([a-zA-Z][\w:-]{0,40})=(?:\"([^\"]*+)\"|'([^']*+)')")
_OF_LOOK = frozenset("class style role rel target type hidden aria-hidden itemprop align".split())
"""Attributes that items marked up alike have alike."""
_NO_FORM = re.compile(
    r"<(?:[!?]|/?(?:script|style|textarea|template|svg|math|pre)\b)", re.IGNORECASE
)
_LONGEST, _MOST_TAGS = 6000, 60
_LOOKED_AT, _FEWEST, _MOST_FORMS = 1000, 20, 16
"""Of how many items the forms are told, how many have each at least, and how many forms."""
_MOST = 0.75
"""The share of the items that all forms fit, at least."""


def mark_between(source: str) -> str:
    """Return what stands between two of what a page has many of: ends of elements, and one's start.

    Nothing is returned where there are no such.
    """
    counts = Counter(_BETWEEN.findall(source, 0, _HEAD))
    mark = max(counts, key=lambda each: counts[each] * each.count("</") ** 2, default="")
    return mark if counts[mark] >= _FEWEST_MARKS else ""


def starts_of_items(source: str) -> Sequence[int]:
    """Return where the items of a page begin, each behind the end of another."""
    mark = mark_between(source)
    begins = mark.rfind("<")
    starts = array("q")
    at = source.find(mark) if mark else -1
    while at >= 0:
        starts.append(at + begins)
        at = source.find(mark, at + len(mark))
    return starts


def forms_of(source: str, starts: Sequence[int]) -> list[re.Pattern[str]]:
    """Return patterns that fit most items, each item from its start to that of the next, or none.

    What words and links an item has is in the groups of the match.
    """
    chosen = range(0, len(starts) - 1, max(1, len(starts) // _LOOKED_AT))
    counts = Counter(_form_of(source[starts[n] : starts[n + 1]]) for n in chosen)
    counts.pop("", None)
    often = [(form, count) for form, count in counts.most_common(_MOST_FORMS) if count >= _FEWEST]
    are_most = sum(count for _, count in often) >= _MOST * len(chosen)
    return [re.compile(form) for form, _ in often] if are_most else []


def fitting(source: str, starts: Sequence[int], forms: Sequence[re.Pattern[str]]) -> bytearray:
    """Return of each item, but the last, the number of the form that it fits, from 1; else 0."""
    found = bytearray(max(0, len(starts) - 1))
    in_turn = list(enumerate(forms, 1))
    for n in range(len(found)):
        start, end = starts[n], starts[n + 1]
        for at, (number, form) in enumerate(in_turn):
            if form.fullmatch(source, start, end):
                found[n] = number
                if at:  # those that many have are tried first
                    in_turn.insert(at - 1, in_turn.pop(at))
                break
    return found


def _form_of(item: str) -> str:
    """Return the pattern that an item fits; nothing if it is too long, or has what is not seen."""
    if len(item) > _LONGEST or _NO_FORM.search(item):
        return ""
    parts: list[str] = []
    at = 0
    for found in _TAG.finditer(item):
        parts += _words(item[at : found.start()]), _tag(found)
        at = found.end()
    parts.append(_words(item[at:]))
    return "".join(parts) if 0 < len(parts) <= 2 * _MOST_TAGS else ""


def _words(text: str) -> str:
    if "<" in text:
        return re.escape(text)  # no markup, but a sign: hardly two items have it
    return r"(\s*+[^<\s][^<]*+)" if text and not text.isspace() else r"\s*+"


def _tag(found: re.Match[str]) -> str:
    """Return a pattern for a tag, with a group where a link leads to."""
    inner = found[2]
    parts = ["<", found[1]]
    at = 0
    for value in _VALUE.finditer(inner):
        name, (start, end) = value[1].lower(), value.span(value.lastindex or 0)
        parts.append(re.escape(inner[at:start]))
        if name in _OF_LOOK:
            parts.append(re.escape(inner[start:end]))
        else:
            words = rf"[^{inner[end]}<>]*+"
            parts.append(f"({words})" if name == "href" else words)
        at = end
    return "".join([*parts, re.escape(inner[at:]), ">"])
