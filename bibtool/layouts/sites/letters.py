"""Newsletters as plain text: a title with a number, some sentences, and all links at the end.

```
ON SMALL BOATS (7 MINUTE READ) [4]

Small boats are told from large ones.

Links:
------
[4] https://arxiv.org/abs/2001.00001
```
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.lines import Line, Page, blocks, ends_sentence, numbered
from bibtool.layouts.markup import tidy
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing

NAME = "newsletter"

_SURE = 0.9
_LINK = re.compile(
    r"\s{0,4}\[(?P<number>\d{1,3})\]:?\s{1,4}<?(?P<url>https?://[^\s>]{4,2000})>?\s*"
)
_HEAD = re.compile(r"\[(?P<number>\d{1,3})\]$")
_OTHER = re.compile(r"\[\d{1,3}\]")
_REMARK = re.compile(
    r"\s\((?:\d{1,3}[\s-]\w{2,12}(?:\s\w{2,12}){0,2}|[^\W\d_]{3,12}(?:\s\w{2,12}){0,2})\)$"
)
"""How long it takes to read, or what it is: ``(7 minute read)``, ``(paper)``."""
_MOST_LINES, _LONGEST, _FEWEST_WORDS = 6, 400, 3
_FEWEST_LINKS, _FEWEST = 3, 2


class _Told(NamedTuple):
    lines: Sequence[Line]
    title: str
    summary: str
    arxiv_id: ArxivId | None
    doi: Doi | None


def looks_like(text: str) -> float:
    """Return whether several titles have the number of a link at the end, an id's each."""
    if "\n[1] http" not in text and "\n[1]: http" not in text:
        return 0.0
    lines = list(numbered(text))
    return _SURE if len(list(_works(lines, _links(lines)))) >= _FEWEST else 0.0


def read(text: str) -> Listing:
    """Read one item from each title whose link is a paper's, with the sentences below it."""
    page = Page(NAME, text)
    for told in list(_works(page.lines, _links(page.lines))):
        page.take(
            told.lines,
            titles=_titles_of(told.title),
            summary=told.summary,
            arxiv_id=told.arxiv_id,
            doi=told.doi,
        )
    return page.listing()


def _links(lines: Sequence[Line]) -> dict[str, str]:
    """Return the links that the end of a text lists, by their numbers."""
    links: dict[str, str] = {}
    for line in reversed(lines):
        found = _LINK.fullmatch(line.text) if "http" in line.text else None
        if found:
            links[found["number"]] = found["url"]
        elif len(links) >= _FEWEST_LINKS:
            break
    return links if len(links) >= _FEWEST_LINKS else {}


def _works(lines: Sequence[Line], links: Mapping[str, str]) -> Iterator[_Told]:
    parted = list(blocks(lines)) if links else []
    for at, block in enumerate(parted):
        text = " ".join(line.text.strip() for line in block)
        found = _HEAD.search(text) if text[-1:] == "]" and len(block) <= _MOST_LINES else None
        title = text[: found.start()].rstrip() if found else ""
        if found is None or not _may_be_title(title) or found["number"] not in links:
            continue
        arxiv_id, doi = ids_in(links[found["number"]])
        if not (arxiv_id or doi):
            continue
        own, said = list(block), ""
        if at + 1 < len(parted) and _is_said(parted[at + 1]):
            own += parted[at + 1]
            said = " ".join(line.text.strip() for line in parted[at + 1])
        yield _Told(own, title, said, arxiv_id, doi)


def _may_be_title(text: str) -> bool:
    is_long = len(text) > _LONGEST or text.count(" ") + 1 < _FEWEST_WORDS
    return not (is_long or _OTHER.search(text) or "|" in text)


def _is_said(block: Sequence[Line]) -> bool:
    return ends_sentence(block[-1].text) and not _LINK.fullmatch(block[0].text)


def _titles_of(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((tidy(_REMARK.sub("", text)), tidy(text))))
