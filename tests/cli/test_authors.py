"""``bibtool authors``: lists per author, of the page's owner or of whom one names."""

from pathlib import Path

import pytest

from tests.cli.command import bibtool

FABIAN = """\
Code Llama: Open Foundation Models for Code
Better & Faster Large Language Models via Multi-token Prediction
The KoLMogorov Test: Compression by Code Generation
WybeCoder: Verified Imperative Code Generation
ProofOptimizer: Training Language Models to Simplify Proofs without Human Demonstrations
"""
SUFFIXES = [".bib", ".html", ".json", ".md", ".txt"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a list of papers that have one author in common."""
    path = tmp_path / "page.txt"
    path.write_text(FABIAN)
    return path


@pytest.mark.smoke
def test_the_owner_is_said_and_used(page: Path, tmp_path: Path) -> None:
    """Without --author the lists are of the one author common to the page's papers."""
    out = tmp_path / "out"
    done = bibtool("authors", "--offline", page, "-o", out)
    assert 0 == done.status
    assert "seems to be the page of Fabian Gloeckle, an author of all 5 papers" in done.err
    lists = [f"fabian-gloeckle{s}" for s in SUFFIXES]
    assert ["bibtool.json", *lists] == sorted(p.name for p in out.iterdir())
    text = (out / "fabian-gloeckle.txt").read_text("utf-8")
    years = [line for line in text.splitlines() if line.isdigit()]
    assert sorted(years, reverse=True) == years == ["2026", "2025", "2024", "2023"]
    assert 5 == text.count("*Fabian Gloeckle*")
    assert "**Fabian Gloeckle**" in (out / "fabian-gloeckle.md").read_text("utf-8")
    html = (out / "fabian-gloeckle.html").read_text("utf-8")
    assert 5 == html.count('<strong class="me">Fabian Gloeckle</strong>')


def test_authors_may_be_named(page: Path, tmp_path: Path) -> None:
    """--author chooses, in any spelling that can be the person's, and may be given again."""
    out = tmp_path / "out"
    done = bibtool(
        "authors",
        "--offline",
        page,
        "-o",
        out,
        "--author",
        "K. Zheng",
        "--author",
        "Gabriel Synnaeve",
    )
    assert 0 == done.status
    assert {"kunhao-zheng.txt", "gabriel-synnaeve.txt"} <= {p.name for p in out.iterdir()}
    assert "*Kunhao Zheng*" in (out / "kunhao-zheng.txt").read_text("utf-8")


def test_every_spelling_of_a_name_makes_one_list(page: Path, tmp_path: Path) -> None:
    """Initials, capitals and a family name alone mean the person the papers print."""
    out = tmp_path / "out"
    names = [x for n in ("G. Synnaeve", "gabriel SYNNAEVE", "Synnaeve") for x in ("--author", n)]
    assert 0 == bibtool("authors", "--offline", page, "-o", out, *names).status
    lists = {f"gabriel-synnaeve{s}" for s in SUFFIXES}
    assert {"bibtool.json", *lists} == {p.name for p in out.iterdir()}


def test_a_stranger_is_refused_with_who_there_is(page: Path, tmp_path: Path) -> None:
    """A name in none of the papers makes no empty list."""
    done = bibtool("authors", "--offline", page, "-o", tmp_path / "out", "--author", "Nobody Here")
    assert (2, False) == (done.status, (tmp_path / "out").exists())
    assert "'Nobody Here' is an author of none of the papers" in done.err
    assert "Fabian Gloeckle" in done.err


def test_a_page_of_nobodys_asks_for_a_name(tmp_path: Path) -> None:
    """No owner is made up."""
    text = (
        "Towards a Neural Debugger for Python\n"
        "Inducing Programmatic Skills for Agentic Tasks\n"
        "mrCAD: Multimodal Refinement of Computer-aided Designs\n"
    )
    done = bibtool("authors", "--offline", "-", "-o", tmp_path / "out", stdin=text)
    assert 2 == done.status
    assert "no one author is common to its papers; name one with --author" in done.err


def test_a_second_run_changes_nothing(page: Path, tmp_path: Path) -> None:
    """Running again leaves every byte, and no copies."""
    out = tmp_path / "out"
    bibtool("authors", "--offline", page, "-o", out)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.iterdir()}
    bibtool("authors", "--offline", page, "-o", out)
    assert before == {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.iterdir()}


