"""How the lines of a page look, each by itself and beside those like it."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.bylines import byline, short_names
from bibtool.layouts.shapes.days import days_above
from bibtool.layouts.shapes.kinds import BULLETS, KINDS, kind_of, may_go_on
from bibtool.layouts.shapes.marks import Mark, mark_of
from bibtool.layouts.shapes.notes import notes
from bibtool.layouts.shapes.plaintitles import is_plain_title
from bibtool.layouts.shapes.recurringlabels import labelled_bullets
from bibtool.layouts.shapes.setting import end_of, indent_of, size_of


class Seen(NamedTuple):
    """What a line looks like: its kind, and how it is set."""

    kind: int
    mark: str
    end: str
    indent: int
    size: int
    gap: int
    """How many blank lines stand above: 0, 1, or 2 for more."""


_Traits = tuple[int, str, str, int, int, int]
_NUMBERS = {kind: n for n, kind in enumerate(KINDS)}
_MOST_KNOWN, _LONGEST = 8192, 1000
_LONGEST_BADGE, _MOST_WORDS, _FEW_WORDS = 80, 12, 2
_DIGITS = re.compile(r"\d+")
_BADGES = frozenset(KINDS.index(kind) for kind in "short title titled venueish".split())
_CREDITS = frozenset(KINDS.index(kind) for kind in "names credits venue".split())
_LEAST = 3
_LABELS, _VENUEISH = map(KINDS.index, ("labels", "venueish"))
_CREDITED = frozenset(KINDS.index(kind) for kind in "names credits".split())
_SHORT, _YEAR, _SURNAMES, _HEADING = map(KINDS.index, "short year credits heading".split())
_MAY_BE_SURNAMES = frozenset(
    KINDS.index(kind) for kind in "title titled venueish short name citation labels credits".split()
)
_NEARLY_ALL, _MOST, _MOSTLY, _HARDLY_MORE = 0.8, 0.7, 0.6, 1.5
_CITATION = KINDS.index("citation")
_TWO_WORDS = frozenset((_SHORT, KINDS.index("name")))
_NEWS, _HEADED, _SENTENCE = map(KINDS.index, ("news", "headed", "sentence"))
_MAY_BE_NOTES = frozenset(KINDS.index(kind) for kind in "title short venueish headed prose".split())
_MAY_BE_SAID = frozenset(KINDS.index(kind) for kind in "title titled venueish short".split())
_MAY_BE_ABOUT = frozenset(
    KINDS.index(kind) for kind in "title titled citation venueish short sentence prose".split()
)
_FIELD, _ID = map(KINDS.index, ("field", "id"))
_PROSE = frozenset(KINDS.index(kind) for kind in "prose sentence news bio".split())
_WORKS = frozenset(KINDS.index(kind) for kind in "title titled citation venueish".split())
_NUMBERED = frozenset(KINDS.index(kind) for kind in "prose sentence news bio venueish".split())


class Known(NamedTuple):
    """What is known of a page: where other things than works stand, and where lines end."""

    aside: Container[int]
    ends: Mapping[int, int]


@lru_cache(maxsize=_MOST_KNOWN)
def _kind_of(text: str, rest: str, mark: str, *, is_below_open: bool) -> int:
    """Return the number of a line's kind; what was looked at to choose the layout is known."""
    return _NUMBERS[kind_of(text, rest, mark, is_below_open=is_below_open)]


