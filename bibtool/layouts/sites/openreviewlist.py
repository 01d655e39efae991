"""Lists of a conference's submissions: title, authors, ``"TL;DR"``, ``[pdf]`` and the decision.

Only commas stand between title and authors, and titles have commas, too: the names at the end are
the authors, and the places beside the likeliest one are kept as hypotheses.
"""

import re

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Page, sample
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "openreview-list"

_LONGEST = 6000
_END = re.compile(
    r",?\s*+\[\s?(?:pdf|paper|link|openreview)\s?\](?:\([^()\s]{0,300}\))?(?P<decision>,[^\[\]]{0,80})?\s*+"
)
_BULLET = re.compile(r"\s*+(?:[*•-]\s++|\d{1,4}[.)]\s++)?")
_NEVER_FIRST = frozenset("and or of for with in on to from the a an not but by via".split())
_SURE = 0.9
_MOST = 5


def looks_like(text: str) -> float:
    """Return the share of the lines that have these parts."""
    lines = sample(text)
    found = sum(_split(line.text) is not None for line in lines)
    if found < 2:
        return 0.0
    others = sum(not is_furniture(line.text) for line in lines)
    return _SURE * min(1.0, found / max(1, others))


def read(text: str) -> Listing:
    """Read one item from each such line."""
    page = Page(NAME, text)
    for line in page.lines:
        parts = _split(line.text)
        if parts is not None:
            head, summary = parts
            arxiv_id, doi = ids_in(line.text)
            titles, authors = _titles_and_authors(head)
            page.take(
                [line],
                titles=titles,
                authors=authors,
                summary=summary,
                arxiv_id=arxiv_id,
                doi=doi,
            )
    return page.listing()


def _split(text: str) -> tuple[str, str] | None:
    """Return title and authors of a line, and the quoted words before its links, else None."""
    if len(text) > _LONGEST:
        return None
    links = text.rfind("[")
    if links < 0 or not _END.fullmatch(text[max(0, links - 2) :].lstrip(" ,")):
        return None
    before = text[:links].rstrip(" ,")
    if not before.endswith(('"', "”")):
        return None
    quote = max(before.find(', "'), before.find(", “"))
    bullet = _BULLET.match(before)
    if quote <= 0:
        return None
    head = before[bullet.end() if bullet else 0 : quote]
    return clean(head), clean(before[quote + 3 : -1])


def _titles_and_authors(head: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pieces = head.split(", ")
    at = len(pieces)
    while at > 1 and _is_name(pieces[at - 1]):
        at -= 1
    ends = [at, *(at + more for more in range(1, 4) if at + more < len(pieces)), at - 1]
    titles = [", ".join(pieces[:end]) for end in ends if 0 < end <= len(pieces)]
    unique = dict.fromkeys(title.strip() for title in titles)
    return tuple(unique)[:_MOST], tuple(pieces[at:])


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not words or len(words) > 5 or words[0] in _NEVER_FIRST:
        return False
    return name_fit(words) >= 0.3 or name_fit([word.capitalize() for word in words]) >= 0.9
