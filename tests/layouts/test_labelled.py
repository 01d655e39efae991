"""Lists of items whose parts have labels, in any order, language and markup."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.sites.labels import Role, labelled

PROSE = (
    "We study how small boats cross wide lakes and show that the wind is what matters most. "
    "In a series of trials on three lakes, boats that follow the wind arrive before those that "
    "fight it, and the gap grows with the width of the lake. We release all logs."
)
HALVES = (PROSE[:130], PROSE[130:].lstrip())
OTHERS = "This work is about boats and what an interested reader should know of it before tea. " * 4
WORKS = [
    ("On Small Boats", ("Anna Smith", "Bo Lund"), "2301.00001"),
    ("Lakes: A Survey", ("Cy Doe",), "2301.00002"),
    ("The Wind That Matters", ("Dee Oar", "Eli Rudder", "Fay Sail"), "2301.00003"),
]
TITLES = [title for title, _, _ in WORKS]
AUTHORS = [authors for _, authors, _ in WORKS]
IDS = [arxiv_id for _, _, arxiv_id in WORKS]

SHAPES = [
    pytest.param(
        "Title: {title}\nAuthors: {authors}\nAbstract link: http://arxiv.org/abs/{id}v1\n\n",
        "",
        id="bot",
    ),
    pytest.param(
        "Title: {title}\nAuthors: {authors}\nAbstract: {prose}\nURL: https://arxiv.org/abs/{id}\n",
        PROSE,
        id="no-blank-lines",
    ),
    pytest.param(
        "arXiv: {id}\ntitle: {title}\nauthors: {authors}\nabstract: {half}\n  {half2}\n\n",
        PROSE,
        id="id-first-lower-case-wrapped",
    ),
    pytest.param(
        "ABSTRACT: {prose}\nAUTHORS: {authors}\nTITLE: {title}\narXiv:{id}\n\n",
        PROSE,
        id="abstract-first-capitals",
    ),
    pytest.param(
        "### 1. [{title}](https://arxiv.org/abs/{id})\n\n**Authors:** {authors}  \n"
        "**ArXiv ID:** `{id}`  \n**Votes:** 155 votes  \n**Abstract:** {prose}\n\n"
        "**Categories:** `cs.CV`\n\n---\n\n",
        PROSE,
        id="markdown-headings",
    ),
    pytest.param(
        "1. {title}\nAuthors: {authors}\nArXiv ID: {id}\nPublished: 2023-01-01\n"
        "Abstract: {prose}\n\nCategories: cs.CV\n\n",
        PROSE,
        id="markdown-rendered",
    ),
    pytest.param(
        "- **Title**: {title}\n  - **Authors**: {authors}\n  - **Link**: "
        "[arXiv](https://arxiv.org/abs/{id})\n  - **Summary**: {others}\n",
        "",
        id="nested-bullets-summary",
    ),
    pytest.param(
        "## {title}\n- **论文链接**: http://arxiv.org/abs/{id}v1\n- **作者**: {authors}\n"
        "- **原始摘要**: {prose}\n- **AI摘要**: {others}\n\n",
        PROSE,
        id="chinese",
    ),
    pytest.param(
        "1. {title}\n评分: ⭐ 88/100 | 日期: 2023-01-07\n作者: {authors}\n标签: cs.CR\n"
        "AI摘要: 提出首个方法\n原始摘要\n\n{prose}\n\n- **评分理由**: 创新性强\narXiv: {id}\n",
        PROSE,
        id="chinese-bare-label",
    ),
    pytest.param(
        "タイトル：{title}\n著者：{authors}\n要約：小さな船について述べる。\nリンク：https://arxiv.org/abs/{id}\n\n",
        "",
        id="japanese",
    ),
    pytest.param(
        "Titre : {title}\nAuteurs : {authors}\nRésumé : {prose}\nLien : arxiv.org/abs/{id}\n\n",
        PROSE,
        id="french",
    ),
    pytest.param(
        "Paper: {title}\nBy: {authors}\nTL;DR: {others}\nhttps://arxiv.org/abs/{id}\n\n",
        "",
        id="paper-by-and-bare-link",
    ),
    pytest.param(
        "* Title: {title}\r\n* Author(s): {authors}\r\n* PDF: https://arxiv.org/pdf/{id}\r\n"
        "* Comment: 12 pages\r\n\r\n",
        "",
        id="windows-line-ends",
    ),
    pytest.param(
        "📄 Title:\t{title}\n👥 Authors:\t{authors}\n🔗 Link:\thttps://arxiv.org/abs/{id}\n\n",
        "",
        id="pictures-and-tabs",
    ),
    pytest.param(
        "{title}\n\narXiv:{id}\n\nAuthors: {authors}\n\nCategory: Lakes\n\nSummary: {others}\n\n",
        "",
        id="digest",
    ),
    pytest.param(
        "{title}\n{authors}\nLake University, Wind Institute\nRelevance: ⭐⭐⭐\n"
        "arXiv ID: {id}\nTLDR: {others}\nPDF\n\n",
        "",
        id="authors-and-institutions-without-label",
    ),
    pytest.param(
        "title: {title}\nbewertung: gut\nauthors: {authors}\nraum: 12\neprint: {id}\n\n",
        "",
        id="labels-nobody-knows",
    ),
]


def page(shape: str) -> str:
    """Return a page of our works in a shape, with some lines around."""
    items = [
        shape.format(
            title=title,
            authors=", ".join(authors),
            id=arxiv_id,
            prose=PROSE,
            half=HALVES[0],
            half2=HALVES[1],
            others=OTHERS,
        )
        for title, authors, arxiv_id in WORKS
    ]
    return "Papers of the day\n\n" + "".join(items)


@pytest.mark.parametrize(("shape", "abstract"), SHAPES)
def test_shapes(shape: str, abstract: str) -> None:
    """Each item is read whole; somebody else's words about it are no abstract."""
    listing = parse(page(shape))
    read = listing.references
    assert ("labelled", TITLES) == (listing.layout, [one.title for one in read])
    assert AUTHORS == [one.authors for one in read]
    assert IDS == [one.arxiv_id.base if one.arxiv_id else None for one in read]
    assert [abstract.strip()] * 3 == [one.abstract for one in read]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Title: On Boats", ("title", "On Boats", Role.TITLE), id="plain"),
        pytest.param("[1] Title: On Boats", ("title", "On Boats", Role.TITLE), id="in-brackets"),
        pytest.param("(12) Title: On Boats", ("title", "On Boats", Role.TITLE), id="in-round-ones"),
        pytest.param("#3. Title: On Boats", ("title", "On Boats", Role.TITLE), id="behind-a-hash"),
        pytest.param("**Title:** On Boats", ("title", "On Boats", Role.TITLE), id="bold-colon-in"),
        pytest.param("- **Title**: On Boats", ("title", "On Boats", Role.TITLE), id="bold-bullet"),
        pytest.param("作者：Bo Lund", ("作者", "Bo Lund", Role.AUTHORS), id="wide-colon"),
        pytest.param("arXiv:2301.00001", ("arxiv", "2301.00001", Role.LINK), id="arxiv"),
        pytest.param("Paper: On the Boats", ("paper", "On the Boats", Role.TITLE), id="paper"),
        pytest.param(
            "Paper: https://x.org/a", ("paper", "https://x.org/a", Role.LINK), id="paper-link"
        ),
        pytest.param("## Abstract", ("abstract", "", Role.ABSTRACT), id="heading"),
        pytest.param(
            "AI Summary: It rows.", ("ai summary", "It rows.", Role.SUMMARY), id="machine"
        ),
        pytest.param("RowNet: Rowing Nets", ("rownet", "Rowing Nets", None), id="unknown"),
        pytest.param("https://arxiv.org/abs/2301.00001", None, id="address"),
        pytest.param("at 12:30 we row", None, id="time"),
        pytest.param("Rowing Boats over Wide Lakes: A Survey", None, id="long"),
        pytest.param('"title": "On Boats"', None, id="json"),
        pytest.param("On Boats", None, id="none"),
    ],
)
def test_label(line: str, expected: tuple[str, str, Role | None] | None) -> None:
    """A few words before a colon are a label, whatever marks stand around them."""
    found = labelled(line)
    assert expected == (found and (found.label, found.value, found.role))


