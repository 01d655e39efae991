"""What we write comes back: the facts docs/formats.md promises, and every title and name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bibtool import readers
from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.exporters.inverted import displayed
from bibtool.exporters.latex import encode
from bibtool.exporters.profiles import PROFILES
from bibtool.exporters.tex import plain
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Publication, Record
from bibtool.names import Name
from bibtool.plugins import Options
from tests.exporters import material, records
from tests.exporters.test_latex import TEXT

EXACT = ["csl-json", "ris", "hayagriva", "csv", "jsonl"]
BOTH = [*EXACT, "bibtex", "biblatex"]
FULL = Record(
    ArxivId("2301.00009"),
    "A {BERT} Title: 50% of $x_1$ & more",
    records.names("Laurens van der Maaten", "Martin Luther King Jr.", "ATLAS Collaboration"),
    authors_complete=False,
    author_count=2900,
    published="2023-01-05",
    updated="2023-02-06",
    categories=("cs.CL", "cs.AI"),
    abstract="We show $y$.",
    sketch=frozenset({3, 1, 2}),
    comment="12 pages",
    journal_ref="J. Inv. Phys. 12 (2023) 1-2",
    doi=Doi.parse("10.1000/xyz"),
    withdrawn=True,
    version=3,
    known_versions=4,
    cited_version=2,
    source="starter",
    publication=Publication(
        Doi.parse("10.1000/xyz"),
        "paper-conference",
        "A Title as Published",
        records.names("Laurens van der Maaten"),
        "2023-06",
        *("Proc. Inv.", "12", "3", "1-2", "Inventors", "Inv 2023"),
    ),
)
PARTLY = {
    ("title", "as printed"): "A BERT Title: 50% of $x_1$ & more",
    ("published", "month"): "2023-01",
    ("categories", "primary"): ("cs.CL",),
}
TABLE = Path(__file__).parents[2] / "docs" / "formats.md"


def read_back(records: Bibliography, format: str, profile: str = "plain") -> Bibliography:
    """Return what is read in what is written, which must be without a problem."""
    contents = readers.read(export(records, format, Options(profile)), format)
    read, doubts = readers.bibliography(contents.entries)
    assert ((), []) == (contents.problems, doubts)
    return read


def documented() -> list[tuple[str, str, str]]:
    """Return (fact, format, what the table says) for each cell."""
    if not TABLE.exists():
        return []
    block = re.search(r"\| fact (\|.*)\n\|[-|]+\n((?:\|.*\n)+)", TABLE.read_text("utf-8"))
    assert block is not None
    formats = [cell.strip(" `") for cell in block[1].strip("|").split("|")]
    cells = []
    for line in block[2].splitlines():
        fact, *said = [cell.strip(" `") for cell in line.strip("|").split("|")]
        cells += [(fact, format, what) for format, what in zip(formats, said, strict=True)]
    return cells


@pytest.mark.skipif(not TABLE.exists(), reason="the tests stand alone, without the documentation")
def test_the_table_is_whole() -> None:
    """It has every fact of a record, and every format that can be read."""
    cells = documented()
    assert {field.name for field in fields(Record)} == {fact for fact, _, _ in cells}
    assert set(readers.FORMATS) == {format for _, format, _ in cells}


@pytest.mark.parametrize(("fact", "format", "said"), documented())
def test_facts(fact: str, format: str, said: str) -> None:
    """A fact comes back as docs/formats.md says: whole, in part, or not at all."""
    read = read_back(Bibliography({"key": FULL}), format)["key"]
    nothing = getattr(Record(ArxivId("2301.00009"), ""), fact)
    expected = {"yes": getattr(FULL, fact), "–": nothing}.get(said, PARTLY.get((fact, said)))
    assert expected == getattr(read, fact)


@pytest.mark.parametrize("format", BOTH)
def test_awkward_records(format: str) -> None:
    """Keys, order, titles and names of the awkward records come back."""
    read = read_back(records.BIBLIOGRAPHY, format)
    expected = [(k, r.cited_id.versioned) for k, r in records.BIBLIOGRAPHY.items()]
    assert expected == [(key, record.cited_id.versioned) for key, record in read.items()]
    assert [r.authors for r in records.ALL[1:]] == [r.authors for r in list(read.values())[1:]]


# What keeps an edge of a thousand texts: a journal reference that is a DOI, an author "et al".
UNLIKE = re.compile(r"(?i)^doi:|^others$|^et al")
REAL = Bibliography.from_records(
    record
    for record in (*material.awkward(), *material.starter(), *material.corpus(60))
    if not any(map(UNLIKE.search, (record.journal_ref, *(n.display for n in record.authors[-1:]))))
)


def printed(fact: str, value: object, *, latex: bool) -> object:
    """Return a fact as its format prints it: TeX in texts read, through LaTeX spelled like it."""
    if fact == "authors":
        assert isinstance(value, tuple)
        return [printed("name", displayed(name), latex=latex) for name in value]
    if not isinstance(value, str):
        return value
    text = plain(value).rstrip(".,; ") if fact == "journal_ref" else plain(value)
    # A formula of one symbol comes back as that; biber's names can have no braces and backslashes.
    return re.sub(r"[{}\\]| (?=\$)", "", encode(text)) if latex else text


def in_profile(record: Record, profile: str) -> Record:
    """Return a record as a profile has it: REVTeX's has collaborations apart, and no crowds."""
    if profile != "revtex":
        return record
    groups = tuple(name for name in record.authors if "ollaboration" in name.literal)
    people = tuple(name for name in record.authors if name not in groups)
    is_whole = record.authors_complete and len(people) <= 200
    return replace(record, authors=groups + people[:200], authors_complete=is_whole)


