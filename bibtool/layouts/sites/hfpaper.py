"""The page of one paper on Hugging Face, where a machine's summary stands above the abstract."""

import re
from collections.abc import Sequence

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "hugging-face-paper"

_PUBLISHED = re.compile(
    r"\s*+Published on\s++[A-Z][a-z]{2,8}\s++\d{1,2}(?:,\s++(?P<year>20\d\d))?.{0,80}"
)
_AUTHORS = re.compile(r"\s*+\*{0,2}Authors:?\*{0,2}:?\s*+(?P<names>.{0,4000})")
_ABSTRACT = re.compile(r"\s*+(?:#{1,4}\s*+)?Abstract:?\s*+", re.IGNORECASE)
_GENERATED = re.compile(r"\s*+(?:AI[- ])?generated\s(?:by|summary).{0,120}", re.IGNORECASE)
_END = re.compile(
    r"\s*+(?:#{1,4}\s*+)?(?:view arxiv page|view pdf|community|add to collection|project page"
    r"|models citing|datasets citing|spaces citing|collections including|upvote|get this paper"
    r"|github|comment).{0,80}",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"\[Button:\s?([^\][]{1,100})\]")
_LEAST = 100
_NEAR = 6
"""How many lines above the date may be of the paper: its title and its id."""


def looks_like(text: str) -> float:
    """Return whether there is one paper: when it was published, its authors and its abstract."""
    places = _places(sample(text))
    return 0.96 if places and places[0] < places[1] < places[2] else 0.0


def read(text: str) -> Listing:
    """Read the one item of the page."""
    page = Page(NAME, text)
    places = _places(page.lines)
    if not places:
        return page.listing()
    published, authors, abstract = places
    title = _title(page.lines[:published])
    names = _names(page.lines[authors:abstract])
    generated, paragraphs = _paragraphs(page.lines[abstract + 1 :])
    near = page.lines[max(0, published - _NEAR) : published]
    above = [line for line in near if arxiv_ids_in(line.text)]
    ids = [one for line in above for one in arxiv_ids_in(line.text)]
    own = [
        *above,
        *title,
        page.lines[published],
        *names,
        page.lines[abstract],
        *generated,
        *paragraphs,
    ]
    found = _PUBLISHED.fullmatch(page.lines[published].text)
    page.take(
        sorted(set(own)),
        titles=tuple(clean(line.text.lstrip("# ")) for line in title),
        authors=people(", ".join(_name(line.text) for line in names)),
        abstract="\n".join(clean(line.text) for line in paragraphs),
        summary="\n".join(clean(line.text) for line in generated),
        year=int(found["year"]) if found and found["year"] else None,
        arxiv_id=ids[0] if len({*ids}) == 1 else None,
    )
    return page.listing()


def _places(lines: Sequence[Line]) -> tuple[int, int, int] | None:
    """Return where the paper's date, authors and abstract start, if it has each."""
    published = _first(lines, _PUBLISHED, 0)
    authors = _first(lines, _AUTHORS, published + 1) if published > 0 else -1
    abstract = _first(lines, _ABSTRACT, authors + 1) if authors > 0 else -1
    return (published, authors, abstract) if abstract > 0 else None


def _first(lines: Sequence[Line], form: re.Pattern[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if form.fullmatch(lines[at].text)), -1)


def _title(above: Sequence[Line]) -> list[Line]:
    lines = [
        line
        for line in above[-4:]
        if not is_furniture(line.text) and not arxiv_ids_in(line.text) and " " in line.text.strip()
    ]
    headings = [line for line in lines if line.text.lstrip().startswith("#")]
    return (headings or lines)[-1:]


def _names(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if _name(line.text) or line is lines[0]]


def _name(text: str) -> str:
    found = _AUTHORS.fullmatch(text)
    name = _BUTTON.sub(r"\1", found["names"] if found else text).strip(" ,·")
    return "" if is_furniture(name) else name


def _goes_to(below: Sequence[Line]) -> int:
    """Return where something else than prose and buttons follows the abstract: another page."""
    is_prose_above = False
    for at, line in enumerate(below):
        if is_prose(line.text, _LEAST):
            is_prose_above = True
        elif is_prose_above and not (is_furniture(line.text) or _GENERATED.fullmatch(line.text)):
            return at
    return len(below)


def _paragraphs(below: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return what a machine wrote, above the line that says so, and the abstract below it."""
    end = next((at for at, line in enumerate(below) if _END.fullmatch(line.text)), len(below))
    body = below[: min(end, _goes_to(below))]
    marks = [at for at, line in enumerate(body) if _GENERATED.fullmatch(line.text)]
    start = marks[-1] + 1 if marks else 0
    prose = [
        [line for line in part if is_prose(line.text, _LEAST)]
        for part in (body[:start], body[start:])
    ]
    return prose[0], prose[1]
