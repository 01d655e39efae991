"""The resolver, which redirects each DOI to its registry, and the registries, on one port."""

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any, Self
from urllib.parse import unquote

CSL = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True)
class Canned:
    """An answer to one request."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    """Seconds before the answer."""
    cut: int = 0
    """Bytes that are promised and not sent."""
    hang: float = 0.0
    """Seconds before the connection is closed."""


@dataclass(frozen=True)
class Request:
    """One request that came."""

    path: str
    headers: dict[str, str]
    started: float


class DoiServer:
    """A context manager; what is registered under a DOI is answered, anything else is 404."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._canned: dict[str, list[Canned]] = {}
        self._listener = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._listener.daemon_threads = True

    @property
    def url(self) -> str:
        """The resolver's address."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def spacings(self) -> list[float]:
        """The seconds from one request to the resolver to the next."""
        starts = [r.started for r in self.requests if r.path.startswith("/10.")]
        return [later - earlier for earlier, later in pairwise(starts)]

    def register(self, item: dict[str, Any]) -> None:
        """Have the registry answer a DOI with an item."""
        self.answer(item["DOI"], Canned(200, json.dumps(item).encode(), {"Content-Type": CSL}))

    def answer(self, doi: str, *answers: Canned) -> None:
        """Have the registry answer a DOI so, one answer after the other, the last for ever."""
        self.lead(doi, f"/works/{doi.lower()}")
        self._canned[f"/works/{doi.lower()}"] = list(answers)

    def lead(self, doi: str, location: str, status: int = 302) -> None:
        """Have the resolver lead a DOI somewhere."""
        page = b"<html><body>Redirect</body></html>"
        headers = {"Location": location, "Content-Type": "text/html", "Set-Cookie": "seen=1"}
        self._canned[f"/{doi.lower()}"] = [Canned(status, page, headers)]

    def reset(self) -> None:
        """Forget everything."""
        self.requests.clear()
        self._canned.clear()

    def __enter__(self) -> Self:
        threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.shutdown()
        self._listener.server_close()

    def reply_to(self, path: str) -> Canned:
        """Return what is answered to a path now."""
        nothing = Canned(404, b"<html>DOI Not Found</html>", {"Content-Type": "text/html"})
        answers = self._canned.get(unquote(path).lower(), [nothing])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Answers GET as it is told."""

            def do_GET(self) -> None:
                """Answer."""
                headers = {name.lower(): value for name, value in self.headers.items()}
                server.requests.append(Request(unquote(self.path), headers, time.monotonic()))
                canned = server.reply_to(self.path)
                time.sleep(canned.pause)
                self.send_response(canned.status)
                for name, value in canned.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(canned.body) + canned.cut))
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(canned.body)
                    self.wfile.flush()
                    time.sleep(canned.hang)

            def log_message(self, format: str, *args: Any) -> None:
                """Stay quiet."""

        return Handler
