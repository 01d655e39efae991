"""``bibtool check`` from outside: what it says, how it ends, and what ``--fix`` changes."""

import json
import os
import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
import yaml

from bibtool.checking import CODES
from bibtool.checking.reports import FORMS
from tests.arxiv_server import ArxivServer, Fault, Record, generated
from tests.cli.command import Done, bibtool, here

ONE, TWO, THREE, OTHER = generated(4, seed=11)
DOCS = Path(__file__).parents[2] / "docs" / "checking.md"


def entry(key: str, paper: Record, **fields: str) -> str:
    """Return a preprint's entry as it should be, but for these fields."""
    usual = {
        "title": paper.title,
        "author": " and ".join(paper.authors),
        "eprint": paper.id,
        "year": str(paper.published_at.year),
    }
    told = {**usual, **fields}
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in told.items() if value)
    return f"@misc{{{key},\n{rows}}}\n"


BOOK = "@book{old, title = {An Old Book on Kettles}, author = {Ada Abel}}\n"
MADE_UP = entry(
    "madeup", ONE, title="A Paper That Nobody Wrote", author="Eve East", eprint="2001.09999"
)


def check(
    server: ArxivServer | None, *arguments: str | Path, run: Callable[..., Done] = here
) -> Done:
    """Run the command with a server and a cache beside the first file."""
    first = next(a for a in arguments if isinstance(a, Path))
    own = ["--cache", str(first.parent / "cache")]
    if server is not None:
        own += ["--source", "arxiv", "--arxiv-api", server.url, "--min-interval", "0"]
    return run("check", *arguments, *own)


def written(folder: Path, *entries: str, name: str = "refs.bib") -> Path:
    """Return a file of entries."""
    path = folder / name
    path.write_text("\n".join(entries), newline="")
    return path


def test_each_entry_is_held_against_its_record(tmp_path: Path) -> None:
    """A line for each finding, counts on standard error, and a status that tells."""
    bib = written(
        tmp_path,
        entry("right", ONE),
        entry("year", TWO, year="1990"),
        entry("wrong", THREE, eprint=OTHER.id),
        MADE_UP,
        BOOK,
    )
    with ArxivServer([ONE, TWO, THREE, OTHER]) as server:
        done = check(server, bib, run=bibtool)
    lines = [line.removeprefix(f"{bib}:").split(": ")[:3] for line in done.out.splitlines()]
    assert [
        ["12", "year-mismatch", "year"],
        ["18", "id-contradicts-title", "wrong"],
        ["25", "not-found", "madeup"],
        ["29", "unchecked", "old"],
    ] == lines
    assert f"is {THREE.id}" in done.out
    assert "5 entries: 1 ok, 2 mismatch, 1 not-found, 1 unchecked; 2 errors" in done.err
    assert 1 == done.status


def test_what_a_version_said_is_noted(tmp_path: Path) -> None:
    """A title since changed is asked for among the older versions, and accuses nobody."""
    now = replace(ONE, title="Of Kettles: " + ONE.title, version=2)
    bib = written(tmp_path, entry("old", ONE), entry("none", TWO, eprint=f"{TWO.id}v7"))
    with ArxivServer([ONE, now, TWO]) as server:
        done = check(server, bib, "--json")
    found = {f["key"]: (f["code"], f["severity"]) for f in done.json["findings"]}
    assert {"old": ("title-mismatch", "note"), "none": ("eprint-mismatch", "warning")} == found
    assert ["ok", "mismatch"] == [e["state"] for e in done.json["entries"]]
    assert 0 == done.status


def test_offline_accuses_of_no_missing_id(tmp_path: Path) -> None:
    """What is not at hand is unchecked, and that is no failure."""
    bib = written(tmp_path, MADE_UP, BOOK)
    done = check(None, "--offline", bib)
    assert (0, ["unchecked", "unchecked"]) == (
        done.status,
        [line.split(": ")[1] for line in done.out.splitlines()],
    )


