"""How real pages are read, and what their items find: ``python benchmarks/listings.py [NAME …]``.

Needs the real pages and the corpus of real records beside the project. arXiv is never asked.
"""

import argparse
import gc
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import CORPUS
from benchmarks.listed import (
    LISTINGS,
    PASSING,
    Compared,
    cold,
    compared,
    few_records,
    pages,
    resolve_page,
)
from benchmarks.report import Table
from benchmarks.segmenting import print_costs
from benchmarks.wornpages import print_worn
from bibtool.layouts import parse
from tests.arxiv_server import ArxivServer, Record, read_records

FOUND, FALSE, MATCHED = 97.0, 2.0, 97.0
_LEGEND = """
found: items with a reference of their own; false: references that are none; titled: with their
title among those read. right: of the items whose record the server has, those matched to it.
perhaps: matched by title where nobody knows the id. in doubt: items without record that came to
be ambiguous. ✗ marks a missed target."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 if a target is missed."""
    options = _options(arguments)
    if options.costs:
        return 1 if print_costs() else 0
    if not LISTINGS.exists() or not CORPUS.exists():
        print("listings.py needs the real pages and records beside the project", file=sys.stderr)
        return 2
    if options.worn:
        print_worn(pages(options.names), options.show)
        return 0
    if options.passing:
        return _note_passing()
    begun = time.perf_counter()
    results = [compared(page, parse(page.text)) for page in pages(options.names)]
    seconds = time.perf_counter() - begun
    if options.resolve:
        _resolve(results, read_records(CORPUS))
    missed = _print_table(results, is_resolved=options.resolve)
    print(f"\n{len(results)} pages read in {seconds:.1f} s")
    for result in results:
        _print_details(result, options.show)
    return 1 if missed else 0


def _note_passing() -> int:
    """Write the names of the perfect pages, as tests/layouts/test_listings.py sees them."""
    results = [compared(page, parse(page.text)) for page in pages()]
    _resolve(results, few_records())
    names = [result.page.name for result in results if result.is_perfect]
    PASSING.write_text("".join(f"{name}\n" for name in names), "utf-8")
    print(f"{len(names)} of {len(results)} pages are perfect: {PASSING.name}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", help="only pages whose name starts so")
    add("--resolve", action=argparse.BooleanOptionalAction, default=True)
    add("--show", type=int, default=0, help="how many of each bad outcome of a page")
    add("--worn", action="store_true", help="only the pages as copied by other programs")
    add("--costs", action="store_true", help="only what long pages cost; needs no real ones")
    add("--passing", action="store_true", help="write the perfect pages to passing.txt")
    return parser.parse_args(arguments)


def _resolve(results: Sequence[Compared], held: Iterable[Record]) -> None:
    with ArxivServer(held) as server, cold(server) as settings:
        gc.freeze()
        for result in results:
            resolve_page(result, settings)


def _print_table(results: Sequence[Compared], *, is_resolved: bool) -> int:
    by_layout: defaultdict[str, list[Compared]] = defaultdict(list)
    for result in results:
        by_layout[result.page.layout].append(result)
    columns = {"pages": 24, "read as": 12, "items": 5, "found": 5, "false": 5, "titled": 6}
    table = Table(
        {
            **columns,
            "server has": 10,
            "right": 5,
            "wrong": 5,
            "perhaps": 7,
            "in doubt": 8,
            "perfect": 7,
        }
    )
    for layout, group in by_layout.items():
        _row(table, layout, group)
    _row(table, "all", results)
    print(_LEGEND)
    return _print_targets(results, is_resolved=is_resolved)


def _row(table: Table, name: str, group: Sequence[Compared]) -> None:
    read_as = {result.layout for result in group}
    table.row(
        name,
        read_as.pop() if len(read_as) == 1 else f"{len(read_as)} layouts",
        *(
            str(n)
            for n in (
                sum(r.total for r in group),
                sum(r.total - len(r.missed) for r in group),
                sum(len(r.false) for r in group),
                sum(len(r.found) - len(r.untitled) for r in group),
                sum(r.wanted for r in group),
                sum(r.count("right") for r in group),
                sum(r.count("wrong") + r.count("of no item") for r in group),
                sum(r.count("perhaps") for r in group),
                sum(r.count("ambiguous") for r in group),
            )
        ),
        f"{sum(r.is_perfect for r in group)}/{len(group)}",
    )


def _print_targets(results: Sequence[Compared], *, is_resolved: bool) -> int:
    total = sum(r.total for r in results)
    found = 100 * sum(r.total - len(r.missed) for r in results) / max(total, 1)
    read = sum(len(r.found) + len(r.false) for r in results)
    false = 100 * sum(len(r.false) for r in results) / max(read, 1)
    wanted = sum(r.wanted for r in results)
    right = 100 * sum(r.count("right") for r in results) / max(wanted, 1)
    wrong = sum(r.count("wrong") + r.count("of no item") for r in results)
    rows = [("items found", found, f">= {FOUND:g} %", found >= FOUND)]
    rows.append(("false items", false, f"<= {FALSE:g} %", false <= FALSE))
    if is_resolved:
        rows.append(("matched", right, f">= {MATCHED:g} %", right >= MATCHED))
        rows.append(("wrong records", wrong, "0", wrong == 0))
    for what, value, target, holds in rows:
        print(f"{what}: {value:.4g} ({target}){'' if holds else ' ✗'}")
    return sum(not holds for *_, holds in rows)


def _print_details(result: Compared, most: int) -> None:
    if not most:
        return
    name = result.page.name
    for missed in result.missed[:most]:
        print(f"{name}:{missed.line}: missed: {missed.start!r}")
    for reference in result.false[:most]:
        print(f"{name}:{reference.line}: false: {reference.text[:100]!r}")
    for untitled in result.untitled[:most]:
        titles = result.found[untitled].titles
        print(f"{name}:{untitled.line}: untitled: {untitled.title!r} not in {titles!r}")
    for outcome in ("wrong", "of no item", "lost", "lost, ambiguous", "ambiguous"):
        for item, match in result.outcomes.get(outcome, [])[:most]:
            record = match.record or (match.candidates[0].record if match.candidates else None)
            got = f"{record.arxiv_id.base} {record.title}" if record else "nothing"
            wanted = item.arxiv_id if item else ""
            why = "; ".join(match.candidates[0].reasons) if match.candidates else ""
            print(f"{name}:{match.reference.line}: {outcome}: {wanted} got {got!r} ({why})")


if __name__ == "__main__":
    sys.exit(main())
