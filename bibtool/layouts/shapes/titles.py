"""Where the title is on the first line of an item."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bibtool.layouts.citations import Citation, read_citation, year_of
from bibtool.layouts.furniture import PICTURES
from bibtool.layouts.lines import ends_sentence, is_prose
from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import author_list
from bibtool.layouts.shapes.cells import cells_of
from bibtool.layouts.shapes.credits import with_people
from bibtool.layouts.shapes.gluednames import (
    GLUED_STOP,
    glued,
    glued_whole,
)
from bibtool.layouts.shapes.gluedparts import names_glued_before, without_glued_venue
from bibtool.layouts.shapes.headlines import headlines
from bibtool.layouts.shapes.labels import (
    is_link_label,
    without_labels,
    without_loose_labels,
)
from bibtool.layouts.shapes.markedtitles import marked_title, names_beside
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.persons import (
    are_people,
    are_words,
    beside_names,
    in_english,
    names_kind,
)
from bibtool.layouts.shapes.plaintitles import Plain, plainness_of
from bibtool.layouts.shapes.spacednames import spaced
from bibtool.layouts.shapes.venues import is_award, is_venue

_MOST = 5
_AWARD = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\W*$")
_LONGEST_AWARD = 80
_BOLD = re.compile(r"\W{0,6}(?:\*\*|__)([^*_]{2,300})(?:\*\*|__)")
_STOP = re.compile(r"\.(?<=[a-z\d)\]”\"][a-z\d)\]”\"].)\s+(?=\S)")
_YEAR_BEFORE = re.compile(r"^\W*(?:19|20)\d\d\W+")
_REMARK = re.compile(
    r"^\d+ (?:minute|min) read$|\bet\.? al\b|^(?:[\w-]+\.){1,3}(?:org|com|net|io|ai|edu|gov)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIVIDING = re.compile(
    r"[][,\"“”«»()`*_|·•<>&/#\t]|[.?!]\s|\s(?:[–—-]|by\s|von\s|par\s|por\s)|19|20"
)
_MANNERS_OF_WHOLE = frozenset(["", "first", "whole"])
_OPENING = re.compile(r"\W{0,3}[(\[【]([^()\[\]【】]{2,40})[)\]】][\s:：,.|–—-]{0,4}(?=\S)")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[\s:.,–—|-]{1,4}(?=[^\W\d_]\S*\s\S+\s)")
_IS_DATE = re.compile(r"[\d\s./:,年月日-]{4,20}|[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?\d{4}")
_DASH = re.compile(r"\s(?:[–—-]|by)\s")
_DONE_BY = re.compile(r"(?:ed|en|wn|de|appendix)$|\([^()]*$", re.IGNORECASE)
_BEFORE_SUMMARY = re.compile(r":\s|\s[-–—]\s")
_SHORTEST_SUMMARY = 60
_LONGEST_TITLE = 300
_SHORT = 40
_FEW = 2
_VENUE_BEFORE = re.compile(r"\[[^][()]{1,40}\d\d[^][()]{0,10}\](?!\()")
_ENDS_YEAR = re.compile(r"(?:(?:19|20)\d\d|['’]\d\d)\W*$")
_SCRIPT = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDE_BRACKETS = re.compile(r"[（）《》]")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")


class Head(NamedTuple):
    """What the line of the title says."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None


def read_head(text: str, manner: str | int) -> Head:
    """Return what a head says.

    ``manner`` tells where the title is: ``whole`` (nothing else is there), ``glued``, ``numbered``
    (a headline that runs into prose), ``first`` (names follow it), ``turned`` (glued to the names
    before it), ``spaced`` (they follow without a comma), a table's column, or nothing.
    """
    if isinstance(manner, int):
        cells = cells_of(text)
        if len(cells) > manner and cells[manner]:
            return _row(cells, manner)
    if plainness_of(text) is Plain.WHOLE and manner in _MANNERS_OF_WHOLE:
        return Head((text,), (), None)
    if manner in {"", "first"} and (apart := marked_title(text)):
        return Head(_unique((apart.title, apart.whole)), apart.authors, apart.year)
    if manner == "spaced":
        manner = ""
        if parted := spaced(text):
            return Head(_unique([*parted[0], *_read(text, "").titles]), parted[1], None)
    if unglued := _unglued(text, manner):
        return unglued
    head = _read(text, manner)
    if (english := in_english(text)) == text:
        return head
    other = _read(english, manner)
    if len(other.authors) <= len(head.authors):
        return head
    within = [title for title in other.titles if title in text]
    return Head(_unique([*within, *head.titles]), other.authors, head.year)


