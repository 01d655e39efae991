"""The Astrophysics Data System's lists: a bibcode, a date, the title, authors with semicolons.

Bibcodes are those of https://ui.adsabs.harvard.edu/help/actions/bibcode; arXiv's have its number.
"""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import ArxivId
from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "ads"

_BIBCODE = re.compile(
    r"\s*+(?:\d{1,5}\.?\s++)?(?P<code>(?P<year>(?:1[89]|20)\d\d)[A-Za-z][\w.&]{13}[A-Z.:])(?:\s.{0,60})?"
)
_OF_ARXIV = re.compile(r"\d{4}arXiv(?P<month>\d{4})\.?(?P<number>\d{4,5})[A-Z.]")
_BESIDE = re.compile(
    r"\s*+(?:(?:19|20)\d\d/\d\d(?:/\d\d)?|cited:?\s?\d*|open abstract.{0,60}|select item.{0,20}"
    r"|file|database|abstract|references|citations|full text sources|data|\d{1,5}|similar papers"
    r"|show (?:abstract|highlights|affiliations)|[|·•])"
    r"(?:\s*+(?:cited:?\s?\d{1,6}|[|·•]))?\s*+",
    re.IGNORECASE,
)
_MORE = re.compile(r"[;,]?\s++and\s\d{1,5}\smore\s*+")
_REACH = 8


def looks_like(text: str) -> float:
    """Return whether bibcodes have a line of their own, and titles and authors below."""
    return 0.94 if any(True for _ in _items(sample(text))) else 0.0


def read(text: str) -> Listing:
    """Read one item from each bibcode on."""
    page = Page(NAME, text)
    for own, title, names in list(_items(page.lines)):
        found = _BIBCODE.fullmatch(own[0].text)
        doi = ids_in("\n".join(line.text for line in own))[1]
        page.take(
            own,
            titles=(clean(title.text),),
            authors=_names(names.text) if names else (),
            year=int(found["year"]) if found else None,
            arxiv_id=_id(found["code"]) if found else None,
            doi=doi,
        )
    return page.listing()


def _items(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line, Line | None]]:
    """Yield the lines from each bibcode to the authors, the title's and the authors'."""
    places = [at for at, line in enumerate(lines) if _is_bibcode(line.text)]
    for at, following in zip(places, [*places, len(lines)][1:], strict=True):
        own = [lines[at]]
        title: Line | None = None
        for line in lines[at + 1 : min(following, at + _REACH)]:
            own.append(line)
            if _BESIDE.fullmatch(line.text):
                continue
            if title is None:
                title = line
                continue
            is_names = ";" in line.text or "," in line.text
            yield own if is_names else own[:-1], title, line if is_names else None
            break
        else:
            if title is not None:
                yield own[: own.index(title) + 1], title, None


def _is_bibcode(text: str) -> bool:
    found = _BIBCODE.fullmatch(text)
    if found is None:
        return False
    code = found["code"]
    return ("." in code[4:] or "arXiv" in code) and code[-2].isdigit()


def _names(text: str) -> tuple[str, ...]:
    """Return the names of ``Smith, Anna; Lund, Bo; and 3 more`` in their natural order."""
    names = []
    for name in _MORE.sub("", text).split(";"):
        family, comma, given = clean(name).partition(", ")
        if any(map(str.isalpha, family)):
            names.append(f"{given} {family}" if comma else family)
    return tuple(names)


def _id(code: str) -> ArxivId | None:
    found = _OF_ARXIV.fullmatch(code)
    return ArxivId.find(f"{found['month']}.{found['number']}") if found else None
