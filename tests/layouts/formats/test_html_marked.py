"""Saved pages whose elements tell where a title begins and ends, or what belongs together."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.formats.gaps import parted_by_gaps
from bibtool.layouts.formats.grids import without_grids
from bibtool.layouts.formats.rowtable import Row, RowTable
from tests.layouts.formats.reading import references
from tests.layouts.test_work import EXTRA, MOST, calls

TITLES = (
    "Slow boats on wide northern lakes",
    "Oars for rowers who are in no hurry",
    "Sails in a calm that lasts all day",
    "A short account of harbours in winter",
)


def page(body: str) -> str:
    """Return a document of this body."""
    return f"<!DOCTYPE html><html><body>\n{body}\n</body></html>\n"


def each(form: str) -> str:
    """Return a list's items, one for each title, with a number and another venue each."""
    venues = ("Lake Physics", "J. Harbours", "Annals of Rowing", "Lake Physics")
    return "\n".join(
        form.format(title=title, venue=venue, n=n)
        for n, (title, venue) in enumerate(zip(TITLES, venues, strict=True), 1)
    )


VENUE_BEHIND = each('<li>{title}, <span class="jr">{venue} vol. {n} (2017) {n}1-{n}8.</span></li>')
EMPHASIS = each(
    '<li>Oar, Anna, Bo Lund, and Cy Reed. <em>{title}</em>, <a href="/{n}">{venue} {n}, no. 2'
    " (2017): {n}8.</a></li>"
)
LINKED = each(
    '<p><a href="https://arxiv.org/abs/1701.0000{n}">(2{n})</a> &nbsp; <a href="/{n}.pdf">{title}'
    "</a>, latest revision {n} May 2017</p>"
)


@pytest.mark.parametrize(
    "body", [f"<ol>{VENUE_BEHIND}</ol>", f"<ul>{EMPHASIS}</ul>", f"<h2>Preprints</h2>{LINKED}"]
)
def test_title_ends_where_an_element_does(body: str) -> None:
    """What follows the title is in an element of its own, or the title is."""
    expected = TITLES
    actual = tuple(each.title for each in references(page(body), "html"))
    assert expected == actual


def test_title_is_in_an_element_behind_the_journal() -> None:
    """What stands first, names and a journal, tells no layout of text what the title is."""
    body = each("<li>A. Oar, B. Lund, J. Harb. <b>{n}</b>, 10{n} (2017).<br><em>{title}</em>.")
    body += "\n<li>C. Reed, J. Harb. <b>9</b>, 8 (2018).<br><em>Oars again</em>."
    expected = [*TITLES, "Oars again"]
    actual = [reference.title for reference in references(page(f"<ol>{body}</ol>"), "html")]
    assert expected == actual


def test_emphasised_venue_is_no_title() -> None:
    """A number follows it, and it comes again."""
    body = each("<li>A. Oar and B. Lund. {title}. <i>{venue} of the North</i> {n}, 2017.</li>")
    actual = references(page(f"<ul>{body}</ul>"), "html")
    assert [reference.title for reference in actual] == list(TITLES)


def test_id_in_a_title_is_another_works() -> None:
    """A comment's title may name what it comments on."""
    body = each(
        '<li>A. Oar, B. Lund, <em>{title}</em>, <a href="/{n}">{venue} {n} (2017) 8</a></li>'
    )
    body += body.replace("</em>", " again</em>")
    body = body.replace(f"{TITLES[1]}<", "Comment on slow boats, arXiv:1701.00001<")
    actual = references(page(f"<ul>{body}</ul>"), "html")[1]
    assert (actual.title, actual.arxiv_id) == ("Comment on slow boats, arXiv:1701.00001", None)


ENTRY = """<div class="entry"><div class="right">[<a href="http://arxiv.org/pdf/1701.0000{n}">PDF</a>
<a href="http://arxiv.org/format/1701.0000{n}">Other</a>]</div>
<div id="ptitle"><p><a href="http://arxiv.org/abs/1701.0000{n}">
{title}</a></p></div>
<div id="pauthors"><a href="/a">Anna Oar</a>, <a href="/b">Bo Lund</a>, + 3 more</div>
<div id="pabstract">We row boats on lakes of {venue} ...</div></div>"""


@pytest.mark.parametrize("name", ["ptitle", "papertitle", "titre", "pub-titel"])
def test_ids_of_elements_that_come_again_name_parts(name: str) -> None:
    """Old pages have one id on many elements; classes may be glued, or French."""
    actual = references(page(each(ENTRY).replace("ptitle", name)), "html")
    assert [
        (title, ("Anna Oar", "Bo Lund"), f"1701.0000{n}") for n, title in enumerate(TITLES, 1)
    ] == [(each.title, each.authors, str(each.arxiv_id)) for each in actual]


def test_title_has_its_own_link_though_the_id_stands_above() -> None:
    """A row of buttons above a title must not take its id to the work above."""
    form = ENTRY.replace(' id="ptitle"', "").replace(' id="pauthors"', "")
    actual = {each.title: str(each.arxiv_id) for each in references(page(each(form)), "html")}
    for n, title in enumerate(TITLES, 1):
        assert actual[title] == f"1701.0000{n}"


