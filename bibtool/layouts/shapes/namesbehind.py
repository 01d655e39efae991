"""Titles with names behind a colon: ``On Boats: Anna Smith, Bo Lund, Lake Letters, 12, 2019``."""

import re
from collections.abc import Sequence

from bibtool.layouts.markup import plain, quickly_clean, tidy
from bibtool.layouts.people import fit_of
from bibtool.layouts.shapes.credits import NO_TITLES
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import MARKS, are_people, is_name
from bibtool.layouts.shapes.venues import is_venue

_BETWEEN = re.compile(r"(?:,\s*(?:and\s|&\s)?|\sand\s|\s&\s|;\s)(?=\S)")
_ENDS = re.compile(r"\.(?<=[^\W\d_]{2}\.)\s|\s[(\[]|[.,;]\s*$|,?\set\sal\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,3}")
_JOURNAL = re.compile(
    r"[^\d.]{2,60}\s\d|(?:[^\W\d_]\.\s?)?[^\W\d_]{2,9}\.\s?(?:[^\W\d_]{1,9}[.\s]|[A-Z\d])"
)
"""``Lake Letters 12``, ``R. Lake. Phys.``"""
_FEWEST, _MOST, _LONGEST, _LONGEST_NAMES = 2, 4, 400, 600
_LONGEST_NAME, _SURE = 4, 0.7
_ARTICLES = ("An ", "The ")


def names_behind(heads: Sequence[str]) -> str:
    """Return ``behind`` if names and perhaps a venue follow a colon of most heads, else nothing."""
    with_colon = [head for head in heads if ": " in head]
    if len(with_colon) < _FEWEST or 2 * len(with_colon) <= len(heads):
        return ""
    found = [_sure_at(_bare(head)) for head in with_colon]
    return "behind" if sum(found) > 1 and 2 * sum(found) > len(heads) else ""


def named_behind(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return titles and names of a line of such a page, else None."""
    bare = _bare(text)
    found = [(at, names) for at in _colons(bare) if (names := _names_at(bare, at + 2))]
    sure = [(at, names) for at, names in found if len(names) > 1] or found
    if not sure:
        return None
    return tuple(tidy(bare[:at]) for at, _ in sure), sure[0][1]


def surely_named_behind(bare: str) -> tuple[str, tuple[str, ...]] | None:
    """Return title and names of a line with two names or more behind its last colon, else None."""
    for at in _colons(bare)[:1]:
        names, rest = _whole_names(bare, at + 2)
        if len(names) > 1 and not (_may_be_title(rest) or are_people(bare[:at])):
            return (tidy(bare[:at]), names) if bare.count(" ", 0, at) > 1 else None
    return None


def _bare(text: str) -> str:
    return without_labels(quickly_clean(plain(text)))[0]


def _colons(text: str) -> list[int]:
    """Return where the title may end: the last colon first."""
    found: list[int] = []
    end = text.rfind(": ", 0, _LONGEST)
    while end > 0 and len(found) < _MOST:
        if text.count(" ", 0, end) > 0:
            found.append(end)
        end = text.rfind(": ", 0, end)
    return found


def _sure_at(text: str) -> bool:
    for at in _colons(text):
        names, rest = _whole_names(text, at + 2)
        if names and not _may_be_title(rest):
            is_sure = len(names) > 1 or not rest or is_venue(rest) or rest[:1].isdigit()
            return is_sure and not are_people(text[:at])
    return False


def _may_be_title(rest: str) -> bool:
    """Return whether a title stands behind the names: it has words that no venue has."""
    if '"' in rest or "“" in rest:
        return True
    words = (word.strip(".,;:()") for word in rest.split())
    return any(word[:1].islower() and word not in NO_TITLES for word in words)


def _whole_names(text: str, start: int) -> tuple[tuple[str, ...], str]:
    """Return the names between commas from a place on, and what follows them."""
    names: list[str] = []
    at, limit = start, start + _LONGEST_NAMES
    while at < len(text):
        gap = _BETWEEN.search(text, at, limit)
        end = gap.start() if gap else min(len(text), limit)
        last = _ENDS.search(text, at, end)
        name = text[at : last.start() if last else end].strip(MARKS)
        if not is_name(name) or is_venue(name) or _JOURNAL.match(text, at, end):
            break
        if name.startswith(_ARTICLES):
            break
        names.append(name)
        at = last.end() if last else gap.end() if gap else len(text)
        if last:
            break
    return tuple(names), text[at:].strip(" .,;")


def _names_at(text: str, start: int) -> tuple[str, ...]:
    """Return the names from a place on; a venue may follow the last without a comma."""
    names = _whole_names(text, start)[0]
    return names or _first_words(text[start : start + _LONGEST_NAMES])


def _first_words(text: str) -> tuple[str, ...]:
    words = text.split()[:_LONGEST_NAME]
    for count in range(2, len(words) + 1):
        if not _INITIALS.fullmatch(words[count - 1]):
            name = " ".join(words[:count]).rstrip(",;")
            return (name,) if fit_of(name) >= _SURE else ()
    return ()
