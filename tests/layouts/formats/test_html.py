"""Saved web pages: what a reader sees, on the lines of the source where it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.layouts import parse
from bibtool.layouts.formats.htmltokens import tokens
from bibtool.layouts.formats.rendering import rendered
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

SEEN = {
    "blocks and breaks": ("<p>One<br>two <b>of</b>\n three</p>x", ["One", "two of three", "x"]),
    "lists": ("<ul><li>One<li><p>Two</p></ul>", ["- One", "- Two"]),
    "cells": ("<table><tr><td>One<td>Two</tr><tr><th>a</th></table>", ["One\tTwo", "a"]),
    "entities": ("A &amp; B &lt;b&gt; &eacute;&nbsp;x 1 < 2", ["A & B <b> é\u00a0x 1 < 2"]),
    "preformatted": ("<pre>@misc{a,\n  title={B}\n}</pre>", ["@misc{a,", "  title={B}", "}"]),
    "bold titles and names": (
        "<li><b>Rowing small boats</b> <b>Anna Smith</b>",
        ["- **Rowing small boats** Anna Smith"],
    ),
    "links to works": (
        '<a href="https://arxiv.org/abs/2001.00001v1">pdf</a> <a href="/code">code</a>',
        ["[pdf](https://arxiv.org/abs/2001.00001v1) code"],
    ),
    "links that say what they are": (
        '<a href="/abs/2001.00001">arXiv:2001.00001</a> [<a href="/pdf/2001.00001">pdf</a>]',
        ["arXiv:2001.00001 [pdf]"],
    ),
    "pictures that are links": (
        '<li><a href="https://doi.org/10.1000/b.1"><img src=x></a></li>',
        ["- [DOI](https://doi.org/10.1000/b.1)"],
    ),
    "links around blocks": (
        '<a href="https://arxiv.org/abs/2001.00001"><h4>Boats</h4><p>Anna</p></a>',
        ["[Boats](https://arxiv.org/abs/2001.00001)", "Anna"],
    ),
    "what is not shown": (
        (
            "<!-- <li>No</li> "
            "--><script>'<li>No</li>'</script><style>p{}</style><template>No</template>"
            "<nav>No</nav><button>No</button><footer>No</footer><div hidden>No</div>Yes"
        ),
        ["Yes"],
    ),
    "formulas": (
        '<math alttext="x^2"><mi>x</mi></math> and <math><mi>y</mi></math>',
        ["$x^2$ and $y$"],
    ),
    "tags left open": ("<div><b>One<p>Two <i>three", ["One", "Two three"]),
    "a menu left open": ("<nav><ul><li>One</li><li>Two words</li></ul>", ["- One", "- Two words"]),
    "a tag cut": ('One <a href="https://arx', ["One"]),
    "a comment cut": ("One <!-- two", ["One"]),
    "a script cut": ("One <script>two", ["One"]),
    "quotes in tags": ("<p title='a > b' x=\"<li>\">One</p>", ["One"]),
    "no tags": ("1 < 2, a <3, <-, </>, <>, < b>", ["1 < 2, a <3, <-, </>, <>, < b>"]),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen(name: str) -> None:
    """A page is rendered as a browser would copy it, with the links that lead to works."""
    source, expected = SEEN[name]
    assert expected == [row.text.rstrip() for row in rendered(source).rows]


PAGE = """<!DOCTYPE html>
<html><head><title>Anna Smith</title><script>var a = "<li>No title at all</li>";</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Anna Smith</h1>
<h2>Publications</h2>
<ul>
<li><b>Rowing small boats over wide lakes</b><br>
  Anna Smith, Bo Lund<br>
  <i>Lake Conference</i>, 2020 [<a href="https://arxiv.org/pdf/2001.00001v2.pdf">pdf</a>]
</li>
<!-- <li><b>A title in a comment is none</b></li> -->
<li><b>What the wind does to sails and oars</b><br>Bo Lund, Anna Smith<br>Boats, 2021
  [<a href="https://doi.org/10.1000/b.1">doi</a>]
</li>
<li><b>Anchors for all lakes of the north</b><br>Anna Smith, Cy Doe<br>Lakes, 2019
  [<a href="https://arxiv.org/abs/2001.00003">pdf</a>]</ul>
