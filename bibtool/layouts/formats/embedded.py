"""Objects with works in a text of another kind: a chat's answer in JSON, a program's lists."""

import re
from collections.abc import Iterator

from bibtool.layouts.formats.jsonscan import LOOSE, end_of_value, nodes
from bibtool.layouts.formats.jsontext import OPENS
from bibtool.layouts.formats.keyed import works_of
from bibtool.layouts.formats.spans import SAMPLE, Work, listing, plain_ends
from bibtool.layouts.formats.yamltext import is_sure, may_be_sure
from bibtool.model import Listing

NAME = "objects"

_TITLED = re.compile(r"[{,\s][\"']?(?:paper_?)?title[\"']?\s{0,4}:\s{0,4}[\"'`]", re.IGNORECASE)
_OPENS = re.compile(
    r"""^[ \t]{0,12}(?:[\w.$ ]{1,60}?(?::[ ][\w\[\], .]{1,60}?)?[ ]?=[ ]?
    |return[ ]|export[ ]default[ ])?
    (?=\[\s{0,40}\{|\{\s{0,40}["'\w}])""",
    re.MULTILINE | re.VERBOSE,
)
_LEAST, _SURE = 0.25, 0.92


def looks_like(text: str) -> float:
    """Return how sure it is: much where a part of the lines are objects that are works."""
    head = plain_ends(text[:SAMPLE])
    if OPENS.match(head):  # it is JSON and nothing else
        return 0.0
    if not (_TITLED.search(head) and may_be_sure(head)):
        return 0.0
    found = [work for work in _works(head) if is_sure(work.understood)]
    inside = sum(work.end - work.start for work in found)
    share = inside / max(len(head.strip()), 1)
    return max(share, _SURE) if share >= _LEAST else share


def read(text: str) -> Listing:
    """Read one item from each object that has a title or an id."""
    text = plain_ends(text)
    return listing(NAME, text, _works(text))


def _works(text: str) -> Iterator[Work]:
    at = 0
    while found := _OPENS.search(text, at):
        end = end_of_value(text, found.end())
        yield from works_of(nodes(text, found.end(), end, LOOSE))
        at = max(end, found.end() + 1)
