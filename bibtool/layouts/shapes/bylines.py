"""Lines of names and a date, or of names and links between bars, below or above a title."""

import re
from collections.abc import Callable, Sequence

from bibtool.layouts.commonwords import are_words
from bibtool.layouts.lines import Line
from bibtool.layouts.markup import plain, says_nothing
from bibtool.layouts.namewords import NAME_PARTICLES
from bibtool.layouts.people import author_list
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import is_link_label
from bibtool.layouts.shapes.persons import is_name, names_kind
from bibtool.layouts.shapes.venues import is_venue

_DATED = re.compile(
    r"[,.]?\s\(?(?:\d{1,2}\s)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?:\d{1,2},\s)?)?"
    r"(?:19|20)\d\d[a-z]?\)?(?:[.,]?$|,\s(?=(?:\([^()]{1,40}\)\s)?In:\s))"
)
_DATE_FIRST = re.compile(
    r"\s{0,8}(?:\d{1,2}\s)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s"
    r"(?:\d{1,2},\s)?)?(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\s[·•|]\s"
)
_DAY_LAST = re.compile(
    r"(?<=[^\W\d]|\.)\s{0,2}[·•|,]?\s{0,2}(?:19|20)\d\d-\d\d-\d\d(?:\W{0,5}[\w.-]{1,24})?\s*$"
)
"""A day right behind names, and perhaps a category: ``Bo Lund2020-03-02 · math.AG``."""
_INVERTED = re.compile(r"(?:[^\W\d_]{1,5}\s){0,2}[^\W\d_][\w'’-]{1,30},\s(?:[^\W\d_]\.[\s-]?){1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFFILIATION = re.compile(r"\s?\([^()]{1,120}\)")
_COMMA = re.compile(r",\s(?:and\s|&\s)?|\sand\s|\s&\s")
_NO_NAMES = re.compile(r"\d|[a-z]{2}\.\s")  # a volume; a sentence that ends
_ET_AL = re.compile(r",?\set\.?\sal\b\.?$")
_OMITTED = re.compile(r"\.\.\.|…|\bet\.?\sal\b\.?")
_PIECES = re.compile(r",\s|\sand\s|\s&\s")
_LONGEST, _LONGEST_SHORT = 1000, 80
_MOST_BARS, _MOST_WORDS = 6, 3
_IN_NAMES = NAME_PARTICLES | {"and", "&"}


@remembered
def byline(text: str) -> str:
    """Return the names of a line that has them and a date or links, and nothing else; or nothing.

    ``(Smith et al., 20 Oct 2019)``, ``Anna Smith, Bo Lund, 2019``, ``*Anna Smith* | [arXiv](…)``
    """
    if len(text) > _LONGEST:
        return ""
    if " | " in text:
        return _before_links(text)
    if not ("19" in text or "20" in text) or has_id(text):
        return ""
    if dated := _DATE_FIRST.match(text):
        names = text[dated.end() :].strip()
        return names if is_name(names) or names_kind(names) else ""
    if "-" in text[-40:] and (day := _DAY_LAST.search(text)):
        names = plain(text[: day.start()]).strip(" *_")
        return names if is_name(names) or _are_hardly_others(names) else ""
    bare = plain(text).strip(" *_\\")
    is_inside = bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1
    bare = bare[1:-1] if is_inside else bare
    found = _DATED.search(bare)
    return _names_of(bare[: found.start()]) if found else ""


def _names_of(text: str) -> str:
    """Return the text that stands before a date if it is names, else nothing."""
    if _NO_NAMES.search(text):
        return ""
    if found := _ET_AL.search(text):
        words = text[: found.start()].split()
        return text if words and all(map(_may_be_of_name, words)) else ""
    if _INVERTED.fullmatch(text):
        return text
    bare = _AFFILIATION.sub("", text)
    first = bare.partition(",")[0].partition(" and ")[0].strip()
    if " " in first and (are_words(first) or not is_name(first)):
        return ""  # On Boats, Anna Smith, Bo Lund, 2019
    # Where "most are names" there may be a title and names, and one name may be a venue's.
    pieces = _COMMA.split(bare)
    is_list = author_list(bare) is not None or (len(pieces) > 1 and all(map(is_name, pieces)))
    return text if is_list and names_kind(text) else ""


def _are_hardly_others(text: str) -> bool:
    """Return whether what a day is glued to or stands behind is a list of mostly sure names."""
    pieces = _COMMA.split(text)
    sure = sum(map(is_name, pieces))
    return (
        len(pieces) > 1
        and sure * 2 > len(pieces)
        and not _NO_NAMES.search(text)
        and all(word and _may_be_of_name(word) for piece in pieces for word in piece.split())
    )


def _before_links(text: str) -> str:
    """Return the names before the first bar, if links and venues stand behind it."""
    first, *others = text.split(" | ")
    names = plain(first).strip(" *_\\")
    if len(others) > _MOST_BARS or not all(map(_is_link_or_venue, others)):
        return ""
    return names if any(map(has_id, others)) and names_kind(names) else ""


def _is_link_or_venue(piece: str) -> bool:
    if has_id(piece):
        return says_nothing(piece) or is_link_label(plain(piece))
    bare = plain(piece).strip()
    return is_link_label(bare) or is_venue(bare) or _YEAR.fullmatch(bare) is not None


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word in _IN_NAMES


def are_short_names(text: str) -> bool:
    """Return whether a line may be surnames, perhaps with initials: ``Smith, ..., Lund``."""
    if len(text) > _LONGEST_SHORT or ":" in text or "?" in text:
        return False
    bare = _OMITTED.sub(" ", text)
    pieces = [words for piece in _PIECES.split(bare) if (words := piece.strip(" ,").split())]
    return bool(pieces) and all(
        len(words) <= _MOST_WORDS
        and any(word[0].isupper() for word in words)
        and all(map(_may_be_of_name, words))
        and not any(map(str.isdigit, "".join(words)))
        for words in pieces
    )


def short_names(
    lines: Sequence[Line], may_be: Callable[[int], bool], are_years: Sequence[bool]
) -> set[int]:
    """Return which lines may be surnames with a year behind them, or on the line right below.

    ``are_years`` tells of each line whether it is a year, and has one more for what is below.
    Most papers are by more than one: where hardly any line has two, these may be journals.
    """
    singles: list[int] = []
    several: list[int] = []
    for at, line in enumerate(lines):
        is_above_year = are_years[at + 1]
        last = line.text[-1]
        if not (is_above_year or last in ")." or last.isdigit() or last.isspace()):
            continue
        text = line.text.strip()
        if len(text) > _LONGEST_SHORT:
            continue
        names = _before_year(text, is_above_year=is_above_year)
        if names and may_be(at) and are_short_names(names):
            is_one = not (_COMMA.search(names) or _OMITTED.search(names))
            (singles if is_one else several).append(at)
    return {*singles, *several} if 2 * len(several) >= len(singles) else set()


def _before_year(text: str, *, is_above_year: bool) -> str:
    """Return what stands before the year at a line's end, or all of it if that is below."""
    if is_above_year:
        return text
    found = _DATED.search(text) if text.rstrip(").")[-2:].isdigit() else None
    return text[: found.start()] if found else ""
