"""A long page is read in parts, each as if the page were there as it is behind the first."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.formats import itemparts, markupforms, rendering

ITEM = (
    "<li><b>On Small Boats and Wide Lakes {n}</b><br>Anna Oar, Bo Lund<br><i>Lakes</i>, 20{n:02}"
    ' <a href="https://arxiv.org/abs/2001.{n:05}">pdf</a></li>\n'
)
CELLS = (
    "<tr><td>20{n:02}</td><td><div>On Small Boats {n}</div><p>Anna Oar</p></td></tr>\n"
    "<tr><td></td></tr>"
)
CARD = (
    '<div class="card"><div class="what">On Small Boats and Wide Lakes {n}</div>'
    '<div class="who">Anna Oar, Bo Lund</div></div>\n'
)
OPEN = "<li>Anna Oar, <em>On Small Boats {n}</em>, <a href='https://doi.org/10.1/x{n}'>doi</a>\n"


def each(form: str, count: int = 60) -> str:
    """Return so many works of a form."""
    return "".join(form.format(n=n) for n in range(10, 10 + count))


LINK = '<a href="https://arxiv.org/abs/2001.00001">pdf</a></li>\n'
PAGES = {
    "a list": f"<ul>{each(ITEM)}</ul>",
    "a table": f"<table>{each(CELLS)}</table>",
    "cards": f"<div>{each(CARD)}</div>",
    "items that nothing ends": f"<ul>{each(OPEN)}</ul>",
    "lists below headings": "".join(f"<h2>{n}</h2><ul>{each(ITEM, 9)}</ul>" for n in range(7)),
    "an item in a comment": f"<ul>{each(ITEM, 30)}<!-- {each(ITEM, 5)} -->{each(ITEM, 30)}</ul>",
    "a menu in the middle": f"<ul>{each(ITEM, 30)}<nav>{each(ITEM, 5)}</nav>{each(ITEM, 30)}</ul>",
    "a list in an item": f"<ul>{each(ITEM, 30)}<li><ol>{each(ITEM, 30)}</ol></li></ul>",
    "two lists": f"<ul>{each(ITEM, 30)}</ul><ol>{each(ITEM, 30)}</ol>",
    "one link in all": f"<ul>{each('<li>On Small Boats and Wide Lakes {n} ' + LINK)}</ul>",
    "another page behind": f"<main>{each(CARD, 30)}</main><div><ul>{each(ITEM, 30)}</ul></div>",
}


@pytest.mark.parametrize("source", PAGES.values(), ids=PAGES)
def test_parts_are_read_as_the_whole(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a page is parted its lines, their places and its works are the same."""
    whole, listing = list(rendering.rendered(source).rows), parse(source, "html")
    for module in (rendering, itemparts):
        monkeypatch.setattr(module, "may_share", lambda: True)
    for module, name, value in (
        (rendering, "_LONG", 0),
        (rendering, "_FIRST_PART", 750),
        (markupforms, "_HEAD", 1500),
        (markupforms, "_FEWEST_MARKS", 2),
    ):
        monkeypatch.setattr(module, name, value)
    for name, value in (("_MANY", 4), ("_FIRST", 2), ("_EACH", 5)):
        monkeypatch.setattr(itemparts, name, value)
    for part in (300, 1000):
        monkeypatch.setattr(rendering, "_PART", part)
        parted = list(rendering.rendered(source).rows)
        assert list(map(repr, whole)) == list(map(repr, parted))
        assert parse(source, "html") == listing
