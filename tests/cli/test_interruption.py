"""A run that is cut short, however it is, has lost the request under way and nothing else."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.arxiv_server import ArxivServer, Call, Fault, generated
from tests.cli.command import LISTENING, STARTED, bibtool

RECORDS = list(generated(150, seed=6))
ABSENT = "".join(
    "Abstract:" + " ".join(f"{a}unheard {b}syllables wander" for a in "abcdef" for b in "uvw") + n
    for n in (" one\n", " two\n")
)
PAGE = "".join(f"Abstract:{r.abstract}\n" for r in RECORDS[:100]) + ABSENT
TITLES = "".join(f"{r.title}\n" for r in RECORDS[100:])


def listings(folder: Path) -> list[str]:
    """Write a page of abstracts, two of them nobody's, and a reading list; return their names."""
    (folder / "a page.txt").write_text(PAGE)
    (folder / "list.txt").write_text(TITLES)
    return [str(folder / name) for name in ("a page.txt", "list.txt")]


def arguments(files: Sequence[str], server: ArxivServer, cache: Path) -> list[str]:
    """Return the arguments of a run that has a cache of its own."""
    of_server = ["--arxiv-api", server.url, "--min-interval", "0", "--cache", str(cache)]
    return ["resolve", *files, "--json", *of_server]


def found(items: Any) -> list[tuple[str, str | None]]:
    """Return status and id of each item."""
    return [(item["status"], item["id"]) for item in items["items"]]


def arrivals(server: ArxivServer) -> list[int]:
    """Return a list that grows with each request as it arrives."""
    arrived: list[int] = []

    def note(call: Call) -> bool:
        arrived.append(call.number)
        return False

    server.faults.when(note, Fault.NONE)
    return arrived


def cut_short(server: ArxivServer, command: Sequence[str], after: int, sent: int) -> str:
    """Start a run, send it a signal while its request after so many is under way."""
    arrived = arrivals(server)
    server.faults.when(lambda call: len(arrived) > after, Fault.SLOW, seconds=60.0)
    run = subprocess.Popen(
        [sys.executable, "-c", LISTENING, "-m", "bibtool", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(arrived) <= after and run.poll() is None:
        time.sleep(0.01)
    os.kill(run.pid, sent)
    out, told = run.communicate()
    assert (-sent if sent == signal.SIGKILL else 128 + sent, "") == (run.returncode, out)
    server.faults.clear()
    return told


@dataclass(frozen=True)
class Whole:
    """What a run came to that nobody interrupted."""

    items: list[tuple[str, str | None]]
    cost: int


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Return the result of an uninterrupted run, and how many requests it took."""
    folder = tmp_path_factory.mktemp("whole")
    with ArxivServer(RECORDS) as server:
        done = bibtool(*arguments(listings(folder), server, folder / "cache"))
        assert [*[("matched", r.id) for r in RECORDS[:100]], *[("not-found", None)] * 2] == (
            found(done.json)[:102]
        )
        return Whole(found(done.json), len(server.requests))


@pytest.mark.parametrize(
    ("sent", "part", "answers_are_kept"),
    [
        pytest.param(signal.SIGINT, 0.0, True, id="ctrl-c-at-the-first-request"),
        pytest.param(signal.SIGINT, 0.5, False, id="ctrl-c-in-the-middle"),
        pytest.param(signal.SIGTERM, 1.0, True, id="terminated-in-the-last-request"),
        pytest.param(signal.SIGKILL, 0.3, True, id="killed-in-the-first-round"),
        pytest.param(signal.SIGKILL, 0.7, False, id="killed-later"),
    ],
)
def test_it_goes_on_from_there(
    whole: Whole, tmp_path: Path, sent: int, part: float, answers_are_kept: bool
) -> None:
    """Whenever it was cut, both runs together have sent one request more than one, at most."""
    with ArxivServer(RECORDS) as server:
        command = arguments(listings(tmp_path), server, tmp_path / "cache")
        cut_short(server, command, round(part * (whole.cost - 1)), sent)
        if not answers_are_kept:
            for file in (tmp_path / "cache").rglob("answers.sqlite*"):
                file.unlink()
        assert whole.items == found(bibtool(*command).json)
        assert whole.cost <= len(server.requests) <= whole.cost + 1


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_says_how_to_go_on(tmp_path: Path, sent: int) -> None:
    """The command it names is the one that was typed, and works as it stands."""
    with ArxivServer(RECORDS) as server:
        command = arguments(listings(tmp_path), server, tmp_path / "cache")
        told = cut_short(server, command, 1, sent).splitlines()
        assert [
            "bibtool: interrupted; what arXiv answered is kept",
            f"go on with: {STARTED} {shlex.join(command)}",
        ] == told
        named = shlex.split(told[1].removeprefix(f"go on with: {STARTED} "))
        assert 1 == bibtool(*named).status


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_leaves_no_half_file(tmp_path: Path, sent: int) -> None:
    """What a run writes is whole or untouched, and the pace is free for the next."""
    page, out = tmp_path / "page.txt", tmp_path / "o.bib"
    page.write_text("".join(f"Abstract:{r.abstract}\n" for r in RECORDS))
    out.write_text("mine")
    with ArxivServer(RECORDS) as server:
        command = ["resolve", str(page), "-o", str(out), "--force", "--arxiv-api", server.url]
        command += ["--min-interval", "0"]
        cut_short(server, command, 1, sent)
        assert "mine" == out.read_text()
        assert 0 == bibtool(*command).status
    assert 150 == out.read_text("utf-8").count("@misc{")
    assert ["o.bib", "page.txt"] == sorted(p.name for p in tmp_path.iterdir() if p.is_file())


def test_who_was_told_not_to_listen_does_not(tmp_path: Path) -> None:
    """Under nohup, or in the background of a script, Ctrl-C is for others."""
    script = 'trap "" INT; exec "$@"'
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    with ArxivServer(RECORDS) as server:
        arrived = arrivals(server)
        server.faults.always(Fault.SLOW, seconds=0.2)
        command = [sys.executable, "-m", "bibtool", *arguments([str(page)], server, tmp_path / "c")]
        run = subprocess.Popen(
            ["bash", "-c", script, "bash", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        while not arrived:
            time.sleep(0.01)
        os.kill(run.pid, signal.SIGINT)
        out, _ = run.communicate()
    assert (1, 102) == (run.returncode, len(json.loads(out)["items"]))


FULL = 'ulimit -f 300; exec "$@"'
"""No file may grow over 300 kB: what is larger is written to a disk that is full."""


def test_a_full_disk_costs_memory_only(whole: Whole, tmp_path: Path) -> None:
    """The run is right and says it once; with space again what was kept is not asked again."""
    with ArxivServer(RECORDS) as server:
        command = arguments(listings(tmp_path), server, tmp_path / "cache")
        process = [sys.executable, "-m", "bibtool", *command]
        full = subprocess.run(
            ["bash", "-c", FULL, "bash", *process], capture_output=True, text=True, check=False
        )
        assert (whole.cost, whole.items) == (len(server.requests), found(json.loads(full.stdout)))
        assert (1, False) == (full.returncode, "Traceback" in full.stderr)
        assert 1 == full.stderr.count("cannot be written")
        assert "what comes is not kept" in full.stderr
        costs = []
        for _ in range(2):
            server.reset()
            assert whole.items == found(bibtool(*command).json)
            costs.append(len(server.requests))
        assert 0 < costs[0] < whole.cost
        assert 0 == costs[1]