def see(lines: Sequence[Line], known: Known) -> list[Seen]:
    """Return what each line of a page looks like."""
    page: list[Seen] = []
    above: Line | None = None
    ends = known.ends
    marks = [mark_of(line.text) for line in lines]
    running = _running(lines, marks)
    said, days, about = (told(lines, marks) for told in (notes, days_above, labelled_bullets))
    alike: dict[_Traits, Seen] = {}  # one object for all lines that look the same
    for at, (line, (mark, after)) in enumerate(zip(lines, marks, strict=True)):
        sort, rest = mark.sort, after
        if mark.number is not None and line.number not in running:
            sort = "n" if sort == "1" else ""
            rest = rest if sort else line.text.strip()
        is_below_open = (
            above is not None and not (sort or rest[:1].isupper()) and may_go_on(above.text)
        )
        told = _kind_of if len(line.text) < _LONGEST else _kind_of.__wrapped__
        kind = told(line.text, rest, sort, is_below_open=is_below_open)
        if mark.number is not None and line.number in running and kind in _NUMBERED:
            kind = KINDS.index("citation")
        if line.number in known.aside:
            kind = _NEWS
        elif at in days:
            kind, sort = _YEAR, ""
        elif at in about and kind in _MAY_BE_ABOUT:
            kind = _ID if has_id(rest) else _FIELD
        elif at in said and kind in _MAY_BE_NOTES:
            kind, sort = _SENTENCE, "~"  # its bullet is not that of a work
        gap = min(2, line.number - ends.get(above.number, above.number) - 1) if above else 2
        traits = (kind, sort, end_of(rest), indent_of(line.text), size_of(line.text), gap)
        look = alike.get(traits)
        if look is None:
            look = alike[traits] = Seen(*traits)
        page.append(look)
        above = line
    page = _with_short_names(lines, _with_cited_names(lines, _with_numbered_works(page)))
    page = _with_sentences(_with_short_titles(page))
    return _without_repeated(lines, _with_bullets_alike(_with_years(page)))


def _without_repeated(lines: Sequence[Line], page: list[Seen]) -> list[Seen]:
    """Return a page where a short line that comes again and again is a badge or a button."""
    texts = [_badge(line.text, seen) for line, seen in zip(lines, page, strict=True)]
    titles = Counter(
        line.text for line, seen in zip(lines, page, strict=True) if seen.kind in _BADGES
    )
    # More than half of all titles are no buttons, whatever they have in common; and a page may have
    # the same works again.
    most = titles.total() // 2 if 2 * sum(n > 2 for n in titles.values()) <= len(titles) else 0
    often = {
        text
        for text, count in Counter(texts).items()
        if text and count > 2 and (count <= most or text.count(" ") < _FEW_WORDS)
    }
    if not often:
        return page
    badges = {seen for text, seen in zip(texts, page, strict=True) if text in often}
    buttons = {
        seen: seen._replace(kind=_LABELS) if seen.kind in _BADGES else seen for seen in badges
    }
    return [
        buttons[seen] if text in often else seen for text, seen in zip(texts, page, strict=True)
    ]


def _badge(text: str, seen: Seen) -> str:
    """Return a line of a word or two, or of a few more, its digits as one; else nothing."""
    bare = text.strip()
    words = bare.count(" ") + 1
    if len(bare) >= _LONGEST_BADGE or words > _MOST_WORDS:
        return ""
    if words <= _FEW_WORDS:
        return bare
    if seen.mark or seen.kind not in _BADGES:
        return ""
    if not _DIGITS.search(bare):
        return bare
    # The works of a series differ in their numbers too.
    alike = _DIGITS.sub("0", bare)
    return "" if is_plain_title(alike) or has_id(bare) else alike


def _with_bullets_alike(page: list[Seen]) -> list[Seen]:
    """Return a page where bullets of one sort are sentences all, if most of them are."""
    page = _with_heads(page)
    total = Counter(seen.mark for seen in page if seen.mark[:1] in BULLETS)
    prose = Counter(seen.mark for seen in page if seen.mark[:1] in BULLETS and seen.kind in _PROSE)
    points = {mark for mark, count in total.items() if 2 * prose[mark] > count}
    if not points:
        return page
    return [
        seen._replace(kind=_SENTENCE) if seen.mark in points and seen.kind in _WORKS else seen
        for seen in page
    ]


def _with_numbered_works(page: list[Seen]) -> list[Seen]:
    """Return a page where two words on a numbered line are a title, if such lines are works."""
    numbered = [at for at, seen in enumerate(page) if seen.mark == "1"]
    works = sum(page[at].kind in _WORKS for at in numbered)
    if 2 * works < len(numbered) or not works:
        return page
    found = list(page)
    for at in numbered:
        if page[at].kind in _TWO_WORDS:
            found[at] = page[at]._replace(kind=KINDS.index("title"))
    return found


def _with_sentences(page: list[Seen]) -> list[Seen]:
    """Return a page where a line with a full stop, below each work that has none, is about it."""
    stops = [at for at, seen in enumerate(page) if seen.kind in _MAY_BE_SAID and seen.end == "."]
    below = [at for at in stops if at and _is_said_of(page[at], page[at - 1])]
    if not below or len(below) < _NEARLY_ALL * len(stops):
        return page
    works = sum(seen.kind in _WORKS and seen.end != "." for seen in page)
    said = sum(seen.kind in _PROSE and _is_said_of(seen, above) for above, seen in pairwise(page))
    if len(below) + said < max(_LEAST, _MOST * works):
        return page
    found = list(page)
    for at in below:
        found[at] = page[at]._replace(kind=_SENTENCE)
    return found


