"""How well authors are told apart when their names are printed in other ways.

The truth is what printed names say: two mentions of one full name on papers that share another
author are one person's; two full names that one person cannot have are two people's. Nothing is
known, and nothing counted, of the same full name without a common co-author, nor of names one
person may have (a part left out; a letter or two, or a short form, where a co-author is shared).
"""

import gzip
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import OSA

from benchmarks.corpus import CORPUS, folded, seeded
from benchmarks.misprinting import WAYS, Way, slipped
from benchmarks.report import Table
from bibtool.authorship import who_is_who
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import GROUP, PARTICLES, Name

PRECISION, RECALL = 99.5, 95.0
LISTS, LIST_LENGTH = 100, 150
"""How many bibliographies are drawn, and of how many papers at most."""
ROWS: dict[str, tuple[Way, ...]] = {
    **WAYS,
    "all of these": tuple(way for ways in WAYS.values() for way in ways),
    "typos": (slipped,),
}
_NO_TARGET = frozenset({"typos"})
_AT_ONCE = frozenset({"all of these"})
"""Rows that are also measured on the whole corpus."""
_LEAST_PAPERS = 5
_ODD = re.compile(r"[,;(&\\]")
_LIKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})

_LEGEND = """
Each paper prints its names as they were, or in the row's way, at random. The lists are an author's
papers (and namesakes') with papers of co-authors. ✗ marks a missed target; slips have none."""

Mention = tuple[str, int]
"""A paper's id and a position in its author list."""
Pair = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class Truth:
    """What the printed names say of who is who."""

    printed: Mapping[str, tuple[str, ...]]
    """The names on each paper."""
    named: Mapping[str, Sequence[Mention]]
    """Where each full name stands."""
    same: frozenset[Pair]


@dataclass(slots=True)
class Outcome:
    """How many pairs of mentions were rightly joined, wrongly joined, and not joined."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    seconds: float = 0.0

    def add(self, other: "Outcome") -> None:
        """Count another outcome in."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.seconds += other.seconds

    @property
    def precision(self) -> float:
        """Per cent of the pairs joined and known."""
        return 100 * self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Per cent of the pairs known to be one person's."""
        return 100 * self.right / max(self.right + self.missed, 1)


def read() -> tuple[list[Record], dict[str, tuple[str, ...]]]:
    """Return the corpus without names, and the names printed on each paper."""
    records, printed = [], {}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for data in map(json.loads, lines):
            names = [n for n in data.get("authors") or () if re.search(r"[^\W\d_]", n)]
            printed[data["id"]] = tuple(names)
            records.append(
                Record(
                    ArxivId(data["id"]),
                    data["title"],
                    abstract=data["abstract"],
                    published=data.get("published") or "",
                    categories=tuple(data.get("categories") or ()),
                )
            )
    return records, printed


def is_full(name: str) -> bool:
    """Whether a name has a given name in full, and nothing odd."""
    words = name.replace(".", ". ").split()
    has_given = len(words) > 1 and len(words[0]) > 2 and not words[0].endswith(".")
    return has_given and not _ODD.search(name) and not GROUP.search(name)


def truth_of(printed: Mapping[str, tuple[str, ...]]) -> Truth:
    """Return what the names say."""
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for paper, names in printed.items():
        for position, name in enumerate(names):
            if is_full(name):
                named[name].append((paper, position))
    on_paper = {paper: frozenset(names) for paper, names in printed.items()}
    same = {
        (one, other)
        for mentions in named.values()
        for one, other in combinations(mentions, 2)
        if one[0] != other[0] and len(on_paper[one[0]] & on_paper[other[0]]) > 1
    }
    return Truth(printed, named, frozenset(same))


def printed_as(
    records: Iterable[Record], printed: Mapping[str, tuple[str, ...]], row: str, seed: int
) -> list[Record]:
    """Return the records with each paper's names as they were, or in a row's way, at random."""
    made = []
    for record in records:
        chance = seeded("identity", seed, row, record.arxiv_id.base)
        way = chance.choice((as_printed, *ROWS[row]))
        names = [Name.parse(way(name, chance)) for name in printed[record.arxiv_id.base]]
        made.append(replace(record, authors=tuple(names)))
    return made


def judged(records: Sequence[Record], truth: Truth) -> Outcome:
    """Find the people of some papers and count the pairs."""
    begun = time.perf_counter()
    people = who_is_who(records)
    outcome = Outcome(seconds=time.perf_counter() - begun)
    here = {record.arxiv_id.base for record in records}
    whose: dict[Mention, int] = {}
    for number, person in enumerate(people):
        for paper, position in person.positions.items():
            whose[paper, position] = number
    for names in _full_names(whose, truth):
        for one, other in combinations(names, 2):
            if are_two(one, other, names[one], names[other], truth.printed):
                outcome.wrong += len(names[one]) * len(names[other])
    for one, other in truth.same:
        if one[0] in here and other[0] in here:
            if whose.get(one, -1) == whose.get(other, -2):
                outcome.right += 1
            else:
                outcome.missed += 1
    return outcome


