"""What the web page of many papers costs: to build, to load, to filter.

``python benchmarks/page.py`` needs the corpus of real records beside the project; to load the page,
the extra ``browser`` and Debian's ``chromium``.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.citing import bibliography
from benchmarks.corpus import CORPUS
from bibtool.bibliography import Bibliography
from bibtool.exporters import export

_RUNS = 5
_INTERACTIVE = "performance.getEntriesByName('ready')[0].startTime"
_FILTER = """async (text) => {
  const field = document.querySelector("[name=q]"), start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


@dataclass(frozen=True, slots=True)
class Cost:
    """A figure and the most it may be."""

    what: str
    value: float
    unit: str
    most: float = float("inf")

    def __str__(self) -> str:
        missed = " ✗" if self.value > self.most else ""
        target = f" (at most {self.most:g})" if self.most < float("inf") else ""
        return f"{self.what}: {self.value:.2f} {self.unit}{target}{missed}"


def costs(papers: Bibliography) -> Iterator[Cost]:
    """Yield what a page costs; without a browser only what it costs to build."""
    export(papers.ordered(list(papers)[:1]), "html")  # loads what it needs
    start = time.perf_counter()
    written = export(papers, "html")
    yield Cost("page built in", time.perf_counter() - start, "s", 3)
    yield Cost("size", len(written.encode()) / 1e6, "MB", 1)
    yield from _loaded(written)


def _loaded(written: str) -> Iterator[Cost]:
    program = os.environ.get("BIBTOOL_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra
    except ImportError:
        program = None
    if program is None:
        print("not loaded: no chromium, or not the extra browser", file=sys.stderr)
        return
    interactive, first, next_one = [], [], []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        path = Path(folder) / "page.html"
        path.write_text(written, "utf-8")
        browser = started.chromium.launch(executable_path=program)
        for _ in range(_RUNS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path.as_uri())
            interactive.append(page.evaluate(_INTERACTIVE) / 1000)
            first.append(page.evaluate(_FILTER, "model"))
            next_one.append(page.evaluate(_FILTER, "models"))
            page.close()
        browser.close()
    yield Cost("interactive after (median)", statistics.median(interactive), "s", 1)
    yield Cost("interactive after (slowest)", max(interactive), "s")
    yield Cost("first letters shown after (median)", statistics.median(first), "ms")
    yield Cost("next letter shown after (median)", statistics.median(next_one), "ms")


def print_page(papers: Bibliography) -> int:
    """Measure and print; return how many targets are missed."""
    print(f"the page of {len(papers):,} papers; ✗: target missed")
    missed = 0
    for cost in costs(papers):
        print(cost)
        missed += cost.value > cost.most
    return missed


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=1000, help="papers")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    if not CORPUS.exists():
        print(f"page.py needs the corpus of records: {CORPUS} is not there", file=sys.stderr)
        return 2
    return 1 if print_page(bibliography(options.many, options.seed)) else 0


if __name__ == "__main__":
    sys.exit(main())
