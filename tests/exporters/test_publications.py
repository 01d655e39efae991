"""What a publisher says of a paper, in every format: all of the published entry and no more."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from bibtool import readers
from bibtool.bibliography import Bibliography
from bibtool.exporters import FORMATS, export, export_files
from bibtool.exporters.profiles import PROFILES
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Publication, Record
from bibtool.names import Name
from bibtool.plugins import Options
from tests.exporters import records
from tests.exporters.programs import (
    biber_tool,
    bibtex,
    needs,
    needs_files,
    warnings,
)
from tests.exporters.test_csljson import check
from tests.exporters.test_latex import TEXT

DOI = Doi.parse("10.1000/inv.60.104001")
JOURNAL = Publication(
    DOI,
    "article-journal",
    "A Measurement as Printed",
    (Name("Byron", "A."), Name("Babbage", "Charles")),
    "2019-02-07",
    "Inventions & Letters",
    *("60", "3", "101-109", "Inventors' Society"),
)
RECORD = Record(
    ArxivId("1906.00011"),
    "A Measurement",
    records.names("Ada Byron", "C. Babbage"),
    published="2018-06-30",
    categories=("hep-ex",),
    journal_ref="Some Other Journal 12 (2017) 345",
    doi=Doi.parse("10.1000/INV.60.104001"),
    publication=JOURNAL,
)
TALK = replace(
    JOURNAL, kind="paper-conference", container="Proc. of INV 2019", event="INV 2019", volume=""
)
CHAPTER = replace(JOURNAL, kind="chapter", container="A Book of Inventions", pages="7")
BOOK = replace(JOURNAL, kind="book", container="", volume="", issue="", pages="")
REPORT = replace(JOURNAL, kind="report", container="", volume="", issue="", pages="")
BARE = replace(JOURNAL, container="", publisher="", volume="", issue="", pages="", date="2019")
KINDS = [JOURNAL, TALK, CHAPTER, BOOK, REPORT, BARE, replace(CHAPTER, publisher="")]
PUBLISHED = Options(prefer="published")
BOTH = Options(prefer="both")
# A page lists papers; only what can be copied from it is of an edition.
# Of these two all facts are there, of that the text is none.
_ALL_FACTS = {"html", "json", "docx"}
WITH_EDITIONS = [n for n, one in FORMATS.items() if "prefer" in one.options and n not in _ALL_FACTS]
NOT_SAID = ("empty address", "empty chapter and pages")
"""What registries do not know, and a style of REVTeX's asks for in talks beside their pages."""


def written(publication: Publication, format: str, options: Options = PUBLISHED) -> str:
    """Return the entry of a record with a publication, or all that is said of it in a folder."""
    known = Bibliography({"key": replace(RECORD, publication=publication)})
    return "".join(map(bytes.decode, export_files(known, format, options, "list").values()))


def test_an_article() -> None:
    """Title, people, place, date and DOI are the publisher's; the eprint is kept."""
    expected = r"""@article{key,
  author = {Byron, Ada and Babbage, Charles},
  title = {A Measurement as Printed},
  journal = {Inventions \& Letters},
  volume = {60},
  number = {3},
  pages = {101--109},
  year = {2019},
  month = feb,
  eprint = {1906.00011},
  archivePrefix = {arXiv},
  primaryClass = {hep-ex},
  doi = {10.1000/inv.60.104001},
  note = {arXiv:1906.00011 [hep-ex].},
}
"""
    assert expected == written(JOURNAL, "bibtex").partition("\n\n")[2]


PLACES = [
    ("bibtex", TALK, "@inproceedings{key,", "booktitle = {Proc. of {INV} 2019}"),
    ("bibtex", TALK, "@inproceedings{key,", "publisher = {Inventors' Society}"),
    ("bibtex", CHAPTER, "@incollection{key,", "booktitle = {A Book of Inventions}"),
    ("bibtex", BOOK, "@book{key,", "publisher = {Inventors' Society}"),
    ("bibtex", REPORT, "@misc{key,", "howpublished = {Inventors' Society}"),
    ("bibtex", BARE, "@misc{key,", "year = {2019}"),
    ("bibtex", KINDS[-1], "@misc{key,", "howpublished = {A Book of Inventions}"),
    ("biblatex", JOURNAL, "@article{key,", r"journaltitle = {Inventions \& Letters}"),
    ("biblatex", JOURNAL, "@article{key,", "date = {2019-02-07}"),
    ("biblatex", TALK, "@inproceedings{key,", "eventtitle = {INV 2019}"),
    ("csl-json", JOURNAL, '"type": "article-journal"', '"container-title": "Inventions & Letters"'),
    ("csl-json", TALK, '"type": "paper-conference"', '"event-title": "INV 2019"'),
    ("csl-json", CHAPTER, '"type": "chapter"', '"page": "7"'),
    ("csl-json", BOOK, '"type": "book"', '"publisher": "Inventors\' Society"'),
]


@pytest.mark.parametrize(("format", "publication", "kind", "line"), PLACES)
def test_places(format: str, publication: Publication, kind: str, line: str) -> None:
    """Each kind has the type and fields that styles expect of it."""
    text = written(publication, format)
    assert kind in text
    assert line.replace("{INV}", "INV") in text.replace("{INV}", "INV")


