"""Tables of contents: a title, dots up to its page, and the authors below or above."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.bibliographies.joining import join
from bibtool.layouts.lines import Line, Page, is_directly_below, sample
from bibtool.layouts.markup import tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.persons import names_kind
from bibtool.model import Listing

NAME = "contents"

_LEADER = re.compile(r"\s*(?:[.…·]\s?){4,150}(?P<page>\d{1,5}|[ivxlc]{1,7})\s*$", re.IGNORECASE)
_TAIL = 250
_MATTER = re.compile(
    r"(?:author|subject|name)?\s?(?:preface|foreword|organi[sz]ation|index|contents|committees?"
    r"|acknowledge?ments?|editorial|introduction|sponsors|reviewers|program(?:me)?|contributors"
    r"|appendix|bibliography|references)\b.{0,40}",
    re.IGNORECASE,
)
_SURE, _FEWEST, _LEAST = 0.95, 3, 0.2
_MOST_LINES = 4
_BETWEEN = re.compile(r",\s(?:and\s|&\s)?|\sand\s|\s&\s|;\s")


class _Entry(NamedTuple):
    """The lines of a title, what they say, and the lines of its authors."""

    lines: Sequence[Line]
    title: str
    names: Sequence[Line] = ()


def looks_like(text: str) -> float:
    """Return whether dots lead to pages from enough of the lines, and authors stand beside."""
    if not any(leader in text for leader in ("....", ". . . .", "……", "····")):
        return 0.0
    lines = sample(text)
    entries = list(_entries(lines))
    with_names = sum(bool(entry.names) for entry in entries)
    if len(entries) < _FEWEST or len(entries) < _LEAST * len(lines):
        return 0.0
    return _SURE if 2 * with_names > len(entries) else 0.0


def read(text: str) -> Listing:
    """Read one item from each title that dots lead from to a page."""
    page = Page(NAME, text)
    for entry in _entries(page.lines):
        lines = sorted([*entry.lines, *entry.names])
        authors = _authors(" ".join(line.text.strip() for line in entry.names))
        page.take(lines, titles=(entry.title,), authors=authors)
    return page.listing()


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield the entries that are works: with a page in Arabic numerals, and not the book's own."""
    found: list[_Entry] = []
    open_lines: list[Line] = []
    names_above: list[Line] = []
    for line in lines:
        if open_lines and not is_directly_below(line, open_lines[-1]):
            open_lines = []
        leader = _leader(line.text)
        if leader is None and not open_lines and _are_names(line.text):
            names_above = [*names_above, line] if not found or found[-1].names else names_above
            if found and not found[-1].names:
                found[-1] = found[-1]._replace(names=(line,))
        elif leader is None:
            open_lines = [*open_lines, line][-_MOST_LINES:]
        else:
            found.append(_entry([*open_lines, line], leader, names_above))
            open_lines, names_above = [], []
    yield from (entry for entry in found if entry.title)


def _entry(lines: Sequence[Line], leader: re.Match[str], names: Sequence[Line]) -> _Entry:
    last = lines[-1].text
    texts = [line.text for line in lines[:-1]] + [last[: len(last) - len(leader[0])]]
    title = tidy(join(texts).text)
    is_own = not leader["page"].isdigit() or _MATTER.fullmatch(title) is not None
    return _Entry(lines, "" if is_own else title, tuple(names))


def _leader(text: str) -> re.Match[str] | None:
    return _LEADER.search(text[-_TAIL:]) if text.rstrip()[-1:].isalnum() else None


def _are_names(text: str) -> bool:
    return names_kind(text.strip()) is not None


def _authors(text: str) -> tuple[str, ...]:
    return author_list(text) or tuple(name for name in _BETWEEN.split(text) if name)
