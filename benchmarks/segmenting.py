"""What reading a long page costs: ``python benchmarks/listings.py --costs``.

Each page is read in a process of its own, started afresh (``reader.py``).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.listed import pages
from benchmarks.pasting import SHAPES, pasted
from benchmarks.report import Table

_READER = Path(__file__).with_name("reader.py")
MOST_SECONDS, MOST_MEGABYTES = 5.0, 200.0
"""For ten megabytes of text."""
SIZES = (1, 10, 100)
_LONG = ("abstracts", "numbered references", "home page")
"""Layouts that are read in all sizes; the others at ten megabytes only."""
_LEGEND = f"""
10 MB: at most {MOST_SECONDS:g} s and {MOST_MEGABYTES:g} MB. ✗ marks what is missed. Made-up pages
have no work twice; real ones, at the end, are the same page again and again, and what was read
of a line before is remembered."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a page took."""

    layout: str
    items: int
    seconds: float
    peak: float
    """The most memory at once, in MB."""


def print_costs() -> int:
    """Measure and print; return how many targets are missed."""
    columns = {"printed as": 28, "MB": 4, "read as": 21, "works": 8, "items": 8, "s": 10}
    table = Table({**columns, "MB/s": 6, "peak MB": 9})
    missed = 0
    for shape, size in _pages():
        works, got = _measured(shape, size)
        is_slow = size == 10 and got.seconds > MOST_SECONDS
        is_large = size == 10 and got.peak > MOST_MEGABYTES
        missed += is_slow + is_large + (got.items != works > 0)
        table.row(
            shape,
            size,
            got.layout,
            works or "",
            f"{got.items}{' ✗' if got.items != works > 0 else ''}",
            f"{got.seconds:.2f}{' ✗' if is_slow else ''}",
            f"{size / got.seconds:.1f}",
            f"{got.peak:.0f}{' ✗' if is_large else ''}",
        )
    print(_LEGEND)
    return missed


def _pages() -> Iterator[tuple[str, int]]:
    for shape in SHAPES:
        for size in SIZES if shape in _LONG else (10,):
            yield shape, size
    for page in pages():
        yield page.name, 10


def _measured(shape: str, size: int) -> tuple[int, Read]:
    """Return how many works a page has, and what reading it took.

    Another process makes it: what a process has in memory counts for those that it starts.
    """
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as folder:
        path = Path(folder) / "page.txt"
        with ProcessPoolExecutor(1) as made:
            works = made.submit(_write, shape, size, path).result()
        done = subprocess.run(
            [sys.executable, str(_READER), str(path)], capture_output=True, check=True, text=True
        )
    return works, Read(**json.loads(done.stdout))


def _write(shape: str, size: int, path: Path) -> int:
    if shape in SHAPES:
        text, works = pasted(shape, size * 10**6)
    else:
        [page] = (page for page in pages([shape]) if page.name == shape)
        text, works = "\n\n".join([page.text] * (size * 10**6 // len(page.text))), 0
    path.write_text(text, "utf-8")
    return works
