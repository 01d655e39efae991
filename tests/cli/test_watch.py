"""``bibtool watch``: what is new of the people in a folder is written, told, and nothing else."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.arxiv_server import ArxivServer, Fault, Record
from tests.cli.command import Done, bibtool, here


def paper(number: int, authors: str, **facts: Any) -> Record:
    """Return a record of the server's, ``2401.0000N``."""
    usual = {
        "title": f"A Study of Zebra Number {number} in the Wild",
        "abstract": f"We look at zebra number {number}, and what we see is striped.",
        "published": f"2024-01-{number:02}T10:00:00+00:00",
        "primary_category": "q-bio.PE",
    }
    names = tuple(name.strip() for name in authors.split(","))
    return Record(f"2401.{number:05}", **{**usual, **facts}, authors=names)


OLD = [
    paper(1, "Quirina Zabelsky, Ann Bee"),
    paper(2, "Ann Bee, Quirina Zabelsky, Olaf Tremondo"),
    paper(3, "Quirina Zabelsky"),
]
NEW = [
    replace(OLD[0], version=2, updated="2024-03-01", journal_ref="J. Zebras 3 (2024) 4"),
    replace(OLD[1], version=2, updated="2024-03-02", comment="This paper has been withdrawn"),
    OLD[2],
    paper(4, "Q. Zabelsky, Ann Bee, Olaf Tremondo"),
    paper(5, "Quirina Zabelsky, Olaf Tremondo", title="# `rm` $(x) \u202e in the Wild"),
    paper(6, "Quirina Zabelsky, Nobody Known", primary_category="hep-th"),
    paper(7, "Quentin Zabelsky, Ann Bee"),
    paper(8, "Ann Bee, Olaf Tremondo"),
]
PAGE = "\n".join(f"arXiv:{record.id}" for record in OLD)
SUBJECT = "Publications: 2 new, 1 published, 1 withdrawn, 1 to decide"
BODY = [
    ("new", "2401.00005"),
    ("new", "2401.00004"),
    ("published", "2401.00001"),
    ("withdrawn", "2401.00002"),
    ("to decide", "2401.00006"),
]


@pytest.fixture(scope="module")
def now() -> Iterator[ArxivServer]:
    """Serve the papers as they are by now."""
    with ArxivServer(NEW) as server:
        yield server


@pytest.fixture(scope="module")
def before() -> Iterator[ArxivServer]:
    """Serve the papers as they were."""
    with ArxivServer(OLD) as server:
        yield server


@pytest.fixture(scope="module")
def made(before: ArxivServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write one person's list."""
    top = tmp_path_factory.mktemp("made")
    (top / "page.txt").write_text(PAGE)
    who = ("--author", "Quirina Zabelsky", "--source", "arxiv", "--cache", str(top / "cache"))
    done = here("authors", top / "page.txt", "-o", top / "lists", *who, *_server(before))
    assert 0 == done.status, done.err
    return top / "lists"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Return a folder with one person's list."""
    return Path(shutil.copytree(made, tmp_path / "lists"))


def _server(server: ArxivServer) -> tuple[str, ...]:
    return ("--arxiv-api", server.url, "--min-interval", "0")


def watch(folder: Path, server: ArxivServer, *arguments: str) -> Done:
    """Run the command with a server, in this process."""
    return here("watch", folder, *arguments, *_server(server))


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return what lies in a folder, and when it was written."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


def told(done: Done) -> list[tuple[str, str]]:
    """Return kind and id of each change in a summary."""
    lines = done.out.splitlines()[2:]
    parts = [line.removeprefix("- ").split(": arXiv:") for line in lines]
    return [(kind, rest.split()[0]) for kind, rest in parts]


@pytest.mark.smoke
def test_news_are_written_and_told(folder: Path, now: ArxivServer) -> None:
    """New papers, publications and withdrawals; then nothing more, and no byte changes."""
    done = bibtool("watch", folder, *_server(now))
    assert (0, SUBJECT, BODY) == (done.status, done.out.splitlines()[0], told(done))
    text = (folder / "quirina-zabelsky.txt").read_text("utf-8")
    assert text.startswith("Quirina Zabelsky: 5 papers\n")
    assert "*Q. Zabelsky*, Ann Bee and Olaf Tremondo." in text
    assert "Published: J. Zebras 3 (2024) 4." in text
    assert "Withdrawn from arXiv." in text
    assert "2401.00006" not in text
    assert "may be of Quirina Zabelsky: arXiv:2401.00006" in done.err
    before = files(folder)
    assert not [name for name in before if "~" in name]
    again = watch(folder, now)
    assert (0, "Publications: nothing new\n") == (again.status, again.out)
    assert before == files(folder)


def test_asking_is_polite(folder: Path, now: ArxivServer) -> None:
    """One request for the known papers, one for new ones, the same day none at all."""
    now.reset()
    watch(folder, now)
    assert 2 == len(now.requests)
    watch(folder, now)  # about the new papers, too
    assert 4 == len(now.requests)
    again = json.loads(watch(folder, now, "--json").out)
    assert ({"sent": 0, "cached": 2}, True) == (again["requests"], again["complete"])
    assert 4 == len(now.requests)


def test_the_summary_is_fit_for_a_commit(folder: Path, now: ArxivServer, tmp_path: Path) -> None:
    """Git takes all of it as the message; hostile titles steer nothing."""
    message = tmp_path / "message"
    message.write_text(watch(folder, now).out, "utf-8")
    lines = message.read_text("utf-8").splitlines()
    assert len(lines[0]) <= 72
    assert "" == lines[1]
    assert all(line.startswith("- ") for line in lines[2:])
    assert "\u202e" not in message.read_text("utf-8")
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(folder))
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-F", str(message))):
        subprocess.run([*git, *command], check=True, capture_output=True)
    shown = subprocess.run([*git, "log", "--format=%B"], check=True, capture_output=True)
    assert message.read_text("utf-8").strip() == shown.stdout.decode().strip()


