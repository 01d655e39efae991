"""Two lists on one clipboard, and small marks that pages put beside titles."""

import pytest

from bibtool.layouts import parse
from bibtool.model import Listing

TITLES = [
    "Small Boats on Wide Lakes",
    "Rowing against the Wind",
    "How fast does a raft drift?",
    "Sailing without a sail in shallow water",
    "Anchors that never hold",
    "The tides of Lake Anna",
    "Paddles made of paper",
    "On the drift of unmanned rafts",
    "Oars: a history in five parts",
]


def _references(n: int, title: str) -> str:
    return f"[{n}] A. Smith, B. Lund. {title}. Lake Studies 12, 2{n}0-2{n}9, 2019.\n"


def _bibtex(n: int, title: str) -> str:
    fields = f"  title = {{{title}}},\n  author = {{Smith, Anna}},\n  year = 2019\n"
    return f"@article{{key{n},\n{fields}}}\n\n"


def _at_home(n: int, title: str) -> str:
    return (
        f"{title}\nAnna Smith, Bo Lund, Cy Doe\nLake Conference (LAKE), 201{n}\n[arXiv] [code]\n\n"
    )


def _listed(n: int, title: str) -> str:
    return (
        f"[{n}] arXiv:2101.0000{n} [pdf, other]\nTitle: {title}\nAnna Smith, Bo Lund\n"
        "Subjects: Boats (lake.BO)\n\n"
    )


def _page(work: object, titles: list[str]) -> str:
    assert callable(work)
    return "".join(work(n, title) for n, title in enumerate(titles, 1))


def _found(listing: Listing) -> list[str]:
    return [
        next((title for title in reference.titles if title in ALL), "")
        for reference in listing.references
    ]


OTHERS = [f"{title}, revisited" for title in TITLES]
ALL = {*TITLES, *OTHERS}
PAIRS = [
    (_bibtex, _references),
    (_references, _bibtex),
    (_listed, _references),
    (_references, _listed),
    (_listed, _at_home),
    (_at_home, _bibtex),
    (_bibtex, _listed),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_both_lists_are_read(first: object, second: object) -> None:
    """Each in its layout; the items stand in the order of the text."""
    listing = parse(_page(first, TITLES) + "\n" + _page(second, OTHERS))
    assert [*TITLES, *OTHERS] == _found(listing)


def test_the_lines_are_those_of_the_whole_text() -> None:
    """Lines are counted from the text's first; none is in an item and left over."""
    first = _page(_bibtex, TITLES)
    listing = parse(first + "\n" + _page(_references, OTHERS))
    at = first.count("\n") + 2
    assert list(range(at, at + len(OTHERS))) == [r.line for r in listing.references[len(TITLES) :]]
    taken = {n for reference in listing.references for n in reference.lines}
    assert taken.isdisjoint(line.line for line in listing.leftovers)


def test_the_layouts_are_named() -> None:
    """In the order in which they were used."""
    listing = parse(_page(_bibtex, TITLES) + "\n" + _page(_references, OTHERS))
    assert "bibtex+numbered-references" == listing.layout


def test_a_layout_that_was_asked_for_reads_alone() -> None:
    """What it leaves over is left over."""
    text = _page(_bibtex, TITLES) + "\n" + _page(_references, OTHERS)
    listing = parse(text, layout="bibtex")
    assert ("bibtex", len(TITLES)) == (listing.layout, len(listing.references))


def test_few_lines_more_are_no_list() -> None:
    """News and menus below a list are left over."""
    news = "".join(f"We were on Lake Anna in May 201{n}\n" for n in range(7))
    assert len(TITLES) == len(parse(_page(_listed, TITLES) + "\n" + news).references)


def test_a_link_below_other_labels_is_the_works() -> None:
    """A bullet that is a link and nothing else needs no label."""
    page = "".join(
        f"{n}. **{title}** (2019)\n   * *Authors:* Anna Smith, Bo Lund\n   * *Summary:* Of use.\n"
        f"   * [Read on arXiv](https://arxiv.org/abs/2101.0000{n})\n\n"
        for n, title in enumerate(TITLES, 1)
    )
    assert [f"2101.0000{n}" for n in range(1, 10)] == [
        str(reference.arxiv_id) for reference in parse(page).references
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Nr;Titel;Autoren;Jahr;Link",
        "N°;Titre;Auteurs;Année;Lien",
        "no;título;autores;año;link",
        "#;标题;作者;年份;链接",
    ],
)
def test_tables_in_other_languages(head: str) -> None:
    """Columns are known by their names in the languages that spreadsheets have."""
    rows = [
        f"{n};{title};Anna Smith, Bo Lund;2019;https://arxiv.org/abs/2101.0000{n}"
        for n, title in enumerate(TITLES, 1)
    ]
    listing = parse("\n".join([head, *rows]))
    assert [(title, ("Anna Smith", "Bo Lund"), 2019) for title in TITLES] == [
        (reference.titles[0], reference.authors, reference.year) for reference in listing.references
    ]


def test_a_citation_behind_a_title_in_a_cell() -> None:
    """It is none of the title."""
    rows = [
        f"5/{n}\tLecture\t{title} (Smith et al. 2019)\tHW {n}" for n, title in enumerate(TITLES)
    ]
    listing = parse("\n".join(["Date\tType\tReading\tDeadlines", *rows]))
    assert TITLES == [reference.titles[0] for reference in listing.references]


def test_the_mark_of_a_note_is_none_of_the_title() -> None:
    """Notes of some editors are quotations that begin with what they are."""
    notes = [
        f"> [!abstract] {title}\n> **Authors**: Anna Smith, Bo Lund\n> **Year**: 2019\n\n"
        for title in TITLES
    ]
    assert TITLES == [reference.titles[0] for reference in parse("".join(notes)).references]


def _at_github(n: int, title: str) -> str:
    return f"- **{title}** ({2010 + n}). *Anna Smith, Bo Lund* [[pdf](https://lake.example/{n})]\n"


def _ris(n: int, title: str) -> str:
    return f"TY  - JOUR\nTI  - {title}\nAU  - Smith, Anna\nPY  - 201{n}\nER  - \n\n"


def _told(n: int, title: str) -> str:
    return (
        f"{title}\nWe look at lake number {n} for a whole summer and count what drifts on it, by "
        f"day and by night, and find that {n} in ten of all boats come back to where they were.\n\n"
    )


def _in_table(n: int, title: str) -> str:
    return f"| {n} | {title} | A. Smith, B. Lund | 201{n} |\n"


LATER = "once", "seen again", "from above", "in winter", "by night"
MANY = [
    (_listed, _bibtex, _at_home, _references),
    (_listed, _at_home, _at_github, _bibtex, _references),
    (_bibtex, _at_github, _listed, _at_home),
    (_ris, _told, _at_home, _at_github, _references),
    (_ris, _in_table, _told),
    (_at_github, _references, _ris),
]


@pytest.mark.parametrize("works", MANY)
def test_many_lists_are_read(works: tuple[object, ...]) -> None:
    """What is left over may be several lists too, which no one layout fits."""
    titles = [[f"{title} {part}" for title in TITLES] for part in LATER]
    parts = list(zip(works, titles, strict=False))
    listing = parse("\n".join(_page(work, told) for work, told in parts))
    wanted = [title for _, told in parts for title in told]
    assert wanted == [
        next((title for title in item.titles if title in wanted), "") for item in listing.references
    ]
