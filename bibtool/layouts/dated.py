"""Pages of items headed by a glued category and date, ``SESep 30, 2025``.

Below it stand title and authors, glued as well (see ``glued``), and the abstract.
"""

import re

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.glued import split_glued
from bibtool.layouts.lines import Line, Page, ends_sentence, is_directly_below, is_prose, sample
from bibtool.layouts.printed import opens_with_id
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "dated"

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_HEAD = re.compile(
    rf"\s*(?P<category>[A-Z][A-Z-]{{1,9}})\s?{_MONTH}\.?\s\d{{1,2}}(?:,\s?(?P<year>(?:19|20)\d\d))?"
    r"\s?(?P<badge>[^\W\d_][\w +&/-]{0,30})?\s*"
)
_LONGEST_TITLE = 600
_SHORTEST_PARAGRAPH = 40


def looks_like(text: str) -> float:
    """Return the share of lines that stand under the first head, if heads are dense enough."""
    lines = sample(text)
    if not any(head(line.text) for line in lines):
        return 0.0
    lines = [line for line in lines if head(line.text) or not is_furniture(line.text)]
    heads = [n for n, line in enumerate(lines) if head(line.text)]
    covered = (len(lines) - heads[0]) / len(lines)
    # An item has a line for its title and, hard-wrapped, some twenty for its abstract.
    return covered * min(1.0, 22 * len(heads) / len(lines))


def head(text: str) -> re.Match[str] | None:
    """Return the parts of a category and date line, else None."""
    return _HEAD.fullmatch(text) if len(text) < 100 else None


def read(text: str) -> Listing:
    """Read one item from each category and date line on."""
    page = Page(NAME, text)
    item: list[Line] = []
    for line in page.lines:
        if head(line.text):
            _take(page, item)
            item = [line]
        elif item:
            item.append(line)
    _take(page, item)
    return page.listing()


def _take(page: Page, lines: list[Line]) -> None:
    if not lines or not (found := head(lines[0].text)):
        return
    body = [line for line in lines[1:] if not is_furniture(line.text)]
    if not body:
        return
    has_title = len(body[0].text) <= _LONGEST_TITLE and not (
        len(body) == 1 and is_prose(body[0].text)
    )
    paragraphs = _paragraphs(body[1:] if has_title else body)
    abstract = "\n".join(line.text.strip() for line in paragraphs)
    titles, authors = split_glued(clean(body[0].text), abstract) if has_title else ((), ())
    page.take(
        [lines[0], *body[:1], *(p for p in paragraphs if p is not body[0])],
        titles=titles,
        authors=authors,
        abstract=abstract,
        year=int(found["year"]) if found["year"] else None,
    )


def _paragraphs(lines: list[Line]) -> list[Line]:
    """Return the lines from the first on that are the abstract; what a page adds below is not."""
    kept: list[Line] = []
    for line in lines:
        if kept:
            broken_off = is_directly_below(line, kept[-1]) and not ends_sentence(kept[-1].text)
            if not (broken_off or is_prose(line.text)):
                is_next = is_directly_below(line, kept[-1])
                is_long = len(line.text) >= _SHORTEST_PARAGRAPH and not opens_with_id(line.text)
                if not (is_next and is_long):
                    break
        kept.append(line)
    return kept
