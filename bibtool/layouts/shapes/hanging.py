"""Items of a Markdown list that a margin broke, each further line set under the first one's words.

```
- [On Small
  Boats](boats.pdf) (2019). Anna
  Smith, Bo Lund.
```
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line, is_directly_below

_BULLET = re.compile(r"(?P<indent>\s{0,12})(?:[-*+•]|\d{1,3}[.)])\s{1,4}(?=\S)")
_PART = re.compile(r"(?:by|with|in|et|and|to appear|submitted|\S{1,30}:)(?:\s|$)|\S{0,10}://|www\.")
"""What a part on a line of its own may begin with in lower case, or a label."""
_FEWEST, _FEWEST_LINKS, _SHARE, _WIDEST = 4, 2, 0.4, 110
_HARD_BREAKS = ("  ", "\\", ">")
_SMALL_LAST = (" the", " of", " and", " a", " an", " in", " for", " with", " on", " to", " at")


def hanging(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of lines that go on with the item above, if a page's items are so set.

    Parts on lines of their own are set so too; but of words that a margin broke many begin in the
    middle of a sentence or of a link.
    """
    if sum(line.text[0] in " \t" for line in lines) < _FEWEST:
        return frozenset()
    found: list[int] = []
    amid = links = 0
    column, is_open = 0, False
    for above, line in pairwise(lines):
        if bullet := _bullet(above.text):
            column, is_open = bullet, _opens(above.text)
        if not column or not _is_under(line, above, column):
            column = 0
            continue
        found.append(line.number)
        amid += is_open or _is_amid(line.text[column:]) or above.text.endswith(_SMALL_LAST)
        links += "](" in line.text
        is_open = (is_open and "]" not in line.text) or _opens(line.text)
    is_set_so = len(found) >= _FEWEST and links >= _FEWEST_LINKS and amid >= _SHARE * len(found)
    return frozenset(found) if is_set_so else frozenset()


def _is_amid(text: str) -> bool:
    """Return whether a line begins in the middle of a sentence, and not with names or a label."""
    return text[0].islower() and not _PART.match(text)


def _bullet(text: str) -> int:
    """Return where a line's words begin behind its bullet or number; 0 if it has none."""
    if not (text.lstrip()[:1] in "-*+•" or text.lstrip()[:1].isdigit()):
        return 0
    found = _BULLET.match(text)
    return found.end() if found else 0


def _is_under(line: Line, above: Line, column: int) -> bool:
    text = line.text
    if not is_directly_below(line, above) or len(above.text) > _WIDEST or len(text) <= column:
        return False
    is_deeper = text[:column].isspace() and not text[column].isspace()
    return is_deeper and not (above.text.endswith(_HARD_BREAKS) or _bullet(text))


def _opens(text: str) -> bool:
    return text.rfind("[") > text.rfind("]")
