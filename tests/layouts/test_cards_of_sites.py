"""Cards of sites are known by what only their site prints, one alone too."""

from collections.abc import Callable

import pytest

from bibtool.layouts import parse
from bibtool.layouts.sites import compiled
from bibtool.layouts.sites.bylines import byline

_PROSE = (
    "We row small boats across a lake and count how often each of them comes back to the shore. "
    "It turns out that most of them do, and that those which do not are found again by the river "
    "in the spring, when the ice is gone and the water is high."
)
_OARS, _LAKES = "On the Oars of Small Boats", "Waves that Cross Frozen Lakes"
_WORKS = [(_OARS, ("Anna Oar", "Bo Lund")), (_LAKES, ("Cora Sail", "Dan Keel", "Eva Mast"))]


def _osti(title: str, names: tuple[str, ...]) -> str:
    turned = "; ".join(", ".join(reversed(name.split())) for name in names)
    ids = "DOI: https://doi.org/10.1000/1234 · OSTI ID:1234567"
    return f"{title}\nJournal Article · Mon Jan 26 2019 · Boats\n{ids}\n{turned}\n{_PROSE}"


def _ntrs(title: str, names: tuple[str, ...]) -> str:
    below = f"Document ID: 20190034092\nDocument Type: Boat\nAuthors: {', '.join(names)}"
    return f"{title}\n{_PROSE}\n{below}\nDate: March 4, 2019"


def _openreview(title: str, names: tuple[str, ...]) -> str:
    return f"8249\n{title}\n{', '.join(names)}\nPDF\n3 of 4 Reviews Submitted\nNo Recommendation"


def _papercept(title: str, names: tuple[str, ...]) -> str:
    lines = [f"{', '.join(reversed(name.split()))}\tUniversity of Lakes" for name in names]
    return "\n".join([f"08:30-08:45, Paper TuA1.1\tAdd\n{title}\n", *lines])


def _conftool(title: str, names: tuple[str, ...]) -> str:
    marked = ", ".join(f"{name}{n}" for n, name in enumerate(names, 1))
    return f"4:00pm - 4:30pm\n{title}\n\n{marked}\n\n1University of Lakes; 2MIT\n\n{_PROSE}"


def _sched(title: str, names: tuple[str, ...]) -> str:
    return f"9:30am PDT\n{title}\nGrand Ballroom B\n{', '.join(names)}, University of Lakes"


def _wiley(title: str, names: tuple[str, ...]) -> str:
    below = "Pages: 10-20\nFirst Published: 12 Nov 2014\n\nAbstract  Full text  PDF"
    return f"{title}\n{', '.join(names)}\n\n{below}"


def _cambridge(title: str, names: tuple[str, ...]) -> str:
    below = "Published online by Cambridge University Press: 29 Jul 2005, R40"
    return f"BLM Papers\n{title}\n{', '.join(names)}\n{below}\nArticle  PDF  HTML\nView abstract"


def _philpapers(title: str, names: tuple[str, ...]) -> str:
    return f"45\t{title}.\n{' & '.join(names)} - 2001 - Boats 9 (6):1640-1663.\n{_PROSE}\nBookmark"


def _scielo(title: str, names: tuple[str, ...]) -> str:
    turned = "; ".join(", ".join(reversed(name.split())) for name in names)
    return f"1.\n{title}\n{turned}.\nRevista Dez 1995, Volume 57 Nº 1\nResumo: EN PT\nTexto: PT"


def _alphaxiv(title: str, names: tuple[str, ...]) -> str:
    head = f"{title}\n5 Jul 2023\nLake University\n{', '.join(names)}"
    return f"{head}\n{_PROSE}\nView blog\nResources548\nBookmark"


_FORMS = (
    _osti,
    _ntrs,
    _openreview,
    _papercept,
    _conftool,
    _sched,
    _wiley,
    _cambridge,
    _philpapers,
    _scielo,
    _alphaxiv,
)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("works", [_WORKS[:1], _WORKS])
def test_a_card_is_a_title_and_its_authors(
    form: Callable[[str, tuple[str, ...]], str], works: list[tuple[str, tuple[str, ...]]]
) -> None:
    """One work alone is read as two are, and what stands around them is no work."""
    text = "Search the lake\nHelp\n\n" + "\n\n".join(form(*work) for work in works) + "\n\nImprint"
    found = parse(text)
    actual = [(item.titles[0], item.authors) for item in found.references]
    assert (found.layout, actual) == ("cards", works)


def test_a_break_between_talks_is_no_work() -> None:
    """Below a time with nobody's name is a meal."""
    text = f"8:00am PDT\nBreakfast by the Lake\nGrand Foyer\n\n{_sched(*_WORKS[1])}\n"
    assert [item.titles[0] for item in parse(text).references] == [_LAKES]


def test_authors_with_an_id_behind_them_are_below_their_title() -> None:
    """What stands above a title or below its authors is furniture."""
    text = (
        f"3 votes   discussed\n{_OARS}\nAnna Oar and Bo Lund — 2101.00001\nShow abstract\n\n"
        f"0 votes   no volunteer yet\n{_LAKES}\nCora Sail, Dan Keel, et al. — 2101.00002\n"
    )
    actual = [(item.titles[0], str(item.arxiv_id)) for item in parse(text).references]
    assert actual == [(_OARS, "2101.00001"), (_LAKES, "2101.00002")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Oar and Bo Lund, LAKE 2019, arXiv 2101.00001", ("Anna Oar", "Bo Lund")),
        ("Anna Oar et al. | math.AG | https://arxiv.org/abs/2101.00001", ("Anna Oar",)),
        ("Oar et al., Boat Letters 2018", ("Oar",)),
        ("Oar, Anna; Lund, Bo [1]; et al.", ("Anna Oar", "Bo Lund")),
        ("Anna Oar1, Bo Lund2", ("Anna Oar", "Bo Lund")),
        ("C. -Y. Tu, L. -D. Xia, and J. -S. He", ("C.-Y. Tu", "L.-D. Xia", "J.-S. He")),
        ("Grand Ballroom B", None),
        ("On the Oars of Small Boats", None),
        ("Filter By Date", None),
    ],
)
def test_a_line_of_authors_has_nothing_else(text: str, expected: tuple[str, ...] | None) -> None:
    """Names with marks and a tail are authors, and other capitalised words are not."""
    who = byline(text)
    assert (who and who.names) == expected


def test_a_sentence_names_a_work_and_its_id_over_broken_lines() -> None:
    """The id is on the line below, and is its own work's."""
    text = (
        "LAKES — no. 51\n\n* Small *\n\n  On the Oars of Small\n  Boats, by A. Oar and B.\n"
        "  Lund: 2101.00001.\n    We row small boats across a lake\n    in winter.\n\n"
        "  Waves that Cross Frozen Lakes, by C. Sail:\n  2101.00002.\n"
    )
    actual = [
        (item.titles[0], item.authors, str(item.arxiv_id), item.abstract)
        for item in compiled.read(text).references
    ]
    expected = [
        (_OARS, ("A. Oar", "B. Lund"), "2101.00001", "We row small boats across a lake in winter."),
        (_LAKES, ("C. Sail",), "2101.00002", ""),
    ]
    assert (parse(text).layout, actual) == ("compiled", expected)
