"""How long the command takes as a process: ``python benchmarks/command.py [PAGE…]``.

Prints medians and their ratio to a bare interpreter, all measured in this run. Peers that do the
same job (listing in, bibliography out, offline) do not exist; their start-up is in the notes.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
EXAMPLE = Path(__file__).parents[1] / "examples" / "reading-list.txt"


def median(command: list[str]) -> float:
    """Return the median seconds of a command's runs, the first not counted."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:])


def main(pages: list[str]) -> None:
    """Measure and print."""
    tool = [sys.executable, "-m", "bibtool"]
    base = median([sys.executable, "-c", "pass"])
    print(f"{'python -c pass':<44}{base * 1000:8.0f} ms    1.0 x")
    for name, arguments in (
        ("--help", ["--help"]),
        ("lookup --offline ID", ["lookup", "--offline", "2407.21783"]),
        (
            f"resolve --offline --json, {len(pages)} file(s)",
            ["resolve", "--offline", "--json", *pages],
        ),
    ):
        taken = median([*tool, *arguments])
        print(f"bibtool {name:<36}{taken * 1000:8.0f} ms  {taken / base:5.1f} x")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(EXAMPLE)])
