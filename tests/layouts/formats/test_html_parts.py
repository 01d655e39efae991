"""Pages whose markup names the parts of works, and tables whose cells are blocks or lines."""

import pytest

from bibtool.layouts.formats.rendering import rendered
from tests.layouts.formats.reading import references, said

DBLP = """<html><body><ul class="publ-list"><li class="year">2020</li>
<li class="entry" itemscope itemtype="http://schema.org/ScholarlyArticle">
<nav><a href="https://doi.org/10.48550/arXiv.2001.00001">view</a>
<a href="https://search.example/?q=arXiv:1901.00009">find</a></nav>
<cite itemprop="headline"><span itemprop="author"><span itemprop="name">Anna Oar 0001</span></span>,
<span itemprop="author"><span itemprop="name">Bo Lund</span></span>:<br>
<span class="title" itemprop="name">On Boats.</span>
<span itemprop="isPartOf"><span itemprop="name">CoRR</span></span> abs/2001.00001
(<span itemprop="datePublished">2020</span>)</cite></li></ul></body></html>"""

PUBMED = """<!DOCTYPE html>
<article class="full-docsum"><label>1</label><div class="docsum-content">
<a class="docsum-title" href="/1/">
 Slow <b>boats</b> on lakes.
</a><div class="docsum-citation">
<span class="docsum-authors full-authors">Oar AB, van der Lund C.</span>
<span class="docsum-authors short-authors">Oar AB, et al.</span>
<span class="full-journal-citation">Lakes. 2019 May 2;1(2):3-4. doi: 10.1000/b.1.</span>
<span>PMID: 1</span></div></div></article>
"""

AL_FOLIO = """<html><body><h1>publications</h1><p>* denotes equal contribution</p>
<ol class="bibliography">
<li><div class="title">Boats and their lakes</div>
<div class="author">Anna Oar<sup>*</sup>, <em>Bo Lund</em>, and 2 more authors</div>
<div class="periodical"><em>Lakes</em>, 2019</div>
<div class="links"><a href="http://arxiv.org/abs/1901.00001">arXiv</a></div>
<div class="bibtex hidden">@article{a, title={Boats}, eprint={1901.00001}}</div></li>
<li><div class="title">Oars</div>
<div class="author">Cy Reed</div>
<div class="periodical">Lakes, 2018</div></li>
</ol>
<ul><li>C. Reed, D. Quay, and A. Oar. Sails in a calm. arXiv:1801.00001</li></ul></body></html>"""

