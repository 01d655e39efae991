"""pandoc, which formats by citation styles and writes DOCX: found, asked for its version, run.

A system's pandoc of version 3 or later is used, else the one that the package pypandoc_binary
brings (docs/decisions/0012-citation-styles.md). It is given everything on its standard input, and
runs in its own sandbox (https://pandoc.org/MANUAL.html#a-note-on-security).
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bibtool.errors import InputError, NotInstalled
from bibtool.untrusted import clean

OLDEST = 3
HOW_TO_GET = "pip install 'bibtool[styles]'"
_PATIENCE = 120.0
_QUICK = 20.0
_VERSION = re.compile(rb"pandoc(?:\.exe)?\s+(\d+)\.")


@cache
def program() -> str:
    """Return the path of a pandoc that is new enough.

    Raises:
        NotInstalled: there is none; the text says how to get one.
    """
    system = shutil.which("pandoc") or ""
    found = [(path, _version(path)) for path in (system, _packaged()) if path]
    for path, version in found:
        if version >= OLDEST:
            return path
    old = f"; {system} is older" if system else ""
    raise NotInstalled(f"pandoc {OLDEST} or later is not installed{old}: {HOW_TO_GET}")


def run(arguments: list[str], text: bytes, what: str) -> bytes:
    """Return what pandoc makes of a text.

    Args:
        arguments: what to do; input and output are the standard ones.
        text: its input.
        what: what is being made of what, for the message if it fails.

    Raises:
        NotInstalled: there is no pandoc.
        InputError: pandoc does not do it; the text says what it says.
    """
    command = [program(), "--sandbox", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument is from outside
            command,
            input=text,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            # Documents say when they were made: always the same, so that no file changes by itself.
            env=os.environ | {"SOURCE_DATE_EPOCH": "946684800"},
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"{what}: pandoc took more than {_PATIENCE:.0f} s") from None
    except OSError as error:
        raise InputError(f"{what}: pandoc cannot be run ({error.strerror})") from error
    if done.returncode:
        said = clean(done.stderr.decode("utf-8", "replace"))[:500]
        raise InputError(f"{what}: {said or f'pandoc ended with status {done.returncode}'}")
    return done.stdout


def cited(items: list[dict[str, Any]], style: bytes, lang: str, what: str) -> bytes:
    """Return the reference list of CSL items by a style, as pandoc's JSON.

    Args:
        items: CSL items, in order.
        style: a CSL style's XML.
        lang: a language tag, or nothing for the style's own.
        what: for the message if it fails.

    Raises:
        NotInstalled: there is no pandoc.
        InputError: pandoc does not do it.
    """
    with tempfile.TemporaryDirectory(prefix="bibtool-") as folder:
        path = Path(folder) / "style.csl"
        path.write_bytes(style)
        arguments = ["-f", "csljson", "-t", "json", "--citeproc", "--csl", str(path)]
        arguments += ["-M", f"lang={lang}"] if lang else []
        return run(arguments, json.dumps(items).encode(), what)


@cache
def api_version() -> list[int]:
    """Return the version of the tree that this pandoc reads.

    Raises:
        NotInstalled: there is no pandoc.
    """
    tree = json.loads(run(["-f", "markdown", "-t", "json"], b"", "docx"))
    version: list[int] = tree["pandoc-api-version"]
    return version


def _packaged() -> str:
    """Return where pypandoc_binary keeps its pandoc, without loading it."""
    spec = find_spec("pypandoc")
    for folder in spec.submodule_search_locations or () if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file():
                return str(path)
    return ""


def _version(path: str) -> int:
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            [path, "--version"], capture_output=True, timeout=_QUICK, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = _VERSION.match(done.stdout)
    return int(found[1]) if found else 0
