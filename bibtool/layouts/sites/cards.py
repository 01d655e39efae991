"""Cards of sites: each has a line that only its site prints, a title and mostly its authors.

Such a line stands right above the title (``08:30-08:45, Paper TuA1.1``), below title and authors
(``First Published: …``, ``View blog``), or is the line of authors itself, with the id behind them.
One such card alone is enough to know the page; what stands around the cards is the site's.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.bibliographies.snippets import DASH, byline_of
from bibtool.layouts.citations import is_reference
from bibtool.layouts.furniture import is_compound, is_furniture
from bibtool.layouts.lines import Line, Page, is_prose, sample
from bibtool.layouts.printed import has_id, ids_in, opens_with_id
from bibtool.layouts.sites.bylines import Byline, byline, is_place
from bibtool.model import Listing
from bibtool.untrusted import clean

NAME = "cards"

_FIT = 0.93
_MOST_PLACES = 0.8
_REACH, _REACH_BELOW, _LONGEST = 8, 4, 40
_OUTSIDE = 20
"""So many lines may stand around the cards however few these are."""


class _Title(Enum):
    BELOW = auto()
    ABOVE = auto()
    RIGHT_ABOVE = auto()


_SIGNS: dict[str, tuple[_Title, re.Pattern[str]]] = {
    name: (title, re.compile(pattern))
    for name, title, pattern in (
        ("osti", _Title.ABOVE, r".{0,200}\bOSTI ID:\s?\d"),
        ("ntrs", _Title.ABOVE, r"Document ID:\s?(?:19|20)\d{9}\b"),
        ("openreview", _Title.ABOVE, r"\d{1,2} of \d{1,2} Reviews Submitted$"),
        ("chemrxiv", _Title.ABOVE, r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}, Version \d{1,2}$"),
        ("cambridge", _Title.ABOVE, r"Published online by Cambridge University Press:"),
        ("wiley", _Title.ABOVE, r"First Published:\s\d"),
        ("aps", _Title.ABOVE, r"Phys\. Rev\. .{2,40} [–-] Published \d{1,2} [A-Z]"),
        ("scielo", _Title.ABOVE, r"(?:Resumo|Resumen):(?:\s[A-Z]{2})+\b"),
        ("alphaxiv", _Title.ABOVE, r"View blog$"),
        ("philpapers", _Title.RIGHT_ABOVE, r"[^\W\d_].{2,600} - (?:19|20)\d\d - \S"),
        ("papercept", _Title.BELOW, r"\d\d:\d\d-\d\d:\d\d, Paper \S{2,20}(?:\s|$)"),
        ("conftool", _Title.BELOW, r"\d{1,2}:\d\d[ap]m - \d{1,2}:\d\d[ap]m$"),
        ("sched", _Title.BELOW, r"\d{1,2}:\d\d[ap]m [A-Z]{2,4}$"),
    )
}
_MAY_BE_SIGN = re.compile(
    r"OSTI ID|Document ID|Reviews Submitted|, Version \d|Published|Resum(?:o|en):|View blog"
    r"| - (?:19|20)\d\d - |\d:\d\d"
)
_ABOVE = re.compile(
    r"\d{1,6}\.?|authors?|abstract|open access|editors[’'] suggestion|you have access"
    r"|(?:free|full|public) access|working paper|(?:research|review) articles?"
    r"|pdf(?: supplementary material)?|pages:?\s.{1,20}|e\d{3,8}|\W+|available media"
    r"|(?-i:[a-z-]{2,8}\.[A-Z]{2})|[A-Z][a-z]+ papers"
    r"|\d{1,4} votes?\b.{0,40}|show (?:more|abstract)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,4}\t|\(?[A-Za-z\d]{1,2}\)\s|\d{1,3}\.\s)")
_COLUMN = re.compile(r"([^\t]{4,60})\t[^\t]{2,120}")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_LONGEST_TITLE = 400
_LEAST_SURE = 3
"""One in so many must surely be authors."""


class _Card(NamedTuple):
    lines: list[Line]
    title: str
    authors: tuple[str, ...]
    is_sure: bool


def looks_like(text: str) -> float:
    """Return how many of the lines between the first card and the last are in cards."""
    lines = sample(text)
    found = _cards(lines)
    if not found or not any(card.authors for card in found):
        return 0.0
    own = {line.number for card in found for line in card.lines}
    first, last = found[0].lines[0].number, found[-1].lines[-1].number
    left = [line for line in lines if line.number not in own]
    others = [n for n in left if not (_is_nothing(n.text) or _sign_only(n.text))]
    between = sum(first < line.number < last for line in others)
    outside = len(others) - between
    inside = len(own)
    return _FIT * inside / (inside + between + max(0, outside - max(inside, _OUTSIDE)))


def read(text: str) -> Listing:
    """Read one item from each card."""
    page = Page(NAME, text)
    for card in _cards(page.lines):
        printed = "\n".join(line.text for line in card.lines[1:] if not is_prose(line.text, 100))
        arxiv_id, doi = ids_in(printed)
        years = set(_YEARS.findall(printed))
        page.take(
            card.lines,
            titles=(card.title,),
            authors=card.authors,
            abstract=next((clean(n.text) for n in card.lines[1:] if is_prose(n.text)), ""),
            year=int(years.pop()) if len(years) == 1 else None,
            arxiv_id=arxiv_id,
            doi=doi,
        )
    return page.listing()


def _is_nothing(text: str) -> bool:
    return is_furniture(text) or _ABOVE.fullmatch(text.strip()) is not None


def _cards(lines: Sequence[Line]) -> list[_Card]:
    """Return the cards of the sign that most of a page's cards have."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if name := _sign(line.text):
            places.setdefault(name, []).append(at)
    best: list[_Card] = []
    for name, where in places.items():
        found = list(_of_sign(lines, where, _SIGNS[name][0]))
        are_known = len(found) >= _MOST_PLACES * len(where) or _SIGNS[name][0] is _Title.BELOW
        if are_known and len(found) > len(best):
            best = found
    best = best or _bylined(lines)
    return [] if best and _are_results(lines) else best


