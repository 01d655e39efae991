"""Zotero's reports: a title, then ``Item Type`` and the other fields, each with a tab between."""

import re
from collections.abc import Iterator, Sequence

from bibtool.layouts.lines import Line, Page, sample
from bibtool.layouts.printed import arxiv_ids_in, ids_in
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "zotero-report"

_FIELD = re.compile(
    r"\s*+(?P<label>[A-Z][A-Za-z.]{1,20}(?: [A-Za-z.]{1,20}){0,3})\s?\t\s*+(?P<value>.*)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_TYPE = "item type"
_PRINTED = ("url", "extra", "archive id", "publication", "archiveid", "report number")


def looks_like(text: str) -> float:
    """Return whether titles have a field ``Item Type`` below."""
    lines = sample(text)
    return 0.96 if any(True for _ in _items(lines)) else 0.0


def read(text: str) -> Listing:
    """Read one item from each title to its last field."""
    page = Page(NAME, text)
    for own in list(_items(page.lines)):
        fields: dict[str, list[str]] = {}
        for line in own[1:]:
            if found := _FIELD.fullmatch(line.text):
                fields.setdefault(found["label"].casefold(), []).append(clean(found["value"]))
        printed = [value for name in _PRINTED for value in fields.get(name, ())]
        ids = {one for text in (*printed, *fields.get("doi", ())) for one in arxiv_ids_in(text)}
        year = _YEAR.search(" ".join(fields.get("date", ())))
        page.take(
            own,
            titles=(clean(own[0].text),),
            authors=tuple(name for name in fields.get("author", ()) if name),
            abstract="\n".join(fields.get("abstract", ())),
            year=int(year[0]) if year else None,
            arxiv_id=next(iter(ids)) if len(ids) == 1 else None,
            doi=next((d for text in fields.get("doi", ()) if (d := ids_in(text)[1])), None),
        )
    return page.listing()


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    places = [
        at
        for at, line in enumerate(lines)
        if at and _label(line.text) == _TYPE and not _label(lines[at - 1].text)
    ]
    for at, following in zip(places, [*places, len(lines) + 1][1:], strict=True):
        end = at + 1
        while end < following - 1 and _label(lines[end].text):
            end += 1
        yield list(lines[at - 1 : end])


def _label(text: str) -> str:
    found = _FIELD.fullmatch(text) if "\t" in text else None
    return found["label"].casefold() if found else ""
