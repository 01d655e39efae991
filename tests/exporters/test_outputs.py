"""Formats of publication lists: LaTeX, HTML, Word, JSON and front matter, in one order."""

import io
import json
import re
import subprocess
import xml.etree.ElementTree as ET  # our own output, never a stranger's
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings

from bibtool.arrangement import arranged
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError
from bibtool.exporters import FORMATS, check, export, export_bytes, export_files
from bibtool.exporters.styles import pandoc
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.readers import read
from tests.exporters import material, programs, records
from tests.exporters.styling import lacking, needs_styles
from tests.exporters.test_latex import TEXT
from tests.exporters.test_tables import awkward

ME = Name.parse("Gabriel Synnaeve")
AWKWARD = Bibliography.from_records([*records.ALL, *material.awkward()])
PAPERS = AWKWARD.only(AWKWARD, owner=ME, unconfirmed=list(AWKWARD)[:1])
needs_pandoc = pytest.mark.skipif(bool(lacking()), reason=lacking() or "-")


def yaml_keys(text: str) -> list[str]:
    """Return the ids in a list of items."""
    return [item["links"][0]["url"].split("/abs/")[1] for item in yaml.safe_load(text)]


ORDER: list[tuple[str, Callable[[str], list[str]]]] = [
    ("text", lambda text: re.findall(r"https://arxiv.org/abs/(\S+)", text)),
    ("markdown", lambda text: re.findall(r"<https://arxiv.org/abs/([^>]+)>", text)),
    ("html-fragment", lambda text: re.findall(r'href="https://arxiv.org/abs/([^"]+)"', text)),
    ("latex", lambda text: re.findall(r"\\href\{https://arxiv.org/abs/([^}]+)\}", text)),
    ("latex-cv", lambda text: re.findall(r"\\href\{https://arxiv.org/abs/([^}]+)\}", text)),
    (
        "json",
        lambda text: [
            entry["links"]["abs"].split("/abs/")[1]
            for section in json.loads(text)["sections"]
            for entry in section["entries"]
        ],
    ),
    ("hugo", yaml_keys),
    ("quarto", lambda text: [item["arxiv"] for item in yaml.safe_load(text)]),
    ("al-folio", lambda text: re.findall(r"\n  arxiv = \{(.*)\},", text)),
]


@pytest.mark.parametrize(("format", "ids"), ORDER, ids=[name for name, _ in ORDER])
@pytest.mark.parametrize("by", ["year", "topic", "none"])
def test_one_order(format: str, ids: Callable[[str], list[str]], by: str) -> None:
    """Every format of a list has its papers in the order of its sections."""
    expected = [record.cited_id.versioned for record in arranged(PAPERS, by).values()]
    assert expected == ids(export(PAPERS, format, Options(group_by=by)))


@pytest.mark.parametrize("format", ["latex", "latex-cv"])
@pytest.mark.parametrize(
    "style",
    ["", "bibtex-alpha", *(pytest.param(name, marks=needs_styles) for name in ("apa", "nature"))],
)
def test_latex_compiles(format: str, style: str, tmp_path: Path) -> None:
    """Whatever the titles and names are, pdfLaTeX has no error but for letters it has no font for.

    With and without hyperref.
    """
    programs.needs("pdflatex")
    readable = [record for record in AWKWARD.values() if _in_latin(record)]
    text = export(Bibliography.from_records(readable), format, Options(style=style))
    for package in ("", r"\usepackage{hyperref}"):
        errors = _latex(tmp_path, text, package)
        assert not errors


def _in_latin(record: Record) -> bool:
    text = " ".join((record.title, *(name.display for name in record.authors)))
    return not re.search(r"[\u0370-\uffff\U00010000-\U0010ffff]", re.sub("[–—‘’“”„…]", "", text))


