"""What stands behind a title and is none of it: its date, the mark of its kind, an id."""

import re

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
