"""Lines of a title and a text behind it: a bullet of a digest, a point of a talk."""

import re

from bibtool.layouts.lines import ends_sentence
from bibtool.layouts.markup import plain
from bibtool.layouts.printed import has_id

_HEAD = re.compile(
    r"(?:\*\*|__)[^*_]{8,200}(?:\*\*|__)|\[[^][]{8,200}\]\(|[^.!?*]{8,200}?(?::|\s[-–—])\s(?=[A-Z])"
)
_LINKED = re.compile(r"\[([^][]{8,300})\]\(([^()\s]{1,300})\)")
_FEW_WORDS = 3


def is_headed(rest: str) -> bool:
    """Return whether a few words stand in bold or before a colon, and sentences after them."""
    found = _HEAD.match(rest)
    return found is not None and found[0].count(" ") >= _FEW_WORDS and ends_sentence(plain(rest))


def opens_with_work(rest: str) -> bool:
    """Return whether a line begins with words that are linked to a paper's id."""
    found = _LINKED.match(rest) if rest[0] == "[" else None
    return found is not None and found[1].count(" ") >= _FEW_WORDS and has_id(found[2])
