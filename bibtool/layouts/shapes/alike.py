"""What lines look like beside others like them: more is told by many than by each."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.bylines import byline, short_names
from bibtool.layouts.shapes.datedtitles import dated_titles
from bibtool.layouts.shapes.kinds import BULLETS, KINDS
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of
from bibtool.layouts.shapes.plaintitles import is_plain_title

_LONGEST_BADGE, _MOST_WORDS, _FEW_WORDS = 80, 12, 2
_DIGITS = re.compile(r"\d+")
_BADGES = frozenset(KINDS.index(kind) for kind in "short title titled venueish".split())
_CREDITS = frozenset(KINDS.index(kind) for kind in "names credits venue".split())
_LABELS, _VENUEISH, _CITATION = map(KINDS.index, ("labels", "venueish", "citation"))
_CREDITED = frozenset(KINDS.index(kind) for kind in "names credits".split())
_SHORT, _YEAR, _SURNAMES, _HEADING = map(KINDS.index, "short year credits heading".split())
_MAY_BE_SURNAMES = frozenset(
    KINDS.index(kind) for kind in "title titled venueish short name citation labels credits".split()
)
_LEAST, _NEARLY_ALL, _MOST, _MOSTLY, _HARDLY_MORE = 3, 0.8, 0.7, 0.6, 1.5
_TWO_WORDS = frozenset((_SHORT, KINDS.index("name")))
_HEADED, _SENTENCE, _TITLED = map(KINDS.index, "headed sentence titled".split())
_MAY_BE_SAID = frozenset(KINDS.index(kind) for kind in "title titled venueish short".split())
_PROSE = frozenset(KINDS.index(kind) for kind in "prose sentence news bio".split())
_OF_BULLETS = _PROSE | {_HEADED}
_WORKS = frozenset(KINDS.index(kind) for kind in "title titled citation venueish".split())


def together(lines: Sequence[Line], page: list[Seen], looks: Sequence[Seen]) -> list[Seen]:
    """Return a page where lines beside others like them tell more than each by itself.

    Most rules are of lines that a page has none of: ``looks`` are all that there are.
    """
    kinds = {look.kind for look in looks}
    if any(look.mark == "1" for look in looks):
        page = _with_numbered_works(page)
    if _SURNAMES in kinds:
        page = _with_cited_names(lines, page)
    before = page
    page = _with_short_names(lines, page)
    if page is not before or not kinds.isdisjoint(_CREDITED):
        page = _with_short_titles(page)
    if any(look.end == "." for look in looks):
        page = _with_sentences(page)
    if _VENUEISH in kinds:
        page = _with_years(page)
    if any(look.mark[:1] in BULLETS for look in looks) and not kinds.isdisjoint(_OF_BULLETS):
        page = _with_bullets_alike(page)
    return _without_repeated(lines, page)


def _without_repeated(lines: Sequence[Line], page: list[Seen]) -> list[Seen]:
    """Return a page where a short line that comes again and again is a badge or a button."""
    texts = [
        "" if seen.mark and bare.count(" ") >= _FEW_WORDS else _badge(bare, seen)
        for bare, seen in zip([line.text.strip() for line in lines], page, strict=True)
    ]
    counts = Counter(filter(None, texts))
    if max(counts.values(), default=0) <= _FEW_WORDS:
        return page
    titles = Counter(
        line.text for line, seen in zip(lines, page, strict=True) if seen.kind in _BADGES
    )
    # More than half of all titles are no buttons, whatever they have in common; and a page may have
    # the same works again.
    most = titles.total() // 2 if 2 * sum(n > 2 for n in titles.values()) <= len(titles) else 0
    often = {
        text
        for text, count in counts.items()
        if count > 2 and (count <= most or text.count(" ") < _FEW_WORDS)
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


def _badge(bare: str, seen: Seen) -> str:
    """Return a line of a word or two, or of a few more, its digits as one; else nothing."""
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
    are_years.append(False)

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
    """Return a page where titles end with a year, if no other line or none near may be one."""
    kinds = Counter(seen.kind for seen in page)
    others = sum(kinds[kind] for kind in _WORKS | _CREDITS) - kinds[_VENUEISH]
    if kinds[_VENUEISH] >= max(_LEAST, 2 * others):
        return [seen._replace(kind=_TITLED) if seen.kind == _VENUEISH else seen for seen in page]
    dated = set(dated_titles([(seen.kind, seen.mark, seen.indent) for seen in page]))
    return [seen._replace(kind=_TITLED) if at in dated else seen for at, seen in enumerate(page)]


def _with_heads(page: list[Seen]) -> list[Seen]:
    """Return a page where bullets of a title and a summary each are works, if nothing else is."""
    headed = sum(seen.kind == _HEADED for seen in page)
    if not headed:
        return page
    bullets = sum(seen.mark[:1] in BULLETS for seen in page)
    others = sum(seen.kind in _WORKS and seen.mark[:1] not in BULLETS for seen in page)
    kind = KINDS.index("citation" if 2 * headed > bullets and 3 * others < headed else "sentence")
    return [seen._replace(kind=kind) if seen.kind == _HEADED else seen for seen in page]
