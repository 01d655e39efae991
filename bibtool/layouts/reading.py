"""Reading lists, one work a line; and whatever has no shape that another layout knows."""

import re

from bibtool.layouts.abstracts import labelled
from bibtool.layouts.citations import Citation, is_citation, read_citation
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing

NAME = "reading"

_FIT = 0.3  # any text can be read so, and a layout that fits less well than this does not fit
_BULLET = re.compile(
    r"(?P<indent>\s*)(?P<mark>(?:[-*+•◦‣▪·–—]\s*\[[ xX]\]|[-*+◦‣▪–—]|[•·]|\(?\d{1,3}[.)]"
    r"|\[\s?\d{1,4}\s?\][.:]?)(?=\s)|\[\d{1,3}\](?=\w)|[•◦‣▪](?=\w))\s*(?=\S)"
)
_HEADING = re.compile(
    r"\s*(?:#{1,6}(?!\w)|[=~_-]{3,}\s*$|\*\*[^*\s]{1,40}(?: [^*\s]{1,40})?\*\*\s*$)"
)
_PART = re.compile(
    r"\s*(?:authors?|paper|pdf|(?:\w+ )?link|url|abstract|summary)\s?:", re.IGNORECASE
)
_AUTHORS = re.compile(r"\s*authors?\s?:\s?", re.IGNORECASE)


def looks_like(_text: str) -> float:
    """Return the same for any text: enough to read what nothing else reads better."""
    return _FIT


def read(text: str) -> Listing:
    """Read one item from each line that is no heading and no furniture."""
    page = Page(NAME, text)
    alone = len(page.lines) == 1
    item: list[Line] = []
    for line in page.lines:
        bullet = _BULLET.match(line.text)
        is_nothing = is_furniture(line.text) or line.text.lstrip().startswith("%")
        if item and not is_nothing and _belongs(line, bullet, item):
            item.append(line)
            continue
        _take(page, item)
        item = [line] if not is_nothing and _is_work(line.text, bullet, alone=alone) else []
    _take(page, item)
    return page.listing()


def without_bullet(text: str) -> str:
    """Return a line without its indentation, its bullet and its number in the list."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text.lstrip()


def _is_work(text: str, bullet: re.Match[str] | None, *, alone: bool) -> bool:
    rest = text[bullet.end() :] if bullet else text.strip()
    if bullet and is_furniture(rest):
        return False
    if _HEADING.match(text) or rest.rstrip().endswith(":"):
        return ids_in(text) != (None, None)
    # One word is a name, a menu or a heading unless it stands in a list.
    return alone or bullet is not None or " " in rest or ids_in(text) != (None, None)


def _belongs(line: Line, bullet: re.Match[str] | None, item: list[Line]) -> bool:
    """Return whether a line goes on with the item above: deeper than its bullet, or its authors."""
    if line.number > item[-1].number + 2:
        return False
    above = item[0].text
    if _PART.match(line.text, bullet.end() if bullet else 0):
        return _agree(line, item)
    if bullet:
        return False
    if _indent(line.text) > _indent(above) and _BULLET.match(above):
        return _agree(line, item)
    return len(item) == 1 and author_list(_plain_authors(line.text)) is not None


def _agree(line: Line, item: list[Line]) -> bool:
    """Return whether a line names no other id than the item does: that would be another work."""
    arxiv_id, doi = ids_in(line.text)
    others = [ids_in(above.text) for above in item]
    return all(arxiv_id in {i, None} or i is None for i, _ in others) and all(
        doi in {d, None} or d is None for _, d in others
    )


def _indent(text: str) -> int:
    if not text[:1].isspace():
        return 0
    start = text[:200].expandtabs(4)
    return len(start) - len(start.lstrip())


def _plain_authors(text: str) -> str:
    found = _AUTHORS.match(text)
    return (text[found.end() :] if found else text).strip(" \t*_\\")


def _take(page: Page, lines: list[Line]) -> None:
    if not lines:
        return
    first = without_bullet(lines[0].text)
    parts = [first, *(line.text.strip() for line in lines[1:])]
    arxiv_id, doi = ids_in("\n".join(line.text for line in lines))
    prose = [part for part in parts if is_prose(part) and not is_citation(part)]
    title = Citation() if first in prose else read_citation(first)
    authors = next(
        (found for part in parts[1:] if (found := author_list(_plain_authors(part)))), ()
    )
    page.take(
        lines,
        titles=title.titles,
        authors=title.authors or authors,
        abstract="\n".join((labelled(part) or part).strip() for part in prose),
        year=title.year,
        arxiv_id=arxiv_id,
        doi=doi,
    )
