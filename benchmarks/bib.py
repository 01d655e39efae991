"""What it costs to add to large ``.bib`` files and to export many records, beside other programs.

``python benchmarks/bib.py``; for all of it the corpus and the real files beside the project, and
``npm install --global bibtex-tidy`` and ``pip install -e '.[test]'``. What is absent is skipped.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import bibpeers, exporting, kept
from benchmarks.corpus import CORPUS
from benchmarks.generated import bib_text
from benchmarks.processes import Spent, bibtool, least
from benchmarks.report import Table, against
from bibtool.model import Record

REAL_FILES = Path(__file__).parents[2] / "shared" / "bib"
PAPER = "2407.21783"
"""In the starter pack, and in no generated file."""
STALE = f"""
@misc{{stale, title={{The Lame 3 Herd of Models}}, year={{2024}},
  author={{A. Grattafiori and others}}, eprint={{{PAPER}}}, archivePrefix={{arXiv}}}}
"""
READ = (
    "import pathlib, sys; from bibtool.bibfile import read; "
    "read(pathlib.Path(sys.argv[1]).read_bytes().decode())"
)
MOST_SECONDS_TO_ADD, MOST_SECONDS_TO_EXPORT = 1.0, 5.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as name:
        folder = Path(name)
        _edit_table(options, folder)
        _export_tables(options)
        if options.peers:
            _peer_tables(options, folder)
    print(LEGEND)
    return 0


LEGEND = """
✗ marks a missed target, ~ one that only the CPU time meets: the machine did other work meanwhile.
Each number is the least of the runs; CPU is user and system time, to which other work adds less.
MB: in the first table the most memory, then what is written. Kept: bytes of old lines that are
there as they were, wherever they are now; all, whole: the old file is there byte by byte, with
something put in at one place. Lost: entries whose key is gone, as our reader sees them."""


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--entries", type=int, default=10_000, help="of the file that is added to")
    add("--records", type=int, default=100_000, help="that are exported")
    add("--runs", type=int, default=3, help="of which the least counts")
    add("--peers", action=argparse.BooleanOptionalAction, default=True)
    add("--bibtex-tidy", metavar="PATH", help="the program, where it is not found by its name")
    return parser.parse_args(arguments)


def _edit_table(options: argparse.Namespace, folder: Path) -> None:
    print("\nOne paper as a process, by the entries of the file:")
    columns = {"what": 10, "entries": 7, "file MB": 7, "wall s": 12, "CPU s": 6, "MB": 6}
    table = Table(columns | {"old bytes": 14, "wall x": 10, "CPU x": 5})
    sizes = (options.entries // 10, options.entries, options.entries * 10)
    files = {size: bib_text(size).encode() for size in sizes}
    path = folder / "refs.bib"
    for edit in _edits(path, folder):
        done = {size: _done(edit, path, files[size], options.runs) for size in sizes}
        usual = done[options.entries].spent
        for size, (spent, kept_bytes) in done.items():
            targets = _targets(size / options.entries) if edit.name == "add" else (None, None)
            table.row(
                edit.name,
                f"{size:,}",
                f"{len(files[size]) / 1e6:.1f}",
                _failed(spent) or _beside(spent.wall, spent.cpu, targets[0]),
                f"{spent.cpu:.2f}",
                f"{spent.peak:.0f}",
                kept_bytes,
                _beside(spent.wall / usual.wall, spent.cpu / usual.cpu, targets[1], 1),
                f"{spent.cpu / usual.cpu:.1f}",
            )


class Edit(NamedTuple):
    """A command to measure, and what is put behind the file for it."""

    name: str
    command: list[str]
    tail: str


class Done(NamedTuple):
    """What it took, and what it kept."""

    spent: Spent
    kept: str


def _edits(path: Path, folder: Path) -> list[Edit]:
    usual = ("--offline", "--quiet", "--cache", folder / "cache")
    return [
        Edit("add", bibtool("add", path, PAPER, *usual), ""),
        Edit("add again", bibtool("add", path, PAPER, *usual), STALE),
        Edit("update KEY", bibtool("update", path, "stale", "--force", *usual), STALE),
        Edit("only read", [sys.executable, "-c", READ, str(path)], ""),
    ]


def _done(edit: Edit, path: Path, file: bytes, runs: int) -> Done:
    old = file + edit.tail.encode()
    spent = least(edit.command, lambda: path.write_bytes(old), runs)
    new = path.read_bytes()
    if new == old:
        return Done(spent, "untouched")
    return Done(spent, "all kept" if kept.is_all_of(file, new) else "NOT ALL ✗")


def _targets(size: float) -> tuple[float | None, float | None]:
    """Return the targets of a file so many times as large: seconds, and times as many of them."""
    return (MOST_SECONDS_TO_ADD if size == 1 else None, size if size > 1 else None)


def _beside(wall: float, cpu: float, most: float | None, digits: int = 2) -> str:
    """Return the time that went by beside its target; where only work met it, marked so."""
    if most is not None and cpu <= most < wall:
        return f"{wall:.{digits}f} ≤{most:g} ~"
    return against(wall, "≤", most, digits)


def _failed(taken: Spent) -> str:
    return f"status {taken.status}" if taken.status else ""


def _export_tables(options: argparse.Namespace) -> None:
    sources: dict[str, Callable[[int], list[Record]]] = {
        "made records": exporting.made,
        "the corpus's records, repeated": exporting.real,
    }
    for name, make in sources.items():
        records = make(options.records)
        if not records:
            print(f"\n{name}: skipped, {CORPUS} is not there")
            continue
        authors = sum(len(record.authors) for record in records) / len(records)
        print(f"\n{len(records):,} {name}, {authors:.1f} authors each:")
        columns = {"what": 20, "records": 7, "wall s": 12, "CPU s": 6, "µs each": 7}
        table = Table(columns | {"MB": 6})
        _export_rows(table, records, options.runs)


def _export_rows(table: Table, records: Sequence[Record], runs: int) -> None:
    def row(what: str, count: int, taken: exporting.Timed, most: float | None = None) -> None:
        each = f"{taken.cpu / count * 1e6:.0f}"
        wall = _beside(taken.wall, taken.cpu, most)
        table.row(what, f"{count:,}", wall, f"{taken.cpu:.2f}", each, f"{taken.megabytes:.1f}")

    few = records[: max(1, len(records) // 10)]
    row("citekeys", len(few), exporting.keys(few, runs)[1])
    bibliography, taken = exporting.keys(records, runs)
    row("citekeys", len(bibliography), taken)
    for name, timed in exporting.exports(bibliography, exporting.FORMATS, runs):
        row(
            name,
            len(bibliography),
            timed,
            MOST_SECONDS_TO_EXPORT if name in exporting.MEANT else None,
        )
        if name in exporting.MEANT:
            both = exporting.Timed(taken.wall + timed.wall, taken.cpu + timed.cpu, timed.megabytes)
            row(f"{name} with keys", len(bibliography), both, MOST_SECONDS_TO_EXPORT)
    some, _ = exporting.keys(records[: max(1, len(records) // 50)], 1)
    for name, timed in exporting.exports(some, exporting.LISTS, 1):
        row(name, len(some), timed)


def _peer_tables(options: argparse.Namespace, folder: Path) -> None:
    print(f"\nAn entry added to the made file of {options.entries:,} entries, as a process:")
    columns = {"who": 13, "wall s": 7, "x bibtool": 9, "CPU s": 6, "MB": 6}
    table = Table(columns | {"kept%": 7, "all": 4, "lost": 5, "error": 20})
    data, path = bib_text(options.entries).encode(), folder / "peer.bib"
    ours = 0.0
    for name in bibpeers.NAMES:
        if why := bibpeers.missing(name, options.bibtex_tidy):
            table.row(name, *[""] * 7, f"skipped: {why}")
            continue
        command = bibpeers.add_command(name, path, options.bibtex_tidy)
        if name == "bibtool":
            command = bibtool("add", path, PAPER, "--offline", "-q", "--cache", folder / "cache")
        prepare = partial(bibpeers.prepare, name, path, data)
        taken = least(command, prepare, options.runs)
        ours = ours or taken.wall
        found = kept.kept(data, path.read_bytes())
        numbers = f"{taken.wall:.2f}", f"{taken.wall / ours:.1f}", f"{taken.cpu:.2f}"
        share = f"{found.percent:.1f}", "yes" if found.is_all else "no", found.lost
        wrong = ""
        if taken.status:
            path.write_bytes(data)
            wrong = next(bibpeers.rewritten(name, [path], folder, options.bibtex_tidy)).error
        table.row(name, *numbers, f"{taken.peak:.0f}", *share, wrong or _failed(taken))
    _real_files_table(options, folder)


def _real_files_table(options: argparse.Namespace, folder: Path) -> None:
    files = sorted(REAL_FILES.glob("*.bib"))
    if not files:
        print(f"\nreal files: skipped, {REAL_FILES} is not there")
        return
    print(f"\nAn entry added to each of {len(files)} files that people wrote:")
    columns = {"who": 13, "s": 7, "files kept whole": 16, "kept%": 7, "lost": 6, "crashed": 7}
    table = Table(columns)
    for name in bibpeers.NAMES:
        if why := bibpeers.missing(name, options.bibtex_tidy):
            table.row(name, "", f"skipped: {why}", "", "", "")
            continue
        done = list(bibpeers.rewritten(name, files, folder, options.bibtex_tidy))
        found = [one.kept for one in done if one.kept is not None]
        share = 100 * sum(one.bytes for one in found) / max(1, sum(one.total for one in found))
        table.row(
            name,
            f"{sum(one.seconds for one in done):.1f}",
            sum(one.is_all for one in found),
            f"{share:.1f}",
            sum(one.lost for one in found),
            len(done) - len(found),
        )


if __name__ == "__main__":
    sys.exit(main())
