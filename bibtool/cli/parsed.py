"""How listings were read: for a person, and as ``bibtool/listing/1`` (docs/json.md)."""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import takewhile
from typing import Any

from bibtool.cli.terminal import paint
from bibtool.model import Leftover, Listing, Reference
from bibtool.untrusted import clean, escaped, excerpt

SCHEMA = "bibtool/listing/1"
_WIDTH, _LEAST = 100, 40
_MOST_NAMES = 6
_CONTEXT = 15
_TEXT = json.JSONEncoder(ensure_ascii=False)
_BLANK = "\n        "
"""Before an item of a listing."""


def as_json(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield the listings as JSON text, piece by piece; nothing in it can steer a terminal.

    All of it at once is several times as long as what was read.
    """
    yield f'{{\n  "schema": "{SCHEMA}",\n  "listings": ['
    number = 1
    for n, listing in enumerate(listings):
        file, layout = _encoded(listing.file), _encoded(listing.layout)
        yield f'{"," if n else ""}\n    {{\n      "file": {file},\n      "layout": {layout},'
        items = (_item(at, one) for at, one in enumerate(listing.references, number))
        yield from _array("items", items)
        yield ","
        yield from _array(
            "leftovers", ({"line": o.line, "text": o.text} for o in listing.leftovers)
        )
        yield "\n    }"
        number += len(listing.references)
    yield "\n  ]\n}\n" if listings else "]\n}\n"


def as_text(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield the lines of a report on the listings, in which each line of them is once, in order."""
    number = 1
    for listing in listings:
        yield from (f"{line}\n" for line in _report(listing, number))
        number += len(listing.references)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return numbers in order as runs of which each is the one before and one: first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _array(name: str, values: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a member of a listing: its name, and the objects that it has."""
    yield f'\n      "{name}": ['
    is_empty = True
    for value in values:
        yield f"{_BLANK if is_empty else f',{_BLANK}'}{_encoded(value, _BLANK)}"
        is_empty = False
    yield "]" if is_empty else "\n      ]"


def _encoded(value: object, blank: str = "\n") -> str:
    """Return JSON laid out as the library does with two blanks a level, in half its time."""
    if isinstance(value, str):
        return escaped(_TEXT.encode(value))
    if not isinstance(value, dict | list):
        return json.dumps(value) if value is not None else "null"
    inner = f"{blank}  "
    if isinstance(value, dict):
        parts = [f'"{name}": {_encoded(each, inner)}' for name, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{blank}}}"
    parts = [_encoded(each, inner) for each in value]
    return f"[{inner}{f',{inner}'.join(parts)}{blank}]" if parts else "[]"


def _item(number: int, one: Reference) -> dict[str, Any]:
    return {
        "number": number,
        "lines": [list(run) for run in ranges(one.lines)],
        "text": one.text,
        "titles": list(one.titles),
        "authors": list(one.authors),
        "abstract": one.abstract,
        "summary": one.summary,
        "year": one.year,
        "id": one.arxiv_id.versioned if one.arxiv_id else None,
        "doi": str(one.doi) if one.doi else None,
    }


def _report(listing: Listing, number: int) -> Iterator[str]:
    file = "standard input" if listing.file == "-" else clean(listing.file)
    items, left = len(listing.references), len(listing.leftovers)
    counts = f"{_number(items, 'item')}, {_number(left, 'line')} left over"
    yield f"{_paint(file, 'bold')}: read as {_paint(listing.layout, 'cyan')}, {counts}"
    of_items = ((one.line, _shown(n, one)) for n, one in enumerate(listing.references, number))
    of_others = ((one.line, _left_over(one)) for one in listing.leftovers)
    for _, block in merge(of_items, of_others, key=lambda block: block[0]):
        yield from block


def _left_over(one: Leftover) -> Iterator[str]:
    before = f"{'':>5}  {_place(one.line, one.line)}  "
    yield _paint(f"{before}{excerpt(one.text, _room(before))}", "dim")


def _paint(text: str, colour: str) -> str:
    return paint(text, colour, sys.stdout)


def _number(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _shown(number: int, one: Reference) -> Iterator[str]:
    """Yield an item's lines: where it is and its title or first words, then its other parts."""
    first, last = ranges(one.lines)[0][0], ranges(one.lines)[-1][1]
    start = f"{number:>5}  {_place(first, last)}  "
    title = excerpt(one.title or one.text, _room(start))
    yield start + (_paint(title, "green") if one.title else title)
    for name, text in _parts(one):
        before = f"{'':>20}{name:<9}"
        yield before + excerpt(text, _room(before))


def _parts(one: Reference) -> Iterator[tuple[str, str]]:
    for other in one.titles[1:]:
        yield "or", _without_common_start(clean(other), clean(one.title))
    if one.authors:
        more = len(one.authors) - _MOST_NAMES
        names = ", ".join(one.authors[:_MOST_NAMES])
        yield "authors", f"{names} and {more} more" if more > 0 else names
    if one.year:
        yield "year", str(one.year)
    if one.arxiv_id:
        yield "arXiv", one.arxiv_id.versioned
    if one.doi:
        yield "DOI", str(one.doi)
    for name, text in (("abstract", one.abstract), ("summary", one.summary)):
        if text:
            yield name, f"{_number(len(text.split()), 'word')}: {text}"


def _without_common_start(text: str, other: str) -> str:
    """Return a text from shortly before the place where it goes on otherwise than another."""
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(text, other, strict=False)))
    cut = text.rfind(" ", 0, max(same - _CONTEXT, 0))
    return f"… {text[cut + 1 :]}" if cut > 0 else text


def _place(first: int, last: int) -> str:
    where = f"{first}" if first == last else f"{first}-{last}"
    return f"{where:<11}"


def _room(before: str) -> int:
    """Return how much of a text to show behind another on its line; a terminal should not wrap."""
    columns = shutil.get_terminal_size((_WIDTH, 0)).columns if _is_terminal() else _WIDTH
    return max(_LEAST, columns - len(before))


def _is_terminal() -> bool:
    return sys.stdout.isatty()
