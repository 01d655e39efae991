"""The same short name in brackets behind several titles of a page: ``On Boats (LAR)``.

Where a work came out or what it belongs to, as the page has it; links may stand behind it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bibtool.layouts.shapes.trimming import without_award

_NAME = re.compile(r"[A-Z][\w&+./-]{1,14}")
_COUNTED = re.compile(r"[IVX]+|[A-Z]?\d+")
"""Parts of a work: ``On Boats (II)``."""
_FEWEST, _SHARE, _FEWEST_WORDS = 3, 0.2, 2
_MOST_LINKS, _LONGEST_LINK = 4, 400
_BEHIND = " .,;|·"


def bracketed(heads: Sequence[str]) -> frozenset[str]:
    """Return the names in brackets that several heads end with."""
    found = Counter(name for head in heads if (name := _name_at_end(head)[1]))
    least = max(_FEWEST, _SHARE * len(heads))
    often = [name for name, count in found.items() if count >= least]
    # What an award or a venue is by itself is cut off in any case.
    return frozenset(name for name in often if without_award(f"On Boats ({name})") != "On Boats")


def without_bracketed(head: str, names: frozenset[str]) -> tuple[str, str]:
    """Return a head without such a name in brackets behind its title, and what that was."""
    start, name = _name_at_end(head)
    if name not in names or head.count(" ", 0, start) < _FEWEST_WORDS:
        return head, ""
    end = start + len(name) + 2
    return head[:start].rstrip() + head[end:], f" {head[start:end]}"


def _name_at_end(head: str) -> tuple[int, str]:
    """Return the name in brackets that a head ends with, but for links, and where it begins."""
    if ")" not in head:
        return 0, ""
    text = head.rstrip(_BEHIND)
    for _ in range(_MOST_LINKS):
        at = text.rfind("](", max(0, len(text) - _LONGEST_LINK)) if text[-1:] == ")" else -1
        opening = text.rfind("[", 0, at) if at > 0 else -1
        if opening < 0 or ")" in text[at:-1]:
            break
        text = text[:opening].rstrip(_BEHIND)
    start = text.rfind(" (") + 1 if text[-1:] == ")" else 0
    name = text[start + 1 : -1] if start else ""
    is_name = _NAME.fullmatch(name) is not None and _COUNTED.fullmatch(name) is None
    return (start, name) if is_name else (0, "")
