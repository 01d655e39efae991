"""``bibtool resolve`` from outside: what it prints, writes and returns."""

from pathlib import Path

import pytest

from tests.arxiv_server import ArxivServer, Fault, generated
from tests.cli.command import bibtool

KNOWN = "The Llama 3 Herd of Models"
DOUBTFUL = "The Llama Herd"
UNKNOWN = "A Paper That Nobody Has Ever Written About Teapots"


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Return a reading list with one item of each outcome."""
    path = tmp_path / "list.txt"
    path.write_text(f"# To read\n\n- {KNOWN}\n- {DOUBTFUL}\n- {UNKNOWN}\n")
    return path


@pytest.mark.smoke
def test_the_json_contract(listing: Path) -> None:
    """The object has exactly the promised keys, in exactly the promised shapes."""
    done = bibtool("resolve", "--offline", "--json", listing)
    answer = done.json
    assert ["schema", "items", "leftovers", "requests", "registries"] == list(answer)
    assert ("bibtool/matches/1", {"sent": 0, "cached": 0}) == (answer["schema"], answer["requests"])
    assert [{"file": str(listing), "line": 1, "text": "# To read"}] == answer["leftovers"]
    keys = (
        "number file line start status confidence "
        "id version title authors caveats publication remarks source reasons candidates"
    ).split()
    assert [keys] * 3 == [list(item) for item in answer["items"]]
    matched, ambiguous, absent = answer["items"]
    assert {
        "number": 1,
        "file": str(listing),
        "line": 3,
        "start": f"- {KNOWN}",
        "status": "matched",
        "id": "2407.21783",
        "version": None,
        "title": KNOWN,
        "source": "starter",
    }.items() <= matched.items()
    assert 561 == len(matched["authors"])
    assert 0.89 == matched["confidence"]
    assert ("ambiguous", None, None, [], None) == tuple(
        ambiguous[k] for k in ("status", "id", "title", "authors", "source")
    )
    assert [{"id", "title", "caveats", "confidence"}] * 2 == [
        set(c) for c in ambiguous["candidates"]
    ]
    assert ("not-found", 0, []) == tuple(absent[k] for k in ("status", "confidence", "candidates"))
    assert all(isinstance(reason, str) for item in answer["items"] for reason in item["reasons"])
    assert 1 == done.status


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("text", "expected"),
    [(KNOWN, 0), (UNKNOWN, 1), (DOUBTFUL, 1), (f"{KNOWN}\n{UNKNOWN}", 1), ("", 2), ("\n \n", 2)],
)
def test_the_exit_status_says_what_became_of_the_items(text: str, expected: int) -> None:
    """0 all matched, 1 some not, 2 nothing to work on."""
    assert expected == bibtool("resolve", "--offline", "-", stdin=text).status


def test_the_report_shows_line_words_outcome_record_and_why(listing: Path) -> None:
    """Everything needed to check an item by eye is on standard error, the entry on stdout."""
    done = bibtool("resolve", "--offline", listing)
    for part in (
        "    1  matched    line 3     - The Llama 3 Herd of Models",
        "0.89  2407.21783  The Llama 3 Herd of Models",
        "the title is the record's [starter]",
        "    2  ambiguous  line 4     - The Llama Herd",
        "0.45  2407.21783?",
        "0.45  2601.11659?",
        "    3  not-found  line 5     - A Paper",
        "no such paper in: starter; arxiv was not asked: offline",
        "    1  # To read",
        "3 items: 1 matched, 1 ambiguous, 1 not-found = 1 paper",
    ):
        assert part in done.err
    assert done.out.startswith("% 1 entry, written by bibtool\n\n@misc{grattafiori2024llama,")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("o.bib", "% 1 entry"),
        ("o.json", "["),
        ("o.txt", "2024"),
        ("o.md", "## 2024"),
        ("o.html", "<!DOCTYPE"),
    ],
)
def test_the_suffix_says_the_format(tmp_path: Path, listing: Path, name: str, start: str) -> None:
    """-o OUT writes what OUT is called; nothing goes to stdout then."""
    done = bibtool("resolve", "--offline", listing, "-o", tmp_path / name)
    assert ("", True) == (done.out, (tmp_path / name).read_text().startswith(start))


def test_a_paper_comes_once_however_many_pages_list_it(tmp_path: Path) -> None:
    """Two lists with the same papers make one bibliography."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{KNOWN}\narXiv:2308.12950\n{KNOWN}\n")
    out = tmp_path / "o.bib"
    done = bibtool("resolve", "--offline", tmp_path / "a.txt", tmp_path / "b.txt", "-o", out)
    assert (0, 2) == (done.status, out.read_text().count("@misc{"))
    assert "6 items: 6 matched = 2 papers" in done.err


