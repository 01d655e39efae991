"""``bibtool parse`` from outside: how lists are read, without asking anybody."""

import io
import json
from pathlib import Path

import pytest

from bibtool.cli.parsed import as_json, as_text, ranges
from bibtool.layouts import LAYOUTS, parse
from bibtool.untrusted import escaped
from tests.cli.command import bibtool, here

LIST = """# To read

- On Small Boats (arXiv:2301.00001v2)
- Anna Smith, Bo Lund, Cy Doe. Wind over Wide Lakes. 2024. https://doi.org/10.1000/xyz
"""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Return a reading list."""
    path = tmp_path / "list.txt"
    path.write_text(LIST)
    return path


@pytest.mark.smoke
def test_the_json_contract(listing: Path) -> None:
    """The object has exactly the promised keys, in exactly the promised shapes."""
    done = bibtool("parse", "--json", listing)
    answer = done.json
    assert (["schema", "listings"], "bibtool/listing/1") == (list(answer), answer["schema"])
    assert [["file", "layout", "items", "leftovers"]] == [list(one) for one in answer["listings"]]
    read = answer["listings"][0]
    assert (str(listing), "shape") == (read["file"], read["layout"])
    assert [{"line": 1, "text": "# To read"}] == read["leftovers"]
    first, second = read["items"]
    keys = "number lines text titles authors abstract summary year id doi".split()
    assert [keys, keys] == [list(first), list(second)]
    assert {"number": 1, "lines": [[3, 3]], "id": "2301.00001v2", "doi": None}.items() <= (
        first.items()
    )
    assert "- On Small Boats (arXiv:2301.00001v2)" == first["text"]
    assert {"lines": [[4, 4]], "year": 2024, "doi": "10.1000/xyz"}.items() <= second.items()
    assert ["Anna Smith", "Bo Lund", "Cy Doe"] == second["authors"]
    assert "Wind over Wide Lakes" in second["titles"]
    assert (0, "") == (done.status, done.err)


@pytest.mark.parametrize("texts", [[], [LIST], ["# \x1b Nothing"], [LIST, "# Nothing", LIST]])
def test_the_json_is_written_as_one_object_would_be(texts: list[str]) -> None:
    """Written piece by piece it is laid out like any JSON of two blanks a level."""
    written = "".join(as_json([parse(text, file="a.txt") for text in texts]))
    whole = json.loads(written)
    assert escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n" == written
    assert texts == [] or "a.txt" == whole["listings"][-1]["file"]


def test_every_line_is_shown_once_in_order(listing: Path) -> None:
    """A person sees the layout, each item with its parts, and each line that is in none."""
    done = here("parse", listing)
    shown = [line for line in done.out.splitlines() if line[:7].strip() or line[7:11].strip()]
    assert f"{listing}: read as shape, 2 items, 1 line left over" == shown[0]
    assert ["1            # To read", "1  3", "2  4"] == [
        shown[1].strip(),
        shown[2][:9].strip(),
        shown[3][:9].strip(),
    ]
    assert ["arXiv    2301.00001v2", "DOI      10.1000/xyz"] == [
        line.strip() for line in done.out.splitlines() if line.split()[:1] in (["arXiv"], ["DOI"])
    ]


def test_numbers_go_on_over_the_files(tmp_path: Path) -> None:
    """An item has the number by which ``resolve --explain`` knows it."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("On Small Boats\nOn Wide Lakes\n")
    answer = here("parse", "--json", tmp_path / "a.txt", tmp_path / "b.txt").json
    assert [[1, 2], [3, 4]] == [[i["number"] for i in one["items"]] for one in answer["listings"]]


def test_a_layout_can_be_forced(listing: Path) -> None:
    """Whatever the text looks like; an unknown name lists the known."""
    assert (
        "paragraphs"
        == (
            here("parse", "--json", "--layout", "paragraphs", listing).json["listings"][0]["layout"]
        )
    )
    done = here("parse", "--layout", "nosuch", listing)
    assert (2, "") == (done.status, done.out)
    assert f"unknown layout 'nosuch'; known: {', '.join(LAYOUTS)}" in done.err
    assert 2 == here("resolve", "--offline", "--layout", "nosuch", listing).status


def test_what_cannot_be_read_loses_nothing_else(listing: Path, tmp_path: Path) -> None:
    """A file without items, or that is none, is told; the others are shown; the status says it."""
    (tmp_path / "menu.txt").write_text("Home\n")
    none = here("parse", "--json", tmp_path / "menu.txt", listing)
    assert (1, [0, 2]) == (none.status, [len(one["items"]) for one in none.json["listings"]])
    gone = here("parse", "--json", tmp_path / "gone.txt", listing)
    assert (2, [2]) == (gone.status, [len(one["items"]) for one in gone.json["listings"]])
    assert "gone.txt: no such file" in gone.err


def test_nothing_printed_steers_the_terminal(tmp_path: Path) -> None:
    """Escapes and bidirectional characters of a page are not printed, in text nor in JSON."""
    path = tmp_path / "evil.txt"
    path.write_text("- On \x1b[2JSmall \u202eBoats of the Lakes\n\x1b]0;title\x07\n", "utf-8")
    for arguments in (("parse", path), ("parse", "--json", path)):
        printed = here(*arguments).out
        assert [] == [c for c in printed if c != "\n" and not c.isprintable()]


class Screen(io.StringIO):
    """Standard output where it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_colours_on_a_terminal_only(listing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report goes to standard output, so that one decides."""
    assert "\x1b[" not in here("parse", listing).out
    shown = Screen()
    monkeypatch.setattr("sys.stdout", shown)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[36mshape\x1b[0m" in "".join(as_text([parse(LIST)]))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in "".join(as_text([parse(LIST)]))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((), []), ((3,), [(3, 3)]), ((1, 2, 3, 7, 9, 10), [(1, 3), (7, 7), (9, 10)])],
)
def test_ranges(numbers: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    """Lines that follow each other are one range."""
    assert expected == ranges(numbers)
