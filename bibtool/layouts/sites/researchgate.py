"""ResearchGate's lists: title, kind, date, an author a line, an abstract cut inside a sentence."""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import Doi
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.people import name_fit
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "researchgate"

_BULLET = re.compile(r"\s*+[*•·-]\s++")
_KIND = re.compile(
    r"(?:preprint|article|conference paper|chapter|book|book review|thesis|technical report|report"
    r"|poster|presentation|data|dataset|research|research proposal|code|patent|method|working paper"
    r"|literature review|negative results|experiment findings|raw data|cover page|other|letter"
    r"|full-text available|pdf available|file available)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_DATED_KIND = re.compile(
    rf"(?:{_KIND.pattern})\s?[·•|,]\s?(?:{_DATE.pattern})(?:\s.{{0,80}})?", re.IGNORECASE
)
_REST = re.compile(r"\[(?:\.\.\.|…)\]|^(?:\.\.\.|…)$")
_BUTTON = re.compile(
    r"(?:view|cite|download.{0,20}|request full-text|\+?\d+|source|share|recommend|follow"
    r"|show all.{0,20}|read publication|view all.{0,30}|last updated.{0,30})",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_LEAST_ABSTRACT = 60
_REACH = 4


def looks_like(text: str) -> float:
    """Return whether there are titles with a kind and a date below."""
    lines = sample(text)
    starts = [at for at in range(len(lines)) if _opens(lines, at)]
    if not starts:
        return 0.0
    dates = sum(_DATE.fullmatch(_bare(line.text)) is not None for line in lines)
    return 0.93 if len(starts) * 2 >= dates else 0.4


def read(text: str) -> Listing:
    """Read one item from each title."""
    page = Page(NAME, text)
    for item in list(_items(page.lines)):
        own, understood = _understood(item)
        page.take(own, **understood)
    return page.listing()


def _bare(text: str) -> str:
    found = _BULLET.match(text)
    return clean(text[found.end() :] if found else text)


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Return whether a title is there: a kind of publication directly below, then its date."""
    if at + 1 >= len(lines):
        return False
    below = _bare(lines[at + 1].text)
    is_kind = _KIND.fullmatch(below) is not None
    if not (is_kind or _DATED_KIND.fullmatch(below)):
        return False
    title = _bare(lines[at].text)
    if _KIND.fullmatch(title) or _BUTTON.fullmatch(title) or _dated(title):
        return False
    if not is_kind:
        return not is_furniture(title)
    for line in lines[at + 2 : at + 2 + _REACH]:
        if _DATE.fullmatch(_bare(line.text)):
            return True
        if not _KIND.fullmatch(_bare(line.text)):
            return False
    return False


def _dated(text: str) -> re.Match[str] | None:
    return _DATE.fullmatch(text) or _DATED_KIND.fullmatch(text)


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    starts = [at for at in range(len(lines)) if _opens(lines, at)]
    for first, following in zip(starts, [*starts, len(lines)][1:], strict=True):
        yield list(lines[first:following])


def _understood(lines: Sequence[Line]) -> tuple[list[Line], Understood]:
    """Return the item's lines, to the buttons below it, and what they say."""
    dated = next(at for at, line in enumerate(lines) if _dated(_bare(line.text)))
    own = list(lines[: dated + 1])
    names: list[str] = []
    abstract: list[str] = []
    ids: list[str] = []
    for line in lines[dated + 1 :]:
        text = _bare(line.text)
        name = clean(_REST.sub("", text))
        if _BUTTON.fullmatch(text):
            break
        if text.upper().startswith("DOI:") or arxiv_ids_in(text[:200]):
            ids.append(text)
        elif len(text) >= _LEAST_ABSTRACT or (abstract and _goes_on(line, own[-1])):
            abstract.append(text)
        elif not abstract and (not name or _is_name(name)):
            names += [one.strip() for one in name.split(" · ")]
        else:
            break
        own.append(line)
    found = [one for text in ids for one in arxiv_ids_in(text)]
    date = _dated(_bare(lines[dated].text))
    doi = Doi.find(" ".join(ids))
    return own, {
        "titles": (clean(lines[0].text.lstrip("# *•")),),
        "authors": tuple(name for name in names if name),
        "abstract": "\n".join(abstract),
        "year": int(date["year"]) if date else None,
        "arxiv_id": found[0] if len({*found}) == 1 else None,
        "doi": None if doi and doi.arxiv_id else doi,
    }


def _goes_on(line: Line, above: Line) -> bool:
    return line.number == above.number + 1 and not is_furniture(line.text)


def _is_name(text: str) -> bool:
    words = text.split()
    if len(text) > _LONGEST_NAME or any(map(str.isdigit, text)):
        return False
    has_capitals = words[0][:1].isupper() and words[-1][:1].isupper()
    return name_fit(words) > 0 or (2 <= len(words) <= 5 and has_capitals)
