"""The cache: remembers records and notes for days, misses for one, and survives damage."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Query, Record, Reference
from bibtool.names import Name
from bibtool.sources.notes import MATCH_DAYS, MISS_DAYS
from bibtool.sources.store import RECORD_DAYS, Store, StoreInfo
from tests.sources.asking import answers_of

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
    assert [(replace(RECORD, source="cache"),)] == answers_of(store, [query])


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
    assert [()] == answers_of(store, [query])


def test_an_old_version_answers_only_by_its_name(store: Store) -> None:
    """Having looked at v1 once says nothing about the paper as it is now."""
    old = replace(RECORD, version=1, title="An Old Title of Ours")
    store.keep([old], current=False)
    by_id, by_version = QUERIES["id"], Query(arxiv_id=ArxivId("2401.00001", 1))
    assert [(), (replace(old, source="cache"),)] == answers_of(store, [by_id, by_version])
    store.keep([RECORD])
    assert [(replace(RECORD, source="cache"),)] == answers_of(store, [by_id])


def test_what_was_the_newest_is_not_once_a_newer_came_by_its_name(store: Store) -> None:
    """Then nobody at hand knows what the paper is like now; and it stays the newest if asked so."""
    newer = replace(RECORD, version=3)
    by_id = Query(arxiv_id=ArxivId("2401.00001"))
    store.keep([RECORD])
    store.keep([newer], current=False)
    assert [()] == answers_of(store, [by_id])
    store.keep([newer])
    store.keep([newer], current=False)
    assert [(replace(newer, source="cache"),)] == answers_of(store, [by_id])


ASKED = Query(phrases=("some words of it",), titles=("A Title",))


@pytest.mark.parametrize(
    ("records", "settled", "days"),
    [
        pytest.param((RECORD,), True, MATCH_DAYS, id="found"),
        pytest.param((RECORD,), False, MISS_DAYS, id="in-doubt"),
        pytest.param((), False, MISS_DAYS, id="not-found"),
        pytest.param((), True, MATCH_DAYS, id="found-by-another-question"),
    ],
)
def test_notes_are_kept_for_days_of_misses_for_one(
    store: Store, clock: Clock, records: tuple[Record, ...], settled: bool, days: int
) -> None:
    """The same words elsewhere are the same item; what was not there may be there tomorrow."""
    store.keep([RECORD])
    store.note("arxiv", ITEM, ASKED, records)
    if settled:
        store.settle(ITEM)
    clock.now += days * DAY - 60
    elsewhere = replace(ITEM, line=99, file="other.txt", text="pasted elsewhere")
    expected = tuple(replace(record, source="cache") for record in records)
    assert expected == store.noted("arxiv", elsewhere, ASKED)
    clock.now += 120
    assert store.noted("arxiv", ITEM, ASKED) is None


def test_what_a_kept_answer_says_is_as_old_as_the_answer(store: Store, clock: Clock) -> None:
    """Otherwise what was absent yesterday morning would be absent until tomorrow."""
    store.keep([RECORD], at=clock.now - DAY + 60)
    store.note("arxiv", ITEM, ASKED, ())
    assert () == store.noted("arxiv", ITEM, ASKED)
    clock.now += 120
    assert store.noted("arxiv", ITEM, ASKED) is None
    store.keep([])
    store.note("arxiv", ITEM, ASKED, ())
    clock.now += DAY - 60
    assert () == store.noted("arxiv", ITEM, ASKED)


def test_an_older_answer_does_not_undo_a_newer_one(store: Store, clock: Clock) -> None:
    """A record is as the latest answer had it."""
    store.keep([RECORD])
    store.keep([replace(RECORD, comment="as it was")], at=clock.now - DAY)
    assert [(replace(RECORD, source="cache"),)] == answers_of(store, [QUERIES["id"]])
    store.keep([replace(RECORD, comment="as it is")])
    (answer,) = answers_of(store, [QUERIES["id"]])
    assert ["as it is"] == [record.comment for record in answer or ()]


def test_how_long_is_long() -> None:
    """A month for what was found, a day for what was not: new papers take hours to appear."""
    assert (30, 30, 1) == (RECORD_DAYS, MATCH_DAYS, MISS_DAYS)


OTHER_NOTES = {
    "year": ("arxiv", replace(ITEM, year=2001), ASKED),
    "authors": ("arxiv", replace(ITEM, authors=("Bo Li",)), ASKED),
    "titles": ("arxiv", replace(ITEM, titles=("Other",)), ASKED),
    "id": ("arxiv", replace(ITEM, arxiv_id=ArxivId("2401.00001")), ASKED),
    "source": ("elsewhere", ITEM, ASKED),
    "question": ("arxiv", ITEM, Query(phrases=("some words of it",))),
    "kind-of-question": ("arxiv", ITEM, replace(ASKED, phrases=(), abstract_words=ASKED.phrases)),
}


@pytest.mark.parametrize("name", OTHER_NOTES)
def test_what_was_understood_or_asked_otherwise_is_not_noted(store: Store, name: str) -> None:
    """A note answers one question about one item, of one source."""
    store.note("arxiv", ITEM, ASKED, ())
    assert (None, ()) == (store.noted(*OTHER_NOTES[name]), store.noted("arxiv", ITEM, ASKED))


def test_a_version_named_is_another_question(store: Store) -> None:
    """Ids are equal whatever the version; what was asked about them is not."""
    items = [replace(ITEM, arxiv_id=ArxivId("2401.00001", n)) for n in (1, 2)]
    asked = [Query(arxiv_id=i.arxiv_id) for i in items]
    store.note("arxiv", items[0], asked[0], ())
    assert store.noted("arxiv", items[1], asked[1]) is None
    assert store.noted("arxiv", items[1], asked[0]) is None
    assert () == store.noted("arxiv", items[0], asked[0])


def test_a_note_whose_records_are_gone_is_none(store: Store, clock: Clock) -> None:
    """Better to ask again than to have forgotten what was found."""
    store.note("arxiv", ITEM, ASKED, (RECORD,))
    assert store.noted("arxiv", ITEM, ASKED) is None
    store.keep([RECORD])
    assert (replace(RECORD, source="cache"),) == store.noted("arxiv", ITEM, ASKED)
    store.keep([replace(RECORD, version=3)])
    assert (replace(RECORD, source="cache"),) == store.noted("arxiv", ITEM, ASKED)
    clock.now += 29 * DAY
    store.note("arxiv", ITEM, ASKED, (RECORD,))
    clock.now += 1.5 * DAY
    store.settle(ITEM)
    assert store.noted("arxiv", ITEM, ASKED) is None


def test_a_file_of_an_earlier_version_keeps_its_records(tmp_path: Path) -> None:
    """What became of items was written otherwise then; the records are as they were."""
    file = tmp_path / "records.sqlite"
    with closing(Store(file)) as store:
        store.keep([RECORD])
    with closing(sqlite3.connect(file)) as db:
        db.executescript("DROP TABLE note; CREATE TABLE item (key TEXT); PRAGMA user_version = 2;")
    with closing(Store(file)) as store:
        store.note("arxiv", ITEM, ASKED, ())
        assert (StoreInfo(1, 1), "") == (store.info(), store.trouble)
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 77")
    with closing(Store(file)) as store:
        assert (StoreInfo(0, 0), "") == (store.info(), store.trouble)


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
