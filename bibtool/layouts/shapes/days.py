"""Bullets that say when and by whom, above the work that is set deeper: a seminar's past talks."""

from collections.abc import Sequence

from bibtool.layouts.lines import Line, is_directly_below
from bibtool.layouts.shapes.kinds import BULLETS
from bibtool.layouts.shapes.marks import Mark, mark_of

_FEWEST, _SHARE = 2, 0.6
_MOST_WORDS = 5
_SHORTEST = 15
_LONGEST_OPENING = 5  # a bracket and the first letters of a month
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def days_above(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]]) -> frozenset[int]:
    """Return the places of bullets that are a day, perhaps with a name, if most bullets are.

    ``* 2020-03-02: Anna Smith`` above ``  [Doe 2019](…): "On Boats"``
    """
    bullets = [at for at, (mark, _) in enumerate(marks) if mark.sort[:1] in BULLETS]
    days = [
        at
        for at in bullets
        if (
            (first := marks[at][1][:_LONGEST_OPENING].lstrip("[( \t"))[:1].isdigit()
            or first[:3].lower() in _MONTHS
        )
        and _is_day(marks[at][1])
    ]
    found = [at for at in days if _has_work_below(lines, marks, at)]
    is_usual = len(found) >= max(_FEWEST, _SHARE * len(bullets))
    return frozenset(found) if is_usual else frozenset()


def _is_day(text: str) -> bool:
    """Return whether a text is a day and a few words: who speaks."""
    mark, rest = mark_of(f"{text.rstrip()} -")
    return mark.sort == "d" and rest.count(" ") <= _MOST_WORDS and "[" not in rest


def _has_work_below(lines: Sequence[Line], marks: Sequence[tuple[Mark, str]], at: int) -> bool:
    if at + 1 >= len(lines) or not is_directly_below(lines[at + 1], lines[at]):
        return False
    below = lines[at + 1].text
    is_deeper = _depth(below) > _depth(lines[at].text)
    is_bullet = marks[at + 1][0].sort[:1] in BULLETS
    return is_deeper and not is_bullet and len(below.strip()) >= _SHORTEST


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())
