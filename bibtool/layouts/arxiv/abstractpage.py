"""The page of one paper on arXiv, which prints its id several times: one item."""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import Doi
from bibtool.layouts.arxiv.parts import ID, joined, label_of, paragraphs, people
from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.printed import arxiv_ids_in
from bibtool.model import Listing

NAME = "arxiv-abstract-page"

_ID_LINE = re.compile(
    rf"\s*+arXiv:\s?{ID}\s*+(?:\([\w.-]{{2,20}}\)|\[[\w.-]{{2,20}}\])?\s*+", re.IGNORECASE
)
_SUBMITTED = re.compile(r"\s*+\[?Submitted on\s.{0,200}", re.IGNORECASE)
_OR_AS = re.compile(
    r"\s*+\(?or\s?|\s*+\(?or arXiv:.{0,80}|\s*+(?:\[[\w.-]{2,20}\])?\s*+for this version"
)
_ID_OR_DOI = re.compile(
    rf"\s*+(?:https?://doi\.org/)?(?:arXiv:\s?{ID}|10\.\d{{4,9}}/\S{{1,300}})(?:\s.{{0,80}})?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"\s*+(?:view pdf|download|html(?: \(experimental\))?|tex source|other formats|focus to learn"
    r"|arxiv-issued doi|view a pdf|pdf)\b.{0,100}",
    re.IGNORECASE,
)
_ENOUGH = {"titles", "authors", "abstract"}


def looks_like(text: str) -> float:
    """Return whether there are papers with their parts and a ``Cite as:`` line or an id."""
    lines = sample(text)
    labels = [found[0] for line in lines if (found := label_of(line.text))]
    count = labels.count("titles")
    if not count or labels.count("abstract") != count or not _ENOUGH.issubset(labels):
        return 0.0
    if count > 1 and labels.count("cite as") != count:
        return 0.0
    cited = "cite as" in labels or any(_SUBMITTED.match(line.text) for line in lines)
    return 0.97 if cited else 0.0


def read(text: str) -> Listing:
    """Read one item of each page: from its id above the title to the last of its fields."""
    page = Page(NAME, text)
    for lines in list(_pages(page.lines)):
        _take(page, lines)
    return page.listing()


def _pages(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of each paper's page, where several were copied one below the other."""
    titles = [
        at for at, line in enumerate(lines) if (label_of(line.text) or ("", ""))[0] == "titles"
    ]
    starts = []
    for title in titles:
        start = title
        while start and _is_above_title(lines[start - 1].text):
            start -= 1
        starts.append(start)
    if len(starts) < 2:
        yield lines
        return
    for first, end in zip([0, *starts[1:]], [*starts[1:], len(lines)], strict=True):
        yield lines[first:end]


def _is_above_title(text: str) -> bool:
    return _ID_LINE.fullmatch(text) is not None or _SUBMITTED.fullmatch(text) is not None


def _take(page: Page, lines: Sequence[Line]) -> None:
    own, fields = _fields(lines)
    if not fields.get("titles") and not fields.get("abstract"):
        return
    others = _may_name_others(fields)
    ids = [one for line in own if line.number not in others for one in arxiv_ids_in(line.text)]
    title = joined(line.text for line in fields.get("titles", ()))
    page.take(
        own,
        titles=(title,) if title else (),
        authors=people(joined(line.text for line in fields.get("authors", ()))),
        abstract=paragraphs(fields.get("abstract", ())),
        arxiv_id=ids[0] if len({*ids}) == 1 else None,
        doi=_doi(fields),
    )


def _fields(lines: Sequence[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
    """Return the paper's lines and the values by label; the rest is the site's."""
    own: list[Line] = []
    fields: dict[str, list[Line]] = {}
    value: list[Line] | None = None
    for line in lines:
        found = label_of(line.text)
        if found and found[0] not in fields and found[0] not in {"from", "date", "license"}:
            value = fields.setdefault(found[0], [])
            value.extend([line._replace(text=found[1])] if found[1].strip() else [])
            own.append(line)
        elif _ID_LINE.fullmatch(line.text) or _SUBMITTED.fullmatch(line.text):
            own.append(line)
        elif _OR_AS.fullmatch(line.text) or (fields and _ID_OR_DOI.fullmatch(line.text)):
            own.append(line)
            if value is not None and value is fields.get("doi"):
                value.append(line)
        elif value is not None and _goes_on(line, own[-1], value):
            value.append(line)
            own.append(line)
        else:
            value = None
    return own, fields


def goes_on_with_ids(text: str) -> bool:
    """Return whether a line below ``Cite as:`` has the paper's other ids."""
    return _OR_AS.fullmatch(text) is not None or _ID_OR_DOI.fullmatch(text) is not None


def _goes_on(line: Line, above: Line, value: Sequence[Line]) -> bool:
    if _BUTTON.fullmatch(line.text) or label_of(line.text):
        return False
    return not value or line.number == above.number + 1


def _may_name_others(fields: dict[str, list[Line]]) -> frozenset[int]:
    """Return the numbers of the lines whose ids need not be the paper's."""
    names = ("abstract", "comments", "titles")
    return frozenset(line.number for name in names for line in fields.get(name, ()))


def _doi(fields: dict[str, list[Line]]) -> Doi | None:
    found = Doi.find(joined(line.text for line in fields.get("doi", ())))
    return None if found is None or found.arxiv_id else found
