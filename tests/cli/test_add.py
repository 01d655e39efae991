"""``bibtool add`` from outside: what it prints, and which bytes it writes."""

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.bibfile import read
from tests.arxiv_server import ArxivServer, Fault, generated
from tests.cli.command import bibtool

LLAMA, CODE, TOKENS = "2407.21783", "2308.12950", "2404.19737"
CODE_TITLE = "Code Llama: Open Foundation Models for Code"
CODE_ROW = f"roziere2023code\t{CODE}\t{CODE_TITLE}\n"
COMMAND = [sys.executable, "-m", "bibtool"]
DOUBTFUL, UNKNOWN = "The Llama Herd", "A Paper That Nobody Has Ever Written About Teapots"
MESSY = (
    b"\xef\xbb\xbf% by hand, \xc3\xa9\r\n@STRING{j = {J}}\r\n\r\n"
    b"@article{mine,\r\n  Title = {The {L}lama 3 {H}erd of Models} ,\r\n"
    b"  author=\"Grattafiori, Aaron and others\", journal = j\r\n}\r\nwords\r\n@comment{x}"
)  # fmt: skip


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """Return a file as people have them."""
    path = tmp_path / "refs.bib"
    path.write_bytes(MESSY)
    return path


@pytest.mark.smoke
def test_what_is_missing_is_appended_and_the_rest_stays(bib: Path) -> None:
    """To the byte; and the key to cite is printed for each, in order."""
    done = bibtool("add", "--offline", bib, CODE, "The Llama 3 Herd of Models")
    assert (0, f"{CODE_ROW}mine\t{LLAMA}\tThe Llama 3 Herd of Models\n") == (done.status, done.out)
    assert f"{bib}:4: {LLAMA} is there already, as mine" in done.err
    data = bib.read_bytes()
    assert MESSY + b"\r\n\r\n@misc{roziere2023code,\r\n" == data[: len(MESSY) + 28]
    assert 0 == data.count(b"\n") - data.count(b"\r\n")
    again = bibtool("add", "--offline", bib, CODE, LLAMA)
    assert (0, done.out, data) == (again.status, again.out, bib.read_bytes())
    assert ["refs.bib"] == [path.name for path in bib.parent.iterdir()]


@pytest.mark.parametrize(
    "name", [CODE, f"https://arxiv.org/abs/{CODE}", CODE_TITLE, "-", "list.txt", "other.bib"]
)
def test_a_paper_is_named_in_any_way(tmp_path: Path, name: str) -> None:
    """Id, URL, title, standard input, a listing, another .bib; a file that is not there is made."""
    (tmp_path / "list.txt").write_text(f"- {CODE_TITLE}\n")
    (tmp_path / "other.bib").write_text(
        f"@misc{{x,\n title = {{{CODE_TITLE}}},\n year = 2023\n}}\n"
    )
    what = str(tmp_path / name) if (tmp_path / name).is_file() else name
    done = bibtool("add", "--offline", tmp_path / "new.bib", what, stdin=f"- {CODE_TITLE}\n")
    assert (0, CODE_ROW) == (done.status, done.out)
    assert (tmp_path / "new.bib").read_text().startswith("@misc{roziere2023code,\n")


