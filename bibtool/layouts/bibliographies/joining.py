"""An entry's lines put together again: words, ids and addresses that the margin broke.

A hyphen at a line's end may be the word's own (``crowd-`` / ``based``) or the line break's
(``crowd-`` / ``ed``). Both are kept as possible; a word that people use is the likelier one.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.frequencies import frequencies
from bibtool.identifiers import ArxivId, Doi

_COMBINING = {
    "¨": "\u0308", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306",
    "˚": "\u030a", "¸": "\u0327", "˙": "\u0307", "˝": "\u030b",
}  # fmt: skip
_ACCENT = re.compile(rf"(?P<space>\s?)(?P<accent>[{''.join(_COMBINING)}])\s?(?P<letter>[A-Za-zı])")
_ANY_ACCENT = re.compile(rf"[{''.join(_COMBINING)}]")
_HYPHENS = ("-", "‐", "\u00ad", "¬")
_LAST = re.compile(r"([^\W\d_]+)[-‐\u00ad¬]$")
_FIRST = re.compile(r"([^\W\d_]+)")
_ID_BROKEN_AFTER = re.compile(
    r"(?:(?:arxiv[:.\s]{1,2}|abs/|pdf/|\[)(?:\d{1,3}|\d{4}\.?)|\d{4}\.\d{1,4}|/\d{1,6}"
    r"|[\s(,:]\d{4}\.)$",
    re.IGNORECASE,
)
_LONGEST_START = 16
"""Characters of an id that a line may end with."""
_DIGITS = re.compile(r"[.\d]+")
_DOI_BROKEN_AFTER = re.compile(r"10\.\d{4,9}/?\S{0,80}$|doi\.org/$|10\.$")
_ADDRESS_BROKEN_AFTER = re.compile(r"(?:https?:|www\.)\S{0,200}$")
_MAY_BE_ID = re.compile(r"\d\d{3}(?:\.\d{4}|\d{3})", re.ASCII)
_EMPHASIS_ENDS = re.compile(r"(?<=\d)_(?!\w)")
_ARCHIVE = 30
"""Characters that may stand before an id's number and are part of it."""
_YEAR = re.compile(r"\(?(?:19|20)\d\d\b(?!\.\d)")


class Joined(NamedTuple):
    """An entry on one line, and its words that were broken: with the hyphen and without."""

    text: str
    broken: tuple[tuple[str, str], ...] = ()
    has_doubtful_doi: bool = False
    """Whether a line ends in a DOI that may go on below."""


def join(lines: Sequence[str]) -> Joined:
    """Put an entry's lines together, a hyphen at a line's end kept."""
    text = _on_one_line(lines[0]) if lines else ""
    broken: list[tuple[str, str]] = []
    doubtful = False
    for raw in lines[1:]:
        line = _on_one_line(raw)
        if not line or not text:
            text = text or line
            continue
        if text.endswith(_HYPHENS) and (word := _broken(text, line)):
            broken.append(word)
            text = text[:-1] + "-" + line if text[-1] not in "\u00ad¬" else text[:-1] + line
            continue
        closes = _may_go_on(text) and _goes_on(text[-120:], line)
        doubtful = doubtful or closes is None
        text += line if closes else f" {line}"
    return Joined(text if text.isascii() else composed(text), tuple(broken), doubtful)


def _on_one_line(text: str) -> str:
    """Return a text with its words a space apart; to tell whether they are is quicker."""
    is_so = text.isprintable() and "  " not in text
    return text.strip(" ") if is_so else " ".join(text.split())


def composed(text: str) -> str:
    """Return a text with each accent on its letter; a PDF has them apart: ``M¨uller``."""
    if _ANY_ACCENT.search(text):
        text = _ACCENT.sub(_composed, text)
    return unicodedata.normalize("NFC", text)


def _composed(found: re.Match[str]) -> str:
    space = "" if found["letter"].islower() else found["space"]
    letter = found["letter"].replace("ı", "i")
    return f"{space}{letter}{_COMBINING[found['accent']]}"


def _broken(text: str, line: str) -> tuple[str, str] | None:
    before, after = _LAST.search(text[-60:]), _FIRST.match(line)
    if before is None or after is None:
        return None
    return f"{before[1]}-{after[1]}", f"{before[1]}{after[1]}"


def _may_go_on(text: str) -> bool:
    """Return whether a text may end in a number or address that goes on below."""
    last = text[-1]
    return "/" in text[-60:] if last.isalpha() else last not in {",", ";"}


def _goes_on(end: str, line: str) -> bool | None:
    """Return whether a line goes on with the number or address before; None: nobody can tell."""
    if end[-1] in "–-‐" and line[0].isdigit():
        return True
    last = end.rsplit(" ", 1)[-1]
    if ("10." in last or last.endswith("doi.org/")) and _DOI_BROKEN_AFTER.search(last):
        return _doi_goes_on(last, line)
    is_number = end[-1].isdigit() or end[-1] == "."
    if is_number and _ID_BROKEN_AFTER.search(end[-_LONGEST_START:]):
        digits = _DIGITS.match(line)
        return digits is not None and _is_one_id(end, digits[0].rstrip("."))
    if ("http" in last or "www." in last) and _ADDRESS_BROKEN_AFTER.search(last):
        return line[0] in "/?&=#_-." or last[-1] in "/-_=&?:"
    return False


def _is_one_id(end: str, digits: str) -> bool:
    """Return whether digits make an arXiv id of the end of a line that is none without them."""
    last = end.rsplit(" ", 1)[-1].strip("[(")
    whole = ArxivId.find(last + digits)
    return whole is not None and ArxivId.find(last) is None


def _doi_goes_on(last: str, line: str) -> bool | None:
    first = line.split(" ", 1)[0]
    if last[-1] in "/-_(:;" or (last[-1] == "." and (first[0].isdigit() or first[0].islower())):
        return not _YEAR.match(first)
    if last[-1] in ".,)]" or first[0] in "[(" or first[0].isupper():
        return False
    return True if first == line and not _YEAR.match(first) else None


def ids_of(joined: Joined) -> tuple[list[ArxivId], Doi | None]:
    """Return an entry's arXiv ids, each paper once, and its DOI unless a line break hides it."""
    text = _EMPHASIS_ENDS.sub("", joined.text) if "_" in joined.text else joined.text
    doi = Doi.find(text) if "10." in text or "%2" in text else None
    near = _MAY_BE_ID.search(text)
    # Looking for ids from the first likely place on is much quicker than in the whole text.
    ids = ArxivId.find_all(text[max(0, near.start() - _ARCHIVE) :]) if near else []
    if doi and doi.arxiv_id:
        return ids or [doi.arxiv_id], None
    return ids, None if joined.has_doubtful_doi else doi


def spellings(title: str, broken: Sequence[tuple[str, str]]) -> list[str]:
    """Return a title with its broken words in the likelier spelling, then in the other."""
    ours = [word for word in broken if word[0] in title]
    if not ours:
        return [title]
    first = second = title
    for kept, closed in ours:
        if _is_word(closed):
            first = first.replace(kept, closed)
        else:
            second = second.replace(kept, closed)
    return list(dict.fromkeys([first, second, *_all(title, ours)]))[:3]


def _all(title: str, ours: Sequence[tuple[str, str]]) -> list[str]:
    closed = title
    for kept, word in ours:
        closed = closed.replace(kept, word)
    return [closed, title]


def _is_word(word: str) -> bool:
    return frequencies().is_known(word.casefold())