def _sign(text: str) -> str:
    if len(text) > 2 * _LONGEST_TITLE or not _MAY_BE_SIGN.search(text):
        return ""
    bare = text.strip()
    return next((name for name, (_, sign) in _SIGNS.items() if sign.match(bare)), "")


def _bylined(lines: Sequence[Line]) -> list[_Card]:
    """Return the cards whose authors have an id or a venue and its year behind them."""
    may_tell = [at for at in range(1, len(lines)) if _may_tell(lines[at].text)]
    if not any(has_id(lines[at].text) for at in may_tell):
        return []
    where = [
        at
        for at in may_tell
        if (who := byline(lines[at].text)) is not None
        and who.tells
        and _may_be_title(lines[at - 1].text)
    ]
    with_id = sum(has_id(lines[at].text) for at in where)
    if not with_id or with_id * 3 < len(where):
        return []
    found = list(_of_sign(lines, where, _Title.RIGHT_ABOVE))
    # A reference that a margin broke has a surname and a year on a line of its own, too.
    is_known = _LEAST_SURE * sum(card.is_sure for card in found) >= len(found)
    return found if is_known and not any(is_reference(card.title) for card in found) else []


def _are_results(lines: Sequence[Line]) -> bool:
    """Return whether lines are authors, a venue and a year as Scholar has them, which reads them.

    Some of its venues are ids.
    """
    dashed = (n.text for n in lines if len(n.text) < _LONGEST_TITLE and DASH.search(n.text))
    return sum((who := byline_of(text)) is not None and who.is_dated for text in dashed) > 1


def _may_tell(text: str) -> bool:
    """Return whether a line may be authors and an id or a year, told cheaply."""
    is_parted = ", " in text or " — " in text or " | " in text
    return len(text) < _LONGEST_TITLE and is_parted and text[-1:].isalnum() and text[-4:-1] != ""


def _of_sign(lines: Sequence[Line], where: Sequence[int], title: _Title) -> Iterator[_Card]:
    """Yield the card of each place; one without a title, or a break between talks, is none."""
    heads = [_head(lines, where, nth, title) for nth in range(len(where))]
    starts = [at if head is None or title is _Title.BELOW else head
              for at, head in zip(where, heads, strict=True)]  # fmt: skip
    for nth, (at, head) in enumerate(zip(where, heads, strict=True)):
        if head is None:
            continue
        stop = starts[nth + 1] if nth + 1 < len(where) else len(lines)
        last = _last(lines, max(at, head), stop, is_loose=title is _Title.BELOW)
        card = lines[head : last + 1]
        who = byline(lines[at].text) if title is _Title.RIGHT_ABOVE else _authors(card[1:])
        if who is None and title is _Title.BELOW:
            continue
        names, is_sure = (who.names, who.is_sure) if who else ((), False)
        yield _Card(list(card), _title(lines[head].text), names, is_sure)


