"""Lines that a margin broke, put together again before a page's shape is learned.

Text that was wrapped at a width has lines as long as they can be: the next word would not have
fitted. Where most lines that surely go on are so, the others that are as full go on too.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.lines import Line, ends_sentence, is_directly_below
from bibtool.layouts.shapes.hanging import hanging
from bibtool.layouts.shapes.kinds import goes_on, kind_of
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.persons import names_kind

_NARROWEST, _WIDEST = 24, 112
_LEAST = 2
_FULL = 0.8
_MOST_LONG = 0.1
_LONGEST_WORD = 24
_PARAGRAPH = 3
_NEAR = 3
_PARTS = frozenset(
    "rule heading year labels menu id field names name venue award news bio contact tags".split()
)
_OPEN = (",", " and", " &", ";")
_CONNECTIVES = frozenset(
    "a an the of for with from to and or in on at via by without as than into between".split()
)
_LONGEST_CONNECTIVE = 12
_EMPHASIS = frozenset(["", '"', "“", "["])
_ENDS_SLANTED = re.compile(r"[^\s*]\*(?=[\s.,;:]|$)")
_FIRST_YEAR = 1000


class Unwrapped(NamedTuple):
    """Lines put together, each with the number of its first."""

    lines: list[Line]
    parts: Mapping[int, range]
    """Where on the page the lines are that one was put together from, by its number."""
    ends: Mapping[int, int]
    """The number of the last of them."""


def unwrapped(lines: Sequence[Line], width: int | None) -> Unwrapped:
    """Return the lines with those put together that a margin of this width broke."""
    under = hanging(lines)
    if not (width or under or any(_is_open(line.text) or _closes(line.text) for line in lines)):
        return Unwrapped(list(lines), {}, {})
    has_names = width is not None and _has_names(lines)
    groups: list[list[Line]] = []
    parts: dict[int, range] = {}
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if groups and (
            line.number in under or _belongs(line, groups[-1], below, width, has_names=has_names)
        ):
            groups[-1].append(line)
            parts[groups[-1][0].number] = range(at + 1 - len(groups[-1]), at + 1)
        else:
            groups.append([line])
    ends = {number: lines[places[-1]].number for number, places in parts.items()}
    return Unwrapped([_joined(group) for group in groups], parts, ends)


def width_of(lines: Sequence[Line]) -> int | None:
    """Return the width at which a page's lines were broken, if they were."""
    reach = [0] * (_WIDEST + _LONGEST_WORD + 3)
    evident = 0
    for above, line in pairwise(lines):
        if not _surely_goes_on(line, above):
            continue
        length = len(above.text.rstrip())
        if length > _WIDEST:
            continue
        evident += 1
        if length >= _NARROWEST:
            # A width from here on, as far as the next word reaches, would have broken it here.
            reach[length] += 1
            reach[length + _size_of(_first_word(line.text), length) + 1] -= 1
    votes = list(accumulate(reach))
    most = max(votes)
    if most < _LEAST or most < _FULL * evident:
        return None
    first = votes.index(most)
    last = next(n for n in range(first, len(votes)) if n + 1 == len(votes) or votes[n + 1] < most)
    sizes = [len(line.text.rstrip()) for line in lines]
    width = max((size for size in sizes if first <= size <= last), default=first)
    long = sum(size > width for size in sizes)
    return width if long <= _MOST_LONG * len(lines) else None


def _size_of(word: str, length: int) -> int:
    """Return how many characters of a word count: all of a link, which a margin never breaks."""
    longest = _WIDEST + 1 - length if "://" in word else 0
    return min(len(word), max(longest, _LONGEST_WORD))


def _surely_goes_on(line: Line, above: Line) -> bool:
    if not is_directly_below(line, above) or mark_of(line.text)[0].sort not in _EMPHASIS:
        return False
    return _is_open(above.text) or (goes_on(line.text) and not ends_sentence(above.text))


def _is_open(text: str) -> bool:
    """Return whether a line ends with a word after which no title and no sentence ends."""
    if len(text) < _NARROWEST:
        return False
    words = text[-_LONGEST_CONNECTIVE:].rsplit(maxsplit=1)
    return len(words) > 1 and words[1] in _CONNECTIVES


def _closes(text: str) -> bool:
    """Return whether a line has the rest of a link, or of words set apart: ``Boats* by Smith``."""
    if "](" in text:
        return "[" not in text[: text.index("](")]
    return "*" in text and text.count("*") == 1 and _ENDS_SLANTED.search(text) is not None


def _opens(text: str) -> bool:
    """Return whether a link or words set apart begin on a line and do not end there."""
    if "[" in text and text.rindex("[") > text.rfind("]"):
        return True
    rest = mark_of(text)[1] if "*" in text else ""
    return rest[:1] == "*" and rest[1:2].isalnum() and rest.count("*") == 1


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _is_full(above: Line, line: Line, width: int) -> bool:
    length = len(above.text.rstrip())
    return length <= width < length + 1 + len(_first_word(line.text))


def _belongs(
    line: Line, group: Sequence[Line], below: Line | None, width: int | None, *, has_names: bool
) -> bool:
    above = group[-1]
    if _closes(line.text) and _opens(above.text) and is_directly_below(line, above):
        return True
    is_open = _is_open(above.text)
    if (width is None and not is_open) or not is_directly_below(line, above):
        return False
    mark, rest = mark_of(line.text)
    if mark.sort not in _EMPHASIS and not (mark.number or 0) >= _FIRST_YEAR:
        return False
    if is_open or width is None:
        return is_open
    is_full = _is_full(above, line, width)
    near = group[-_NEAR:]
    is_deeper = _indent(line.text) > _indent(group[0].text)
    if _are_names(near):
        if (is_full or above.text.rstrip().endswith(_OPEN)) and _are_names([*near, line]):
            return True
        return is_full and is_deeper and not mark_of(group[0].text)[0].sort
    if not is_full:
        return False
    ends_open = is_deeper and above.text.rstrip().endswith(",")
    if ends_open or goes_on(line.text) or len(group) >= _PARAGRAPH:
        return True
    follows = below if below and is_directly_below(below, line) else None
    kind = kind_of(line.text, rest, mark.sort, is_below_open=False)
    return _is_rest(line, kind, follows, width, has_names=has_names)


def _is_rest(line: Line, kind: str, follows: Line | None, width: int, *, has_names: bool) -> bool:
    """Return whether a line below a full one is no part of its own: names, a venue, links."""
    if kind == "name":
        return not has_names or (follows is not None and names_kind(follows.text) is not None)
    if kind == "citation" and follows and _is_full(line, follows, width):
        return not _are_names([line, follows])  # the last name goes on there
    return kind not in _PARTS


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _are_names(group: Sequence[Line]) -> bool:
    return names_kind(join([mark_of(part.text)[1] for part in group]).text) == "names"


def _has_names(lines: Sequence[Line]) -> bool:
    return any(names_kind(line.text) == "names" for line in lines[:400])


def _joined(group: Sequence[Line]) -> Line:
    first = group[0]
    if len(group) == 1:
        return first
    indent = first.text[: len(first.text) - len(first.text.lstrip())]
    return Line(first.number, indent + join([line.text for line in group]).text)
