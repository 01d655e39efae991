"""Page numbers and running heads that a PDF's copy leaves among an entry's lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line, is_directly_below

_BARE = re.compile(r"\s*\d{1,4}\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# After these a number is a page, a volume or a chapter.
_WANTS_NUMBER = re.compile(r"(?:[,(:/–-]|\b(?:pp?|vol|no|nr|art|chap|ch|volume|number|pages?))\.?$")
_NUMBER_FIRST = re.compile(r"\s*(?P<number>\d{1,4})\s+(?P<text>\S.{4,140})")
_NUMBER_LAST = re.compile(r"\s*(?P<text>\S.{4,140}?)\s+(?P<number>\d{1,4})\s*")
_OTHERS = re.compile(r"[^\d,;]{2,60}\bet al\.?(?::\s[^\da-z]{4,100})?")
_ISSUE = re.compile(
    r"[A-Z][^\d()]{2,60}\s\d{1,4}\s\((?:19|20)\d\d\)\s\d{3,7}\s+[A-Z][^\d()]{1,50}\set al"
)
"""``J. Lakes A: Boats 53 (2020) 215 A Lund et al``: what IOP prints on every second page."""
_FOOT = re.compile(
    r"https://doi\.org/10\.\d{4,9}/\S{1,60}\s[A-Z][^\d,]{3,60},\s\d{1,4},\s\w[\w–-]{0,15},"
    r"\s(?:19|20)\d\d"
)
"""``https://doi.org/10.1/2 Lake Lett., 14, 25–36, 2021``: what Copernicus prints under a page."""
_STAMP = "Authorized licensed use limited to"
"""What IEEE prints on every page."""
_LONGEST, _SHORTEST_CAPITALS = 160, 8
_FEWEST_LINES, _MOST_PAGES = 12, 2
"""Between two heads of the same words: a page's lines, and every page or every second."""


def page_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are a page's number or its running head."""
    found: set[int] = set()
    counted: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        has_number = text[0].isdecimal() or text[-1].isdecimal()
        is_surely = text.startswith(_STAMP) or _is_issue(text) or _is_below(lines, at)
        if is_surely or (
            has_number and len(text) <= _LONGEST and _is_head(lines, at, text, counted)
        ):
            found.add(line.number)
    for places in counted.values():
        found.update(lines[at].number for at in _on_pages(places))
    return frozenset(found | set(_beside(lines, found)))


def _is_issue(text: str) -> bool:
    """Return whether a line is of a journal's page: the issue's volume, and the paper's own DOI."""
    if text[-5:] == "et al":
        return _ISSUE.fullmatch(text) is not None
    return text.startswith("https://doi.org/10.") and _FOOT.fullmatch(text) is not None


def _is_below(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is the head of a page, below what the page before it ends with."""
    is_head = " et al.: " in lines[at].text and _NUMBER_FIRST.fullmatch(lines[at].text)
    return bool(is_head) and at > 0 and _is_issue(lines[at - 1].text.strip())


def _is_head(
    lines: Sequence[Line], at: int, text: str, counted: dict[str, list[tuple[int, int]]]
) -> bool:
    """Return whether a line with a number at its edge is surely a head; else note its words."""
    if _BARE.fullmatch(text):
        return at > 0 and not _YEAR.fullmatch(text) and not _WANTS_NUMBER.search(lines[at - 1].text)
    match = _NUMBER_FIRST.fullmatch(text) or _NUMBER_LAST.fullmatch(text)
    if match is None or _YEAR.fullmatch(match["number"]):
        return False
    words = match["text"]
    if words[-1] in ",;:-":
        return False
    if _OTHERS.fullmatch(words) or _is_in_capitals(words):
        return True
    if words.count(" ") > 1 and words[0].isupper() and not any(sign in words for sign in ".,:;()"):
        counted.setdefault(words, []).append((at, int(match["number"])))
    return False


def _is_in_capitals(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return words.isupper() and letters >= _SHORTEST_CAPITALS and letters * 2 > len(words)


def _on_pages(places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the places of the same words whose numbers count pages."""
    for (above, first), (below, second) in pairwise(places):
        if 0 < second - first <= _MOST_PAGES and below - above >= _FEWEST_LINES:
            yield from (above, below)


def _beside(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Yield the numbers of the lines that stand beside page numbers with the same words."""
    at = {line.number: n for n, line in enumerate(lines)}
    words: dict[str, list[int]] = {}
    for number in found:
        n = at[number]
        if not _BARE.fullmatch(lines[n].text):
            continue
        for a, b in ((n - 1, n), (n, n + 1)):
            if a >= 0 and b < len(lines) and is_directly_below(lines[b], lines[a]):
                other = lines[a if b == n else b]
                words.setdefault(other.text.strip(), []).append(other.number)
    for text, numbers in words.items():
        if len(numbers) > 1 and text[0].isupper() and text[-1].isalpha() and " " in text:
            yield from numbers