def _latex(folder: Path, body: str, packages: str) -> list[str]:
    head = rf"\documentclass{{article}}\usepackage[T1]{{fontenc}}\usepackage{{textcomp}}{packages}"
    document = f"{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "one.tex").write_text(document, "utf-8")
    command = ["pdflatex", "-no-shell-escape", "-interaction=nonstopmode", "one"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    assert (folder / "one.pdf").stat().st_size > 20_000
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [line for line in lines if line.startswith("!") and "Unicode character" not in line]


@given(TEXT, TEXT)
@example(r"\input{x} \write18{rm} ^^5c $\csname x\endcsname$", "}{%")
@settings(max_examples=100, deadline=None)
def test_latex_is_balanced_and_runs_nothing(title: str, name: str) -> None:
    """Braces match, and there is no command but those that print."""
    text = export(Bibliography({"key": awkward(title, name)}), "latex")
    body = text.split("\\begin{thebibliography}", 1)[1]
    bare = re.sub(r"\\.", "", body)
    assert bare.count("{") == bare.count("}")
    ran = {"input", "write", "csname", "include", "openout", "catcode", "def", "read"}
    assert not ran & set(re.findall(r"\\([a-zA-Z]+)", body))


def test_bibitems_have_keys_labels_and_numbers() -> None:
    """A citekey is one that can be cited; LaTeX numbers by itself where a style numbers."""
    text = export(PAPERS, "latex", Options(style="bibtex-alpha"))
    assert r"\bibitem[{Oth99}]{other1999strings} Ann Other. Strings? " in text
    assert "\\bibitem{other1999strings}" in export(PAPERS, "latex", Options(style="bibtex-plain"))
    numbered = export(PAPERS, "latex", Options(number=True))
    assert f"\\bibitem[{{{len(PAPERS)}}}]" in numbered


@pytest.mark.parametrize(
    "style", ["", "bibtex-plain", *(pytest.param(n, marks=needs_styles) for n in ("apa", "ieee"))]
)
def test_the_fragment_is_well_formed(style: str) -> None:
    """It has no script, style or tag of a title's; formulas are MathML, ids those of papers."""
    text = export(PAPERS, "html-fragment", Options(style=style, lang="en-GB" if style else ""))
    root = ET.fromstring(text)  # noqa: S314 - our own output
    tags = {element.tag for element in root.iter()}
    math = {"math", "mrow", "mi", "mn", "mo", "mtext", "msup", "msub", "msubsup", "msqrt"}
    assert tags - math <= {"section", "h2", "ul", "li", "a", "em", "strong", "span", "sup", "sub"}
    assert "math" in tags
    addresses = {element.get("href", "https:") for element in root.iter()}
    assert not [url for url in addresses if not url.startswith("https:")]
    assert {"arxiv-hep-th-9901001", "arxiv-2301-00002"} <= {e.get("id", "") for e in root.iter()}


def test_the_owner_is_marked() -> None:
    """In every format that has a way to."""
    assert '<strong class="me">Gabriel Synnaeve</strong>' in export(PAPERS, "html-fragment")
    assert r"\textbf{Gabriel Synnaeve}" in export(PAPERS, "latex-cv")
    assert "**Gabriel Synnaeve**" in export(PAPERS, "markdown")
    data = json.loads(export(PAPERS, "json"))
    (found,) = [
        entry
        for part in data["sections"]
        for entry in part["entries"]
        if entry["id"] == "1501.00006"
    ]
    assert [False, True] == [author["is_owner"] for author in found["authors"]]
    assert "*Gabriel Synnaeve*" in found["text"]


def test_json() -> None:
    """The list as data has its schema's keys, and says what every format must say."""
    data = json.loads(export(PAPERS, "json", Options(style="bibtex-plain")))
    assert ("bibtool/list/1", "Gabriel Synnaeve", "bibtex-plain", len(PAPERS)) == (
        data["schema"],
        data["owner"],
        data["style"],
        data["papers"],
    )
    found = {entry["id"]: entry for part in data["sections"] for entry in part["entries"]}
    assert found["1501.00006"]["withdrawn"]
    assert "Withdrawn from arXiv." in found["1501.00006"]["text"]
    assert "https://arxiv.org/pdf/hep-th/9901001v2" == found["hep-th/9901001"]["links"]["pdf"]


@needs_pandoc
def test_docx_is_read_back(tmp_path: Path) -> None:
    """Word's file has all papers, formulas as Word's own, the owner in bold; the same each time."""
    data = export_bytes(PAPERS, "docx")
    assert data == export_bytes(PAPERS, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "<m:oMath>" in document
    assert "<script" not in document
    path = tmp_path / "list.docx"
    path.write_bytes(data)
    command = [pandoc.program(), "-f", "docx", "-t", "markdown", "--wrap=none", str(path)]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "**Gabriel Synnaeve**" in text
    assert not [r.arxiv_id.base for r in PAPERS.values() if r.arxiv_id.base not in text]


def test_a_word_document_is_no_text() -> None:
    """Who asks for its text is told so."""
    if lacking():
        pytest.skip(lacking())
    with pytest.raises(SettingError, match="docx is no text"):
        export(PAPERS, "docx")


YAML: list[tuple[str, dict[str, Any]]] = [
    (
        "hugo",
        {
            "slug": "arxiv-hep-th-9901001",
            "title": "Strings?",
            "authors": ["Ann Other"],
            "date": "1999-01-04",
            "publication_types": ["article"],
            "publication": "arXiv:hep-th/9901001v2",
            "doi": "10.48550/arXiv.hep-th/9901001",
            "tags": ["hep-th"],
            "url_pdf": "https://arxiv.org/pdf/hep-th/9901001v2",
            "links": [{"name": "arXiv", "url": "https://arxiv.org/abs/hep-th/9901001v2"}],
        },
    ),
    (
        "quarto",
        {
            "title": "Strings?",
            "author": "Ann Other",
            "date": "1999-01-04",
            "path": "https://arxiv.org/abs/hep-th/9901001v2",
            "description": "arXiv:hep-th/9901001v2",
            "categories": ["hep-th"],
            "publication": "arXiv:hep-th/9901001v2",
            "doi": "10.48550/arXiv.hep-th/9901001",
            "arxiv": "hep-th/9901001v2",
            "pdf": "https://arxiv.org/pdf/hep-th/9901001v2",
        },
    ),
]


@pytest.mark.parametrize(("format", "expected"), YAML)
def test_front_matter(format: str, expected: dict[str, Any]) -> None:
    """What a site generator reads."""
    known = Bibliography.from_records([records.OLD])
    assert [expected] == yaml.safe_load(export(known, format))


@pytest.mark.parametrize("format", ["hugo", "quarto"])
@given(TEXT, TEXT)
@example("no", "1e3")
@example("{{ x }} {% raw %} --- \n- a: b", "*x &y")
@settings(max_examples=60, deadline=None)
def test_yaml_is_read_back(format: str, title: str, name: str) -> None:
    """Whatever a title and its names are, they are texts and nothing else."""
    (item,) = yaml.safe_load(export(Bibliography({"key": awkward(title, name)}), format))
    values = [item.get("title", ""), item["date"], item.get("doi", "")]
    assert [] == [value for value in values if not isinstance(value, str)]


HOSTILE_TITLES = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](data:text/html,z)",
    "{{< figure src=x >}} {{% raw %}} {{ .Site }}",
    "--- \n...\n---\nlayout: evil",
]


