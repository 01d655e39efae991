"""Texts with fields before them: a note of one paper, a site's page of one, or any other text.

Fields that are a paper's make the text its note: what the text says of it are no works, but for
the lists of others below their headings. Other fields are left over, and the text below is read as
what it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bibtool.layouts.choice import best
from bibtool.layouts.citations import is_reference
from bibtool.layouts.formats.facts import distinct
from bibtool.layouts.formats.frontmatter import FrontMatter, front_matter
from bibtool.layouts.formats.spans import SAMPLE, plain_ends
from bibtool.layouts.lines import Line, Understood
from bibtool.layouts.people import author_list
from bibtool.layouts.sites.sections import (
    NESTING,
    Section,
    ids_beside_text,
    listed_in,
    sections_of,
    without_lists,
)
from bibtool.layouts.sites.told import abstract_in, labelled_in, names_below, only, titles_of
from bibtool.model import Leftover, Listing, Reference
from bibtool.plugins import Layout

NAME = "front-matter"

_SURE = 1.0
_RULES = ("---", "+++")
_SEVERAL = 2
_FEW = 3
_CITED = re.compile(
    r"\s{0,8}(?:[-*+]\s{1,4}|\d{1,3}\.\s{1,4})?(?P<mark>\*\*?|__?)(?=[^\W_])(?:[^*_\s]{1,60}\s){3,40}"
    r"[^*_\s]{1,60}(?P=mark)[.,]?\s[^*_]{3,120}(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4}).{0,80}"
)
"""A title in its own type, then names or a venue with a year: ``**On Boats**. Oar et al. 2020``."""
_MOST_RULES = 4_000
_NEAR = 4
_NOT_WITHIN = NESTING - {"html", "note", "other-markup", "paper-page"}


class _Note(NamedTuple):
    """Fields that are a paper's, with their lines and those of the text below."""

    understood: Understood
    lines: Sequence[Line]
    sections: Sequence[Section]
    lists: Sequence[Section]


def looks_like(text: str) -> float:
    """Return 1 for a text with fields before it that list no works, 0 for anything else."""
    if text.removeprefix("\ufeff").lstrip()[:3] not in _RULES:
        return 0.0
    lines = plain_ends(text[:SAMPLE]).split("\n")
    at = _first(lines)
    fields = front_matter(lines, at)
    if fields is None or fields.lists_works:
        return 0.0
    has_text = any(map(str.strip, lines[at + fields.height :]))
    return _SURE if has_text or any(_notes(lines)) else 0.0


def reader(layouts: Mapping[str, Layout]) -> Callable[[str], Listing]:
    """Return a function that reads such texts, given the layouts that what is below may have."""

    def read(text: str) -> Listing:
        lines = plain_ends(text).split("\n")
        notes = list(_notes(lines))
        if not notes:
            return _below(lines, layouts)
        works: list[Reference] = []
        for note in notes:
            work = _work(note)
            works += [work, *listed_in(note.lists, layouts, work)]
        taken = {number for work in works for number in work.lines}
        left = (Leftover(n, line) for n, line in enumerate(lines, 1) if line.strip())
        return Listing(
            NAME,
            tuple(sorted(works, key=lambda work: work.line)),
            tuple(line for line in left if line.line not in taken),
        )

    return read


def _first(lines: Sequence[str]) -> int:
    return next((n for n, line in enumerate(lines) if line.strip()), 0)


def _below(lines: Sequence[str], layouts: Mapping[str, Layout]) -> Listing:
    """Return the listing of the text below fields that are no paper's."""
    at = _first(lines)
    end = at
    while fields := front_matter(lines, end):
        end += fields.height
        end += _first(lines[end : end + _NEAR])
    above = [Leftover(n, line) for n, line in enumerate(lines[:end], 1) if line.strip()]
    text = "\n" * end + "\n".join(lines[end:])
    listing = layouts[best(layouts, text, but=_NOT_WITHIN)].read(text)
    return replace(listing, leftovers=(*above, *listing.leftovers))


def _notes(lines: Sequence[str]) -> Iterator[_Note]:
    """Yield the notes of a text, several of which may be pasted one below the other."""
    start = _first(lines)
    fields = front_matter(lines, start)
    while fields is not None:
        end, following = _end(lines, start + fields.height)
        note = _note(fields, lines, start, end)
        if note is None:
            return
        yield note
        start, fields = end, following


