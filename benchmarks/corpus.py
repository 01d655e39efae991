"""The corpus of real records that stands in for arXiv, and which papers are kept off the server."""

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from benchmarks.decoys import nearest_pairs
from tests.arxiv_server import Record, record_from

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "records.jsonl.gz"
ABSENT, DECOYS = 1000, 500
_WORDINGS = ("near", "revised")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the corpus with the other texts it was met under."""

    id: str
    title: str
    abstract: str
    variants: tuple[tuple[str, str], ...]
    """Relation and text of each."""
    served: Record

    @property
    def abstracts(self) -> tuple[str, ...]:
        """All its abstracts, the one on the server first."""
        return (self.abstract, *(text for _, text in self.variants))


@dataclass(frozen=True, slots=True)
class Corpus:
    """All papers by id, and which of them are where."""

    papers: dict[str, Paper]
    present: tuple[str, ...]
    """On the server, with an abstract worth looking for; in random order."""
    absent: tuple[str, ...]
    """Kept off the server, chosen at random."""
    decoys: dict[str, str]
    """Kept off the server although one much like it is there; nearest first."""

    @property
    def served(self) -> Iterable[Record]:
        """What the server is to hold."""
        return (paper.served for paper in self._staying)

    @property
    def served_with_versions(self) -> Iterable[Record]:
        """The same, with the other wordings of an abstract as its paper's earlier versions.

        arXiv keeps the abstract of every version; the corpus says of few texts which version's they
        are, so the numbers here are of our own making.
        """
        for paper in self._staying:
            older = [text for relation, text in paper.variants if relation in _WORDINGS]
            for number, text in enumerate(older, start=1):
                yield replace(paper.served, abstract=text, version=number)
            yield replace(paper.served, version=len(older) + 1)

    @property
    def _staying(self) -> Iterator[Paper]:
        missing = {*self.absent, *self.decoys}
        return (paper for paper in self.papers.values() if paper.id not in missing)


def seeded(*parts: object) -> random.Random:
    """Return chance that depends on these parts alone, whatever else is measured."""
    return random.Random(":".join(map(str, parts)))  # noqa: S311  not for secrets


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """Return the letters and digits of a text: not bibtool's own idea of them, which is judged."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def read_corpus(seed: int) -> Corpus:
    """Read the corpus and choose who is absent; the same whatever number of items is asked."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        papers = {paper.id: paper for paper in map(_paper, lines)}
    long_enough = [p.id for p in papers.values() if len(p.abstract.split()) > 30]
    seeded(seed, "order").shuffle(long_enough)
    absent = tuple(long_enough[:ABSENT])
    gone = set(absent)
    near = _decoys([papers[i] for i in long_enough if i not in gone])
    present = tuple(i for i in long_enough if i not in gone and i not in near)
    return Corpus(papers, present, absent, near)


def _decoys(papers: list[Paper]) -> dict[str, str]:
    """Return of each near pair the one to remove, with the one that stays."""
    removed: dict[str, str] = {}
    staying: set[str] = set()
    for first, second in nearest_pairs([(p.title, p.abstract) for p in papers]):
        one, other = papers[first], papers[second]
        if folded(one.abstract) == folded(other.abstract):
            continue
        # The later of the two goes, as one not yet seen would be missing; else the earlier.
        for gone, kept in ((other, one), (one, other)):
            if gone.id not in staying and gone.id not in removed and kept.id not in removed:
                removed[gone.id] = kept.id
                staying.add(kept.id)
                break
        if len(removed) == DECOYS:
            break
    return removed


def _paper(line: str) -> Paper:
    data = json.loads(line)
    variants = tuple((v["relation"], v["text"]) for v in data.get("abstract_variants") or ())
    title = " ".join(data["title"].split())
    return Paper(data["id"], title, data["abstract"], variants, record_from(data))