def _is_said_of(seen: Seen, above: Seen) -> bool:
    return not (seen.gap or seen.mark) and above.kind in _WORKS and above.end not in ".:,"


def _with_cited_names(lines: Sequence[Line], page: list[Seen]) -> list[Seen]:
    """Return a page where what may be names and a date are works, if its works are on one line."""
    found = {
        at
        for at, (line, seen) in enumerate(zip(lines, page, strict=True))
        if seen.kind == _SURNAMES and byline(mark_of(line.text)[1])
    }
    works = Counter(seen.kind for seen in page if seen.kind in _WORKS)
    if not found or 2 * works[_CITATION] <= works.total() or len(found) > works[_CITATION]:
        return page
    return [seen._replace(kind=_CITATION) if at in found else seen for at, seen in enumerate(page)]


def _with_short_names(lines: Sequence[Line], page: list[Seen]) -> list[Seen]:
    """Return a page where surnames and a year stand beside most titles, and are none."""
    are_years = [seen.kind == _YEAR and not seen.gap for seen in page]

    def may_be(at: int) -> bool:
        return page[at].kind in _MAY_BE_SURNAMES and not _is_beside_names(page, at)

    found = short_names(lines, may_be, are_years)
    if len(found) < _LEAST:
        return page
    works = sum(seen.kind in _WORKS and at not in found for at, seen in enumerate(page))
    if not (_MOSTLY * works <= len(found) <= _HARDLY_MORE * works):
        return page
    return [seen._replace(kind=_SURNAMES) if at in found else seen for at, seen in enumerate(page)]


def _is_beside_names(page: Sequence[Seen], at: int) -> bool:
    """Return whether the line right above or below has authors: then this one has none."""
    if page[at].kind in _CREDITED:
        return False
    is_below = at > 0 and not page[at].gap and page[at - 1].kind in _CREDITED
    return is_below or (
        at + 1 < len(page) and not page[at + 1].gap and page[at + 1].kind in _CREDITED
    )


def _with_short_titles(page: list[Seen]) -> list[Seen]:
    """Return a page where a word or two right above names are a title, if titles stand there."""
    above = [at - 1 for at, seen in enumerate(page) if at and seen.kind in _CREDITED]
    short = [at for at in above if _may_be_short_title(page[at], page[at + 1])]
    if not short:
        return page
    titles = sum(
        page[at].kind in _WORKS and (not page[at + 1].gap or page[at].mark == "#") for at in above
    )
    if titles < _LEAST or titles < 2 * len(short):
        return page
    found = list(page)
    for at in short:
        found[at] = found[at]._replace(kind=KINDS.index("title"))
    return found


def _may_be_short_title(seen: Seen, below: Seen) -> bool:
    return (seen.kind == _SHORT and not below.gap) or (seen.kind == _HEADING and seen.mark == "#")


def _with_years(page: list[Seen]) -> list[Seen]:
    """Return a page where titles end with a year: no other line may be one."""
    kinds = Counter(seen.kind for seen in page)
    others = sum(kinds[kind] for kind in _WORKS | _CREDITS) - kinds[_VENUEISH]
    if kinds[_VENUEISH] < _LEAST or kinds[_VENUEISH] < 2 * others:
        return page
    titled = KINDS.index("titled")
    return [seen._replace(kind=titled) if seen.kind == _VENUEISH else seen for seen in page]


def _with_heads(page: list[Seen]) -> list[Seen]:
    """Return a page where bullets of a title and a summary each are works, if nothing else is."""
    headed = sum(seen.kind == _HEADED for seen in page)
    if not headed:
        return page
    bullets = sum(seen.mark[:1] in BULLETS for seen in page)
    others = sum(seen.kind in _WORKS and seen.mark[:1] not in BULLETS for seen in page)
    kind = KINDS.index("citation" if 2 * headed > bullets and 3 * others < headed else "sentence")
    return [seen._replace(kind=kind) if seen.kind == _HEADED else seen for seen in page]


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
