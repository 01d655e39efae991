"""Links before titles whose text is an id, the one that their addresses end with.

``**[LakeRev.12.012345](https://doi.org/10.1000/LakeRev.12.012345)** On Boats``
"""

import re

from bibtool.layouts.printed import has_id

_KEY = re.compile(
    r"(?:\*\*|__)?\[([^][\s]{4,60})\]\(([^()\s]{8,300})\)(?:\*\*|__)?[\s:,–—-]{1,4}(?=\S+\s\S)"
)
_PREFIX = re.compile(r"(?:doi|arxiv):", re.IGNORECASE)
_DIGITS = frozenset("0123456789")


def without_key(text: str) -> str:
    """Return a head without a link before it that has nothing but an id."""
    found = _KEY.match(text)
    if found is None or _DIGITS.isdisjoint(found[1]):
        return text
    key = _PREFIX.sub("", found[1])
    is_id = found[2].rstrip("/").endswith(f"/{key}") and has_id(found[2])
    return text[found.end() :] if is_id else text
