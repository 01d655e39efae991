"""The authors of a result as sites print them: on one line, perhaps not all, or a line each."""

import re
from collections.abc import Sequence

from bibtool.layouts.lines import Line
from bibtool.layouts.people import author_list, name_fit
from bibtool.layouts.sites.bylines import byline
from bibtool.untrusted import clean

_LONGEST_NAMES = 4000
_SURE_NAME = 0.4
_MORE_NAMES = re.compile(
    r"[\s,;]{0,3}(?:\+\s?\d{1,4}(?: more)?(?: authors?)?|et al\.?|\(\.\.\.\)|\.\.\.|…).{0,80}$"
    r"|\sin\s[^\W\d_a-z].{2,200}$|\s-\s.{2,200}$"
)
_INITIAL_AT_END = re.compile(r"(?:^|[\s.-])[A-Z]\.$")
# DOAJ's names end in full stops: "A. Oar. B. Lund".
_STOP_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})\.\s(?=[^\W\d_a-z])")
_SHORT_FORM = re.compile(
    r"(?:[a-z]{1,4}\s){0,3}[^\W\d_a-z][^\W\d_]{1,30}(?:[\s'’-][^\W\d_]{1,30}){0,2}\s[A-Z]{1,3}"
    r"(?:\s(?:Jr|Sr|2nd|3rd|II|III))?"
)
_BY = re.compile(r"\s*+(?:by|authors?:)\s", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"(?:,|\sand|\s&|\s[·•]){0,2}\s?(?:\[\.\.\.\]|\(\.\.\.\)|\s\.\.\.(?=\s)|\+\s?\d{1,4}(?:\s(?:more|authors?)){0,2}"
    r"|\d{1,4}\s(?:others|more))(?=$|[\s,])"
)
_DOTS = re.compile(r"\s?[·•]\s?")
_WHEN = re.compile(
    r",\s(?:\d{1,2}\.?\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:(?:19|20)\d\d|in press)(?:,|$|\s\()"
)


def listed(text: str) -> tuple[str, ...]:
    """Return the names of a line of authors, though some are left out and a date is behind them.

    Two words may be a name or something else: this is for lines where a page has authors.
    """
    if len(text) > _LONGEST_NAMES:
        return ()
    bare = clean(text)
    if bare[:1] in "*_" and bare[:1] == bare[-1:]:
        bare = bare.strip("*_")  # all of it is in italics
    bare = _BY.sub("", bare, count=1)
    when = _WHEN.search(bare)
    bare = bare[: when.start()] if when else bare
    bare = _DOTS.sub(", ", _LEFT_OUT.sub(",", bare)).strip(" ,;")
    if names := one_line(bare):
        return names
    found = byline(bare)
    return found.names if found else ()


def one_line(text: str) -> tuple[str, ...]:
    """Return the names of a line of names, though it may be cut."""
    bare = clean(text)[:_LONGEST_NAMES]
    # "Oar A, Lund B, Doe C." has a full stop behind all, "A. Oar, B. Lund, Doe C." has none.
    is_stop = not _INITIAL_AT_END.search(bare[-3:]) or (
        bare.count(",") > 1 and "." not in bare[:-1]
    )
    bare = bare.rstrip(".") if is_stop else bare
    if "." in bare and "," not in bare and ";" not in bare:
        bare = _STOP_BETWEEN.sub(", ", bare)
    if names := _short_forms(bare):
        return names
    return inverted(bare) or author_list(bare) or author_list(_MORE_NAMES.sub("", bare)) or ()


def _short_forms(text: str) -> tuple[str, ...]:
    """Return the names of ``Oar SE, van der Lund BM``, as medicine has them."""
    pieces = text.split(", ")
    is_list = len(pieces) > 1 and all(map(_SHORT_FORM.fullmatch, pieces))
    return tuple(pieces) if is_list else ()


def inverted(text: str) -> tuple[str, ...]:
    """Return ``Anna Smith`` and ``Bo Lund`` of ``Smith, Anna; Lund, Bo``."""
    pieces = [piece.strip().split(", ") for piece in text.split(";")]
    if any(len(piece) != 2 for piece in pieces) or (len(pieces) == 1 and " " in pieces[0][0]):
        return ()
    names = [f"{first} {family}" for family, first in pieces]
    is_sure = all(name_fit(name.split()) >= _SURE_NAME for name in names)
    return tuple(names) if is_sure and max(name.count(" ") for name in names) < 4 else ()


def one_each(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the names that stand on lines of their own below a title."""
    names: list[str] = []
    for line in lines:
        words = clean(line.text).rstrip(",;").split()
        if not 2 <= len(words) <= 4 or name_fit(words) < 0.7:
            break
        names.append(" ".join(words))
    return tuple(names)
