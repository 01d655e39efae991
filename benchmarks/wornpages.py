"""Real pages as other programs would have copied them: what is found must not change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from benchmarks.listed import Page, compared
from benchmarks.report import Table
from bibtool.layouts import parse

Placed = list[tuple[str, int | None]]
"""Lines, each with its number on the page as it was; None for one that is new."""
_MENU = """Skip to main content|Home|About|Publications|Teaching|Contact||Ada Example|Professor of
 Boats, Example University|ada@example.org||I am a professor at the lake. I row boats and write
 about it, with students who row better than I do.|""".replace("\n", "").split("|")
_FOOTER = "|Contact us|Privacy policy|© 2025 Example University|Back to top".split("|")
_ENOUGH = 6
"""Items a page must have to be cut."""
_MACHINES = ("arxiv_rss", "bibtex")
"""Files of programs, whose white space nobody changes."""


def placed(page: Page) -> Placed:
    """Return the lines of a page."""
    text = page.text.replace("\r\n", "\n").replace("\r", "\n")
    return [(line, number) for number, line in enumerate(text.split("\n"), 1)]


def _made_of(page: Page, lines: Placed) -> Page:
    where: dict[int, int] = {}
    for number, (_, old) in enumerate(lines, 1):
        if old is not None:
            where.setdefault(old, number)
    items = tuple(replace(item, line=where[item.line]) for item in page.items if item.line in where)
    return replace(page, text="\n".join(line for line, _ in lines), items=items)


def _each(change: Callable[[str], str]) -> Callable[[Page], Page]:
    return lambda page: _made_of(page, [(change(line), n) for line, n in placed(page)])


def _without_blank_lines(page: Page) -> Page:
    return _made_of(page, [(line, n) for line, n in placed(page) if line.strip()])


def _with_blank_lines(page: Page) -> Page:
    return _made_of(page, [one for line in placed(page) for one in (line, ("", None))])


def _framed(page: Page) -> Page:
    before: Placed = [(line, None) for line in _MENU]
    after: Placed = [(line, None) for line in _FOOTER]
    return _made_of(page, [*before, *placed(page), *after])


def _windows(page: Page) -> Page:
    return replace(page, text=page.text.replace("\r\n", "\n").replace("\n", "\r\n"))


def _first_half(page: Page) -> Page:
    return _cut(page, 0, len(page.items) // 2)


def _second_half(page: Page) -> Page:
    return _cut(page, len(page.items) // 2, len(page.items))


def _three_items(page: Page) -> Page:
    return _cut(page, 2, 5)


def _cut(page: Page, first: int, last: int) -> Page:
    """Return a page from one item to another; a short page whole."""
    if len(page.items) < _ENOUGH:
        return page
    begin = page.items[first].line if first else 1
    end = page.items[last].line if last < len(page.items) else len(placed(page)) + 1
    kept = tuple(item for item in page.items if begin <= item.line < end)
    lines = [(line, n) for line, n in placed(page) if n is not None and begin <= n < end]
    return _made_of(replace(page, items=kept), list(lines)) if kept else page


WAYS: dict[str, Callable[[Page], Page]] = {
    "as it was": lambda page: page,
    "no blank lines": _without_blank_lines,
    "a blank line between any two": _with_blank_lines,
    "indented": _each(lambda line: f"        {line}" if line.strip() else line),
    "no white space around lines": _each(str.strip),
    "blanks at the ends of lines": _each(lambda line: f"{line}  "),
    "no-break spaces": _each(
        lambda line: line.replace(". ", ".\u00a0").replace(", ", ",\u00a0", 1)
    ),
    "Windows line ends": _windows,
    "a menu and a footer": _framed,
    "the first half": _first_half,
    "the second half": _second_half,
    "three items": _three_items,
}


def print_worn(pages: Iterable[Page], show: int) -> int:
    """Measure and print; return how many items are missed or false."""
    pages, faults = list(pages), []
    table = Table({"pages": 28, "items": 5, "found": 8, "missed": 6, "false": 5})
    for way, change in WAYS.items():
        results = [compared(p, parse(p.text)) for p in map(change, _people_s(pages))]
        total, missed = sum(r.total for r in results), sum(len(r.missed) for r in results)
        found = 100 * (total - missed) / max(total, 1)
        table.row(way, total, f"{found:.2f} %", missed, sum(len(r.false) for r in results))
        faults += [(len(r.missed) + len(r.false), way, r) for r in results]
    worst = sorted(faults, key=lambda fault: -fault[0])
    for count, way, result in worst[:show]:
        print(f"{result.page.name}, {way}: {count} of {result.total}, read as {result.layout}")
    return sum(count for count, *_ in faults)


def _people_s(pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if not page.name.startswith(_MACHINES)]
