"""SciRate: title, authors, date and id, a BibTeX line, the abstract: one item."""

import re
from collections.abc import Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.arxiv.parts import ID, paragraphs, people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "scirate"

_DATED = re.compile(
    r"\s*+(?:[A-Z][a-z]{2}\s\d{1,2},?\s(?P<year>(?:19|20)\d\d)\s++)"
    rf"(?:[a-z-]{{2,8}}(?:\.[A-Za-z-]{{2,12}})?\s++){{1,12}}arXiv:(?P<id>{ID})\s*+"
)
# Where no classes stand beside the date, they stand behind the title above and names below.
_DATED_ALONE = re.compile(
    rf"\s*+[A-Z][a-z]{{2}}\s\d{{1,2}},?\s(?P<year>(?:19|20)\d\d)\s++arXiv:(?P<id>{ID})\s*+"
)
_CLASSES = re.compile(r"\s\([a-z-]{2,8}(?:\.[A-Za-z-]{2,12})?\)\s*+$")
_BUTTON = re.compile(
    r"(?:\s*+\[Button:[^\][]{1,60}\]\s*+){1,6}|\s*+(?:scited?!?|copy citation)\s*+", re.IGNORECASE
)
_BIBTEX = re.compile(r"\s*+@\w{1,20}\{")
_BULLET = re.compile(r"\s*+(?:[*•-]\s++|#{1,6}\s|\d{1,4}[.)]?\s++(?=\S{2}))?")
_LEAST = 60


def looks_like(text: str) -> float:
    """Return whether there are lines of a date, subject classes and an id, titles above."""
    lines = sample(text)
    if any(_DATED.fullmatch(line.text) for line in lines[2:]):
        return 0.95
    return 0.95 if any(_is_alone(lines, at) for at in range(1, len(lines))) else 0.0


def read(text: str) -> Listing:
    """Read one item around each line of date and id."""
    page = Page(NAME, text)
    lines = page.lines
    places: list[int] = []
    free = 0
    for at, line in enumerate(lines):
        is_alone = at > free and _is_alone(lines, at)
        if is_alone or (at - 2 >= free and _DATED.fullmatch(line.text)):
            places.append(at)
            free = at + 1 + is_alone
    heads = [_head(lines, at) for at in places]
    ends = [*[head[0] for head in heads], len(lines)][1:]
    for at, (first, title, authors), end in zip(places, heads, ends, strict=True):
        is_alone = _is_alone(lines, at)
        below = is_alone and at + 1 < end
        abstract = _abstract(lines[at + 1 + below : end])
        citation = [line for line in lines[at + 1 : end] if _BIBTEX.match(line.text)][:1]
        found = (_DATED_ALONE if is_alone else _DATED).fullmatch(lines[at].text)
        page.take(
            sorted({*lines[first : at + 1 + below], *citation, *abstract}),
            titles=(title,),
            authors=people(authors),
            abstract=paragraphs(abstract),
            year=int(found["year"]) if found else None,
            arxiv_id=ArxivId.find(found["id"]) if found else None,
        )
    return page.listing()


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Return whether a date and an id stand below a title with its class in brackets."""
    if "arXiv:" not in lines[at].text or not _DATED_ALONE.fullmatch(lines[at].text):
        return False
    return at > 0 and _CLASSES.search(lines[at - 1].text) is not None


def _head(lines: Sequence[Line], at: int) -> tuple[int, str, str]:
    """Return where an item starts, its title and its authors: the two lines above the date."""
    if _is_alone(lines, at):
        title = clean(_CLASSES.sub("", lines[at - 1].text))
        return at - 1, title, lines[at + 1].text if at + 1 < len(lines) else ""
    title = _BULLET.sub("", lines[at - 2].text, count=1)
    return at - 2, clean(title), lines[at - 1].text


def _abstract(below: Sequence[Line]) -> list[Line]:
    """Return the lines of the abstract: prose, and what directly follows it."""
    found: list[Line] = []
    for line in below:
        if found and line.number != found[-1].number + 1:
            break  # a text of its own
        nothing = is_furniture(line.text) or _BUTTON.fullmatch(line.text)
        if nothing or _BIBTEX.match(line.text):
            if found:
                break
        elif found or is_prose(line.text, _LEAST):
            found.append(line)
    return found
