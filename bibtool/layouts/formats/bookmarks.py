"""Bookmarks as browsers export them: each link is that of a work, or of anything else."""

import re
from collections.abc import Iterator
from html import unescape

from bibtool.layouts.formats.facts import distinct
from bibtool.layouts.formats.spans import Work, listing, plain_ends
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "bookmarks"

_OPENS = re.compile(r"\s{0,80}<!DOCTYPE NETSCAPE-Bookmark-file-1>", re.IGNORECASE)
_LINK = re.compile(
    r"<DT>\s{0,8}<A\s[^<>]{0,200}?HREF=\"([^\"<>\s]{1,2000})\"[^<>]*+>([^<]{0,2000})</A>",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"https?://(?:www\.)?(?:openreview\.net/(?:forum|pdf)|aclanthology\.org/\w|jmlr\.org/papers/\w"
    r"|proceedings\.mlr\.press/v\d|proceedings\.neurips\.cc/paper|papers\.n(?:eur)?ips\.cc/paper"
    r"|openaccess\.thecvf\.com/content|semanticscholar\.org/paper/"
    r"|sciencedirect\.com/science/article/|nature\.com/articles/|ieeexplore\.ieee\.org/document/"
    r"|link\.springer\.com/(?:article|chapter)/|dl\.acm\.org/doi/|pubmed\.ncbi\.nlm\.nih\.gov/\d)"
)
_ID_BEFORE = re.compile(r"\s*(?:\[[\w./-]{6,30}\]|arXiv:[\w./-]{6,30})\s+", re.IGNORECASE)
_SITE_BEHIND = re.compile(r"\s[|·–—-]\s[^|·–—]{2,60}$")


def looks_like(text: str) -> float:
    """Return 1 for a file of bookmarks, which says so, and 0 for anything else."""
    return 1.0 if _OPENS.match(text[:300].removeprefix("\ufeff")) else 0.0


def read(text: str) -> Listing:
    """Read one item from each link that leads to a work."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    for found in _LINK.finditer(text):
        href, shown = unescape(found[1]), clean(unescape(found[2]))
        arxiv_id, doi = ids_in(href)
        if arxiv_id is None and doi is None and not _PAPERS.match(href):
            continue
        whole = _ID_BEFORE.sub("", shown, count=1)
        title = _SITE_BEHIND.sub("", whole)
        # Of a work's page at arXiv the name is its title alone.
        titles = (whole, title) if arxiv_id else (title, whole)
        yield Work(
            found.start(),
            found.end(),
            {"titles": distinct(titles), "arxiv_id": arxiv_id, "doi": doi},
        )
