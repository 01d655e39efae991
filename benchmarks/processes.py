"""Commands run as processes, and what each took."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of work, the system's for it included; a busy machine adds little to them."""
    peak: float
    """The most memory at once, in MB."""
    status: int


def bibtool(*arguments: str | Path) -> list[str]:
    """Return the command line of this project's bibtool."""
    return [sys.executable, "-m", "bibtool", *map(str, arguments)]


def spent(command: Sequence[str]) -> Spent:
    """Run a command, its output thrown away, as a child of a small process.

    A process counts as its own what its parent had in memory when it began.
    """
    done = subprocess.run(
        [sys.executable, "-S", __file__, *command], stdout=subprocess.PIPE, check=True
    )
    return Spent(*json.loads(done.stdout))


def _spent(command: Sequence[str]) -> Spent:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    # Linux counts kilobytes, macOS bytes.
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Spent(wall, cpu, peak, process.returncode)


def least(command: Sequence[str], prepare: Callable[[], object], runs: int) -> Spent:
    """Return the least of several runs, each prepared afresh; the first failure is returned."""
    best: Spent | None = None
    for _ in range(runs):
        prepare()
        one = spent(command)
        if one.status:
            return one
        if best is None:
            best = one
        best = Spent(min(best.wall, one.wall), min(best.cpu, one.cpu), max(best.peak, one.peak), 0)
    if best is None:
        raise ValueError("no runs")
    return best


if __name__ == "__main__":
    sys.stdout.write(json.dumps(astuple(_spent(sys.argv[1:]))))
