"""Pages that a program made Markdown of: an empty anchor, and a bullet before an entry's number.

``- <span id="page-9-1"></span>12. Oar, A. *Lake Lett.* **5**, 24 (2016). [2](#page-1-1)``
"""

import re
from collections.abc import Sequence

from bibtool.layouts.lines import Line

_ANCHOR = re.compile(
    r"<(?P<tag>span|a)\s(?:id|name)=[\"'][^\"'<>]{1,80}[\"']\s?></(?P=tag)>", re.IGNORECASE
)
_BULLET = re.compile(r"\s{0,8}[-*+]\s+(?=\[?\(?\d{1,4}[\]).]\W)")
_BACKLINKS = re.compile(r"(?:\s{0,2}\[[\d,\s]{1,12}\]\(#[\w-]{1,40}\)[,.]?){1,40}\s{0,3}$")
_LONGEST_BACKLINKS = 2000
_BOLD_NUMBER = re.compile(r"\*\*(?P<number>[A-Z]?\d{1,5}[A-Z]?)(?P<mark>,?)\*\*")
_LINK = re.compile(r"\[(?P<text>[^][]{1,300})\]\([^()\s]{0,500}\)")
_CLOSES_ANCHOR = ('"></', "'></", '" ></')


def without_anchors(lines: Sequence[Line], *, keep_links: bool = True) -> list[Line]:
    """Return lines without empty anchors and what else a converter adds, if it made the page."""
    if not any(_has_anchor(line.text) for line in lines if "></" in line.text):
        return list(lines)
    bare = [_without_additions(line.text) for line in lines]
    if not keep_links:
        bare = [_LINK.sub(r"\g<text>", text) if "](" in text else text for text in bare]
    # No line may become a blank one.
    return [
        Line(line.number, text) if text.strip() else line
        for line, text in zip(lines, bare, strict=True)
    ]


def _has_anchor(text: str) -> bool:
    return any(sign in text for sign in _CLOSES_ANCHOR) and _ANCHOR.search(text) is not None


def _without_additions(text: str) -> str:
    if "></" in text:
        text = _ANCHOR.sub("", text)
    if "](#" in text:
        last = max(0, len(text) - _LONGEST_BACKLINKS)
        text = text[:last] + _BACKLINKS.sub("", text[last:])
    if "**" in text:
        text = _BOLD_NUMBER.sub(r"\g<number>\g<mark>", text)
    return _BULLET.sub("", text, count=1) if text.lstrip()[:1] in {"-", "*", "+"} else text