def test_two_ids_are_none() -> None:
    """Where an item's links name two papers, neither is surely its own."""
    text = "Title: {}\nAuthors: Bo Lund, Cy Doe\nURL: arxiv.org/abs/{}\nPDF: arxiv.org/pdf/{}\n\n"
    pages = text.format("On Boats", IDS[0], IDS[1]) + text.format("On Lakes", IDS[2], IDS[2])
    found = [one.arxiv_id and one.arxiv_id.base for one in parse(pages).references]
    assert [None, IDS[2]] == found


def test_part_missing_in_some() -> None:
    """An item without some of its parts ends all the same where the next title is."""
    text = (
        "Title: On Boats\nAuthors: Bo Lund\nAbstract: " + PROSE + "\n"
        "Title: On Lakes\nURL: arxiv.org/abs/2301.00002\n"
        "Title: On Wind\nAuthors: Cy Doe\n"
    )
    read = parse(text).references
    assert [("On Boats", ("Bo Lund",)), ("On Lakes", ()), ("On Wind", ("Cy Doe",))] == [
        (one.title, one.authors) for one in read
    ]


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize(
    "shape",
    [
        "Title: {title}\nAuthors: {authors}\nAbstract: {prose}\nURL: arxiv.org/abs/{id}\n",
        "## {title}\n- **URL**: arxiv.org/abs/{id}\n- **作者**: {authors}\n- **摘要**: {prose}\n",
    ],
)
def test_page_cut_above(shape: str, cut: int) -> None:
    """Where the first item lacks its first lines, no part of it is given to the next."""
    text = page(shape).split("\n", 2)[2].split("\n", cut)[cut]
    found = [(one.title, one.authors) for one in parse(text, layout="labelled").references]
    assert list(zip(TITLES, AUTHORS, strict=True))[1:] == [one for one in found if one[0]][-2:]
    assert len(found) < 4


