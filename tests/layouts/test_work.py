"""Reading takes work in proportion to the text, whatever the text.

Work is counted, in calls of functions, for a clock would measure the machine. Every text is one
short piece over and over: that is where an item without end, or a look back at all that was read,
would show. What a regular expression does inside is not counted, so how those are made is checked.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from bibtool import layouts
from bibtool.layouts import LAYOUTS, parse

SIZE = 3_000
"""Characters; the longer text has twice as many."""
MOST, EXTRA = 2.2, 1_000
"""How much more work twice the text may be."""
LINES = [
    "Abstract\n",
    "Abstract: a\n",
    "Authors: A B\n",
    "Title: a\n",
    "- a\n",
    "1. A\n",
    "[1] A. Smith\n",
    "Smith, A. 2020. On boats.\n",
    "2301.00001\n",
    "10.1000/a\n",
    "# a\n",
    "| a | b |\n",
    "A\tB\tC\n",
    "TY  - A\nER  - \n",
    "@a{b,\n",
    "\\bibitem{a} A\n",
    "\\\\\narXiv:2301.00001\n",
    "A, B - C, 2020 - x.org\nCited by 3\n",
    '{"title": "a"}\n',
]
RUNS = [
    "[1] ",
    "A, ",
    "A. ",
    "Smith, J., ",
    "a; ",
    "(",
    "[[",
    "{a",
    "[a](b) ",
    '{"a":[',
    '"a","',
    "<td>",
    "<a href='",
    "\\a{",
    "10.1000/",
    "2301.00001 ",
    "**a",
    "_a ",
]


def calls(work: Callable[[str], object], text: str) -> int:
    """Return how many functions are called while a text is worked on."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[str], object], piece: str) -> tuple[int, float]:
    """Return the work that twice the text takes, and the most that it may take."""
    short = piece * (SIZE // len(piece))
    work(short)  # what is loaded or remembered once is no part of it
    once = calls(work, short)
    return calls(work, short * 2), MOST * once + EXTRA


@pytest.mark.parametrize("piece", [*LINES, *RUNS])
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    """To choose the layout, every one of them looks at the text; the chosen one reads it."""
    work, most = growth(parse, piece)
    assert work <= most


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_every_layout_reads_twice_the_text_with_twice_the_work(name: str) -> None:
    """A user may name any layout, whatever the text is."""
    layout = LAYOUTS[name]
    too_much = {
        piece: (work, most)
        for piece in [*LINES[:8], *RUNS]
        for work, most in [growth(layout.read, piece)]
        if work > most
    }
    assert {} == too_much


PARSER: Any = importlib.import_module("re._parser")
CODES: Any = importlib.import_module("re._constants")
PARTED = {
    ("bibtool.layouts.furniture", "_SHAPES"),
    ("bibtool.layouts.furniture", "_BRACKETED"),
    ("bibtool.layouts.shapes.menus", "_BRACKETED"),
}
"""Patterns with a repeat in a repeat where a mark that neither can take stands between the two."""


def patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield every compiled pattern of the layouts, with its module and name."""
    for module in pkgutil.walk_packages(layouts.__path__, f"{layouts.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            values = value.values() if isinstance(value, dict) else value
            several = values if isinstance(value, dict | tuple | list) else [value]
            for one in several:
                # Lists of pairs: a name and its pattern.
                for pattern in one if isinstance(one, tuple) else [one]:
                    if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                        yield module.name, name, pattern


def is_nested(tree: Any, *, inside: bool = False) -> bool:
    """Return whether a repeat without end has another in it, and both may give back.

    The second takes more or less of a text, and the first as many more or fewer: every way to
    share it between them is tried. A possessive repeat or an atomic group gives nothing back.
    """
    for code, value in tree:
        if code in {CODES.MAX_REPEAT, CODES.MIN_REPEAT}:
            _, most, body = value
            is_endless = most == CODES.MAXREPEAT
            if (is_endless and inside) or is_nested(body, inside=inside or is_endless):
                return True
        elif any(is_nested(part, inside=now) for part, now in _parts(code, value, inside=inside)):
            return True
    return False


def _parts(code: Any, value: Any, *, inside: bool) -> list[tuple[Any, bool]]:
    """Return the parts of a piece of a pattern, and whether each is in a repeat without end."""
    if code is CODES.POSSESSIVE_REPEAT:
        return [(value[2], False)]
    if code is CODES.ATOMIC_GROUP:
        return [(value, False)]
    if code in {CODES.ASSERT, CODES.ASSERT_NOT}:
        return [(value[1], False)]
    if code is CODES.SUBPATTERN:
        return [(value[3], inside)]
    return [(branch, inside) for branch in value[1]] if code is CODES.BRANCH else []


def test_no_pattern_repeats_a_repeat() -> None:
    """No pattern can crawl by trying every way to share a text between two repeats."""
    nested = {
        (module, name)
        for module, name, pattern in patterns()
        if is_nested(PARSER.parse(pattern.pattern, pattern.flags))
    }
    assert set() == nested - PARTED


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?:a+)+", True),
        ("(?:x|a*b?)*", True),
        ("(?:(?:a+){1,3}b)+", True),
        ("(?:a++)+", False),
        ("(?>a+)+", False),
        ("(?:a{1,9})+", False),
        ("a+b+", False),
        ("(?:b(?=a+))+", False),
    ],
)
def test_a_repeat_in_a_repeat_is_seen(pattern: str, expected: bool) -> None:
    """What is bounded, possessive, atomic or only looked at does not count."""
    assert expected is is_nested(PARSER.parse(pattern))
