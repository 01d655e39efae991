"""PubMed's text format: where it appeared, title, authors, abstract and PMID in paragraphs.

``1. Lakes. 2020 May 3;12(1):34. doi: 10.1000/abc.`` opens an entry, ``PMID: 12345678`` ends it.
In its summaries an entry is one paragraph: ``1: Oar A, Lund B. On Boats. Lakes. 2020 … PMID: 12``.
"""

import re
from collections.abc import Iterator, Sequence

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.bibliographies.joining import join, spellings
from bibtool.layouts.lines import Line, Page, Understood, blocks, is_prose, sample
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "pubmed"

_SURE = 0.97
_HEAD = re.compile(r"(?:\d{1,5}\.\s)?(?=[^\W\d_a-z])[^;:]{2,200}\.\s(?:19|20)\d\d\b.{0,300}")
_PMID = re.compile(r"(?:^|(?<=\.\s))(?:PMID|PMCID):\s?(?:PMC)?\d", re.MULTILINE)
_ENDS = re.compile(r"(?:PMID|PMCID|DOI|©|Copyright|Conflict of interest)\b", re.IGNORECASE)
_NOT_ABSTRACT = re.compile(
    r"(?:Author information|Collaborators|Comment (?:in|on)|Erratum|Update of|Update in"
    r"|Conflict of interest|Copyright|©|DOI|PMID|PMCID)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,5}\.\s")
_AUTHOR = re.compile(
    r"(?P<family>[^\W\d_][^\d,;()#*]{0,60}?)\s(?P<initials>[^\W\d_a-z]{1,4})"
    r"(?:\s(?:Jr|Sr|2nd|3rd|II|III))?(?:\(\d{1,3}\)|[#*†‡]){0,9}"
)
_COMMAS = re.compile(r",\s+")
_YEAR = re.compile(r"\.\s((?:19|20)\d\d)\b")
_SUMMARY = re.compile(r"\d{1,5}:\s(?=[^\W\d_])")
_WHEN = re.compile(r"\.\s((?:19|20)\d\d)(?=\s[A-Z][a-z]{2}\b|[;:.])")
_MOST_AUTHORS = 500
_SHORTEST = 60


def looks_like(text: str) -> float:
    """Return the share of the lines that are of such entries."""
    if not _PMID.search(text[:200_000]):
        return 0.0
    lines = sample(text)
    inside = sum(len(part) for entry in _entries(lines) for part in entry)
    inside = inside or sum(len(part) for part, _ in _summaries(lines))
    return _SURE * inside / max(1, len(lines))


def read(text: str) -> Listing:
    """Read one item from each entry."""
    page = Page(NAME, text)
    entries = list(_entries(page.lines))
    for part, understood in [] if entries else list(_summaries(page.lines)):
        page.take(part, **understood)
    for head, title, names, *below in entries:
        others = [part for part in below if not _NOT_ABSTRACT.match(part[0].text)]
        abstract = next(
            (words for part in others if is_prose(words := _joined(part), _SHORTEST)), ""
        )
        where = _joined(head)
        end = "\n".join(line.text for part in below for line in part if _ENDS.match(line.text))
        doi = Doi.find(where) or Doi.find(end)
        year = _YEAR.search(where)
        page.take(
            [line for part in (head, title, names, *below) for line in part],
            titles=(_joined(title).removesuffix("."),),
            authors=_authors(_joined(names)),
            abstract=abstract,
            year=int(year[1]) if year else None,
            arxiv_id=doi.arxiv_id if doi else ArxivId.find(where),
            doi=None if doi and doi.arxiv_id else doi,
        )
    return page.listing()


def _summaries(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Understood]]:
    """Yield the paragraphs that are whole entries: authors, title, journal, date and ids."""
    for part in blocks(lines):
        number = _SUMMARY.match(part[0].text)
        text = _joined(part)[number.end() :] if number and len(part) < _SHORTEST else ""
        when = _WHEN.search(text) if "PMID: " in text else None
        if when is None:
            continue
        names, _, title = text[: when.start()].partition(". ")
        # A journal's short form has no full stop in it.
        cuts = [at for mark in (". ", "? ", "! ") if (at := title.rfind(mark)) > 0]
        authors = _authors(names)
        if not cuts or len(authors) != names.count(", ") + 1:
            continue
        doi = Doi.find(text[when.end() :])
        yield (
            part,
            {
                "titles": (title[: max(cuts) + 1].removesuffix("."),),
                "authors": authors,
                "year": int(when[1]),
                "arxiv_id": doi.arxiv_id if doi else None,
                "doi": None if doi and doi.arxiv_id else doi,
            },
        )


def _entries(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Yield the paragraphs of each entry: at least where, what, who and the PMID."""
    entry: list[list[Line]] = []
    for part in blocks(lines):
        if not entry and not _HEAD.fullmatch(_joined(part)):
            continue
        if entry and _NUMBERED.match(part[0].text) and _HEAD.fullmatch(_joined(part)):
            entry = []
        entry.append(part)
        if any(line.text.startswith("PMID:") for line in part):
            if len(entry) > 3:
                yield entry
            entry = []


def _joined(lines: Sequence[Line]) -> str:
    joined = join([line.text for line in lines])
    return clean(spellings(joined.text, joined.broken)[0])


def _authors(text: str) -> tuple[str, ...]:
    """Return ``A. B. Smith`` of ``Smith AB(1)(2)``; names of groups are left out."""
    pieces = _COMMAS.split(text.rstrip(" ."))[:_MOST_AUTHORS]
    found = (_AUTHOR.fullmatch(piece) for piece in pieces)
    return tuple(
        f"{' '.join(f'{letter}.' for letter in one['initials'])} {one['family']}"
        for one in found
        if one
    )
