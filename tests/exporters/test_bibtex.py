"""BibTeX: our entries, and what other programs read in them."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from bibtool.bibliography import Bibliography
from bibtool.errors import UnknownName
from bibtool.exporters import FORMATS, export, format_for
from bibtool.exporters.bibtex import entry
from bibtool.exporters.capitals import title
from bibtool.exporters.people import authors
from bibtool.model import Record
from bibtool.names import Name
from tests.exporters import records
from tests.exporters.test_latex import TEXT, depths


def test_entry() -> None:
    """An entry has arXiv's fields, and the id once more for styles that ignore those."""
    expected = r"""@misc{key,
  author = {{\AA}ngstr{\"o}m, Zo{\"e} and {\c{S}}ahin, {\L}ukasz and {\'A}nh, Nguy{\~{ê}}n},
  title = {Decays {$B^0 \to K^{*0}$} at {$\sqrt{s} = 13$} {TeV} in {H}{$_2$}{O} and [Pb](x)},
  year = {2023},
  month = jan,
  eprint = {2301.00002},
  archivePrefix = {arXiv},
  primaryClass = {hep-ex},
  doi = {10.48550/arXiv.2301.00002},
  url = {https://arxiv.org/abs/2301.00002},
  howpublished = {arXiv:2301.00002 [hep-ex]},
  note = {Published: J. Inv. Phys. A\&B 12 (2023) 1\_2, doi:10.1000/xyz\_123(4)5.},
}
"""
    assert expected == entry("key", records.MATH)


LINES = [
    pytest.param(records.OLD, "eprint = {hep-th/9901001v2}", id="cited version"),
    pytest.param(records.OLD, "doi = {10.48550/arXiv.hep-th/9901001}", id="no DOI of versions"),
    pytest.param(records.OLD, "url = {https://arxiv.org/abs/hep-th/9901001v2}", id="its address"),
    pytest.param(records.OLD, "howpublished = {arXiv:hep-th/9901001v2}", id="old id, no class"),
    pytest.param(records.WITHDRAWN, "note = {Withdrawn from arXiv.}", id="withdrawn"),
    pytest.param(
        records.MANY, "note = {Author list incomplete: 40 of 2,900 authors known.}", id="incomplete"
    ),
    pytest.param(records.SIGNS, "month = jan", id="month only"),
    pytest.param(records.ANONYMOUS, "key = {Anonymous}", id="sorted and labelled without author"),
]


@pytest.mark.parametrize(("record", "line"), LINES)
def test_lines(record: Record, line: str) -> None:
    """What the record says is in a field of its own."""
    assert f"  {line}," in entry("key", record).splitlines()


ABSENT = [
    pytest.param(records.UNDATED, "year", id="no date"),
    pytest.param(records.UNDATED, "month", id="no month"),
    pytest.param(records.UNDATED, "primaryClass", id="no class"),
    pytest.param(records.UNDATED, "note", id="nothing to note"),
    pytest.param(records.ANONYMOUS, "author", id="no authors"),
]


@pytest.mark.parametrize(("record", "field"), ABSENT)
def test_absent(record: Record, field: str) -> None:
    """What is not known is not written."""
    assert f"  {field} =" not in entry("key", record)


