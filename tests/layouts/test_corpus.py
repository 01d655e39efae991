"""Real records, put on pages as people paste them: no work is lost."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bibtool.layouts import parse

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "records.jsonl.gz"
pytestmark = pytest.mark.skipif(
    not CORPUS.exists(), reason="the real records (../shared/corpus) are not here"
)
PER_PAGE = 30


class Work:
    """What a page may show of a record."""

    def __init__(self, line: str) -> None:
        record = json.loads(line)
        self.title = " ".join(record.get("title", "").split())
        self.authors = ", ".join(record.get("authors", [])[:20])
        self.abstract = " ".join(record.get("abstract", "").split())


@pytest.fixture(scope="module")
def works() -> list[Work]:
    """Return the same 600 records each time."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        chosen = random.Random(5).sample(list(lines), 800)
    found = [work for work in map(Work, chosen) if work.title and work.authors and work.abstract]
    return found[:600]


def pages(works: list[Work]) -> Iterator[list[Work]]:
    """Yield the works of one page after the other."""
    for start in range(0, len(works), PER_PAGE):
        yield works[start : start + PER_PAGE]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda work: work.title, id="title"),
        pytest.param(lambda work: f"{work.title}. {work.authors}", id="title-authors"),
        pytest.param(lambda work: f"{work.authors}. {work.title}.", id="authors-title"),
        pytest.param(lambda work: work.abstract, id="abstract"),
        pytest.param(lambda work: f"{work.title}\n{work.abstract}", id="title-abstract"),
    ],
)
def test_every_work_is_at_its_line(
    works: list[Work], written: Callable[[Work], str], separator: str
) -> None:
    """Each work starts an item where it starts on the page; lone words are not counted."""
    lost = []
    for page in pages([work for work in works if " " in work.title]):
        starts, text = [], ""
        for work in page:
            starts.append(text.count("\n") + 1)
            text += written(work) + separator
        found = {reference.line for reference in parse(text).references}
        lost += [work.title for work, start in zip(page, starts, strict=True) if start not in found]
    assert [] == lost
