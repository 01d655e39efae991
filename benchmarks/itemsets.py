"""The sets of items that are measured, and what is expected of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks.corpus import Corpus, Paper, seeded
from benchmarks.wear import Wear, cut, damaged, misspelt, stripped
from bibtool.model import Reference


@dataclass(frozen=True, slots=True)
class Item:
    """What is looked for: a text of a paper, and whether the server has that paper."""

    origin: Paper
    text: str
    is_title: bool
    is_present: bool

    @property
    def reference(self) -> Reference:
        """The item as a layout would read it."""
        if self.is_title:
            return Reference(self.text, 1, titles=(self.text,))
        return Reference(self.text, 1, abstract=self.text)


@dataclass(frozen=True, slots=True)
class Targets:
    """Matched at least this percentage, with at most so many requests for 100 items."""

    matched: float | None = None
    requests: float | None = None


@dataclass(frozen=True, slots=True)
class ItemSet:
    """A set of items to be made when needed."""

    make: Callable[[Corpus, int], Iterator[Item]]
    """From corpus and seed."""
    targets: Targets = Targets()


def _same(text: str, _: object) -> str:
    return text


def _worn(
    name: str, wear: Wear, *, is_title: bool = False, applies: Callable[[Paper], bool] = bool
) -> Callable[[Corpus, int], Iterator[Item]]:
    def make(corpus: Corpus, seed: int) -> Iterator[Item]:
        for paper in filter(applies, map(corpus.papers.__getitem__, corpus.present)):
            text = paper.title if is_title else paper.abstract
            worn = wear(text, seeded(seed, name, paper.id))
            if wear is _same or worn != text:
                yield Item(paper, worn, is_title, is_present=True)

    return make


def _missing(*, is_title: bool) -> Callable[[Corpus, int], Iterator[Item]]:
    def make(corpus: Corpus, seed: int) -> Iterator[Item]:  # noqa: ARG001
        for paper in map(corpus.papers.__getitem__, corpus.absent):
            text = paper.title if is_title else paper.abstract
            yield Item(paper, text, is_title, is_present=False)

    return make


def _near(name: str, wear: Wear, *, is_title: bool) -> Callable[[Corpus, int], Iterator[Item]]:
    def make(corpus: Corpus, seed: int) -> Iterator[Item]:
        for missing in corpus.decoys:
            paper = corpus.papers[missing]
            text = paper.title if is_title else paper.abstract
            worn = wear(text, seeded(seed, name, paper.id))
            yield Item(paper, worn, is_title, is_present=False)

    return make


def _met(relation: str) -> Callable[[Corpus, int], Iterator[Item]]:
    def make(corpus: Corpus, seed: int) -> Iterator[Item]:
        gone = {*corpus.absent, *corpus.decoys}
        found = [
            Item(paper, text, is_title=False, is_present=True)
            for paper in corpus.papers.values()
            for kind, text in paper.variants
            if kind == relation and paper.id not in gone
        ]
        seeded(seed, relation).shuffle(found)
        yield from found

    return make


def _has_tex(paper: Paper) -> bool:
    return "$" in paper.abstract or "\\" in paper.abstract


def _is_long(paper: Paper) -> bool:
    return len(" ".join(paper.abstract.split())) > 220


_KNOWN = Targets(99.0)
_ABSENT = Targets(None, 200)

SETS: dict[str, ItemSet] = {
    "full": ItemSet(_worn("full", _same), Targets(99.5, 2.5)),
    "truncated": ItemSet(_worn("truncated", cut, applies=_is_long), Targets(99.0, 4)),
    "stripped": ItemSet(_worn("stripped", stripped, applies=_has_tex), Targets(99.0, 4)),
    "damaged": ItemSet(_worn("damaged", damaged), Targets(99.0, 4)),
    "titles": ItemSet(_worn("titles", _same, is_title=True), Targets(98.0, 5)),
    "damaged-titles": ItemSet(_worn("damaged-titles", misspelt, is_title=True), Targets(95.0, 5)),
    "absent": ItemSet(_missing(is_title=False), _ABSENT),
    "absent-titles": ItemSet(_missing(is_title=True), _ABSENT),
    "decoys": ItemSet(_near("decoys", _same, is_title=False), _ABSENT),
    "d-truncated": ItemSet(_near("d-truncated", cut, is_title=False), _ABSENT),
    "decoy-titles": ItemSet(_near("decoy-titles", _same, is_title=True), _ABSENT),
    "d-damaged-titles": ItemSet(_near("d-damaged-titles", misspelt, is_title=True), _ABSENT),
    "v-markup": ItemSet(_met("markup"), _KNOWN),
    "v-typographic": ItemSet(_met("typographic"), _KNOWN),
    "v-url-masked": ItemSet(_met("url-masked"), _KNOWN),
    "v-rss-prefixed": ItemSet(_met("rss-prefixed"), _KNOWN),
    "v-truncated": ItemSet(_met("truncated"), _KNOWN),
    "v-longer": ItemSet(_met("longer")),
    "v-near": ItemSet(_met("near"), Targets(97.0)),
    "v-revised": ItemSet(_met("revised"), Targets(80.0, 120)),
}
VERSION_SETS = ("v-near", "v-revised", "absent", "decoys", "d-truncated")
"""Measured again with a server that has the earlier versions of papers, as arXiv has."""
GROUPS: dict[str, Iterable[str]] = {
    "all": SETS,
    "none": (),
    "abstracts": ("full", "truncated", "stripped", "damaged"),
    "variants": tuple(name for name in SETS if name.startswith("v-")),
    "missing": (
        "absent",
        "absent-titles",
        "decoys",
        "d-truncated",
        "decoy-titles",
        "d-damaged-titles",
    ),
}


def items_of(name: str, corpus: Corpus, seed: int, most: int) -> list[Item]:
    """Return at most so many items of a set, the first of always the same order."""
    return list(islice(SETS[name].make(corpus, seed), most))
