"""HTML without a head, in Markdown or old-fashioned, and works that other parts are read into."""

import pytest

from bibtool.layouts import best_layout, parse
from bibtool.layouts.formats.rendering import rendered
from tests.layouts.formats.reading import references, said

OLD = """<!-- <script src="https://s.example/x.js">
</script> -->
<script type="text/javascript">
var boats = 1;
</script>
<a NAME="Works">
<body bgcolor="#FFFFFF">
<h2>  Works  </h2>
<ol>
<li> (with B. Lund)
<B>Slow boats on wide lakes
</B>
<a href="https://arxiv.org/abs/2001.00001">arXiv:2001.00001</a>
<li> (with C. Reed)
<B>Sails in a calm sea
</B>
<a href="https://arxiv.org/abs/2001.00002">arXiv:2001.00002</a>
</ol>
"""


def test_old_fragments_are_pages() -> None:
    """Comments, scripts and marks may stand before the body, and nothing need be closed."""
    assert [
        ("Slow boats on wide lakes", ("B. Lund",), "2001.00001"),
        ("Sails in a calm sea", ("C. Reed",), "2001.00002"),
    ] == [(each.title, each.authors, str(each.arxiv_id)) for each in references(OLD, "html")]


def _card(title: str, author: str, number: str, abstract: str) -> str:
    return (
        f'<div class="card">\n<div class="card-title">{title}</div>\n'
        f'<div class="card-authors">{author} (last author)</div>\n'
        f'<div><a href="https://arxiv.org/abs/{number}">PDF</a></div>\n'
        f'<div class="card-abstract">\n{abstract}\n</div>\n</div>\n'
    )


def test_markdown_that_is_blocks_of_elements() -> None:
    """Below headings of Markdown a style and cards are HTML; a remark is no part of a name."""
    cards = [
        _card("Slow boats on wide lakes", "Bo Lund", "2001.00001", "We row slowly."),
        _card("Sails in a calm sea", "Cy Reed", "2001.00002", "We sail, or not."),
    ]
    text = "## Today\n<style>\n.card {\n  color: red;\n}\n</style>\n## Boats\n\n" + "".join(cards)
    expected = [
        ("Slow boats on wide lakes", ("Bo Lund",), "2001.00001", "We row slowly."),
        ("Sails in a calm sea", ("Cy Reed",), "2001.00002", "We sail, or not."),
    ]
    assert expected == [
        (each.title, each.authors, str(each.arxiv_id), each.abstract)
        for each in references(text, "html")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Boats\n\n<div align=center>\n\n- [Slow boats](https://b.example)\n- Sails\n</div>\n",
        "# Boats\n<br>\n<br>\n<br>\n<br>\nWe row.\n",
        "# Boats\n" + "<div>\n\n**Slow boats** of [ours](https://b.example)\n\n</div>\n" * 5,
    ],
)
def test_markdown_with_some_elements_is_markdown(text: str) -> None:
    """Lists, links and bold words are none of HTML."""
    assert best_layout(text) != "html"


TALKS = "".join(
    f'<div class="talk"><div class="speaker">{name}</div><div class="where">Lake University</div>\n'
    f'<div class="title">{title}</div>\n<div class="abstract">{abstract}</div></div>\n'
    for name, title, abstract in (
        ("Anna Oar", "Slow boats on wide lakes", "We row, and then we row."),
        ("Bo Lund", "Sails in a calm sea", "This goes on from arXiv:2001.00003."),
    )
)


def test_talks_have_speakers() -> None:
    """A speaker is an author; an id in the abstract is another work's."""
    page = f"<!DOCTYPE html><html><body><h1>Talks</h1>{TALKS}</body></html>"
    assert [
        ("Slow boats on wide lakes", ("Anna Oar",), ""),
        ("Sails in a calm sea", ("Bo Lund",), ""),
    ] == [(each.title, each.authors, str(each.arxiv_id or "")) for each in references(page, "html")]


def test_buttons_without_words_are_not_seen() -> None:
    """A link that leads nowhere and has signs alone shows what is hidden; with words it stays."""
    source = '<p><a onclick="f()">[+]</a>Boats <a href="#">[*]</a> <a href="#top">[1]</a></p>'
    source += "<li><a>–</a> Oars"
    assert ["Boats [1]", "- Oars"] == [row.text for row in rendered(source).rows]


