"""Lists to read: text and Markdown from one rich text."""

import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.exporters.lists import authors
from bibtool.exporters.richtext import Markdown, PlainText, read
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean
from tests.exporters import records
from tests.exporters.test_latex import TEXT

ME = Name.parse("Gabriel Synnaeve")
FORMATS = ["text", "markdown"]


def one(record: Record, format: str = "text", owner: Name | None = None) -> str:
    """Return the list of a single record."""
    known = Bibliography.from_records([record])
    return export(known.only(known, owner=owner), format)


def line(record: Record) -> str:
    """Return a record's line in a text list."""
    return one(record).splitlines()[-1]


LINES = [
    pytest.param(
        records.MATH,
        r"- Zoë Ångström, Łukasz Şahin and Nguyễn Ánh. Decays $B^0 \to K^{*0}$ at "
        r"$\sqrt{s} = 13$ TeV in H$_2$O and [Pb](x). arXiv:2301.00002 [hep-ex], 2023. "
        "https://arxiv.org/abs/2301.00002 "
        "Published: J. Inv. Phys. A&B 12 (2023) 1_2, doi:10.1000/xyz_123(4)5.",
        id="everything",
    ),
    pytest.param(
        records.OLD,
        "- Ann Other. Strings? arXiv:hep-th/9901001v2, 1999. "
        "https://arxiv.org/abs/hep-th/9901001v2",
        id="a title that ends itself, an old id with version",
    ),
    pytest.param(
        records.UNDATED,
        "- Someone Else. No Date. arXiv:2301.00007. https://arxiv.org/abs/2301.00007",
        id="no date",
    ),
    pytest.param(
        records.ANONYMOUS,
        "- 1. No Authors. arXiv:2301.00008 [math.CO], 2023. https://arxiv.org/abs/2301.00008",
        id="no authors",
    ),
    pytest.param(
        records.WITHDRAWN,
        "- FAIR CodeGen team and Gabriel Synnaeve. On Vitamin C, U-Net and McDonald's O'Brien. "
        "arXiv:1501.00006 [cs.LG], 2015. https://arxiv.org/abs/1501.00006 Withdrawn from arXiv.",
        id="withdrawn",
    ),
]


@pytest.mark.parametrize(("record", "expected"), LINES)
def test_lines(record: Record, expected: str) -> None:
    """A line has authors, title, id, year, address and notes, as far as they are known."""
    assert expected == line(record)


def people(count: int) -> tuple[Name, ...]:
    """Return as many names as asked for: A B1, A B2 and so on."""
    return tuple(Name(f"B{n}", "A") for n in range(1, count + 1))


TEN = ", ".join(f"A B{n}" for n in range(1, 11))
AUTHORS = [
    pytest.param(1, {}, "A B1", id="one"),
    pytest.param(2, {}, "A B1 and A B2", id="two"),
    pytest.param(12, {}, f"{TEN}, A B11 and A B12", id="twelve are all shown"),
    pytest.param(13, {}, f"{TEN} and 3 more", id="thirteen are not"),
    pytest.param(13, {"me": 3}, f"{TEN.replace('A B3', '*A B3*')} and 3 more", id="me early"),
    pytest.param(20, {"me": 15}, f"{TEN}, …, *A B15*, … and 9 more", id="me hidden"),
    pytest.param(20, {"me": 20}, f"{TEN}, …, *A B20* and 9 more", id="me last"),
    pytest.param(20, {"me": 11}, f"{TEN}, *A B11*, … and 9 more", id="me next"),
    pytest.param(2, {"count": 100}, "A B1, A B2 and 98 more", id="counted"),
    pytest.param(20, {"count": 2900}, f"{TEN} and 2,890 more", id="many"),
    pytest.param(2, {"count": None}, "A B1, A B2 and others", id="incomplete, not counted"),
    pytest.param(13, {"count": None}, f"{TEN} and at least 3 more", id="at least so many"),
]