PAGES = {
    "properties of schema.org": (
        DBLP,
        [
            {
                "lines": (2, 9),
                "title": "On Boats",
                "authors": ("Anna Oar", "Bo Lund"),
                "year": 2020,
                "id": "2001.00001",
            }
        ],
    ),
    "classes of PubMed's": (
        PUBMED,
        [
            {
                "lines": (2, 9),
                "title": "Slow boats on lakes",
                "authors": ("A. B. Oar", "C. van der Lund"),
                "year": 2019,
                "doi": "10.1000/b.1",
            }
        ],
    ),
    "classes of a site builder, and a list below": (
        AL_FOLIO,
        [
            {
                "lines": (3, 7),
                "title": "Boats and their lakes",
                "authors": ("Anna Oar", "Bo Lund"),
                "year": 2019,
                "id": "1901.00001",
            },
            {"lines": (8, 10), "title": "Oars", "authors": ("Cy Reed",), "year": 2018},
            {
                "lines": (12, 12),
                "title": "Sails in a calm",
                "authors": ("C. Reed", "D. Quay", "A. Oar"),
                "id": "1801.00001",
            },
        ],
    ),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_parts_that_markup_names(page: str, expected: list[dict[str, object]]) -> None:
    """Each work has the parts that its markup says are its own, and nobody else's."""
    assert expected == [said(reference) for reference in references(page, "html")]


CELLS = {
    "cells wrapped in blocks": (
        "<table><tr><td><p>Boats</p></td><td><div>Anna</div></td></tr></table>",
        ["Boats\tAnna"],
    ),
    "an empty block in a cell": (
        "<table><tr><td>Boats</td><td><span><div class=dot></div>Read</span></td></tr></table>",
        ["Boats\tRead"],
    ),
    "several blocks in a cell": (
        "<table><tr><td><div>Boats</div><div>Anna</div></td><td>2</td><td>2020</td></tr></table>",
        ["Boats", "Anna", "2\t2020"],
    ),
    "lines in a cell, and a cell behind": (
        "<table><tr><td>1.<td>Boats<br>Anna<td>Lakes</table>",
        ["1.\tBoats", "Anna", "Lakes"],
    ),
    "a year before lines": (
        "<table><tr><td>2020<td>Boats<br>Anna<td>Lakes</table>",
        ["Boats", "Anna", "Lakes, 2020"],
    ),
    "a link behind a block": (
        '<td><div>Boats</div><a href="https://arxiv.org/abs/2001.00001">pdf</a></td>',
        ["Boats", "[pdf](https://arxiv.org/abs/2001.00001)"],
    ),
    "what is hidden in a cell": (
        "<table><tr><td>Boats<div hidden>No</div></td><td>Anna</td></tr></table>",
        ["Boats", "Anna"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CELLS.values(), ids=CELLS)
def test_cells_as_seen(source: str, expected: list[str]) -> None:
    """Blocks at a cell's edges end no line; a row of several lines has each on its own."""
    assert expected == [row.text for row in rendered(source).rows]


def test_rows_of_several_lines_are_apart() -> None:
    """A row of several lines has a blank line behind it."""
    rows = rendered("<table><tr><td>A<br>B<tr><td>C<tr><td>D</table>").rows
    assert [("A", False), ("B", False), ("C", True), ("D", False)] == [
        (row.text, row.is_apart) for row in rows
    ]


PLAIN = "".join(
    f"<TR><TD>20{n}<TD>{title}<BR>\n{name}\n<TD>Journal of Lakes\n"
    for n, title, name in (
        (20, "Slow boats upon calm and deep lakes", "Anna Oar, Bo Lund"),
        (19, "The long way around an island", "Cy Reed, Dora Quay"),
        (18, "Harbours without any ships in winter", "Anna Oar, Cy Reed"),
        (17, "What the oldest sailors know of ice", "Dora Quay, Bo Lund"),
    )
)


def test_a_heading_is_no_work() -> None:
    """The page's heading with the menu below it is none of its works."""
    page = (
        f"<HTML><BODY><H1>Papers of A. Oar</H1>\nHome | Boats\n<TABLE>{PLAIN}</TABLE></BODY></HTML>"
    )
    assert [
        ("Slow boats upon calm and deep lakes", ("Anna Oar", "Bo Lund")),
        ("The long way around an island", ("Cy Reed", "Dora Quay")),
        ("Harbours without any ships in winter", ("Anna Oar", "Cy Reed")),
        ("What the oldest sailors know of ice", ("Dora Quay", "Bo Lund")),
    ] == [(each.title, each.authors) for each in references(page, "html")]


def test_links_are_no_part_of_titles() -> None:
    """A link that leads to a work is rendered as Markdown; its title is what is shown."""
    page = "".join(
        f'<h3><span>[PDF]</span> <a href="https://s.example/go?url=https://arxiv.org/abs/{number}">'
        f"{title}</a></h3><div>A Oar, B Lund - Journal of Lakes, 2020</div>"
        "<div>We show that boats of all kinds go slower on lakes than upon the sea …</div><br>\n"
        for number, title in (("2001.00001", "Boats on lakes"), ("2001.00002", "Oars in ice"))
    )
    expected = ["Boats on lakes", "Oars in ice"]
    assert expected == [each.title for each in references(f"<div>{page}</div>", "html")]
