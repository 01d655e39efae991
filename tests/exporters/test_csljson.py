"""CSL-JSON by its schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options, Prefer
from tests.exporters import material, records
from tests.exporters.test_latex import TEXT

SCHEMA = Path(__file__).parents[3] / "shared" / "csl" / "csl-data.json"


def items(*chosen: Record) -> list[dict[str, Any]]:
    """Return records as a reader of the format gets them."""
    read: list[dict[str, Any]] = json.loads(export(Bibliography.from_records(chosen), "csl-json"))
    return read


def check(text: str) -> None:
    """Let the schema judge."""
    jsonschema = pytest.importorskip("jsonschema")
    if not SCHEMA.exists():
        pytest.skip("the CSL-JSON schema is not beside this repository")
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text("utf-8")))


def test_schema() -> None:
    """Every awkward record gives a valid item."""
    check(export(records.BIBLIOGRAPHY, "csl-json"))


@pytest.mark.parametrize("prefer", ["preprint", "both"])
def test_schema_of_real_records(prefer: Prefer) -> None:
    """What we ship, each awkward kind, and, where they are, real records are valid."""
    known = [*material.awkward(), *material.starter(), *material.corpus(100)]
    check(export(Bibliography.from_records(known), "csl-json", Options(prefer=prefer)))


@given(TEXT, TEXT, TEXT)
@settings(max_examples=100, deadline=None)
def test_always_valid(title: str, name: str, journal: str) -> None:
    """No title, name or journal makes an invalid file, a tag or an unsafe character."""
    record = replace(
        records.OLD, title=title, authors=(Name.parse(name), Name("F", name)), journal_ref=journal
    )
    text = export(Bibliography.from_records([record]), "csl-json")
    check(text)
    assert not any(
        f"<{c}" in text for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?"
    )
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text.replace("\n", ""))


def test_item() -> None:
    """An item says preprint, arXiv, id, DOI and address."""
    expected = {
        "id": "angstrom2023decays",
        "citation-key": "angstrom2023decays",
        "type": "article",
        "genre": "preprint",
        "title": r"Decays $B^0 \to K^{*0}$ at $\sqrt{s} = 13$ TeV in H$_2$O and [Pb](x)",
        "author": [
            {"family": "Ångström", "given": "Zoë"},
            {"family": "Şahin", "given": "Łukasz"},
            {"family": "Ánh", "given": "Nguyễn"},
        ],
        "issued": {"date-parts": [[2023, 1, 2]]},
        "publisher": "arXiv",
        "number": "arXiv:2301.00002",
        "archive": "arXiv",
        "archive_location": "2301.00002",
        "DOI": "10.48550/arXiv.2301.00002",
        "URL": "https://arxiv.org/abs/2301.00002",
        "keyword": "hep-ex",
        "note": "Published: J. Inv. Phys. A&B 12 (2023) 1_2, doi:10.1000/xyz_123(4)5.",
    }
    assert [expected] == items(records.MATH)


FIELDS = [
    pytest.param(records.SIGNS, "issued", {"date-parts": [[2023, 1]]}, id="month only"),
    pytest.param(records.UNDATED, "issued", None, id="no date"),
    pytest.param(records.ANONYMOUS, "author", None, id="no authors"),
    pytest.param(records.OLD, "version", "2", id="cited version"),
    pytest.param(records.OLD, "number", "arXiv:hep-th/9901001v2", id="versioned number"),
    pytest.param(records.OLD, "DOI", "10.48550/arXiv.hep-th/9901001", id="no DOI of versions"),
    pytest.param(records.MATH, "version", None, id="no version unless cited"),
    pytest.param(records.WITHDRAWN, "note", "Withdrawn from arXiv.", id="withdrawn"),
]


@pytest.mark.parametrize(("record", "field", "expected"), FIELDS)
def test_fields(record: Record, field: str, expected: object) -> None:
    """What is known is said, what is not is left out."""
    assert expected == items(record)[0].get(field)


def test_names() -> None:
    """Particles, suffixes and names of one word are CSL's own parts."""
    expected = [
        {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Plato"},
        {"family": "De Paola", "given": "Beto"},
    ]
    assert expected == items(records.SIGNS)[0]["author"]


def test_incomplete_authors() -> None:
    """An incomplete author list ends in others."""
    author = items(records.MANY)[0]["author"]
    assert (41, {"literal": "others"}) == (len(author), author[-1])


def test_no_tags() -> None:
    """A bracket that could open a tag is kept apart from its name."""
    title = items(replace(records.OLD, title="<i>a</i> $x<y$ 1<2"))[0]["title"]
    assert "<\u00a0i>a<\u00a0/i> $x<\u00a0y$ 1<2" == title


def test_empty() -> None:
    """No records make an empty array."""
    assert "[]\n" == export(Bibliography({}), "csl-json")