def test_labels_of_headings_are_no_items() -> None:
    """Titles with a colon are no labels, though a word comes twice."""
    text = "RowNet: On Boats\nRowNet: On Lakes\nWind: A Survey\nSails: A Study\n"
    assert "labelled" != parse(text).layout


def test_lines_that_are_alike_are_no_titles() -> None:
    """A journal, a date and a kind between title and labels come again and again."""
    item = "{}\nJournal of Lakes\n2021-01-02 | Journal article\nDOI: 10.48550/arXiv.{}\nSource: X\n"
    text = "".join(item.format(title, arxiv_id) for title, _, arxiv_id in WORKS * 2)
    listing = parse(text)
    assert TITLES * 2 == [reference.title for reference in listing.references]
    assert IDS * 2 == [str(reference.arxiv_id) for reference in listing.references]


def test_another_list_on_the_page_is_read_too() -> None:
    """Where works without labels stand below those with labels, another layout reads both."""
    first = "".join(f"{t}\n{', '.join(a)}\narXiv:{i}\n\n" for t, a, i in WORKS * 2)
    entry = "[{}] Anna Smith and Bo Lund. On {} Boats of Wide Lakes. Lake J. 12 (2011), 1-20.\n"
    second = "".join(entry.format(n, word) for n, word in enumerate(("Small", "Fast", "Old"), 1))
    listing = parse(f"Preprints\n\n{first}Articles\n\n{second}")
    assert 9 == len(listing.references)


def test_somebody_elses_summary_is_no_abstract() -> None:
    """A summary is kept apart."""
    text = "".join(
        f"Title: {t}\nAuthors: {', '.join(a)}\nSummary: {OTHERS}\n\n" for t, a, _ in WORKS
    )
    found = [(r.abstract, r.summary) for r in parse(text).references]
    assert [("", OTHERS.strip())] * 3 == found


def test_what_brackets_say_of_a_label_is_no_part_of_it() -> None:
    """Spain's form of a CV asks for ``Autores (p.o. de firma)`` and the key of each work."""
    item = (
        "Autores (p.o. de firma): {}\nTítulo: {}\nRef. revista: Cartas del Lago\n"
        "Clave: A    Volumen: 12    Páginas, inicial: 3   final: 9    Fecha: 2016\n"
        "Editorial (si libro):\nLugar de publicación:\n\n"
    )
    works = [
        ("Smith, A.; Lund, B.", "Small boats on wide lakes"),
        ("Doe, C.", "Anchors that never hold in mud"),
        ("Rask, D.; Holm, E.; Berg, F.", "The tides of inland lakes"),
    ]
    found = parse("".join(item.format(*work) for work in works)).references
    assert [(len(names.split(";")), title) for names, title in works] == [
        (len(one.authors), one.title) for one in found
    ]


def test_titles_that_are_linked_behind_their_label() -> None:
    """``Paper: [On Boats](…)`` names a work, ``Paper: [here](…)`` is a link below one."""
    titles = ["On Small Boats in Lakes", "A Theory of Harbours", "Wind and Sails of the North"]
    ends = ["", " LAKE 2020", ""]
    links = [
        "https://arxiv.org/abs/2001.00001",
        "https://a.example/b.pdf",
        "https://arxiv.org/abs/2001.00003",
    ]
    lines = [f"    - Paper: [{t}]({u}){e}" for t, u, e in zip(titles, links, ends, strict=True)]
    text = "# Boats\n\n- **[2025.02.07]**\n" + "\n".join(lines) + "\n"
    assert titles == [one.title for one in parse(text).references]


def test_linked_title_behind_names() -> None:
    """A label's value may have names and a year before the linked title; a bare day is no work."""
    names = ("Smith et al (2017), ", "Smith and Lund (2018), ", "Doe, Oar and Sail (2019). ")
    page = "* **Wed 12 Dec 2020**\n\n\t- **Paper:** TBA\n\t- **Room:** A1\n\n\n" + "".join(
        f"* **Wed 1{n} Nov 2020**\n\n\t- **Paper:** {names[n]}[{title}]"
        f"(https://arxiv.org/pdf/{arxiv_id}.pdf), in LAKE\n\t- **Host:** Bo\n\t- **Room:** A1\n\n\n"
        for n, (title, _, arxiv_id) in enumerate(WORKS)
    )
    listing = parse(page)
    assert TITLES == [reference.titles[0] for reference in listing.references]
    assert IDS == [str(reference.arxiv_id) for reference in listing.references]
