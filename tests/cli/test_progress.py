"""The line that shows how far a run is: by the clock, on a terminal, and elsewhere."""

import io
import re
from pathlib import Path

import pytest

from bibtool.cli.progress import ProgressLine
from tests.arxiv_server import ArxivServer, generated
from tests.cli.command import STARTED, bibtool
from tests.cli.terminal import Session


class Clock:
    """A clock set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


class Terminal(io.StringIO):
    """A stream that is a terminal, or says so."""

    def isatty(self) -> bool:
        """Say so."""
        return True

    @property
    def shown(self) -> str:
        """What stands in the last line."""
        return self.getvalue().rpartition("\n")[2].rpartition("\r\x1b[K")[2]


class Run:
    """A run that is watched, on a terminal or not."""

    def __init__(self, stream: io.StringIO) -> None:
        self.clock, self.sent, self.stream = Clock(), 0, stream
        self.line = ProgressLine(stream, lambda: self.sent, clock=self.clock)

    def at(self, seconds: float) -> ProgressLine:
        """Let it be so late."""
        self.clock.now = seconds
        return self.line


def test_a_short_run_shows_nothing() -> None:
    """Most are over before anybody could read."""
    terminal = Terminal()
    run = Run(terminal)
    run.at(0.5).settled(0, 10)
    run.at(0.9).pending(3, 3.0)
    run.at(1.0).clear()
    assert "" == terminal.getvalue()


def test_the_line_says_done_to_do_sent_next_and_how_long() -> None:
    """Each as it becomes known; the pace is arXiv's until one is measured."""
    run = Run(terminal := Terminal())
    run.at(2).settled(12, 60)
    assert "12 of 60 settled" == terminal.shown
    run.at(3).pending(41, 3.0)
    assert "12 of 60 settled; 0 sent, 41 to go; about 2 min left" == terminal.shown
    run.at(4).waiting(2.4)
    assert "12 of 60 settled; 0 sent, 41 to go; next in 3 s; about 2 min left" == terminal.shown
    run.sent = 1
    run.at(9).pending(40, 3.0)
    assert "12 of 60 settled; 1 sent, 40 to go; about 4 min left" == terminal.shown
    run.at(10).pending(1, 3.0)
    assert terminal.shown.endswith("1 sent, 1 to go; less than 1 min left")
    run.at(11).waiting(-1)
    assert "waiting for another bibtool" in terminal.shown
    run.at(12).clear()
    assert "" == terminal.shown


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        (1, "less than 1 min"),
        (20, "less than 1 min"),
        (21, "about 1 min"),
        (32, "about 2 min"),
        (1201, "about 60 min"),
        (2401, "about 2 h"),
    ],
)
def test_how_long_is_said_roughly(requests: int, words: str) -> None:
    """Nobody can know it better."""
    run = Run(terminal := Terminal())
    run.at(2).pending(requests, 3.0)
    assert terminal.shown.endswith(f"; {words} left")


def test_a_message_stays_above_the_line() -> None:
    """Trouble is not wiped away by the next count; what it quotes cannot steer the terminal."""
    run = Run(terminal := Terminal())
    run.at(2).settled(1, 2)
    run.at(3).told("the cache \x1b[2Jis gone")
    run.at(4).settled(2, 2)
    lines = [line.rpartition("\r\x1b[K")[2] for line in terminal.getvalue().split("\n")]
    assert ["bibtool: the cache is gone", "2 of 2 settled"] == lines


def test_quick_changes_are_not_all_shown() -> None:
    """A thousand items from the cache are no thousand lines."""
    run = Run(terminal := Terminal())
    for done in range(1000):
        run.at(2 + done / 1000).settled(done, 1000)
    assert 10 == terminal.getvalue().count("settled")


def test_the_line_fits_the_terminal() -> None:
    """A line that wraps cannot be taken back."""
    run = Run(terminal := Terminal())
    run.at(2).settled(10**80, 10**80)
    assert 79 == len(terminal.shown)


def test_elsewhere_only_long_waits_are_told_and_once() -> None:
    """A log has no line to keep up to date."""
    run = Run(log := io.StringIO())
    run.at(2).settled(1, 2)
    run.at(2).pending(5, 3.0)
    for seconds in (3, 2, 1):
        run.at(5 - seconds).waiting(seconds)
    for _ in range(2):
        start = run.clock.now
        for second in range(60):
            run.at(start + second).waiting(60 - second)
        run.at(start + 60)
    run.line.waiting(-1)
    run.line.told("trouble")
    run.line.clear()
    assert [
        "bibtool: waiting 60 s for arXiv",
        "bibtool: waiting 60 s for arXiv",
        "bibtool: waiting for another bibtool to be done with arXiv",
        "bibtool: trouble",
    ] == log.getvalue().splitlines()


RECORDS = list(generated(200, seed=8))
PAGE = "".join(f"Abstract:{r.abstract}\n" for r in RECORDS)


def test_a_terminal_is_counted_down_to_and_left_clean(tmp_path: Path) -> None:
    """What was shown while it ran is wiped away before the report."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    with ArxivServer(RECORDS) as server:
        command = ["resolve", str(page), "-o", str(tmp_path / "o.bib"), "--arxiv-api", server.url]
        with Session(*command, "--min-interval", "2.5") as session:
            seen = session.rest()
    assert 0 == session.status
    assert re.search(r"\d+ of 200 settled; \d sent, \d to \d+ to go; next in [123] s; ", seen)
    report = seen.rpartition("\r\x1b[K")[2]
    assert report.startswith(str(page))
    assert "200 items: 200 matched" in report


def test_ctrl_c_leaves_the_terminal_clean(tmp_path: Path) -> None:
    """In the middle of a wait: the line goes, the message stays, and so does what was answered."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    with ArxivServer(RECORDS) as server:
        command = ["resolve", str(page), "--arxiv-api", server.url, "--min-interval", "60"]
        with Session(*command) as session:
            session.until("next in 5")
            session.press("\x03")
            shown = session.rest().rpartition("\r\x1b[K")[2]
        assert 1 == len(server.requests)
    told = f"bibtool: interrupted; what arXiv answered is kept\r\ngo on with: {STARTED} resolve "
    assert (130, "", told) == (session.status, session.out, shown[: len(told)])


def test_elsewhere_nothing_ticks(tmp_path: Path) -> None:
    """Standard error in a file holds the report and no control characters."""
    with ArxivServer(RECORDS) as server:
        arguments = ["-", "-q", "--arxiv-api", server.url, "--min-interval", "1.2"]
        done = bibtool("resolve", *arguments, stdin=PAGE)
    assert (0, "") == (done.status, done.err)
