"""How listings were read: for a person, and as ``bibtool/listing/1`` (docs/json.md)."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from bibtool.cli.terminal import paint
from bibtool.model import Listing, Reference
from bibtool.untrusted import clean, escaped, excerpt

SCHEMA = "bibtool/listing/1"
_WIDTH, _LEAST = 100, 40
_MOST_NAMES = 6
_CONTEXT = 15


def as_json(listings: Sequence[Listing]) -> str:
    """Return the listings as JSON text; nothing in it can steer a terminal."""
    number = 0
    whole: dict[str, Any] = {"schema": SCHEMA, "listings": []}
    for listing in listings:
        items = [_item(n, one) for n, one in enumerate(listing.references, number + 1)]
        number += len(items)
        left = [{"line": one.line, "text": one.text} for one in listing.leftovers]
        read = {"file": listing.file, "layout": listing.layout, "items": items, "leftovers": left}
        whole["listings"].append(read)
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def as_text(listings: Sequence[Listing]) -> str:
    """Return the listings as a report, each line of them in it once and in order."""
    number = 0
    lines: list[str] = []
    for listing in listings:
        lines += _report(listing, number + 1)
        number += len(listing.references)
    return "".join(f"{line}\n" for line in lines)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return numbers in order as runs of which each is the one before and one: first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


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
    blocks = [(one.line, list(_shown(n, one))) for n, one in enumerate(listing.references, number)]
    for left_over in listing.leftovers:
        line = f"{'':>5}  {_place(left_over.line, left_over.line)}  "
        text = excerpt(left_over.text, _room(line))
        blocks.append((left_over.line, [_paint(f"{line}{text}", "dim")]))
    for _, block in sorted(blocks, key=lambda block: block[0]):
        yield from block


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
