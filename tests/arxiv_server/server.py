"""The server as tests use it: a context manager with a switchboard and a log."""

import threading
from collections.abc import Iterable
from itertools import pairwise
from types import TracebackType
from typing import Self

from .faults import Faults
from .handler import PATH, Handler
from .ledger import Request
from .listener import Listener
from .records import Record
from .service import Service


class ArxivServer:
    """Our own arXiv API on the loopback interface, serving the records it is given.

    Results of equal rank come in an order shuffled by ``seed``, or with ``None`` in the order
    given. ``window_rule=False`` lifts the bounds on deep paging.
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        faults: Faults | None = None,
        seed: int | None = 0,
        window_rule: bool = True,
        port: int = 0,
    ) -> None:
        self.faults = faults if faults is not None else Faults()
        service = Service(records, seed=seed, window_rule=window_rule)
        self._listener = Listener(port, Handler, service, self.faults)
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The address to send queries to."""
        return f"{self.root}{PATH}"

    @property
    def root(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    @property
    def requests(self) -> list[Request]:
        """Every finished request in the order they began."""
        return self._listener.ledger.requests

    @property
    def max_concurrency(self) -> int:
        """The largest number of requests that were under way at once."""
        return self._listener.ledger.most

    def spacings(self) -> list[float]:
        """The seconds from the start of each request to the start of the next."""
        return [later.started - earlier.started for earlier, later in pairwise(self.requests)]

    def reset(self) -> None:
        """Forget the requests and clear the faults."""
        self._listener.ledger.reset()
        self.faults.clear()

    def start(self) -> Self:
        """Serve in a thread of its own until stopped."""
        serve = self._listener.serve_forever
        self._thread = threading.Thread(target=serve, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and drop every connection."""
        if self._thread is not None:
            self._listener.stop()
            self._thread.join()
            self._thread = None

    def wait(self) -> None:
        """Wait for as long as the server serves."""
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
