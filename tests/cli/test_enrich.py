"""``--enrich``: publishers asked, verified, cited; what fails is said and costs nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import bibtool
from bibtool import exporters
from bibtool.cli.writing import Writing
from bibtool.errors import SettingError
from bibtool.plugins import Exporter
from tests.arxiv_server import ArxivServer, Record
from tests.cli.command import Done, here
from tests.doi_registry import Canned, DoiServer, crossref

ADA = ("Ada", "Byron")
TITLE = "On the Braiding of Coarse-grained Teapots"
PAPERS = [
    Record(
        f"1906.0001{n}",
        f"{TITLE} {word}",
        f"We braid {word} teapots and count how many of them stay whole.",
        authors=("Ada Byron", "Charles Babbage"),
        primary_category="hep-ex",
        published="2018-06-30",
        doi=doi,
    )
    for n, (word, doi) in enumerate(
        [("Indoors", "10.1000/indoors"), ("Outdoors", "10.1000/outdoors"), ("Nowhere", None)], 1
    )
]


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[ArxivServer, DoiServer]]:
    """Run arXiv and the registries for the module."""
    with ArxivServer(PAPERS) as arxiv, DoiServer() as registry:
        yield arxiv, registry


@pytest.fixture
def registry(running: tuple[ArxivServer, DoiServer], monkeypatch: pytest.MonkeyPatch) -> DoiServer:
    """Return the registries with two works, one of them another than arXiv thinks."""
    arxiv, registry = running
    arxiv.reset()
    registry.reset()
    registry.register(crossref("10.1000/indoors", f"{TITLE} Indoors", ADA, ("C.", "Babbage")))
    registry.register(crossref("10.1000/outdoors", "A Chinese\x1b[31m Pot", ("Someone", "Else")))
    monkeypatch.setenv("BIBTOOL_ARXIV_API", arxiv.url)
    monkeypatch.setenv("BIBTOOL_MIN_INTERVAL", "0.01")
    monkeypatch.setenv("BIBTOOL_DOI_RESOLVER", registry.url)
    monkeypatch.setenv("BIBTOOL_DOI_INTERVAL", "0.01")
    return registry


def lookup(*arguments: str) -> Done:
    """Look a paper up with ``--enrich``."""
    return here("lookup", "--enrich", *arguments)


def test_what_was_published_is_cited(registry: DoiServer) -> None:
    """It implies --prefer published; the second run asks nobody, and without it nothing is left."""
    done = lookup("1906.00011")
    assert (0, "") == (done.status, done.err)
    for line in (
        "@article{byron2018braiding,",
        "  author = {Byron, Ada and Babbage, Charles},",
        "  journal = {Invention Letters},",
        "  volume = {60},",
        "  year = {2019},",
        "  eprint = {1906.00011},",
        "  doi = {10.1000/indoors},",
    ):
        assert line in done.out.splitlines()
    assert ["/10.1000/indoors", "/works/10.1000/indoors"] == registry.asked
    registry.requests.clear()
    assert done == lookup("1906.00011")
    assert done == lookup("1906.00011", "--offline")
    plain = here("lookup", "1906.00011")
    assert ("@misc{", False) == (plain.out[plain.out.index("@") :][:6], "Invention" in plain.out)
    assert [] == registry.asked


def test_another_work_is_left_out_and_said(registry: DoiServer) -> None:
    """The preprint is cited, the user is told what the DOI is, and a program too; no failure."""
    done = lookup("1906.00012")
    assert 0 == done.status
    said = "doi 10.1000/outdoors is of another work (“A Chinese Pot” by Someone Else): left out"
    assert f"bibtool: 1906.00012: {said}\n" == done.err
    assert "@misc{" in done.out
    assert "Invention" not in done.out
    assert "outdoors" not in done.out.lower().replace(PAPERS[1].title.lower(), "")
    (item,) = lookup("1906.00012", "--json").json["items"]
    assert ("matched", None, [said]) == (item["status"], item["publication"], item["remarks"])


def test_json_says_what_the_publisher_says(registry: DoiServer) -> None:
    """All of it, and JSON Lines keep it."""
    (item,) = lookup("1906.00011", "--json").json["items"]
    said = item["publication"]
    assert ("Invention Letters", "10.1000/indoors") == (said["container"], said["doi"])
    counts = [lookup("1906.00011", "--json").json["registries"]["sent"]]
    here("cache", "clear")
    counts.append(lookup("1906.00011", "--json").json["registries"]["sent"])
    assert [0, 2] == counts
    assert said == json.loads(lookup("1906.00011", "-f", "jsonl").out)["publication"]


def test_an_outage_costs_the_publication_only(registry: DoiServer) -> None:
    """The entry is the preprint's, it is told, and the status says that a source failed."""
    registry.answer("10.1000/indoors", Canned(403))
    done = lookup("1906.00011")
    assert (3, True) == (done.status, "@misc{" in done.out)
    assert "bibtool: 1 DOI could not be asked about: the registry refuses (HTTP 403)\n" == done.err
    (item,) = lookup("1906.00011", "--json").json["items"]
    assert "matched" == item["status"]
    assert item["remarks"][0].startswith("doi 10.1000/indoors could not be asked about: ")


def test_offline_asks_nobody(registry: DoiServer) -> None:
    """What is not remembered is said to be unasked."""
    here("lookup", "1906.00011")
    done = lookup("1906.00011", "--offline")
    assert (3, True) == (done.status, "@misc{" in done.out)
    assert "bibtool: 1 DOI could not be asked about: not asked, offline\n" == done.err
    assert [] == registry.asked


