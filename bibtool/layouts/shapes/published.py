"""Where a title ends and the place begins where the work came out, both on one line.

``On Boats, Lake J. vol. 76 (2021) 240-270. (with Anna Smith)``: the volume and the pages tell.
"""

import re

from bibtool.layouts.bibliographies.heads import Head, are_authors, read_head
from bibtool.layouts.bibliographies.titles import titles_in
from bibtool.layouts.journalnames import JOURNAL
from bibtool.layouts.markup import tidy
from bibtool.layouts.shapes.persons import is_name
from bibtool.layouts.shapes.trimming import without_buttons
from bibtool.layouts.shapes.venues import is_numbered, may_have_numbers

_PARTING = re.compile(r"(?:, |\. )(?=[A-Z])")
_MAY_TELL = re.compile(r"\.\s|\d{4}")
_MAY_PART = re.compile(
    r"[.,;:&(\[]|\s(?:and|AND|und|y|e|a|и|et)\s|\s(?:1[5-9]|20)\d\d[a-z]?\s[^\W\d_]"
)
"""What parts names, or one name and its year from the words behind it."""
_CLOSING = frozenset(")]")
_MOST_PARTINGS, _LONGEST, _PAGES_AT_END = 20, 600, 8
_FEWEST_SPACES, _FEW = 1, 3
_REMARKS = re.compile(
    r"(?:[\s.,;]{1,3}[(\[](?!(?:19|20)\d\d[)\]])(?:[^()\[\]]|\[\d{1,3}\]){2,200}[)\]]){1,3}[\s.,;]*$"
)
_PAGES = re.compile(r"(?<![\w.])(\d{1,4})\s?(?:pages?|pp)\b\.?$")
_E_PRINT = re.compile(
    r",\s(?:(?:arxiv|e-?print|preprint)\b(?:[\s,:]{1,2}(?:e-?prints?|preprint))?)[\s\w.:,/()[\]-]{0,40}$"
    r"|,\s(?:latest |last )?(?:revision|revised|version|updated?|draft)(?: of| on)?:?\s"
    r"[\w\s.,]{4,24}(?:\([^()]{1,200}\)\W*)?$",
    re.IGNORECASE,
)
_DATED_JOURNAL = re.compile(rf"{JOURNAL}(?:,\s|\s\()(?:19|20)\d\d")
_TO_APPEAR = re.compile(
    rf",\s{JOURNAL}[,.;]?\s\(?(?i:to appear|in press|accepted|forthcoming|submitted)\)?[\s.]*$"
)
_BEFORE_NAMES = re.compile(r"\.(?<!\b\w\.)\s(?=[A-Z])|\s(?:[-–—|]|//?)\s(?=[A-Z])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_REFERENCE = re.compile(
    r"[^\W\d_][\w'’-]{1,30}(?:,?\set\sal\.?|,?\s(?:and|&|\+)\s[^\W\d_][\w'’-]{1,30})?,?"
    r"\s\(?(?:19|20)\d\d[a-z]?\)?(?:\s\([^()]{1,60}\))?"
)
_WITH = re.compile(r"\s[(\[](?i:joint(?:ly|\swork)?\s)?(?i:with)\s[^()\[\]]{2,200}[)\]]$")
_PART = re.compile(r"^(?:A|An|The|Part)\s|\s[IVX]+$")
_FEWEST_NAMES = 2
_STATE = re.compile(r"(?:to appear|in press|accepted|forthcoming|submitted)\W*$", re.IGNORECASE)
_SHORT_JOURNAL = re.compile(r"(?:[A-Z][A-Za-z]{0,11}\.\s){1,6}(?:[A-Z]\s)?(?:19|20)\d\d")


def before_published(text: str, *, is_named: bool = False) -> list[str]:
    """Return the titles that end where a journal with volume and pages, or an archive, begins.

    Where names stand on the line (``is_named``) a year alone does not tell a journal.
    The last place where that may be comes first: a title may have commas, and so may a journal.
    """
    text = text[:_LONGEST]
    if ", " in text and (found := _E_PRINT.search(text)):
        return [_bare(text[: found.start()])] if _is_title(text[: found.start()], ",") else []
    if ", " in text and (found := _TO_APPEAR.search(text)):
        return [_bare(text[: found.start()])] if _is_title(text[: found.start()], ",") else []
    if not may_have_numbers(text):
        return []
    text = (_REMARKS.sub("", text) if ")" in text or "]" in text else text).rstrip(" .,;)")
    text = _PAGES.sub(r"pp. \1", text) if "p" in text[-_PAGES_AT_END:] else text
    titles = []
    for parting in list(_PARTING.finditer(text))[:_MOST_PARTINGS][::-1]:
        before, rest = text[: parting.start()], text[parting.end() :]
        if _is_title(before, parting[0]) and _is_where(rest, is_named=is_named):
            titles.append(tidy(before))
    commas = [title for title in titles if text[len(title) :][:1] == ","]
    every = [*commas[:1], *titles[-1:], *titles[:1]]
    return list(dict.fromkeys(map(_bare, every)))[:2]


