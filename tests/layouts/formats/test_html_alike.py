"""Items of a long page that are marked up alike are read as some of them were."""

import re

import pytest

from bibtool.layouts import parse
from bibtool.layouts.formats import byexample, html
from bibtool.layouts.formats.markupforms import fitting, forms_of, starts_of_items
from bibtool.layouts.formats.spans import Work
from bibtool.model import Listing

ITEM = (
    "<li><b>On Small Boats and Wide Lakes {n}</b><br>Anna Oar, Bo Lund, C. Rask<br>"
    '<i>Lakes</i>, 19{n:02} <a href="https://arxiv.org/abs/2001.{n:05}">pdf</a></li>\n'
)
WITH_CODE = (
    "<li><b>On Wide Lakes &amp; Boats {n}</b><br>Dan Moor, Eva Quay, F. Rask<br>"
    '<i>Lakes</i>, 19{n:02} <a href="https://arxiv.org/abs/2002.{n:05}">pdf</a>'
    ' <a href="https://git.example/{n}">code</a></li>\n'
)
CARD = (
    '<div class="card"><h3>On Small Boats and Wide Lakes {n}</h3>'
    '<div class="who">Anna Oar, Bo Lund</div></div>\n'
)
CELLS = (
    "<tr><td>{n}</td><td><a href='https://doi.org/10.1234/x{n}'>On Small Boats and Lakes {n}</a>"
    "</td><td>Anna Oar, Bo Lund, C. Rask</td></tr>\n"
)
TWO_IDS = ITEM.replace("Lakes</i>", "Lakes</i>, arXiv:2003.{n:05}")
NO_NAMES = ITEM.replace("Anna Oar, Bo Lund, C. Rask", "in the press, we hope, soon")
LONGER = ITEM.replace("</li>", "<div>A talk about it, in a boat.</div></li>")


def each(form: str, count: int = 60, first: int = 10) -> str:
    """Return so many works of a form."""
    return "".join(form.format(n=n) for n in range(first, first + count))


ALIKE = {
    "a list": f"<ul>{each(ITEM)}</ul>",
    "two forms": f"<ul>{''.join(each(ITEM, 1, n) + each(WITH_CODE, 1, n) for n in range(60))}</ul>",
    "cards": f"<div>{each(CARD, 80)}</div>",
    "a table": f"<table>{each(CELLS, 80)}</table>",
    "below a heading": f"<h1>Anna Oar</h1><p>I build boats.</p><h2>Works</h2><ul>{each(ITEM)}</ul>",
    "a note behind": f"<ul>{each(ITEM)}</ul><p>Some of these are in print.</p>",
    "two lists": f"<ul>{each(ITEM, 40)}</ul><h2>More</h2><ul>{each(ITEM, 40, 50)}</ul>",
    "some in a comment": f"<ul>{each(ITEM, 40)}<!-- {each(ITEM, 9)} -->{each(ITEM, 40, 50)}</ul>",
    "some in a menu": f"<ul>{each(ITEM, 80)}<nav>{each(ITEM, 30)}</nav>{each(ITEM, 80)}</ul>",
    "some hidden": f"<ul>{each(ITEM, 89)}</ul><ul hidden>{each(ITEM, 30, 50)}</ul>",
    "some in a script": f"<ul>{each(ITEM, 89)}</ul><script>x='<ul>{each(ITEM, 30)}'</script>",
    "two ids": f"<ul>{each(ITEM, 40)}{each(TWO_IDS, 5, 50)}{each(ITEM, 40, 55)}</ul>",
    "no names": f"<ul>{each(ITEM, 40)}{each(NO_NAMES, 2, 50)}{each(ITEM, 40, 52)}</ul>",
    "more in one": f"<ul>{each(ITEM, 40)}{each(LONGER, 1, 50)}{each(ITEM, 40, 51)}</ul>",
}
UNLIKE = {
    "text": "On Small Boats\n" * 80,
    "one item": f"<ul>{each(ITEM, 1)}</ul>",
    "titles among other words": "<ul>"
    + each("<li>Anna Oar, Bo Lund, On Small Boats {n}, Lakes 3, 19{n:02}</li>\n", 80)
    + "</ul>",
    "tags that vary": "<ul>"
    + "".join(ITEM.format(n=n).replace("<b>", f'<b class="x{n}">') for n in range(80))
    + "</ul>",
}


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[list[Work]]:
    """Let short pages be read as long ones are; return what comes of that."""
    told: list[list[Work]] = []
    whole = byexample.works_by_example

    def works(source: str, read: byexample.Read) -> list[Work]:
        told.append(whole(source, read))
        return told[-1]

    for name, value in (("_LONG", 0), ("_FIRST", 500), ("_EXAMPLES", 5), ("_FEWEST", 6)):
        monkeypatch.setattr(byexample, name, value)
    monkeypatch.setattr(html, "works_by_example", works)
    return told