def test_a_failed_source_is_no_verdict(tmp_path: Path) -> None:
    """The entries are unchecked with the reason, and the status is 3 whatever is to fail."""
    bib = written(tmp_path, entry("right", ONE), MADE_UP)
    with ArxivServer([ONE]) as server:
        server.faults.always(Fault.FORBIDDEN)
        done = check(server, bib, "--fail-on", "never")
    assert (3, 2) == (done.status, done.out.count(": unchecked: "))
    assert "could not ask arxiv" in done.out


def test_what_fails_can_be_chosen(tmp_path: Path) -> None:
    """A warning does not, unless it is said."""
    bib = written(tmp_path, entry("year", ONE, year="1990"))
    with ArxivServer([ONE]) as server:
        usual, chosen = check(server, bib), check(server, bib, "--fail-on", "warning")
    assert (0, 1) == (usual.status, chosen.status)


def test_fix_mends_what_is_safe_once(tmp_path: Path) -> None:
    """Only its bytes; the rest is told at its new lines; ``--diff`` writes nothing."""
    old = "% mine\r\n" + entry("year", ONE, year="1990").replace("\n", "\r\n") + MADE_UP
    bib = written(tmp_path, old)
    before = bib.read_bytes()
    with ArxivServer([ONE]) as server:
        diff = check(server, bib, "--diff")
        unchanged = bib.read_bytes()
        done = check(server, bib, "--fix")
        mended = bib.read_bytes()
        again = check(server, bib, "--fix")
    year = str(ONE.published_at.year)
    assert (before, before.replace(b"1990", year.encode())) == (unchanged, mended)
    assert f"-  year = {{1990}},\r\n+  year = {{{year}}},\r\n" in diff.out
    assert ["not-found"] == [line.split(": ")[1] for line in done.out.splitlines()]
    assert "refs.bib: year: year mended" in done.err
    assert before == (tmp_path / "refs.bib.~1~").read_bytes()
    assert (mended, done.out) == (bib.read_bytes(), again.out)
    assert not (tmp_path / "refs.bib.~2~").exists()


SHIPPED = Record(
    "2404.19737",
    "Better & Faster Large Language Models via Multi-token Prediction",
    "What it says.",
    authors=(
        *("Fabian Gloeckle", "Badr Youbi Idrissi", "Baptiste Rozière"),
        *("David Lopez-Paz", "Gabriel Synnaeve"),
    ),
    published="2024-04-30",
)
"""A paper of the starter pack."""


def test_what_was_shipped_may_be_old(tmp_path: Path) -> None:
    """Who contradicts it is looked up on arXiv; without the network it is a warning at most."""
    more = (*SHIPPED.authors, "Nora Newly")
    now = replace(SHIPPED, version=2, title="Better and Quicker Models", authors=more)
    added = entry("added", now, title=SHIPPED.title.replace("&", r"\&"))
    bib = written(tmp_path, entry("now", now), added)
    offline = here("check", "--offline", bib, "--json")
    patch = here("check", "--offline", bib, "--diff")
    with ArxivServer([SHIPPED, now]) as server:
        own = ("--arxiv-api", server.url, "--min-interval", "0")
        done = here("check", bib, "--quiet", *own)
    told = [(f["code"], f["severity"]) for f in offline.json["findings"] if "mis" in f["code"]]
    assert {("title-mismatch", "warning"), ("author-mismatch", "warning")} == set(told)
    assert (0, "", 0) == (offline.status, patch.out, done.status)
    (line,) = [line for line in done.out.splitlines() if "mismatch" in line]
    assert "title-mismatch: added: title is that of version 1;" in line


def test_a_file_that_cannot_be_mended_is_told(tmp_path: Path) -> None:
    """The others are mended all the same, and everything is told."""
    wrong = entry("year", ONE, year="1990")
    bad, good = written(tmp_path, wrong, name="bad.bib"), written(tmp_path, wrong)
    with ArxivServer([ONE]) as server:
        done = check(server, bad, good, "--fix", run=_unwritable("bad.bib"))
    assert (2, True) == (done.status, "bad.bib: is write-protected" in done.err)
    assert "1990" not in good.read_text()
    assert [f"{bad}:5"] == [row.partition(": ")[0] for row in done.out.splitlines()]


