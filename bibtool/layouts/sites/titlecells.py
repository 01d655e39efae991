"""Titles in a table's cells, with who wrote the work, when, and what it is about around them."""

import re
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.lines import ends_sentence, is_prose
from bibtool.layouts.markup import marked, plain, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.titles import read_head
from bibtool.layouts.shapes.venues import is_venue
from bibtool.untrusted import clean

_CITED = re.compile(
    r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:&|and|et|al\.?|[^\W\d_a-z][\w'’.-]{0,30})){0,4},\s"
    r"(?P<title>\S.{8,400}\S)\s\((?:19|20)\d\d[a-z]?\)\W*"
)
_CITED_BEHIND = re.compile(
    r"\s\([^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:&|and|et|al\.?|[^\W\d_a-z][\w'’.-]{0,30})){0,4},?\s"
    r"(?:19|20)\d\d[a-z]?\)\W*$"
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,400})[”\"]")
_BEHIND_QUOTED = re.compile(r"^[^“”\"]{0,3}[“\"]|,\s[“\"]|[”\"],\s[A-Z]")
_BREAK = re.compile(r"<br\s{0,3}/?>|(?<![.,;:\s])[ \u00a0]{2,40}(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"\s{0,4}\(?\d{1,3}[.)]\s+(?=\S)")
_SLANTED = re.compile(
    r"(?<![\w*_\\])([*_])(?=[^\s*_])"
    r"(?P<slanted>(?:[^*_$]|\$[^$]{1,80}\$|\$(?![^$]{1,80}\$)){10,300})(?<=[^\s*_])\1(?![\w*_])"
)
_LINKED = re.compile(
    r"(?<!!)\[(?P<text>[^][]{10,400})\]\((?P<url>[^()\s]{4,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
_ANCHORED = re.compile(
    r"<a\s[^<>]{0,80}?href\s?=\s?[\"']?(?P<url>[^\"'<>\s]{4,500})[\"']?[^<>]{0,80}>(?P<text>[^<>]{10,400})</a>",
    re.IGNORECASE,
)
_COMMAS = frozenset([",", ";", ", and", "and"])
_TAG = re.compile(r"</?[A-Za-z]{1,10}\s?/?>")
_PAPER = re.compile(r"\.pdf$|openreview\.net/|/papers?/", re.IGNORECASE)
_NOTE = re.compile(r"`[^`]{0,300}`|.{0,300}:[*_`]{0,3}")
_FEW, _LONGEST, _MOST_BETWEEN = 2, 20_000, 6


_PLAIN = re.compile(r"[^\W\d][^][*_<>()\d]{0,400}")
"""Nothing is set apart, cited or numbered."""


class TitleCell(NamedTuple):
    """What a cell with a title says."""

    titles: tuple[str, ...]
    """What the title may be beside the whole cell, likeliest first."""
    authors: tuple[str, ...] = ()
    summary: str = ""


@remembered
def read_cell(cell: str) -> TitleCell:
    """Return what a cell says of a title that is not all that stands in it."""
    if "  " not in cell and _PLAIN.fullmatch(cell):
        return TitleCell(())
    number = _NUMBER.match(cell)
    cell = cell[number.end() :] if number else cell
    if broken := _broken(cell):
        return broken
    numbered = [tidy(clean(plain(cell)))] if number else []
    return TitleCell((*_cited(cell), *_set_apart(cell), *numbered), _names_before(cell))


def is_note(cell: str) -> bool:
    """Return whether a cell is a heading within a table: as a program prints, or with a colon."""
    return "](" not in cell and _NOTE.fullmatch(cell.strip()) is not None


def several(cell: str) -> list[tuple[str, str]]:
    """Return the parts of a cell that links to several works, and the title of each."""
    form = _ANCHORED if "</a>" in cell else _LINKED
    if cell.count("](" if form is _LINKED else "</a>") < _FEW or len(cell) > _LONGEST:
        return []
    links = [link for link in form.finditer(cell) if link["text"].count(" ") >= _FEW]
    between = [_TAG.sub("", cell[a.end() : b.start()]).strip() for a, b in pairwise(links)]
    if not between or not all(one in _COMMAS for one in between):  # else the links are a list
        links = [
            link
            for link in links
            if link is links[0] or has_id(link["url"]) or _PAPER.search(link["url"])
        ]
    if len({link["text"] for link in links}) < _FEW:
        return []
    starts = [0, *(link.start() for link in links[1:]), len(cell)]
    parts = [cell[a:b] for a, b in pairwise(starts)]
    between = [form.sub(" ", part) for part in parts]
    if any(len(clean(plain(each)).split()) > _MOST_BETWEEN for each in between):
        return []  # what is said of one work names another
    titles = [tidy(clean(plain(link["text"]))) for link in links]
    return [(part, title) for part, title in zip(parts, titles, strict=True) if title]


def _cited(cell: str) -> list[str]:
    """Return the title of ``Oar et al., On Boats (2024)``, if a cell is such a reference."""
    found = _CITED.fullmatch(clean(plain(cell)))
    return [tidy(found["title"])] if found else []


@remembered
def titles_of(title: str) -> tuple[str, ...]:
    """Return the title without what stands in brackets behind it, and as it is."""
    cited = _CITED_BEHIND.search(title)
    bare = [title[: cited.start()]] if cited else []
    quoted = _QUOTED.findall(title)
    if len(quoted) == 1 and _BEHIND_QUOTED.search(title):
        bare.insert(0, tidy(quoted[0]))
    return tuple(dict.fromkeys([*bare, *read_head(title, "whole").titles, title]))


def _broken(cell: str) -> TitleCell | None:
    """Return what a cell says in which names or a summary stand behind a title and a break."""
    has_break = "<br" in cell.lower()
    kept = _parts(cell) if has_break or "  " in cell else []
    if len(kept) < _FEW or author_list(kept[0][1]) is not None:
        return None
    told = _summary(kept[1:])
    names = next(filter(None, (author_list(bare) for _, bare in kept[1:])), ())
    if not told and not (has_break and (names or marked(kept[0][0]))):
        return None
    return TitleCell((*_set_apart(kept[0][0]), kept[0][1]), names if has_break else (), told)


def _parts(cell: str) -> list[tuple[str, str]]:
    """Return what stands between the breaks and wide spaces of a cell, and what it says."""
    return [(part, bare) for part in _BREAK.split(cell) if (bare := tidy(clean(plain(part))))]


def _summary(parts: list[tuple[str, str]]) -> str:
    """Return what stands below a title, if these are sentences."""
    text = clean(plain(" ".join(part for part, _ in parts)))
    is_told = is_prose(text) or (ends_sentence(text) and is_prose(text, least=40))
    return text if is_told else ""


def _set_apart(cell: str) -> list[str]:
    """Return the parts of a cell that are linked, bold or slanted, but for venues."""
    parts = marked(cell)
    if "*" in cell or "_" in cell:
        bare = _LINKED.sub(" ", cell)
        parts += [clean(found["slanted"]) for found in _SLANTED.finditer(bare)]
    return [part for part in map(tidy, parts) if part.count(" ") >= _FEW and not is_venue(part)][:3]


def _names_before(cell: str) -> tuple[str, ...]:
    """Return the names of ``Anna Oar, Bo Lund. **On Boats**``."""
    start = min((at for sign in ("*", "_", "[") if (at := cell.find(sign)) > 0), default=0)
    return author_list(clean(cell[:start]).rstrip(" .,:")) or () if start else ()
