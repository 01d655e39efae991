"""Reads one page and prints what that took: ``reader.py FILE``; a process for nothing else."""

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bibtool.layouts import parse


def main(path: Path) -> None:
    """Read a page and print layout, items, seconds and the most memory in MB."""
    parse("On Small Boats\n")  # loads what it needs
    text = path.read_text("utf-8")
    begun = time.perf_counter()
    listing = parse(text)
    seconds = time.perf_counter() - begun
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = usage / (1e6 if sys.platform == "darwin" else 1e3)  # macOS counts bytes
    found = {"layout": listing.layout, "items": len(listing.references)}
    print(json.dumps({**found, "seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