def test_the_cache_is_cleared(registry: DoiServer) -> None:
    """What publishers said is forgotten with the rest."""
    lookup("1906.00011")
    assert 0 == here("cache", "clear").status
    lookup("1906.00011")
    assert 4 == len(registry.asked)


def test_a_budget_stops_it_and_says_how_to_go_on(registry: DoiServer, tmp_path: Path) -> None:
    """Nothing that was found is lost, and the next run needs only what is left."""
    page = tmp_path / "page.txt"
    page.write_text("1906.00011\n1906.00012\n")
    here("resolve", page)
    done = here("resolve", page, "--enrich", "--quiet", "--max-requests", "2")
    assert (3, True, 2) == (done.status, "@article{" in done.out, len(registry.asked))
    assert "stopped after 2 requests, as asked" in done.err
    assert "go on with: " in done.err
    assert 0 == here("resolve", page, "--enrich", "--quiet").status
    assert 4 == len(registry.asked)


def test_no_doi_to_ask_about(registry: DoiServer) -> None:
    """Then nobody is asked, and it is said."""
    done = lookup("1906.00013")
    assert (0, "bibtool: nothing found has a publisher's DOI to ask about\n") == (
        done.status,
        done.err,
    )
    assert [] == registry.asked


def test_what_would_come_to_nothing_is_refused(registry: DoiServer) -> None:
    """Before anything is asked."""
    done = lookup("1906.00011", "--prefer", "preprint")
    assert (2, "") == (done.status, done.out)
    assert "--prefer preprint does not cite it" in done.err
    assert [] == registry.asked


def test_a_format_of_preprints_only_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it refuses --prefer."""
    own = Exporter(lambda bibliography, options: "", ".own")
    monkeypatch.setitem(exporters.FORMATS._things, "own", own)
    with pytest.raises(SettingError, match=r"--enrich: own is of preprints only; .*: bibtex, "):
        Writing.of("own", "bibtool", False, "plain", None, "first", True)


def test_add_and_authors(registry: DoiServer, tmp_path: Path) -> None:
    """The other commands that write entries have it, too."""
    bib, lists = tmp_path / "refs.bib", tmp_path / "lists"
    assert 0 == here("add", bib, "1906.00011", "--enrich", "--quiet").status
    assert "@article{" in bib.read_text()
    page = tmp_path / "page.txt"
    page.write_text("1906.00011\n")
    done = here("authors", page, "-o", lists, "--enrich", "--quiet", "--author", "Ada Byron")
    assert (0, True) == (done.status, "@article{" in (lists / "ada-byron.bib").read_text())
    assert 2 == len(registry.asked)


BIB = """@article{printed,
  title = {On the Braiding of Coarse-Grained Teapots Indoors},
  author = {A. Byron and C. Babbage},
  journal = {Inv. Lett.},
  volume = 59,
  pages = {101-109},
  year = 2018,
  eprint = {1906.00011}, % kept
  doi = {10.1000/INDOORS}
}
@inproceedings{talk,
  title = {On the Braiding of Coarse-Grained Teapots Indoors},
  author = {A. Byron and C. Babbage},
  booktitle = {Talks on Teapots},
  year = 2017,
  eprint = {1906.00011},
  archiveprefix = {arXiv},
  primaryclass = {hep-ex}
}
"""


def test_update(registry: DoiServer, tmp_path: Path) -> None:
    """An entry with the DOI is brought up to the publisher's word; another edition is not."""
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    done = here("update", bib, "--enrich", "--quiet")
    fields = "year, archivePrefix, primaryClass, volume, number"
    assert (0, {"printed", "1906.00011", *fields.split(", ")}) == (
        done.status,
        set(done.out.strip().replace(", ", "\t").split("\t")),
    )
    expected = BIB.replace("volume = 59", "volume = 60").replace("year = 2018", "year = 2019")
    assert expected.partition("doi")[0] == bib.read_text().partition("doi")[0]
    assert "number = {3}" in bib.read_text().replace("number = 3", "number = {3}")
    assert BIB.partition("@inpro")[2] == bib.read_text().partition("@inpro")[2]
    assert "" == here("update", bib, "--enrich", "--quiet").out


def test_update_asks_about_dois_that_entries_cite(registry: DoiServer, tmp_path: Path) -> None:
    """A preprint's entry is not the publisher's: no request, and no word on what it has not."""
    bib = tmp_path / "refs.bib"
    bib.write_text("@misc{k, eprint = {1906.00012}, author = {A. Byron and C. Babbage}}\n")
    done = here("update", bib, "--enrich")
    assert (0, []) == (done.status, registry.asked)
    assert "outdoors" not in (done.out + done.err).lower().replace(PAPERS[1].title.lower(), "")


def test_the_library_has_it(registry: DoiServer, tmp_path: Path) -> None:
    """Matches in, the same with publications out; what is left out is said."""
    listing = bibtool.parse("1906.00011\n1906.00012\n1906.00013\n")
    with bibtool.open_sources("arxiv") as sources:
        matches = bibtool.resolve(listing.references, sources)
    told = bibtool.enrich(matches)
    records = [match.record for match in told.matches]
    assert [True, False, False] == [bool(r and r.publication) for r in records]
    assert (1, ()) == (len(told.left_out), told.unasked)
    again = bibtool.enrich(matches, offline=True)
    assert (told.matches, 4) == (again.matches, len(registry.asked))
    unasked = bibtool.enrich(matches, offline=True, cache=tmp_path / "none")
    assert ("2 DOIs could not be asked about: not asked, offline",) == unasked.unasked
