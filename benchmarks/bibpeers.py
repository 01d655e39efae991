"""Other programs that add an entry to a ``.bib`` file, on the same files: what they keep of them.

bibtex-tidy adds none; it is given the file with an entry already behind it, to tidy.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.kept import Kept, kept
from benchmarks.rewriters import KEY, REWRITERS, SECONDS, TITLE

TIDY = "bibtex-tidy"
INSTALL = {
    TIDY: "npm install --global bibtex-tidy, or name it: --bibtex-tidy PATH",
    "bibtexparser": "pip install 'bibtexparser>=2.1,<3'",
    "pybtex": "pip install pybtex",
}
_SCRIPT = Path(__file__).with_name("rewriters.py")
_ENTRY = f"\n@misc{{{KEY},\n  title = {{{TITLE}}},\n  year = {{2030}},\n}}\n"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a program made of one file."""

    file: str
    seconds: float
    kept: Kept | None
    """``None`` where it ended with an error or wrote nothing."""
    error: str = ""


def missing(name: str, tidy: str | None) -> str:
    """Return how to install a program that is not here, or nothing."""
    if name == TIDY:
        return "" if tidy_command(tidy) else INSTALL[TIDY]
    return "" if find_spec(name) else INSTALL[name]


def tidy_command(named: str | None) -> list[str]:
    """Return how to run bibtex-tidy, or nothing where it is not."""
    found = shutil.which(named or TIDY)
    return [found] if found else []


def add_command(name: str, path: Path, tidy: str | None) -> list[str]:
    """Return the command by which a program adds an entry to a file."""
    if name == TIDY:
        return [*tidy_command(tidy), str(path), "--modify"]
    return [sys.executable, str(_SCRIPT), name, str(path)]


def prepare(name: str, path: Path, data: bytes) -> None:
    """Put a file in its place as a program wants it."""
    path.write_bytes(data + _ENTRY.encode() if name == TIDY else data)


def rewritten(
    name: str, files: Iterable[Path], folder: Path, tidy: str | None
) -> Iterator[Rewritten]:
    """Yield what a program makes of copies of some files, one after the other."""
    old = {file.name: file.read_bytes() for file in files}
    for file, data in old.items():
        prepare(name, folder / file, data)
    steps = _tidied(old, folder, tidy) if name == TIDY else _by_script(name, old, folder)
    for file, seconds, error in steps:
        if error:
            yield Rewritten(file, seconds, None, error)
        else:
            yield Rewritten(file, seconds, kept(old[file], (folder / file).read_bytes()))


def _tidied(
    files: Iterable[str], folder: Path, tidy: str | None
) -> Iterator[tuple[str, float, str]]:
    for file in files:
        begun = time.perf_counter()
        command = add_command(TIDY, folder / file, tidy)
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
            error = "" if done.returncode == 0 else done.stderr.decode("utf-8", "replace")[:200]
            error = error or ("failed" if done.returncode else "")
        except subprocess.TimeoutExpired:
            error = f"more than {SECONDS} s"
        yield file, time.perf_counter() - begun, error


def _by_script(name: str, files: Iterable[str], folder: Path) -> Iterator[tuple[str, float, str]]:
    command = [sys.executable, str(_SCRIPT), name, *(str(folder / file) for file in files)]
    done = subprocess.run(command, capture_output=True, check=False)
    for line in done.stdout.decode().splitlines():
        told = json.loads(line)
        yield told["file"], told["seconds"], told["error"]


NAMES = (*REWRITERS, TIDY)