OUTCOMES = {
    DOUBTFUL: (1, "ambiguous"),
    UNKNOWN: (1, "not-found"),
    "arXiv:99": (2, "not an arXiv id"),
    "missing.txt": (2, "no such file"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_was_found_is_added_all_the_same(bib: Path, name: str) -> None:
    """What was not is told on standard error and by the exit status."""
    done = bibtool("add", "--offline", bib, name, CODE)
    status, message = OUTCOMES[name]
    assert (status, CODE_ROW, True) == (done.status, done.out, message in done.err)
    assert b"{roziere2023code," in bib.read_bytes()


def test_a_source_that_fails_is_no_absence(bib: Path, tmp_path: Path) -> None:
    """The status is 3, and the item unchecked."""
    record = next(iter(generated(1, seed=3)))
    with ArxivServer([record]) as server:
        server.faults.push(Fault.REFUSED, times=9)
        done = bibtool(
            "add", bib, record.title, CODE, "--arxiv-api", server.url, "--min-interval", "0",
            "--cache", tmp_path / "cache",
        )  # fmt: skip
    assert (3, CODE_ROW, True) == (done.status, done.out, "unchecked" in done.err)


def test_both_editions_are_added_and_one_is_told_of_the_other(tmp_path: Path) -> None:
    """A published edition of what is there adds nothing; the line says which it is."""
    journal = "Inv. Rev. D 60, 104001 (2019)"
    record = replace(next(iter(generated(1, seed=3))), journal_ref=journal)
    with ArxivServer([record]) as server:
        url = ("--arxiv-api", server.url, "--min-interval", "0", "--cache", tmp_path / "cache")
        one, two = tmp_path / "one.bib", tmp_path / "two.bib"
        done = bibtool("add", one, record.id, "--prefer", "both", *url)
        keys = [row.split("\t")[0] for row in done.out.splitlines()]
        assert (0, [keys[0], f"{keys[0]}-preprint"]) == (done.status, keys)
        assert ["article", "misc"] == [entry.type for entry in read(one.read_text()).entries]
        bibtool("add", two, record.id, *url)
        text = two.read_text()
        for asked in ("published", "both"):
            done = bibtool("add", two, record.id, "--prefer", asked, *url)
            assert (0, text, True) == (done.status, two.read_text(), "(preprint)" in done.err)
            assert done.out.startswith(f"{keys[0]}\t{record.id}\t")


@pytest.mark.parametrize("options", [["--diff"], ["--check"], ["--diff", "--check"]])
def test_a_dry_run_writes_nothing(bib: Path, options: list[str]) -> None:
    """``--diff`` shows the change as a patch, ``--check`` says by its status that there is one."""
    done = bibtool("add", "--offline", "-q", bib, CODE, *options)
    assert (int("--check" in options), MESSY) == (done.status, bib.read_bytes())
    assert done.out.startswith(f"--- {bib}\n" if "--diff" in options else CODE_ROW)
    bibtool("add", "--offline", bib, CODE)
    after = bibtool("add", "--offline", "-q", bib, CODE, *options)
    assert (0, "" if "--diff" in options else CODE_ROW) == (after.status, after.out)


def test_a_diff_is_one_that_patch_takes(bib: Path, tmp_path: Path) -> None:
    """It says the same as the change itself."""
    shown = bibtool("add", "--offline", "-q", bib, CODE, "--diff").out
    (tmp_path / "it.diff").write_bytes(shown.encode())
    copy = tmp_path / "copy.bib"
    copy.write_bytes(MESSY)
    try:
        command = ["patch", "--binary", str(copy), str(tmp_path / "it.diff")]
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("patch is not installed")
    bibtool("add", "--offline", bib, CODE)
    assert bib.read_bytes() == copy.read_bytes()


def test_a_key_can_be_chosen(bib: Path) -> None:
    """For one paper, if it is free; a key in the file is never changed."""
    assert 2 == bibtool("add", "--offline", bib, CODE, "--key", "MINE").status
    assert 2 == bibtool("add", "--offline", bib, CODE, TOKENS, "--key", "one").status
    assert MESSY == bib.read_bytes()
    done = bibtool("add", "--offline", bib, CODE, "--key", "code:2023")
    assert f"code:2023\t{CODE}\t{CODE_TITLE}\n" == done.out
    assert done.out == bibtool("add", "--offline", bib, CODE, "--key", "other").out


def test_a_file_in_another_encoding_keeps_it(tmp_path: Path) -> None:
    """Latin-1 stays Latin-1, and what it cannot hold is refused with a way out."""
    bib = tmp_path / "refs.bib"
    old = "@misc{a, author = {Müller, J.}}\n".encode("latin-1")
    bib.write_bytes(old)
    assert 0 == bibtool("add", "--offline", bib, CODE).status
    data = bib.read_bytes()
    assert (old, True) == (data[: len(old)], data.isascii() or b"\xc3" not in data)


def test_a_file_that_is_open_at_its_end_is_added_to_before_it(tmp_path: Path) -> None:
    """What is not closed is told with its line, and would swallow what stands behind it."""
    bib = tmp_path / "refs.bib"
    bib.write_text("@misc{a}\n\n@misc{b, title = {x\n")
    done = bibtool("add", "--offline", bib, CODE)
    assert (0, True) == (done.status, f"{bib}:3: the value of title is not closed" in done.err)
    text = bib.read_text()
    assert text.startswith("@misc{a}\n\n@misc{roziere2023code,\n")
    assert text.endswith("}\n\n@misc{b, title = {x\n")
    assert (0, text) == (bibtool("add", "--offline", bib, CODE).status, bib.read_text())


def test_a_broken_part_is_told_and_left(tmp_path: Path) -> None:
    """The rest of the file is worked with."""
    bib = tmp_path / "refs.bib"
    old = f"@misc{{b, title = {{x\n\n@misc{{code, eprint = {{{CODE}}}}}\n"
    bib.write_text(old)
    done = bibtool("add", "--offline", bib, CODE, TOKENS)
    assert (0, True) == (done.status, f"{bib}:1: the value of title is not closed" in done.err)
    assert ["code", "gloeckle2024better"] == [row.split("\t")[0] for row in done.out.splitlines()]
    assert bib.read_text().startswith(old)


def test_mode_and_link_stay(tmp_path: Path) -> None:
    """The file a link leads to is changed, and its permissions are as they were."""
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_bytes(MESSY)
    real.chmod(0o640)
    link.symlink_to(real)
    assert 0 == bibtool("add", "--offline", link, CODE).status
    assert (True, 0o640) == (link.is_symlink(), stat.S_IMODE(real.stat().st_mode))
    assert b"roziere2023code" in real.read_bytes()


PLACES = {"a folder": "", "no folder": "none/refs.bib", "a pipe": "pipe"}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_refused(tmp_path: Path, place: str) -> None:
    """With a message and status 2."""
    os.mkfifo(tmp_path / "pipe")
    done = bibtool("add", "--offline", tmp_path / PLACES[place], CODE)
    assert (2, False) == (done.status, "Traceback" in done.err)


def test_on_a_full_disk_the_old_file_stays(bib: Path) -> None:
    """The system refuses to write more than a part, and nothing is lost."""
    done = subprocess.run(
        [*COMMAND, "add", "--offline", bib, "Llama 3 Herd", LLAMA, CODE],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)),
        capture_output=True,
        check=False,
    )
    assert (2, MESSY) == (done.returncode, bib.read_bytes())
    assert b"cannot be written" in done.stderr
    assert ["refs.bib"] == [path.name for path in bib.parent.iterdir()]


