"""References under keys of names and a year, as publishers' pages copy: ``Lund et al., 2020``.

Below a key stand authors, title and where it appeared, a line each, or the whole reference; copied
without its lines all of it stands behind the key. A row of links may end it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.entries import works_of
from bibtool.layouts.bibliographies.linkrows import is_link_row, without_links
from bibtool.layouts.bibliographies.nameparts import CAPITAL, PARTICLE
from bibtool.layouts.bibliographies.parted import parted_works
from bibtool.layouts.bibliographies.runtogether import run_together
from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.lines import Line, Page, Understood, sample
from bibtool.layouts.markup import tidy
from bibtool.layouts.printed import ids_in
from bibtool.model import Listing

NAME = "keyed-references"

_SURE = 0.96
_FEWEST = 3
_MOST_LINES = 12
_LONGEST_KEY, _NEAR = 400, 300
_AROUND = 0.1
_KEY = re.compile(
    r"\s{0,8}(?:[-*•]\s{1,4})?(?:\[?\d{1,4}[.\]]{1,2}\s{1,4})?"
    r"(?P<names>[^\W\d_][^\d()\[\]\"“”]{1,300}?)"
    r"(?:,\s?|\s\(?)(?P<year>(?:19|20)\d\d)(?:[a-z]|/\d{4})?\)?(?=\s|$)"
)
_FIRST = re.compile(r",|\s(?:and|&|et)\s")
_SMALL = rf"(?:[^\W\d_A-Z]|[.'’-]{CAPITAL}?){{1,20}}"
_GIVEN = re.compile(
    rf"(?:(?:{CAPITAL}\.[\s-]?){{1,4}}|(?:{CAPITAL}{_SMALL}\s(?:{CAPITAL}\.\s){{0,3}}){{1,2}})\s?"
    rf"(?:{PARTICLE}\s){{0,3}}"
)
_GIVEN_BEHIND = re.compile(rf",\s{CAPITAL}|\s(?:{CAPITAL}\.?-?){{1,3}}(?:[,.;]|\s(?:and|&)\s|$)")
_INITIALS = re.compile(rf"\s(?:{CAPITAL}\.?-?){{1,3}}$|^(?:{CAPITAL}\.[\s-]?){{1,4}}")
_GLUED_LINKS = re.compile(
    r"\s(?:View\sPDF\s)?(?:View\s(?:article|in Scopus).{0,60}|Cross[Rr]ef.{0,40})$"
)


_BEHIND_NAME = ("", " ", ",", ".", ";")


class _Entry(NamedTuple):
    """An entry's lines, what its key says, and where in the first line the key ends."""

    lines: list[Line]
    names: str
    year: int
    end: int

    @property
    def texts(self) -> list[str]:
        """What stands behind the key and below it, without the publisher's links."""
        behind = self.lines[0].text[self.end :]
        below = [line for line in self.lines[1:] if not is_link_row(line.text)]
        return [text for text in (behind, *_blocks(below)) if text.strip()]


def _paragraphs(lines: Sequence[Line]) -> list[int]:
    """Return at which of some lines paragraphs begin."""
    return [0, *(n for n in range(1, len(lines)) if lines[n].number > lines[n - 1].number + 1)]


def _blocks(lines: Sequence[Line]) -> list[str]:
    """Return lines, or, where blank lines part what a margin broke, the paragraphs of these."""
    parts = _paragraphs(lines)
    if len(parts) in {1, len(lines)}:
        return [line.text for line in lines]
    return [
        " ".join(line.text.strip() for line in lines[begun:end])
        for begun, end in zip(parts, [*parts[1:], len(lines)], strict=True)
    ]


def looks_like(text: str) -> float:
    """Return the share of the lines from the first key on that are in entries."""
    lines = sample(text)
    entries = _entries(lines)
    if len(entries) < _FEWEST:
        return 0.0
    first, last = entries[0].lines[0].number, entries[-1].lines[-1].number
    inside = sum(len(line.text) for entry in entries for line in entry.lines)
    between = sum(len(line.text) for line in lines if first <= line.number <= last)
    # What stands above such a list, or below it, says little against it.
    around = sum(len(line.text) for line in lines) - between
    return _SURE * inside / (between + min(_AROUND * around, inside))


