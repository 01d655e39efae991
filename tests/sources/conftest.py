"""arXiv and its cache before a server that fails on purpose, with runs of many small requests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bibtool.settings import Settings
from bibtool.sources import OpenSources, arxiv_query, open_sources, pace
from tests.arxiv_server import ArxivServer
from tests.sources.faultcases import BUSY, INTERVAL, RECORDS

Open = Callable[[], AbstractContextManager[OpenSources]]


@pytest.fixture(scope="session")
def _failing() -> Iterator[ArxivServer]:
    with ArxivServer(RECORDS) as server:
        yield server


@pytest.fixture
def failing(_failing: ArxivServer) -> ArxivServer:
    """Return a server to be made to fail, without faults and log."""
    _failing.reset()
    return _failing


@pytest.fixture
def opened(failing: ArxivServer, tmp_path: Path) -> Open:
    """Return what opens arXiv and its cache, the same each time."""
    settings = Settings(failing.url, tmp_path / "cache", min_interval=INTERVAL, timeout=0.25)
    return lambda: open_sources(["arxiv"], settings)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a run of some forty items one of many requests, with cool-downs that do not grow."""
    monkeypatch.setattr(arxiv_query, "MAX_IDS", 6)
    monkeypatch.setattr(arxiv_query, "MAX_QUERIES", 10)
    # How cool-downs grow is test_pace's; here there are hundreds of them.
    monkeypatch.setattr(pace, "_LONGEST", BUSY)