@pytest.mark.parametrize("format", ["hugo", "hugo-pages", "quarto", "al-folio"])
@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_sites_get_no_markup(format: str, title: str) -> None:
    """Themes hand titles on to the page as Markdown or HTML: nothing in them is either."""
    files = export_files(Bibliography({"key": awkward(title, title)}), format, Options(), "list")
    for name, data in files.items():
        text = data.decode()
        if not name.endswith("cite.bib"):
            assert not re.search(r"<(?=[a-zA-Z/!?])|\]\(|\{\{[<%]", text)
        assert "\nlayout: evil" not in text


def test_a_page_for_each_paper_of_a_hugo_site() -> None:
    """Front matter as in the data, and BibTeX to cite; no name of a file is made of a title."""
    files = export_files(PAPERS, "hugo-pages", Options(prefer="both"), "gabriel-synnaeve")
    items = {
        item.pop("slug"): item
        for item in yaml.safe_load(export(PAPERS, "hugo", Options(prefer="both")))
    }
    expected = {f"gabriel-synnaeve/{s}/{n}" for s in items for n in ("index.md", "cite.bib")}
    assert expected == files.keys()
    for slug, item in items.items():
        opened, front, body = files[f"gabriel-synnaeve/{slug}/index.md"].decode().split("---\n")
        assert ("", item, "") == (opened, yaml.safe_load(front), body)
        (entry,) = read(files[f"gabriel-synnaeve/{slug}/cite.bib"].decode(), "bibtex").entries
        assert item["links"][0]["url"] == entry.record.cited_id.url
    with pytest.raises(SettingError, match="hugo-pages is a folder of files: bibtool authors"):
        export(PAPERS, "hugo-pages")


