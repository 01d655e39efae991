"""``bibtool update`` from outside: which entries and fields it changes, and no other byte."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.arxiv_server import ArxivServer, generated
from tests.cli.command import Done, bibtool

PAPERS = list(generated(4, seed=11))
ONE, TWO, THREE, OTHER = PAPERS


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """Return a file with a preprint that lacks things, a published paper, and one of nowhere."""
    path = tmp_path / "refs.bib"
    path.write_text(
        "% mine\r\n"
        f"@misc{{one,\r\n  title  = {{{ONE.title}}},\r\n  year   = {{1999}},\r\n"
        f"  eprint = {{{ONE.id}}},\r\n}}\r\n"
        f'@article{{two, title="{TWO.title}", journal = "J", year=1998, eprint="{TWO.id}"}}\r\n'
        "@book{old, title = {An Old Book}}\r\n",
        newline="",
    )
    return path


def text_of(path: Path) -> str:
    """Return a file's text, line ends as they are."""
    return path.read_bytes().decode()


def update(server: ArxivServer, bib: Path, *arguments: str) -> Done:
    """Run the command with a server and a cache of its own."""
    cache = bib.parent / "cache"
    own = ["--arxiv-api", server.url, "--min-interval", "0", "--source", "arxiv"]
    return bibtool("update", bib, *arguments, *own, "--cache", cache)


def test_what_differs_changes_and_nothing_else(bib: Path) -> None:
    """Of a preprint all that is usual, of a published paper only the eprint."""
    old = text_of(bib)
    with ArxivServer(PAPERS) as server:
        done = update(server, bib)
        new = text_of(bib)
        again = update(server, bib)
    rows = [row.split("\t") for row in done.out.splitlines()]
    assert [("one", ONE.id), ("two", TWO.id)] == [(row[0], row[1]) for row in rows]
    assert "year, author, archivePrefix, primaryClass, doi" == rows[0][2]
    assert "archivePrefix, primaryClass" == rows[1][2]
    start, end = old.index("1999"), old.index("@book")
    assert (old[:start], old[end:]) == (new[:start], new[-len(old[end:]) :])
    assert "  archivePrefix = {arXiv},\r\n" in new
    assert ', archivePrefix="arXiv", primaryClass="' in new
    assert (0, "", new) == (again.status, again.out, text_of(bib))
    assert old == text_of(bib.parent / "refs.bib.~1~")
    assert not (bib.parent / "refs.bib.~2~").exists()


def test_fields_and_entries_can_be_chosen(bib: Path) -> None:
    """Then only those are looked at, and a published paper's too."""
    old = text_of(bib)
    with ArxivServer(PAPERS) as server:
        done = update(server, bib, "two", "--fields", "year", "--force")
    assert f"two\t{TWO.id}\tyear\n" == done.out
    assert old.replace("1998", str(TWO.published_at.year)) == text_of(bib)
    assert not list(bib.parent.glob("*~*"))


def test_a_profile_says_how_it_is_written(bib: Path) -> None:
    """REVTeX's styles print collaborations from a field of their own; biblatex has no profiles."""
    crowd = replace(ONE, authors=("ATLAS Collaboration", *ONE.authors))
    with ArxivServer([crowd]) as server:
        bib.write_text(text_of(bib).replace("  year", f"  author = {{{ONE.authors[0]}}},\n  year"))
        done = update(server, bib, "one", "--profile", "revtex", "--fields", "author")
        assert (0, f"one\t{ONE.id}\tauthor, collaboration\n") == (done.status, done.out)
        assert "collaboration = {ATLAS Collaboration}" in text_of(bib)
        bib.write_text(text_of(bib).replace("@misc{one,", "@online{one, eprinttype = {arxiv},"))
        refused = update(server, bib, "--profile", "acm")
    assert (2, True) == (refused.status, "biblatex has no such choice" in refused.err)


def test_a_dry_run_writes_nothing(bib: Path) -> None:
    """``--diff`` shows it, ``--check`` tells by its status."""
    old = bib.read_bytes()
    with ArxivServer(PAPERS) as server:
        diff = update(server, bib, "--diff")
        check = update(server, bib, "--check")
    assert (0, 1, old) == (diff.status, check.status, bib.read_bytes())
    assert "-  year   = {1999},\r\n+  year   = {" in diff.out


def test_an_id_that_contradicts_the_title_is_not_believed(bib: Path) -> None:
    """Neither is written over the other: it is told as in doubt."""
    wrong = text_of(bib).replace(ONE.id, OTHER.id)
    bib.write_text(wrong, newline="")
    with ArxivServer(PAPERS) as server:
        done = update(server, bib, "one")
    assert (1, "", wrong) == (done.status, done.out, text_of(bib))
    assert "ambiguous" in done.err


def test_an_entry_without_an_id_is_found_if_named(bib: Path) -> None:
    """By its title; and is given its id."""
    bib.write_text(f"@misc{{a, title = {{{THREE.title}}}, author = {{{THREE.authors[0]}}}}}\n")
    with ArxivServer(PAPERS) as server:
        assert (0, "") == ((done := update(server, bib)).status, done.out)
        done = update(server, bib, "A")
    assert (0, True) == (done.status, f"eprint = {{{THREE.id}}}" in bib.read_text())


WRONG = {
    ("nobody",): "no entry nobody",
    ("--fields", "abstract"): "cannot be refreshed",
    ("broken",): "is broken",
}


@pytest.mark.parametrize("arguments", WRONG)
def test_what_cannot_be_updated_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """With status 2, and nothing is changed."""
    bib = tmp_path / "refs.bib"
    text = "@misc{broken, eprint = {2407.21783} what}\n@misc{b}\n"
    bib.write_text(text)
    done = bibtool("update", "--offline", bib, *arguments)
    assert (2, True, text) == (done.status, WRONG[arguments] in done.err, bib.read_text())


def test_a_file_must_be_there(tmp_path: Path) -> None:
    """There is nothing to update in none."""
    done = bibtool("update", "--offline", tmp_path / "none.bib")
    assert (2, True) == (done.status, "no such file" in done.err)
