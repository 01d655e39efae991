"""OpenReview's forums, profiles and venues: title, authors, date, perhaps the abstract."""

import re
from collections.abc import Sequence

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "openreview"

_DAY = r"\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d"
_PUBLISHED = re.compile(
    rf"\s*+(?:Published:\s?{_DAY}.{{0,300}}|{_DAY}\s\((?:modified|Last Modified):.{{0,300}}"
    rf"|(?:Submitted|Posted|Created):\s?{_DAY}.{{0,300}})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(r"\s*+(?P<label>[A-Z][A-Za-z;./ -]{1,40}):\s")
_ABSTRACT = re.compile(r"\s*+Abstract:\s*+")
_REVIEW = re.compile(
    r"\s*+(?:Official Review|Paper Decision|Official Comment|Meta Review|\d+ Repl).{0,80}"
)
_BUTTON = re.compile(
    r"\s*+(?:Download PDF|Open (?:Webpage|Directory|Peer).{0,30}|\[pdf\]|PDF"
    r"|(?:pdf|PDF) icon|Show details)\s*+"
)
_REACH = 3
_BULLET = re.compile(r"\s*+(?:[*•-]\s++|#{1,6}\s)?")


def looks_like(text: str) -> float:
    """Return whether there are lines of when a paper was published and last changed."""
    lines = sample(text)
    places = _places(lines)
    modified = any("odified:" in lines[at].text for _, at in places)
    return 0.93 if modified else 0.0


def read(text: str) -> Listing:
    """Read one item around each line that says when it was published."""
    page = Page(NAME, text)
    lines = page.lines
    places = _places(lines)
    ends = [*[title for title, _ in places], len(lines)][1:]
    for (title, at), end in zip(places, ends, strict=True):
        below = _below(lines[at + 1 : end])
        year = _YEAR.search(lines[at].text)
        arxiv_id, doi = ids_in(f"{lines[title].text}\n{lines[at].text}")
        page.take(
            [lines[title], *lines[at - 1 : at + 1], *below],
            titles=(clean(_BULLET.sub("", lines[title].text, count=1)),),
            authors=people(lines[at - 1].text),
            abstract="\n".join(clean(_ABSTRACT.sub("", line.text, count=1)) for line in below),
            year=int(year[0]) if year else None,
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _places(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where each paper's title stands, and below its authors when it was published."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if at < 2 or not _PUBLISHED.fullmatch(line.text):
            continue
        authors = lines[at - 1].text
        if not people(authors) or is_prose(authors):
            continue
        above = range(at - 2, max(found[-1][1] if found else -1, at - 2 - _REACH), -1)
        title = next((n for n in above if not _is_button(lines[n].text)), None)
        if title is not None:
            found.append((title, at))
    return found


def _is_button(text: str) -> bool:
    return is_furniture(text) or _BUTTON.fullmatch(text) is not None


def _below(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the abstract, from its label to the next one or the reviews."""
    start = next((n for n, line in enumerate(lines[:30]) if _ABSTRACT.match(line.text)), None)
    if start is None:
        return []
    own = [lines[start]]
    for line in lines[start + 1 :]:
        if _LABEL.match(line.text) or _REVIEW.fullmatch(line.text) or not is_prose(line.text, 80):
            break
        own.append(line)
    return own