def _head(lines: Sequence[Line], where: Sequence[int], nth: int, title: _Title) -> int | None:
    at = where[nth]
    if title is _Title.BELOW:
        stop = where[nth + 1] if nth + 1 < len(where) else len(lines)
        below = range(at + 1, min(stop, at + _REACH_BELOW))
        return next((n for n in below if _may_be_title(lines[n].text)), None)
    above = where[nth - 1] if nth else -1
    if title is _Title.RIGHT_ABOVE:
        is_close = at > above + 1 and lines[at].number <= lines[at - 1].number + 2
        return at - 1 if is_close and _may_be_title(lines[at - 1].text) else None
    return _title_above(lines, max(above + 1, at - _REACH), at)


def _title_above(lines: Sequence[Line], first: int, at: int) -> int | None:
    """Return the line that opens a paragraph, or whose next is authors or an abstract."""
    kept = [n for n in range(first, at) if not _is_nothing(lines[n].text)]
    likely: list[tuple[int, int]] = []
    for one, below in pairwise([*kept, at]):
        text = lines[one].text
        opens = _opens(lines, one)
        if not _may_be_title(text) or (not opens and text.count(" ") < 5 and is_place(text)):
            continue
        who = byline(lines[below].text) if below != at else None
        # Names without sure signs stand above it too, below a date or where they are from.
        is_inside = not opens and (one - 1 not in kept or is_place(lines[one - 1].text))
        is_above_prose = below != at and not is_inside and is_prose(lines[below].text)
        fit = (3 if who.is_sure else 2) if who else 2 if is_above_prose else 0
        # Names above an abstract are rarely a title.
        likely.append((fit + 2 * opens - (not opens and byline(text) is not None), one))
    return max(likely)[1] if likely else None


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line opens a paragraph, but for what stands above titles."""
    while at > 0 and lines[at].number == lines[at - 1].number + 1:
        at -= 1
        if not _is_nothing(lines[at].text):
            return False
    return True


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or _is_nothing(text) or is_prose(text) or opens_with_id(text):
        return False
    if text.startswith("#\t"):  # a table's head
        return False
    if text.count(" ") < 1 and not is_compound(text.strip()):
        return False
    who = byline(text)
    return who is None or not (who.is_sure or who.tells)


def _last(lines: Sequence[Line], at: int, stop: int, *, is_loose: bool) -> int:
    """Return a card's last line: below a blank one it goes on with authors and an abstract."""
    last = at
    for n in range(at + 1, min(stop, at + _LONGEST)):
        text = lines[n].text
        is_close = lines[n].number == lines[n - 1].number + 1
        goes_on = is_prose(text) or (is_loose and (is_place(text) or _authors([lines[n]])))
        if not is_close and not goes_on:
            break
        last = n
    while last > at and _ABOVE.fullmatch(lines[last].text.strip()):
        last -= 1
    return last


def _authors(lines: Sequence[Line]) -> Byline | None:
    """Return the authors of a card: of its surest line, or those of a line each."""
    columns = [m for line in lines if (m := _COLUMN.fullmatch(line.text.strip()))]
    each = [who for m in columns if (who := byline(m[1]))]
    if each and len(each) * 4 >= len(columns) * 3:
        return Byline(tuple(name for who in each for name in who.names), is_sure=True)
    texts = [line.text for line in lines]
    texts = [t for t in texts if not (is_prose(t) or _is_nothing(t) or _sign_only(t))]
    found = [(at, who) for at, text in enumerate(texts) if (who := byline(text))]
    # Further down two words are a subject: "Boat Science".
    found = [(at, who) for at, who in found if at < 2 or who.is_sure or len(who.names) > 1]
    return max((who for _, who in found), key=_likely, default=None)


def _likely(who: Byline) -> tuple[bool, int]:
    return who.is_sure, len(who.names)


def _sign_only(text: str) -> bool:
    name = _sign(text)
    return bool(name) and _SIGNS[name][0] is not _Title.RIGHT_ABOVE


def _title(text: str) -> str:
    bare = clean(_NUMBER.sub("", text.strip(), count=1) if _NUMBER.match(text.strip()) else text)
    return bare.removesuffix(".")
