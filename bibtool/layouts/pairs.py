"""Pages where a title line and an abstract line take turns, without labels."""

from collections.abc import Iterator
from typing import NamedTuple

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Pages, is_directly_below, is_prose, sample
from bibtool.layouts.people import author_list
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "pairs"

_LONGEST_TITLE = 300


class Pair(NamedTuple):
    """The lines of an item; ``authors`` is there if a list of names stands below the title."""

    title: Line
    authors: Line | None
    abstract: list[Line]


def looks_like(text: str) -> float:
    """Return the share of lines that are an abstract or the title of one."""
    lines = [line for line in sample(text) if not is_furniture(line.text)]
    pairs = list(_pairs(lines))
    prose = sum(is_prose(line.text) for line in lines)
    if not pairs:
        return 0.0
    used = sum(2 + (pair.authors is not None) + len(pair.abstract) - 1 for pair in pairs)
    return min(used / len(lines), len(pairs) / prose)


def read(text: str) -> Listing:
    """Read one item from each title with an abstract below it."""
    page = Pages(NAME, text)
    for pair in _pairs([line for line in page.lines if not is_furniture(line.text)]):
        authors = author_list(pair.authors.text) if pair.authors else None
        page.take(
            [pair.title, *([pair.authors] if pair.authors else []), *pair.abstract],
            titles=(clean(pair.title.text),),
            authors=authors or (),
            abstract="\n".join(line.text.strip() for line in pair.abstract),
        )
    return page.listing()


def _pairs(lines: list[Line]) -> Iterator[Pair]:
    shorts: list[Line] = []
    open_pair: Pair | None = None
    for line in lines:
        if not is_prose(line.text):
            shorts.append(line)
            continue
        if not shorts and open_pair and is_directly_below(line, open_pair.abstract[-1]):
            open_pair.abstract.append(line)
            continue
        if open_pair:
            yield open_pair
        open_pair = _pair(shorts, line)
        shorts = []
    if open_pair:
        yield open_pair


def _pair(shorts: list[Line], abstract: Line) -> Pair | None:
    if not shorts:
        return None
    *above, title = shorts
    authors = None
    if above and author_list(title.text):
        authors, title = title, above[-1]
    # A lone word is a menu's or a first name; a longer line no title.
    if len(title.text) > _LONGEST_TITLE or len(title.text.split()) < 2:
        return None
    return Pair(title, authors, [abstract])
