"""The page as text: what is in it, and that all of it is ours."""

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError, UnknownName
from bibtool.exporters import bibtex, check, csljson, export
from bibtool.exporters.page import page
from bibtool.exporters.page.markup import read_as
from bibtool.identifiers import Doi
from bibtool.model import Publication, Record
from bibtool.names import Name
from bibtool.plugins import Options, Prefer
from tests.exporters import records
from tests.exporters.page import samples
from tests.exporters.test_latex import TEXT

VOID = frozenset({"meta", "link", "input"})
SET_BY_TEX = frozenset({"math", "span", "bdi"})


class Outline(HTMLParser):
    """A page's elements as a browser would see them, formulas and isolates left out."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it is given."""
        self.links += [value or "" for name, value in attrs if name == "href"]
        if "math" not in self.open and tag not in SET_BY_TEX:
            self.seen.append((tag, tuple(name for name, _ in attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that elements end in the order they began."""
        assert self.open.pop() == tag


def outline(written: str) -> Outline:
    """Return the elements of a page, all of them ended."""
    parser = Outline()
    parser.feed(written)
    assert [] == parser.open
    return parser


def block(written: str, name: str) -> Any:
    """Return the data of one of the page's blocks, as the script reads them."""
    found = re.search(rf'<script[^>]*class="{name}"([^>]*)>([^<]*)</script>', written)
    assert found is not None
    return json.loads(found[2])


def unpacked(written: str) -> list[Any]:
    """Return the texts of a page that has them packed, as the script opens them."""
    found = re.search(r'class="copies" data-packed="1">([^<]*)<', written)
    assert found is not None
    *runs, checksum = found[1].split(" ")
    shown = iter(re.findall(r'<li id=[^>]*>\n(.*?)\n<p class="to">', written, re.DOTALL))
    back, rows = b"", []
    for count, packed in zip(runs[::2], runs[1::2], strict=True):
        said = "".join(f"{read_as(next(shown))}\n" for _ in range(int(count))).encode()
        opener = zlib.decompressobj(-zlib.MAX_WBITS, zdict=(back + said)[-32768:])
        text = opener.decompress(base64.b64decode(packed) + b"\0\0\xff\xff")
        back += said + text
        rows += json.loads(text.removesuffix(b"\0"))
    assert zlib.adler32(back).to_bytes(4) == base64.b64decode(checksum)
    return rows


def copies(written: str) -> list[Any]:
    """Return each paper's texts, the people of CSL's items as they are written."""
    rows = unpacked(written) if "data-packed" in written else block(written, "copies")
    for _, _, items, *_ in rows:
        for one in items:
            if isinstance(one["author"], str):
                names = (name.split(", ") for name in one["author"].split(" and "))
                one["author"] = [{"family": family, "given": given} for family, given in names]
    return list(rows)


def item(record: Record, owner: Name | None = samples.ME) -> str:
    """Return the list item of the only paper of a list."""
    written = page(samples.listed(record, owner=owner))
    return written[written.index("<li id=") : written.index("</ol>")]


def test_policy() -> None:
    """Only our one style and our one script may run, and nothing may be fetched."""
    written = page(samples.everything())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" == rules[f"{tag}-src"]
    assert "'none'" == rules["default-src"] == rules["base-uri"] == rules["form-action"]
    assert "unsafe" not in policy[1]
    assert not re.search(
        r'\son\w+=|\sstyle=|\ssrc=|href="(?!https://(arxiv|doi)\.org/|#|data:,)', written
    )


def test_same_bytes() -> None:
    """The same papers make the same bytes, in whichever order they came."""
    known = samples.everything()
    other = known.ordered(reversed(list(known)))
    assert page(known) == page(other)


def test_whole() -> None:
    """Every paper is there once, in the order of every other list, each under a stable id."""
    written = page(samples.everything())
    ids = re.findall(r'<li id="([^"]*)"', written)
    text = export(samples.everything(), "text")
    addresses = re.findall(r"^- .*?https://arxiv\.org/abs/(\S+)", text, re.MULTILINE)
    assert [
        f"arxiv-{re.sub(r'v[0-9]+$', '', a).translate({46: '-', 47: '-'})}" for a in addresses
    ] == ids
    assert {anchor(record) for record in samples.ALL} == set(ids)
    outline(written)


SAID = [
    pytest.param(records.WITHDRAWN, '<p class="caveat">Withdrawn from arXiv.</p>', id="withdrawn"),
    pytest.param(
        records.MANY,
        '<p class="caveat">Author list incomplete: 40 of 2,900 authors known.</p>',
        id="incomplete",
    ),
    pytest.param(
        records.MATH,
        '<p class="said">Published: J. Inv. Phys. A&amp;B 12 (2023) 1_2, '
        "doi:10.1000/xyz_123(4)5.</p>",
        id="published",
    ),
    pytest.param(
        records.OLD, '<p class="where">arXiv:hep-th/9901001v2 · 1999-01-04</p>', id="an old id"
    ),
    pytest.param(records.WITHDRAWN, '<strong class="me">Gabriel Synnaeve</strong></div>', id="me"),
    pytest.param(records.MATH, "H<math><msub><mi></mi><mn>2</mn></msub></math>O", id="formulas"),
    pytest.param(
        samples.RIGHT_TO_LEFT, "<bdi>דוד כהן</bdi>, Ann Other and <bdi>محمد علي</bdi>", id="names"
    ),
    pytest.param(records.ANONYMOUS, "1. No Authors</a></h3>\n<p", id="no authors"),
    pytest.param(records.UNDATED, '<p class="where">arXiv:2301.00007</p>', id="no date"),
]


@pytest.mark.parametrize(("record", "expected"), SAID)
def test_said(record: Record, expected: str) -> None:
    """A paper says what every list says of it."""
    assert expected in item(record)


def test_unconfirmed() -> None:
    """A paper that does not name the list's owner says so, in words."""
    said = "Listed on the page; Gabriel Synnaeve is not among the authors known."
    assert 1 == page(samples.everything()).count(f'<p class="caveat">{said}</p>')


LINKS = [
    pytest.param(
        records.MATH,
        [
            "arxiv.org/abs/2301.00002",
            "arxiv.org/pdf/2301.00002",
            "doi.org/10.1000/xyz_123%284%295",
        ],
        id="the publisher's DOI",
    ),
    pytest.param(
        records.OLD,
        [
            "arxiv.org/abs/hep-th/9901001v2",
            "arxiv.org/pdf/hep-th/9901001v2",
            "doi.org/10.48550/arXiv.hep-th/9901001",
        ],
        id="the version cited; arXiv's DOI",
    ),
    pytest.param(
        records.WITHDRAWN,
        ["arxiv.org/abs/1501.00006", "doi.org/10.48550/arXiv.1501.00006"],
        id="withdrawn: nothing to read",
    ),
]


@pytest.mark.parametrize(("record", "expected"), LINKS)
def test_links(record: Record, expected: list[str]) -> None:
    """Addresses are made of ids: the title leads to arXiv, PDF and DOI where they say."""
    links = outline(item(record)).links
    assert [f"https://{address}" for address in expected] == links


def people(count: int) -> tuple[Name, ...]:
    """Return as many names as asked for: A B1, A B2 and so on."""
    return tuple(Name(f"B{n}", "A") for n in range(1, count + 1))


TEN = ", ".join(f"A B{n}" for n in range(1, 11))
FOLDED = [
    pytest.param(2, 0, "A B1 and A B2", id="two"),
    pytest.param(12, 0, f"{TEN}, A B11 and A B12", id="twelve are all shown"),
    pytest.param(14, 13, f"{TEN}, A B11, A B12, *A B13* and A B14", id="two are not worth a fold"),
    pytest.param(13, 0, f"{TEN}, [3: A B11, A B12, A B13]", id="three are"),
    pytest.param(15, 11, f"{TEN}, *A B11*, [4: A B12, A B13, A B14, A B15]", id="me next"),
    pytest.param(14, 14, f"{TEN}, [3: A B11, A B12, A B13] and *A B14*", id="me last"),
]


@pytest.mark.parametrize(("count", "me", "expected"), FOLDED)
def test_folded(count: int, me: int, expected: str) -> None:
    """Of a long list the first ten and I are shown in their places, all others one click away."""
    record = replace(records.OLD, authors=people(count))
    found = re.search(r'<div class="by">(.*)</div>', item(record, Name(f"B{me}", "A")))
    assert found is not None
    short = re.sub(r'<strong class="me">(.*?)</strong>', r"*\1*", found[1])
    short = re.sub(
        r"<details><summary>(\d+) more authors</summary> (.*?)</details>", r"[\1: \2]", short
    )
    assert expected == short


COUNTED = [
    pytest.param(2, 100, "A B1, A B2 and 98 more", id="counted"),
    pytest.param(2, None, "A B1, A B2 and others", id="not counted"),
]


@pytest.mark.parametrize(("known", "count", "expected"), COUNTED)
def test_counted(known: int, count: int | None, expected: str) -> None:
    """Authors that are not known are counted, or said to be."""
    record = replace(records.OLD, authors=people(known), authors_complete=False, author_count=count)
    assert f'<div class="by">{expected}</div>' in item(record)


def test_a_crowd_is_cut() -> None:
    """A fold has a hundred names and counts the others; the page does not grow with them."""
    by = item(samples.CROWD)
    assert "<summary>200 more authors</summary> A Late0, " in by
    assert "A Late99 and 100 more</details>" in by
    assert "Late100" not in by


def test_chart() -> None:
    """The chart has a bar for every year, also those without papers, and says the same in words."""
    written = page(samples.listed(records.OLD, records.MANY, records.MATH, records.SIGNS))
    assert [str(year) for year in range(1999, 2025)] == re.findall(r'<g data-year="(\d+)"', written)
    assert 'aria-label="1999: 1 paper; 2023: 2 papers; 2024: 1 paper"' in written


def test_people() -> None:
    """Co-authors are counted once a paper, however their names are accented, and never me."""
    some = [
        replace(records.OLD, arxiv_id=samples.ALL[n].arxiv_id, authors=records.names(*names))
        for n, names in enumerate(
            [
                ("José Íñiguez", "Gabriel Synnaeve", "Ann Other"),
                ("Jose Iniguez", "G. Synnaeve", "Ann Other"),
                ("José Íñiguez",),
            ]
        )
    ]
    written = page(samples.listed(*some))
    assert [["José Íñiguez", 3], ["Ann Other", 2]] == block(written, "people-data")
    assert ["0", "0 1", "0 1"] == sorted(re.findall(r'<li id=[^>]*data-p="([^"]*)"', written))
    assert '<li data-p="0">José Íñiguez <span>3</span></li>' in written


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, ["Ann Other"]), (1, ["Ann Other"]), (2, ["Ann Other", "A Early0"]), (500, None)],
)
def test_frequent(most: int, expected: list[str] | None) -> None:
    """Of those with several papers a few are shown; as many as asked for, if that is said."""
    early = replace(records.OLD, published="2024-01-02", categories=("cs.CL",))
    known = samples.listed(samples.RIGHT_TO_LEFT, early, samples.CROWD)
    written = page(known, Options(top_coauthors=most))
    shown = re.findall(r'<li data-p="\d+">(?:<bdi>)?(.*?)(?:</bdi>)? <span>', written)
    text = export(known, "text", Options(top_coauthors=most)).rpartition("co-authors\n\n")[2]
    assert (263 if expected is None else expected) == (len(shown) if expected is None else shown)
    assert not most or shown == [line[2:].rpartition(" (")[0] for line in text.splitlines()]


