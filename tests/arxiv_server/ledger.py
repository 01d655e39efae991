"""What the server saw: every request with its times, so that manners can be asserted."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was served; the times are of the monotonic clock.

    A status of 0 means that no answer left the server.
    """

    number: int
    method: str
    path: str
    params: Mapping[str, str]
    started: float
    ended: float
    status: int
    user_agent: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Ticket:
    """A request under way."""

    number: int
    method: str
    path: str
    params: Mapping[str, str]
    started: float
    headers: Mapping[str, str]


class Ledger:
    """The requests so far and how many were under way at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._finished: list[Request] = []
        self._under_way: set[Ticket] = set()
        self._number = 0
        self._most = 0

    def begin(
        self, method: str, path: str, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> Ticket:
        """Note that a request is under way."""
        with self._lock:
            self._number += 1
            ticket = Ticket(self._number, method, path, params, time.monotonic(), headers)
            self._under_way.add(ticket)
            self._most = max(self._most, len(self._under_way))
            return ticket

    def end(self, ticket: Ticket, status: int) -> None:
        """Note what became of a request; a second note of the same one changes nothing."""
        with self._lock:
            if ticket not in self._under_way:
                return
            self._under_way.remove(ticket)
            self._finished.append(
                Request(
                    ticket.number,
                    ticket.method,
                    ticket.path,
                    ticket.params,
                    ticket.started,
                    time.monotonic(),
                    status,
                    ticket.headers.get("User-Agent", ""),
                    ticket.headers,
                )
            )

    def reset(self) -> None:
        """Forget everything seen so far, also what is still under way."""
        with self._lock:
            self._finished.clear()
            self._under_way.clear()
            self._number = self._most = 0

    @property
    def requests(self) -> list[Request]:
        """The finished requests in the order they began."""
        with self._lock:
            return sorted(self._finished, key=lambda request: request.number)

    @property
    def most(self) -> int:
        """The largest number of requests that were under way at once."""
        with self._lock:
            return self._most
