"""Count what tells whose initials these are, and write ``bibtool/authorship/initials.txt``.

Usage: python -m benchmarks.fitting [--judge]

Lists are drawn as in ``identity``, by other seeds than those that are measured. Half of all family
names are counted; ``--judge`` writes nothing, and says what the other half makes of the table.
Which co-authors are known is found with the table there is: from a table that says nothing
(``start -9``) the third run is much like the second.
"""

import math
import sys
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import bibtool.authorship
from benchmarks.identity import (
    Mention,
    Truth,
    are_two,
    bibliographies,
    is_full,
    printed_as,
    truth_of,
)
from benchmarks.identity import read as read_corpus
from bibtool.authorship.agreement import Agreement
from bibtool.authorship.clusters import Clusters
from bibtool.authorship.gathering import gather
from bibtool.authorship.mentions import Mentions
from bibtool.authorship.traits import UNKNOWN, Table, Traits, shipped
from bibtool.model import Record

SEEDS = (101, 102, 103, 104)
"""Not those that ``identity`` is run with."""
ROWS = ("initials", "all of these")
TABLE = Path(bibtool.authorship.__file__).parent / "initials.txt"
_FEW = 20
_STEPS = 12
_ROUNDS, _SHRINK, _CAUTION = 40, 0.5, 8.0
_RISING = {
    "steady",
    "rarest",
    "second",
    "covered",
    "alike",
    "beside",
    "last",
    "resolved",
    "given",
    "shared",
}
_FALLING = {"letter", "people", "family", "known", "namesakes", "others", "apart"}
_HEAD = """\
# What each trait of two groups of mentions tells (see traits.py): a logarithm of odds, the value
# from which on it is another, that, and so on. Made by benchmarks/fitting.py.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """Initials and somebody they may be."""

    traits: Traits
    right: int
    """How many pairs of mentions are known to be one person's."""
    wrong: int
    """How many are two people's."""
    family: str


def cases(records: Sequence[Record], truth: Truth) -> Iterator[Case]:
    """Yield all initials of some papers with all whom they may be and share a co-author with."""
    clusters = Clusters(Mentions.of(sorted(records, key=lambda r: r.arxiv_id.base)))
    gather(clusters)
    mentions, groups = clusters.mentions, {}
    group_of: dict[int, int] = {}
    for members in clusters.members.values():
        full = [m for m in members if mentions.forms[m].is_full]
        short = [[m] for m in members if not mentions.forms[m].is_full]
        for group in (full, *short) if full else short:
            groups[group[0]] = group
            group_of.update(dict.fromkeys(group, group[0]))
    for bucket in mentions.buckets().values():
        for one, other in combinations(sorted({group_of[m] for m in bucket}), 2):
            if clusters.mentions.keys[one] != mentions.keys[other]:
                continue
            case = _case(clusters, groups[one], groups[other], truth)
            if case is not None:
                yield case


def _case(
    clusters: Clusters, one: Sequence[int], other: Sequence[int], truth: Truth
) -> Case | None:
    mentions = clusters.mentions
    forms = mentions.forms
    if forms[one[0]].is_full:
        one, other = other, one
    papers = {mentions.paper[m] for m in other}
    if forms[one[0]].is_full or mentions.paper[one[0]] in papers:
        return None
    if clusters.scale.agreement(forms[one[0]], forms[other[0]]) is Agreement.NONE:
        return None
    traits = clusters.traits(clusters.made(one), clusters.made(other))
    if traits is None:
        return None
    traits = traits._replace(likeness=clusters.initials.likeness(one, other))
    right, wrong = _judged(_place(mentions, one[0]), [_place(mentions, m) for m in other], truth)
    return Case(traits, right, wrong, forms[other[0]].core) if right or wrong else None


def _place(mentions: Mentions, mention: int) -> Mention:
    return mentions.records[mentions.paper[mention]].arxiv_id.base, mentions.position[mention]


def _judged(one: Mention, others: Iterable[Mention], truth: Truth) -> tuple[int, int]:
    right = wrong = 0
    mine = truth.printed[one[0]][one[1]]
    for other in others:
        theirs = truth.printed[other[0]][other[1]]
        if (one, other) in truth.same or (other, one) in truth.same:
            right += 1
        elif is_full(mine) and is_full(theirs):
            wrong += are_two(mine, theirs, [one], [other], truth.printed)
    return right, wrong


def drawn_cases() -> Iterator[Case]:
    """Yield the cases of all lists, and of the first papers of each: an author's own alone."""
    records, printed = read_corpus()
    truth = truth_of(printed)
    for seed in SEEDS:
        for row in ROWS:
            made = printed_as(records, printed, row, seed)
            for numbers in bibliographies(records, truth, seed):
                papers = [made[n] for n in numbers]
                yield from cases(papers, truth)
                yield from cases(papers[:_FEW], truth)


def is_counted(case: Case) -> bool:
    """Whether a case's family name is in the half that is counted."""
    return zlib.crc32(case.family.encode()) % 2 == 0