@pytest.mark.parametrize("path", ["../x", "/x", "a/../b", "a//b", "a\\b", "", ".x", "a/"])
def test_a_folders_paths_lead_nowhere_else(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an exporter calls its files."""
    bad = replace(FORMATS["hugo-pages"], folder=lambda *_: {path: "x"})
    monkeypatch.setitem(FORMATS._things, "hugo-pages", bad)
    with pytest.raises(ValueError):  # noqa: PT011  whatever the path is
        export_files(PAPERS, "hugo-pages", Options(), "list")


def test_al_folio_is_a_bib_file_with_more() -> None:
    """Behind its front matter it is BibTeX that we read ourselves, and no title opens a tag."""
    text = export(PAPERS, "al-folio")
    assert text.startswith("---\n---\n")
    contents = read(text.removeprefix("---\n---\n"), "bibtex")
    assert {r.arxiv_id for r in PAPERS.values()} == {e.record.arxiv_id for e in contents.entries}
    for field in ("bibtex_show = {true}", "arxiv = {hep-th/9901001v2}", "abbr = {arXiv}"):
        assert field in text
    assert "howpublished" not in text
    assert not re.search(r"(?:\{\\textless\}|<)[a-zA-Z/!?]", text)


def test_published_editions_are_cited_where_asked_for() -> None:
    """Our own form, too, has the journal instead of the preprint, or both."""
    known = Bibliography.from_records(
        [replace(records.MATH, journal_ref="Phys. Lett. B 12 (2024) 3-5")]
    )
    year, _, line = export(known, "text", Options(prefer="published")).splitlines()
    assert "2024" == year
    assert "Phys. Lett. B 12, 3–5, 2024. https://doi.org/10.1000/xyz_123(4)5 " in line
    assert 2 == export(known, "text", Options(prefer="both")).count("\n- ")


REFUSED = [
    ("text", Options(lang="de-DE"), "--lang: goes with --style"),
    ("text", Options(order="style"), "--order: goes with --style"),
    ("bibtex", Options(style="bibtex-plain"), "--style: bibtex has no such choice"),
]


@pytest.mark.parametrize(("format", "options", "said"), REFUSED)
def test_options_without_a_use_are_refused(format: str, options: Options, said: str) -> None:
    """A choice that would change nothing is told."""
    with pytest.raises(SettingError, match=said):
        check(format, options)


def test_an_empty_list() -> None:
    """A list without papers is none, and no error."""
    for format in FORMATS:
        if format == "docx" and lacking():
            continue
        export_files(Bibliography({}), format, Options(), "list")


def test_old_and_new_ids_have_names_for_links() -> None:
    """Both editions of a paper can be linked to."""
    record = replace(records.MATH, journal_ref="Phys. Lett. B 12 (2024) 3-5")
    text = export(
        Bibliography({"key": replace(record, arxiv_id=ArxivId("hep-th/9901002"))}),
        "html-fragment",
        Options(prefer="both"),
    )
    assert ["arxiv-hep-th-9901002", "arxiv-hep-th-9901002-preprint"] == re.findall(
        r'<li id="([^"]+)"', text
    )
