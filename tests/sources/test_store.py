"""The cache: remembers records and decisions for days, misses for one, and survives damage."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Candidate, Match, Query, Record, Reference, Status
from bibtool.names import Name
from bibtool.sources.store import MATCH_DAYS, MISS_DAYS, RECORD_DAYS, Store, StoreInfo

DAY = 24 * 3600.0
ABSTRACT = " ".join(f"ordinary{n} words follow here" for n in range(30))
RECORD = Record(
    ArxivId("2401.00001"),
    "A Title of Ours",
    (Name.parse("Jan van der Berg"), Name.parse("H1 Collaboration")),
    published="2024-01-01",
    updated="2024-02-01",
    categories=("cs.LG", "stat.ML"),
    abstract=ABSTRACT,
    comment="3 pages",
    doi=Doi.parse("10.1000/Xyz"),
    version=2,
    source="arxiv",
)
ITEM = Reference("pasted", 7, "page.txt", abstract=ABSTRACT)


class Clock:
    """A clock set by hand."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    """Return an empty cache."""
    return Store(tmp_path / "records.sqlite", clock=clock)


QUERIES = {
    "id": Query(arxiv_id=ArxivId("2401.00001")),
    "version": Query(arxiv_id=ArxivId("2401.00001", 2)),
    "sketch": Query(sketch=sketch(fingerprint(ABSTRACT))),
    "part-of-abstract": Query(sketch=sketch(fingerprint(ABSTRACT[:400]))),
    "title": Query(titles=("a title, of OURS",)),
    "doi": Query(doi=Doi.parse("10.1000/xyz")),
}


@pytest.mark.parametrize("query", [pytest.param(q, id=name) for name, q in QUERIES.items()])
def test_a_record_is_found_by_whatever_names_it(store: Store, query: Query) -> None:
    """By id, abstract or part of it, title in any print, and DOI; it comes back whole."""
    store.keep([RECORD])
    assert [(replace(RECORD, source="cache"),)] == store.search([query])


OTHERS = {
    "other-id": Query(arxiv_id=ArxivId("2401.00002")),
    "other-version": Query(arxiv_id=ArxivId("2401.00001", 1)),
    "other-title": Query(titles=("A Title of Yours",)),
    "wordless-title": Query(titles=("…",)),
    "nothing": Query(),
}


@pytest.mark.parametrize("query", [pytest.param(q, id=name) for name, q in OTHERS.items()])
def test_other_questions_find_nothing(store: Store, query: Query) -> None:
    """The cache never answers with what was not asked."""
    store.keep([RECORD, replace(RECORD, arxiv_id=ArxivId("2401.09999"), title="", doi=None)])
    assert [()] == store.search([query])


def test_an_old_version_answers_only_by_its_name(store: Store) -> None:
    """Having looked at v1 once says nothing about the paper as it is now."""
    old = replace(RECORD, version=1, title="An Old Title of Ours")
    store.keep([old], current=False)
    by_id, by_version = QUERIES["id"], Query(arxiv_id=ArxivId("2401.00001", 1))
    assert [(), (replace(old, source="cache"),)] == store.search([by_id, by_version])
    store.keep([RECORD])
    assert [(replace(RECORD, source="cache"),)] == store.search([by_id])


def match(status: Status, *records: Record) -> Match:
    """Return a decision made for a test."""
    return Match(ITEM, status, tuple(Candidate(r, 0.99, ("why",)) for r in records), ("why",))


@pytest.mark.parametrize(
    ("status", "records", "days"),
    [
        pytest.param(Status.MATCHED, (RECORD,), MATCH_DAYS, id="matched"),
        pytest.param(Status.AMBIGUOUS, (RECORD,), MISS_DAYS, id="ambiguous"),
        pytest.param(Status.NOT_FOUND, (), MISS_DAYS, id="not-found"),
    ],
)
def test_decisions_are_recalled_for_days_misses_for_one(
    store: Store, clock: Clock, status: Status, records: tuple[Record, ...], days: int
) -> None:
    """The same words elsewhere are the same item; what was not there may be there tomorrow."""
    store.keep([RECORD])
    store.remember(match(status, *records))
    clock.now += days * DAY - 60
    again = store.recall(replace(ITEM, line=99, file="other.txt", text="pasted elsewhere"))
    assert again is not None
    assert (status, "cache") == (again.status, again.source)
    assert [r.arxiv_id for r in records] == [c.record.arxiv_id for c in again.candidates]
    clock.now += 120
    assert store.recall(ITEM) is None


def test_how_long_is_long() -> None:
    """A month for what was found, a day for what was not: new papers take hours to appear."""
    assert (30, 30, 1) == (RECORD_DAYS, MATCH_DAYS, MISS_DAYS)


def test_what_could_not_be_asked_is_not_remembered(store: Store) -> None:
    """An outage leaves no trace in the cache."""
    store.remember(match(Status.UNCHECKED))
    assert store.recall(ITEM) is None
    assert StoreInfo(0, 0) == store.info()


@pytest.mark.parametrize(
    "change", [{"year": 2001}, {"authors": ("Bo Li",)}, {"titles": ("Other",)}]
)
def test_an_item_with_other_words_is_another(store: Store, change: dict[str, object]) -> None:
    """What was understood differently is decided anew."""
    store.remember(match(Status.NOT_FOUND))
    assert store.recall(replace(ITEM, **change)) is None  # type: ignore[arg-type]


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    """What one keeps the other finds, while both have it open."""
    one, two = (Store(tmp_path / "records.sqlite") for _ in range(2))
    one.keep([RECORD])
    two.keep([replace(RECORD, arxiv_id=ArxivId("2401.00002"))])
    assert StoreInfo(2, 0) == one.info() == two.info()


WRITER = """
import sys
from pathlib import Path
from tests.sources.test_store import RECORD, ArxivId, Store, replace
store = Store(Path(sys.argv[1]))
for n in range(1, 100000):
    store.keep([replace(RECORD, arxiv_id=ArxivId(f"2401.{n:05}"))])
    print(n, flush=True)
"""


def test_a_killed_process_leaves_a_whole_cache(tmp_path: Path) -> None:
    """Kill -9 in the middle of writing loses nothing that was written before."""
    file = tmp_path / "records.sqlite"
    done = 0
    run = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with run:
        assert run.stdout is not None
        for line in run.stdout:
            done = int(line)
            if done == 20:
                os.kill(run.pid, signal.SIGKILL)
    assert Store(file).info().records >= done >= 20


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    """What is no database any more is kept beside, and the cache starts anew."""
    file = tmp_path / "records.sqlite"
    file.write_bytes(b"not a database at all, " * 100)
    assert StoreInfo(0, 0) == Store(file).info()
    assert (tmp_path / "records.damaged").exists()