def _full_names(
    whose: Mapping[Mention, int], truth: Truth
) -> Iterable[Mapping[str, Sequence[Mention]]]:
    """Return the full names that each person found has in truth, with where they stand."""
    members: defaultdict[int, defaultdict[str, list[Mention]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for mention, number in whose.items():
        name = truth.printed[mention[0]][mention[1]]
        if is_full(name):
            members[number][name].append(mention)
    return members.values()


def are_two(
    one: str,
    other: str,
    some: Sequence[Mention],
    others: Sequence[Mention],
    printed: Mapping[str, tuple[str, ...]],
) -> bool:
    """Whether two full names are surely two people's."""
    mine, theirs = _words(one), _words(other)
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return False
    first, second = _given(mine), _given(theirs)
    same_family = mine[-1] == theirs[-1]
    pairs = zip(first, second, strict=False)
    if same_family and all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs):
        return False
    if same_family and first[0] == second[0] and _is_part(first, second):
        return False
    is_slip = OSA.distance(" ".join(mine), " ".join(theirs)) <= 2 and min(len(one), len(other)) > 12
    is_short = same_family and _begins(first[0], second[0])
    if not (is_slip or is_short or _is_part(mine, theirs)):
        return True
    return not any(set(printed[a]) & set(printed[b]) for a, _ in some for b, _ in others)


def _words(name: str) -> list[str]:
    """Return a name's words by our own rules, not by those that are judged."""
    text = folded(re.sub(r"(?<=\w)['’`](?=\w)", "", name)).translate(_LIKE)
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        text = text.replace(long, short)
    return [word for word in text.split() if word not in _SUFFIXES] or [text]


def _given(words: Sequence[str]) -> list[str]:
    return [word for word in words[:-1] if word not in PARTICLES] or list(words[:1])


def _is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _begins(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one))


def bibliographies(records: Sequence[Record], truth: Truth, seed: int) -> Iterator[list[int]]:
    """Yield lists as people make them: an author's papers, namesakes' too, and co-authors'."""
    chance = seeded("identity", seed, "lists")
    number = {record.arxiv_id.base: n for n, record in enumerate(records)}
    often = sorted(n for n, where in truth.named.items() if len(where) >= _LEAST_PAPERS)
    where: defaultdict[str, list[str]] = defaultdict(list)
    for paper, names in truth.printed.items():
        for name in names:
            where[name].append(paper)
    for name in chance.sample(often, LISTS):
        own = [paper for paper, _ in truth.named[name]]
        near = {p for paper in own for n in truth.printed[paper] for p in where[n]} - set(own)
        rest = chance.sample(sorted(near), min(len(near), max(LIST_LENGTH - len(own), 0)))
        yield [number[paper] for paper in dict.fromkeys([*own, *rest])]


def print_identity(seed: int = 7, rows: Sequence[str] = ()) -> int:
    """Measure and print; return how many targets are missed.

    Args:
        seed: chooses the lists and how each paper prints its names.
        rows: names of ``ROWS``; without, all.
    """
    records, printed = read()
    truth = truth_of(printed)
    drawn = list(bibliographies(records, truth, seed))
    print(f"\nWho is who: {len(truth.same):,} pairs of mentions are known to be one person's.")
    table = Table({"names": 15, "papers": 22, "precision": 18, "recall": 15, "s": 6})
    missed = 0
    for row in rows or ROWS:
        made = printed_as(records, printed, row, seed)
        total = Outcome()
        for numbers in drawn:
            total.add(judged([made[n] for n in numbers], truth))
        missed += _print(table, row, f"{LISTS} lists, ≤ {LIST_LENGTH} each", total)
        if row in _AT_ONCE:
            missed += _print(table, row, f"{len(made):,} at once", judged(made, truth))
    print(_LEGEND)
    return missed


def as_printed(name: str, _: object) -> str:
    """Return a name as it is."""
    return name


def _print(table: Table, row: str, papers: str, outcome: Outcome) -> int:
    is_target = row not in _NO_TARGET
    cells, missed = [], 0
    for reached, least in ((outcome.precision, PRECISION), (outcome.recall, RECALL)):
        is_missed = is_target and reached < least
        missed += is_missed
        target = f" (≥ {least:g}){'✗' if is_missed else ''}" if is_target else ""
        cells.append(f"{reached:.2f} %{target}")
    table.row(row, papers, *cells, f"{outcome.seconds:.1f}")
    return missed
