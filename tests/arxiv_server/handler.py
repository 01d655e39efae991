"""One HTTP request: read, answered by the service, delivered well or badly."""

import select
import socket
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler
from typing import cast
from urllib.parse import parse_qsl

from .faults import Call, Fault, Planned
from .listener import Listener
from .reply import Reply, html, no_such_method, no_such_path

PATH = "/api/query"
URL_LIMIT = 8192
"""The length in bytes beyond which the edge refuses an address (API notes §1.7)."""

_FORM = "application/x-www-form-urlencoded"
_POLL = 0.02
_PIECES = 10


class Handler(BaseHTTPRequestHandler):
    """Serve the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "arxiv-test-server"
    disable_nagle_algorithm = True
    # Buffered, so that headers and body leave together and a reply is on record before it leaves.
    wbufsize = 1 << 16
    timeout = 60

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Answer every method, even an invented one; which are allowed is decided later."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet; the ledger has it all."""

    @property
    def _listener(self) -> Listener:
        return cast("Listener", self.server)

    def _serve(self) -> None:
        path, _, query = self.path.partition("?")
        body = self._read_body()
        params = _decoded(body if self.command == "POST" else query.encode("latin-1"))
        ledger = self._listener.ledger
        ticket = ledger.begin(self.command, path, params, dict(self.headers.items()))
        try:
            planned = self._listener.faults.take(Call(ticket.number, self.command, path, params))
            reply = self._reply(path, params, planned)
            plans = {plan.fault: plan for plan in planned}
            if self._survives(plans):
                self._deliver(reply, plans, lambda: ledger.end(ticket, reply.status))
        finally:
            ledger.end(ticket, 0)

    def _read_body(self) -> bytes:
        """Read a form body, as one also when the Content-Type is missing (API notes §1.1)."""
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(int(length)) if length.isdecimal() else b""
        kind = self.headers.get("Content-Type", _FORM).partition(";")[0].strip().lower()
        return body if kind == _FORM else b""

    def _reply(self, path: str, params: Mapping[str, str], planned: Sequence[Planned]) -> Reply:
        if len(self.path) > URL_LIMIT:
            return html(414, "URI Too Long")
        if path != PATH:
            return no_such_path()
        if self.command not in {"GET", "POST"}:
            return no_such_method()
        return self._listener.service.answer(params, planned, self._listener.faults.poisoned)

    def _survives(self, plans: Mapping[Fault, Planned]) -> bool:
        """Wait or break the connection as planned; false means that there is no answer."""
        delay = sum(plan.duration for plan in plans.values() if plan.fault is not Fault.DRIP)
        if not self._wait(delay):
            self.close_connection = True
            return False
        if Fault.RESET in plans:
            # Closing without lingering makes the kernel send a reset.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        if Fault.RESET in plans or Fault.HANG in plans:
            self.close_connection = True
            return False
        return True

    def _wait(self, seconds: float) -> bool:
        """Wait, but not for a client that has gone; false when there is no point any more."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if self._listener.stopping.wait(min(left, _POLL)):
                return False
            readable, _, _ = select.select([self.connection], [], [], 0)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                return False
        return True

    def _deliver(
        self, reply: Reply, plans: Mapping[Fault, Planned], on_record: Callable[[], None]
    ) -> None:
        """Send a reply, putting it on record before the client can have all of it."""
        body = b"" if self.command == "HEAD" else reply.body
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if Fault.DRIP in plans:
            body = self._drip(body, plans[Fault.DRIP].duration)
        if Fault.CUT_OFF in plans:
            body = body[: len(body) // 2]
            self.close_connection = True
        on_record()
        self.wfile.write(body)
        self.wfile.flush()

    def _drip(self, body: bytes, seconds: float) -> bytes:
        """Send all but the last piece of a body slowly, and return what is left."""
        size = max(1, len(body) // _PIECES)
        while len(body) > size:
            self.wfile.write(body[:size])
            self.wfile.flush()
            body = body[size:]
            if not self._wait(seconds / _PIECES):
                self.close_connection = True
                return b""
        return body


def _decoded(query: bytes) -> dict[str, str]:
    """Decode form data as UTF-8; of a repeated parameter the first value counts (§1.1)."""
    params: dict[str, str] = {}
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    for name, value in pairs:
        params.setdefault(_as_utf8(name), _as_utf8(value))
    return params


def _as_utf8(latin: str) -> str:
    return latin.encode("latin-1").decode(errors="replace")