def test_a_dry_run_writes_nothing(folder: Path, now: ArxivServer) -> None:
    """``--diff`` prints a patch, ``--check`` tells by its status."""
    before = files(folder)
    diff, check = watch(folder, now, "--diff"), watch(folder, now, "--check")
    assert (0, 1, before) == (diff.status, check.status, files(folder))
    assert SUBJECT == check.out.splitlines()[0]
    patched = subprocess.run(
        ["git", "apply", "-p0", "-"],
        input=diff.out.replace(str(folder), "lists").encode(),
        cwd=folder.parent,
        capture_output=True,
        check=False,
    )
    assert (0, b"") == (patched.returncode, patched.stderr)
    assert 0 == watch(folder, now, "--check").status


def test_decisions_are_remembered(folder: Path, now: ArxivServer) -> None:
    """``--no`` is not asked again and ``--yes`` is listed, without a network."""
    watch(folder, now)
    text = folder / "quirina-zabelsky.txt"
    done = here("watch", folder, "--offline", "--no", "2401.00006", "--no", "arXiv:2401.00004v1")
    assert (0, [("removed", "2401.00004")]) == (done.status, told(done))
    again = watch(folder, now)
    assert "Publications: nothing new\n" == again.out
    assert "may be" not in again.err
    assert "2401.00004" not in text.read_text("utf-8")
    done = here("watch", folder, "--offline", "--yes", "2401.00006")
    assert (2, 0) == (done.status, len(done.out))  # its record is forgotten
    done = watch(folder, now, "--yes", "2401.00006")
    assert (0, [("new", "2401.00006")]) == (done.status, told(done))
    assert "2401.00006" in text.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--yes", "2401.00008"), "names none of the people"),
        (("--yes", "2402.09999"), "nothing is known of it"),
        (("--no", "2401.00008"), "is on none of these lists"),
        (("--yes", "something"), "something"),
        (("--since", "soon"), "--since soon"),
        (("--deadline", "soon"), "--deadline: 'soon'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    folder: Path, now: ArxivServer, arguments: tuple[str, ...], message: str
) -> None:
    """The words say what is wrong, and nothing is written."""
    before = files(folder)
    done = watch(folder, now, *arguments)
    assert (2, before) == (done.status, files(folder))
    assert message in done.err


def test_what_somebody_edited_is_kept(folder: Path, now: ArxivServer) -> None:
    """A list changed by hand is kept beside the new one; one that has no news is left alone."""
    (folder / "quirina-zabelsky.md").write_text("mine")
    watch(folder, now)
    assert "mine" == (folder / "quirina-zabelsky.md.~1~").read_text("utf-8")
    assert ["quirina-zabelsky.md.~1~"] == [n for n in files(folder) if "~" in n]
    (folder / "quirina-zabelsky.txt").write_text("mine again")
    watch(folder, now)
    assert "mine again" == (folder / "quirina-zabelsky.txt").read_text("utf-8")


def test_a_source_that_fails_costs_nothing(folder: Path) -> None:
    """The status says so; what was learnt before it failed is written."""
    before = files(folder)
    with ArxivServer(NEW) as server:
        server.faults.always(Fault.RATE_LIMITED)
        done = watch(folder, server)
        assert (3, before) == (done.status, files(folder))
        assert "Publications: nothing new\n" == done.out
    with ArxivServer(NEW) as server:
        done = watch(folder, server, "--max-requests", "1")
    assert (3, [c for c in BODY if c[0] in {"published", "withdrawn"}]) == (done.status, told(done))
    assert "stopped after 1 request, as asked" in done.err
    with ArxivServer(NEW) as server:
        done = watch(folder, server)
    assert (0, [c for c in BODY if c[0] in {"new", "to decide"}]) == (done.status, told(done))


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """What bibtool has not written is not touched."""
    done = here("watch", tmp_path, "--offline")
    assert (2, True) == (done.status, "bibtool.json: there is no such file" in done.err)
    for text in ("{}", "[", '{"schema": "bibtool/lists/1", "lists": [{"file": "../x"}]}'):
        (tmp_path / "bibtool.json").write_text(text)
        done = here("watch", tmp_path, "--offline")
        assert (2, True) == (done.status, "bibtool.json" in done.err)
    assert ["bibtool.json"] == [p.name for p in tmp_path.iterdir()]


