"""Newsletters that name a work in a sentence, ``On Boats, by A. Oar: 2101.00001``.

Lines are broken as in print; the abstract goes on below, mostly indented.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_directly_below, sample
from bibtool.layouts.printed import ids_in
from bibtool.layouts.sites.bylines import byline
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "compiled"

_FIT = 0.94
_FEWEST = 2
_MOST_LINES, _LONGEST = 12, 3000
_END = re.compile(
    r":(?:\s|^)\s{0,8}(?:arxiv:\s?)?\S{4,24}\d\.?$|^\s{0,12}\S{4,24}\d\.$", re.IGNORECASE
)
_WORK = re.compile(r"(?P<title>\S.{5,500}?), by (?P<names>[^:]{3,2000}): (?P<id>\S{6,40}?)\.?$")
_HEADING = re.compile(r"\s*([*=#_~-])\s?[^*=#_~]{1,60}\1{0,3}\s*$")
_OUTSIDE = 20


class _Work(NamedTuple):
    head: list[Line]
    below: list[Line]
    found: re.Match[str]


def looks_like(text: str) -> float:
    """Return the share of the lines that are such sentences and what goes on below them."""
    if "by " not in text or ": " not in text:
        return 0.0
    lines = sample(text)
    works = list(_works(lines))
    if len(works) < _FEWEST:
        return 0.0
    inside = sum(len(work.head) + len(work.below) for work in works)
    nothing = sum(is_furniture(n.text) or _HEADING.match(n.text) is not None for n in lines)
    others = len(lines) - inside - nothing
    return _FIT * inside / (inside + max(0, others - min(_OUTSIDE, inside)))


def read(text: str) -> Listing:
    """Read one item from each such sentence."""
    page = Page(NAME, text)
    for work in _works(page.lines):
        who = byline(work.found["names"])
        arxiv_id, doi = ids_in(work.found["id"])
        page.take(
            [*work.head, *work.below],
            titles=(clean(work.found["title"]),),
            authors=who.names if who else (),
            abstract=clean(" ".join(line.text.strip() for line in work.below)),
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _works(lines: Sequence[Line]) -> Iterator[_Work]:
    """Yield the works of a text: a sentence opens a paragraph, or follows on another."""
    start = at = 0
    while at < len(lines):
        is_new = at > start and not is_directly_below(lines[at], lines[at - 1])
        if is_new or at - start >= _MOST_LINES or _HEADING.match(lines[at].text):
            start = at + (_HEADING.match(lines[at].text) is not None)
        found = _sentence(lines[start : at + 1])
        if found is None:
            at += 1
            continue
        below = _below(lines, at)
        yield _Work(list(lines[start : at + 1]), below, found)
        start = at = at + 1 + len(below)


def _sentence(lines: Sequence[Line]) -> re.Match[str] | None:
    if not lines or not _END.search(lines[-1].text[-60:].rstrip()):
        return None
    joined = " ".join(line.text.strip() for line in lines)
    found = _WORK.match(joined) if len(joined) < _LONGEST else None
    return found if found and ids_in(found["id"]) != (None, None) else None


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines right below a sentence that are indented deeper than it."""
    deep = _indent(lines[at].text)
    end = at + 1
    while end < len(lines) and is_directly_below(lines[end], lines[end - 1]):
        if _indent(lines[end].text) <= deep:
            break
        end += 1
    return list(lines[at + 1 : end])


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
