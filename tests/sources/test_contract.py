"""What every source must do, run by each: the pack in memory, the cache, and arXiv's client."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Query, Record
from bibtool.names import Name
from bibtool.plugins import Source
from bibtool.queries.phrases import phrases
from bibtool.settings import Settings
from bibtool.sources.arxiv import open_arxiv
from bibtool.sources.local import LocalRecords
from bibtool.sources.starter import open_starter, pack, unpack
from bibtool.sources.store import Store
from tests.arxiv_server import ArxivServer, generated
from tests.sources.asking import answers_of

SERVED = [replace(r, doi=f"10.1000/{n}") for n, r in enumerate(generated(30, seed=9))]
RECORDS = [
    Record(
        ArxivId(r.id),
        r.title,
        tuple(map(Name.parse, r.authors)),
        abstract=r.abstract,
        sketch=sketch(fingerprint(r.abstract)),
        doi=Doi.parse(str(r.doi)),
    )
    for r in SERVED
]


@pytest.fixture(params=["local", "cache", "arxiv"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Source]:
    """Return each source in turn, holding the same records."""
    if request.param == "local":
        yield LocalRecords("local", RECORDS)
    elif request.param == "cache":
        store = Store(tmp_path / "records.sqlite")
        store.keep(RECORDS)
        yield store
    else:
        with ArxivServer(SERVED) as server:
            settings = Settings(server.url, tmp_path, min_interval=0)
            yield open_arxiv(settings)


def asks(record: Record) -> dict[str, Query]:
    """Return every way to ask for a record."""
    return {
        "id": Query(arxiv_id=record.arxiv_id),
        "title": Query(titles=(record.title,)),
        "doi": Query(doi=record.doi),
        "abstract": Query(sketch=record.sketch, phrases=phrases(record.abstract, 3)),
    }


@pytest.mark.parametrize("way", ["id", "title", "doi", "abstract"])
def test_a_record_is_among_the_answers(source: Source, way: str) -> None:
    """Each query gets its own record, whichever way and however many are asked together."""
    answers = answers_of(source, [asks(record)[way] for record in RECORDS])
    for record, answer in zip(RECORDS, answers, strict=True):
        assert answer is not None
        assert record.arxiv_id in {found.arxiv_id for found in answer}


UNKNOWN = [
    Query(arxiv_id=ArxivId("1912.00001")),
    Query(titles=("Nothing of the Kind Was Ever Written",)),
    Query(doi=Doi.parse("10.9999/none")),
    Query(sketch=frozenset({4, 8}), phrases=("no such run of words anywhere",)),
]


def test_what_is_not_there_is_answered_by_nothing(source: Source) -> None:
    """Absent is an empty answer, not no answer."""
    assert [()] * len(UNKNOWN) == answers_of(source, UNKNOWN)
    assert [] == answers_of(source, [])
    assert [()] == answers_of(source, [Query()])


def test_a_source_can_be_closed_twice(source: Source) -> None:
    """Closing is safe."""
    source.close()
    source.close()


@pytest.mark.smoke
def test_the_shipped_pack_opens() -> None:
    """The installed package has its pack: 31 papers, no abstract, a sketch each."""
    starter = open_starter()
    assert ("starter", True, 31) == (starter.name, starter.is_local, len(starter))
    (answer,) = answers_of(starter, [Query(arxiv_id=ArxivId("2407.21783"))])
    assert answer is not None
    assert ("", True) == (answer[0].abstract, len(answer[0].sketch) > 10)


def test_a_pack_survives_writing_and_reading() -> None:
    """What is packed comes back, without the abstract."""
    expected = [replace(r, abstract="", source="starter") for r in RECORDS]
    assert expected == unpack(pack(RECORDS))
