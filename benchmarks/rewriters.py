"""Other programs' ways to add an entry to a ``.bib`` file: ``rewriters.py NAME FILE…``.

Each reads the file, adds one entry and writes the file anew, as its documentation says. For every
file one line of JSON says how long it took and what went wrong.
"""

# ruff: noqa: PLC0415 - each loads only its own library

import json
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

SECONDS = 120
"""A file that takes longer is given up."""
KEY = "anon2030entry"
TITLE = "An Entry That No File Has"


def bibtexparser(path: Path) -> None:
    """Add an entry with bibtexparser 2."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry, Field
    from bibtexparser.writer import write

    library = parse_string(path.read_bytes().decode())
    library.add(Entry("misc", KEY, [Field("title", TITLE), Field("year", "2030")]))
    path.write_bytes(write(library).encode())


def pybtex(path: Path) -> None:
    """Add an entry with pybtex."""
    from pybtex.database import Entry, parse_bytes

    found = parse_bytes(path.read_bytes(), "bibtex", encoding="utf-8")
    found.entries[KEY] = Entry("misc", {"title": TITLE, "year": "2030"})
    path.write_bytes(found.to_bytes("bibtex", encoding="utf-8"))


def bibtool(path: Path) -> None:
    """Add an entry with this project."""
    from bibtool.bibfile import read
    from bibtool.bibfile.adding import add
    from bibtool.bibfile.encoding import decode, encode
    from bibtool.bibliography import Bibliography
    from bibtool.exporters.bibtex import export
    from bibtool.files import write_bytes
    from bibtool.identifiers import ArxivId
    from bibtool.model import Record

    text, encoding = decode(path.read_bytes())
    new = Bibliography({KEY: Record(ArxivId("3001.00001"), TITLE, published="2030-01-01")})
    written = add(read(text), new, export, key=KEY)
    write_bytes(encode(written.text, encoding), path, keep_old=False)


REWRITERS: dict[str, Callable[[Path], None]] = {
    "bibtool": bibtool,
    "bibtexparser": bibtexparser,
    "pybtex": pybtex,
}


def main(name: str, paths: list[Path]) -> int:
    """Do it to every file; return 1 if something went wrong with any."""
    failed = 0
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _given_up)
    for path in paths:
        begun = time.perf_counter()
        error = ""
        signal.alarm(SECONDS)
        try:
            REWRITERS[name](path)
        except Exception as problem:  # noqa: BLE001  of whatever kind: it is told
            error = f"{type(problem).__name__}: {problem}"[:200]
            failed = 1
        signal.alarm(0)
        taken = time.perf_counter() - begun
        print(json.dumps({"file": path.name, "seconds": taken, "error": error}), flush=True)
    return failed


def _given_up(_signal: int, _frame: object) -> NoReturn:
    raise TimeoutError(f"more than {SECONDS} s")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.exit(main(sys.argv[1], [Path(name) for name in sys.argv[2:]]))
