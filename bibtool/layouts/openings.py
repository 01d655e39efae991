"""What a paragraph opens with before its abstract: a reference, or a title and its authors."""

import re
from typing import NamedTuple

from bibtool.layouts.lines import is_prose
from bibtool.layouts.shapes.persons import is_name

_CITED = re.compile(
    r"\s{0,40}[-*•]?\s{0,9}(?:\(\s?(?:joint(?:ly)?\s)?with\s(?P<with>[^()]{3,300})\)[,.:]?\s{1,4})?"
    r"(?P<title>[^\s(][^\n]{8,280}?[^\s,]),\s(?P<venue>(?:[^\W\d_]|\d)[^,.()\n]{2,100})\s"
    r"\((?:(?P<year>(?:19|20)\d\d)[a-z]?|[Ff]orthcoming|[Ii]n press|[Aa]ccepted|[Tt]o appear)\)"
    r"[.:]?\s{1,4}(?:\[[^][\n]{0,40}\]\s{0,4}){0,4}(?=[^\W\d_a-z])"
)
"""``(with Anna Smith), On Boats, Lake Letters (2018). [pdf] We study …``"""
_LABELLED = re.compile(r"\s{0,40}(?P<title>[^\s|][^|\n]{8,300}?)\.?\s{1,4}Authors?:\s{1,4}")
"""``On Boats Authors: Anna Smith, Bo Lund We study …``"""
_BARRED = re.compile(
    r"\s{0,40}(?:[\w./:-]{2,20}\s\|\s)?(?P<title>[^\s|][^|\n]{8,300}?)\s\|\s(?=[^\W\d_a-z])"
)
"""``TR20-001 | On Boats | Anna Smith, Bo Lund We study …``"""
_FIELDS = re.compile(
    r"\s{0,40}(?P<title>[^;\s][^;\n]{8,300});\s?(?P<names>[^;\n]{3,3000});"
    r"(?:\s?(?P<year>(?:19|20)\d\d)?[^;\n]{0,120};)?\s?(?:<p>)?(?=\S)"
)
"""``On Boats;Anna Smith, Bo Lund;2001/12;<p>We study …``, whatever the letters' case."""
_COMMAS = re.compile(r",\s(?:and\s|&\s)?|\sand\s|\s&\s")
_SENTENCE = re.compile(r"[^\W\d_]{3}\.\s[^\W\d_a-z]")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.-?){1,3}")
_LONGEST, _LONGEST_NAMES = 700, 3000
_MOST_WORDS = 4
_FIRST, _SHORTEST = 3, 80


class Opening(NamedTuple):
    """What stands before an abstract on the same line, and where that begins."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None
    end: int


def opening(text: str) -> Opening | None:
    """Return what a paragraph opens with, if an abstract follows on its line."""
    start = text[:_LONGEST]
    if start.count(";") > 1 and (fields := _in_fields(text)):
        return fields
    found = (_cited(text) if "(" in start else None) or (
        _named(text) if "uthor" in start or " | " in start else None
    )
    return found if found and is_prose(text[found.end :]) else None


def _cited(text: str) -> Opening | None:
    found = _CITED.match(text)
    if found is None or _SENTENCE.search(found["title"]):
        return None
    titles = (found["title"], f"{found['title']}, {found['venue']}")
    names = tuple(name for name in _COMMAS.split(found["with"] or "") if is_name(name))
    return Opening(titles, names, int(found["year"]) if found["year"] else None, found.end())


def _in_fields(text: str) -> Opening | None:
    """Return what semicolons part, if the second of the fields is names."""
    found = _FIELDS.match(text)
    if found is None or not is_prose(text[found.end() :], _SHORTEST):
        return None
    names = _COMMAS.split(found["names"].strip())
    if not all(is_name(name.title() if name.islower() else name) for name in names[:_FIRST]):
        return None
    year = int(found["year"]) if found["year"] else None
    return Opening((found["title"].strip(),), tuple(names), year, found.end())


def _named(text: str) -> Opening | None:
    found = _LABELLED.match(text) or _BARRED.match(text)
    if found is None:
        return None
    names: list[str] = []
    at = found.end()
    for piece in _COMMAS.split(text[at : at + _LONGEST_NAMES]):
        if is_name(piece):
            names.append(piece)
            continue
        if last := _name_before_words(piece):
            names.append(last)
        break
    if not names:
        return None
    end = text.find(names[-1], at) + len(names[-1])
    return Opening((found["title"],), tuple(names), None, end)


def _name_before_words(text: str) -> str:
    """Return the name that a sentence follows without a stop: ``Bo Lund We study``."""
    words = text.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]
    for count in range(2, len(words)):
        name = " ".join(words[:count])
        if not _INITIALS.fullmatch(words[count - 1]) and is_name(name):
            return name
    return ""
