"""Pages of bare abstracts: one a line, or one a paragraph of lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bibtool.layouts.citations import is_citation, is_reference
from bibtool.layouts.gluedopenings import are_glued, glued_titles, is_numbered_text
from bibtool.layouts.lines import Line, Page, is_directly_below, is_prose
from bibtool.layouts.openings import opening
from bibtool.layouts.printed import arxiv_ids_in, opens_with_id
from bibtool.layouts.wording import FURNITURE, LONG, SHORT, worded_sample, wording_of
from bibtool.model import Listing

NAME = "paragraphs"

_HEADED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[-*•])\s+\S.{8,200}?\s[-–—]\s")
"""A list's mark, a title and a dash: what follows is somebody's summary."""
_FEWEST_OPENED, _USUALLY_OPENED = 3, 0.6
_TITLED, _NEARLY_ALL = 0.72, 0.7
_LINK_LAST = re.compile(r"\shttps?://\S{10,60}\s*$")
_LONGEST_LINK = 70
_WIDEST = 160
_SURE = 0.8  # whatever has labels, dates or titles as well fits better


def looks_like(text: str) -> float:
    """Return the share of lines or paragraphs that are abstracts."""
    items, others = 0, 0
    lines, wording = worded_sample(text)
    abstracts = _abstracts(lines, wording)
    furniture = {
        line.number for line, kind in zip(lines, wording, strict=True) if kind == FURNITURE
    }
    for block in _blocks(lines):
        if is_wrapped(block):
            items += 1
            continue
        prose = sum(
            line.number in abstracts and not (is_citation(line.text) or _HEADED.match(line.text))
            for line in block
        )
        items += prose
        others += sum(line.number not in furniture for line in block) - prose
    fit = _SURE * items / (items + others) if items else 0.0
    if fit >= _TITLED or not abstracts:
        return fit
    if not (_are_opened(lines, len(abstracts)) or are_glued(lines)):
        return fit
    long = sum(len(line.text) for line in lines if line.number in abstracts)
    return _TITLED if long >= _NEARLY_ALL * sum(len(line.text) for line in lines) else fit


def read(text: str) -> Listing:
    """Read one item from each long line, or from each block where blank lines separate them."""
    page = Page(NAME, text)
    abstracts = _abstracts(page.lines, wording_of(page.lines))
    blocks = list(_blocks(page.lines))
    by_block = _blank_lines_separate(blocks)
    are_opened, glued = _are_opened(page.lines, len(abstracts)), are_glued(page.lines)
    if glued:
        abstracts |= {line.number for line in page.lines if is_numbered_text(line.text)}
    for block in blocks:
        if is_wrapped(block):
            _take(page, block, are_opened=are_opened, glued=glued)
            continue
        prose = [line for line in block if line.number in abstracts]
        one_item = by_block and not any(is_reference(line.text) for line in prose[1:])
        for item in [prose] if one_item else [[line] for line in prose]:
            _take(page, item, are_opened=are_opened, glued=glued)
    return page.listing()


def _abstracts(lines: Sequence[Line], wording: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the long lines, and of the shorter ones that stand between such.

    Among abstracts a line of whole sentences is one, however short; a page's edge is no matter.
    """
    numbers = [line.number for line, kind in zip(lines, wording, strict=True) if kind != FURNITURE]
    kinds = [kind for kind in wording if kind != FURNITURE]
    found = {n for n, kind in enumerate(kinds) if kind == LONG}
    at = 0
    for kind, run in groupby(kinds):
        size = len(list(run))
        neighbours = [kinds[n] for n in (at - 1, at + size) if 0 <= n < len(kinds)]
        few = size * 2 <= len(found)
        if kind == SHORT and few and neighbours and all(n == LONG for n in neighbours):
            found.update(range(at, at + size))
        at += size
    return frozenset(numbers[n] for n in found)


def is_wrapped(block: list[Line]) -> bool:
    """Return whether lines are one paragraph, broken at a margin.

    They are of about one width but for the last, together as long as an abstract, and many go on
    in the middle of a sentence, which lists of titles do not.
    """
    if len(block) < 2:
        return False
    widths = [len(line.text) for line in block]
    widest = max(widths)
    if widest > _WIDEST or sum(widths) < 200 or min(widths[:-1]) < 0.6 * widest:
        return False
    going_on = sum(line.text.lstrip()[:1].islower() for line in block[1:])
    return going_on * 5 >= (len(block) - 1) * 2 and not any(
        is_reference(line.text) for line in block[1:]
    )


def _blank_lines_separate(blocks: list[list[Line]]) -> bool:
    prose = [sum(is_prose(line.text) for line in block) for block in blocks]
    with_prose = [count for count in prose if count]
    return sum(with_prose) < 1.5 * len(with_prose)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and (not is_directly_below(line, block[-1]) or opens_with_id(line.text)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _are_opened(lines: Sequence[Line], abstracts: int) -> bool:
    """Return whether most abstracts have a title or a reference before them on their lines."""
    found = sum(opening(line.text) is not None for line in lines)
    return found >= max(_FEWEST_OPENED, _USUALLY_OPENED * abstracts)


def _take(page: Page, lines: list[Line], *, are_opened: bool, glued: bool) -> None:
    if not lines:
        return
    text = "\n".join(line.text.strip() for line in lines)
    found = opening(text) if are_opened else None
    if found is None:
        page.take(lines, abstract=text, titles=glued_titles(text) if glued else ())
        return
    ids = arxiv_ids_in(text[-_LONGEST_LINK:])
    page.take(
        lines,
        titles=found.titles,
        authors=found.authors,
        year=found.year,
        abstract=text[found.end :].strip(),
        arxiv_id=ids[0] if len(ids) == 1 and _LINK_LAST.search(text) else None,
    )
