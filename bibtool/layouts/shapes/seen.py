"""How the lines of a page look, each by itself and beside those like it."""

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bibtool.layouts.lines import Line
from bibtool.layouts.printed import has_id
from bibtool.layouts.remembering import Lookup
from bibtool.layouts.shapes.alike import together
from bibtool.layouts.shapes.days import days_above
from bibtool.layouts.shapes.kinds import KINDS, is_title_at_once, kind_of, may_go_on
from bibtool.layouts.shapes.look import Seen
from bibtool.layouts.shapes.marks import mark_of, running_on
from bibtool.layouts.shapes.notes import notes
from bibtool.layouts.shapes.ownnames import owners_first
from bibtool.layouts.shapes.recurringlabels import labelled_bullets
from bibtool.layouts.shapes.setting import end_of, indent_of, size_of

_END = Lookup(end_of)
_Traits = tuple[int, str, str, int, int, int]
_NUMBERS = {kind: n for n, kind in enumerate(KINDS)}
_MOST_KNOWN, _LONGEST = 8192, 1000
_CITATION, _YEAR, _NEWS, _SENTENCE = map(KINDS.index, "citation year news sentence".split())
_FIELD, _ID, _TITLE = map(KINDS.index, ("field", "id", "title"))
_MAY_BE_NOTES = frozenset(map(KINDS.index, "title short venueish headed prose".split()))
_MAY_BE_ABOUT = frozenset(
    map(KINDS.index, "title titled citation venueish short sentence prose".split())
)
_MAY_BE_CITED = frozenset(map(KINDS.index, "title titled venueish venue sentence prose".split()))
_NUMBERED = frozenset(map(KINDS.index, "prose sentence news bio venueish".split()))


class Known(NamedTuple):
    """What is known of a page: where other things than works stand, and where lines end."""

    aside: Container[int]
    ends: Mapping[int, int]


class _Beside(NamedTuple):
    """Which lines of a page are told by those around them: their places."""

    notes: frozenset[int]
    days: frozenset[int]
    labelled: frozenset[int]
    owned: frozenset[int]

    def told(self, at: int, kind: int, sort: str, rest: str) -> tuple[int, str]:
        """Return the kind and the mark of such a line, of which those it has itself are given."""
        if at in self.owned and kind in _MAY_BE_CITED:
            kind = _CITATION
        if at in self.days:
            return _YEAR, ""
        if at in self.labelled and kind in _MAY_BE_ABOUT:
            return _ID if has_id(rest) else _FIELD, sort
        if at in self.notes and kind in _MAY_BE_NOTES:
            return _SENTENCE, "~"  # its bullet is not that of a work
        return kind, sort


@lru_cache(maxsize=_MOST_KNOWN)
def _kind_of(text: str, rest: str, mark: str, is_below_open: bool) -> int:  # noqa: FBT001 - quicker
    """Return the number of a line's kind; what was looked at to choose the layout is known."""
    return _NUMBERS[kind_of(text, rest, mark, is_below_open=is_below_open)]


def see(lines: Sequence[Line], known: Known) -> list[Seen]:
    """Return what each line of a page looks like."""
    page: list[Seen] = []
    above, last = "", -2
    aside, ends = known
    marks = [mark_of(line.text) for line in lines]
    running = running_on(lines, marks)
    beside = _Beside(
        notes(lines, marks),
        days_above(lines, marks),
        labelled_bullets(lines, marks),
        owners_first(lines, marks),
    )
    special = frozenset[int]().union(*beside)
    alike: dict[_Traits, Seen] = {}  # one object for all lines that look the same
    for at, ((number, text), ((sign, count), after)) in enumerate(zip(lines, marks, strict=True)):
        sort, rest = sign, after
        if count is not None and number not in running:
            sort = "n" if sign == "1" else ""
            rest = after if sort else text.strip()
        if sort != "#" and is_title_at_once(rest):
            kind = _TITLE
        else:
            is_below_open = not (sort or rest[:1].isupper()) and may_go_on(above)
            told = _kind_of if len(text) < _LONGEST else _kind_of.__wrapped__
            kind = told(text, rest, sort, is_below_open)
            if count is not None and number in running and kind in _NUMBERED:
                kind = _CITATION
        if number in aside:
            kind = _NEWS
        elif at in special:
            kind, sort = beside.told(at, kind, sort, rest)
        gap = min(2, number - last - 1)
        indent = indent_of(text) if text[0].isspace() else 0
        traits = (kind, sort, _END[rest[-1:]], indent, size_of(text), gap)
        page.append(alike.get(traits) or alike.setdefault(traits, Seen(*traits)))
        above, last = text, ends.get(number, number) if ends else number
    return together(lines, page, list(alike.values()))
