"""Preprint or published, first or latest date, in every format that has the choice."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
import yaml

from bibtool import readers
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError, UnknownName
from bibtool.exporters import FORMATS, check, export
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Publication, Record
from bibtool.plugins import Options
from tests.exporters import records

ARTICLE = Record(
    ArxivId("1906.00011"),
    "A Measurement",
    records.names("Ada Byron"),
    published="2018-06-30",
    updated="2021-03-04",
    categories=("hep-ex",),
    journal_ref="Inv. Rev. D 60, 104001-104009 (2019)",
    doi=Doi.parse("10.1000/InvRevD.60.104001"),
)
PAPER = replace(ARTICLE, journal_ref="Proceedings of INV 2019, PMLR 37:448-456", doi=None)
UNSURE = replace(ARTICLE, journal_ref="to appear in Inventions")
ONLY_DOI = replace(ARTICLE, journal_ref="")
PUBLISHED = Options(prefer="published")
BOTH = Options(prefer="both")
LATEST = Options(date="latest")


def written(record: Record, format: str, options: Options) -> str:
    """Return one record's entry, or both of them."""
    text = export(Bibliography({"key": record}), format, options)
    return text.partition("\n\n")[2]


def test_an_article_is_the_journals_but_for_the_eprint() -> None:
    """Year, DOI and address are the journal's; nothing of the preprint's date is left."""
    expected = """@article{key,
  author = {Byron, Ada},
  title = {A Measurement},
  journal = {Inv. Rev. D},
  volume = {60},
  pages = {104001--104009},
  year = {2019},
  eprint = {1906.00011},
  archivePrefix = {arXiv},
  primaryClass = {hep-ex},
  doi = {10.1000/InvRevD.60.104001},
  note = {arXiv:1906.00011 [hep-ex].},
}
"""
    assert expected == written(ARTICLE, "bibtex", PUBLISHED)


def test_biblatex() -> None:
    """The same for biber."""
    expected = """@article{key,
  author = {Byron, Ada},
  title = {A Measurement},
  journaltitle = {Inv. Rev. D},
  volume = {60},
  pages = {104001--104009},
  date = {2019},
  eprint = {1906.00011},
  eprinttype = {arxiv},
  eprintclass = {hep-ex},
  doi = {10.1000/InvRevD.60.104001},
}
"""
    assert expected == written(ARTICLE, "biblatex", PUBLISHED)


def test_a_preprint_for_biblatex() -> None:
    """Letters stay, formulas and signs are TeX, and the id stands in one field."""
    expected = r"""@online{key,
  author = {Ångström, Zoë and Şahin, Łukasz and Ánh, Nguyễn},
  title = {Decays {$B^0 \to K^{*0}$} at {$\sqrt{s} = 13$} {TeV} in {H}{$_2$}{O} and [Pb](x)},
  date = {2023-01-02},
  eprint = {2301.00002},
  eprinttype = {arxiv},
  eprintclass = {hep-ex},
  note = {Published: J. Inv. Phys. A\&B 12 (2023) 1\_2, doi:10.1000/xyz\_123(4)5.},
}
"""
    assert expected == written(records.MATH, "biblatex", Options())


