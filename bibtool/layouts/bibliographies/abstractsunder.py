"""Numbered works with an abstract in a paragraph of its own under each: a journal's contents.

``IV. Oar A., Lund B. On wide lakes`` / blank line / ``We row across lakes. …``: nothing but the end
of the paragraph ends the title.
"""

from collections.abc import Sequence

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.heads import read_head
from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.bibliographies.sections import is_whole
from bibtool.layouts.lines import Line, Understood, is_directly_below

_FEWEST, _MOST = 3, 0.6
_SHORTEST = 100
"""Characters of an abstract."""
_SHORTEST_TITLE = 10


def have_abstracts(entries: Sequence[tuple[Sequence[Line], int]]) -> bool:
    """Return whether most entries of a list are authors and title with an abstract under them."""
    found = sum(
        _opens_with_authors(lines[:at], end)
        for lines, end in entries
        if len(lines) > 1 and (at := _abstract_at(lines))
    )
    return len(entries) >= _FEWEST and found >= _MOST * len(entries)


def work_above_abstract(lines: Sequence[Line], end: int) -> list[Understood]:
    """Return the work whose authors and title such an entry has first; nothing of any other."""
    at = _abstract_at(lines)
    if not at:
        return []
    (work, *more) = works_of(_text(lines[:at], end))
    abstract = join([line.text for line in lines[at:]]).text
    return [] if more else [{**work, "abstract": abstract}]


def _abstract_at(lines: Sequence[Line]) -> int:
    """Return at which line of an entry its abstract starts, 0 if it has none."""
    at = next((n for n in range(1, len(lines)) if not is_directly_below(lines[n], lines[n - 1])), 0)
    if not at or sum(len(line.text) for line in lines[at:]) < _SHORTEST or is_whole(lines[:at]):
        return 0
    said = " ".join(line.text.strip() for line in lines[at:])
    if not said[0].isupper() or (said[-1] not in ".?!" and ". " not in said):
        return 0
    last = lines[at - 1].text.rstrip()[-1]
    return at if last.isalnum() or last in "?$)" else 0


def _opens_with_authors(lines: Sequence[Line], end: int) -> bool:
    """Return whether lines are authors, surely read, and enough of a title."""
    text = join(_text(lines, end).split("\n")).text
    head = read_head(text)
    is_sure = head is not None and not head.style.startswith("group")
    return is_sure and head is not None and len(text) - head.end >= _SHORTEST_TITLE


def _text(lines: Sequence[Line], end: int) -> str:
    return "\n".join(line.text for line in lines)[end:]
