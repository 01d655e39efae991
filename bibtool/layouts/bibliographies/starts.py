"""Lines at which an entry may start, and what stands on the lines between."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.heads import MOST_READ, NO_OPENING, Head, Opening, read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.repeated import head_of_repeated, repeats_authors
from bibtool.layouts.bibliographies.sections import ends_entry
from bibtool.layouts.bibliographies.titles import looks_like_venue
from bibtool.layouts.lines import Line, is_directly_below
from bibtool.layouts.namewords import JOURNAL_WORDS

_YEAR = re.compile(r"(?:1[6-9]|20)(?<![\d.-]..)\d\d(?!\d)")
_NO_DATE = re.compile(r"n\.\s?d\.")
_ID = re.compile(r"\d\d{3}\.\d{4,5}(?![\d.])")
_ANY_ID = re.compile(rf"{_ID.pattern}|[a-z]/\d{{7}}(?!\d)")
_NEAR, _FAR, _FARTHEST = 4, 14, 160
"""Lines in which authors are looked for: of a hundred of them a list has many."""
_TAIL, _STILL_NAMES = 200, 5
"""So many commas among the last characters read say that the names go on."""
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
    opening: Opening
    witnesses: Witnesses
    head: Head | None = None
    """The authors."""
    lines_of_authors: int = 0
    """About how many lines they fill."""
    is_apart: bool = False
    """Whether a blank line stands above, or nothing."""


def starts_of(lines: Sequence[Line]) -> list[Start]:
    """Return the lines at which an entry may start: after an entry's end, and with authors.

    The last is none: it stands for the end of the text.
    """
    hanging = _hanging([_indent(line.text) for line in lines])
    starts = []
    dates = ids = length = read = 0
    for at, line in enumerate(lines):
        if _may_start(lines, at, hanging):
            opening, read = _opening(lines, at, read)
            head = opening.head
            is_apart = _is_apart(lines, at)
            if (is_apart and head) or _is_start(opening, line, hanging):
                above = Witnesses(dates, ids, length)
                filled = head.end // max(1, len(line.text)) if head else 0
                starts.append(Start(at, opening, above, head, filled, is_apart))
        dates += _has_date(line.text)
        ids += _count_ids(line.text)
        length += len(line.text.strip()) + 1
    return [*starts, Start(len(lines), NO_OPENING, Witnesses(dates, ids, length))]


def _may_start(lines: Sequence[Line], at: int, hanging: int | None) -> bool:
    if not _FIRST.match(lines[at].text) and not repeats_authors(lines[at].text):
        return False
    if hanging is not None:
        return _indent(lines[at].text) <= hanging
    return _is_apart(lines, at) or ends_entry(lines[at - 1].text)


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Return whether a blank line stands above one, or nothing."""
    return at == 0 or not is_directly_below(lines[at], lines[at - 1])


def _is_start(opening: Opening, line: Line, hanging: int | None) -> bool:
    head = opening.head
    if head is None:
        return hanging is not None
    return head.size > 1 or not _is_piece(line.text) or _is_dated(head, opening.text)


def _is_dated(head: Head, text: str) -> bool:
    """Return whether one author, a year and words start an entry: ``A. Oar. 2015. On boats``.

    Only the name of a journal looks like it: ``J. Lakes. 2015. 3(2), 45``.
    """
    if head.ending != "year" or not head.style.startswith("initials"):
        return False
    return head.key not in JOURNAL_WORDS and text[head.end : head.end + 1].isalpha()


def _opening(lines: Sequence[Line], at: int, read: int) -> tuple[Opening, int]:
    """Return the authors that a line starts with; a long list goes on for many lines.

    Args:
        lines: all lines.
        at: the line's place.
        read: so far a long list was read, and no other is looked for before.

    Returns:
        The authors, and so far lines were now read.
    """
    text = ""
    head = None
    if repeats_authors(lines[at].text):
        return Opening("", head_of_repeated(lines[at].text)), read
    for ahead in (_NEAR, _FAR, _FARTHEST):
        if ahead == _FARTHEST and (at < read or text[-_TAIL:].count(",") < _STILL_NAMES):
            break
        text = join([line.text[:_LONGEST] for line in lines[at : at + ahead]]).text
        head = read_head(text)
        if (head and len(text) - head.end > _SHORTEST_TITLE) or len(text) > MOST_READ:
            break
    if ahead == _FARTHEST and at >= read:
        read = at + (ahead * head.end // len(text) if head else ahead)
    return Opening.of(text, head), read


def _is_piece(text: str) -> bool:
    """Return whether a line goes on with an entry, though it starts like a name."""
    text = text.strip()
    return looks_like_venue(text) or _PIECE.match(text) is not None


def _hanging(indents: Sequence[int]) -> int | None:
    """Return how deep first lines stand if all others are deeper, else None."""
    least = min(indents, default=0)
    deeper = sum(indent > least + 1 for indent in indents)
    shallow = len(indents) - deeper
    is_hanging = shallow > 1 and deeper * 3 >= len(indents) and shallow * 12 >= len(indents)
    return least if is_hanging else None


def _indent(text: str) -> int:
    if not text[:1].isspace():
        return 0
    start = text[:200].lstrip("\f").expandtabs(4)  # a new page is no indent
    return len(start) - len(start.lstrip())


def _has_date(text: str) -> bool:
    return _YEAR.search(text) is not None or (
        ("http" in text or "in press" in text or "to appear" in text)
        or ("forthcoming" in text or ("n." in text and _NO_DATE.search(text) is not None))
    )


def _count_ids(text: str) -> int:
    # Nearly all lines have no slash, and the search for digits alone is much quicker.
    return len((_ANY_ID if "/" in text else _ID).findall(text))