@pytest.mark.parametrize(("known", "more", "expected"), AUTHORS)
def test_authors(known: int, more: dict[str, int | None], expected: str) -> None:
    """Long author lists are cut, honestly counted, and never hide the list's owner."""
    names = people(known)
    record = replace(
        records.OLD,
        authors=names,
        authors_complete="count" not in more,
        author_count=more.get("count"),
    )
    me = more.get("me")
    assert expected == authors(record, names[me - 1] if me else None).render(PlainText())


OWNERS = [
    pytest.param("Gabriel Synnaeve", "G. Synnaeve and *Gabriel Synnaeve*", id="as spelt"),
    pytest.param("Gabriel N. Synnaeve", "G. Synnaeve and Gabriel Synnaeve", id="either"),
    pytest.param("Gabriele Synnaeve", "*G. Synnaeve* and Gabriel Synnaeve", id="not another"),
    pytest.param("Ann Other", "G. Synnaeve and Gabriel Synnaeve", id="nobody"),
]


@pytest.mark.parametrize(("owner", "expected"), OWNERS)
def test_owner_is_marked_once(owner: str, expected: str) -> None:
    """At most one author is marked: who is spelt so, else the only one who can be meant."""
    record = replace(records.OLD, authors=records.names("G. Synnaeve", "Gabriel Synnaeve"))
    assert expected == authors(record, Name.parse(owner)).render(PlainText())


TWINS = [
    ("Ann Bee", (), "", None),
    ("Ann Bee", (), "Ann Bee", None),
    ("Ann Bee", (), "Cee Dee", 0),
    ("Cee Dee", ("Ann Bee",), "", 0),
    ("Cee Dee", ("Ann Bee",), "Ann Bee", None),
    ("Ann Eff", ("Ann Bee", "Ann Gee"), "", None),
    ("Ann Eff", ("A. Gee", "Ann Bee"), "A. Gee", 3),
]


@pytest.mark.parametrize(("owner", "aliases", "printed", "expected"), TWINS)
def test_of_two_who_are_printed_alike_nobody_is_marked(
    owner: str, aliases: tuple[str, ...], printed: str, expected: int | None
) -> None:
    """Whoever is marked is the owner; where that cannot be told, no format marks anybody."""
    people = records.names("Cee Dee", "Ann Bee", "Ann Bee", "A. Gee", "Ann Gee")
    paper = replace(records.OLD, authors=people)
    papers = Bibliography(
        {"k": paper},
        owner=Name.parse(owner).known_as(map(Name.parse, aliases)),
        printed={"k": Name.parse(printed)} if printed else {},
    )
    assert expected == papers.owner_at("k")
    (told,) = json.loads(export(papers, "json"))["sections"][0]["entries"]
    marked = [n for n, author in enumerate(told["authors"]) if author["is_owner"]]
    assert ([] if expected is None else [expected]) == marked
    assert len(marked) == export(papers, "html").count('<strong class="me">')
    assert len(marked) == export(papers, "markdown").count("**") // 2


MARKED = [
    ("text", "*Gabriel Synnaeve*. On"),
    ("markdown", "**Gabriel Synnaeve**. On"),
]


@pytest.mark.parametrize(("format", "expected"), MARKED)
def test_owner(format: str, expected: str) -> None:
    """Each format marks the owner its own way, under a heading that counts the papers."""
    written = one(records.WITHDRAWN, format, ME)
    assert expected in written
    assert "Gabriel Synnaeve: 1 paper" in written


@pytest.mark.parametrize("format", FORMATS)
def test_unconfirmed(format: str) -> None:
    """A paper that does not name the owner says so."""
    known = Bibliography.from_records([records.OLD, records.WITHDRAWN])
    key = next(key for key, record in known.items() if record is records.OLD)
    written = export(known.only(known, owner=ME, unconfirmed=[key]), format)
    said = "Listed on the page; Gabriel Synnaeve is not among the authors known."
    assert 1 == written.count(said)


@pytest.mark.parametrize(("format", "mark"), [("text", "{}"), ("markdown", "## {}")])
def test_years(format: str, mark: str) -> None:
    """Papers are grouped by year, newest first, those without a date last."""
    written = export(records.BIBLIOGRAPHY, format)
    years = ["2026", "2024", "2023", "2022", "2015", "1999", "Undated"]
    lines = written.splitlines()
    places = [lines.index(mark.format(year)) for year in years]
    assert places == sorted(places)
    assert 1 == lines.count(mark.format(2023))


