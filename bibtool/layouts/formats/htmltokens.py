"""HTML cut into tags and text, each with its place.

The standard library's parser takes minutes for 100 kB of ``<a <a <a`` in Pythons we support
(CVE-2025-6069), so the little that is needed is done here, in linear time. Broken markup is text.
"""

import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|center|dd|div|dl|dt|em|figure|font|footer|h[1-6]|header"
    r"|hr|i|img|li|main|nav|ol|p|pre|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr"
    r"|u|ul)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
"""A tag of an element that text has; in formulas ``<`` may be a sign."""
# All tags but those with a bracket in quotes, or with a quote that is not closed.
_TAG = re.compile(
    r"<(/?+[a-zA-Z][a-zA-Z0-9:-]{0,40}+)"
    r"([^<>=]*+(?:=(?:\s{0,20}+(?:\"[^\"<>]*+\"|'[^'<>]*+')|(?!\s{0,20}[\"']))[^<>=]*+)*)>"
)
_PIECE = re.compile(rf"([^<]*+){_TAG.pattern}")
"""Text and a tag behind it: nearly all there is."""
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_MAY_HIDE = re.compile(r"\bhidden|style\s", re.IGNORECASE)
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]{0,40}")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.@-]{0,60})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]*)))?"
)
# Only behind "=" does a quote open.
_IN_TAG = re.compile(r"=\s{0,20}([\"'])|[<>]")
_LONGEST_TAG = 5_000_000
"""Pictures in saved pages are in their tags."""
_RAW = frozenset({"script", "style", "textarea", "xmp", "noframes"})
"""Elements whose content is no markup."""


Piece = tuple[int, str, int, str, str, int]
"""Text and the tag behind it, in a plain tuple, of which millions are made.

Where the text begins, the text as it is written, and where it ends and the tag begins; the tag's
name in small letters, behind ``/`` if it ends an element, or nothing if there is no tag; what
stands in it behind the name; where the tag ends.
"""


class Token(NamedTuple):
    """Text, or a tag; ``source[start:end]`` is all of it."""

    start: int
    end: int
    tag: str = ""
    """The element's name in small letters; empty: this is text."""
    is_end: bool = False
    inner: str = ""
    """What stands in the tag behind the name, or the text as it is written."""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a tag by name in small letters, the first of those that double."""
        return attributes_of(self.inner)

    @property
    def text(self) -> str:
        """The text with its entities resolved."""
        return unescape(self.inner) if "&" in self.inner else self.inner


def attributes_of(inner: str) -> dict[str, str]:
    """Return the attributes in a tag by name in small letters, the first of those that double."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(inner):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def attribute(inner: str, name: str) -> str:
    """Return the first attribute of a name in a tag, or nothing."""
    first = len(name) + 3
    if inner.startswith(f' {name}="') and (at := inner.find('"', first)) >= 0:  # as most are
        value = inner[first:at]
        return unescape(value) if "&" in value else value
    for found in _ATTRIBUTE.finditer(inner):
        if found[1].lower() == name:
            return unescape(found[2] or found[3] or found[4] or "")
    return ""


def is_hidden(inner: str) -> bool:
    """Return whether a tag says that what it opens is not shown."""
    low = inner.lower()
    if "hidden" not in low and "style" not in low:
        return False
    if _MAY_HIDE.search(inner) is None:
        return False
    values = attributes_of(inner)
    return (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(values.get("style", "")[:500]))
    )


def pieces(source: str, begun: int = 0, limit: int = sys.maxsize) -> Iterator[Piece]:
    """Yield text and the tag behind it in order; comments, declarations, scripts are left out.

    Args:
        source: the page.
        begun: where to begin, which is where a tag ends.
        limit: where no piece begins any more.
    """
    limit = min(limit, len(source))
    last = source.rfind(">")
    piece = _PIECE.match
    while begun < limit:
        if found := piece(source, begun):
            text, tag, inner = found.groups()
            tag, end = tag.lower(), found.end()
            yield begun, text, begun + len(text), tag, inner, end
        else:
            at, tag, inner, end = _odd_piece(source, begun, last)
            if tag or begun < at or at > last:
                yield begun, source[begun:at], at, tag, inner, end
        begun = _raw_end(source, end, tag) if tag in _RAW else end


def _odd_piece(source: str, begun: int, last: int) -> tuple[int, str, str, int]:
    """Return where text ends that has signs in it, or odd markup behind it; that, and its end.

    Args:
        source: the page.
        begun: where the text begins.
        last: where the last tag ends.
    """
    at = begun
    while (at := source.find("<", at)) >= 0 and at <= last:
        if found := _TAG.match(source, at):
            return at, found[1].lower(), found[2], found.end()
        end, tag, inner = _markup(source, at)
        if end > at:
            return at, tag, inner, end
        at += 1  # no markup but a sign
    rest = source[begun:]
    # A tag or a comment that the end cuts is none of the text.
    cut = next((n for n in (rest.rfind("<!--"), _cut_tag(rest)) if n >= 0), len(rest))
    return begun + cut, "", "", len(source)


def tokens(source: str) -> Iterator[Token]:
    """Yield text and tags one by one."""
    for begun, text, start, tag, inner, end in pieces(source):
        if text or not tag:
            yield Token(begun, start, inner=text)
        if tag:
            yield Token(start, end, tag.lstrip("/"), tag[0] == "/", inner)


def _cut_tag(rest: str) -> int:
    at = rest.rfind("<")
    is_cut = at >= 0 and len(rest) - at < _LONGEST_TAG and _NAME.match(rest[at + 1 :].lstrip("/"))
    return at if is_cut else -1


def _markup(source: str, at: int) -> tuple[int, str, str]:
    """Return where the markup at a place ends, the tag and what is in it; for a sign the place."""
    follows = source[at + 1 : at + 2]
    if follows == "!" and source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return (end + 3 if end >= 0 else len(source)), "", ""
    if follows and follows in "!?":
        end = source.find(">", at)
        return (end + 1 if end >= 0 else len(source)), "", ""
    name = _NAME.match(source, at + 1 + (follows == "/"))
    end = _tag_end(source, name.end()) if name else -1
    if name is None or end < 0:
        return at, "", ""
    return end, source[at + 1 : name.end()].lower(), source[name.end() : end - 1]


def _tag_end(source: str, at: int) -> int:
    """Return where a tag ends: behind the first ``>`` that is not in quotes; -1 for nowhere."""
    limit = at + _LONGEST_TAG
    while found := _IN_TAG.search(source, at, limit):
        if found[0] == ">":
            return found.end()
        if found[0] == "<":
            return -1
        closed = source.find(found[1], found.end(), limit)
        if closed < 0:  # a quote that somebody forgot to close
            end = source.find(">", found.end(), limit)
            return end + 1 if end >= 0 else -1
        at = closed + 1
    return -1


def _raw_end(source: str, at: int, tag: str) -> int:
    """Return where the content of a script or style ends, at its end tag or else at the end."""
    found = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)
