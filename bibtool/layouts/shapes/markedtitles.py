"""Lines whose title is set apart at their beginning: a link's text, or in bold.

``[On Boats](https://…), Anna Smith, Bo Lund. LAKE 2020`` — where what is set apart is surely a
title, and beside it stand names, or where and when it was published, and nothing else, these are
read by themselves. In any other line the title may go on.
"""

import re
from typing import NamedTuple

from bibtool.layouts.citations import year_of
from bibtool.layouts.commonwords import are_words
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.plainlists import plain_names
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.citedtitles import is_cited_title, is_set_title
from bibtool.layouts.shapes.credits import is_where
from bibtool.layouts.shapes.cues import CUES, cues_of
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import MARKS, is_name
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.titlewords import FIRST
from bibtool.layouts.shapes.venues import is_award, is_venue

_MARKED = re.compile(
    r"(?:\[(?P<linked>[^][]{12,199})\]\([^()\s]{1,500}\)|\*\*(?P<bold>[^*]{12,199})\*\*)(?=$|[\s,.:(])"
)
_OTHERS = re.compile(r"\[[^][]{12,400}\]\(|\*\*|[\"“\t]| \| ")
_SAID = re.compile(r"[\s,.:;·•–—-]*\(?(?:by|with)\s")
_OPENS = re.compile(r"[\s,.:;·•–—-]*\(?")
_BETWEEN = re.compile(
    r",\s+(?:and\s|&\s)?|;\s+|\sand\s|\s&\s|\.(?<=[^\W\d_]{2}\.)\s+|\s[–—·•-]\s|\s?[()]"
)
_ET_AL = re.compile(r",?\s(?:et\.? al\b\.?|\.\.\.|…)")
_FIRST_OF_MORE = re.compile(
    r", ((?:(?!(?:and|et|by|with) )[^\W\d_](?:\.(?:-?[^\W\d_]\.)*|(?:[^\W\d_]|['’-])*) ){1,4}"
    r"[^\W\d_](?:[^\W\d_]|['’-])+) et al\.?, ((?:19|20)\d\d)"
)
"""``, Anna Smith et al., 2020``: what stands behind most linked titles that name one author."""
_LINKED_VENUE = re.compile(
    r"(?P<title>[^][*]{12,199}?)[\s.,:–—-]{1,4}\(?"
    r"\[[A-Z][^][]{1,40}[\s'’](?P<year>(?:19|20)\d\d)\]\([^()\s]{1,500}\)\)?"
)
_YEAR = re.compile(r"(?<![\w./–-])((?:19|20)\d\d)[a-z]?(?![\w/–-]|\.\d)")
_VOLUME = re.compile(r"(?!(?:19|20)\d\d\b)\d")
_LONGEST = 600
_FEW, _MOST_NAMES = 2, 40
_LAST_YEAR = re.compile(r",?\s\(?((?:19|20)\d\d)\)?\.?$")
_LONGEST_YEAR = 12
_AROUND = f"{MARKS},;"
_TELLING = CUES | FIRST
"""Words without one of which two or three words are no venue and no award."""
_NOTHING = " ,.;:()[]–—-"


class Marked(NamedTuple):
    """What a line says whose title is set apart."""

    title: str
    whole: str
    """The title with what stands beside it."""
    authors: tuple[str, ...]
    year: int | None
    is_cited: bool
    """Whether people stand beside the title."""


@remembered
def marked_title(text: str) -> Marked | None:
    """Return the title at a line's beginning and what stands beside it; None if it is not sure.

    Beside it are names, or where and when it was published, or nothing.
    """
    if len(text) > _LONGEST:
        return None
    if text[:1] not in "[*":
        return _before_venue(text) if "](" in text else None
    found = _MARKED.match(text)
    if found is None:
        return None
    title, rest = found["linked"] or found["bold"], text[found.end() :]
    if not rest:
        is_sure = title[-1] != ":" and is_plain_title(title)
        return Marked(title, tidy(title), (), None, is_cited=False) if is_sure else None
    if rest[-1].isdigit() and (first := _FIRST_OF_MORE.fullmatch(rest)) and _is_first(first[1]):
        if not is_cited_title(title):
            return None
        return Marked(title, tidy(title + rest), (first[1],), int(first[2]), is_cited=True)
    if not is_set_title(title) or _OTHERS.search(rest):
        return None
    beside = without_labels(quickly_clean(plain(rest)))[0]
    names, year = _listed(beside) or (names_beside(beside), None)
    if names is None or not (names or (title[-1] != ":" and is_plain_title(title))):
        return None  # bold words with a colon head what is said behind them
    between = " " if rest[:1].isspace() else ""
    whole = tidy(f"{title}{between}{beside}")
    return Marked(title, whole, names, year or _year(beside), bool(names))