NAMES = [
    pytest.param(Name.parse("Laurens van der Maaten"), "van der Maaten, Laurens", id="particles"),
    pytest.param(Name.parse("Martin Luther King Jr."), "King, Jr., Martin Luther", id="suffix"),
    pytest.param(Name.parse("Beto De Paola"), "De Paola, Beto", id="capital particle"),
    pytest.param(Name.parse("FAIR CodeGen team"), "{FAIR CodeGen team}", id="group"),
    pytest.param(Name.parse("Plato"), "{Plato}", id="one word"),
    pytest.param(Name("Lopez y Garcia", "Ana"), "{Lopez y Garcia}, Ana", id="small word inside"),
    pytest.param(Name("García Márquez", "G."), r"Garc{\'i}a M{\'a}rquez, G.", id="two families"),
    pytest.param(Name("Sons, Inc.", "A"), "{Sons, Inc.}, A", id="comma"),
    pytest.param(Name("Hand and Foot", "A"), "{Hand and Foot}, A", id="and"),
    pytest.param(Name("al-Khalili", "Jim"), "al-Khalili, Jim", id="lower case alone"),
    pytest.param(Name(literal="others"), "{others}", id="a name that is BibTeX's word"),
    pytest.param(Name("Solo"), "{Solo}", id="family only"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_names(name: Name, expected: str) -> None:
    """Every part of a name stays the part it is under BibTeX's rules."""
    assert expected == authors(replace(records.OLD, authors=(name,)))


def test_others() -> None:
    """An incomplete author list ends in BibTeX's own words."""
    assert authors(records.MANY).endswith("FamilyBn, GivenN and others")


TITLES = [
    pytest.param("BERT and the LLMs", "{BERT} and the {LLMs}", id="acronyms"),
    pytest.param("A KoLMogorov Law: The Law", "A {KoLMogorov} Law: The Law", id="inner capitals"),
    pytest.param("On GPT-4 and GPT-3.5", "On {GPT-4} and {GPT-3.5}", id="numbers joined"),
    pytest.param("BERT-based or BERT-Based", "{BERT-based} or {BERT}-Based", id="hyphens"),
    pytest.param("Self-Supervised Zero-Shot", "Self-Supervised Zero-Shot", id="title case"),
    pytest.param("3D and T5 in 2024", "{3D} and {T5} in 2024", id="letters with digits"),
    pytest.param("A C and a U-Net", "A {C} and a {U}-Net", id="single letters"),
    pytest.param("Vitamin A: A Study of A $x$", "Vitamin {A}: A Study of A {$x$}", id="articles"),
    pytest.param("The O'Brien of McDonald's", "The {O'Brien} of {McDonald's}", id="apostrophes"),
    pytest.param("Pb$_2$Se and Attention", "{Pb}{$_2$}{Se} and Attention", id="beside formulas"),
    pytest.param("The {BERT} Way", "The {BERT} Way", id="braced once"),
    pytest.param(r"\textit{E. coli} DNA", r"\textit{E. coli} {DNA}", id="styled"),
    pytest.param("Ça de l'École", r"{\c{C}}a de {l'{\'E}cole}", id="accented capitals"),
    pytest.param("50% of A & B_c", r"50\% of {A} \& {B}\_c", id="signs"),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: str) -> None:
    """Only capitals that no style may change are protected, and once."""
    assert expected == title(text)


@given(TEXT, TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_read_back(text: str, name: str, journal: str) -> None:
    """Whatever a record says, another parser reads one entry with as many fields."""
    entrypoint = pytest.importorskip("bibtexparser.entrypoint")
    given_names = (Name.parse(name), Name(name, "Given"), Name("Family", name))
    record = replace(
        records.OLD, title=f"T {text}", authors=given_names, journal_ref=f"J {journal}"
    )
    written = export(Bibliography.from_records([record]), "bibtex")
    assert depths(written)[-1] == 0
    library = entrypoint.parse_string(written, parse_stack=[])
    assert (1, 1, 0) == (len(library.blocks) - 1, len(library.entries), len(library.failed_blocks))
    fields = "author title year month eprint archivePrefix primaryClass doi url howpublished note"
    assert fields.split() == [field.key for field in library.entries[0].fields]


STYLES = ["plain", "unsrt", "alpha", "abbrv"]
needs_bibtex = pytest.mark.skipif(
    shutil.which("bibtex") is None, reason="BibTeX is not installed (Debian: texlive-base)"
)


def run_bibtex(folder: Path, style: str, text: str) -> tuple[str, str]:
    """Return what real BibTeX says and writes."""
    (folder / "refs.bib").write_text(text, "utf-8")
    aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n"
    (folder / "one.aux").write_text(aux, "utf-8")
    done = subprocess.run(["bibtex", "one"], cwd=folder, capture_output=True, check=False)
    # BibTeX counts bytes: alpha's labels cut a letter that LaTeX has no command for (Ỷ) in half.
    written = (folder / "one.bbl").read_text("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace"), written


@needs_bibtex
@pytest.mark.parametrize("style", STYLES)
def test_classic_styles(style: str, tmp_path: Path) -> None:
    """Classic styles print every id, formula and acronym, without a warning."""
    said, written = run_bibtex(tmp_path, style, export(records.BIBLIOGRAPHY, "bibtex"))
    assert "arning" not in said
    assert "rror" not in said
    flowed = " ".join(written.split())
    for record in records.ALL:
        assert f"arXiv:{record.cited_id.versioned}" in flowed
    for kept in (r"K^{*0}", "{BERT}", "{GPT-4}", "{LLMs}", "{TeV}", "et~al.", "van~der Maaten"):
        assert kept in flowed
    assert len(records.ALL) == flowed.count(r"\bibitem")


@needs_bibtex
@given(TEXT, TEXT)
@example("", "-")
@settings(max_examples=30, deadline=None)
def test_real_bibtex_reads_anything(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    """Real BibTeX takes one entry, without an error, whatever the title and name."""
    record = replace(records.OLD, title=text, authors=(Name.parse(name), Name("F", name)))
    text = export(Bibliography.from_records([record]), "bibtex")
    said, written = run_bibtex(tmp_path_factory.mktemp("bib"), "unsrt", text)
    assert "error" not in said
    assert 1 == written.count(r"\bibitem")


def test_header() -> None:
    """A file begins with a comment that never changes by itself; an empty one is that alone."""
    assert "% 0 entries, written by bibtool\n" == export(Bibliography({}), "bibtex")
    one = Bibliography.from_records([records.OLD])
    assert export(one, "bibtex").startswith(
        "% 1 entry, written by bibtool\n\n@misc{other1999strings,\n"
    )


SUFFIXES = [(".bib", "bibtex"), (".json", "csl-json"), (".TXT", "text"), (".md", "markdown"),
            (".html", "html"), (".ris", "ris"), (".yaml", "hayagriva"), (".yml", "hayagriva"),
           (".csv", "csv"), (".jsonl", "jsonl")]  # fmt: skip


@pytest.mark.parametrize(("suffix", "expected"), SUFFIXES)
def test_format_for(suffix: str, expected: str) -> None:
    """A file's suffix names its format."""
    assert expected == format_for(suffix)
    assert expected in FORMATS


def test_unknown() -> None:
    """An unknown suffix or format is answered with the known ones."""
    with pytest.raises(UnknownName, match=r"\.odt.*\.bib, .*\.json, .*\.ris.*\.html"):
        format_for(".odt")
    with pytest.raises(UnknownName, match=r"odt.*bibtex"):
        export(Bibliography({}), "odt")
