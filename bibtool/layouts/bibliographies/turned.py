"""A line that opens with authors as only references have them: the family's name first."""

import re
from typing import NamedTuple

from bibtool.layouts.bibliographies.heads import Head, read_head
from bibtool.layouts.bibliographies.namelists import ET_AL
from bibtool.layouts.bibliographies.titles import titles_in
from bibtool.layouts.people import author_list

# Cheap to try: a name, a comma and a name or initials.
_TURNED = re.compile(r"[^\W\d_][^,\d|]{0,40},\s?[^\W\d_a-z]")
_DATE_FIRST = re.compile(r"\(?((?:19|20)\d\d)\)?\s\|\s(?:\|\s)?")
_STYLES = frozenset(
    {"inverted stop", "inverted year", "inverted quote", "family year", "family quote"}
)
_SEVERAL = frozenset({"inverted colon", "in capitals stop", "in capitals colon", *_STYLES})
_PARTED = frozenset({"family colon", "family stop"})
_LONGEST_FAMILY = 2


class Turned(NamedTuple):
    """What such a line says of its work."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None


def is_turned(text: str, head: Head) -> bool:
    """Return whether authors that open a text are surely so, even one alone.

    ``Wide Lakes, A. Smith, B. Lund, 2019`` may look like ``Lakes, A. Small boats, …``.
    """
    if head.size > 1:
        # Semicolons between whole names, each turned: "Lund, Bo; Rask, Anna: Wide Lakes".
        is_parted = text[: head.end].count(";") == head.size - 1
        return head.style in _SEVERAL or (is_parted and head.style in _PARTED)
    if head.style not in _STYLES or not head.names:
        return False
    if head.ending != "stop" or ET_AL.search(text[: head.end]):
        return True
    first, _, more = text[head.end :].partition(", ")
    is_name = bool(more) and len(first.split()) <= _LONGEST_FAMILY and first[:1].isupper()
    is_long = head.key.count(" ") >= _LONGEST_FAMILY
    return not is_name and not is_long and author_list(first) is None


def read_turned(text: str) -> Turned | None:
    """Read ``Smith, A. & Lund, B. Boats. Lake 1, 2 (2019)``; a year may stand in a column before.

    Nothing is returned of a line that opens in another way, or names no title.
    """
    dated = _DATE_FIRST.match(text)
    line = text[dated.end() :] if dated else text
    if not _TURNED.match(line):
        return None
    head = read_head(line)
    if head is None or not head.names:
        return None
    titles = titles_in(line, head) if is_turned(line, head) else []
    if not titles or (" " not in titles[0] and head.ending != "quote"):
        return None  # a word and a full stop may be anything
    return Turned(tuple(titles), head.names, int(dated[1]) if dated else head.year)
