"""YAML with works in it: CSL's, Hayagriva's, a program's citation file, a home page's data."""

import re
from collections.abc import Iterator

from bibtool.layouts.formats.jsonscan import Node
from bibtool.layouts.formats.keyed import works_in, works_of
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.formats.yamlscan import nodes
from bibtool.layouts.lines import Understood
from bibtool.model import Listing

NAME = "yaml"

# In a list, or in an object that is in another.
_TITLED = re.compile(r"^(?: *- +| {1,8})title: ", re.MULTILINE)
# A key of people, or digits as ids have, as they are or escaped.
_MAY_BE_SURE = re.compile(
    r"author|creator|arxiv|\d{4}\.\d|\d{7}|10\.|[%\\]|\d_\d|\de[+-]?\d", re.IGNORECASE
)


def looks_like(text: str) -> float:
    """Return the share of the lines that are of objects and lists with works in them."""
    head = plain_ends(text[:SAMPLE])
    if not (_TITLED.search(head) and may_be_sure(head)):
        return 0.0
    inside = 0
    for root in nodes(head):
        if any(is_sure(work.understood) for work in _works_in(head, root)):
            inside += _count(head[root.start : root.end])
    return min(1.0, inside / max(_count(head) - 2, 1))


def read(text: str) -> Listing:
    """Read one item from each object in a list or in another object that has a title or an id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def may_be_sure(text: str) -> bool:
    """Whether a text may have an object that is surely a work: most have nothing of people or ids.

    To look for that is much quicker than to read the objects.
    """
    return _MAY_BE_SURE.search(text) is not None


def is_sure(understood: Understood) -> bool:
    """Whether an object is a work without doubt: titled, and with people or an id."""
    told = ("authors", "arxiv_id", "doi")
    return bool(understood.get("titles")) and any(map(understood.get, told))


def _works(text: str) -> Iterator[Work]:
    for root in nodes(text):
        yield from _works_in(text, root)


def _works_in(text: str, root: Node) -> Iterator[Work]:
    """Yield a list's element as it is, and what is in an object that is the whole.

    That object's own title is the draft's, or the program's.
    """
    before = text[text.rfind("\n", 0, root.start) + 1 : root.start]
    return works_of([root]) if "-" in before else works_in(root)


def _count(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())
