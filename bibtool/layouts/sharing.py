"""The parts of a long page, read side by side by as many processes as there are cores.

A process that is forked has the page, and all that is known of it, without being told. Where that
cannot be had (no fork; threads, whose locks a copy would never see opened) the parts are read one
after the other. What comes out is the same.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
T = TypeVar("T")
_MOST = 4  # each needs some 70 MB of its own beside a page of ten megabytes
_FEWEST_PARTS = 2
_PART = 1000


def in_parts(read: Callable[[int], T], count: int, processes: int | None = None) -> Iterator[T]:
    """Yield what ``read`` returns for each part, from 0 to ``count``, in their order.

    Args:
        read: reads a part, and changes nothing that another part needs.
        count: how many parts there are.
        processes: how many may read; as many as the machine has cores, unless told.
    """
    sharing = min(_cores() if processes is None else processes, count)
    if sharing < _FEWEST_PARTS or not _may_fork():
        yield from map(read, range(count))
        return
    yield from _shared(read, count, sharing)


def may_share() -> bool:
    """Return whether parts would be read by several processes."""
    return _cores() >= _FEWEST_PARTS and _may_fork()


def of_each(read: Callable[[A], T], items: Sequence[A]) -> Iterator[T]:
    """Yield what ``read`` returns for each item, in their order; many are read in parts."""

    def part_of(part: int) -> list[T]:
        return [read(item) for item in items[part * _PART : (part + 1) * _PART]]

    for found in in_parts(part_of, -(-len(items) // _PART)):
        yield from found


def _shared(read: Callable[[int], T], count: int, processes: int) -> Iterator[T]:
    from multiprocessing import get_context  # noqa: PLC0415 - only long pages need it

    fork = get_context("fork")
    pipes: list[Connection] = []
    workers = []
    try:
        with suppress(OSError):  # no more processes or files may be had: as many as there are
            for first in range(processes):
                ours, theirs = fork.Pipe(duplex=False)
                pipes.append(ours)
                parts = range(first, count, processes)
                worker = fork.Process(target=_send, args=(read, parts, theirs, pipes), daemon=True)
                worker.start()
                workers.append(worker)
                theirs.close()
        for part in range(count):
            turn = part % processes
            found: tuple[T] | None = _received(pipes[turn]) if turn < len(workers) else None
            yield found[0] if found else read(part)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()


def _received(pipe: "Connection") -> tuple[Any] | None:
    """Return a part that a process sent; nothing if it came to an end, perhaps by an error.

    Then the part is read here, and the error raised.
    """
    try:
        found: tuple[Any] = pipe.recv()
    except (EOFError, OSError):
        return None
    return found


def _send(
    read: Callable[[int], T], parts: range, pipe: "Connection", others: Sequence["Connection"]
) -> None:
    """Read parts and send what comes of them; an error ends it, or the end of who asked."""
    for other in others:  # who has no reader is told so, and ends
        other.close()
    gc.disable()  # a process that soon ends need not look for what it could free
    with suppress(Exception, KeyboardInterrupt):
        for part in parts:
            pipe.send((read(part),))


def _cores() -> int:
    """Return how many processes can run at once, at most a few."""
    if not hasattr(os, "sched_getaffinity"):
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def _may_fork() -> bool:
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    from multiprocessing import current_process  # noqa: PLC0415 - only long pages need it

    return not current_process().daemon  # such a one may have none of its own