@pytest.mark.parametrize(("format", "expected"), [("text", ""), ("markdown", "")])
def test_empty(format: str, expected: str) -> None:
    """No papers make an empty list."""
    assert expected == export(Bibliography({}), format)


@given(TEXT, TEXT)
@settings(max_examples=100, deadline=None)
def test_text_is_safe(title: str, name: str) -> None:
    """Text may be printed on a terminal: one line a paper, nothing invisible."""
    record = replace(records.OLD, title=title, authors=(Name(name, name),), journal_ref=name)
    written = one(record, "text", Name(literal=f"M{title}"))
    for row in written.splitlines():
        assert clean(row) == row
    assert 1 == sum(row.startswith("- ") for row in written.split("\n"))


class Outline(HTMLParser):
    """The elements of a page as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it is given."""
        self.seen.append((tag, tuple(name for name, _ in attrs)))


def outline(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page, but formulas."""
    parser = Outline()
    parser.feed(page)
    return [seen for seen in parser.seen if seen != ("span", ("class",))]


MARKDOWN = [
    pytest.param("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`", id="emphasis and code"),
    pytest.param("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)", id="links"),
    pytest.param("<b> & &lt;", "&lt;b&gt; &amp; &amp;lt;", id="HTML"),
    pytest.param("# a ~~b~~ c|d", r"\# a \~\~b\~\~ c\|d", id="headings, strikes, tables"),
    pytest.param("see https://x.y", r"see https\://x.y", id="no links of theirs"),
    pytest.param("5$", r"5\$", id="odd dollar"),
    pytest.param("Pre-training (v1.0)!", "Pre-training (v1.0)!", id="no needless escapes"),
    pytest.param("H$_2$O", "H$_2$O", id="formula"),
    pytest.param("$K^{*0}$ $x^*$", r"$K^{\ast 0}$ $x^\ast$", id="asterisks in formulas"),
    pytest.param("$_{3}$ $M_{y}$", "${} _{3}$ $M _{y}$", id="underscores in formulas"),
    pytest.param(r"$\{a\}$", r"$\lbrace a\rbrace$", id="escaped braces in formulas"),
    pytest.param("$Z[i](x)$", "$Z[i] (x)$", id="no link in formulas"),
    pytest.param("$a<b$", "$a< b$", id="no tag in formulas"),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: str) -> None:
    """Nothing in a title is markup; formulas stay formulas."""
    assert expected == read(text).render(Markdown())


STARTS = ["# a", "- a", "+ a", "* a", "1. a", "1) a", "> a", "=== a", "--- a", "[a]: b", "    a"]


@pytest.mark.parametrize("title", STARTS)
def test_markdown_blocks(title: str) -> None:
    """A title that stands first in its item starts no heading, list, quote or rule."""
    markdown_it = pytest.importorskip("markdown_it")
    record = replace(records.ANONYMOUS, title=title)
    html = markdown_it.MarkdownIt().render(one(record, "markdown"))
    assert ["h2", "ul", "li", "a"] == [tag for tag, _ in outline(html)]


@given(TEXT, TEXT)
@settings(max_examples=200, deadline=None)
def test_markdown_is_ours(title: str, name: str) -> None:
    """A Markdown reader sees no markup but ours, formulas or not."""
    markdown_it = pytest.importorskip("markdown_it")
    record = replace(records.OLD, title=title, authors=(Name(literal=name),), journal_ref=title)
    html = markdown_it.MarkdownIt().render(one(record, "markdown"))
    assert ["h2", "ul", "li", "a"] == [tag for tag, _ in outline(html)]


def test_loaded_when_needed() -> None:
    """Importing the formats loads neither pybtex nor pylatexenc."""
    code = "import sys, bibtool.exporters; print({'pybtex', 'pylatexenc'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "set()\n" == done.stdout
