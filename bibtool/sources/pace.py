"""The pace of requests: one at a time and one in so many seconds, for all processes of a user.

A lock file in the cache directory is held while a request runs (the system lets go of it when a
process dies); a small file beside it says when the next request may start. A cool-down after
"too many requests" is written there too, so that every process keeps it.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from bibtool.errors import SourceRefused
from bibtool.sources.budget import Budget

_COOL_DOWN = 20  # intervals: a minute at arXiv's three seconds
_LONGEST = 100  # intervals: five minutes
_SOON = 2.0  # seconds
_PATIENCE = 600.0  # seconds: longer than any cool-down
_TICK = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class _State:
    next_start: float
    failures: int


class Gate:
    """Lets one request through at a time, each some seconds after the last was answered.

    From the answer, not from the start: what leaves here three seconds apart may arrive nearer.
    """

    def __init__(  # noqa: PLR0913  a clock and a sleep for tests
        self,
        folder: Path,
        interval: float,
        *,
        name: str = "arxiv",
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        notify: Callable[[float], None] = lambda seconds: None,
        budget: Budget | None = None,
    ) -> None:
        """Keep the pace in a folder.

        Args:
            folder: where lock and state are; made if missing.
            interval: seconds from an answer to the next request.
            name: whose pace it is; each has its own.
            clock: wall-clock time in seconds, comparable between processes.
            sleep: waits for some seconds.
            notify: told each second how many are left; -1 is for another process to be done.
            budget: what may be asked, and how long a turn may be waited for.
        """
        with _usable(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / f"{name}.lock")
        self._folder = folder
        self._file = folder / f"{name}.pace"
        self._interval = interval
        self._clock, self._sleep, self._notify = clock, sleep, notify
        self.budget = budget or Budget()

    @property
    def interval(self) -> float:
        """Seconds from an answer to the next request, at least."""
        return self._interval

    @property
    def longest(self) -> float:
        """Seconds of the longest cool-down that is waited for."""
        return self._interval * _LONGEST

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the next free turn and hold it.

        Raises:
            SourceStopped: the budget is spent, or would be before the turn.
        """
        self.budget.check()
        with self._held(self.budget.left):
            state = self._read()
            wait = state.next_start - self._clock()
            self.budget.check(wait)
            self._wait(wait)
            self.budget.sent += 1
            # Written before the request starts, so that a killed process still counts.
            self._write(_State(self._clock() + self._interval, state.failures))
            try:
                yield
            finally:
                self._write(_State(self._clock() + self._interval, state.failures))

    def cool_down(self, least: float = 0.0) -> None:
        """Make every process wait: a minute after a first failure, doubling to five.

        That is for arXiv's pace; where it is faster, less. ``least`` is what the other side asks
        for, in seconds, of which no more than ``longest`` is kept to.
        """
        with self._held():
            state = self._read()
            wait = self._interval * min(_COOL_DOWN * 2**state.failures, _LONGEST)
            wait = max(wait, min(least, self.longest))
            wait *= random.uniform(1.0, 1.1)  # noqa: S311  so that processes don't wake together
            self._write(_State(self._clock() + wait, min(state.failures + 1, 10)))

    def succeeded(self) -> None:
        """Forget earlier failures."""
        with self._held():
            state = self._read()
            if state.failures:
                self._write(_State(state.next_start, 0))

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self._notify(seconds)
            self._sleep(min(seconds, _TICK))
            seconds -= _TICK

    @contextmanager
    def _held(self, longest: float = _PATIENCE) -> Iterator[None]:
        """Hold the lock; say so if another process has it, and give up after some minutes."""
        with _usable(self._folder):
            try:
                self._lock.acquire(timeout=min(_SOON, longest))
            except Timeout:
                self._notify(-1)
                try:
                    self._lock.acquire(timeout=min(_PATIENCE, longest))
                except Timeout:
                    self.budget.check()
                    raise SourceRefused(
                        f"another bibtool has held {self._lock.lock_file} for "
                        f"{_PATIENCE / 60:.0f} minutes; end it, or let it go on"
                    ) from None
        try:
            yield
        finally:
            self._lock.release()

    def _read(self) -> _State:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            state = _State(float(kept["next_start"]), int(kept["failures"]))
        except FileNotFoundError:
            return _State(0.0, 0)
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            # Half-written by a process that died: a request may just have gone out.
            return _State(self._clock() + self._interval, 0)
        # A clock that was set back must not stop us for longer than any cool-down.
        latest = self._clock() + self._interval * _LONGEST * 1.1
        return state if state.next_start <= latest else _State(latest, state.failures)

    def _write(self, state: _State) -> None:
        kept = {"next_start": state.next_start, "failures": state.failures}
        with _usable(self._folder):
            fresh = self._file.with_suffix(".new")
            fresh.write_text(json.dumps(kept), "utf-8")
            fresh.replace(self._file)


@contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """Turn trouble with the folder into a source's: unpaced requests are none of our business."""
    try:
        yield
    except OSError as error:
        raise SourceRefused(
            f"the cache directory {folder} cannot be used ({error.strerror or error}), and without "
            "it requests cannot be paced; choose another with --cache"
        ) from error