def _unwritable(name: str) -> Callable[..., Done]:
    """Return a way to run the command where a file may not be written; root may write any."""

    def run(*arguments: str | Path) -> Done:
        def access(path: Path, mode: int) -> bool:
            return path.name != name or mode != os.W_OK

        with mock.patch("os.access", access):
            return here(*arguments)

    return run


def test_files_are_checked_together(tmp_path: Path) -> None:
    """In one run; one that cannot be read costs the others nothing."""
    one, two = written(tmp_path, BOOK), written(tmp_path, BOOK, name="b.bib")
    done = check(None, "--offline", one, two, tmp_path / "none.bib")
    assert (2, 2) == (done.status, len(done.out.splitlines()))
    assert "none.bib: no such file" in done.err
    assert "all: 2 entries: 2 unchecked" in done.err


def test_a_file_of_two_names_is_checked_once(tmp_path: Path) -> None:
    """Or it would be mended twice, and what was asked of it not be known any more."""
    one, link = written(tmp_path, entry("year", ONE, year="1990")), tmp_path / "link.bib"
    link.symlink_to(one)
    with ArxivServer([ONE]) as server:
        done = check(server, link, one, tmp_path / "." / "refs.bib", "--fix")
    assert (0, "") == (done.status, done.out)
    assert "link.bib: 1 entry: 1 ok" in done.err
    assert link.is_symlink()


@pytest.mark.parametrize("wrong", [("--fail-on", "eror"), ("--format", "xml")], ids=str)
def test_unknown_names_are_told(tmp_path: Path, wrong: tuple[str, str]) -> None:
    """With those that are known, and before anything is asked."""
    done = check(None, "--offline", written(tmp_path, BOOK), *wrong)
    assert (2, "", True) == (done.status, done.out, f"'{wrong[1]}'; known: " in done.err)


def test_only_ids_can_be_asked_about(tmp_path: Path) -> None:
    """Then no request is spent on entries that may not be on arXiv."""
    bib = written(tmp_path, entry("right", ONE), BOOK)
    with ArxivServer([ONE]) as server:
        done = check(server, bib, "--ids-only", "--json")
    assert (["ok", "unchecked"], 1) == (
        [e["state"] for e in done.json["entries"]],
        done.json["requests"]["sent"],
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_printed_alone(tmp_path: Path, form: str) -> None:
    """Standard output holds nothing else, so that it can be kept as a file."""
    done = check(None, "--offline", written(tmp_path, BOOK), "--format", form)
    assert "entries" not in done.out.splitlines()[0]
    assert "1 entry: 1 unchecked" in done.err
    if form in {"json", "sarif"}:
        assert json.loads(done.out)


needs_docs = pytest.mark.skipif(not DOCS.exists(), reason="the tests stand alone, without the docs")


@needs_docs
def test_every_code_is_documented_as_it_is() -> None:
    """With the worst severity it can have."""
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (error|warning|note) \|", DOCS.read_text("utf-8"), re.MULTILINE
    )
    assert {name: code.severity.value for name, code in CODES.items()} == dict(rows)


@needs_docs
def test_the_examples_for_automatic_runs_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is YAML, and each command line in it is one."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, BOOK)
    blocks = re.findall(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    lines = re.findall(r"\bbibtool (check .*)", "\n".join(blocks))
    assert (3, 3) == (len([yaml.safe_load(block) for block in blocks]), len(lines))
    for line in lines:
        command = line.partition(" >")[0]
        files = [] if "refs.bib" in command else ["refs.bib"]
        done = here(*shlex.split(command), *files, "--offline")
        assert (0, True) == (done.status, "1 entry: 1 unchecked" in done.err)