def test_what_stood_in_the_file_is_kept(tmp_path: Path, listing: Path) -> None:
    """A bibliography of the user's own does not vanish."""
    out = tmp_path / "o.bib"
    out.write_text("@book{mine, title={Mine}}\n")
    done = bibtool("resolve", "--offline", listing, "-o", out)
    assert "@book{mine" in (tmp_path / "o.bib.~1~").read_text()
    assert "o.bib.~1~: what was there before" in done.err


def test_nothing_matched_writes_nothing(tmp_path: Path) -> None:
    """No empty file is left, and an old one is not emptied."""
    done = bibtool("resolve", "--offline", "-", "-o", tmp_path / "o.bib", stdin=UNKNOWN)
    assert (1, []) == (done.status, list(tmp_path.glob("o.bib*")))
    assert "was not written" in done.err


BAD = {
    "empty": (b"", "is empty; paste"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF"),
    "zip": (b"PK\x03\x04\x00\x00", "is a ZIP archive"),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\x00" * 50, "is compressed"),
    "binary": (bytes(range(256)) * 40, "is binary, not text"),
    "utf-16-broken": (b"\xff\xfea", "is broken utf-16"),
    "no-item": (b"2024\n2023\nHome\n", "no item found in 3 lines; an item is"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_with_its_remedy(tmp_path: Path, name: str) -> None:
    """The message names file and remedy; there is no traceback and no partial file."""
    data, message = BAD[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    done = bibtool("resolve", "--offline", path, "-o", tmp_path / "o.bib")
    assert 2 == done.status
    assert f"{path}: {message}" in done.err
    assert "Traceback" not in done.err
    assert [path] == list(tmp_path.glob("*.*"))


def test_a_file_too_large_is_told_with_its_remedy(tmp_path: Path) -> None:
    """More than anybody pastes is cut into parts first."""
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 33_000_000)
    done = bibtool("resolve", "--offline", path)
    assert (2, True) == (
        done.status,
        f"{path}: is larger than 32 MB; cut it into parts" in done.err,
    )


def test_output_may_be_no_ordinary_file(tmp_path: Path) -> None:
    """/dev/stdout and /dev/null are written to and stay what they are."""
    done = bibtool("resolve", "--offline", "-q", "-", "-o", "/dev/stdout", stdin=KNOWN)
    assert (0, 1) == (done.status, done.out.count("@misc{"))
    assert Path("/dev/null").is_char_device()
    assert 0 == bibtool("resolve", "--offline", "-", "-o", "/dev/null", stdin=KNOWN).status
    assert Path("/dev/null").is_char_device()


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    """What is no file is named, with what to give instead."""
    done = bibtool("resolve", "--offline", tmp_path, tmp_path / "none.txt")
    assert 2 == done.status
    assert f"{tmp_path}: is a folder; name the files in it" in done.err
    assert f"{tmp_path / 'none.txt'}: no such file" in done.err


def test_a_bad_file_does_not_sink_the_good_one(tmp_path: Path, listing: Path) -> None:
    """The rest is done, and the status still says that something was wrong."""
    done = bibtool("resolve", "--offline", tmp_path / "none.txt", listing, "-o", tmp_path / "o.bib")
    assert (2, True) == (done.status, (tmp_path / "o.bib").exists())


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("cp1252", "list.txt:2: not UTF-8")],
)
def test_other_encodings_are_read(tmp_path: Path, encoding: str, note: str) -> None:
    """A byte-order mark says what a file is; without one, Latin-1 is read and said so."""
    path = tmp_path / "list.txt"
    path.write_bytes(
        f"{KNOWN}\nCode Llama: Open Foundation Models for Code (Rozière, 2023)\n".encode(encoding)
    )
    done = bibtool("resolve", "--offline", "--json", path)
    assert ["2407.21783", "2308.12950"] == [item["id"] for item in done.json["items"]]
    assert note in done.err
    assert bool(note) == ("not UTF-8" in done.err)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--source", ","), "unknown source ''; known: starter, arxiv"),
        (("--source", "starter,nowhere"), "unknown source 'nowhere'; known: starter, arxiv"),
        (("--format", "word"), "unknown format 'word'; known: bibtex, biblatex, csl-json"),
        (("-o", "x.odt"), ".odt"),
        (("--min-interval", "1"), "below arXiv's limit"),
    ],
)
def test_usage_errors_list_what_is_known(arguments: tuple[str, ...], message: str) -> None:
    """A wrong name or value is told before any work is done."""
    done = bibtool("resolve", *arguments, "-", stdin=KNOWN)
    assert (2, "") == (done.status, done.out)
    assert message in done.err


