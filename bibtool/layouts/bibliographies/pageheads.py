"""Page numbers and running heads that a PDF's copy leaves among an entry's lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line, is_directly_below

_BARE = re.compile(r"\s*\d{1,4}\s*")
_COUNTED = re.compile(
    r"[–—-]\s\d{1,4}\s[–—-]|\d{1,3}\s/\s\d{1,3}|page\s\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?",
    re.IGNORECASE,
)
"""What can be nothing but a page's number: ``– 31 –``, ``2 / 5``, ``Page 2 of 5``."""
_OF_PERSON = re.compile(r"curriculum vit(?:ae|æ)|résumé", re.IGNORECASE)
_LONGEST_COUNTED, _LONGEST_OF_PERSON = 16, 80
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
_STAMPS = (
    "Authorized licensed use limited to",
    "Published as a conference paper at",
    "Published as a workshop paper at",
    "Published in Transactions on Machine Learning Research (",
    "Under review as a conference paper at",
    "Under review as submission to",
    "Manuscript submitted to",
)
"""What IEEE, ICLR, TMLR and ACM print on every page."""
_LONG_STAMPS = (*_STAMPS, "https://doi.org/10.")
"""What a longer line starts with that is a page's head or foot, if nobody's name is in it."""
_IN_ISSUE = re.compile(
    r"[A-Z][A-Z &]{7,60}(?:,\sVOL\.\s\d{1,4},.{0,40}|\s\d{1,4},\s[A-Z]?\d{3,7}\s\()"
    r"(?:19|20)\d\d\)?"
)
"""``LAKE REVIEW LETTERS 12, 123456 (2020)``, ``TRANSACTIONS ON LAKES, VOL. 6, NO. 3, MAY 2019``."""
_BARRED = re.compile(
    r"(?:\d{1,5} \| )?(?P<name>[A-Z][A-Za-z&]{2,20}(?: [A-Za-z&]{2,20}){0,5}) \| [^|]{3,60}"
    r"(?: \| [^|]{1,60}){0,4}"
)
_ISSUED = re.compile(
    r"\bvol(?:ume)?\.? \d|\((?:19|20)\d\d\) ?\d|www\.|https?:|\bdoi\b", re.IGNORECASE
)
"""``LAKES | VOL 14 | MAY 2018 | www.lakes.example``, ``Lake Reports | (2020) 10:123``."""
_OWN_DOI = re.compile(
    r"[A-Z][A-Z &]{5,60}(?: \|)? (?:DOI: ?|https://doi\.org/)10\.\d{4,9}/\S{3,60}"
)
_ARTICLE = re.compile(
    r"[A-Z][^\d,;:]{4,80}\s\d{1,4}\s\((?:19|20)\d\d\)\s(?:[A-Z]?\d{3,7}|\d{1,5}[–-]\d{1,5})"
)
"""``Journal of Lakes 41 (2020) 109424``, below the names of who wrote it."""
_GLUED = re.compile(r"[A-Z]{3,6}\d{0,2}\((?:19|20)\d\d\)\d{2,4}")
"""``LAKE08(2019)131``, as in no reference."""
_OF_ARTICLE = re.compile(r"\d{5,7}-\d{1,3}")
"""An article's number and the page's."""
_RIGHTS = re.compile(r"(?:©|Copyright(?:\s©|\s\(c\))?)\s?(?:19|20)\d\d\b.{0,120}")
_LONGEST, _SHORTEST_CAPITALS = 160, 8
_FEWEST_LINES, _MOST_PAGES = 12, 2
"""Between two heads of the same words: a page's lines, and every page or every second."""


