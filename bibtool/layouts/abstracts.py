"""Pages of ``Abstract:`` paragraphs, without titles or authors."""

import re
from collections.abc import Container, Iterator

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_directly_below, is_prose, sample
from bibtool.layouts.printed import ids_beside, opens_with_id
from bibtool.layouts.wording import FURNITURE, worded_sample
from bibtool.model import Listing

NAME = "abstracts"

_LABEL = re.compile(
    r"[\s*_#>]{0,12}abstract[*_]{0,3}[ \t\u00a0]{0,8}([:：—]|[-–.](?=\s))?\s*", re.IGNORECASE
)
_HARDLY = 0.3  # where titles stand too, there is more to be read
_NEAR = 6
_STARTS_TEXT = re.compile(r"[*_]{0,3}\s*")


def labelled(text: str) -> str | None:
    """Return what follows the label at a line's start, else None.

    Without a colon or dash only a sentence of some length makes it a label: lines of the kind
    ``Abstract link:`` and ``Abstract algebra`` are none.
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    start = _STARTS_TEXT.match(text, found.end())
    rest = text[start.end() if start else found.end() :]
    if found[1] is not None:
        return rest
    return rest if not rest or (rest[0].isupper() and is_prose(rest)) else None


def looks_like(text: str) -> float:
    """Return the share of the text that stands in labelled paragraphs."""
    abstracts = {line.number for line in sample(text) if labelled(line.text)}
    if not abstracts:
        return 0.0
    inside = total = 0
    lines = []
    for line, kind in zip(*worded_sample(text), strict=True):
        is_abstract, is_telling = line.number in abstracts, kind != FURNITURE
        inside += len(line.text) * is_abstract
        total += len(line.text) * is_telling
        if is_abstract or is_telling:
            lines.append(line)
    return (_HARDLY if _are_titled(lines, abstracts) else 1.0) * inside / total if total else 0.0


def _are_titled(lines: list[Line], abstracts: Container[int]) -> bool:
    """Return whether above most abstracts stands more than buttons and headings."""
    labels = [n for n, line in enumerate(lines) if line.number in abstracts]
    above = [-1, *labels]
    titled = sum(
        any(_may_be_title(line.text) for line in lines[max(last + 1, at - _NEAR) : at])
        for last, at in zip(above, labels, strict=False)
    )
    return titled * 5 > len(labels) * 4


def _may_be_title(text: str) -> bool:
    return text.count(" ") > 1 and not is_prose(text)


def read(text: str) -> Listing:
    """Read one item from each label on, with its id if the page prints one beside it."""
    page = Page(NAME, text)
    items = list(_items(page.lines))
    for item, beside in zip(items, ids_beside(page.lines, items), strict=True):
        extra = [beside[0]] if beside else []
        page.take(
            sorted([*item, *extra]),
            abstract=_abstract(item),
            arxiv_id=beside[1] if beside else None,
        )
    return page.listing()


def _items(lines: list[Line]) -> Iterator[list[Line]]:
    item: list[Line] = []
    for line in lines:
        goes_on = (
            item
            and is_directly_below(line, item[-1])
            and is_prose(line.text)
            and not opens_with_id(line.text)
        )
        starts = labelled(line.text) is not None
        if goes_on and not starts:
            item.append(line)
            continue
        if item and _is_abstract(item):
            yield item
        item = [line] if starts else []
    if item and _is_abstract(item):
        yield item


def _is_abstract(lines: list[Line]) -> bool:
    # A label alone is a button or a heading.
    abstract = _abstract(lines)
    return bool(abstract) and not is_furniture(abstract)


def _abstract(lines: list[Line]) -> str:
    paragraphs = [labelled(lines[0].text) or "", *(line.text for line in lines[1:])]
    return "\n".join(paragraph.strip() for paragraph in paragraphs).strip()