def test_a_withdrawn_paper_is_said_to_be_in_report_entry_and_json(tmp_path: Path) -> None:
    """Whoever cites it must know."""
    page = tmp_path / "list.txt"
    page.write_text("- https://arxiv.org/abs/2601.11659\n")
    done = bibtool("resolve", "--offline", page)
    assert (True, True) == tuple("Withdrawn from arXiv." in text for text in (done.err, done.out))
    (listed,) = bibtool("resolve", "--offline", "--json", "-q", page).json["items"]
    assert "Withdrawn from arXiv." == listed["caveats"][0]


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escapes, overrides and controls are shown, not obeyed, in the report and in the JSON."""
    path = tmp_path / "list.txt"
    path.write_text("A Title With \x1b]0;pwned\x07 Escapes and \u202eOverrides\x9b2J in it\n")
    for arguments in ((), ("--json",)):
        done = bibtool("resolve", "--offline", *arguments, path)
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(done.out + done.err)


def test_an_outage_exits_with_three_and_keeps_what_there_is(tmp_path: Path) -> None:
    """What the starter pack knows is written; the rest is unchecked, not absent."""
    with ArxivServer(generated(3, seed=1)) as server:
        server.faults.always(Fault.FORBIDDEN)
        out = tmp_path / "o.bib"
        done = bibtool(
            "resolve",
            "-",
            "--json",
            "-o",
            out,
            stdin=f"{KNOWN}\n{UNKNOWN}\n",
            BIBTOOL_ARXIV_API=server.url,
            BIBTOOL_MIN_INTERVAL="0.01",
        )
    assert (3, ["matched", "unchecked"]) == (done.status, [i["status"] for i in done.json["items"]])
    assert 1 == out.read_text().count("@misc{")
    assert "arXiv blocks this address" in done.err


def test_several_processes_share_the_pace(tmp_path: Path) -> None:
    """Three commands at once make one line before arXiv."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    records = list(generated(9, seed=2))
    with ArxivServer(records) as server:
        runs = []
        for n in range(3):
            page = tmp_path / f"{n}.txt"
            page.write_text("".join(f"Abstract:{r.abstract}\n" for r in records[3 * n : 3 * n + 3]))
            runs.append(
                subprocess.Popen(
                    [
                        sys.executable,
                        "-m",
                        "bibtool",
                        "resolve",
                        "-q",
                        str(page),
                        "--source",
                        "arxiv",
                        "-o",
                        str(tmp_path / f"{n}.bib"),
                        "--arxiv-api",
                        server.url,
                        "--min-interval",
                        "0.3",
                        "--cache",
                        str(tmp_path / "cache"),
                    ],
                )
            )
        assert [0, 0, 0] == [run.wait() for run in runs]
        assert (3, 1) == (len(server.requests), server.max_concurrency)
        assert [] == [gap for gap in server.spacings() if gap < 0.3]