def test_cells_of_a_grid_are_works() -> None:
    """Two columns of works are no table of titles and something else."""
    cell = '<td><font><a href="{n}.dvi"><i>{title}</i>, (with B. Lund), (preprint)</a></font></td>'
    cells = each(cell).split("\n") + each(cell).replace("</i>", " again</i>").split("\n")
    rows = "".join(f"<tr>{a}\n{b}</tr>\n" for a, b in zip(cells[::2], cells[1::2], strict=True))
    expected = [*TITLES, *(f"{title} again" for title in TITLES)]
    actual = references(page(f"<table>{rows}</table>"), "html")
    found = {title for reference in actual for title in reference.titles}
    assert len(expected) == len(actual)
    assert set(expected) <= found


def test_cells_of_a_grid_that_name_nobody_are_works() -> None:
    """Beside works with coauthors stand works of one's own; above them stands a bold line."""
    cell = '<td><a href="{n}.dvi"><i>{title}</i>, May 201{n}, (with B. Lund), (preprint)</a></td>'
    cells = each(cell).split("\n") + each(cell).replace("</i>", " again</i>").split("\n")
    cells[3] = cells[3].replace(" (with B. Lund),", "")
    rows = "".join(f"<tr>{a}\n{b}</tr>\n" for a, b in zip(cells[::2], cells[1::2], strict=True))
    source = page(f"<center><b>Preprints of Anna Oar</b></center><p><table>{rows}</table>")
    expected = [*TITLES, *(f"{title} again" for title in TITLES)]
    actual = [reference.title for reference in references(source, "html")]
    assert expected == actual


@pytest.mark.parametrize(
    "form",
    [
        '<p><a href="{n}.pdf">{title}</a> (with Bo Lund), {venue}, 2017.</p>',
        "<p>{title}<br>Anna Oar, Bo Lund<br>{venue} {n} (2017)</p>",
    ],
)
def test_bold_paragraphs_head_lists(form: str) -> None:
    """Only works that begin with a bold line make one a work."""
    heads = ("<p><b>C. Papers in Journals</b>", "<p><b>D. Papers in Conferences</b>")
    again = form.replace("{title}", "{title} again")
    source = page(f"{heads[0]}\n{each(form)}\n{heads[1]}\n{each(again)}")
    expected = [*TITLES, *(f"{title} again" for title in TITLES)]
    actual = [reference.title for reference in references(source, "html")]
    assert expected == actual


def test_columns_that_differ_are_no_grid() -> None:
    """A column of names belongs to the titles beside it."""
    rows = [
        Row(f"{title}\tAnna Oar, Bo Lund, Cy Reed", 0, 9, begun=(0, len(title) + 1), places=(0, 5))
        for title in TITLES
    ]
    for row, title in zip(rows, TITLES, strict=True):
        row.links = (0, len(title) + 1)
    table = RowTable(rows)
    assert list(without_grids(table)) == list(table)


def test_blank_paragraphs_part_the_works() -> None:
    """Builders of pages have a paragraph for each line, and a blank one between works."""
    body = each(
        "<p><span>• </span><span>{title}</span></p><p>Together with <a href='/b'>Bo Lund</a>. In"
        " <a href='/{n}'>Proc. Lakes 2017</a>, {n}1-{n}8.</p><p><span><br></span></p>"
    )
    actual = references(page(f"<div><p>&nbsp;</p>{body}</div>"), "html")
    assert [reference.title for reference in actual] == list(TITLES)


def test_single_paragraphs_stay_apart_between_blank_ones() -> None:
    """Blank paragraphs between all lines part nothing."""
    rows = RowTable(Row(title, 0, 9, is_apart=True, is_gap=True) for title in TITLES)
    parted_by_gaps(rows)
    assert all(row.is_apart for row in rows)


def test_terms_begin_works_that_go_on_below() -> None:
    """What defines a term that is a title is about that work."""
    body = "".join(
        f'<dt>May 201{n}</dt><dd><dl><dt>論文 "{title}"</dt><dd>Lake Physics {n} (2017) 8.<br>'
        f'Preprint: <a href="http://arxiv.org/abs/1701.0000{n}">arXiv:1701.0000{n}</a></dd></dl></dd>'
        for n, title in enumerate(TITLES, 1)
    )
    actual = references(page(f"<h2>News</h2><dl>{body}</dl>"), "html")
    assert [f"1701.0000{n}" for n in range(1, 5)] == [str(each.arxiv_id) for each in actual]
    assert all(title in each.text for title, each in zip(TITLES, actual, strict=True))


def test_bold_abstracts_are_no_titles() -> None:
    """What is bold and long is no title."""
    abstract = "We row boats on lakes and measure how slowly they go in any weather. " * 8
    body = "".join(
        f"<p><b>{title}.</b><br><b>{abstract}{n}</b></p>" for n, title in enumerate(TITLES)
    )
    actual = references(page(body), "html")
    assert [reference.title for reference in actual] == list(TITLES)


@pytest.mark.parametrize(
    "junk",
    [
        "<i><b>of the lakes ",
        "<p><i>slow boats</i>",
        "<dl><dt>a b c d<dd>",
        "<td><a href=x>slow boats on lakes</a>",
        "<p></p>x y<br>z ",
        '<i id="title">a b</i>',
    ],
)
def test_junk_takes_work_in_proportion(junk: str) -> None:
    """No element that comes again and again is looked at again for each."""
    texts = ["<html><body>" + junk * (size // len(junk)) for size in (6_000, 12_000)]
    once, twice = (calls(lambda text: parse(text, layout="html"), text) for text in texts)
    assert twice <= MOST * once + EXTRA