def test_an_incomplete_author_list_is_said_everywhere(tmp_path: Path) -> None:
    """The withdrawn paper with 1,323 authors, 25 of them known, does not pretend."""
    out = tmp_path / "out"
    done = bibtool(
        "authors", "--offline", "-", "-o", out, "--author", "Aaron Adcock", stdin="arXiv:2601.11659"
    )
    assert 0 == done.status
    for suffix in SUFFIXES:
        text = (out / f"aaron-adcock{suffix}").read_text("utf-8")
        assert "Author list incomplete: 25 of 1,323 authors known" in text
        assert "Withdrawn from arXiv" in text
    assert " and others}" in (out / "aaron-adcock.bib").read_text("utf-8")


def test_who_is_who_is_listed(page: Path) -> None:
    """--list prints people with papers, names and sureness in 80 columns, and writes nothing."""
    done = bibtool("authors", "--offline", "-q", page, "--list")
    assert 0 == done.status
    first, *_, last = done.out.splitlines()
    assert "people in 5 papers" in first
    assert any(line.split()[:3] == ["5", "Fabian", "Gloeckle"] for line in done.out.splitlines())
    assert last.split()[0] == "1"
    assert max(map(len, done.out.splitlines())) <= 80
    assert ["page.txt"] == [path.name for path in page.parent.iterdir() if path.is_file()]


def test_who_is_who_as_json(page: Path) -> None:
    """With --json the same is an object, of everybody."""
    printed = bibtool("authors", "--offline", "-q", page, "--list", "--json").json
    assert ["schema", "people", "doubts"] == list(printed)
    assert "bibtool/authors/1" == printed["schema"]
    names = [person["name"] for person in printed["people"]]
    assert "Fabian Gloeckle" == names[0]
    assert 40 == len(names)
    assert list(range(1, len(names) + 1)) == [person["number"] for person in printed["people"]]


def test_what_is_said_is_remembered_and_used(page: Path, tmp_path: Path) -> None:
    """--same is kept beside the listing and holds in later runs; a second time changes nothing."""
    said = ("--same", "Ori Yoran=Kaiyu Yang")
    first = bibtool("authors", "--offline", "-q", page, "--list", *said)
    assert f"{page.parent / 'authors.toml'}: remembers it" in first.err
    kept = (page.parent / "authors.toml").read_text("utf-8")
    assert 'names = ["Ori Yoran", "Kaiyu Yang"]' in kept
    again = bibtool("authors", "--offline", "-q", page, "--list", *said)
    assert (first.out, "") == (again.out, again.err)
    assert kept == (page.parent / "authors.toml").read_text("utf-8")
    out = tmp_path / "out"
    bibtool("authors", "--offline", "-q", page, "-o", out, "--author", "Ori Yoran")
    assert "*Kaiyu Yang*" in (next(out.glob("*.txt"))).read_text("utf-8")


REFUSED = [
    (["--same", "Kunhao Zheng"], 'write two names with = between: --same "A=B"'),
    (
        ["--same", "Kunhao Zheng=Nobody Here"],
        "nobody is printed 'Nobody Here' on any of the papers",
    ),
    (["--not-same", "A=B", "--same", "A=B"], "says that A and B are not the same, but --same says"),
    (["--authors-file", "none.toml"], "none.toml: there is no such file"),
]


@pytest.mark.parametrize(("options", "expected"), REFUSED)
def test_what_cannot_be_said_is_refused(page: Path, options: list[str], expected: str) -> None:
    """Nothing is remembered then, and the message says what to do."""
    done = bibtool("authors", "--offline", "-q", page, "--list", *options)
    assert 2 == done.status
    assert expected in done.err
    assert not (page.parent / "authors.toml").exists()


def test_a_run_needs_something_to_do(page: Path) -> None:
    """Without a folder and without --list nothing is asked."""
    done = bibtool("authors", "--offline", page)
    assert (2, True) == (done.status, "with -o DIR" in done.err)


def test_one_of_two_namesakes_may_be_named_by_a_paper(page: Path, tmp_path: Path) -> None:
    """A name with @ and an id is who wrote that paper."""
    out = tmp_path / "out"
    done = bibtool(
        "authors", "--offline", "-q", page, "-o", out, "--author", "Gabriel Synnaeve @ 2308.12950"
    )
    assert 0 == done.status
    assert (out / "gabriel-synnaeve.txt").exists()