def test_a_killed_process_leaves_the_old_file_or_the_new(bib: Path) -> None:
    """Whenever it is killed."""
    command = [*COMMAND, "add", "--offline", "-q", str(bib), CODE]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    new = bib.read_bytes()
    lasts = time.monotonic() - started
    for n in range(8):
        bib.write_bytes(MESSY)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
            time.sleep(lasts * (0.6 + n / 20))
            run.send_signal(signal.SIGKILL)
        assert bib.read_bytes() in {MESSY, new}


def test_processes_that_add_at_once_lose_nothing(bib: Path) -> None:
    """Each waits for the other to be done with the file, whatever cache it is told to use."""
    papers = ["2407.21783", CODE, TOKENS, "2505.17813", "2503.13992", "2604.03071", "2510.02387"]
    caches = [bib.parent / "user-cache" / paper for paper in papers]
    runs = [
        subprocess.Popen(
            [*COMMAND, "add", "--offline", str(bib), paper, "--cache", str(cache)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for paper, cache in zip(papers, caches, strict=True)
    ]
    for run in runs:
        run.communicate()
    assert [0] * len(papers) == [run.returncode for run in runs]
    data = bib.read_bytes()
    assert MESSY == data[: len(MESSY)]
    entries = read(data.decode()).entries
    assert {"", *papers[1:]} == {entry.value("eprint") for entry in entries}
    assert len(papers) == len(entries)
    assert {"refs.bib"} == {path.name for path in bib.parent.iterdir()} - {"user-cache"}
