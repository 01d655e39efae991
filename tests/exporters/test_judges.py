"""Real programs read what we write: pandoc and Typst, where they are at hand."""

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Publication
from bibtool.plugins import Options
from tests.exporters import material, records
from tests.exporters.test_latex import TEXT
from tests.exporters.test_tables import awkward

WHY = "install pandoc, or this project's extra judges (240 MB)"


@cache
def pandoc() -> str:
    """Return where pandoc is, or nothing."""
    try:
        import pypandoc  # noqa: PLC0415

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc") or ""


def converted(text: str, format: str) -> list[dict[str, Any]]:
    """Return a bibliography as pandoc understands it, as CSL items."""
    done = subprocess.run(
        [pandoc(), "-f", format, "-t", "csljson"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert (0, b"") == (done.returncode, done.stderr)
    items: list[dict[str, Any]] = json.loads(done.stdout)
    return items


PANDOC = [("csl-json", "csljson"), ("bibtex", "bibtex"), ("biblatex", "biblatex"), ("ris", "ris")]


@pytest.mark.skipif(not pandoc(), reason=WHY)
@pytest.mark.parametrize(("format", "theirs"), PANDOC)
def test_pandoc(format: str, theirs: str) -> None:
    """Pandoc finds every entry with its key, authors and year, and says nothing."""
    items = {item["id"]: item for item in converted(export(records.BIBLIOGRAPHY, format), theirs)}
    assert set(records.BIBLIOGRAPHY) == set(items)
    for key, record in records.BIBLIOGRAPHY.items():
        names = items[key].get("author", [])
        found = [name for name in names if name.get("literal", name.get("family")) != "others"]
        assert len(record.authors) == len(found), key
        year = items[key].get("issued", {}).get("date-parts", [[None]])[0][0]
        assert record.year == (year and int(year))


@pytest.mark.skipif(not pandoc(), reason=WHY)
@pytest.mark.parametrize(("format", "theirs"), PANDOC)
@given(TEXT, TEXT)
@settings(max_examples=10, deadline=None)
def test_pandoc_reads_anything(format: str, theirs: str, title: str, name: str) -> None:
    """Whatever a title and its names are, pandoc finds one entry."""
    text = export(Bibliography({"key": awkward(title, name)}), format)
    assert ["key"] == [item["id"] for item in converted(text, theirs)]


def typeset(folder: Path, text: str, style: str = "ieee") -> None:
    """Let Typst print a bibliography; whatever it says is an error."""
    typst = pytest.importorskip("typst", reason="install this project's extra judges (240 MB)")
    (folder / "refs.yaml").write_text(text, "utf-8")
    source = f'#bibliography("refs.yaml", full: true, style: "{style}")\n'
    (folder / "one.typ").write_text(source, "utf-8")
    typst.compile(folder / "one.typ", output=folder / "one.pdf", root=folder)


KINDS = ["article-journal", "paper-conference", "chapter", "book", "report", "thesis", "dataset"]
"""What a publisher may say that a paper is."""


def published() -> Bibliography:
    """Return records of which arXiv or a publisher says where they came out."""
    doi = Doi.parse("10.1000/x")
    place: dict[str, Any] = {
        "container": "J. & {C}",
        "volume": "12a",
        "issue": "3-4",
        "pages": "1-x",
        "event": "E",
    }
    by_publisher = [
        replace(
            records.SIGNS,
            arxiv_id=ArxivId(f"2302.0000{n}"),
            publication=Publication(doi, kind, "T $x$", date="2023-02", publisher="P", **place),
        )
        for n, kind in enumerate(KINDS)
    ]
    return Bibliography.from_records([*material.awkward(), *by_publisher])


def test_typst_takes_what_was_published(tmp_path: Path) -> None:
    """Every kind of publication compiles, whatever stands in its volume and pages."""
    options = Options(prefer="published")
    typeset(tmp_path, export(published(), "hayagriva", options))


@pytest.mark.skipif(not pandoc(), reason=WHY)
@pytest.mark.parametrize(("format", "theirs"), PANDOC)
def test_pandoc_reads_what_was_published(format: str, theirs: str) -> None:
    """Each as an entry of its own, with the journal's name and its year."""
    text = export(published(), format, Options(prefer="published"))
    items = {item["id"]: item for item in converted(text, theirs)}
    assert set(published()) == set(items)
    journals = [item for item in items.values() if item.get("container-title") == "Phys.Lett."]
    assert [[1995]] == [item["issued"]["date-parts"][0][:1] for item in journals]


@pytest.mark.parametrize("style", ["ieee", "apa", "chicago-author-date", "mla"])
def test_typst(style: str, tmp_path: Path) -> None:
    """Typst prints all awkward records, and every id where the style gives room for it."""
    typeset(tmp_path, export(records.BIBLIOGRAPHY, "hayagriva"), style)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "one.pdf", "-"], capture_output=True, check=True
    )
    printed = "".join(done.stdout.decode().split())
    assert [] == [r.arxiv_id.base for r in records.ALL if r.arxiv_id.base not in printed]


@given(TEXT, TEXT)
@example("{ } $ \\ $#panic()$", "{")
@settings(max_examples=25, deadline=None)
def test_typst_takes_anything(
    tmp_path_factory: pytest.TempPathFactory, title: str, name: str
) -> None:
    """Whatever a title and its names are, Typst compiles the file."""
    text = export(Bibliography({"key": awkward(title, name)}), "hayagriva")
    typeset(tmp_path_factory.mktemp("typst"), text)
