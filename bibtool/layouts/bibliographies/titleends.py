"""What stands around a title and is none of it: a last author, its date, its kind's mark, an id."""

import re

from bibtool.layouts.bibliographies.nameparts import INITIAL, LAST, WORD

_MARKER = re.compile(
    r"\s?\[(?:[JCMDRSANP]|EB|DB|J/OL|EB/OL|C/OL|Online|online)(?:/OL)?\].*", re.DOTALL
)
_PREPRINT_LAST = re.compile(
    r"\s\[(?:e-?print:?\s?)?arXiv:[^\s\]]{5,30}\][\s.]{0,4}$", re.IGNORECASE
)
_DATED = re.compile(
    r",?\s\(?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s)?(?:19|20)\d\d[a-z]?\)?$"
)
_LONGEST_DATE = 30
_LAST_AUTHOR = re.compile(
    rf"(?:{WORD}\s[^\s,.]{{1,12}},\s)?and\s(?:(?:{INITIAL}|{WORD})[\s-]){{1,3}}{LAST}\.\s(?=[^\W_])"
)


def behind_last_author(rest: str) -> str:
    """Return what follows authors without the last of them: ``and Bo Lund. On Boats``.

    A name that is written as none, "Anna lund", ends a list too early.
    """
    if "and " not in rest[:40]:
        return rest
    found = _LAST_AUTHOR.match(rest)
    return rest[found.end() :] if found else rest


def without_date(title: str) -> list[str]:
    """Return a title without the date, or the mark of what kind of work it is, at its end.

    A year that nothing parts from the words may be their own: both are told.
    """
    if "[" in title:
        title = _PREPRINT_LAST.sub("", _MARKER.sub("", title))
    title = title.rstrip(" .,")
    if title[-6:].isalpha() or not any(map(str.isdigit, title[-6:])):
        return [title]
    dated = _DATED.search(title, max(0, len(title) - _LONGEST_DATE))
    if dated is None:
        return [title]
    is_parted = dated[0][0] == "," or not dated[0].strip().isdecimal()
    return [title[: dated.start()], *([] if is_parted else [title])]
