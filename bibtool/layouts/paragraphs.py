"""Pages of bare abstracts: one a line, or one a paragraph of lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bibtool.layouts.citations import is_citation, is_reference
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import (
    Line,
    Page,
    is_directly_below,
    is_prose,
    is_short_abstract,
    sample,
)
from bibtool.layouts.printed import opens_with_id
from bibtool.model import Listing

NAME = "paragraphs"

_WIDEST = 160
_LONG, _SHORT, _OTHER = range(3)
_SURE = 0.8  # whatever has labels, dates or titles as well fits better


def looks_like(text: str) -> float:
    """Return the share of lines or paragraphs that are abstracts."""
    items, others = 0, 0
    lines = sample(text)
    abstracts = _abstracts(lines)
    for block in _blocks(lines):
        if is_wrapped(block):
            items += 1
            continue
        prose = sum(line.number in abstracts and not is_citation(line.text) for line in block)
        items += prose
        others += sum(not is_furniture(line.text) for line in block) - prose
    return _SURE * items / (items + others) if items else 0.0


def read(text: str) -> Listing:
    """Read one item from each long line, or from each block where blank lines separate them."""
    page = Page(NAME, text)
    abstracts = _abstracts(page.lines)
    blocks = list(_blocks(page.lines))
    by_block = _blank_lines_separate(blocks)
    for block in blocks:
        if is_wrapped(block):
            _take(page, block)
            continue
        prose = [line for line in block if line.number in abstracts]
        one_item = by_block and not any(is_reference(line.text) for line in prose[1:])
        for item in [prose] if one_item else [[line] for line in prose]:
            _take(page, item)
    return page.listing()


def _abstracts(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the long lines, and of the shorter ones that stand between such.

    Among abstracts a line of whole sentences is one, however short; a page's edge is no matter.
    """
    lines = [line for line in lines if not is_furniture(line.text)]
    kinds = [_kind(line.text) for line in lines]
    found = {n for n, kind in enumerate(kinds) if kind == _LONG}
    at = 0
    for kind, run in groupby(kinds):
        size = len(list(run))
        neighbours = [kinds[n] for n in (at - 1, at + size) if 0 <= n < len(kinds)]
        few = size * 2 <= len(found)
        if kind == _SHORT and few and neighbours and all(n == _LONG for n in neighbours):
            found.update(range(at, at + size))
        at += size
    return frozenset(lines[n].number for n in found)


def _kind(text: str) -> int:
    if is_prose(text):
        return _LONG
    return _SHORT if is_short_abstract(text) else _OTHER


def is_wrapped(block: list[Line]) -> bool:
    """Return whether lines are one paragraph, broken at a margin.

    They are of about one width but for the last, together as long as an abstract, and many go on
    in the middle of a sentence, which lists of titles do not.
    """
    if len(block) < 2:
        return False
    widths = [len(line.text) for line in block]
    widest = max(widths)
    going_on = sum(line.text.lstrip()[:1].islower() for line in block[1:])
    return (
        widest <= _WIDEST
        and sum(widths) >= 200
        and min(widths[:-1]) >= 0.6 * widest
        and going_on * 5 >= (len(block) - 1) * 2
        and not any(is_reference(line.text) for line in block[1:])
    )


def _blank_lines_separate(blocks: list[list[Line]]) -> bool:
    prose = [sum(is_prose(line.text) for line in block) for block in blocks]
    with_prose = [count for count in prose if count]
    return sum(with_prose) < 1.5 * len(with_prose)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        opens = opens_with_id(line.text)
        if block and (opens or not is_directly_below(line, block[-1])):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _take(page: Page, lines: list[Line]) -> None:
    if lines:
        page.take(lines, abstract="\n".join(line.text.strip() for line in lines))
