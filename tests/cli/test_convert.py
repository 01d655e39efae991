"""``bibtool convert``: a bibliography in one format, the same in another."""

from itertools import product
from pathlib import Path

import pytest

from bibtool import readers
from bibtool.exporters import FORMATS, export
from tests.cli.command import bibtool
from tests.exporters import records

BIB = "@misc{Key_1, eprint={2301.00001}, title={One}}\n"


def test_by_suffix(tmp_path: Path) -> None:
    """The suffixes say the formats, the key stays, and the count is told."""
    source, target = tmp_path / "a.bib", tmp_path / "b.ris"
    source.write_text(BIB, "utf-8")
    done = bibtool("convert", source, target)
    assert (0, "", f"{target}: 1 entry written\n") == (done.status, done.out, done.err)
    assert "ID  - Key_1" in target.read_bytes().decode().split("\r\n")


def test_streams() -> None:
    """From standard input to standard output, as the options say."""
    done = bibtool("convert", "-", "-", "--from", "bibtex", "--to", "jsonl", stdin=BIB)
    assert (0, "Key_1", "2301.00001") == (done.status, done.json["key"], done.json["id"])


@pytest.mark.parametrize(("source", "target"), [*product(readers.FORMATS, repeat=2)])
def test_between_all(source: str, target: str) -> None:
    """From every format to every other: the same papers under the same keys."""
    first = readers.read(export(records.BIBLIOGRAPHY, source), source)
    held, _ = readers.bibliography(first.entries)
    second = readers.read(export(held, target), target)
    expected = [(key, record.cited_id.versioned) for key, record in records.BIBLIOGRAPHY.items()]
    found = [(entry.key, entry.record.cited_id.versioned) for entry in second.entries]
    assert (expected, ()) == (found, second.problems)


def test_a_bad_entry_sinks_nothing(tmp_path: Path) -> None:
    """What cannot be read is told with file and line, the rest is written, the status is 2."""
    source, target = tmp_path / "a.bib", tmp_path / "b.json"
    source.write_text("@misc{x, title={None}}\n" + BIB, "utf-8")
    done = bibtool("convert", source, target)
    assert f"bibtool: {source}:1: x: has no arXiv id" in done.err
    assert (2, ["Key_1"]) == (
        done.status,
        [e.key for e in readers.read(target.read_text("utf-8"), "csl-json").entries],
    )


def test_nothing_read_writes_nothing(tmp_path: Path) -> None:
    """A file of which nothing could be read does not replace another."""
    source, target = tmp_path / "a.bib", tmp_path / "b.json"
    source.write_text("@misc{x, title={None}}\n", "utf-8")
    target.write_text("[]", "utf-8")
    done = bibtool("convert", source, target)
    assert (2, "[]") == (done.status, target.read_text("utf-8"))
    assert "was not written" in done.err


def test_what_was_there_is_kept(tmp_path: Path) -> None:
    """A file that is replaced stays beside the new one, unless --force says not to."""
    source, target = tmp_path / "a.bib", tmp_path / "b.csv"
    source.write_text(BIB, "utf-8")
    target.write_text("old", "utf-8")
    assert 0 == bibtool("convert", source, target).status
    assert "old" == (tmp_path / "b.csv.~1~").read_text("utf-8")
    target.write_text("newer", "utf-8")
    done = bibtool("convert", source, target, "--force", "--quiet")
    assert (0, "") == (done.status, done.err)
    assert not (tmp_path / "b.csv.~2~").exists()


WRONG = [
    (("a.odt", "b.ris"), r"unknown file suffix '.odt'; known: .bib"),
    (("a.bib", "b.odt"), "unknown file suffix '.odt'; known: .bib"),
    (("-", "b.ris"), "-: has no suffix; say its format with --from: bibtex"),
    (("a.bib", "-"), "-: has no suffix; say its format with --to: bibtex"),
    (("a.bib", "b.ris", "--from", "text"), "unknown format to read 'text'; known: bibtex"),
    (("a.bib", "b.ris", "--to", "odt"), "unknown format 'odt'; known: bibtex"),
    (("missing.bib", "b.ris"), "missing.bib: no such file"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    """A format nobody knows is answered with the known ones, before anything is read."""
    done = bibtool("convert", *arguments)
    assert (2, "") == (done.status, done.out)
    assert message in done.err


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_lists(format: str) -> None:
    """Formats for people can be written, too."""
    assert format in FORMATS
    done = bibtool("convert", "-", "-", "--from", "bibtex", "--to", format, stdin=BIB)
    assert (0, True) == (done.status, "One" in done.out)


def test_options(tmp_path: Path) -> None:
    """The choices of the format that is written hold here too; what it has not is refused."""
    source, target = tmp_path / "a.jsonl", tmp_path / "b.ris"
    journal = '"journal_ref": "Inv. Rev. D 60, 1 (2019)"'
    source.write_text(f'{{"id": "1906.00011", "key": "a", {journal}}}\n', "utf-8")
    assert 0 == bibtool("convert", source, target, "--prefer", "both").status
    lines = target.read_text("utf-8").splitlines()
    assert ["TY  - JOUR", "TY  - UNPB"] == [line for line in lines if line.startswith("TY")]
    done = bibtool("convert", source, target, "--profile", "acm")
    assert (2, True) == (done.status, "ris has no such choice" in done.err)