<footer>Last updated 2021</footer></body></html>
"""
TITLES = [
    "Rowing small boats over wide lakes",
    "What the wind does to sails and oars",
    "Anchors for all lakes of the north",
]


def test_a_page() -> None:
    """Items are on the lines of the source; scripts and comments are none."""
    found = references(PAGE, "html")
    assert TITLES == [reference.title for reference in found]
    assert [(7, 9), (12, 13), (15, 16)] == [
        (r.lines[0], r.lines[2 if n == 0 else -1]) for n, r in enumerate(found)
    ]
    assert "2001.00001v2" == str(found[0].arxiv_id)


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", " ")])
def test_line_ends(change: tuple[str, str]) -> None:
    """On one line each item has its own part of the source."""
    text = PAGE.replace(*change)
    found = references(text, "html")
    assert TITLES == [reference.title for reference in found]
    for reference in found:
        others = [title for title in TITLES if title != reference.title]
        assert reference.title in reference.text
        assert not any(other in reference.text for other in others)


def test_a_page_about_one_work() -> None:
    """What its head says for indexers is what the page is about, whatever else is on it."""
    text = (
        '<!doctype html><html><head>\n<meta name="citation_title" content="Boats &amp; lakes">\n'
        '<meta name="citation_author" content="Smith, Anna">\n'
        '<meta content="Lund, Bo" name="citation_author">\n'
        '<meta name="citation_date" content="2020/01/02">\n'
        '<meta name="citation_arxiv_id" content="2001.00001">\n'
        '<meta name="citation_abstract" content="We row.">\n</head><body>\n'
        "<h1>Title: Boats &amp; lakes</h1>\n<p>Abstract: We row.</p>\n<p>arXiv:2001.00001</p>\n"
        "<p>Other papers: Sails</p>\n</body></html>\n"
    )
    (reference,) = references(text, "html")
    assert {
        "lines": (2, 10),
        "title": "Boats & lakes",
        "authors": ("Smith, Anna", "Lund, Bo"),
        "abstract": "We row.",
        "year": 2020,
        "id": "2001.00001",
    } == said(reference)


def test_bibtex_in_a_page() -> None:
    """What is in a page may be of any layout."""
    text = "<html><body><pre>@misc{a,\n  title={On &quot;boats&quot;}\n}</pre></body></html>"
    (reference,) = references(text, "html")
    assert ('On "boats"', (1, 2, 3)) == (reference.title, reference.lines)


def test_tokens_are_the_source() -> None:
    """Tags and texts are in order and where they say."""
    source = 'a<b x="1">c</B><!-- d --><br/>e &lt;<script>f<g></script>h'
    found = list(tokens(source))
    assert ["", "b", "", "b", "br", "", "script", "script", ""] == [token.tag for token in found]
    assert all(source[t.start : t.end] == t.inner for t in found if not t.tag)
    assert {"x": "1"} == found[1].attributes


HOSTILE = [
    "<", "<!--", "<a ", "</", "<a x='", '<a x="', "<a x='>", "<script>", "<b>", "<li>", "<td>",
    "<math>",
    "<pre>\n", "<div hidden>", "</b>", "<a href='2001.00001'>", "&", "<![CDATA[",
]  # fmt: skip


def test_table_with_a_head() -> None:
    """A linked title of a table is the text of its link, and the link says its id."""
    rows = "".join(
        f'<tr><td>2020</td><td><a href="https://arxiv.org/abs/2001.0000{n}">{title}</a></td>'
        "<td>Anna Smith, Bo Lund</td></tr>\n"
        for n, title in enumerate(("Rowing small boats", "Crossing wide lakes"), 1)
    )
    head = "<tr><th>Year</th><th>Title</th><th>Authors</th></tr>"
    found = references(f"<table>\n{head}\n{rows}</table>\n", "html")
    assert [("Rowing small boats", "2001.00001"), ("Crossing wide lakes", "2001.00002")] == [
        (item.title, str(item.arxiv_id)) for item in found
    ]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_is_linear(piece: str) -> None:
    """Ten times the text makes about ten times the tokens and rows, however it is broken."""
    few, many = ("<html>" + piece * n for n in (500, 5000))
    assert len(list(tokens(many))) <= 11 * (len(list(tokens(few))) + 1)
    assert len(rendered(many).rows) <= 11 * (len(rendered(few).rows) + 1)


PIECES = [
    "<html>", "<p>", "</p>", "<li>", "<b>", "</b>", "<td>", "<a href='/abs/2001.00001'>", "</a>",
    "<!--",
    "-->", "<pre>", "</pre>", "&#10;", "&#13;", "<div hidden>", "</div>", "<nav>", "<math>", "\n",
    "\r",
    "Rowing small boats", "<meta name=citation_title content=x>", "<h2>", "</h2>", "<br>",
]  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5)))
@settings(deadline=None)
def test_any_text(pieces: list[str]) -> None:
    """However tags are nested, no line is lost and none is two items'."""
    text = "".join(pieces)
    check(text, parse(text, layout="html"))
