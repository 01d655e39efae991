"""What each work of a page has besides its title is no item: days, speakers, remarks, links."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.shapes.kinds import kind_of

TITLES = [
    "Small Boats on Wide Lakes",
    "Rowing against the Wind: A Survey",
    "How fast does a raft drift?",
    "Sailing without a sail in shallow water",
    "Anchors that never hold",
    "The tides of Lake Anna",
    "Paddles made of paper",
    "On the drift of unmanned rafts",
]
PEOPLE = [
    "Anna Smith",
    "Bo Lund",
    "Cy Doe",
    "Di Rask",
    "Eva Holm",
    "Finn Berg",
    "Gro Dahl",
    "Hal Vik",
]
REMARKS = [
    "This is where most people begin with boats.",
    "It has the data that all later work on lakes is compared with.",
    "We liked the pictures more than the proofs.",
]


def _ids(n: int) -> str:
    return f"https://arxiv.org/abs/2101.0000{n + 1}"


def _talk(n: int) -> str:
    day = ["Monday, May 4, 2020", "Thursday, Jul 9, 2020", "Friday, Oct 2, 2020"][n % 3]
    return f"{day}\n{PEOPLE[n]}, Lake University\n{TITLES[n]}\n\n"


def _remarked(n: int) -> str:
    link = f"Read more: {_ids(n)}\n\n" if n % 2 else ""
    return f"{TITLES[n]}\n\n{REMARKS[n % 3]}\n\n{link}"


def _in_series(n: int) -> str:
    names = ", ".join(PEOPLE[n : n + 1 + n % 3])
    return (
        f"{TITLES[n]}\n{names} ; Proceedings of the 9th Lake Conference on Boats and Oars, "
        f"PLCB 12:{n}1-{n}9\n[abs][Download PDF]\n\n"
    )


def _below_bullets(n: int) -> str:
    link = f"  - {_ids(n)}\n" if n % 2 else ""
    return f"- {TITLES[n]}\n  - {REMARKS[n % 3]}\n{link}"


def _commented(n: int) -> str:
    return (
        f'rower{n} {n + 2} hours ago | parent | next\n\nRelated: "{TITLES[n]}" {_ids(n)}\n'
        f"{REMARKS[n % 3]}\n\nreply\n\n"
    )


@pytest.mark.parametrize("work", [_talk, _remarked, _in_series, _below_bullets, _commented])
def test_one_item_for_each_title(work: object) -> None:
    """Whatever stands between two titles, there are as many items as titles, and these are read."""
    assert callable(work)
    listing = parse("".join(work(n) for n in range(len(TITLES))))
    assert [[title] for title in TITLES] == [
        [title for title in TITLES if title in reference.titles] for reference in listing.references
    ]


@pytest.mark.parametrize("work", [_remarked, _below_bullets])
def test_the_link_below_is_that_of_the_work(work: object) -> None:
    """An id on a line of its own belongs to the title above it."""
    assert callable(work)
    listing = parse("".join(work(n) for n in range(len(TITLES))))
    assert [_ids(n).rsplit("/", 1)[1] if n % 2 else None for n in range(len(TITLES))] == [
        str(reference.arxiv_id) if reference.arxiv_id else None for reference in listing.references
    ]


def test_the_id_of_another_is_not_that_of_the_work() -> None:
    """What a remark cites is another's."""
    remark = "Goes further than arXiv:1706.03762 does for boats."
    page = "".join(f"{title}\n{remark}\n\n" for title in TITLES)
    assert [None] * len(TITLES) == [reference.arxiv_id for reference in parse(page).references]


SERIES = [f"Lake Studies {n}: {title}" for n, title in enumerate(TITLES, 1)]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "titles",
    [
        [title for pair in zip(TITLES, SERIES, strict=True) for title in pair],
        [*TITLES, *SERIES],
        [title for n, title in enumerate(TITLES) for title in (title, SERIES[n])[: 1 + n % 2]],
    ],
)
def test_titles_that_are_alike_are_titles(titles: list[str], blank: str) -> None:
    """The works of a series have words in common and are works all the same."""
    for below in ("", "\nAnna Smith, Bo Lund, Cy Doe"):
        page = "".join(f"- {title}{below}\n{blank}" for title in titles)
        assert len(titles) == len(parse(page).references)


MINUTES = [
    f"Jul {2 * n + 1}, 2024\nPresenter: {PEOPLE[n].split()[0]}\nPaper: {title} ({_ids(n)})\n"
    f"Attendees: Anna, Bo, Cy\nNotes:\nGood idea {n}\nWe asked about number {n}\n\n"
    for n, title in enumerate(TITLES)
]