@pytest.mark.parametrize("publication", KINDS)
@pytest.mark.parametrize("format", WITH_EDITIONS)
def test_nothing_is_mixed(format: str, publication: Publication) -> None:
    """No word of the journal reference or date of the preprint is in a published entry."""
    text = written(publication, format)
    for other in ("2018", "2017", "345", "Some Other", "48550", "arxiv.org/abs"):
        assert other not in text.replace("https://arxiv.org/abs/1906.00011", "")
    assert "1906.00011" in text
    assert "as Printed" in text


def test_without_a_year_the_journal_reference_is_cited_whole() -> None:
    """What lacks a date is not patched with another's."""
    text = written(replace(JOURNAL, date=""), "bibtex")
    assert "journal = {Some Other Journal}" in text
    assert "title = {A Measurement}" in text
    assert "Inventions" not in text


def test_both() -> None:
    """The preprint beside it is as ever."""
    text = written(JOURNAL, "bibtex", BOTH)
    alone = export(Bibliography({"key-preprint": replace(RECORD, publication=None)}), "bibtex")
    assert text.endswith(alone.partition("\n\n")[2])


PEOPLE = [
    pytest.param((Name("BYRON", "A."), Name("BABBAGE", "C.")), "Byron, Ada and Babbage, C.",
                 id="capitals and initials"),
    pytest.param((Name("Babbage", "Charles"), Name("Byron", "Ada")),
                 "Babbage, Charles and Byron, Ada", id="order"),
    pytest.param((Name("Byron", "A."),), "Byron, Ada and Babbage, C.", id="only the first"),
    pytest.param((Name("Byron", "A."), Name("Babbage", "C."), Name("New", "One")),
                 "Byron, Ada and Babbage, C. and New, One", id="one more"),
]  # fmt: skip


@pytest.mark.parametrize(("authors", "expected"), PEOPLE)
def test_people(authors: tuple[Name, ...], expected: str) -> None:
    """The publisher's people in their order, each named as fully as either names them."""
    assert f"author = {{{expected}}}" in written(replace(JOURNAL, authors=authors), "bibtex")


def test_names_that_two_may_have_are_left_as_they_are() -> None:
    """Which of two Wangs an initial is, nobody can tell."""
    record = replace(RECORD, authors=records.names("Jie Wang", "Jun Wang"))
    authors = (Name("Wang", "J."), Name("Wang", "J."))
    record = replace(record, publication=replace(JOURNAL, authors=authors))
    assert "{Wang, J. and Wang, J.}" in export(Bibliography({"k": record}), "bibtex", PUBLISHED)


def test_a_list_that_is_known_in_part_is_completed() -> None:
    """Where arXiv's list is cut, the publisher's is taken if it is as long as it must be."""
    cut = replace(RECORD, authors_complete=False, author_count=2)
    assert "incomplete" not in export(Bibliography({"k": cut}), "bibtex", PUBLISHED)
    cut = replace(cut, author_count=3)
    assert "incomplete: 2 of 3" in export(Bibliography({"k": cut}), "bibtex", PUBLISHED)


@pytest.mark.parametrize("style", [s for p in PROFILES.values() for s in p.styles])
def test_bibtex_misses_nothing(style: str, tmp_path: Path) -> None:
    """No style warns of a kind, and every one is in the list."""
    needs("bibtex")
    needs_files(f"{style}.bst")
    profile = next(name for name, one in PROFILES.items() if style in one.styles)
    kinds = Bibliography({f"k{n}": replace(RECORD, publication=p) for n, p in enumerate(KINDS)})
    done = bibtex(tmp_path, style, export(kinds, "bibtex", Options(profile, "published")))
    assert [] == warnings(done.said, *NOT_SAID)
    assert len(KINDS) == len(re.findall(r"(?m)^\\bibitem\s*[\[{]", done.bbl))


def test_biber_misses_nothing(tmp_path: Path) -> None:
    """The data model of biblatex is content with every kind; editors nobody names."""
    needs("biber")
    needs_files("biblatex.sty")
    kinds = Bibliography({f"k{n}": replace(RECORD, publication=p) for n, p in enumerate(KINDS)})
    (tmp_path / "refs.bib").write_text(export(kinds, "biblatex", PUBLISHED), "utf-8")
    assert [] == warnings(biber_tool(tmp_path), "mandatory field 'editor'")


def everywhere(text: str) -> Publication:
    """Return a publication with a text in every place."""
    return replace(
        JOURNAL,
        title=text or "x",
        container=text,
        volume=text,
        issue=text,
        pages=text,
        publisher=text,
        event=text,
        authors=(Name(text, text), Name(literal=text), Name.parse(text), Name("Byron", "A.")),
    )


@given(TEXT)
@example(r"\write18{rm} } @misc{x, } % $ \input{/etc/passwd}")
@example("<script>alert(1)</script><img src=x onerror=alert(1)>")
@example("javascript:alert(1)\u202e\x1b[31m")
@example("- {a: b}\n---\n!!python/object:os.system")
@settings(max_examples=20, deadline=None)
def test_nothing_escapes_from_any_field(text: str) -> None:
    """Whatever a publisher says, the file holds one entry that is read, and nothing runs."""
    for kind in ("article-journal", "paper-conference", "book", "evil"):
        said = replace(everywhere(text), kind=kind)
        for format in ("bibtex", "biblatex", "csl-json", "ris", "hayagriva", "csv"):
            out = written(said, format)
            contents = readers.read(out, format)
            assert ((), 1) == (contents.problems, len(contents.entries))
            assert not any(ord(c) < 32 and c not in "\r\n\t" for c in out)
        check(written(said, "csl-json"))
        assert "<script" not in json.dumps(json.loads(written(said, "csl-json")))