def read(text: str) -> Listing:
    """Read one item from each key to the links that end its reference."""
    page = Page(NAME, text)
    for entry in _entries(page.lines):
        arxiv_id, doi = ids_in("\n".join(line.text for line in entry.lines))
        works = _works(entry)
        if len(works) == 1:
            works = [{**works[0], "year": entry.year, "arxiv_id": arxiv_id, "doi": doi}]
        page.take_each(entry.lines, works)
    return page.listing()


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    keys = [(at, key) for at in range(len(lines)) if (key := _key(lines, at))]
    if len(keys) < _FEWEST:
        return []
    stops = [*[at for at, _ in keys[1:]], len(lines)]
    entries = [_entry(lines, *found, stop) for found, stop in zip(keys, stops, strict=True)]
    # Nothing but the others tells how long the last one is if no links end it.
    last = entries[-1]
    if not is_link_row(last.lines[-1].text):
        entries[-1] = last._replace(lines=last.lines[: _end_of(last, entries[:-1])])
    return entries


def _end_of(last: _Entry, others: Sequence[_Entry]) -> int:
    """Return how many lines the last entry has: as many paragraphs, or else lines, as most."""
    paragraphs = Counter(len(_paragraphs(entry.lines)) for entry in others).most_common(1)[0][0]
    if paragraphs > 1:
        return [*_paragraphs(last.lines), *[len(last.lines)] * paragraphs][paragraphs]
    return Counter(len(entry.lines) for entry in others).most_common(1)[0][0]


def _key(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the key a line is or starts with: what follows has its first name again."""
    text = lines[at].text
    found = _KEY.match(text[:_LONGEST_KEY])
    if found is None:
        return None
    behind = text[found.end() :].strip()
    if not behind and at + 1 < len(lines) and lines[at + 1].number <= lines[at].number + 3:
        behind = lines[at + 1].text
    name = _INITIALS.sub("", _FIRST.split(found["names"], maxsplit=1)[0].strip()).strip()
    return found if _opens_with(behind[:_NEAR], name) else None


def _opens_with(text: str, family: str) -> bool:
    """Return whether a text opens with a person of this family: ``A. Lund``, ``Lund, A.``."""
    at = text.find(family) if len(family) > 1 else -1
    if at < 0 or text[at + len(family) : at + len(family) + 1] not in _BEHIND_NAME:
        return False
    after = text[at + len(family) :]
    return _GIVEN_BEHIND.match(after) is not None if at == 0 else bool(_GIVEN.fullmatch(text[:at]))


def _entry(lines: Sequence[Line], at: int, key: re.Match[str], stop: int) -> _Entry:
    end = at + 1
    has_links = False
    while end < min(stop, at + _MOST_LINES):
        text = lines[end].text
        is_row = is_link_row(text)
        if (has_links and not is_row) or text.startswith("#"):
            break
        if not is_row and is_furniture(text) and lines[end].number > lines[end - 1].number + 1:
            break
        has_links = has_links or is_row
        end += 1
    return _Entry(list(lines[at:end]), key["names"], int(key["year"]), key.end())


def _works(entry: _Entry) -> list[Understood]:
    """Return the works of an entry, mostly one: of its lines, or of a reference in one piece."""
    texts = entry.texts
    if len(texts) > 2:
        numbered = [Line(n, text) for n, text in enumerate(texts)]
        if works := parted_works(numbered, 0):
            return works
        return [{"titles": (tidy(texts[1].rstrip(" .,")),)}]
    whole = " ".join(without_links(text).strip() for text in texts)
    whole = _GLUED_LINKS.sub("", whole).removesuffix(" Google Scholar")
    return run_together(whole, entry.names) or works_of(whole)