def test_minutes_of_a_reading_group() -> None:
    """The paper's label tells what the title is, with its link behind it."""
    listing = parse("Minutes of our group\n\n" + "".join(MINUTES))
    assert TITLES == [reference.titles[0] for reference in listing.references]


SPACED = [f"{title} {', '.join(PEOPLE[n : n + 2])}" for n, title in enumerate(TITLES[:6]) if n != 2]


def test_names_behind_a_title_with_a_space_between() -> None:
    """Where the names begin the record decides; the likeliest is a name of two words."""
    listing = parse("\n".join(SPACED))
    assert [(TITLES[n], tuple(PEOPLE[n : n + 2])) for n in (0, 1, 3, 4, 5)] == [
        (reference.titles[0], reference.authors) for reference in listing.references
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna Smith | Bo Lund | Cy Doe", "names"),
        ("Google Scholar | Source Code | Project Page", "labels"),
        ("Smith, Anna; Lund, Bo", "names"),
        ("2019 Physical Review D", "venue"),
        ("Chair: Anna Smith", "contact"),
        ("Edited by: Anna Smith and Bo Lund", "contact"),
    ],
)
def test_kinds_of_lines_beside_titles(line: str, expected: str) -> None:
    """Names between bars or semicolons, a year before a journal, the chair of a session."""
    assert expected == kind_of(line, line, "", is_below_open=False)


def test_an_address_with_brackets_in_it() -> None:
    """Publishers' links have brackets; the link's words are the title all the same."""
    line = "- [Small Boats on Wide Lakes](https://doi.org/10.1016/0010-4655(94)90120-1) (1994)"
    page = "\n".join([line, *(f"- [{title}]({_ids(n)}) (2001)" for n, title in enumerate(TITLES))])
    assert "Small Boats on Wide Lakes" == parse(page).references[0].titles[0]


def test_a_link_that_a_preview_repeats() -> None:
    """A chat has the link first, and then its preview: the title below is that of the link."""
    page = "".join(
        f"[{n + 1}/5/2024 2:2{n} PM] rower#12\n{_ids(n)}\n\n{{Embed}}\n{_ids(n)}\n{title}\n"
        f"{REMARKS[n % 3]}\n\n"
        for n, title in enumerate(TITLES)
    )
    found = [(reference.titles[0], str(reference.arxiv_id)) for reference in parse(page).references]
    expected = [(title, f"2101.0000{n + 1}") for n, title in enumerate(TITLES)]
    assert expected == found


def test_entries_that_a_page_shows_are_no_works() -> None:
    """The BibTeX below a work is another way to print it."""
    page = "".join(
        f"{title}\nAnna Smith, Bo Lund, and Cy Doe\nLake Studies, 2019\nAbs Bib PDF\n"
        f"@article{{key{n},\n  title = {{{title}}},\n  author = {{Smith, Anna and Lund, Bo}},\n"
        "  year = {2019},\n}\n\n"
        for n, title in enumerate(TITLES)
    )
    assert TITLES == [reference.titles[0] for reference in parse(page, layout="shape").references]


BLURB = "We show that boats of this kind float on all lakes, and that they are fast enough to use."
LISTS = {
    "links below names, no blank lines": [
        f"{title}\nAnna Smith, Bo Lund\n{_ids(n)}\n" for n, title in enumerate(TITLES)
    ],
    "two links, the upper its own": [
        f"https://doi.org/10.1000/aa{n}\n{title}\nAnna Smith, Bo Lund\n"
        + (f"https://doi.org/10.2000/zz{n}\n\n" if n < len(TITLES) - 1 else "")
        for n, title in enumerate(TITLES)
    ],
    "some titles with a full stop": [
        f"{title}{'.' if n % 3 == 1 else ''}\n{_ids(n)}\n{BLURB}\n\n"
        for n, title in enumerate(TITLES)
    ],
    "some titles that begin alike": [
        f"{'Deep learning for boats, or: ' if n % 2 else ''}{title}\nLAKE 2010\n{BLURB}\n\n"
        for n, title in enumerate(TITLES)
    ],
}


@pytest.mark.parametrize("works", LISTS.values(), ids=LISTS)
def test_no_work_goes_into_its_neighbour(works: list[str]) -> None:
    """A link belongs to the title above it, and a title with a venue or an abstract is one."""
    listing = parse("".join(works))
    starts = [sum(work.count("\n") for work in works[:n]) + 1 for n in range(len(works))]
    assert starts == [reference.lines[0] for reference in listing.references]
