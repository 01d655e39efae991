"""What else a title may be: without a tag before it, or surnames and a venue behind it."""

import re

from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import MARKS, is_name
from bibtool.layouts.shapes.trimming import unquoted

_TAG = re.compile(r"\[[^][<>]{3,30}\]\s?(?=\S+\s\S+\s)|\[[^][<>]{3,30}\]\s?(?=<)")
_FRAMED = re.compile(r"<([^<>]{8,300})>")
_VENUE = re.compile(
    r"\s?\(\s?(?:[^\W\d_][^()]{2,70}?,?\s)?(?:19|20)\d\d(?:\s[^\W\d_][^()]{0,20})?\)?$"
)
_SURNAME = r"(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w'’-]{0,30}[a-z]"
_BY = re.compile(
    rf"\sby\s{_SURNAME}(?P<more>(?:,\s[^\W\d_]\.(?:[\s-]?[^\W\d_]\.){{0,2}}|(?:,\s{_SURNAME}){{1,4}},?"
    rf"|,?\sand\s{_SURNAME}|,?\set\.?\sal\b\.?,?){{0,3}})(?=\.\s|\.?$|(?<=\.)\s)"
)
_DONE = re.compile(r"(?:ed|en|wn|de)$", re.IGNORECASE)
_ET_AL = re.compile(r"\s?(?:\([^()]{2,80}\)\s?)?,?\set\.?\sal\b")
_SPACES = 2
_SIZES = (2, 3, 4)
"""Words that a name has, the usual number first."""
_STOP = re.compile(r"[^\W\d_]{3}[.?!]$")
_SAID = frozenset("by with and & - – — | of".split())
_LONGEST = 600


def shorter(text: str, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of a line with what they may be besides, the likeliest first."""
    if len(text) > _LONGEST or not titles:
        return titles
    first = titles[0]
    found: list[str] = []
    after: list[str] = []
    if first[0] == "[" and (tag := _TAG.match(first)):
        found.append(first[tag.end() :])
    if "<" in first and (framed := _FRAMED.search(first)):
        found = [framed[1]]
    if "(" in first and (venue := _VENUE.search(first)) and _is_long(first[: venue.start()]):
        found.append(first[: venue.start()])
    if " by " in text:
        sure, perhaps = _before_surnames(without_labels(quickly_clean(plain(text)))[0])
        found += sure
        after += perhaps
    if first.endswith(" et al") and not found:
        found += _before_first_name(first)
    if not (found or after):
        return titles
    every = [*map(_bare, found), first, *map(_bare, after), *titles[1:]]
    return tuple([title for title in dict.fromkeys(every) if title])


def _bare(title: str) -> str:
    return unquoted(tidy(title))


def _is_long(text: str) -> bool:
    return text.count(" ") >= _SPACES


def _before_surnames(bare: str) -> tuple[list[str], list[str]]:
    """Return what stands before "by" and surnames: surely, and perhaps, where only one follows."""
    for said in list(_BY.finditer(bare))[::-1]:
        before = bare[: said.start()]
        if not before.count(" "):
            continue
        is_done = _DONE.search(before) is not None
        if not said["more"]:
            return [], [] if is_done else [before]
        return ([], [before]) if is_done else ([before], [])
    return [], []


def _before_first_name(text: str) -> list[str]:
    """Return the titles before one name and "et al.", where only a space stands between."""
    end = _ET_AL.search(text)
    words = text[: end.start()].split() if end else []
    found: list[str] = []
    for size in _SIZES:
        if len(words) <= size + _SPACES or _STOP.search(words[-size]):
            break
        title = " ".join(words[:-size])
        is_said = words[-size - 1].lower() in _SAID
        if not is_said and is_name(" ".join(words[-size:]).strip(MARKS)):
            found.append(title)
    return found
