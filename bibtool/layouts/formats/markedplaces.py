"""What elements mark in the works of a page, in columns: that of a part of a long page is sent.

A process that reads a part looks at what its works have, so that little is left to be done with
all of them.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bibtool.layouts.formats.itemparts import Item, Kind, Part
from bibtool.layouts.formats.spans import Work
from bibtool.layouts.people import author_list
from bibtool.untrusted import clean

_NO_LETTERS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})"
    r"|\bvol\.?\s?\d|\d\s?[-–]{1,2}\s?\d\d|\d\s?:\s?\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\s,.:(]{0,4}(?:no\.?\s?|vol\.?\s?)?(?!(?:19|20)\d\d\D)\d", re.IGNORECASE)
"""What goes on with a journal's volume."""
_AROUND = " \t,;.:|·•–—-"
_OPENING = "\"'“„«‘"
_QUOTES = re.compile(r"[\"'“„«‘]([^\"“”„«»]{1,600})[,.]?[\"'”“»’]")
_SHORT, _LONG = 2, 4
"""Words of a title: of any, of most."""
_SELDOM = 0.05
"""The share of a part's works below which a kind is hardly one that a quarter of all have."""

SOME, NEARLY_ALL = 0.25, 0.8
_BESIDE, _LOOKED_AT, FITS, NAMES = 1, 2, 4, 8
"""What is known of a place: it has what stands beside titles, may be one itself, has names."""


class Places:
    """The places of one kind: in each work one at the most."""

    def __init__(self) -> None:
        """Begin with none."""
        self.works, self.starts, self.ends = array("i"), array("i"), array("i")
        """The numbers of the works, and where in these they begin and end."""
        self.texts: list[str] = []
        self.flags = bytearray()

    def add(self, number: int, part: Part, whole: str) -> None:
        """Add a part of a work, given the text of that."""
        text = clean(whole[part.start : part.end]).strip(_AROUND)
        quoted = _QUOTES.fullmatch(text) if text[:1] in _OPENING else None
        text = quoted[1].strip(_AROUND) if quoted else text
        self.works.append(number)
        self.starts.append(part.start)
        self.ends.append(part.end)
        self.texts.append(text)
        is_numbered = _NUMBER.match(whole, part.end, part.end + 20) is not None
        is_dated = _DIGIT.search(text) is not None and _DATED.search(text) is not None
        self.flags.append(_BESIDE if is_numbered or is_dated else 0)

    def are_beside(self, works: Sequence[Work]) -> bool:
        """Return whether they have what stands beside titles: where it appeared, names, a year.

        Of no more than it takes the names are looked for.
        """
        count = len(self.texts)
        if len(set(self.texts)) < NEARLY_ALL * count:
            return True
        flags, enough = self.flags, int(SOME * count)
        found = sum([known & _BESIDE for known in flags])
        for n, known in enumerate(flags):
            if found > enough:
                return True
            if not known & _LOOKED_AT:
                flags[n] = self._look(n, works)
                found += (flags[n] & _BESIDE) - (known & _BESIDE)
        return found > enough

    def _look(self, n: int, works: Sequence[Work]) -> int:
        """Return what is known of a place by its names and by what its work may be called."""
        text, known = self.texts[n], self.flags[n] | _LOOKED_AT
        names = author_list(text)
        if names is not None:
            known |= _BESIDE
        if names:
            return known | NAMES
        return known | FITS if _may_be_title(text, works[self.works[n]]) else known

    def extend(self, others: "Places") -> None:
        """Add the places of another part of the page."""
        self.works.extend(others.works)
        self.starts.extend(others.starts)
        self.ends.extend(others.ends)
        self.texts += others.texts
        self.flags += others.flags


class Marked(NamedTuple):
    """What elements mark in some works of a page."""

    texts: list[str]
    """The works as the page has them."""
    reached: Sequence[int]
    """Where the last of the titles taken for each ends in that; -1 if one is not there."""
    often: dict[Kind, Places]
    seldom: list[tuple[int, Part]]
    """Of the other kinds the parts themselves, with the numbers of their works."""


def marked_in(first: int, items: Iterable[Item], works: Sequence[Work]) -> Marked:
    """Return what is marked in some of a page's works, given the number of the first of them."""
    texts: list[str] = []
    reached = array("i")
    parts: list[tuple[int, Part]] = []
    for number, item in enumerate(items, first):
        texts.append(item.text)
        parts += [(number, part) for part in item.parts]
        titles = works[number].understood["titles"]
        reached.append(_reach_of(titles, item.text) if item.parts else 0)
    counts = Counter([part.kind for _, part in parts])
    least = _SELDOM * len(texts)
    often = {kind: Places() for kind, count in counts.items() if count >= least}
    seldom: list[tuple[int, Part]] = []
    for number, part in parts:
        if part.kind in often:
            often[part.kind].add(number, part, texts[number - first])
        else:
            seldom.append((number, part))
    for places in often.values():
        places.are_beside(works)  # what is found then is known
    return Marked(texts, reached, often, seldom)


def _reach_of(titles: Iterable[str], text: str) -> int:
    """Return where the last of some titles ends in a text; -1 if one is not there."""
    last = 0
    for title in titles:
        at = text.find(title)
        if at < 0:
            return -1
        last = max(last, at + len(title))
    return last


def folded(text: str) -> str:
    """Return the letters and figures of a text in small letters."""
    return _NO_LETTERS.sub("", text).lower()


def _may_be_title(text: str, work: Work) -> bool:
    """Return whether the words of a part are among those taken for the title, if any were.

    A journal's short name is no title: of such a work none is known.
    """
    length = text.count(" ") + 1
    if length < _SHORT:
        return False
    titles = work.understood["titles"]
    if titles and text in titles[0]:  # as nearly all are
        return True
    words = folded(text)
    if any(text in title or words in folded(title) for title in titles):
        return True
    return length >= _LONG > max((each.count(" ") + 1 for each in titles), default=0)