HIDDEN = "".join(
    f'<tr><td><a onclick="show({n})">[+]</a> <a href="http://arxiv.org/abs/{number}v1">'
    f'{title} (2020)</a> - <i>Oar, Anna and Lund, Bo</i>\n<div style="display: none">'
    f"<u>{number}v1 - {{lakes}} {{wind}}</u><br>We show that {thing} of all kinds go slower on"
    " lakes than upon the sea, and that this is as it has always been for those who row, sail or"
    " drift there in summer.</div></td></tr>\n"
    for n, (number, title, thing) in enumerate(
        (
            ("2001.00001", "Slow boats on wide northern lakes", "boats"),
            ("2001.00002", "Sails in a calm that lasts all day", "sails"),
            ("2001.00003", "Oars for rowers who are in no hurry", "oars"),
        )
    )
)


def test_what_says_the_id_once_more_is_the_abstract() -> None:
    """Below a work in a table its id and its abstract are hidden."""
    page = f"<html><body><table>{HIDDEN}</table></body></html>"
    assert [("2001.00001v1", True), ("2001.00002v1", True), ("2001.00003v1", True)] == [
        (str(each.arxiv_id), ("Anna" in str(each.authors))) for each in references(page, "html")
    ]


RECORDS = (
    ("Anna Oar, Bo Lund, Cy Q. Reed, Dora Quay, Ed Wind", "Slow boats on wide northern lakes"),
    ("Anna Oar, Bo Lund", "Sails in a calm that lasts all day"),
    ("Cy Reed", "Oars for rowers who are in no hurry"),
    ("Anna Oar, Bo Lund, Ed Wind, Dora Quay", "Harbours without any ships in winter"),
    ("Anna Oar", "What the oldest sailors know of ice"),
    ("Ed Wind, Fay Ray, Gus Pole, Hal Keel", "The long way around an island"),
)


def test_each_item_of_a_list_is_a_work_if_elements_mark_titles() -> None:
    """Names, title, year: the title is the link, and each item has one work."""
    items = "\n\n".join(
        f'<li>{90 - n}: \n {names}, <a href="http://d.example/{n}.html">{title}</a>,'
        f" 20{n + 10}. \n</li>"
        for n, (names, title) in enumerate(RECORDS)
    )
    page = f"<html><body><h1>Records (5)</h1><ol>{items}</ol></body></html>"
    found = references(page, "html")
    assert [title for _, title in RECORDS] == [each.title for each in found]
    assert [names for names, _ in RECORDS][:4] == [", ".join(each.authors) for each in found][:4]
    assert [(4 * n + 1, 4 * n + 2) for n in range(6)] == [said(each)["lines"] for each in found]


def test_items_that_go_on_with_a_work_are_no_works() -> None:
    """Names and a year in items of their own are of the title above."""
    items = "".join(
        f"<li><b>{title}</b></li><li>{names}</li><li>20{n + 10}</li>\n"
        for n, (names, title) in enumerate(RECORDS)
    )
    found = parse(f"<html><body><ul>{items}</ul></body></html>").references
    titles = {title for _, title in RECORDS}
    assert not [each for each in found if each.authors and each.title not in titles]


@pytest.mark.parametrize("sign", ["—", "...", "[+]", "* * *"])
def test_items_of_signs_alone_are_no_works(sign: str) -> None:
    """They have no title that could stand in them."""
    works = [
        "Anna Smith, Bo Lund, <i>On the wide lakes of ducks</i>, 2010",
        "Cy Hill, Dora Rask, <i>Rivers and ponds in winter</i>, 2011",
        "Eva Holm, Finn Berg, <i>Cows that float on the sea</i>, 2012",
        "Greta Moe, Hans Vik, <i>Reeds in the deep north</i>, 2013",
    ]
    items = "\n".join(f"<li>{work}</li>\n<li>{sign}</li>" for work in works)
    page = f"<html><body><h1>Papers</h1><ul>\n{items}\n</ul></body></html>"
    found = {title for item in parse(page).references for title in item.titles}
    assert "On the wide lakes of ducks" in found
