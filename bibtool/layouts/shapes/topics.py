"""Topics between works: a few words and a text about them, above a heading that comes again.

``Boats`` / ``We study how …`` / ``Papers:``, and below it the works on that topic.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.items import Item
from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.model import BLURB, LINKS, TITLE
from bibtool.layouts.shapes.sections import is_of_works

_TITLE, _SHORT = map(KINDS.index, ("title", "short"))
_OF_TOPICS = frozenset([TITLE, BLURB, LINKS])
_FEWEST, _LONGEST = 2, 60


def without_topics(
    items: Sequence[Item], lines: Sequence[Line], looks: Mapping[int, Seen]
) -> list[Item]:
    """Return the items but for topics, the lone words right above one, and headings of works."""
    items = [item for item in items if len(item.lines) > 1 or not is_of_works(item.lines[0].text)]
    if all(len(item.columns) == 1 for item in items):
        return items  # none has a text
    may_be = [_may_be_topic(item, looks) for item in items]
    if sum(may_be) < _FEWEST or all(may_be):
        return items
    headings = _below(lines)
    topics = {
        n
        for n, item in enumerate(items[:-1])
        # Where the next has a text as well, the line between is a button: "Read more".
        if may_be[n] and not may_be[n + 1] and item.lines[-1].number in headings
    }
    if len(topics) < _FEWEST:
        return list(items)
    above = {
        n
        for n, item in enumerate(items)
        if n + 1 in topics
        and len(item.lines) == 1
        and item.head.number + 1 == items[n + 1].head.number
        and looks[item.head.number].kind in (_TITLE, _SHORT)
    }
    return [item for n, item in enumerate(items) if n not in topics and n not in above]


def _may_be_topic(item: Item, looks: Mapping[int, Seen]) -> bool:
    """Return whether an item is a title and what is said of it, and nothing else."""
    if BLURB not in item.columns or not item.is_titled or not item.columns.keys() <= _OF_TOPICS:
        return False
    return looks[item.head.number].kind == _TITLE and not item.has_id()


def _below(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that have a short one below them that comes again."""
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST)
    return frozenset(
        above.number
        for above, line in pairwise(lines)
        if len(line.text) <= _LONGEST and counts[line.text] >= _FEWEST
    )