LINES = [
    pytest.param(PAPER, PUBLISHED, "@misc{key,", id="no article"),
    pytest.param(
        PAPER, PUBLISHED, "  howpublished = {Proceedings of INV 2019, PMLR 37:448-456},", id="whole"
    ),
    pytest.param(PAPER, PUBLISHED, "  year = {2019},", id="its year"),
    pytest.param(PAPER, PUBLISHED, "  note = {arXiv:1906.00011 [hep-ex].},", id="its eprint"),
    pytest.param(UNSURE, PUBLISHED, "  year = {2018},", id="no year: still the preprint"),
    pytest.param(ONLY_DOI, PUBLISHED, "  doi = {10.48550/arXiv.1906.00011},", id="DOI alone"),
    pytest.param(ONLY_DOI, PUBLISHED, "  note = {Published: doi:10.1000/InvRevD.60.104001.},",
                 id="DOI alone is noted"),
    pytest.param(ARTICLE, Options(), "  year = {2018},", id="first"),
    pytest.param(ARTICLE, Options(), "  month = jun,", id="first month"),
    pytest.param(ARTICLE, LATEST, "  year = {2021},", id="latest"),
    pytest.param(ARTICLE, LATEST, "  month = mar,", id="latest month"),
    pytest.param(replace(ARTICLE, updated=""), LATEST, "  year = {2018},", id="latest not known"),
    pytest.param(replace(ARTICLE, withdrawn=True), PUBLISHED,
                 "  note = {arXiv:1906.00011 [hep-ex]. Withdrawn from arXiv.},", id="withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "options", "line"), LINES)
def test_lines(record: Record, options: Options, line: str) -> None:
    """Each edition says what is known of it, in its place."""
    assert line in written(record, "bibtex", options).splitlines()


ABSENT = [
    pytest.param(PAPER, "doi =", id="no DOI of the preprint's"),
    pytest.param(ARTICLE, "48550", id="none beside the journal's"),
    pytest.param(ARTICLE, "url =", id="no address of the preprint's"),
    pytest.param(ARTICLE, "2018", id="no year of the preprint's"),
    pytest.param(ARTICLE, "month =", id="no month of the preprint's"),
    pytest.param(ARTICLE, "Published:", id="not noted twice"),
]


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize(("record", "text"), ABSENT)
def test_nothing_is_mixed(record: Record, text: str, format: str) -> None:
    """What belongs to the preprint is not said of the published edition."""
    assert text not in written(record, format, PUBLISHED)


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_both_are_two_entries(format: str) -> None:
    """The published one has the key, the preprint one of its own."""
    text = written(ARTICLE, format, BOTH)
    assert ["{key,", "{key-preprint,"] == [
        line[line.index("{") :] for line in text.splitlines() if line.startswith("@")
    ]
    assert 1 == written(ONLY_DOI, format, BOTH).count("@")


def test_both_never_share_a_key() -> None:
    """A key that is there already is not given again."""
    known = Bibliography({"key": ARTICLE, "key-preprint": UNSURE})
    text = export(known, "bibtex", BOTH)
    assert ["key", "key-preprint-preprint", "key-preprint"] == [
        line.partition("{")[2].rstrip(",") for line in text.splitlines() if line.startswith("@")
    ]
    assert text.startswith("% 3 entries")


def csl(record: Record, options: Options) -> list[Any]:
    """Return the CSL items of one record."""
    items: list[Any] = json.loads(export(Bibliography({"key": record}), "csl-json", options))
    return items


def test_csl() -> None:
    """CSL-JSON has the same choice."""
    (item,) = csl(ARTICLE, PUBLISHED)
    expected = {
        "id": "key",
        "citation-key": "key",
        "type": "article-journal",
        "container-title": "Inv. Rev. D",
        "volume": "60",
        "page": "104001-104009",
        "title": "A Measurement",
        "author": [{"family": "Byron", "given": "Ada"}],
        "issued": {"date-parts": [[2019]]},
        "archive": "arXiv",
        "archive_location": "1906.00011",
        "DOI": "10.1000/InvRevD.60.104001",
        "keyword": "hep-ex",
    }
    assert expected == item
    assert ["key", "key-preprint"] == [item["id"] for item in csl(ARTICLE, BOTH)]
    assert [[2021, 3, 4]] == csl(ARTICLE, LATEST)[0]["issued"]["date-parts"]


def lines(record: Record, options: Options) -> list[str]:
    """Return the lines of a record's RIS items."""
    return export(Bibliography({"key": record}), "ris", options).split("\r\n")


def test_ris() -> None:
    """RIS has it, too; a type for each kind of publication."""
    expected = [
        "TY  - JOUR", "ID  - key", "TI  - A Measurement", "AU  - Byron, Ada", "T2  - Inv. Rev. D",
        "VL  - 60", "SP  - 104001", "EP  - 104009", "PY  - 2019", "DA  - 2019///", "KW  - hep-ex",
        "AN  - arXiv:1906.00011", "DO  - 10.1000/InvRevD.60.104001", "ER  - ", "", "",
    ]  # fmt: skip
    assert expected == lines(ARTICLE, PUBLISHED)
    assert "T2  - Proceedings of INV 2019, PMLR 37:448-456" in lines(PAPER, PUBLISHED)
    assert ["ID  - key", "ID  - key-preprint"] == [
        line for line in lines(ARTICLE, BOTH) if line.startswith("ID")
    ]
    assert "DA  - 2021/03/04/" in lines(ARTICLE, LATEST)


def test_hayagriva() -> None:
    """Hayagriva has what it is in as its parent."""
    expected = {
        "type": "article",
        "title": "A Measurement",
        "author": ["Byron, Ada"],
        "date": "2019",
        "page-range": "104001-104009",
        "parent": {"type": "periodical", "title": "Inv. Rev. D", "volume": "60"},
        "serial-number": {"arxiv": "1906.00011", "doi": "10.1000/InvRevD.60.104001"},
    }
    assert {"key": expected} == yaml.safe_load(
        export(Bibliography({"key": ARTICLE}), "hayagriva", PUBLISHED)
    )
    both = yaml.safe_load(export(Bibliography({"key": ARTICLE}), "hayagriva", BOTH))
    assert ["key", "key-preprint"] == list(both)
    latest = yaml.safe_load(export(Bibliography({"key": ARTICLE}), "hayagriva", LATEST))
    assert "2021-03-04" == latest["key"]["date"]


def test_csv() -> None:
    """A table says which edition a row is, and has the address of preprints only."""
    text = export(Bibliography({"key": ARTICLE}), "csv", BOTH).removeprefix("\ufeff")
    published, preprint = csv.DictReader(io.StringIO(text, newline=""))
    assert ("published", "2019", "", "") == tuple(
        published[name] for name in ("edition", "date", "url", "notes")
    )
    assert ("preprint", "2018-06-30", "key-preprint") == tuple(
        preprint[name] for name in ("edition", "date", "key")
    )
    assert ARTICLE.journal_ref == published["journal_ref"]


KINDS = [
    # (CSL type, RIS type, Hayagriva's types)
    ("article-journal", "JOUR", "article", "periodical"),
    ("paper-conference", "CONF", "article", "proceedings"),
    ("chapter", "CHAP", "chapter", "anthology"),
    ("book", "BOOK", "book", None),
    ("thesis", "THES", "thesis", None),
    ("dataset", "GEN", "misc", "misc"),
]


@pytest.mark.parametrize(("kind", "ris", "hayagriva", "parent"), KINDS)
def test_kinds(kind: str, ris: str, hayagriva: str, parent: str | None) -> None:
    """What a publisher says it is, it is in every format."""
    doi = Doi.parse("10.1000/x")
    publication = Publication(doi, kind, "T", date="2020-02", container="C", publisher="P")
    record = replace(ARTICLE, publication=publication)
    written = lines(record, PUBLISHED)
    assert (f"TY  - {ris}", True) == (written[0], "PB  - P" in written)
    entry = yaml.safe_load(export(Bibliography({"key": record}), "hayagriva", PUBLISHED))["key"]
    assert (hayagriva, parent) == (entry["type"], entry.get("parent", {}).get("type"))
    assert ("P", "2020-02") == (entry["publisher"], entry["date"])


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "csl-json", "ris", "hayagriva", "csv"])
@pytest.mark.parametrize("record", [ARTICLE, PAPER], ids=["article", "paper"])
def test_a_published_edition_comes_back(record: Record, format: str) -> None:
    """As the same work, with where it was published; its date is no preprint's."""
    text = export(Bibliography({"key": record}), format, PUBLISHED)
    (entry,) = readers.read(text, format).entries
    read = entry.record
    assert (record.arxiv_id, record.doi, record.authors) == (read.arxiv_id, read.doi, read.authors)
    if "bib" not in format or record is ARTICLE:  # BibTeX has it in a field for anything
        assert record.journal_ref == read.journal_ref.replace("–", "-")
        assert read.published in {"2019-06", "2019"}


def test_a_format_says_which_options_it_has() -> None:
    """What a format cannot heed is refused, not ignored."""
    check("bibtex", Options("acm", "both", "latest"))
    for name in FORMATS:
        check(name, Options())
    with pytest.raises(SettingError, match=r"--profile: biblatex .*these have: bibtex, al-folio"):
        check("biblatex", Options("acm"))
    with pytest.raises(SettingError, match=r"--prefer: jsonl .*: bibtex, biblatex, csl-json"):
        check("jsonl", PUBLISHED)
    with pytest.raises(
        UnknownName, match="value of prefer 'best'; known: preprint, published, both"
    ):
        Options(prefer="best")  # type: ignore[arg-type]
    with pytest.raises(UnknownName, match="profile 'nature'; known: plain, natbib, acl"):
        check("bibtex", Options("nature"))
