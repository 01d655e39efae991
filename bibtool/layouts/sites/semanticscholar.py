"""Semantic Scholar's lists: title, ``A. Smith, +5 authors``, venue, date, a machine's words."""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.arxiv.parts import people
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "semantic-scholar"

_BUTTONS = re.compile(
    r"\s*+(?:(?:\[PDF\]|PDF|Save|Alert|Cite|Add to Library|Create Alert|Library|View \d+ excerpts?"
    r"|\d[\d,.]*+|View (?:Paper|PDF|on \w+)|arXiv|Research Feed|Highly Influenced|Expand|Collapse"
    r"|\d+ Citations?|\d+ References?)\s*+){1,9}",
    re.IGNORECASE,
)
_MORE = re.compile(r",?\s{0,2}\+\s?\d{1,5}\s(?:more\s)?authors?,?\s*+")
_TLDR = re.compile(r"\s*+TL;?DR\b.{0,3000}")
_DATE = re.compile(r"(?:.{0,120}\s)?(?:\d{1,2}\s[A-Z][a-z]{2,8}\s)?(?P<year>(?:19|20)\d\d)\s*+")
_AROUND = re.compile(r"^\s*+TL;?DR:?\s*+|\s?\bExpand\s*+$")
_NEAR = 5


def looks_like(text: str) -> float:
    """Return whether there are the site's three buttons below titles with authors."""
    lines = sample(text)
    words = {word for line in lines if _BUTTONS.fullmatch(line.text) for word in line.text.split()}
    marks = {"Save", "Alert", "Cite"} <= words or "TLDR" in {line.text.strip() for line in lines}
    return 0.92 if marks and any(True for _ in _items(lines)) else 0.0


def read(text: str) -> Listing:
    """Read one item from each line of authors with a title above and a date below."""
    page = Page(NAME, text)
    for title, own, summary in list(_items(page.lines)):
        year = next((f for line in own[2:] if (f := _DATE.fullmatch(line.text))), None)
        arxiv_id, doi = ids_in("\n".join(line.text for line in own))
        page.take(
            [*own, *summary],
            titles=(clean(title.text),),
            authors=people(_MORE.sub(", ", own[1].text)),
            summary=" ".join(_said(line.text) for line in summary).strip(),
            year=int(year["year"]) if year else None,
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _items(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line], list[Line]]]:
    """Yield each title, the lines to its date or to the buttons, and the machine's words below."""
    at = 1
    while at < len(lines):
        if _is_authors(lines[at].text) and _is_title(lines[at - 1].text):
            own = [lines[at - 1], lines[at]]
            for line in lines[at + 1 : at + 1 + _NEAR]:
                if _DATE.fullmatch(line.text):
                    own.append(line)
                    break
                if (
                    _TLDR.fullmatch(line.text)
                    or _BUTTONS.fullmatch(line.text)
                    or is_prose(line.text)
                ):
                    break
                own.append(line)
            if any(_DATE.fullmatch(line.text) for line in own[2:]) or len(own) == 2:
                summary = _summary(lines[at - 1 + len(own) : at + 1 + len(own)])
                yield lines[at - 1], own, summary
                at += len(own) + len(summary) - 1
        at += 1


def _summary(below: Sequence[Line]) -> list[Line]:
    """Return the line of a machine's words that has the site's mark, or the one below the mark."""
    if not below or not _TLDR.fullmatch(below[0].text):
        return []
    return list(below[: 1 if _said(below[0].text) else 2])


def _said(text: str) -> str:
    return clean(_AROUND.sub("", text))


def _is_authors(text: str) -> bool:
    if len(text) > 4000 or is_prose(text):
        return False
    return _MORE.search(text) is not None or author_list(text) is not None


def _is_title(text: str) -> bool:
    return not (
        is_furniture(text) or _BUTTONS.fullmatch(text) or _is_authors(text) or is_prose(text, 300)
    )
