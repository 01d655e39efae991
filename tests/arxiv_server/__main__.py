"""Serve files of records until interrupted; the first line of output is the address."""

import argparse
import contextlib
import sys
from itertools import chain, islice
from pathlib import Path

from .records import read_records
from .server import ArxivServer


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.arxiv_server", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="RECORDS.jsonl[.gz]")
    parser.add_argument("--port", type=int, default=0, help="the port (default: any free one)")
    parser.add_argument("--limit", type=int, default=None, help="load at most this many records")
    options = parser.parse_args()
    records = chain.from_iterable(read_records(path, options.limit) for path in options.files)
    with ArxivServer(islice(records, options.limit), port=options.port) as server:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.wait()


if __name__ == "__main__":
    main()
