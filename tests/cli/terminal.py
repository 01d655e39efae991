"""The command on a terminal of its own: what it shows, and what is typed into it."""

import os
import pty
import select
import subprocess
import sys
from types import TracebackType
from typing import Self

from tests.cli.command import LISTENING

_PATIENCE = 60.0


class Session:
    """A running command whose standard input and error are a terminal; its output is a pipe."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self._terminal, inside = pty.openpty()
        self._run = subprocess.Popen(
            [sys.executable, "-c", LISTENING, "-m", "bibtool", *arguments],
            stdin=inside,
            stdout=subprocess.PIPE,
            stderr=inside,
            env={**os.environ, "COLUMNS": "", **environment},
            start_new_session=True,
        )
        os.close(inside)
        self._seen = ""
        self.out = ""

    @property
    def status(self) -> int:
        """The exit status, once it has ended."""
        return self._run.wait()

    @property
    def process(self) -> int:
        """The id of the process."""
        return self._run.pid

    def until(self, text: str) -> str:
        """Return what is shown up to some text; it must come."""
        while text not in self._seen:
            assert self._read(), f"{text!r} was not shown, but: {self._seen!r}"
        before, _, self._seen = self._seen.partition(text)
        return before + text

    def rest(self) -> str:
        """Return what is shown until the command ends."""
        while self._read():
            pass
        assert self._run.stdout is not None
        self.out = self._run.stdout.read().decode()
        self._run.wait()
        return self._seen

    def press(self, keys: str) -> None:
        """Type some keys; the character 3 is Ctrl-C, 4 the end of input."""
        os.write(self._terminal, keys.encode())

    def _read(self) -> bool:
        """Read what comes; false when nothing will come any more."""
        ready, _, _ = select.select([self._terminal], [], [], _PATIENCE)
        assert ready, f"nothing more was shown than: {self._seen!r}"
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # how Linux tells that the other side is closed
            return False
        self._seen += data.decode(errors="replace")
        return bool(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._run.poll() is None:
            self._run.kill()
        self._run.wait()
        if self._run.stdout is not None:
            self._run.stdout.close()
        os.close(self._terminal)
