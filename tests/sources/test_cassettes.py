"""Recorded conversations replayed: the client sends what it sent and reads what it read.

The cassettes in ``cassettes/own-server`` were recorded against ``tests/arxiv_server``, which stands
in for arXiv, serving records made up by ``generated``: they show our client's side of the wire, not
arXiv's. ``pytest --record-mode=all`` records them anew.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import vcr
from vcr.stubs import VCRHTTPResponse

from bibtool.layouts import parse
from bibtool.model import Reference
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import OpenSources, open_sources
from tests.arxiv_server import ArxivServer, Fault, generated

FOLDER = Path(__file__).parent / "cassettes" / "own-server"
PORT = 18961
URL = f"http://127.0.0.1:{PORT}/api/query"
RECORDS = list(generated(12, seed=21))

# requests-cache asks a response for a field that vcrpy's has not (vcrpy#881).
VCRHTTPResponse._request_url = None


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[ArxivServer | None]:
    """Run the server to record against; none when replaying."""
    with ExitStack() as stack:
        recording = request.config.getoption("--record-mode") == "all"
        yield stack.enter_context(ArxivServer(RECORDS, port=PORT)) if recording else None


@pytest.fixture
def sources(
    request: pytest.FixtureRequest, server: object, tmp_path: Path
) -> Iterator[OpenSources]:
    """Open arXiv over the cassette named like the test; every recorded answer must be used."""
    mode = request.config.getoption("--record-mode")
    file = FOLDER / f"{request.node.name}.yaml"
    if mode == "all":
        file.unlink(missing_ok=True)
    with vcr.use_cassette(
        str(file),
        record_mode=mode,
        match_on=("method", "scheme", "host", "port", "path", "query"),
        filter_headers=("User-Agent",),
    ) as cassette:
        settings = Settings(URL, tmp_path, min_interval=0.01)
        with open_sources(["arxiv"], settings) as opened:
            yield opened
        assert cassette.all_played or mode == "all", "the cassette has answers nobody asked for"


def page() -> tuple[Reference, ...]:
    """Return the items of a page of abstracts."""
    text = "".join(f"Abstract:{record.abstract}\n" for record in RECORDS[:8])
    return parse(text, "abstracts").references


def ids(references: tuple[Reference, ...], sources: OpenSources) -> list[str | None]:
    """Return what was found."""
    return [m.record.arxiv_id.base if m.record else None for m in resolve(references, sources)]


def test_a_page_of_abstracts(sources: OpenSources) -> None:
    """Eight abstracts, one question."""
    assert [record.id for record in RECORDS[:8]] == ids(page(), sources)


def test_a_title_and_an_id(sources: OpenSources) -> None:
    """A title as a phrase, an id in a list."""
    asked = parse(f"{RECORDS[9].title}\narXiv:{RECORDS[10].id}\n", "reading").references
    assert [RECORDS[9].id, RECORDS[10].id] == ids(asked, sources)


def test_nothing_there(sources: OpenSources) -> None:
    """Every round of questions is asked before a paper is called absent."""
    asked = parse(
        "Abstract:" + " ".join(f"unheard syllables{chr(97 + n % 26)} wander" for n in range(60))
    )
    assert [None] == ids(asked.references, sources)


def test_busy_at_first(server: ArxivServer | None, sources: OpenSources) -> None:
    """Too many requests, then the answer."""
    if server is not None:
        server.faults.push(Fault.RATE_LIMITED)
    assert [record.id for record in RECORDS[:8]] == ids(page(), sources)


def test_no_cassette_is_left_over() -> None:
    """Each recording belongs to a test of this file."""
    tests = {name for name in globals() if name.startswith("test_")} - {
        "test_no_cassette_is_left_over"
    }
    assert tests == {file.stem for file in FOLDER.glob("*.yaml")}
