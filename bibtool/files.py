"""Files written whole or not at all, keeping what stood there before.

A file with the same content is left alone. One with other content is kept beside the new one as
``name.~1~``, ``name.~2~`` and so on, unless the caller says it may go: a bibliography somebody
edited must not vanish because a command was run again.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bibtool.errors import InputError


def write_text(text: str, path: Path, *, keep_old: bool = True) -> Path | None:
    """Write UTF-8 text to a file atomically; return where the old content was kept, if anywhere.

    Raises:
        InputError: the place cannot be written; nothing was changed there.
    """
    data = text.encode("utf-8")
    try:
        if _is_special(path):
            # A pipe, a terminal, /dev/stdout: nothing to keep there and nothing to replace.
            with path.open("wb") as out:
                out.write(data)
            return None
        # Through a link, so that the file it leads to is replaced and not the link.
        path = path.resolve()
        if path.is_dir():
            raise InputError(f"{path}: is a folder; give a file name in it")
        old = path.read_bytes() if path.exists() else None
        if old == data:
            return None
        kept = _keep(path) if old is not None and keep_old else None
        _replace(path, data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    return kept


def _is_special(path: Path) -> bool:
    named = path.absolute().parts[:2] in {("/", "dev"), ("/", "proc")}
    return not path.is_dir() and (named or (path.exists() and not path.is_file()))


def _keep(path: Path) -> Path:
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.~{number}~")
        try:
            os.link(path, kept)
        except FileExistsError:
            number += 1
        except OSError:
            # A file system without hard links.
            with kept.open("xb") as copy:
                copy.write(path.read_bytes())
            return kept
        else:
            return kept


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        fresh.chmod(_default_mode() if mode is None else mode)
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
