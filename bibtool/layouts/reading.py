"""Reading lists, one work a line; and whatever has no shape that another layout knows."""

import re
from itertools import pairwise

from bibtool.layouts.abstracts import labelled
from bibtool.layouts.citations import Citation, is_citation, read_citation
from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import (
    Line,
    Page,
    Understood,
    ends_sentence,
    is_directly_below,
    is_prose,
)
from bibtool.layouts.markup import says_nothing
from bibtool.layouts.people import author_list, is_surely_authors
from bibtool.layouts.printed import arxiv_ids_in, has_id, ids_in
from bibtool.layouts.shapes.sentences import is_bio, is_contact
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
_AUTHORS = re.compile(r"\s*(?:authors?\s?:|with\s|by\s)\s?", re.IGNORECASE)
_FEW_WORDS = 6
_LONGEST_ITEM = 100
_USUAL = 10  # an item has up to so many lines: title, authors, venue, links


def looks_like(_text: str) -> float:
    """Return the same for any text: enough to read what nothing else reads better."""
    return _FIT


def read(text: str) -> Listing:
    """Read one item from each line that is no heading and no furniture."""
    page = Page(NAME, text)
    alone = len(page.lines) == 1
    links = [_is_link(line.text) for line in page.lines]
    # A link above all titles, or two together: then each is a work of its own.
    links_first = any(links[:1]) or any(a and b for a, b in pairwise(links))
    nothing = {n.number for n in page.lines if is_furniture(n.text) or _is_comment(n.text)}
    authors = _author_lines([line for line in page.lines if line.number not in nothing])
    item: list[Line] = []
    for line in page.lines:
        bullet = _BULLET.match(line.text)
        is_nothing = line.number in nothing
        is_authors = line.number in authors
        if item and not is_nothing and _belongs(line, bullet, item, is_authors=is_authors):
            item.append(line)
            continue
        if item and not links_first and _is_link_of(line, item):
            item.append(line)
            continue
        _take(page, item)
        item = [line] if not is_nothing and _is_work(line.text, bullet, alone=alone) else []
    _take(page, item)
    return page.listing()


def _is_comment(text: str) -> bool:
    return text.lstrip().startswith("%")


def _author_lines(lines: list[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are the authors of the work above.

    A title may look like names; where most works have no such line, it takes sure signs.
    """
    found = {
        line.number: t for line in lines if author_list(t := _plain_authors(line.text)) is not None
    }
    usual = len(found) * _USUAL >= len(lines)
    return frozenset(
        line.number
        for line in lines
        if (names := found.get(line.number))
        and (usual or _AUTHORS.match(line.text) or is_surely_authors(names))
    )


def without_bullet(text: str) -> str:
    """Return a line without its indentation, its bullet and its number in the list."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text.lstrip()


def _is_work(text: str, bullet: re.Match[str] | None, *, alone: bool) -> bool:
    rest = text[bullet.end() :] if bullet else text.strip()
    if bullet and is_furniture(rest):
        return False
    if _HEADING.match(text) or rest.rstrip().endswith(":"):
        return has_id(text)
    if bullet is None and not alone and (_is_said(rest) or is_bio(rest) or is_contact(rest)):
        return has_id(text)
    # One word is a name, a menu or a heading unless it stands in a list.
    return alone or bullet is not None or " " in rest or is_compound(rest) or has_id(text)


def _is_said(text: str) -> bool:
    """Return whether a line is a few words to a reader: ``Hi all,`` or ``thanks, see you!``."""
    if text.count(" ") >= _FEW_WORDS:
        return False
    return text.rstrip().endswith(",") or (text[:1].islower() and ends_sentence(text))


def _belongs(
    line: Line, bullet: re.Match[str] | None, item: list[Line], *, is_authors: bool
) -> bool:
    """Return whether a line goes on with the item above: deeper than its bullet, or its authors."""
    if line.number > item[-1].number + 2 or len(item) > _LONGEST_ITEM:
        return False
    above = item[0].text
    if _PART.match(line.text, bullet.end() if bullet else 0):
        return _agree(line, item)
    if bullet:
        return False
    if _indent(line.text) > _indent(above) and _BULLET.match(above):
        return _agree(line, item)
    return len(item) == 1 and is_authors


def _is_link(text: str) -> bool:
    return has_id(text) and says_nothing(text)


def _is_link_of(line: Line, item: list[Line]) -> bool:
    """Return whether a bare link is that of the title right above, which is no sentence.

    An id without a link is a work of its own, as in a list that somebody typed.
    """
    if "://" not in line.text or not _is_link(line.text) or not is_directly_below(line, item[-1]):
        return False
    if _BULLET.match(line.text) and _BULLET.match(item[0].text):
        return False  # two works of a list
    return not (ends_sentence(item[0].text) or any(has_id(above.text) for above in item))


def _agree(line: Line, item: list[Line]) -> bool:
    """Return whether a line names no other id than the item does: that would be another work."""
    if not has_id(line.text):
        return True
    text = "\n".join(above.text for above in item)
    ours, doi = set(arxiv_ids_in(line.text)), ids_in(line.text)[1]
    others, other = set(arxiv_ids_in(text)), ids_in(text)[1]
    return (not ours or not others or ours <= others) and (doi in {other, None} or other is None)


def _indent(text: str) -> int:
    if not text[:1].isspace():
        return 0
    start = text[:200].expandtabs(4)
    return len(start) - len(start.lstrip())


def _plain_authors(text: str) -> str:
    found = _AUTHORS.match(text)
    return (text[found.end() :] if found else text).strip(" \t*_\\")


def _take(page: Page, lines: list[Line]) -> None:
    """Make an item of lines, or, where they name more arXiv ids than one, an item of each id."""
    if not lines:
        return
    first = without_bullet(lines[0].text)
    parts = [first, *(line.text.strip() for line in lines[1:])]
    text = "\n".join(line.text for line in lines)
    arxiv_id, doi = ids_in(text)
    ids = arxiv_ids_in(text) if arxiv_id else []
    prose = [part for part in parts if is_prose(part) and not is_citation(part)]
    is_untitled = first in prose or (arxiv_id and says_nothing(first))
    title = Citation() if is_untitled else read_citation(first)
    authors = next(
        (found for part in parts[1:] if (found := author_list(_plain_authors(part)))), ()
    )
    work: Understood = {
        "titles": title.titles,
        "authors": title.authors or authors,
        "abstract": "\n".join((labelled(part) or part).strip() for part in prose),
        "year": title.year,
    }
    works: list[Understood] = [{**work, "arxiv_id": arxiv_id, "doi": doi}]
    if len(ids) > 1:
        # Which of them a publisher's DOI belongs to, nothing tells.
        works = [{**work, "arxiv_id": each} for each in ids]
    page.take_each(lines, works)
