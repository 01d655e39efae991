"""Citation styles and formats of lists, from the command line."""

import json
import zipfile
from pathlib import Path

import pytest

from bibtool.cli.writing import usable
from bibtool.exporters.styles import sheets
from bibtool.plugins import Options
from tests.cli.command import bibtool
from tests.exporters.styling import needs_styles

LLAMA = ("--offline", "2407.21783")


@needs_styles
@pytest.mark.parametrize("command", ["lookup", "resolve", "convert"])
def test_every_command_has_the_style(command: str, tmp_path: Path) -> None:
    """The same entry by the same style, whatever the papers come from."""
    bib = tmp_path / "refs.bib"
    bib.write_text(bibtool("lookup", *LLAMA).out, "utf-8")
    how = ("--style", "nature")
    done = {
        "lookup": lambda: bibtool("lookup", *LLAMA, "-f", "text", *how),
        "resolve": lambda: bibtool(
            "resolve", "-", "--offline", "-f", "text", *how, stdin="2407.21783\n"
        ),
        "convert": lambda: bibtool("convert", bib, "-", "--to", "text", *how),
    }[command]()
    assert 0 == done.status
    assert "- 1. Grattafiori, A. et al. The Llama 3 Herd of Models. Preprint at " in done.out


@needs_styles
def test_a_style_from_a_file_in_a_language(tmp_path: Path) -> None:
    """A path is a style, too; its words are of the language asked for."""
    style = tmp_path / "mine.csl"
    style.write_bytes(sheets.path_of("ieee").read_bytes())
    done = bibtool("lookup", *LLAMA, "-f", "text", "--style", style, "--lang", "de-DE")
    assert "Juli 2024" in done.out


def test_without_the_styles_the_list_is_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has not installed them gets a list all the same, and is told how to get them."""
    monkeypatch.setattr(sheets, "find_spec", lambda _: None)
    monkeypatch.setattr(sheets, "_DEBIAN", Path("/nowhere"))
    assert Options() == usable(Options(style="apa", lang="de-DE"), "text")
    said = capsys.readouterr().err
    assert "pip install 'bibtool[styles]'" in said
    assert said.endswith("; the list is in bibtool's own form\n")


def test_formats_of_lists(tmp_path: Path) -> None:
    """``--formats`` says which files are written; an option is for those that heed it."""
    formats = "al-folio,latex-cv,json,hugo,bibtex"
    bibtool(
        "authors", "-", "--offline", "-q", "--author", "Gabriel Synnaeve", "-o", tmp_path,
        "--formats", formats, "--style", "bibtex-plain", stdin="2407.21783\n2308.12950\n",
    )  # fmt: skip
    names = {path.name.removeprefix("gabriel-synnaeve") for path in tmp_path.iterdir()}
    assert {".al-folio.bib", ".cv.tex", ".list.json", ".hugo.yaml", ".bib"} <= names
    data = json.loads((tmp_path / "gabriel-synnaeve.list.json").read_text("utf-8"))
    assert ("bibtex-plain", 2) == (data["style"], data["papers"])
    assert "\\textbf{Gabriel Synnaeve}" in (tmp_path / "gabriel-synnaeve.cv.tex").read_text("utf-8")


@needs_styles
def test_word_documents_go_to_files(tmp_path: Path) -> None:
    """A file that is no text is written as it is."""
    out = tmp_path / "list.docx"
    done = bibtool("lookup", *LLAMA, "-f", "text")
    assert 0 == bibtool("resolve", "-", "--offline", "-o", out, stdin="2407.21783\n").status
    assert zipfile.is_zipfile(out)
    assert done.status == 0


WRONG = [
    (("--style", "naturr", "-f", "text"), "unknown style 'naturr'"),
    (("--style", "apa"), "--style: bibtex has no such choice; these have: text, markdown"),
    (("--style", "bibtex-plain", "--lang", "de_DE", "-f", "text"), "--lang de_DE: give a language"),
    (("--lang", "de-DE", "-f", "text"), "--lang: goes with --style"),
    (("--style", "x.csl", "-f", "text"), "--style x.csl: there is no such file"),
]


@needs_styles
@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_wrong_is_told_first(arguments: tuple[str, ...], said: str) -> None:
    """A usage error, before anything is looked up."""
    done = bibtool("lookup", "--offline", "no such paper", *arguments)
    assert (2, "") == (done.status, done.out)
    assert said in done.err


@pytest.mark.parametrize(("formats", "said"), [("", "name some of"), ("bibtex,odt", "'odt'")])
def test_formats_that_are_none(formats: str, said: str, tmp_path: Path) -> None:
    """A wrong format is told before the work."""
    done = bibtool("authors", "no-file", "-o", tmp_path, "--formats", formats, "--offline")
    assert 2 == done.status
    assert said in done.err
