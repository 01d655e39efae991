"""Chats that show what is behind a link: the link, ``arXiv.org``, the title, the first words."""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "link-previews"

_SITE = re.compile(r"\s*+(?:\[?arXiv\.org\]?[\s·|-]{0,3}){1,2}", re.IGNORECASE)
_LINK = re.compile(
    r"\barxiv\.org/(?:abs|pdf|html)/|\balphaxiv\.org/|huggingface\.co/papers/", re.IGNORECASE
)
_ABOVE = 3
_LEAST = 60
_LONGEST_TITLE = 400


def looks_like(text: str) -> float:
    """Return whether below links stand the site's name and a title."""
    lines = sample(text)
    items = list(_items(lines))
    return 0.93 if items and len(items) * 2 >= sum(map(_is_site, lines)) else 0.0


def read(text: str) -> Listing:
    """Read one item from each link to the words below its title."""
    page = Page(NAME, text)
    for own, title, abstract, arxiv_id in list(_items(page.lines)):
        page.take(
            own,
            titles=(clean(title.text),),
            abstract=clean(" ".join(line.text for line in abstract)),
            arxiv_id=arxiv_id,
        )
    return page.listing()


def _is_site(line: Line) -> bool:
    return _SITE.fullmatch(line.text) is not None


def _items(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line, list[Line], ArxivId | None]]:
    """Yield the lines of each preview, its title, the words below, and the id of its link."""
    end = due = 0
    for at, line in enumerate(lines):
        if at < max(end, 1) or at + 1 >= len(lines) or not _is_site(line):
            continue
        above = range(at - 1, max(end, at - _ABOVE) - 1, -1)
        ids = {one: n for n in range(end, at) for one in arxiv_ids_in(lines[n].text)}
        link = next((n for n in above if _LINK.search(lines[n].text)), at if due > 0 else None)
        title = lines[at + 1]
        if link is None or len(title.text) > _LONGEST_TITLE or _LINK.search(title.text):
            continue
        due = max(due, len(ids)) - 1
        first = link if len(ids) == 1 else at  # of several links above nobody knows whose they are
        abstract = _words(lines[at + 2 : at + 4])
        end = at + 2 + len(abstract)
        own = [*lines[first : at + 2], *abstract]
        yield own, title, abstract, next(iter(ids)) if len(ids) == 1 else None


def _words(below: Sequence[Line]) -> list[Line]:
    own: list[Line] = []
    for line in below:
        if not is_prose(line.text, _LEAST) or _LINK.search(line.text):
            break
        own.append(line)
    return own