@pytest.mark.parametrize("prefer", ["published", "both"])
def test_published(prefer: Prefer) -> None:
    """What is cited is shown: title, place, year and DOI of what was printed."""
    printed = Publication(
        Doi.parse("10.1000/printed"), kind="article-journal", title="Printed <it>",
        authors=records.MATH.authors, date="2025-05-01", container="J. Inv. Phys.", volume="3",
    )  # fmt: skip
    record = replace(records.MATH, publication=printed, doi=printed.doi)
    known = samples.listed(record, records.OLD)
    written = page(known, Options(prefer=prefer))
    preprint = " · 2023-01-02" if prefer == "both" else ""
    assert "Printed &lt;it&gt;</a></h3>" in written
    assert f'"where">J. Inv. Phys. 3, 2025 · arXiv:2301.00002 [hep-ex]{preprint}</p>' in written
    assert '<section id="year-2025" data-y="2025">\n<h2>2025 <small>1 paper<' in written
    assert 'aria-label="1999: 1 paper; 2025: 1 paper"' in written
    assert '<a class="doi" href="https://doi.org/10.1000/printed">DOI</a>' in written
    assert '<p class="said">Published: ' not in written
    grouped = page(known, Options(prefer=prefer, group_by="none"))
    assert 'id="arxiv-2301-00002" data-y="2025"' in grouped


