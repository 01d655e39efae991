"""Groups that sign a work instead of people: ``ATLAS collaboration``, ``OpenAI``."""

import re

from bibtool.layouts.bibliographies.nameparts import PARTICLE
from bibtool.layouts.bibliographies.namerows import Names

_COLLABORATION = re.compile(
    r"(?:(?:the|and|&|of|for)\s|[A-Z][\w+/-]{0,30},?\s|\([A-Z][\w-]{1,20}\)\s){1,9}"
    r"[Cc]ollaborations?\b"
)
_REACH = 120
_GROUP = re.compile(
    rf"(?:The\s|(?:{PARTICLE}\s){{1,3}})?"
    r"[^\W_a-z][\w@&+.‑-]*[\w@+-](?:\s(?:of|and|for|the|&|[^\W\d_a-z][\w@&-]*|team)){0,6}"
)
_NO_GROUPS = frozenset("In Proceedings Proc. Available Accessed Retrieved Preprint".split())


def as_group(text: str) -> Names | None:
    """``OpenAI.``, ``Gemini Team Google.``: of no sure name."""
    found = _GROUP.match(text)
    if found is None or found[0].split(maxsplit=1)[0] in _NO_GROUPS:
        return None
    return Names([""], [found.end()], "group", found[0], found.end())


def as_collaboration(text: str) -> Names | None:
    """``ATLAS collaboration``, ``LIGO Scientific and Virgo collaborations``: no name behind it."""
    found = _COLLABORATION.match(text) if "ollaboration" in text[:_REACH] else None
    return Names([found[0]], [found.end()], "group", found[0], found.end()) if found else None