def page_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are a page's number or its running head."""
    found: set[int] = set()
    counted: dict[str, list[tuple[int, int]]] = {}
    sure: list[int] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        if len(text) > _LONGEST and not ("et al" in text or text.startswith(_LONG_STAMPS)):
            continue
        has_number = text[0].isdecimal() or text[-1].isdecimal()
        is_surely = text.startswith(_STAMPS) or _is_issue(text) or _is_below(lines, at)
        is_surely = is_surely or _is_of_journal(text) or _is_between_pages(lines, at)
        is_surely = is_surely or _is_counted(text) or _is_of_person(lines, at)
        if is_surely:
            sure.append(at)
        if is_surely or (
            has_number and len(text) <= _LONGEST and _is_head(lines, at, text, counted)
        ):
            found.add(line.number)
    for places in counted.values():
        found.update(lines[at].number for at in _on_pages(places))
    found.update(lines[n].number for at in sure for n in _numbers_beside(lines, at))
    return frozenset(found | set(_beside(lines, found)))


def _numbers_beside(lines: Sequence[Line], at: int) -> Iterator[int]:
    """Yield the places of page numbers directly above or below a line."""
    for n in (at - 1, at + 1):
        is_beside = 0 <= n < len(lines) and abs(lines[n].number - lines[at].number) == 1
        if is_beside and _BARE.fullmatch(lines[n].text):
            yield n


def _is_counted(text: str) -> bool:
    return len(text) <= _LONGEST_COUNTED and _COUNTED.fullmatch(text) is not None


def _is_of_person(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line says whose CV this is, right above or below a page's number."""
    text = lines[at].text
    if len(text) > _LONGEST_OF_PERSON or not _OF_PERSON.search(text):
        return False
    beside = (lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines))
    return any(
        abs(line.number - lines[at].number) == 1
        and (_is_counted(line.text.strip()) or _BARE.fullmatch(line.text))
        for line in beside
    )


def _is_issue(text: str) -> bool:
    """Return whether a line is of a journal's page: the issue's volume, and the paper's own DOI."""
    if text[-5:] == "et al":
        return _ISSUE.fullmatch(text) is not None
    return text.startswith("https://doi.org/10.") and _FOOT.fullmatch(text) is not None


def _is_of_journal(text: str) -> bool:
    """Return whether a line is a journal's head or foot, as no reference prints its name."""
    if len(text) > _LONGEST:
        return False
    if " | " in text and (found := _BARRED.fullmatch(text)):
        return _ISSUED.search(text, found.end("name")) is not None
    if text[0] in "©C" and _RIGHTS.fullmatch(text):
        return True
    if not text[:2].isupper():
        return False
    return any(shape.fullmatch(text) for shape in (_IN_ISSUE, _OWN_DOI, _GLUED))


def _is_between_pages(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is the authors or the journal at a page's top, or an article's page."""
    text = lines[at].text.strip()
    if text.endswith(" et al."):
        return at + 1 < len(lines) and _is_names_above(lines, at)
    if not text[-1].isdecimal() or len(text) > _LONGEST:
        return False
    if _OF_ARTICLE.fullmatch(text):
        return _is_apart(lines, at) and _is_apart(lines, at + 1)
    return at > 0 and _is_names_above(lines, at - 1)


def _is_names_above(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is authors over a journal's issue, below another page's number."""
    names, issue = lines[at], lines[at + 1]
    if not (_OTHERS.fullmatch(names.text.strip()) and _ARTICLE.fullmatch(issue.text.strip())):
        return False
    if not is_directly_below(issue, names):
        return False
    return _is_apart(lines, at) or _BARE.fullmatch(lines[at - 1].text) is not None


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Return whether a blank line, a form feed or the text's edge is above a line."""
    if at in {0, len(lines)}:
        return True
    return not is_directly_below(lines[at], lines[at - 1]) or "\f" in lines[at].text[:2]


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
        if not (_BARE.fullmatch(lines[n].text) or _is_counted(lines[n].text.strip())):
            continue
        for a, b in ((n - 1, n), (n, n + 1)):
            if a >= 0 and b < len(lines) and is_directly_below(lines[b], lines[a]):
                other = lines[a if b == n else b]
                words.setdefault(other.text.strip(), []).append(other.number)
    for text, numbers in words.items():
        if len(numbers) > 1 and text[0].isupper() and text[-1].isalpha() and " " in text:
            yield from numbers