def _end(lines: Sequence[str], at: int) -> tuple[int, FrontMatter | None]:
    """Return where the text below fields ends, and the fields that follow, if they are a paper's.

    A rule may stand in a text; then no fields come after it.
    """
    rules = 0
    while at < len(lines) and rules < _MOST_RULES:
        if lines[at].rstrip() in _RULES:
            rules += 1
            fields = front_matter(lines, at)
            if fields and fields.understood.get("titles") and len(fields.keys) > 1:
                return at, fields
            # A rule that ends fields begins none.
            at += fields.height if fields and fields.keys else 1
        else:
            at += 1
    return len(lines), None


def _note(fields: FrontMatter, lines: Sequence[str], start: int, end: int) -> _Note | None:
    """Return fields and the text below them as a paper's note, if they are one."""
    if fields.is_draft or fields.lists_works:
        return None
    top = start + fields.height
    head = _numbered(lines, start, top)
    body = _numbered(lines, top, end)
    understood = fields.understood
    note, lists = without_lists(sections_of(body), understood.get("arxiv_id"))
    own = [line for section in note for line in section.lines]
    is_told = bool(understood.get("titles"))
    if not is_told and fields.is_of_paper and (told := labelled_in(own)).titles:
        understood = {**understood, "titles": told.titles, "authors": told.authors}
        head += told.lines
    elif not is_told or not _is_of_paper(fields, own):
        return None
    return _Note(understood, head, note, lists)


def _is_of_paper(fields: FrontMatter, own: Sequence[Line]) -> bool:
    """Return whether titled fields are a paper's, by themselves or by the one id below them."""
    understood = fields.understood
    if understood.get("arxiv_id") or understood.get("doi") or fields.is_of_paper:
        return True
    arxiv_ids, dois = ids_beside_text(own)
    works = sum(is_reference(line.text) for line in own)
    cited = sum(_CITED.fullmatch(line.text) is not None for line in own)
    people = sum(author_list(line.text) is not None for line in own)
    if len(arxiv_ids) > 1 or len(dois) > 1 or works > len(arxiv_ids) or people > 1:
        return False  # a list of works
    if cited >= _FEW:
        return False
    return bool(arxiv_ids) or len(understood.get("authors", ())) >= _SEVERAL


def _numbered(lines: Sequence[str], start: int, end: int) -> list[Line]:
    part = enumerate(lines[start:end], start + 1)
    return [Line(number, line) for number, line in part if line.strip()]


def _work(note: _Note) -> Reference:
    """Return the paper of a note: what the fields say, and what they lack as the text has it."""
    below = [line for section in note.sections for line in section.lines]
    understood = note.understood
    titles = list(understood.get("titles", ()))
    taken = list(note.lines)
    for section in note.sections:
        if section.level and _is_titled(section, titles):
            taken.append(section.lines[0])
            titles += titles_of(section.text)
    authors, names = understood.get("authors", ()), None
    if not authors:
        authors, names = _authors(note.sections)
    abstract = understood.get("abstract", "")
    said: tuple[Line, ...] = ()
    if not abstract:
        abstract, said = abstract_in(below)
    taken = sorted({*taken, *said, *([names] if names else [])})
    arxiv_ids, dois = ids_beside_text(below)
    return Reference(
        text="\n".join(line.text for line in taken),
        line=taken[0].number,
        lines=tuple(line.number for line in taken),
        titles=distinct(titles),
        authors=authors,
        abstract=abstract,
        year=understood.get("year"),
        arxiv_id=understood.get("arxiv_id") or only(arxiv_ids),
        doi=understood.get("doi") or only(dois),
    )


def _is_titled(section: Section, titles: Sequence[str]) -> bool:
    folded = section.folded
    return any(title.casefold() in folded or folded in title.casefold() for title in titles)


def _authors(sections: Sequence[Section]) -> tuple[tuple[str, ...], Line | None]:
    """Return the authors on the first line below the fields or below the title's heading."""
    for section in sections[:2]:
        names, line = names_below(section.below)
        if names:
            return names, line
    return (), None
