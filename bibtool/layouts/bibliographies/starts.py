"""Lines at which an entry may start, and what stands on the lines between."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.heads import Head, read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.sections import ends_entry
from bibtool.layouts.bibliographies.titles import looks_like_venue
from bibtool.layouts.lines import Line, is_directly_below

_DATE = re.compile(
    r"(?<![\d.-])(?:1[6-9]|20)\d\d(?!\d)|https?:|in press|to appear|forthcoming|n\.\s?d\."
)
_ID = re.compile(r"\d{4}\.\d{4,5}(?![\d.])|[a-z]/\d{7}(?!\d)")
_NEAR, _FAR = 4, 14
_SHORTEST_TITLE = 20
_LONGEST = 2000
_FIRST = re.compile(
    r"\s*(?:[^\W\d_a-z]|(?:de|van|von|der|del|da|di|du|dos|le|la|el|al|d['’])[\s\w])"
)
_PIECE = re.compile(
    r"[^.]{0,40}\b(?:pages?|pp?\.|vol(?:ume)?\.?|press|springer|elsevier|inc\.|usa|uk)\b",
    re.IGNORECASE,
)


class Witnesses(NamedTuple):
    """What stands above a line, counted from the top: differences say what lines between have."""

    dates: int
    ids: int
    length: int


class Start(NamedTuple):
    """A line at which an entry may start, by its place among them."""

    at: int
    head: Head | None
    indent: int
    witnesses: Witnesses


def starts_of(lines: Sequence[Line]) -> list[Start]:
    """Return the lines at which an entry may start: after an entry's end, and with authors.

    The last is none: it stands for the end of the text.
    """
    above = _witnesses(lines)
    hanging = is_hanging(lines)
    starts = []
    for at, line in enumerate(lines):
        indent = _indent(line.text)
        if not _FIRST.match(line.text) or (hanging is not None and indent > hanging):
            continue
        apart = at == 0 or not is_directly_below(line, lines[at - 1])
        if not (apart or hanging is not None or ends_entry(lines[at - 1].text)):
            continue
        if at and not ends_entry(lines[at - 1].text) and hanging is None:
            continue
        head = _head(lines, at)
        if head is None and hanging is None:
            continue
        if head and head.size == 1 and _is_piece(line.text):
            continue
        starts.append(Start(at, head, indent, above[at]))
    return [*starts, Start(len(lines), None, 0, above[-1])]


def _head(lines: Sequence[Line], at: int) -> Head | None:
    """Return the authors that a line starts with; a long list goes on for many lines."""
    for ahead in (_NEAR, _FAR):
        text = join([line.text[:_LONGEST] for line in lines[at : at + ahead]]).text
        head = read_head(text)
        if head and len(text) - head.end > _SHORTEST_TITLE:
            return head
    return head


def _is_piece(text: str) -> bool:
    """Return whether a line goes on with an entry, though it starts like a name."""
    text = text.strip()
    return looks_like_venue(text) or _PIECE.match(text) is not None


def is_hanging(lines: Sequence[Line]) -> int | None:
    """Return how deep first lines stand if all others are deeper, else None."""
    indents = [_indent(line.text) for line in lines]
    if not indents:
        return None
    least = min(indents)
    deeper = [indent for indent in indents if indent > least + 1]
    shallow = len(indents) - len(deeper)
    return (
        least
        if shallow > 1 and len(deeper) * 3 >= len(indents) and shallow * 12 >= len(indents)
        else None
    )


def _indent(text: str) -> int:
    start = text[:200].expandtabs(4)
    return len(start) - len(start.lstrip())


def _witnesses(lines: Sequence[Line]) -> list[Witnesses]:
    counted = [Witnesses(0, 0, 0)]
    for line in lines:
        dates, ids, length = counted[-1]
        counted.append(
            Witnesses(
                dates + bool(_DATE.search(line.text)),
                ids + len(_ID.findall(line.text)),
                length + len(line.text.strip()) + 1,
            )
        )
    return counted
