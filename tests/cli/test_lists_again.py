"""Lists made again from their pages: what was decided since is not lost, nor who is who."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.arxiv_server import ArxivServer
from tests.cli.command import Done, here
from tests.cli.test_watch import NEW, PAGE, paper

MORE = [
    *NEW,
    paper(9, "Quirina Oxford, Ann Bee"),
    paper(10, "Wei Li, Quirina Zabelsky, Wei Li"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[ArxivServer]:
    """Serve the papers as they are by now."""
    with ArxivServer(MORE) as running:
        yield running


@pytest.fixture
def run(server: ArxivServer, tmp_path: Path) -> Any:
    """Return the command, asking the server, in a folder with a page."""
    (tmp_path / "page.txt").write_text(PAGE)

    def command(name: str, *arguments: str | Path) -> Done:
        where = ("--arxiv-api", server.url, "--min-interval", "0")
        return here(name, *arguments, *where, "--cache", tmp_path / "cache")

    return command


def make(run: Any, folder: Path, *arguments: str | Path) -> Done:
    """Write Quirina's list."""
    page = folder / "page.txt"
    who = ("--author", "Quirina Zabelsky", "--source", "arxiv", "-q")
    done: Done = run("authors", page, "-o", folder / "lists", *who, *arguments)
    assert 0 == done.status, done.err
    return done


def listed(folder: Path, name: str = "quirina-zabelsky") -> list[str]:
    """Return the last digits of the papers on a list, in its order, and look that all agree."""
    known = json.loads((folder / "lists" / "bibtool.json").read_text("utf-8"))["lists"]
    made = next(one for one in known if one["file"] == name)
    entries = json.loads((folder / "lists" / f"{name}.list.json").read_text("utf-8"))
    found = [e["id"] for s in entries["sections"] for e in s["entries"]]
    assert sorted(made["papers"]) == sorted(found)
    return [i.removeprefix("2401.000") for i in found]


def test_what_was_decided_stays(run: Any, tmp_path: Path) -> None:
    """What arXiv or somebody put on the list is on it still, under its key; what was not is not."""
    formats = ("--formats", "json,bibtex")
    make(run, tmp_path, *formats)
    assert ["03", "02", "01"] == listed(tmp_path)
    run("watch", tmp_path / "lists")
    run("watch", tmp_path / "lists", "--yes", "2401.00006", "--no", "2401.00004")
    done = run("watch", tmp_path / "lists", "--offline", "--no", "2401.00002")
    assert 0 == done.status, done.err
    assert ["10", "06", "05", "03", "01"] == listed(tmp_path)
    bib = (tmp_path / "lists" / "quirina-zabelsky.bib").read_bytes()
    again = make(run, tmp_path, *formats)
    assert bib == (tmp_path / "lists" / "quirina-zabelsky.bib").read_bytes()
    assert "3 papers of these came by bibtool watch" in again.err
    assert "not arXiv:2401.00002: bibtool watch was told --no" in again.err
    before = (tmp_path / "lists" / "bibtool.json").read_bytes()
    make(run, tmp_path, *formats)
    assert before == (tmp_path / "lists" / "bibtool.json").read_bytes()
    make(run, tmp_path, "--formats", "json", "--number")
    assert ["10", "06", "05", "03", "01"] == listed(tmp_path)
    assert "Publications: nothing new\n" == run("watch", tmp_path / "lists").out
    run("watch", tmp_path / "lists", "--yes", "2401.00002")
    assert ["10", "06", "05", "03", "02", "01"] == listed(tmp_path)


def test_a_namesakes_list_has_no_part_in_it(run: Any, tmp_path: Path) -> None:
    """What was decided of one person is not decided of another of the same name."""
    make(run, tmp_path, "--formats", "json")
    run("watch", tmp_path / "lists", "--offline", "--no", "2401.00003")
    (tmp_path / "page.txt").write_text("arXiv:2401.00003\narXiv:2401.00007")
    make(run, tmp_path, "--formats", "json")
    assert ["03"] == listed(tmp_path)
    (tmp_path / "page.txt").write_text("arXiv:2401.00003\narXiv:2401.00001")
    make(run, tmp_path, "--formats", "json")
    assert ["03", "01"] == listed(tmp_path)


