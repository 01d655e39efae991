"""Lists of authors that are told at first sight, and nothing else on the line.

What is asked here is enough for each test of ``kinds`` to come out as it does for names
(tests/layouts/test_plain_titles.py compares them).
"""

from bibtool.layouts.commonwords import are_words
from bibtool.layouts.plainlists import plain_names
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import LINK_WORDS, without_labels
from bibtool.layouts.shapes.titlewords import FIRST

# What an address ends with, or what somebody is: ``Anna Smith, Lake University``.
_LAST = frozenset(
    """university technology laboratory laboratories inc gmbh professor student candidate postdoc
    postdoctoral researcher fellow scientist assistant engineer lecturer undergraduate alumnus
    alumna alumni alumnae""".split()
)
_FEW = 3


@remembered
def plain_names_kind(text: str) -> str | None:
    """Return ``names`` or ``name`` for a line that is surely so; None if it may be anything."""
    names = plain_names(text)
    if names is None or without_labels(text)[1]:
        return None
    first = text.partition(" ")[0].lower()
    if first in FIRST or first in LINK_WORDS or text.rpartition(" ")[2].lower() in _LAST:
        return None
    if len(names) >= _FEW or any("." in name for name in names):
        return "names"
    return None if all(map(are_words, names)) else "name"
