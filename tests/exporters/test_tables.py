"""RIS, Hayagriva, CSV and JSON Lines: what is in them, and that nothing breaks out of its place."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings

from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.exporters.csvtable import COLUMNS
from bibtool.model import Record
from bibtool.names import Name
from tests.exporters import records
from tests.exporters.test_latex import TEXT


def one(record: Record, format: str) -> str:
    """Return a record alone in a format, under the key ``key``."""
    return export(Bibliography({"key": record}), format)


def awkward(title: str, name: str) -> Record:
    """Return a record with hostile texts."""
    authors = (Name.parse(name), Name(literal=name), Name("F", name), Name(name, "G"))
    return replace(records.OLD, title=title, authors=authors, journal_ref=name, comment=title)


def test_ris() -> None:
    """An item goes from TY to ER, its lines end in CR LF, names begin with the family."""
    expected = [
        "TY  - UNPB", "ID  - key",
        "TI  - 50% of A & B_c: BERT and GPT-4 for 3D LLMs, #1 ~ x^y",
        "AU  - van der Maaten, Laurens", "AU  - King, Martin Luther, Jr.", "AU  - Plato",
        "AU  - De Paola, Beto", "PY  - 2023", "DA  - 2023/01//", "KW  - cs.CL", "KW  - cs.AI",
        "PB  - arXiv", "M3  - preprint", "AN  - arXiv:2301.00003",
        "DO  - 10.48550/arXiv.2301.00003", "UR  - https://arxiv.org/abs/2301.00003", "ER  - ",
        "", "",
    ]  # fmt: skip
    assert expected == one(records.SIGNS, "ris").split("\r\n")


RIS_LINES = [
    pytest.param(records.WITHDRAWN, "N1  - Withdrawn from arXiv.", id="withdrawn"),
    pytest.param(records.MANY, "AU  - others", id="incomplete"),
    pytest.param(
        records.MANY, "N1  - Author list incomplete: 40 of 2,900 authors known.", id="how many"
    ),
    pytest.param(records.OLD, "AN  - arXiv:hep-th/9901001v2", id="cited version"),
    pytest.param(
        replace(records.OLD, authors=(Name(literal="Sons, Inc."),)), "AU  - Sons, Inc.,", id="group"
    ),
]


@pytest.mark.parametrize(("record", "line"), RIS_LINES)
def test_ris_lines(record: Record, line: str) -> None:
    """What the record says is on a line of its own."""
    assert line in one(record, "ris").split("\r\n")


@given(TEXT, TEXT)
@example("x\r\nER  - \r\nTY  - BOOK", "\u2028AU  - x")
@settings(max_examples=100, deadline=None)
def test_ris_lines_are_ours(title: str, name: str) -> None:
    """No text begins a line: each has a tag we wrote, and there is one item."""
    lines = re.split(r"[\n\v\f\x1c-\x1e\x85\u2028\u2029]", one(awkward(title, name), "ris"))
    assert [] == [ln for ln in lines if not re.fullmatch(r"([A-Z][A-Z0-9]  - .*)?\r?", ln)]
    assert 1 == sum(line.startswith("TY  - ") for line in lines)


def test_another_program_reads_our_ris() -> None:
    """The package rispy finds every item, title and author."""
    rispy = pytest.importorskip("rispy")
    text = export(records.BIBLIOGRAPHY, "ris").replace("\r\n", "\n")
    items = rispy.loads(text)
    expected = [len(record.authors) for record in records.ALL]
    found = [[name for name in item.get("authors", []) if name != "others"] for item in items]
    assert (expected, list(records.BIBLIOGRAPHY)) == (
        [len(names) for names in found],
        [item["id"] for item in items],
    )


def test_hayagriva() -> None:
    """An entry has Hayagriva's fields, every value quoted; what is no plain name is in parts."""
    expected = {
        "type": "article",
        "genre": "preprint",
        "title": "50% of A & B_c: BERT and GPT-4 for 3D LLMs, #1 ~ x^y",
        "author": [
            {"name": "Maaten", "given-name": "Laurens", "prefix": "van der"},
            {"name": "King", "given-name": "Martin Luther", "suffix": "Jr."},
            {"name": "Plato"},
            "De Paola, Beto",
        ],
        "date": "2023-01",
        "publisher": "arXiv",
        "url": "https://arxiv.org/abs/2301.00003",
        "serial-number": {"arxiv": "2301.00003", "doi": "10.48550/arXiv.2301.00003"},
    }
    assert {"key": expected} == yaml.safe_load(one(records.SIGNS, "hayagriva"))


SYNTAX = [
    pytest.param("a { b", r"a \{ b", id="open brace"),
    pytest.param("a } b", r"a \} b", id="closing brace"),
    pytest.param("$x^2$", r"\$x^2\$", id="formula, which Typst would take for its own"),
    pytest.param('$#read("x")$', r'\$#read("x")\$', id="code, which Typst would run"),
    pytest.param(r"a \foo", r"a \\foo", id="backslash"),
]


