"""Real BibTeX, biber and pdfLaTeX as judges: what they print of our entries, in every profile."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from bibtool.bibliography import Bibliography
from bibtool.exporters import FORMATS, export
from bibtool.exporters.profiles import PROFILES
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options, Prefer
from tests.exporters import records
from tests.exporters.programs import (
    Printed,
    biber_tool,
    bibtex,
    latex_biber,
    latex_bibtex,
    needs,
    needs_files,
    warnings,
)
from tests.exporters.records import names

ARTICLE = replace(
    records.SIGNS,
    arxiv_id=ArxivId("1906.00011"),
    title="A Measurement at 13 TeV of $H \\to \\gamma\\gamma$ with LHCb: dE/dx and eV",
    authors=names("İlkay Işık", "Ana López III", "ATLAS Collaboration"),
    published="2018-06-01",
    updated="2021-03-04",
    journal_ref="Phys. Rev. D 60, 104001-104009 (2019)",
    doi=Doi.parse("10.1103/PhysRevD.60.104001"),
)
PAPER = replace(
    records.SIGNS,
    arxiv_id=ArxivId("1906.00012"),
    title="InstructGPT & RLHF",
    authors=names("Madonna", "Émile de la Tour", "Søren Łoś Jr."),
    published="2018-06-02",
    journal_ref="Proceedings of ICML 2019, PMLR 37:448-456",
)
CROWD = replace(
    records.SIGNS,
    arxiv_id=ArxivId("1906.00013"),
    title="Written by a Thousand",
    authors=tuple(Name(f"Family{n}", f"Given{n}") for n in range(1, 1001)),
)
TRAPS = Bibliography.from_records([*records.ALL, ARTICLE, PAPER, CROWD])
# Letters no Latin font has; BibTeX and biber take them, a PDF needs other fonts.
PRINTABLE = Bibliography.from_records(r for r in TRAPS.values() if r is not records.ACCENTS)
# biber compares all names with all: a thousand cost it ten seconds.
QUICK = Bibliography.from_records(r for r in PRINTABLE.values() if r is not CROWD)
NO_DATE = "empty year in elseno"
NO_AUTHOR = "empty author in anon2023no"
"""What author-year styles rightly miss in two of the records."""
STYLES = [
    pytest.param(name, style, id=f"{name}-{style}")
    for name, profile in PROFILES.items()
    if name != "neurips"  # the same as natbib
    for style in profile.styles
]
# What a style must leave as it is; some begin a note with a small letter.
KEPT = [r"K^{*0}", "{BERT}", "{GPT-4}", "{LLMs}", "{TeV}", "{LHCb}", "{dE/dx}", "{eV}", "{RLHF}",
        "{InstructGPT}", "Maaten", r"{\'I}{\~n}iguez", r"I{\c{s}}{\i}k", r"{\L}o{\'s}",
        "FAIR CodeGen team", "ATLAS Collaboration", "量子", "ithdrawn from arXiv",
        "2,900"]  # fmt: skip

UNTITLED = ["{LHCb}", "{dE/dx}", "{eV}"]
"""In a title that REVTeX's styles do not print: an article's."""


def flow(text: str) -> str:
    """Return text with its lines joined."""
    return " ".join(text.replace("%\n", "").split())


@pytest.mark.parametrize("prefer", get_args(Prefer))
@pytest.mark.parametrize(("profile", "style"), STYLES)
def test_bibtex_takes_every_profile(
    profile: str, style: str, prefer: Prefer, tmp_path: Path
) -> None:
    """No style has anything to say against an entry, and none is lost or loses its capitals."""
    needs("bibtex")
    needs_files(f"{style}.bst")
    written = export(TRAPS, "bibtex", Options(profile, prefer))
    done = bibtex(tmp_path, style, written)
    assert [] == warnings(done.said, NO_DATE, NO_AUTHOR)
    assert written.count("\n@") == len(re.findall(r"(?m)^\\bibitem\s*[\[{]", done.bbl))
    gone = [kept for kept in KEPT if kept not in flow(done.bbl)]
    assert gone == (UNTITLED if (profile, prefer) == ("revtex", "published") else [])


@pytest.mark.parametrize("style", PROFILES["revtex"].styles)
def test_revtex_prints_collaborations_behind_the_people(style: str, tmp_path: Path) -> None:
    """In parentheses, as the journals do; where there are no people it is the author."""
    needs("pdflatex", "bibtex", "pdftotext")
    needs_files(f"{style}.bst", "natbib.sty", "url.sty", "hyperref.sty")
    alone = replace(ARTICLE, arxiv_id=ArxivId("1906.00014"), authors=names("CMS Collaboration"))
    written = export(Bibliography.from_records([ARTICLE, alone]), "bibtex", Options("revtex"))
    assert 1 == written.count("  collaboration = {ATLAS Collaboration},")
    packages = r"\usepackage{url}\usepackage[numbers]{natbib}\usepackage{hyperref}"
    printed = latex_bibtex(tmp_path, style, written, packages)
    assert ([], ()) == (warnings(printed.said), printed.errors)
    text = re.sub(r"\s+", "", printed.text)
    assert re.search(r"Işık.{,10}López.{,6}\(ATLASCollaboration\)", text)
    assert re.search(r"\]CMSCollaboration,", text)


def mentions(printed: Printed, record: Record) -> tuple[int, int]:
    """Return how often a list says ``arXiv:ID``, and how often it says the id at all."""
    run = re.sub(r"\s+", "", printed.text)
    number = re.escape(record.cited_id.versioned)
    return (
        len(re.findall(rf"(?i)arxiv:{number}", run)),
        len(re.findall(rf"{re.escape(record.arxiv_id.base)}", run)),
    )


def assert_said_once(printed: Printed, bibliography: Bibliography, entries: int = 1) -> None:
    """Every entry says its id once, with at most one address beside it."""
    for record in bibliography.values():
        labels, all_in_all = mentions(printed, record)
        assert entries == labels, record.arxiv_id
        assert all_in_all <= 2 * entries, record.arxiv_id


READ = ["GPT-4", "LLMs", "TeV", "LHCb", "dE/dx", "eV", "InstructGPT", "RLHF", "O’Brien", "McDonald",
        "CodeGen", "FAIR", "ATLAS", "Łoś", "Ångström", "Işık", "50%", "B_c", "#1", "~", "x^y",
        "ithdrawn from arXiv", "B0→K∗0", "s=13 TeV", "H2O", "H→γγ"]  # fmt: skip


def unread(printed: Printed) -> list[str]:
    """Return what should be on the page and is not."""
    text = re.sub(r"\s+", "", printed.text.replace("'", "’"))
    return [word for word in READ if word.replace(" ", "") not in text]


@pytest.mark.parametrize("prefer", ["preprint", "published"])
@pytest.mark.parametrize(("profile", "style"), STYLES)
def test_the_page_says_every_id_once(
    profile: str, style: str, prefer: Prefer, tmp_path: Path
) -> None:
    """In print each entry says ``arXiv:ID`` once, and its signs, units and names are right."""
    needs("pdflatex", "bibtex", "pdftotext")
    natbib = profile not in ("plain", "ieee") or style == "apalike"
    needs_files(f"{style}.bst", *(("natbib.sty",) if natbib else ()), "url.sty", "hyperref.sty")
    packages = r"\usepackage{url}"
    if natbib:
        packages += r"\usepackage[numbers]{natbib}"
    if profile in ("revtex", "acl"):  # they make links of ids
        packages += r"\usepackage{hyperref}"
    written = export(PRINTABLE, "bibtex", Options(profile, prefer))
    printed = latex_bibtex(tmp_path, style, written, packages)
    assert () == printed.errors
    assert_said_once(printed, PRINTABLE)
    gone = [*(word.strip("{}") for word in UNTITLED if word != "{eV}"), "H→γγ"]
    assert unread(printed) == (gone if (profile, prefer) == ("revtex", "published") else [])


@pytest.mark.parametrize("prefer", ["preprint", "published"])
@pytest.mark.parametrize("style", ["numeric", "authoryear"])
def test_the_page_of_biblatex_says_every_id_once(
    style: str, prefer: Prefer, tmp_path: Path
) -> None:
    """Biblatex prints the id from its own fields, and biber has no complaint."""
    needs("pdflatex", "biber", "pdftotext")
    needs_files("biblatex.sty")
    written = export(QUICK, "biblatex", Options(prefer=prefer))
    printed = latex_biber(tmp_path, f"{style},maxbibnames=9", written)
    assert [] == warnings(printed.said)
    assert () == printed.errors
    assert_said_once(printed, QUICK)
    assert [] == unread(printed)


def test_biber_finds_every_field_in_its_place(tmp_path: Path) -> None:
    """Types, fields, dates and names are what the data model of biblatex says, in every script."""
    needs("biber")
    needs_files("biblatex.sty")
    written = export(TRAPS, "biblatex", Options(prefer="both"))
    (tmp_path / "refs.bib").write_text(written, "utf-8")
    assert [] == warnings(biber_tool(tmp_path), "Entry 'elseno' (refs.bib): Missing mandatory")


def test_every_profile_names_its_styles() -> None:
    """A profile is for some style, and BibTeX is what profiles are for, however wrapped."""
    assert all(profile.styles for profile in PROFILES.values())
    assert PROFILES["natbib"] == PROFILES["neurips"]
    assert ["bibtex", "al-folio", "hugo-pages", "html"] == [
        name for name, one in FORMATS.items() if "profile" in one.options
    ]
