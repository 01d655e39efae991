"""Pages of results: of databases, of publishers, of PubMed as text, of Google Scholar's mails."""

import random
from collections.abc import Callable

import pytest

from bibtool.layouts import parse
from tests.layouts.invented import Work, works
from tests.layouts.test_every_line import check

WORDS = "Boats are rowed over lakes and we see what the wind does to them in the"


def family_first(work: Work) -> str:
    """Return ``Smith, Anna; Lund, Bo``."""
    return "; ".join(", ".join(reversed(name.split(maxsplit=1))) for name in work.authors)


def short_form(name: str) -> str:
    """Return ``Smith A``."""
    first, family = name.split(maxsplit=1)
    return f"{family} {first[0]}"


RESULTS: dict[str, Callable[[int, Work], str]] = {
    "publisher": lambda n, w: (
        f"{w.title}\n{WORDS}...\n{', '.join(w.authors)} in Lakes\nArticle 0{n} May {w.year}\n\n"
    ),
    "counted": lambda n, w: (
        f"{n}\n{w.title}\n{family_first(w)}\nMay {w.year} | \nLAKES \n3 (2) , pp.1-9\n"
        f"{WORDS}... Show more\nView full text\nRelated records\n{n * 20}\nCitations\n"
    ),
    "counted with gaps": lambda n, w: (
        f"{n}.\n{w.title}\n\nNumber of pages: 20 Posted: 03 May {w.year}\n{', '.join(w.authors)}\n"
        f"Downloads {n}00\n\n"
    ),
    "names above": lambda _, w: (
        f"{family_first(w)}\n{w.title}. (English) Zbl 1234.56789\nLakes 3, No. 2, 1-9.\n"
        "MSC:  35K55\nCite  Review  PDF\n\n"
    ),
    "names on lines": lambda n, w: (
        "research-article\n" + "\n".join([w.title, *w.authors]) + f"\nMay {w.year}\n{WORDS}...\n"
        f"{n}citations\n{n}00\nDownloads\n\n"
    ),
    "summarised": lambda _, w: (
        f"{w.title}\n{', '.join(w.authors)}\nTLDR {WORDS} crowd.\nSave to Library\nNot Relevant\n\n"
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_results(name: str) -> None:
    """A block is one work, with title and authors; snippets and others' words are no abstract."""
    made = works(random.Random(6), 6)
    text = "Boat Search\nAdvanced\nHelp\n\n" + "".join(
        RESULTS[name](n, work) for n, work in enumerate(made, 1)
    )
    listing = parse(text)
    check(text, listing)
    assert "search-results" == listing.layout
    assert [work.title for work in made] == [r.title for r in listing.references]
    # Two names of two words each may be one that begins with the family name.
    expected = {w.title: tuple(w.authors) for w in made if len(w.authors) > 2}
    assert expected == {r.title: r.authors for r in listing.references if r.title in expected}
    assert {""} == {reference.abstract for reference in listing.references}


def test_pubmed_as_text() -> None:
    """Paragraphs are where, title, authors, their places, abstract and ids; one work is enough."""
    work = works(random.Random(1), 1)[0]
    names = ", ".join(f"{short_form(name)}({n})" for n, name in enumerate(work.authors, 1))
    text = (
        f"1. Lakes. 2020 May 3;12(1):34. doi: 10.1000/lakes.1.\n\n{work.title}.\n\n"
        f"{names}.\n\nAuthor information:\n(1)Department of Boats, Lake University, Lakeville.\n\n"
        f"{WORDS}\ncrowded harbours of the north.\n\nDOI: 10.1000/lakes.1\nPMID: 12345678\n\n"
    )
    listing = parse(text)
    check(text, listing)
    (found,) = listing.references
    assert ("pubmed", work.title, 2020, f"{WORDS} crowded harbours of the north.") == (
        listing.layout,
        found.title,
        found.year,
        found.abstract,
    )
    assert [name.split()[-1] for name in work.authors] == [a.split()[-1] for a in found.authors]
    assert "10.1000/lakes.1" == str(found.doi)


def test_pubmed_summaries() -> None:
    """An entry is a paragraph: authors, a title of one sentence or two, a journal, the ids."""
    rows = [
        ("Oar SE, Lund B", "On Small Boats. How lakes are crossed", "Lakes (Basel)"),
        ("Doe C", "Do oars bend?", "J Row Boats"),
    ]
    text = "".join(
        f"{n}: {names}. {title}{'' if title.endswith('?') else '.'} {journal}. 2016 Apr;35(2):5-7. "
        f"doi: 10.1000/lake.{n}. Epub 2015 May 2.\nPMID: 3322253{n}; PMCID: PMC617934{n}.\n\n"
        for n, (names, title, journal) in enumerate(rows, 1)
    )
    listing = parse(text)
    check(text, listing)
    assert "pubmed" == listing.layout
    expected = [(title, 2016, f"10.1000/lake.{n}") for n, (_, title, _) in enumerate(rows, 1)]
    assert expected == [(r.title, r.year, str(r.doi)) for r in listing.references]
    assert [("S. E. Oar", "B. Lund"), ("C. Doe",)] == [r.authors for r in listing.references]


HEADS = ["", "Neue Artikel von Jane Doe\n", "Mails\n[boats] - résultats\n"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_scholar_mails_with_few_works(head: str, count: int) -> None:
    """A dash, a venue and a year behind names in Scholar's form are enough, in any language."""
    made = works(random.Random(count), count)
    text = head
    for work in made:
        names = ", ".join(f"{name[0]} {name.split()[-1]}" for name in work.authors)
        text += f"{work.title}\n{names} - Lakes, {work.year}\n{WORDS}\ncrowded …\n\n"
    text += "Esta é uma mensagem sobre barcos.\nVer alertas\n"
    listing = parse(text)
    check(text, listing)
    assert "scholar" == listing.layout
    assert [work.title for work in made] == [r.title for r in listing.references]


BASE = "2301.00001"
ROWS = [
    (
        "On Wide Lakes and Boats",
        "Anna Smith",
        "It goes on where arXiv:2301.00001 ended. " * 6,
        None,
    ),
    ("On Deep Lakes and Boats", "Bo Lund", "follow-up of arXiv:2301.00001", None),
    ("Comment on arXiv:2301.00001: the boats", "Cy Doe", "short", None),
    ("On Cold Lakes and Boats", "Di Roe", "arXiv:2301.00001", BASE),
    ("On Warm Lakes and Boats", "Ed Poe", f"LAKE 2020, https://arxiv.org/abs/{BASE}", BASE),
]


@pytest.mark.parametrize(("title", "name", "cell", "expected"), ROWS)
def test_ids_in_cells_of_words(title: str, name: str, cell: str, expected: str | None) -> None:
    """An id among a cell's words is another work's; a cell that is little else is the work's."""
    others = "".join(f"On {n} Boats and Rivers\t{name}, Jo Kerk\t{cell}\n" for n in ("Red", "Old"))
    text = f"{title}\t{name}, Jo Kerk\t{cell}\n{others}"
    first = parse(text, layout="table").references[0]
    assert expected == (str(first.arxiv_id) if first.arxiv_id else None)


CELLS = {
    "cited": "Smith, On {} Boats and Lakes (2020)",
    "counted": "Vortrag 3: On {} Boats and Lakes",
    "broken": "**On {} Boats and Lakes**<br>Anna Smith, Bo Lund",
}


@pytest.mark.parametrize("name", CELLS)
def test_titles_in_cells(name: str) -> None:
    """Who is cited, what counts the talks and names below are no part of a cell's title."""
    kinds = ("Red", "Old", "New", "Far")
    rows = "".join(f"| {n} | {CELLS[name].format(kind)} | x |\n" for n, kind in enumerate(kinds))
    listing = parse(f"| Nr | Was | Wer |\n|---|---|---|\n{rows}", layout="table")
    assert [f"On {kind} Boats and Lakes" for kind in kinds] == [r.title for r in listing.references]


def test_results_in_markdown() -> None:
    """A heading's marks and number are no part of the title, and names in italics are no title."""
    names = ["Jane Oar, Cy Kerk, Di Rask", "Bo Lund", "Eva Holm, Gus Falk"]
    titles = ["On small boats and wind", "Rafts and rivers", "Oars in the winter"]
    page = "".join(
        f"## {n}. {title}\n\n[see](https://lakes.example/{n}) · more\n\n*{people}*\n\n"
        f"**In short** {WORDS} winter.\n\n**Key contributions**\n- {WORDS} fall.\n- One more.\n\n"
        for n, (title, people) in enumerate(zip(titles, names, strict=True), 1)
    )
    found = parse(page, layout="search-results").references
    assert titles == [reference.titles[0] for reference in found]
    assert names == [", ".join(reference.authors) for reference in found]
