"""Papers copied from their pages on arXiv from the title on, which has no label there.

Below it stand the authors and the abstract, and then the fields to ``Cite as:`` and its ids.
"""

from collections.abc import Iterator, Sequence

from bibtool.layouts.arxiv.abstractpage import goes_on_with_ids
from bibtool.layouts.arxiv.parts import label_of, paragraphs, people
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import arxiv_ids_in, has_id
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "arxiv-abstracts"

_BELOW = frozenset(
    {"comments", "subjects", "cite as", "journal-ref", "journal reference", "msc classes", "doi"}
    | {"acm classes", "report number"}
)
_LEAST = 60


def looks_like(text: str) -> float:
    """Return whether there are such papers, and none with ``Title:``."""
    lines = sample(text)
    labels = [found[0] for line in lines if (found := label_of(line.text))]
    if "cite as" not in labels or "titles" in labels:
        return 0.0
    return 0.95 if len(list(_items(lines))) == labels.count("cite as") else 0.0


def read(text: str) -> Listing:
    """Read one item from each title to the ids at the end."""
    page = Page(NAME, text)
    for title, names, abstract, below in list(_items(page.lines)):
        cited = [line for line in below if (label_of(line.text) or ("",))[0] == "cite as"]
        ids = arxiv_ids_in(cited[0].text)
        page.take(
            [title, names, *abstract, *below],
            titles=(clean(title.text),),
            authors=people(names.text),
            abstract=paragraphs(abstract),
            arxiv_id=ids[0] if len(ids) == 1 else None,
        )
    return page.listing()


def _items(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, list[Line], list[Line]]]:
    """Yield each paper's title, its authors, its abstract, and the fields below to its last id."""
    end = at = 0
    while at < len(lines):
        if _label(lines[at].text) not in _BELOW:
            at += 1
            continue
        first = at
        while at < len(lines) and (
            _label(lines[at].text) in _BELOW or goes_on_with_ids(lines[at].text)
        ):
            at += 1
        below = list(lines[first:at])
        start = first
        while start > end and is_prose(lines[start - 1].text, _LEAST):
            start -= 1
        has_head = start - 2 >= end and start < first and not has_id(lines[start - 1].text)
        if has_head and any(_label(line.text) == "cite as" for line in below):
            yield lines[start - 2], lines[start - 1], list(lines[start:first]), below
        end = at


def _label(text: str) -> str:
    found = label_of(text)
    return found[0] if found else ""
