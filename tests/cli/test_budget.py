"""``--deadline`` and ``--max-requests``: what is found so far is written, and one can go on."""

import shlex
from pathlib import Path

import pytest

from tests.arxiv_server import ArxivServer, Fault, generated
from tests.cli.command import STARTED, Done, bibtool

RECORDS = list(generated(150, seed=23))
ITEMS = [f"Abstract:{r.abstract}\n" for r in RECORDS]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a page of abstracts that takes several requests."""
    path = tmp_path / "my page.txt"
    path.write_text("".join(ITEMS))
    return path


def go_on(done: Done) -> list[str]:
    """Return the arguments of the command that goes on, as it is told at the end."""
    last = done.err.splitlines()[-1]
    assert last.startswith(f"go on with: {STARTED} ")
    return shlex.split(last.removeprefix(f"go on with: {STARTED} "))


def test_a_run_stops_writes_and_can_go_on(tmp_path: Path, page: Path) -> None:
    """The command it names, given again and again, comes to the end; nothing is asked twice."""
    out = tmp_path / "o.bib"
    with ArxivServer(RECORDS) as server:
        options = ["--arxiv-api", server.url, "--min-interval", "0"]
        assert 0 == bibtool("resolve", page, *options, "--cache", tmp_path / "other").status
        whole = len(server.requests)
        server.reset()
        command = ["resolve", str(page), "-o", str(out), "--max-requests", "1", *options]
        done = bibtool(*command)
        assert (3, command) == (done.status, go_on(done))
        assert "bibtool: stopped after 1 request, as asked" in done.err
        assert "could not ask arxiv (stopped after 1 request, as asked)" in done.err
        first = out.read_text().count("@misc{")
        assert 0 < first < 150
        while done.status == 3:
            done = bibtool(*go_on(done))
        assert (0, 150) == (done.status, out.read_text().count("@misc{"))
        assert whole == len(server.requests)


@pytest.mark.parametrize("command", ["resolve", "authors", "lookup"])
@pytest.mark.parametrize(
    ("option", "reason"),
    [
        (["--max-requests", "0"], "stopped after 0 requests, as asked"),
        (["--deadline", "0.7"], "stopped at the deadline of 0.7s, as asked"),
    ],
)
def test_every_command_keeps_to_it(
    tmp_path: Path, command: str, option: list[str], reason: str
) -> None:
    """Nothing is asked, or nothing is waited for, beyond what was allowed."""
    what = "A Paper of Which the Pack Knows Nothing"
    (tmp_path / "list.txt").write_text(f"{what}\n")
    arguments: dict[str, list[str | Path]] = {
        "resolve": [tmp_path / "list.txt", "--json"],
        "authors": [tmp_path / "list.txt", "--json", "-o", tmp_path / "lists"],
        "lookup": [what, "--json"],
    }
    with ArxivServer(RECORDS) as server:
        server.faults.always(Fault.HANG, seconds=60.0)
        network = ["--arxiv-api", server.url, "--min-interval", "0"]
        done = bibtool(command, *arguments[command], *option, *network)
    (item,) = done.json["items"]
    assert (3, "unchecked") == (done.status, item["status"])
    assert f"could not ask arxiv ({reason})" == item["reasons"][0]
    assert f"bibtool: {reason}" in done.err.splitlines()
    assert done.err.splitlines()[-1].startswith(f"go on with: {STARTED} {command} ")


def test_a_budget_that_is_enough_says_nothing(page: Path) -> None:
    """Nobody is told to go on who is done."""
    with ArxivServer(RECORDS) as server:
        arguments = ["--deadline", "10m", "--max-requests", "99", "--min-interval", "0"]
        done = bibtool("resolve", "-q", page, "--arxiv-api", server.url, *arguments)
    assert (0, "") == (done.status, done.err)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--deadline", "soon"), "--deadline: 'soon' is no length of time to work for; give"),
        (("--deadline", "0"), "'0' is no length of time to work for"),
        (("--deadline", "-5m"), "'-5m' is no length of time to work for"),
        (("--max-requests", "-1"), "Invalid value for '--max-requests'"),
        (("--max-requests", "many"), "Invalid value for '--max-requests'"),
    ],
)
def test_what_is_no_budget_is_told(option: tuple[str, str], message: str) -> None:
    """Before any work, also before the listing is read."""
    done = bibtool("resolve", "no such file", *option)
    assert (2, True, False) == (done.status, message in done.err, "no such file" in done.err)