WRONG_OPTIONS = [
    ({}, "its options name no formats"),
    ({"formats": []}, "its options name no formats"),
    ({"formats": ["pdf"]}, "unknown format 'pdf'"),
    ({"group_by": "venue"}, "unknown value of group_by 'venue'"),
    ({"groupby": "year"}, "there is no option 'groupby'; known: "),
    ({"number": "yes"}, "its option number cannot be 'yes'"),
    ({"top_coauthors": True}, "its option top_coauthors cannot be True"),
    ({"top_coauthors": -3}, "--top-coauthors -3: give 0 or more"),
    ({"since": "soon"}, "--since soon: give a year"),
    ({"keys": "[nonsense]"}, "nonsense"),
    ({"style": "/etc/hostname.csl"}, "/etc/hostname.csl"),
    ({"formats": ["bibtex"], "number": True}, "--number: bibtex has no such choice"),
]


@pytest.mark.parametrize(("options", "message"), WRONG_OPTIONS)
def test_options_are_looked_at_first(
    folder: Path, now: ArxivServer, options: dict[str, Any], message: str
) -> None:
    """What somebody wrote into the file is refused before arXiv is asked, with the file's name."""
    file = folder / "bibtool.json"
    facts = json.loads(file.read_text("utf-8"))
    facts["lists"][0]["options"] = {"formats": ["text"], **options} if options else {}
    file.write_text(json.dumps(facts), "utf-8")
    before = files(folder)
    now.reset()
    done = watch(folder, now)
    assert (2, [], before) == (done.status, now.requests, files(folder))
    assert f"{file}: " in done.err
    assert message in done.err


def test_a_file_of_another_editor_is_read(folder: Path) -> None:
    """Also with a byte order mark and line ends of Windows."""
    file = folder / "bibtool.json"
    text = file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(text.encode("utf-8-sig"))
    assert 0 == here("watch", folder, "--offline").status


@pytest.mark.parametrize("name", ["quirina-zabelsky.md", "bibtool.json"])
def test_a_link_out_of_the_folder_is_refused(folder: Path, now: ArxivServer, name: str) -> None:
    """A folder may come from somebody else, who must not have us write elsewhere."""
    outside = folder.parent / "mine"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    before = outside.read_bytes(), files(folder)
    done = watch(folder, now)
    assert (2, before) == (done.status, (outside.read_bytes(), files(folder)))
    assert f"{name}: is a link that leads out of the folder" in done.err


def test_a_broken_file_is_written_anew(before: ArxivServer, folder: Path, tmp_path: Path) -> None:
    """As the message says that tells of it; what was broken is kept."""
    file, page = folder / "bibtool.json", tmp_path / "page.txt"
    page.write_text(PAGE)
    whole = file.read_text("utf-8")
    file.write_text("<<<<<<< HEAD\n" + whole, "utf-8")
    assert "line 1: there is a merge conflict" in here("watch", folder, "--offline").err
    who = ("--author", "Quirina Zabelsky", "--source", "arxiv", *_server(before))
    done = here("authors", page, "-o", folder, *who)
    assert (0, whole) == (done.status, file.read_text("utf-8"))
    assert f"{file}: written anew, without what was decided there" in done.err
    assert "<<<<<<<" in (folder / "bibtool.json.~1~").read_text("utf-8")


def test_choices_of_the_list_are_kept(
    before: ArxivServer, now: ArxivServer, tmp_path: Path
) -> None:
    """What was chosen when the lists were written holds when they are refreshed."""
    out = tmp_path / "lists"
    chosen = ("--group-by", "status", "--number", "--first-author", "--top-coauthors", "1")
    who = ("--author", "Zabelsky", "--source", "arxiv", "--keys", "arxiv")
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    here("authors", page, "-o", out, *who, *chosen, *_server(before))
    watch(out, now)
    assert [
        "Quirina Zabelsky: 4 papers",
        "Published",
        "Preprints",
        "Most frequent co-authors",
    ] == [
        line
        for line in (out / "quirina-zabelsky.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("- ")
    ]
    text = (out / "quirina-zabelsky.txt").read_text("utf-8")
    assert text.index("- [4] ") < text.index("- [3] ") < text.index("- [1] ")
    assert "@misc{zabelsky2024studyzebranumber4," in (out / "quirina-zabelsky.bib").read_text()