def test_who_is_who_holds_for_news(run: Any, tmp_path: Path) -> None:
    """``watch`` reads what ``authors`` read: a name said to be the person's is asked for, too."""
    said = ("--same", "Quirina Zabelsky=Q. Zabelsky")
    (tmp_path / "page.txt").write_text(f"{PAGE}\narXiv:2401.00004")
    make(run, tmp_path, "--formats", "json", *said)
    facts = json.loads((tmp_path / "lists" / "bibtool.json").read_text("utf-8"))
    assert "../authors.toml" == facts["lists"][0]["authors_file"]
    toml = tmp_path / "authors.toml"
    text = toml.read_text("utf-8")
    toml.write_text(f'{text}\n[[person]]\nname = "Quirina Zabelsky"\nnames = ["Quirina Oxford"]\n')
    done = run("watch", tmp_path / "lists")
    assert 0 == done.status, done.err
    assert ["10", "09", "05", "04", "03", "02", "01"] == listed(tmp_path)
    entry = (tmp_path / "lists" / "quirina-zabelsky.list.json").read_text("utf-8")
    assert '"name": "Quirina Oxford",\n              "is_owner": true' in entry
    toml.unlink()
    done = run("watch", tmp_path / "lists", "--offline")
    assert (2, True) == (done.status, "authors.toml: there is no such file; name it" in done.err)
    other = tmp_path / "who.toml"
    other.write_text(text)
    done = run("watch", tmp_path / "lists", "--authors-file", other)
    assert (0, "Publications: nothing new\n") == (done.status, done.out)


def test_of_two_printed_alike_nobody_is_marked(run: Any, tmp_path: Path) -> None:
    """And it is said."""
    (tmp_path / "page.txt").write_text("arXiv:2401.00010")
    who = ("--author", "Wei Li", "--source", "arxiv", "-q", "--formats", "text,html")
    done = run("authors", tmp_path / "page.txt", "-o", tmp_path / "lists", *who)
    assert 0 == done.status
    assert "arXiv:2401.00010: more than one author may be Wei Li; nobody is marked" in done.err
    assert "*" not in (tmp_path / "lists" / "wei-li.txt").read_text("utf-8")
    page = (tmp_path / "lists" / "wei-li.html").read_text("utf-8")
    assert 'class="me"' not in page
    assert 'data-p="0 1"' in page
    assert ["Wei Li", "Quirina Zabelsky"] == re.findall(r'\["(.*?)", ?1\]', page)


def test_what_is_not_one_persons_may_be_anothers(run: Any, tmp_path: Path) -> None:
    """Of a paper that several have it must be said whose it is not; doubts are of whom they are."""
    lists = tmp_path / "lists"
    who = ("--author", "Quirina Zabelsky", "--author", "Ann Bee", "--source", "arxiv", "-q")
    run("authors", tmp_path / "page.txt", "-o", lists, *who, "--formats", "json")
    before = (lists / "bibtool.json").read_bytes()
    refused = run("watch", lists, "--offline", "--no", "2401.00002")
    assert "is on the lists of Ann Bee and Quirina Zabelsky; say whose it is not" in refused.err
    strange = run("watch", lists, "--offline", "--no", "2401.00002", "--of", "Nobody")
    assert "--of Nobody: there is no such list; there are: Ann Bee, Quirina" in strange.err
    assert (2, 2, before) == (refused.status, strange.status, (lists / "bibtool.json").read_bytes())
    done = run("watch", lists, "--offline", "--no", "2401.00002", "--of", "quirina zabelsky")
    assert "removed: arXiv:2401.00002 A Study of Zebra Number 2 in the Wild (Quirina" in done.out
    assert ["03", "01"] == listed(tmp_path, "quirina-zabelsky")
    assert ["02", "01"] == listed(tmp_path, "ann-bee")
