"""How often pasted texts find their papers, and what it costs: ``python benchmarks/resolver.py``.

Needs the corpus of real records beside the project and, to compare with it, the ``arxiv`` package:
``pip install -e '.[test,bench]'``. arXiv itself is never asked.
"""

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import faulty, peers, report
from benchmarks.corpus import CORPUS, Corpus, read_corpus
from benchmarks.itemsets import GROUPS, SETS, VERSION_SETS, items_of
from benchmarks.measure import Measured, measured
from tests.arxiv_server import ArxivServer

_FAULTY_SETS = {"full": 1, "titles": 2, "v-near": 4, "absent": 10}
"""What is asked under faults, and by how much fewer items."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    if not CORPUS.exists():
        print(f"resolver.py needs the corpus of records: {CORPUS} is not there", file=sys.stderr)
        return 2
    begun = time.perf_counter()
    corpus = read_corpus(options.seed)
    with ArxivServer(corpus.served) as server:
        # The many objects of the server must not slow down what is measured.
        gc.freeze()
        held = len(corpus.papers) - len(corpus.absent) - len(corpus.decoys)
        print(f"{held:,} papers on the server after {time.perf_counter() - begun:.0f} s")
        results = _main_table(options.sets, corpus, server, options)
        if options.faults:
            _fault_table(corpus, server, options)
        if options.peers:
            _peer_table(results, corpus, server)
    with_versions = [name for name in options.sets if name in VERSION_SETS]
    if with_versions:
        with ArxivServer(corpus.served_with_versions) as server:
            print(report.WITH_VERSIONS)
            results += _main_table(with_versions, corpus, server, options)
    report.print_calibration(results)
    report.print_notes(results, options.show)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--items", type=int, default=1000, help="items of a set at most")
    add("--sets", type=_sets, metavar="NAME,…", help="only these, without faults and peers")
    add("--seed", type=int, default=7)
    add("--show", type=int, default=5, help="how many items of each bad outcome")
    add("--peers", action=argparse.BooleanOptionalAction)
    add("--faults", action=argparse.BooleanOptionalAction)
    parser.epilog = f"Sets: {', '.join(SETS)}. Groups: {', '.join(GROUPS)}."
    options = parser.parse_args(arguments)
    is_whole = options.sets is None
    options.peers = is_whole if options.peers is None else options.peers
    options.faults = is_whole if options.faults is None else options.faults
    options.sets = list(SETS) if is_whole else options.sets
    return options


def _sets(text: str) -> list[str]:
    chosen: dict[str, None] = {}
    for name in text.split(","):
        if name not in SETS and name not in GROUPS:
            raise argparse.ArgumentTypeError(f"no such set: {name}")
        chosen.update(dict.fromkeys(GROUPS.get(name, (name,))))
    return list(chosen)


def _main_table(
    names: Sequence[str], corpus: Corpus, server: ArxivServer, options: argparse.Namespace
) -> list[Measured]:
    if not names:
        return []
    table, results = report.MainTable(), []
    for name in names:
        items = items_of(name, corpus, options.seed, options.items)
        results.append(measured(name, items, server, corpus))
        table.add(results[-1])
    print(report.LEGEND)
    return results


def _fault_table(corpus: Corpus, server: ArxivServer, options: argparse.Namespace) -> None:
    table = report.FaultTable()
    found = []
    for name, share in _FAULTY_SETS.items():
        items = items_of(name, corpus, options.seed, max(1, options.items // share))
        for ordeal in faulty.ordeals(name, items, server, options.seed):
            table.add(ordeal)
            found.append(ordeal)
    table.total(found)
    for ordeal in found:
        report.print_changes(ordeal, options.show)


def _peer_table(results: Sequence[Measured], corpus: Corpus, server: ArxivServer) -> None:
    if not peers.is_installed():
        print(f"\nTo compare with the package {peers.PACKAGE}: pip install {peers.PACKAGE}")
    table = report.PeerTable()
    for ours in (result for result in results if result.name in peers.SETS):
        items = [judged.item for judged in ours.judged]
        table.add(ours, peers.rivals(ours.name, items, server, corpus))


if __name__ == "__main__":
    sys.exit(main())