def fitted(found: Sequence[Case]) -> Table:
    """Return what each trait tells, all others being known."""
    known = [[float(getattr(c.traits, name)) for c in found] for name in Traits._fields]
    is_right = [case.right > case.wrong for case in found]
    edges = [
        _edges(name, values, is_right) for name, values in zip(Traits._fields, known, strict=True)
    ]
    steps = [
        [-1 if name == "likeness" and v == UNKNOWN else bisect_right(mine, v) for v in values]
        for name, mine, values in zip(Traits._fields, edges, known, strict=True)
    ]
    weight = [math.sqrt(max(case.right, case.wrong)) for case in found]
    share = sum(w for w, right in zip(weight, is_right, strict=True) if right) / sum(weight)
    start = math.log(share / (1 - share))
    told = [start] * len(found)
    weights = [[0.0] * (len(mine) + 1) for mine in edges]
    for _ in range(_ROUNDS):
        for name, at, mine in zip(Traits._fields, steps, weights, strict=True):
            pull, firm = [0.0] * len(mine), [_CAUTION] * len(mine)
            for step, odds, right, heavy in zip(at, told, is_right, weight, strict=True):
                if step >= 0:
                    p = 1 / (1 + math.exp(-odds))
                    pull[step] += heavy * (right - p)
                    firm[step] += heavy * p * (1 - p)
            before = list(mine)
            mine[:] = _in_order(
                name,
                [w + _SHRINK * p / f for w, p, f in zip(mine, pull, firm, strict=True)],
                firm,
            )
            moved = [now - then for now, then in zip(mine, before, strict=True)]
            told = [t + (moved[s] if s >= 0 else 0.0) for t, s in zip(told, at, strict=True)]
    return Table(start, dict(zip(Traits._fields, zip(edges, weights, strict=True), strict=True)))


def _edges(name: str, values: Sequence[float], is_right: Sequence[bool]) -> list[float]:
    """Return the values that part others into shares of much the same size, right and wrong."""
    rights = sum(is_right)
    heavy = {True: 1 / max(rights, 1), False: 1 / max(len(is_right) - rights, 1)}
    counted: defaultdict[float, float] = defaultdict(float)
    for value, right in zip(values, is_right, strict=True):
        if name != "likeness" or value != UNKNOWN:
            counted[value] += heavy[right]
    many, seen, edges = sum(counted.values()) / _STEPS, 0.0, []
    for value in sorted(counted):
        if seen >= many:
            edges.append(float(f"{value:.3g}"))
            seen = 0.0
        seen += counted[value]
    return list(dict.fromkeys(edges))


def _in_order(name: str, weights: Sequence[float], firm: Sequence[float]) -> list[float]:
    """Return weights that never fall, or never rise, where reason says so: neighbours' means."""
    if name not in _RISING | _FALLING:
        return list(weights)
    sign = 1 if name in _RISING else -1
    pooled: list[list[float]] = []
    for weight, heavy in zip(weights, firm, strict=True):
        pooled.append([sign * weight, heavy, 1])
        while len(pooled) > 1 and pooled[-2][0] > pooled[-1][0]:
            value, much, number = pooled.pop()
            last = pooled[-1]
            last[0] = (last[0] * last[1] + value * much) / (last[1] + much)
            last[1], last[2] = last[1] + much, last[2] + number
    return [sign * value for value, _, number in pooled for _ in range(int(number))]


def text_of(table: Table) -> str:
    """Return a table as it is written; a step to the same weight is none."""
    lines = [f"start {table.start:.2f}"]
    for name, (edges, weights) in table.steps.items():
        line = last = f"{weights[0]:.2f}"
        for edge, weight in zip(edges, weights[1:], strict=True):
            if last != (last := f"{weight:.2f}"):
                line += f" {edge:g} {last}"
        lines.append(f"{name} {line}")
    return _HEAD + "\n".join(lines) + "\n"


def print_judged(table: Table, found: Sequence[Case]) -> None:
    """Print how many of the pairs that are right can be had with how few that are wrong."""
    ranked = sorted(((table.told(c.traits), c.right, c.wrong) for c in found), reverse=True)
    total = sum(right for _, right, _ in ranked)
    best: defaultdict[float, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    right = wrong = 0
    for told, more, worse in ranked:
        right, wrong = right + more, wrong + worse
        for least in (0.997, 0.995, 0.99, 0.98, 0.95):
            if right >= least * (right + wrong):
                best[least] = right / total, told
    for least, (share, told) in best.items():
        print(f"precision {100 * least:.1f} %: recall {100 * share:.1f} %, from odds {told:.2f} on")


def main() -> None:
    """Count, judge, write."""
    found = list(drawn_cases())
    counted = [case for case in found if is_counted(case)]
    others = [case for case in found if not is_counted(case)]
    is_judging = "--judge" in sys.argv
    table = shipped() if is_judging else fitted(counted)
    print(f"{len(counted):,} cases counted, {len(others):,} judged")
    print_judged(table, others)
    if not is_judging:
        TABLE.write_text(text_of(table), "utf-8")


if __name__ == "__main__":
    main()
