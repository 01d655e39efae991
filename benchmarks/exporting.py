"""How long it takes to make keys for many records, and to write them in each format."""

import gc
import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

from benchmarks.corpus import CORPUS
from benchmarks.generated import records
from bibtool.bibliography import Bibliography
from bibtool.exporters import export
from bibtool.model import Record
from bibtool.names import Name
from bibtool.untrusted import clean

FORMATS = ("bibtex", "biblatex", "csl-json", "ris", "csv", "jsonl", "hayagriva")
MEANT = ("bibtex", "csl-json")
"""Formats with a target; the others are measured once."""
LISTS = ("text", "markdown", "html")
"""Set by pybtex, a style for each entry: not what is meant, and measured on fewer records."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The least of some runs."""

    wall: float
    cpu: float
    megabytes: float = 0.0


def made(count: int) -> list[Record]:
    """Return records of our own making."""
    return list(records(count))


def real(count: int) -> list[Record]:
    """Return the corpus's records under ids of our own, again and again up to a count."""
    if not CORPUS.exists():
        return []
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        facts = [json.loads(line) for line in islice(lines, count)]
    ids = (record.arxiv_id for record in records(count))
    again = (fact for all_of_them in repeat(facts) for fact in all_of_them)
    return [
        Record(
            arxiv_id,
            clean(fact["title"]),
            tuple(Name.parse(name) for name in fact.get("authors", ())),
            published=fact.get("published") or "",
            updated=fact.get("updated") or "",
            categories=tuple(fact.get("categories", ())),
            abstract=clean(fact["abstract"]),
            comment=clean(fact.get("comment") or ""),
            journal_ref=clean(fact.get("journal_ref") or ""),
        )
        for arxiv_id, fact in zip(ids, again, strict=False)
    ]


def keys(records: Sequence[Record], runs: int) -> tuple[Bibliography, Timed]:
    """Return the records under their keys, and what that took."""
    made: list[Bibliography] = []
    taken = _least(lambda: made.append(Bibliography.from_records(records)), runs)
    return made[-1], taken


def exports(
    bibliography: Bibliography, formats: Sequence[str], runs: int
) -> Iterator[tuple[str, Timed]]:
    """Yield what each format takes."""
    # What is measured is the writing, not the counting of the records that are there.
    gc.freeze()
    for name in formats:
        texts: list[str] = [""]

        def write(name: str = name, texts: list[str] = texts) -> None:
            texts[0] = ""
            texts[0] = export(bibliography, name)

        taken = _least(write, runs if name in MEANT else 1)
        yield name, Timed(taken.wall, taken.cpu, len(texts[0].encode()) / 1e6)


def _least(work: Callable[[], object], runs: int) -> Timed:
    best = Timed(float("inf"), float("inf"))
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        best = Timed(
            min(best.wall, time.perf_counter() - wall), min(best.cpu, time.process_time() - cpu)
        )
    return best
