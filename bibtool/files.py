"""Files written whole or not at all, keeping what stood there before.

A file with the same content is left alone. One with other content is kept beside the new one as
``name.~1~``, ``name.~2~`` and so on, unless the caller says it may go: a bibliography somebody
edited must not vanish because a command was run again. What is kept already is not kept twice.

Who reads a file to change it holds its lock meanwhile, so that two processes do not undo each
other's work.
"""

import filecmp
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bibtool.errors import InputError

_PATIENCE = 60.0
"""Seconds to wait for a lock: nobody holds one while waiting for anything."""
_PAUSE = 0.02
_BUSY = "{}: another bibtool is changing it, and does not end"


def write_text(text: str, path: Path, *, keep_old: bool = True) -> Path | None:
    """Write UTF-8 text to a file atomically; return where the old content was kept, if anywhere.

    Raises:
        InputError: the place cannot be written; nothing was changed there.
    """
    return write_bytes(text.encode("utf-8"), path, keep_old=keep_old)


def write_bytes(data: bytes, path: Path, *, keep_old: bool = True) -> Path | None:
    """Write a file atomically; return where the old content was kept, if anywhere.

    Raises:
        InputError: the place cannot be written; nothing was changed there.
    """
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
        return _replace(path, data, keep=old is not None and keep_old)
    except (OSError, RuntimeError) as error:
        # RuntimeError: a link that leads to itself.
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be written ({reason})") from error


@contextmanager
def locked(path: Path, folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold a file's lock, for all processes that lock it like this.

    The system's lock on the file's folder: the file itself is replaced, and a lock beside it that
    stays would be in the way, and one that is removed would let two in. Where folders cannot be
    locked, as on some network drives, it is a file in ``folder``, which all must name alike.

    Raises:
        InputError: it cannot be had; nothing was changed.
    """
    path = path.resolve()
    if not path.parent.is_dir():
        raise InputError(f"{path}: cannot be written (there is no such folder)")
    handle = _folder_lock(path, patience)
    if handle is None:
        with _lock_in(folder, path, patience):
            yield
        return
    try:
        yield
    finally:
        os.close(handle)  # which lets go of the lock, as the end of the process does


def _folder_lock(path: Path, patience: float) -> int | None:
    """Return an open handle of a file's folder that holds its lock; ``None`` if it has no locks.

    Raises:
        InputError: another holds it for too long.
    """
    try:
        import fcntl  # noqa: PLC0415 - not every system has it
    except ImportError:
        return None
    try:
        handle = os.open(path.parent, os.O_RDONLY)
    except OSError:
        return None
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # some systems tell the second for the first
            if time.monotonic() >= end:
                os.close(handle)
                raise InputError(_BUSY.format(path)) from None
            time.sleep(_PAUSE)
        except OSError:
            os.close(handle)
            return None
        else:
            return handle


@contextmanager
def _lock_in(folder: Path, path: Path, patience: float) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who edits needs it

    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock", timeout=patience)
        lock.acquire()
    except Timeout:
        raise InputError(_BUSY.format(path)) from None
    except (OSError, RuntimeError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: cannot be locked, neither in its folder nor in {folder} ({reason})"
        ) from error
    try:
        yield
    finally:
        lock.release()


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
            if kept.is_file() and filecmp.cmp(path, kept, shallow=False):
                return kept
            number += 1
        except OSError:
            # A file system without hard links.
            with kept.open("xb") as copy:
                copy.write(path.read_bytes())
            kept.chmod(path.stat().st_mode & 0o777)
            return kept
        else:
            return kept


def _replace(path: Path, data: bytes, *, keep: bool) -> Path | None:
    """Put data in a file's place when all of it is on the disk, and not before."""
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    fresh = path.with_name(f".bibtool-{secrets.token_hex(8)}")
    try:
        # The system takes the user's mask off 0o666 here; nobody else's file can be in the way.
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            fresh.chmod(mode)
        kept = _keep(path) if keep else None
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    return kept