@pytest.mark.parametrize("count", [3, 400])
def test_copies(count: int) -> None:
    """Every paper's BibTeX and CSL are those of the other exports, packed or not."""
    known = samples.plenty(count)
    written = page(known, styles={"APA": dict.fromkeys(known, "In APA <i>.")})
    assert (count == 400) == ('data-packed="1"' in written)
    for (key, record), (text, entry, items, apa) in zip(
        known.items(), copies(written), strict=True
    ):
        assert bibtex.entry(key, record) == entry
        assert [csljson.item(key, record)] == items
        assert record.title in text
        assert "In APA <i>." == apa
    assert '<option value="APA" data-n="3">APA</option>' in written


def test_copies_heed_options() -> None:
    """The BibTeX to copy is that of the options; what a paper says of itself is not in it."""
    known = samples.listed(replace(records.MATH, abstract="Long."))
    written = page(known, options=Options(profile="ieee", prefer="both"))
    ((_, entry, items),) = copies(written)
    expected = bibtex.export(known, Options(profile="ieee", prefer="both"))
    assert expected.split("\n\n", 1)[1] == entry
    assert 2 == len(items)
    assert "Long." not in written


def test_styles_to_copy() -> None:
    """A style's entries are offered without numbers, under a name for people; nobody is marked."""
    known = samples.listed(records.OLD, records.WITHDRAWN)
    written = export(known, "html", Options(style="bibtex-plain", copy_styles="bibtex-abbrv"))
    assert re.findall(r"<option[^>]*>(BibTeX style: \w+)", written) == [
        "BibTeX style: plain",
        "BibTeX style: abbrv",
    ]
    (*_, plain, abbreviated), _ = copies(written)
    assert plain.startswith("FAIR CodeGen team and Gabriel Synnaeve. On ")
    assert abbreviated.startswith("FAIR CodeGen team and G. Synnaeve. On ")


