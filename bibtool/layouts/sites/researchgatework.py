"""The page of one work on ResearchGate: its DOI, every author twice, the whole abstract."""

import re
from collections import Counter
from collections.abc import Sequence

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "researchgate-work"

_DOI = re.compile(r"\s*+(?:[*•-]\s++)?DOI:\s?10\.\d{4,9}/\S{1,300}.{0,40}", re.IGNORECASE)
_DATE = re.compile(r"\s*+(?:[*•-]\s++)?(?:[A-Z][a-z]{2,8}\s)?(?P<year>(?:19|20)\d\d)\s*+")
_KIND = re.compile(
    r"\s*+(?:[*•-]\s++|#{1,6}\s)?(?:preprint|article|conference paper|chapter|thesis|book"
    r"|technical report|(?:full-text|pdf|file)\s?available|pdf)\s*+(?:pdf\savailable)?\s*+",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"\s*+#{0,6}\s?Authors\b.{0,40}")
_ABSTRACT = re.compile(r"\s*+#{0,6}\s?Abstract:?\s*+")
_BULLET = re.compile(r"\s*+(?:[*•-]\s++|#{1,6}\s)?")
_REACH = 10
_LEAST = 60


def looks_like(text: str) -> float:
    """Return whether there is one DOI line with a date above, authors and an abstract below."""
    lines = sample(text)
    places = _places(lines)
    return 0.94 if places and _title_at(lines, places[0]) is not None else 0.0


def read(text: str) -> Listing:
    """Read the one item of the page."""
    page = Page(NAME, text)
    lines = page.lines
    places = _places(lines)
    title_at = _title_at(lines, places[0]) if places else None
    if places is None or title_at is None:
        return page.listing()
    doi_at, authors_at, abstract_at = places
    people = _people(lines[authors_at + 1 : abstract_at])
    abstract = _prose(lines[abstract_at + 1 :])
    dated = [line for line in lines[title_at + 1 : doi_at] if _DATE.fullmatch(line.text)]
    year = _DATE.fullmatch(dated[0].text) if dated else None
    arxiv_id, doi = ids_in(lines[doi_at].text)
    page.take(
        sorted({lines[title_at], *dated, lines[doi_at], *people, *abstract}),
        titles=(_bare(lines[title_at].text),),
        authors=tuple(dict.fromkeys(_bare(line.text) for line in people)),
        abstract="\n".join(clean(line.text) for line in abstract),
        year=int(year["year"]) if year else None,
        arxiv_id=arxiv_id,
        doi=doi,
    )
    return page.listing()


def _bare(text: str) -> str:
    return clean(_BULLET.sub("", text, count=1))


def _places(lines: Sequence[Line]) -> tuple[int, int, int] | None:
    """Return where the DOI stands, the authors start and the abstract starts."""
    dois = [at for at, line in enumerate(lines) if _DOI.fullmatch(line.text)]
    for doi in dois[:1]:
        abstracts = _after(lines, _ABSTRACT, doi)
        authors = [at for at in _after(lines, _AUTHORS, doi) if abstracts and at < abstracts[0]]
        if abstracts:
            return doi, (authors[0] if authors else doi), abstracts[0]
    return None


def _after(lines: Sequence[Line], form: re.Pattern[str], start: int) -> list[int]:
    return [at for at in range(start + 1, len(lines)) if form.fullmatch(lines[at].text)]


def _title_at(lines: Sequence[Line], doi: int) -> int | None:
    """Return where the title is: above the DOI, with a date between."""
    above = range(doi - 1, max(-1, doi - 1 - _REACH), -1)
    if not any(_DATE.fullmatch(lines[at].text) for at in above):
        return None
    for at in above:
        text = _bare(lines[at].text)
        is_other = _DATE.fullmatch(text) or _KIND.fullmatch(text) or is_furniture(text)
        if not is_other and " " in text and not is_prose(text, 300):
            return at
    return None


def _people(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the authors: those that come twice, if any do, else what are names."""
    names = [_bare(line.text) for line in lines]
    counts = Counter(names)
    twice = {name for name, count in counts.items() if count > 1 and " " in name}
    # Institutes come again as well, but in a list of their own below a name.
    plain = {name for name, line in zip(names, lines, strict=True) if name == line.text.strip()}
    twice = twice & plain or twice
    return [
        line
        for line, name in zip(lines, names, strict=True)
        if (name in twice if twice else name_fit(name.split()) >= 0.9)
    ]


def _prose(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if not is_prose(line.text, _LEAST):
            break
        found.append(line)
    return found