def _read(text: str, manner: str | int) -> Head:
    bare, labels = without_labels(quickly_clean(plain(text)))
    if not bare.isascii():
        bare = PICTURES.sub(" ", _WIDE_BRACKETS.sub(_narrow, bare)).strip()
    if not bare[:1].isalpha() or ": " in bare:
        bare = _without_opening(bare)
    if not labels and manner in {"", "first", "whole"} and _is_title_only(text) and "(" not in bare:
        return Head(_unique(map(tidy, (without_loose_labels(bare), bare))), (), None)
    if not labels and manner in {"", "first"} and (parted := _before_dash(bare)):
        return parted
    bold = _BOLD.match(text)
    first = [tidy(plain(bold[1]))] if bold else []
    without = _without_award(bare)
    shortest = _without_award(_without_venue(bare))
    loose = [tidy(loose)] if (loose := without_loose_labels(bare)) else []
    first += _before_summary(bare) if not first else []
    titles = [*first, *loose, shortest, without, tidy(bare)]
    if manner == "whole":
        return Head(_unique(titles), (), None)
    if manner == "numbered" and (found := headlines(text)):
        return Head(_unique(found), (), None)
    citation = read_citation(without_labels(text)[0] if "](" not in text else text)
    if manner == "glued" and (split := glued_whole(text)):
        titles = list(map(_without_award, split[0]))
        return Head(_unique([*map(without_glued_venue, titles), *titles]), split[1], citation.year)
    head = _cited(bare, titles, citation, is_title_first=manner == "first")
    if text[:1] != "[" or not _VENUE_BEFORE.match(text):
        return head
    without_brackets = map(_without_opening, head.titles)
    return head._replace(titles=_unique([*dict.fromkeys(without_brackets), *head.titles]))


def _before_dash(bare: str) -> Head | None:
    """Return title and names that a dash or "by" parts: ``On Boats – Anna Smith et al. (2020)``."""
    for found in list(_DASH.finditer(bare, 0, _LONGEST_TITLE))[::-1]:
        rest = bare[found.end() :]
        if bare[found.start() - 1] == "." or rest.startswith("A "):
            continue  # "H. - G. Doe"; "On Boats - A Study"
        if found[0] == " by " and _DONE_BY.search(bare, 0, found.start()):
            continue  # "Boats Driven by Anna Oars"; "On Boats (with an appendix by Bo Lund)"
        if bare.count(" ", 0, found.start()) > 0 and (names := names_beside(rest)):
            title = tidy(bare[: found.start()])
            return Head(_unique((title, tidy(bare))), names, year_of(f", {rest}"))
    return None


def _is_title_only(text: str) -> bool:
    """Return whether nothing on a line may divide a title from names, a venue or a year."""
    if "," in text or "(" in text or "/" in text or _DIVIDING.search(text):
        return False
    opening, colon, _ = text.partition(": ")
    return not (colon and are_people(opening.strip()))


def _cited(bare: str, titles: list[str], citation: Citation, *, is_title_first: bool) -> Head:
    """Return what a line says that has more than the title."""
    if found := with_people(bare):
        return Head(_unique([found[0], *titles, *citation.titles]), found[1], citation.year)
    apart = beside_names(bare, is_title_first=is_title_first)
    names, others = (apart[1], apart[0]) if apart else ((), [])
    at = 0 if apart and (is_title_first or not citation.authors) else 1
    every = [*citation.titles[:at], *_middle(bare), *others, *citation.titles[at : at + 1]]
    every = [*titles[:-3], *every, *titles[-3:], *citation.titles[at + 1 :]]
    return Head(_unique(every), _only_people(max(citation.authors, names, key=len)), citation.year)


