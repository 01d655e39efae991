r"""Works whose parts environments take: ``\begin{work}{On Boats}{}{Lakes}{2020} A. Smith \end``.

Classes for CVs have such an environment for jobs and for works alike. It is for works below a
heading that says so, or if names stand within it and a year among its arguments.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.facts import distinct, year_in
from bibtool.layouts.formats.macros import group_end, without_comments
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.formats.texheadings import says_others, says_works
from bibtool.layouts.formats.texitems import ids_of, may_be_title, names_before, names_in_tex
from bibtool.layouts.formats.texparts import is_date, parts_of
from bibtool.layouts.formats.texprinted import BREAK, plain

_BEGIN = re.compile(r"\\begin\{([a-zA-Z]{1,30})\}(?=\s{0,20}\{)")
_HEADING = re.compile(
    r"\\(?:begin\{)?[a-zA-Z]{0,12}[sS]ection\}?\*?\s{0,3}\{([^{}\n]{0,200})\}(?!\s{0,20}\{)"
)
_SETTING = re.compile(r"\\(?:[vh]space|vskip|hskip)\*?\s{0,3}\{[^{}]{0,40}\}|\\item(?![a-zA-Z])")
_NEXT = re.compile(r"\s{0,20}(?=\{)")
_FEWEST, _FEWEST_PARTS, _MOST_PARTS = 2, 3, 9
_LONGEST, _MOST_LINES = 4000, 4
_SHARE = 0.6


class _Entry(NamedTuple):
    """Where an environment is, its arguments as they are printed, and what it has within."""

    start: int
    end: int
    arguments: Sequence[str]
    inner: str
    heading: str


def argued_works(text: str) -> Iterator[Work]:
    """Yield the works of environments that most of them have the title of in one argument."""
    if text.count("\\begin{") < _FEWEST:
        return
    entries: dict[str, list[_Entry]] = {}
    headings = [(found.start(), found[1]) for found in _HEADING.finditer(text)]
    at = 0
    for found in _BEGIN.finditer(text):
        while at < len(headings) and headings[at][0] < found.start():
            at += 1
        if entry := _entry(text, found, headings[at - 1][1] if at else ""):
            entries.setdefault(found[1], []).append(entry)
    for alike in entries.values():
        if len(alike) >= _FEWEST:
            yield from _works(alike)


def _entry(text: str, found: re.Match[str], heading: str) -> _Entry | None:
    """Return an environment if it has enough arguments, and an end not far from them."""
    arguments: list[str] = []
    at = found.end()
    while len(arguments) < _MOST_PARTS and (gap := _NEXT.match(text, at)):
        end = group_end(text, gap.end())
        if end <= gap.end():
            break
        arguments.append(text[gap.end() + 1 : end - 1])
        at = end
    closing = f"\\end{{{found[1]}}}"
    end = text.find(closing, at, at + _LONGEST)
    if len(arguments) < _FEWEST_PARTS or end < 0:
        return None
    inner = without_comments(text[at:end])
    printed = [plain(each).strip(" .,;") for each in arguments]
    return _Entry(found.start(), end + len(closing), printed, inner, heading)


def _works(entries: Sequence[_Entry]) -> Iterator[Work]:
    """Yield the works of one kind of environment."""
    place = _place_of_titles(entries)
    for entry in entries:
        title = entry.arguments[place] if 0 <= place < len(entry.arguments) else ""
        if not title or not may_be_title(title) or says_others(entry.heading):
            continue
        year = next(filter(None, map(year_in, reversed(entry.arguments))), None)
        names = _names(entry)
        if year and (names or says_works(entry.heading)):
            arxiv, doi = ids_of(entry.inner, ())
            yield Work(
                entry.start,
                entry.end,
                {
                    "titles": distinct((title,)),
                    "authors": names,
                    "year": year,
                    "arxiv_id": arxiv[0] if len(arxiv) == 1 else None,
                    "doi": doi,
                },
            )


def _place_of_titles(entries: Sequence[_Entry]) -> int:
    """Return which argument most entries have their title in; -1 for none."""
    firsts = [(entry, parts_of(entry.arguments).titles[:1]) for entry in entries]
    places = Counter(
        entry.arguments.index(title[0])
        for entry, title in firsts
        if title and title[0] in entry.arguments and not is_date(title[0])
    )
    place, count = places.most_common(1)[0] if places else (-1, 0)
    return place if count >= _SHARE * len(entries) else -1


def _names(entry: _Entry) -> tuple[str, ...]:
    """Return the names on the first lines within, or among the arguments."""
    lines = [plain(line).strip(" .,;") for line in BREAK.split(_SETTING.sub(r"\\\\", entry.inner))]
    filled = [line for line in lines if line][:_MOST_LINES]
    for line in filled:
        if names := names_before(f"{line}.") or names_before(line) or names_in_tex(line):
            return names
    return parts_of(entry.arguments).authors
