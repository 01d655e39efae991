"""Personal lists as JabRef writes them: ``[|•|] Title (2024)   -   Authors``.

The mark in brackets is a button that shows the abstract; below may stand the id with tags in
braces, and the abstract.
"""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import ids_in, opens_with_id
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "folded-list"

_MARK = re.compile(r"\s*+\[\|[^\[\]\w\s]{1,3}\|\]\s*+")
_TITLE = re.compile(
    r"(?P<title>\S.{0,600})\s\((?P<year>(?:19|20)\d\d)\)\s++[-–—]\s++(?P<names>.{0,20000})"
)
_TAGS = re.compile(r"\s*+(?:\{[^{}]{0,60}\}\s*+){1,20}")
_SURE = 0.94


def looks_like(text: str) -> float:
    """Return whether items open with the button."""
    lines = sample(text)
    starts = sum(_head(line.text) is not None for line in lines)
    return _SURE if starts > 1 or (starts and len(lines) < 6) else 0.0


def read(text: str) -> Listing:
    """Read one item from each title to the next."""
    page = Page(NAME, text)
    for item in list(_items(page.lines)):
        head = _head(item[0].text)
        below = _below(item[1:])
        abstract = [line for line in below if _is_text(line.text)]
        arxiv_id, doi = ids_in("\n".join(line.text for line in below if line not in abstract))
        page.take(
            [item[0], *below],
            titles=(clean(head["title"]),) if head else (),
            authors=people(head["names"]) if head else (),
            abstract="\n".join(clean(_MARK.sub("", line.text, count=1)) for line in abstract),
            year=int(head["year"]) if head else None,
            arxiv_id=arxiv_id or ids_in(item[0].text)[0],
            doi=doi,
        )
    return page.listing()


def _head(text: str) -> re.Match[str] | None:
    mark = _MARK.match(text[:40])
    return _TITLE.fullmatch(text.rstrip(), mark.end()) if mark else None


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    starts = [at for at, line in enumerate(lines) if _head(line.text)]
    for first, following in zip(starts, [*starts, len(lines)][1:], strict=True):
        yield list(lines[first:following])


def _below(lines: Sequence[Line]) -> list[Line]:
    """Return the button of the abstract, the id, the tags and the abstract."""
    own: list[Line] = []
    for line in lines:
        is_part = (
            _MARK.fullmatch(line.text)
            or _TAGS.fullmatch(line.text)
            or opens_with_id(line.text)
            or _is_text(line.text)
        )
        if not is_part:
            break
        own.append(line)
    return own


def _is_text(text: str) -> bool:
    return is_prose(_MARK.sub("", text, count=1), 60)
