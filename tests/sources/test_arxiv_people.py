"""People asked for under the names that papers print, in few requests and the newest first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bibtool.names import Name
from bibtool.settings import Settings
from bibtool.sources import arxiv_people
from bibtool.sources.arxiv import ArxivSource, open_arxiv
from bibtool.sources.arxiv_people import Wanted, as_known_now, forms_asked, newest
from tests.arxiv_server import ArxivServer, Fault, Record


def paper(number: int, author: str, day: str = "2024-01-05") -> Record:
    """Return a record of the server's."""
    title = f"Paper {number}"
    return Record(f"2401.{number:05}", title, title, authors=(author,), published=day)


@contextmanager
def opened(server: ArxivServer, folder: Path) -> Iterator[ArxivSource]:
    """Open the source for a server."""
    source = open_arxiv(Settings(server.url, folder, min_interval=0))
    try:
        yield source
    finally:
        source.close()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gabriel Synnaeve", ["Gabriel Synnaeve", "G Synnaeve"]),
        ("Synnaeve, G.", ["G Synnaeve"]),
        ("Laurens van der Maaten", ["Laurens van der Maaten", "L van der Maaten"]),
        ("Ann M. Bee", ["Ann Bee", "A Bee", "AM Bee", "A-M Bee"]),
        ("Jun-Yan Zhu", ["Jun-Yan Zhu", "Jun Yan Zhu", "J Zhu", "JY Zhu", "J-Y Zhu"]),
        ("Zoë Ångström-Ray", [
            "Zoë Ångström-Ray", "Z Ångström-Ray", "Zoë Ångström Ray", "Z Ångström Ray",
        ]),
        ("Plato", ["Plato"]),
        ("Ev\\il \" OR ti:x Name", ["Ev il Name", "E Name", "EOt Name", "E-O-t Name"]),
        ("", []),
    ],
)  # fmt: skip
def test_forms(name: str, expected: list[str]) -> None:
    """In full and with initials; what another form finds is not asked, and nothing escapes."""
    assert expected == forms_asked([Name.parse(name)])


def test_people_are_found_as_papers_print_them(tmp_path: Path) -> None:
    """With initials, without accents, hyphens or in another order; nobody else, nothing older."""
    printed = ["Zoë Müller", "Z. Muller", "Müller, Zoé", "Z.-A. Müller", "Jun-Yan Zhu", "J.Y. Zhu"]
    others = ["Yves Müller", "Zoë Miller", "Jun Yan", "Zhu Li"]
    records = [paper(n, name) for n, name in enumerate([*printed, *others], 1)]
    records.append(paper(90, "Zoë Müller", "2023-12-31"))
    people = [
        Wanted((Name.parse("Zoë Müller"),), "2024-01-01"),
        Wanted((Name.parse("Jun-Yan Zhu"),), "2024"),
    ]
    with ArxivServer(records) as server, opened(server, tmp_path) as source:
        found = newest(source, people)
        assert 1 == len(server.requests)
    # "Z.-A." is one word there, which no other form of the name has.
    assert {"2401.00001", "2401.00002", "2401.00003", "2401.00005", "2401.00006"} == set(
        found.records
    )
    assert ("", False) == (found.failure, found.is_cut)


def test_pages_are_asked_until_there_are_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest first, and of a name that says nothing only so many."""
    monkeypatch.setattr(arxiv_people, "PAGE", 2)
    days = [paper(n, "Ann Bee", f"2024-01-{n:02}") for n in range(1, 8)]
    person = [Wanted((Name.parse("Ann Bee"),))]
    with ArxivServer(days) as server, opened(server, tmp_path / "all") as source:
        assert 7 == len(newest(source, person).records)
        assert 4 == len(server.requests)
    monkeypatch.setattr(arxiv_people, "MOST_PAGES", 2)
    with ArxivServer(days) as server, opened(server, tmp_path / "some") as source:
        found = newest(source, person)
    assert ([4, 5, 6, 7], True) == (sorted(int(i[-2:]) for i in found.records), found.is_cut)


def test_many_people_share_requests(tmp_path: Path) -> None:
    """Thirty people are one request or two, and nobody is left out."""
    names = [f"{chr(65 + n)}nn-{chr(90 - n)}ax Fami{chr(97 + n)}" for n in range(26)]
    records = [paper(n, name) for n, name in enumerate(names, 1)]
    people = [Wanted((Name.parse(name),), "2024-01-01") for name in names]
    with ArxivServer(records) as server, opened(server, tmp_path) as source:
        assert 26 == len(newest(source, people).records)
        assert len(server.requests) <= 2


def test_what_fails_is_said_and_the_rest_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that came before the trouble count."""
    monkeypatch.setattr(arxiv_people, "PAGE", 2)
    days = [paper(n, "Ann Bee", f"2024-01-{n:02}") for n in range(1, 8)]
    with ArxivServer(days) as server, opened(server, tmp_path) as source:
        server.faults.push(Fault.NONE)
        server.faults.push(Fault.FORBIDDEN, times=9)
        found = newest(source, [Wanted((Name.parse("Ann Bee"),))])
        assert (2, True) == (len(found.records), "HTTP 403" in found.failure)
        assert "HTTP 403" in as_known_now(source, ["2401.00001"]).failure


def test_papers_as_they_are_now(tmp_path: Path) -> None:
    """The newest version of each; what arXiv has not is missing."""
    with ArxivServer([paper(1, "Ann Bee")]) as server, opened(server, tmp_path) as source:
        found = as_known_now(source, ["2401.00001", "2401.09999"])
        assert ({"2401.00001"}, "") == (set(found.records), found.failure)
        assert {"2401.00001"} == set(as_known_now(source, ["2401.00001", "2401.09999"]).records)
        assert 1 == len(server.requests)