def read_whole(source: str) -> Listing:
    """Return what a page is read as that is short."""
    assert len(source) < 100_000
    return parse(source, "html")


@pytest.mark.parametrize("source", ALIKE.values(), ids=ALIKE)
def test_items_alike_are_read_as_in_the_whole(source: str, request: pytest.FixtureRequest) -> None:
    """What is read by examples is what is read of the whole page, and where it stands."""
    listing = read_whole(source)
    found: list[list[Work]] = request.getfixturevalue("found")
    assert parse(source, "html") == listing
    assert found[-1]


@pytest.mark.parametrize("source", UNLIKE.values(), ids=UNLIKE)
def test_others_are_read_as_any_page(source: str, request: pytest.FixtureRequest) -> None:
    """Where examples do not tell which part of an item is what, none is read by them."""
    listing = read_whole(source)
    found: list[list[Work]] = request.getfixturevalue("found")
    assert parse(source, "html") == listing
    assert not any(found)


def test_most_items_are_not_read(found: list[list[Work]]) -> None:
    """Of a long list few items are read as any page is, and the others as they would be."""
    source = f"<div>{each(CARD, 400)}</div>"
    lengths: list[int] = []

    def read(text: str) -> list[Work]:
        lengths.append(len(text))
        return [
            Work(
                item.start(),
                item.end(),
                {"titles": (item[1],), "authors": tuple(item[2].split(", ")), "year": None},
            )
            for item in re.finditer(r"<h3>(.*?)</h3>.*?>(.*?)</div>", text)
        ]

    whole = read(source)
    works = byexample.works_by_example(source, read)
    told = [(*work[:2], work.understood["titles"], work.understood["authors"]) for work in works]
    assert [(*w[:2], w.understood["titles"], w.understood["authors"]) for w in whole] == told
    assert max(lengths[1:]) < len(source) / 3
    assert not found


FORMS = (
    ("<li><b>A</b> c</li>", "<li><b>Words, more</b>of these</li>", True),
    ("<li><b>A</b> c</li>", "<li><i>A</i> c</li>", False),
    ("<li><b>A</b> c</li>", "<li><b>A</b></li>", False),
    ("<li>A <br> </li>", "<li>A<br></li>", True),
    ("<li>A <br> </li>", "<li>A<br>B</li>", False),
    ("<li><a href='x'>A</a></li>", "<li><a href='y'>A</a></li>", True),
    ('<li><a href="x">A</a></li>', '<li><a href="y">A</a></li>', True),
    ('<li><a href="x">A</a></li>', "<li><a href='x'>A</a></li>", False),
    ('<li id="a">A</li>', '<li id="b">A</li>', True),
    ('<li><b class="a">A</b></li>', '<li><b class="b">A</b></li>', False),
    ('<li aria-hidden="no">A</li>', '<li aria-hidden="true">A</li>', False),
    ("<li>A < 1</li>", "<li>A < 1</li>", True),
    ("<li>A<!-- b --></li>", "<li>A<!-- b --></li>", False),
    ("<li>A<script>b</script></li>", "<li>A<script>b</script></li>", False),
)


@pytest.mark.parametrize(("one", "other", "fits"), FORMS)
def test_forms(one: str, other: str, *, fits: bool) -> None:
    """Items fit a form that have its tags, their look, and words where it has words."""
    source = "\n".join([*([f"<ul>{one}"] + [one] * 30), other, "<li></li></ul>"])
    starts = starts_of_items(source)
    last = fitting(source, starts, forms_of(source, starts))[-1:]
    assert bytes([fits]) == last
