"""The command as a whole: help, version, completion, the cache, and interrupted pipes."""

import subprocess
import sys
from pathlib import Path

import pytest

from bibtool import __version__
from tests.arxiv_server import ArxivServer, generated
from tests.cli.command import bibtool

COMMANDS = ["resolve", "lookup", "authors", "cache"]


@pytest.mark.smoke
@pytest.mark.parametrize("command", [(), *[(c,) for c in COMMANDS], ("cache", "info")])
def test_help_is_plain_and_complete(command: tuple[str, ...]) -> None:
    """Every command explains itself on stdout."""
    done = bibtool(*command, "--help")
    assert (0, "") == (done.status, done.err)
    assert "Usage: bibtool" in done.out
    assert command or all(name in done.out for name in COMMANDS)


@pytest.mark.smoke
def test_version() -> None:
    """The version is the package's."""
    assert f"bibtool {__version__}\n" == bibtool("--version").out


@pytest.mark.smoke
def test_help_imports_nothing_heavy() -> None:
    """Help needs neither the network stack nor the exporters."""
    heavy = ("requests", "requests_cache", "pybtex", "rich", "rapidfuzz", "pylatexenc", "pydantic")
    code = (
        "import sys, bibtool.cli\n"
        "try:\n    sys.argv = ['bibtool', '--help']; bibtool.cli.run()\n"
        f"except SystemExit:\n    print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.splitlines()[-1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    """The completion script of each shell is printed."""
    done = bibtool("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (0, True) == (done.status, "_BIBTOOL_COMPLETE" in done.out)


def test_the_cache_can_be_found_shown_and_cleared(tmp_path: Path) -> None:
    """Clearing forgets what was learnt, touches nothing else, and keeps the pace."""
    folder = tmp_path / "user-cache"
    assert f"{folder}\n" == bibtool("cache", "path").out
    assert not folder.exists()
    records = list(generated(2, seed=1))
    with ArxivServer(records) as server:
        text = "".join(f"Abstract:{r.abstract}\n" for r in records)
        network = {"BIBTOOL_ARXIV_API": server.url, "BIBTOOL_MIN_INTERVAL": "0"}
        assert 0 == bibtool("resolve", "-", stdin=text, **network).status
    (folder / "mine.txt").write_text("not the cache's")
    info = bibtool("cache", "info").out
    assert "records  2\nitems    2\nchoices  0\n" in info
    done = bibtool("cache", "clear")
    assert (0, "") == (done.status, done.err)
    assert {"mine.txt", "arxiv.lock", "arxiv.pace"} == {
        p.name for p in folder.rglob("*") if p.is_file()
    }
    assert "0 files" in bibtool("cache", "info").out


@pytest.mark.parametrize("arguments", [("--help",), ("lookup", "--offline", "2407.21783")])
def test_a_full_disk_behind_stdout_is_told(arguments: tuple[str, ...]) -> None:
    """What could not be printed is no success and no traceback."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bibtool", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (2, False) == (done.returncode, "Traceback" in done.stderr)
    assert "the output cannot be written (No space left on device)" in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_closed_streams_are_no_traceback(closed: str) -> None:
    """A program may be started with anything closed."""
    command = f"{sys.executable} -m bibtool lookup --offline 2407.21783 {closed}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_a_report_nobody_reads_costs_no_file(tmp_path: Path) -> None:
    """``… -o refs.bib 2>&1 | head -1`` still writes refs.bib."""
    out = tmp_path / "refs.bib"
    command = (
        f"printf 'arXiv:2407.21783\\n' | {sys.executable} -m bibtool resolve --offline - -o {out}"
    )
    subprocess.run(["bash", "-c", f"{command} 2>&1 | true"], check=False)
    assert 1 == out.read_text("utf-8").count("@misc{")


def test_a_cache_that_cannot_be_used_costs_the_network_only(tmp_path: Path) -> None:
    """What needs no cache is done; what cannot be paced is not asked, and said so."""
    (tmp_path / "file").write_text("not a folder")
    text = "Fabian Gloeckle. Automatic Textbook Formalization\nNever Written Paper of Ours\n"
    done = bibtool("resolve", "-", "--json", "--cache", tmp_path / "file", stdin=text)
    assert (3, ["matched", "unchecked"]) == (done.status, [i["status"] for i in done.json["items"]])
    assert "requests cannot be paced; choose another with --cache" in done.err
    assert 0 == bibtool("lookup", "--offline", "2407.21783", "--cache", tmp_path / "file").status


def test_a_closed_pipe_is_no_traceback() -> None:
    """``bibtool … | head -1`` ends quietly."""
    text = "".join(f"arXiv:{i}\n" for i in ("2407.21783", "2308.12950", "2601.11659"))
    done = subprocess.run(
        [
            "bash",
            "-c",
            f"printf '{text}' | {sys.executable} -m bibtool resolve --offline -q - | true",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
