"""The user's ``.bib`` file under a command that changes it: read, shown, written whole or not."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bibtool.bibfile import BibFile, read
from bibtool.bibfile.adding import is_biblatex
from bibtool.bibfile.encoding import LATIN_1, decode, encode
from bibtool.cli.terminal import complain
from bibtool.errors import InputError
from bibtool.files import locked, write_bytes
from bibtool.settings import user_cache
from bibtool.untrusted import clean, escaped

_DIALECTS = ("bibtex", "biblatex")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file as it is on the disk."""

    path: Path
    data: bytes
    encoding: str
    file: BibFile

    def warn(self) -> None:
        """Say what is broken in it."""
        problems = self.file.problems
        for line, message in problems[:3]:
            complain(f"{self.path}:{line}: {message}")
        if len(problems) > 3:
            complain(f"{self.path}: {len(problems) - 3} more such problems")

    def save(self, text: str, *, keep_old: bool) -> Path | None:
        """Put an edited text in its place; return where the old file was kept, if it was.

        Raises:
            InputError: it cannot be written; the file is as it was.
        """
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise InputError(f"{self.path}: is write-protected")
        return write_bytes(self.bytes_of(text), self.path, keep_old=keep_old)

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of an edited text.

        Raises:
            InputError: the file's encoding has no such character.
        """
        try:
            return encode(text, self.encoding)
        except InputError as error:
            raise InputError(f"{self.path}: {error}") from error

    def diff(self, text: str) -> str:
        """Return a unified diff, which ``patch`` takes; nothing in it can steer a terminal."""
        import difflib

        name = clean(str(self.path))
        old, new = (_LINE.findall(whole) for whole in (self.file.text, text))
        lines = difflib.unified_diff(old, new, name, name)
        shown = (
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )
        return escaped("".join(shown))


def load(path: Path, known: OnDisk | None = None, *, must_exist: bool = False) -> OnDisk:
    """Return a file; where there is none, an empty one unless it must exist.

    What is known of it is returned if it still holds.

    Raises:
        InputError: it cannot be read, or is no file.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path}: is no file; give the name of a .bib file")
        if must_exist and not path.exists():
            raise InputError(f"{path}: no such file")
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if known is not None and known.data == data:
        return known
    text, encoding = decode(data)
    return OnDisk(path, data, encoding, read(text))


@contextmanager
def at_hand(known: OnDisk, *, to_write: bool) -> Iterator[OnDisk]:
    """Hold a file as it is now; other processes wait until it is written.

    Raises:
        InputError: it cannot be read or locked.
    """
    if not to_write:
        yield load(known.path, known)
        return
    # Whatever cache a run is told to use: two runs may be told of two.
    with locked(known.path, user_cache() / "locks"):
        yield load(known.path, known)


def dialect(disk: OnDisk, named: str | None = None) -> str:
    """Return the format for a file's entries: the one named, or the one they are in.

    Raises:
        InputError: another format is named.
    """
    if named is not None:
        if named not in _DIALECTS:
            raise InputError(f"--format {named}: a .bib file is {' or '.join(_DIALECTS)}")
        return named
    # What biblatex takes is Unicode, which a file in another encoding could not hold.
    return _DIALECTS[is_biblatex(disk.file) and disk.encoding != LATIN_1]


def show(text: str) -> None:
    """Print on standard output."""
    sys.stdout.write(text)
