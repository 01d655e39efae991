"""How the lines of a page look, each by itself and beside those like it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.shapes.kinds import KINDS, kind_of, may_go_on
from bibtool.layouts.shapes.marks import Mark, mark_of


class Seen(NamedTuple):
    """What a line looks like: its kind, and how it is set."""

    kind: int
    mark: str
    end: str
    indent: int
    size: int
    gap: int
    """How many blank lines stand above: 0, 1, or 2 for more."""


_NUMBERS = {kind: n for n, kind in enumerate(KINDS)}
_MOST_KNOWN = 100_000
_SIZES = (16, 40, 80, 160, 400)
_BADGE = 40
_BADGES = frozenset(KINDS.index(kind) for kind in "short title titled venueish".split())
BULLETS = frozenset("-*+•●○◦‣▪·–—▸►▶➤→✓◆◇■□❖")
_PROSE = frozenset(KINDS.index(kind) for kind in "prose sentence news bio".split())
_WORKS = frozenset(KINDS.index(kind) for kind in "title titled citation venueish".split())
_NUMBERED = frozenset(KINDS.index(kind) for kind in "prose sentence news bio venueish".split())


class Known:
    """The kinds of the lines of a page so far: it has buttons, venues, whole works again."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, bool], dict[str, int]] = {}
        self._room = _MOST_KNOWN

    def kind_of(self, text: str, rest: str, mark: str, *, is_below_open: bool) -> int:
        """Return the number of a line's kind."""
        known = self._kinds.setdefault((mark, is_below_open), {})
        kind = known.get(text)
        if kind is None:
            kind = _NUMBERS[kind_of(text, rest, mark, is_below_open=is_below_open)]
            if self._room:
                self._room -= 1
                known[text] = kind
        return kind


def see(lines: Sequence[Line], known: Known) -> list[Seen]:
    """Return what each line of a page looks like."""
    page: list[Seen] = []
    above: Line | None = None
    marks = [mark_of(line.text) for line in lines]
    running = _running(lines, marks)
    alike: dict[Seen, Seen] = {}  # one object for all lines that look the same
    for line, (mark, after) in zip(lines, marks, strict=True):
        sort, rest = mark.sort, after
        if mark.number is not None and line.number not in running:
            sort = "n" if sort == "1" else ""
            rest = rest if sort else line.text.strip()
        is_below_open = above is not None and may_go_on(above.text)
        kind = known.kind_of(line.text, rest, sort, is_below_open=is_below_open)
        if mark.number is not None and line.number in running and kind in _NUMBERED:
            kind = KINDS.index("citation")
        gap = min(2, line.number - above.number - 1) if above else 2
        look = Seen(kind, sort, _end(rest), _indent(line.text), _size(line.text), gap)
        page.append(alike.setdefault(look, look))
        above = line
    return _without_repeated(lines, _with_bullets_alike(page))


def _without_repeated(lines: Sequence[Line], page: list[Seen]) -> list[Seen]:
    """Return a page where a short line that comes again and again is a badge or a button."""
    texts = [_badge(line.text) for line in lines]
    often = {text for text, count in Counter(texts).items() if text and count > 2}
    if not often:
        return page
    button = KINDS.index("labels")
    return [
        seen._replace(kind=button) if text in often and seen.kind in _BADGES else seen
        for text, seen in zip(texts, page, strict=True)
    ]


def _badge(text: str) -> str:
    """Return a line of a word or two, else nothing."""
    bare = text.strip()
    return bare if len(bare) < _BADGE and bare.count(" ") < 2 else ""


def _with_bullets_alike(page: list[Seen]) -> list[Seen]:
    """Return a page where bullets of one sort are sentences all, if most of them are."""
    total = Counter(seen.mark for seen in page if seen.mark in BULLETS)
    prose = Counter(seen.mark for seen in page if seen.mark in BULLETS and seen.kind in _PROSE)
    points = {mark for mark, count in total.items() if 2 * prose[mark] > count}
    if not points:
        return page
    sentence = KINDS.index("sentence")
    return [
        seen._replace(kind=sentence) if seen.mark in points and seen.kind in _WORKS else seen
        for seen in page
    ]


def _running(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return the lines whose numbers count on from one to the next, up or down."""
    found = [
        (line.number, mark.number)
        for line, (mark, _) in zip(lines, marks, strict=True)
        if mark.number is not None
    ]
    return frozenset(
        line
        for at, (line, n) in enumerate(found)
        if any(abs(other - n) == 1 for _, other in found[max(0, at - 1) : at + 2])
    )


def _end(text: str) -> str:
    last = text[-1:]
    if last.isalnum():
        return "w"
    return last if last in ".:,;?!])\\*|" else "-"


def _indent(text: str) -> int:
    if not text[:1].isspace():
        return 0
    return 3 if text[0] == "\t" else 1 if text[:2].strip() else 2


def _size(text: str) -> int:
    return bisect_left(_SIZES, len(text))