PROFILED = [*((format, "plain") for format in BOTH),
            *(("bibtex", profile) for profile in PROFILES if profile != "plain")]  # fmt: skip


@pytest.mark.parametrize(("format", "profile"), PROFILED)
def test_real_records(format: str, profile: str) -> None:
    """Of the shipped, the awkward and, where they are, of real records all comes back that may."""
    read = read_back(REAL, format, profile)
    assert list(REAL) == list(read)
    known = {key: in_profile(record, profile) for key, record in REAL.items()}
    for fact, _, what in (cell for cell in documented() if cell[1] == format):
        if what in {"yes", "as printed"}:
            latex = "bib" in format
            wanted = {k: printed(fact, getattr(r, fact), latex=latex) for k, r in known.items()}
            found = {k: printed(fact, getattr(r, fact), latex=latex) for k, r in read.items()}
            assert wanted == found, fact


@pytest.mark.parametrize("format", BOTH)
def test_names_come_back_in_their_parts(format: str) -> None:
    """Family and given names, particles, suffixes, and what must not be taken apart."""
    known = Bibliography.from_records([*material.awkward(), *material.starter()])
    found = [record.authors for record in read_back(known, format).values()]
    assert [record.authors for record in known.values()] == found


@pytest.mark.parametrize("format", EXACT)
def test_written_again(format: str) -> None:
    """What is read and written again is the same file, byte by byte."""
    written = export(records.BIBLIOGRAPHY, format)
    assert written == export(read_back(records.BIBLIOGRAPHY, format), format)


def shown(names: Iterable[Name]) -> list[str]:
    """Return names as they are printed, without those of which nothing is."""
    return [text for name in names if (text := displayed(name))]


def awkward(title: str, name: str) -> Record:
    """Return a record with a text in every place where a title or a name can be."""
    authors = (
        Name.parse(name),
        Name(literal=name),
        Name(name, "Given"),
        Name("Family", name),
        Name("Family", "Given", particle=name),
        Name("Family", "Given", suffix=name),
    )
    return replace(records.OLD, title=title, authors=authors)


@pytest.mark.parametrize("format", EXACT)
@given(TEXT, TEXT)
@example("x $a<b$ <i> < i {a b} \\{a b\\} \\$x\\$", "=1+1")
@example("'=1", "a;b\\")
@example("\\", "others")
@settings(max_examples=150, deadline=None)
def test_any_title_and_name(format: str, title: str, name: str) -> None:
    """Any Unicode title or name survives: it prints as it did."""
    record = awkward(title, name)
    read = read_back(Bibliography({"key": record}), format)["key"]
    assert (plain(title), shown(record.authors)) == (plain(read.title), shown(read.authors))


# An accent on a sign is no letter of any script, and biber's names cannot have the tilde's braces.
ACCENTED_SIGN = re.compile(r"[~^\\{}$%&#_]\s?[\u0300-\u036f]")

# Without the Greek letters that LaTeX has no other sign for than the Latin ones, and without
# mathematical alphabets, which are formulas there.
LETTERS = st.text(
    st.characters(
        categories=("L", "M", "Nd"),
        include_characters=" .,:;?!()[]/+*=<>|&%#_@~^{}\\$",
        exclude_characters="ΑΒΕΖΗΙΚΜΝΟΡΤΧοϒ",
    ).filter(lambda char: not unicodedata.decomposition(char).startswith("<font>")),
    max_size=30,
).filter(lambda text: not ACCENTED_SIGN.search(text))


def in_latex(record: Record, format: str) -> Record:
    """Return a record with the names a format can have: biber takes no braces and backslashes."""
    if format == "bibtex":
        return record
    parts = ("family", "given", "particle", "suffix", "literal")
    authors = [
        Name(**{part: re.sub(r"[{}\\]", "", plain(getattr(name, part))).strip() for part in parts})
        for name in record.authors
    ]
    return replace(record, authors=tuple(authors))


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@given(LETTERS, LETTERS)
@settings(max_examples=150, deadline=None)
def test_any_letters_through_latex(format: str, title: str, name: str) -> None:
    """Letters of any script and the signs of ASCII survive BibTeX as they are."""
    record = awkward(title, name)
    read = read_back(Bibliography({"key": record}), format)["key"]
    names = shown(in_latex(record, format).authors)
    assert (plain(title), names) == (plain(read.title), shown(read.authors))


@pytest.mark.parametrize(
    ("format", "profiles"), [("bibtex", tuple(PROFILES)), ("biblatex", ("plain",))]
)
@given(TEXT, TEXT, st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_through_latex(
    format: str, profiles: tuple[str, ...], title: str, name: str, data: st.DataObject
) -> None:
    """Any text survives BibTeX as TeX prints it: quotes, dashes and symbols may be spelled anew."""
    profile = data.draw(st.sampled_from(profiles))
    record = awkward(title, name)
    read = read_back(Bibliography({"key": record}), format, profile)["key"]
    names = shown(in_latex(record, format).authors)
    assert encode(plain(title)) == encode(plain(read.title))
    assert [*map(encode, names)] == [*map(encode, shown(read.authors))]