def _only_people(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([name for name in names if not (is_award(name) or are_words(name))])


def _unique(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple([title for title in dict.fromkeys(titles) if title][:_MOST])


def _without_award(title: str) -> str:
    """Return a title without what it won: ``On Boats (Oral)``."""
    for _ in range(3 if ")" in title or "]" in title else 0):
        found = _AWARD.search(title, max(0, len(title) - _LONGEST_AWARD))
        inside = found[1].strip() if found else ""
        if not found or not (
            _REMARK.search(inside)
            or (_SCRIPT.match(inside) and not _SCRIPT.search(title[: found.start()]))
            or is_award(inside)
            or is_venue(inside)
            or is_link_label(inside)
            or _YEAR.fullmatch(inside)
        ):
            break
        title = title[: found.start()]
    return tidy(title)


def _without_venue(title: str) -> str:
    """Return a title without where it was published: ``Do Boats Float? A Study. LAKE 2019``."""
    for stop in (". ", ", "):
        head, _, tail = title.strip(" .").rpartition(stop)
        if head.count(" ") < _FEW:
            continue
        if stop == ", " and (len(tail) > _SHORT or not _ENDS_YEAR.search(tail)):
            continue
        if is_venue(tail) or _YEAR.fullmatch(tail):
            return head
    return title


def _without_opening(title: str) -> str:
    """Return a title without the venue, date or name that stands in brackets before it."""
    before, colon, rest = title.partition(": ")
    if colon and before[-2:].strip().isdigit() and rest.count(" ") > 1 and is_venue(before):
        return rest
    if title[:1].isalpha():
        return title
    if found := _YEAR_FIRST.match(title):
        return title[found.end() :]
    found = _OPENING.match(title)
    if not found or title.count(" ", found.end()) < 1:
        return title
    inside = found[1].strip(" *_`")
    is_told = is_venue(inside) or is_award(inside) or _IS_DATE.fullmatch(inside) is not None
    is_told = is_told or is_link_label(inside) or (" " not in inside and not inside[0].isdigit())
    return title[found.end() :] if is_told else title


def _unglued(text: str, manner: str | int) -> Head | None:
    """Return what a line says whose parts are glued: ``On Boats.Anna Smith.Lake Letters, 2019``."""
    if manner == "turned" and (found := names_glued_before(text)):
        return Head(_unique(found[0]), found[1], year_of(text))
    spaced_out = GLUED_STOP.sub(". ", text) if manner in {"", "first", "glued"} else text
    if spaced_out == text or glued(text):
        return None
    return _read(spaced_out, "" if manner == "glued" else manner)


def _before_summary(text: str) -> list[str]:
    """Return what stands before a colon or a dash after which sentences follow."""
    for found in _BEFORE_SUMMARY.finditer(text[:_LONGEST_TITLE]):
        rest = text[found.end() :]
        if text.count(" ", 0, found.start()) > 0 and is_prose(rest, least=_SHORTEST_SUMMARY):
            return [tidy(text[: found.start()])] if ends_sentence(rest) else []
    return []


def _narrow(found: re.Match[str]) -> str:
    return " (" if found[0] == "（" else ")" if found[0] == "）" else ""


def _middle(text: str) -> list[str]:
    """Return what stands between authors and venue, where full stops divide them."""
    if "." not in text and ": " not in text:
        return []
    parts = [part for part in _STOP.split(text[:2000]) if part.strip()]
    opening, colon, rest = parts[0].partition(": ") if parts else ("", "", "")
    if colon and are_people(_YEAR_BEFORE.sub("", opening)):
        parts[0] = rest
        titles = (_without_venue(". ".join(parts)), rest, rest.rpartition(", ")[0])
        return [tidy(title) for title in titles if title]
    first, last = 0, len(parts)
    while first < last - 1 and are_people(parts[first]):
        first += 1
    while last > first + 1 and (
        is_venue(parts[last - 1])
        or names_kind(parts[last - 1])
        or not _LONG_WORD.search(parts[last - 1])
    ):
        last -= 1
    return [tidy(". ".join(parts[first:last]))] if last - first < len(parts) else []


def _row(cells: list[str], at: int) -> Head:
    title = _without_award(without_labels(quickly_clean(plain(cells[at])))[0])
    inner = read_citation(cells[at])
    bold = _BOLD.match(mark_of(cells[at])[1])
    first = [tidy(plain(bold[1]))] if bold else []
    names = next((found for cell in cells if (found := author_list(plain(cell)))), inner.authors)
    return Head(
        _unique([*first, title, *inner.titles]),
        names,
        inner.year or read_citation(" ".join(cells)).year,
    )
