"""How much a run may ask: so many requests, and until when.

A budget stops a run, it does not fail it: what was answered is kept, and the same command goes on
from there.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from bibtool.errors import SettingError, SourceStopped

_UNITS = {"s": 1, "m": 60, "h": 3600}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([smh]?)")


def seconds_of(text: str) -> float:
    """Return the seconds of a length of time such as ``90``, ``90s``, ``10m`` or ``2h``.

    Raises:
        SettingError: no length of time, or none at all.
    """
    found = _DURATION.fullmatch(text.strip().lower())
    seconds = float(found[1]) * _UNITS[found[2] or "s"] if found else 0.0
    if seconds <= 0:
        raise SettingError(
            f"{text!r} is no length of time to work for; give seconds, or something like 90s, 10m "
            "or 2h"
        )
    return seconds


def in_short(seconds: float) -> str:
    """Return a length of time as it may be typed: ``90s``, ``10m``, ``2h``."""
    unit = next(u for u in ("h", "m", "s") if u == "s" or seconds % _UNITS[u] == 0)
    return f"{seconds / _UNITS[unit]:g}{unit}"


@dataclass(slots=True)
class Budget:
    """What is left of the requests and the seconds that a run was given; None is no bound."""

    max_requests: int | None = None
    deadline: float | None = None
    """Seconds from when the budget is made."""
    clock: Callable[[], float] = time.monotonic
    sent: int = 0
    stopped: str = ""
    """Why nothing more may be asked, once something was to be asked and might not."""
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        self._started = self.clock()

    @property
    def left(self) -> float:
        """Seconds until the deadline; infinite without one."""
        if self.deadline is None:
            return float("inf")
        return max(0.0, self._started + self.deadline - self.clock())

    def check(self, wait: float = 0.0) -> None:
        """Make sure that a request may be sent after a wait.

        Raises:
            SourceStopped: it may not; the text says which bound is reached.
        """
        if self.max_requests is not None and self.sent >= self.max_requests:
            many = "1 request" if self.max_requests == 1 else f"{self.max_requests} requests"
            self._stop(f"stopped after {many}, as asked")
        if self.deadline is not None and wait >= self.left:
            self._stop(f"stopped at the deadline of {in_short(self.deadline)}, as asked")

    def _stop(self, reason: str) -> NoReturn:
        self.stopped = reason
        raise SourceStopped(reason)