@pytest.mark.parametrize("options", [Options(copy_styles="bibtex-none"), Options(order="style")])
def test_choices_that_are_none(options: Options) -> None:
    """A style that there is not, and an order that the page cannot have, are told beforehand."""
    with pytest.raises((UnknownName, SettingError)):
        check("html", options)


def test_size() -> None:
    """A thousand papers are less than a megabyte, also with ten styles to copy."""
    known = samples.plenty(1000)
    assert len(page(known).encode()) < 850_000
    texts = re.findall("^- (.*)", export(known, "text"), re.MULTILINE)
    styles = {
        f"Style {n}": {key: f"[{n}] {text}" for key, text in zip(known, texts, strict=True)}
        for n in range(10)
    }
    assert len(page(known, styles=styles).encode()) < 1_000_000


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("status", ["Published", "Preprints", "Withdrawn"]),
        ("none", ["All"]),
    ],
)
def test_groups(by: str, headings: list[str]) -> None:
    """The page has the sections that every other list has."""
    written = page(samples.everything(), Options(group_by=by))
    assert headings == re.findall(r"<h2>([^<]*) <small>", written)


def test_numbers() -> None:
    """Entries are numbered if that is asked for, the oldest 1."""
    known = samples.listed(records.OLD, records.MANY)
    assert ["[2]", "[1]"] == re.findall(
        r"<h3><span>([^<]*)</span>", page(known, Options(number=True))
    )


def test_empty() -> None:
    """A list without papers is a page that says so."""
    written = page(Bibliography({}))
    assert "<p>0 papers</p>" in written
    outline(written)


@given(TEXT, TEXT)
@settings(max_examples=100, deadline=None)
def test_ours(title: str, name: str) -> None:
    """No title, name or journal adds an element or an attribute, nor ends one, nor a link."""
    record = replace(
        records.OLD,
        title=f"T{title}",
        authors=(Name(f"N{name}", f"A{name}"),),
        journal_ref=f"J{title}",
        categories=(f"c{name}",),
        comment=name,
    )
    written = page(samples.listed(record, owner=Name(literal=f"M{title}")))
    usual = replace(
        records.OLD, title="T", authors=(Name("N", "A"),), journal_ref="J", categories=("c",)
    )
    expected = outline(page(samples.listed(usual, owner=Name(literal="M"))))
    found = outline(written)
    assert (expected.seen, expected.links) == (found.seen, found.links)