@pytest.mark.parametrize(("title", "expected"), SYNTAX)
def test_hayagriva_syntax(title: str, expected: str) -> None:
    """What is syntax in Hayagriva's texts is escaped."""
    entry = yaml.safe_load(one(replace(records.OLD, title=title), "hayagriva"))["key"]
    assert expected == entry["title"]


def scalars(value: Any) -> list[Any]:
    """Return every value in a YAML document that is no list or mapping."""
    if isinstance(value, dict):
        return [inner for each in value.values() for inner in scalars(each)]
    return (
        [inner for each in value for inner in scalars(each)] if isinstance(value, list) else [value]
    )


@given(TEXT, TEXT)
@example("no", "1e3")
@example("2023-01-02", "~")
@settings(max_examples=100, deadline=None)
def test_hayagriva_values_are_text(title: str, name: str) -> None:
    """No title or name becomes another entry, field or type."""
    document = yaml.safe_load(one(awkward(title, name), "hayagriva"))
    assert ["key"] == list(document)
    assert {str} == {type(value) for value in scalars(document)}
    known = "type genre title author date publisher abstract url serial-number note".split()
    assert set() == set(document["key"]) - set(known)


def rows(text: str) -> list[list[str]]:
    """Return a table as a reader has it."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv() -> None:
    """A row has every column; the file begins with a mark and its lines end in CR LF."""
    text = one(records.MATH, "csv")
    assert ("\ufeff", "\r\n") == (text[0], text[-2:])
    row = dict(zip(*rows(text), strict=True))
    assert COLUMNS == tuple(row)
    expected = {
        "key": "key",
        "arxiv_id": "2301.00002",
        "title": r"Decays $B^0 \to K^{*0}$ at $\sqrt{s} = 13$ TeV in H$_2$O and [Pb](x)",
        "authors": "Ångström, Zoë; Şahin, Łukasz; Ánh, Nguyễn",
        "year": "2023",
        "date": "2023-01-02",
        "categories": "hep-ex",
        "doi": "10.1000/xyz_123(4)5",
        "journal_ref": "J. Inv. Phys. A&B 12 (2023) 1_2",
        "notes": "Published: J. Inv. Phys. A&B 12 (2023) 1_2, doi:10.1000/xyz_123(4)5.",
        "url": "https://arxiv.org/abs/2301.00002",
        "edition": "preprint",
    }
    assert expected == {name: cell for name, cell in row.items() if cell}


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "''-1"]


@pytest.mark.parametrize("title", FORMULAS)
def test_csv_formulas(title: str) -> None:
    """What a spreadsheet would run gets an apostrophe before it, also where there is one."""
    assert f"'{title}" == rows(one(replace(records.OLD, title=title), "csv"))[1][2]


@given(TEXT, TEXT)
@example('",=1+1', '"\r\n=1+1')
@settings(max_examples=100, deadline=None)
def test_csv_cells_are_ours(title: str, name: str) -> None:
    """No text ends its cell or row, or begins like a formula."""
    table = rows(one(awkward(title, name), "csv"))
    assert [len(COLUMNS), len(COLUMNS)] == [len(row) for row in table]
    assert [] == [cell for cell in table[1] if re.match(r"[=+\-@\t\r]", cell)]
    assert not re.search(r"[\n\r]", "".join(table[1]))


def test_jsonl() -> None:
    """A line is one record, with every key of the schema whether it is known or not."""
    text = one(records.MANY, "jsonl")
    facts = json.loads(text)
    expected = {
        "schema": "bibtool/record/1", "key": "key", "id": "2401.00005", "cited_version": None,
        "title": "A Paper By Many: KoLMogorov Complexity, Self-Supervised",
        "authors_complete": False, "author_count": 2900, "published": "2024-01-09", "updated": "",
        "categories": ["hep-ex"], "abstract": "", "comment": "", "journal_ref": "", "doi": None,
        "withdrawn": False, "version": None, "known_versions": None, "source": "", "sketch": [],
        "publication": None,
    }  # fmt: skip
    assert expected == {key: value for key, value in facts.items() if key != "authors"}
    assert {"family": "FamilyAa", "given": "GivenA"} == facts["authors"][0]


@given(TEXT, TEXT)
@example("\u2028\n\r\x85", "\x1b[31m")
@settings(max_examples=100, deadline=None)
def test_jsonl_lines_are_ours(title: str, name: str) -> None:
    """A record is one line for every reader, and holds nothing that steers a terminal."""
    text = one(awkward(title, name), "jsonl")
    assert 1 == len(text.splitlines())
    assert "key" == json.loads(text)["key"]
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text[:-1])


EMPTY = [("ris", ""), ("hayagriva", "{}\n"), ("csv", "\ufeff" + ",".join(COLUMNS) + "\r\n"),
         ("jsonl", "")]  # fmt: skip


@pytest.mark.parametrize(("format", "expected"), EMPTY)
def test_empty(format: str, expected: str) -> None:
    """No records make an empty file of the format."""
    assert expected == export(Bibliography({}), format)