def _before_venue(text: str) -> Marked | None:
    """Return the title before a link whose words are a venue and its year, if no more stands there.

    ``On Boats and Lakes [LAKE 2020](https://…)``
    """
    found = _LINKED_VENUE.match(text)
    title = found["title"] if found else ""
    is_title = is_set_title(title) if "," not in title else is_plain_title(title)
    if found is None or not is_title:
        return None
    rest = text[found.end() :]
    if rest and without_labels(quickly_clean(plain(rest)))[0].strip(_NOTHING):
        return None
    return Marked(title, title, (), int(found["year"]), is_cited=False)


def _is_first(name: str) -> bool:
    """Return whether the only name that is told of several is nothing else."""
    if not (name.isascii() or quickly_clean(name) == name):
        return False
    return is_name(name) if _TELLING.isdisjoint(name.lower().split()) else _is_person(name)


def _listed(beside: str) -> tuple[tuple[str, ...], int | None] | None:
    """Return the names and the year of ``, Anna Smith, Bo Lund, 2020``, as most are, at once."""
    end = _LAST_YEAR.search(beside, max(0, len(beside) - _LONGEST_YEAR))
    listed = (beside[: end.start()] if end else beside).lstrip(_NOTHING)
    names = plain_names(listed)
    if names is None or not CUES.isdisjoint(cues_of(listed)):
        return None
    if not FIRST.isdisjoint([name.partition(" ")[0].lower() for name in names]):
        return None
    if any(map(are_words, names)) or (len(names) < _FEW and (not end or _may_go_on(beside))):
        return None
    return names, int(end[1]) if end else None


def names_beside(beside: str) -> tuple[str, ...] | None:
    """Return the names that stand beside a title; None if there is anything else, or may be.

    One name that nothing follows may be a place or a journal as well.
    """
    said = _SAID.match(beside)
    opened = said or _OPENS.match(beside)
    start = opened.end() if opened else 0
    names: list[str] = []
    is_open = False
    while start < len(beside) and not is_open and len(names) < _MOST_NAMES:
        joint = _BETWEEN.search(beside, start)
        end = joint.start() if joint else len(beside)
        more = _ET_AL.search(beside, start, end)
        piece = beside[start : more.start() if more else end].strip(_AROUND)
        if not _is_person(piece):
            break
        names.append(piece)
        is_open = more is not None
        start = more.end() if more else joint.end() if joint else end
    rest = beside[start:].strip(_NOTHING)
    if len(names) >= _FEW or said or is_open:
        return tuple(names) if names and _is_nothing_else(rest) else None
    if not names or _may_be_venue(names[0], rest):
        return () if _is_nothing_else(beside) and not (rest and _may_go_on(beside)) else None
    is_sure = "." in names[0] or (rest and not _may_go_on(beside))
    return tuple(names) if is_sure and _is_nothing_else(rest) else None


def _may_be_venue(name: str, rest: str) -> bool:
    """Return whether what may be a name is a journal's, of which a volume follows, or a meeting's.

    ``J. Lake Stud. 12``; ``Lake Conference (LAKE)``
    """
    if "." in name:
        return _VOLUME.match(rest) is not None
    return is_venue(f"{name}, 2000")


def _may_go_on(beside: str) -> bool:
    """Return whether the title may go on beside its mark: after a colon, or a word like "in"."""
    return beside[:1] == ":" or beside[:1].islower()


def _is_person(piece: str) -> bool:
    return is_name(piece) and ("." in piece or not (is_award(piece) or is_venue(piece)))


def _is_nothing_else(text: str) -> bool:
    """Return whether a text is only where or when a work appeared, or nothing."""
    text = text.strip(_NOTHING)
    if not any(map(str.isalpha, text)):
        return True
    return is_venue(text) or is_award(text) or is_where(text)


def _year(beside: str) -> int | None:
    if "19" not in beside and "20" not in beside:
        return None
    years = set(_YEAR.findall(beside))
    return year_of(f", {beside}") or (int(years.pop()) if len(years) == 1 else None)