def _bare(title: str) -> str:
    """Return a title without people in brackets and the labels of links behind it."""
    bare = tidy(title)
    return tidy(without_buttons(_WITH.sub("", bare) if bare[-1:] in _CLOSING else bare))


def _is_where(rest: str, *, is_named: bool) -> bool:
    """Return whether a text is a journal with numbers, or with a year; names may follow it."""
    is_dated = rest[-1:].isdigit()
    if is_numbered(rest) or (is_dated and _SHORT_JOURNAL.fullmatch(rest)):
        return True
    if is_dated and not is_named and _DATED_JOURNAL.fullmatch(rest):
        return not is_name(_YEAR.sub("", rest).strip(" ,()"))
    where, stop, _ = rest.rpartition(". ")
    return bool(stop) and is_numbered(where)


def is_journal_line(text: str) -> bool:
    """Return whether a line is a journal's name, volume, year and pages, and nothing before it."""
    # In a browser for text links have numbers: ``([5]abstract, [6] pdf file)``.
    bare = _REMARKS.sub("", text) if text.rstrip()[-1:] in {")", "]"} else text
    return is_numbered(bare.strip(" .,;()")) and not before_published(text)


def _is_title(text: str, parting: str) -> bool:
    """Return whether words stand before a place, not the short name of a journal.

    The full stop of its last word may be what parts them: ``Proc. Lake. Soc. 3, 1-20``.
    """
    words = text.split()
    whole = words
    if parting[0] == ".":
        whole = words[:-1]
        if words and len(words) <= _FEW and len(words[-1]) == 1:
            return False  # Lake J. Boats 3, 1-20
    return len(words) > _FEWEST_SPACES and not all(word[-1] == "." for word in whole)


def behind_authors(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the titles and the names of a line that opens as entries of bibliographies do.

    ``Smith, A. and Lund, B. (2020). On Boats``; nothing where its first words are surely no names.
    """
    # Without a full stop or a digit nothing tells names from a title's words.
    may_be = _MAY_TELL.search(text) and _MAY_PART.search(text)
    head = read_head(text) if may_be else None
    if head is None or not are_authors(head) or not _are_surely_names(head):
        return [], ()
    found = (title for title in titles_in(text, head) if not title.endswith(" et al"))
    titles = [title for title in found if _is_title(title, ",")]
    shorter = before_published(text[head.end :].strip())[:1] if titles else []
    return [*shorter, *titles], head.names


def _are_surely_names(head: Head) -> bool:
    """Return whether a year, initials or family names first tell names from a title's words."""
    if head.ending == "year" or (head.style.startswith("family") and head.size > _FEW - 1):
        return True
    initials = sum("." in name for name in head.names)
    return head.size > 1 and (head.style.startswith("in") or 2 * initials >= len(head.names))


def is_before_state(text: str) -> bool:
    """Return whether a line is a title, a journal and what has become of it: ``…, to appear``."""
    return _STATE.search(text[-20:]) is not None and bool(before_published(text))


def is_before_names(text: str) -> bool:
    """Return whether a line is a title, a full stop or dash, and then names of two words or more.

    ``On Boats. Anna Smith, Bo Lund. Lakes, 2010``, ``On Boats — Anna Smith, 2010``
    """
    found = _BEFORE_NAMES.search(text)
    if found is None or text.count(" ", 0, found.start()) < _FEW - 1:
        return False
    rest = text[found.end() : found.end() + _LONGEST]
    people, _, more = rest.partition(". ") if found[0][0] == "." else (rest, "", "")
    names = people.split(", ")
    if _YEAR.fullmatch(names[-1].strip(" .()")):
        more = names.pop()
    pieces = [name.removeprefix("and ") for part in names for name in part.split(" and ")]
    if len(pieces) < _FEWEST_NAMES and not more and found[0][0] != ".":
        return False  # "Boats in Disorder - A New Lake"
    return bool(pieces) and all(is_name(one) and not _PART.search(one) for one in pieces)


def is_short_reference(text: str) -> bool:
    """Return whether a text is surnames and a year: ``Smith & Lund 2011 (Lake. Rev. 15)``."""
    return _SHORT_REFERENCE.fullmatch(text) is not None
