"""JSON with works in it, whatever their keys: CSL, Zotero's, a service's answer, one's own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from bibtool.layouts.formats.jsonscan import Node, nodes
from bibtool.layouts.formats.keyed import works_of
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.model import Listing

NAME = "json"
CSL = "csl-json"

OPENS = re.compile(r'[\s\ufeff]*(?:\w{1,20}\s+\w{1,40}\s*=\s*)?[\[{]\s*+(?:[\[{]\s*+)*(?:"|\}|\])')
_CSL = re.compile(
    r'"type"\s*:\s*"(?:article|paper|chapter|book|thesis|report|webpage|manuscript|document)[\w-]*"'
)
_CSL_DATE = re.compile(r'"(?:issued|DOI|container-title|family)"\s*:')


def looks_like(text: str) -> float:
    """Return the share of a JSON text that is works."""
    if not OPENS.match(text):
        return 0.0
    head = plain_ends(text[:SAMPLE])
    inside = _inside(list(nodes(head)))
    # The last object of a sample is cut.
    whole = max(len(head.strip()) - (SAMPLE // 4 if len(text) > SAMPLE else 0), 1)
    return min(1.0, 1.5 * inside / whole)


def _inside(roots: Sequence[Node]) -> int:
    """Return how many characters are of works; of several objects with one each they have all."""
    spans = [(work.start, work.end) for work in works_of(roots)]
    if len(roots) < 2:
        return sum(end - start for start, end in spans)
    starts = [start for start, _ in spans]
    inside = 0
    for root in roots:
        first, last = bisect_left(starts, root.start), bisect_left(starts, root.end)
        if last - first == 1:
            inside += root.end - root.start
        else:
            inside += sum(end - start for start, end in spans[first:last])
    return inside


def looks_like_csl(text: str) -> float:
    """Return 1 for CSL's own JSON, which has its types and names of fields."""
    head = text[:5000]
    is_csl = OPENS.match(text) and _CSL.search(head) and _CSL_DATE.search(head)
    return looks_like(text) if is_csl else 0.0


def read(text: str) -> Listing:
    """Read one item from each object that has a title or an arXiv id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def read_csl(text: str) -> Listing:
    """Read one item from each of CSL's items."""
    text = plain_ends(text)
    return listing(CSL, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    return works_of(nodes(text))
