"""Pages of ``Abstract:`` paragraphs: no titles, no authors, no ids."""

import re

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Pages, is_directly_below, is_prose, sample
from bibtool.model import Listing

NAME = "abstracts"

_LABEL = re.compile(
    r"[\s*_#>]{0,12}abstract[*_]{0,3}[ \t\u00a0]{0,8}([:：—]|[-–.](?=\s))?\s*", re.I
)
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
    lines = sample(text)
    inside = sum(len(line.text) for line in lines if labelled(line.text))
    total = sum(len(line.text) for line in lines if not is_furniture(line.text))
    return min(1.0, inside / total) if total else 0.0


def read(text: str) -> Listing:
    """Read one item from each label on; other lines are left over."""
    page = Pages(NAME, text)
    open_item: list[Line] = []
    for line in page.lines:
        if labelled(line.text) is not None:
            _take(page, open_item)
            open_item = [line]
        elif open_item and is_directly_below(line, open_item[-1]) and is_prose(line.text):
            open_item.append(line)
        else:
            _take(page, open_item)
            open_item = []
    _take(page, open_item)
    return page.listing()


def _take(page: Pages, lines: list[Line]) -> None:
    if not lines:
        return
    paragraphs = [labelled(lines[0].text) or "", *(line.text for line in lines[1:])]
    abstract = "\n".join(paragraph.strip() for paragraph in paragraphs).strip()
    # A label alone is a button or a heading.
    if abstract and not is_furniture(abstract):
        page.take(lines, abstract=abstract)
