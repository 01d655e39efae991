"""The public names are few, listed, typed and used as the documentation says."""

import subprocess
import sys
from pathlib import Path

import pytest

import bibtool


@pytest.mark.smoke
def test_all_is_what_there_is() -> None:
    """``__all__`` is sorted, without doubles, and every name in it exists."""
    names = list(bibtool.__all__)
    assert sorted(set(names)) == names
    assert [] == [name for name in names if not hasattr(bibtool, name)]
    assert set(names) <= set(dir(bibtool))


@pytest.mark.smoke
def test_an_unknown_name_is_an_attribute_error() -> None:
    """Late imports do not hide a typing mistake."""
    with pytest.raises(AttributeError, match="no attribute 'reslove'"):
        getattr(bibtool, "reslove")  # noqa: B009  the point is the lookup


@pytest.mark.smoke
def test_the_package_is_typed() -> None:
    """Type checkers read our annotations."""
    assert (Path(bibtool.__file__).parent / "py.typed").exists()


@pytest.mark.smoke
def test_ten_lines_from_text_to_bibliography(tmp_path: Path) -> None:
    """The library does in ten lines what the command does."""
    text = "Code Llama: Open Foundation Models for Code\nThe Llama 3 Herd of Models\n"
    listing = bibtool.parse(text)
    with bibtool.open_sources("starter", offline=True) as sources:
        matches = bibtool.resolve(listing.references, sources)
    bibliography = bibtool.Bibliography.from_matches(matches)
    bibtool.write(bibliography, tmp_path / "refs.bib")
    found = [match.record.arxiv_id.base for match in matches if match.record]
    assert ["2308.12950", "2407.21783"] == found
    assert bibtool.export(bibliography, "bibtex") == (tmp_path / "refs.bib").read_text("utf-8")


@pytest.mark.smoke
@pytest.mark.parametrize("name", ["refs.bib", "refs.json", "refs.yaml", "refs.ris", "refs.csv"])
def test_what_is_written_is_read(tmp_path: Path, name: str) -> None:
    """In the format that the suffix names, under the same keys."""
    record = bibtool.Record(bibtool.ArxivId("2301.00001"), "Über $x$", published="2023-01-02")
    bibtool.write(bibtool.Bibliography({"Key_1": record}), tmp_path / name)
    bibliography, problems = bibtool.read(tmp_path / name)
    found = [(key, one.arxiv_id.base, one.title) for key, one in bibliography.items()]
    assert ((), [("Key_1", "2301.00001", "Über $x$")]) == (problems, found)


@pytest.mark.smoke
def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A bad entry with its line, beside the good ones; no file, or no format, raises."""
    text = "@misc{a, title = {Müller}}\n@misc{b, eprint = {2301.00001}, title = {ü}}\n"
    (tmp_path / "a.bib").write_bytes(text.encode("latin-1"))
    reading = bibtool.read(tmp_path / "a.bib")
    assert ["b"] == list(reading.bibliography)
    assert "ü" == reading.bibliography["b"].title
    assert [1] == [problem.line for problem in reading.problems]
    for name in ("none.bib", "a.docx"):
        with pytest.raises(bibtool.BibtoolError):
            bibtool.read(tmp_path / name)


@pytest.mark.smoke
def test_importing_costs_little() -> None:
    """Importing bibtool imports none of the heavy libraries."""
    heavy = ("requests", "requests_cache", "pybtex", "typer", "rich", "rapidfuzz")
    code = f"import sys, bibtool; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout
