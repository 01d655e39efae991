"""The command as its users start it, a process of its own; or in this one, which is quicker."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from bibtool import cli
from bibtool.cli.terminal import complain
from bibtool.errors import BibtoolError

LISTENING = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)
if os.isatty(0) and os.getsid(0) == os.getpid():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C typed there is for this process
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Starts Python with Ctrl-C switched on, which it is not where the tests run in the background."""


STARTED = f"{sys.executable} -m bibtool"
"""How the command is started here, and named where it says how to go on."""


@dataclass(frozen=True)
class Done:
    """What a finished command left."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


def bibtool(*arguments: str | Path, stdin: str | bytes = "", **environment: str) -> Done:
    """Run ``python -m bibtool`` and return what it left."""
    done = subprocess.run(
        [sys.executable, "-m", "bibtool", *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=300,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def here(*arguments: str | Path, stdin: str = "") -> Done:
    """Run the command in this process, which is quicker where it needs none of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    status: object = 0
    typed = io.TextIOWrapper(io.BytesIO(stdin.encode()))
    words = ["bibtool", *map(str, arguments)]
    with mock.patch.multiple(sys, argv=words, stdin=typed, stdout=out, stderr=err):
        try:
            cli._run()
        except SystemExit as ended:
            status = ended.code
        except BibtoolError as error:
            complain(str(error))
            status = 2
        printed = [_text_of(stream) for stream in (out, err)]
    return Done(status if isinstance(status, int) else 0, *printed)


def _text_of(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
