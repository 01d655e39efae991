"""How publication lists are formatted, beside citeproc-js, and what that costs.

``python benchmarks/lists.py`` needs the corpus of real records beside the project and the extra
``styles``; to compare, node and (for this only) ``npm install --prefix DIR citeproc`` with
``--citeproc DIR``, and ``pip install citeproc-py``, which has the locales of CSL.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.citing import Compared, bibliography, compared, missing
from benchmarks.corpus import CORPUS
from bibtool.bibliography import Bibliography
from bibtool.errors import BibtoolError
from bibtool.exporters import export
from bibtool.plugins import Options

STYLES = "apa ieee chicago nature vancouver mla acm elsevier-harvard springer ams".split()
_COSTS = (
    ("apa", "markdown", 9.0),
    ("ieee", "markdown", 2.0),
    ("chicago", "markdown", 0.0),
    ("bibtex-plain", "markdown", 0.0),
    ("", "markdown", 0.0),
    ("", "html", 3.0),
)
"""Style, format, and the most seconds for a thousand entries where there is a target."""
_MOST_MEGABYTES = 300
_LEAST_SAME = 0.97


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 if a target is missed."""
    options = _options(arguments)
    if not CORPUS.exists():
        print(f"lists.py needs the corpus of records: {CORPUS} is not there", file=sys.stderr)
        return 2
    missed = 0
    if "styles" in options.parts:
        missed += _print_styles(options)
    if "costs" in options.parts:
        missed += _print_costs(bibliography(options.many, options.seed))
    if "identity" in options.parts:
        missed += _print_identity(options)
    return 1 if missed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--parts", type=lambda text: text.split(","), default=["styles", "costs", "identity"])
    add("--records", type=int, default=300, help="entries to compare in each style")
    add("--many", type=int, default=1000, help="entries to measure the costs with")
    add("--styles", type=lambda text: text.split(","), default=STYLES)
    add("--seed", type=int, default=7)
    add("--show", type=int, default=1, help="how many differences of each style")
    add("--prefer", default="preprint", help="which edition is cited")
    add("--citeproc", type=Path, default=Path("citeproc"), help="where npm has put citeproc")
    return parser.parse_args(arguments)


def _print_styles(options: argparse.Namespace) -> int:
    """Compare the styles; return how many targets are missed."""
    lacking = missing(options.citeproc)
    if lacking:
        print(f"styles: not compared with citeproc-js: {lacking}")
        return 0
    papers = bibliography(options.records, options.seed)
    print(f"{len(papers)} entries, beside citeproc-js; quotation marks folded; ✗: target missed")
    print("| style | same text | % | same place | with an id | same place in the style's order |")
    print("|---|---|---|---|---|---|")
    done = []
    for style in options.styles:
        chosen = Options(prefer=options.prefer)
        done.append(compared(papers, style, options.citeproc, chosen))
        own = compared(papers, style, options.citeproc, replace(chosen, order="style"))
        _print_style(done[-1], own, papers)
    same, of = sum(one.same for one in done), sum(len(one.theirs) for one in done)
    print(f"| all | {same} of {of} | {_percent(same, of)} | | | |")
    for one in done:
        for ours, theirs in list(one.differences)[: options.show]:
            print(f"{one.style}\n  ours:      {ours}\n  reference: {theirs}")
    too_few = sum(one.same < _LEAST_SAME * len(one.theirs) for one in done)
    return too_few + sum(one.in_place < len(one.theirs) for one in done)


def _print_style(one: Compared, own: Compared, papers: Bibliography) -> None:
    count = len(one.theirs)
    ids = sum(_says_id(papers, key, text) for key, text in one.ours.items())
    mark = "" if one.same >= _LEAST_SAME * count else " ✗"
    print(
        f"| {one.style} | {one.same} of {count} | {_percent(one.same, count)}{mark} "
        f"| {one.in_place} | {ids} | {own.in_place} |"
    )


def _says_id(papers: Bibliography, key: str, text: str) -> bool:
    record = papers[key]
    return record.arxiv_id.base in text or (record.doi is not None and str(record.doi) in text)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"


def _print_costs(papers: Bibliography) -> int:
    """Measure whole runs of the command; return how many targets are missed."""
    print(f"\n{len(papers)} entries, `bibtool convert` as a process, pandoc included")
    print("| style | format | seconds | of the processors | MB |\n|---|---|---|---|---|")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as folder:
        source = Path(folder) / "records.jsonl"
        source.write_text(export(papers, "jsonl"), "utf-8")
        for style, format, most in _COSTS:
            target = Path(folder) / "list"
            command = ["convert", str(source), str(target), "--to", format, "--quiet", "--force"]
            seconds, busy, megabytes = _run([*command, *(["--style", style] if style else [])])
            slow = bool(most) and seconds > most
            big = megabytes > _MOST_MEGABYTES
            missed += slow + big
            print(
                f"| {style or 'our own'} | {format} | {seconds:.1f}{' ✗' if slow else ''} "
                f"| {busy:.1f} | {megabytes:.0f}{' ✗' if big else ''} |"
            )
    return missed


def _run(arguments: Sequence[str]) -> tuple[float, float, float]:
    """Return of a run of the command its seconds, the processors', its largest process's MB."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "bibtool", *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BibtoolError(f"bibtool {' '.join(arguments)} ended with {process.returncode}")
    busy = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - begun, busy, usage.ru_maxrss / 1024


def _print_identity(options: argparse.Namespace) -> int:
    """Measure who is who, a part of its own; return how many targets are missed."""
    try:
        from benchmarks.identity import print_identity  # noqa: PLC0415
    except ImportError as error:
        print(f"identity: not measured ({error})")
        return 0
    return print_identity(options.seed)


if __name__ == "__main__":
    sys.exit(main())
