"""The tables of a benchmark, and what is said below them."""

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.faulty import INTERVAL, MOST_REQUESTS, Ordeal
from benchmarks.itemsets import SETS
from benchmarks.measure import FIRST, RIGHT, TWIN, WRONG, Judged, Measured
from benchmarks.peers import Rival

LEGEND = """
✗ marks a missed target. (first): ambiguous with the right paper as first candidate.
twin: the text is another paper's too, word for word; set aside in matched%.
server-s: of the seconds, those in which the test server was at work."""


WITH_VERSIONS = """
The same server holding the other wordings of an abstract as earlier versions of its paper:"""


class Table:
    """A Markdown table, printed as it grows."""

    def __init__(self, columns: dict[str, int]) -> None:
        """Print the head.

        Args:
            columns: names and widths.
        """
        self._widths = [max(len(name), width) for name, width in columns.items()]
        print()
        self.row(*columns)
        self.row(*("-" * width for width in self._widths))

    def row(self, *cells: object) -> None:
        """Print a row."""
        written = (f"{cell:<{w}}" for cell, w in zip(map(str, cells), self._widths, strict=True))
        print(f"| {' | '.join(written)} |", flush=True)


class MainTable(Table):
    """What became of each set, and what it cost."""

    def __init__(self) -> None:
        columns = {"set": 16, "n": 4, "right": 5, "wrong": 5, "ambiguous": 9, "(first)": 7}
        columns |= {"not-found": 9, "unchecked": 9, "twin": 4, "matched%": 13}
        super().__init__(columns | {"per-100": 12, "warm": 4, "s": 6, "server-s": 8})

    def add(self, result: Measured) -> None:
        """Print a set beside its targets."""
        count, targets = result.counts, SETS[result.name].targets
        has_papers = any(judged.item.is_present for judged in result.judged)
        self.row(
            result.name,
            len(result.judged),
            count[RIGHT],
            f"{count[WRONG]}{_mark(count[WRONG] > 0)}",
            count["ambiguous"] + count[FIRST],
            count[FIRST],
            count["not-found"],
            count["unchecked"],
            count[TWIN],
            against(result.matched, "≥", targets.matched) if has_papers else "–",
            against(result.per_hundred, "≤", targets.requests),
            f"{result.warm}{_mark(result.warm > 0)}",
            f"{result.seconds:.1f}",
            f"{result.served:.1f}",
        )


class FaultTable(Table):
    """The same items with and without faults."""

    def __init__(self) -> None:
        columns = {"set, faults": 11, "n": 4, "same": 6, "changed": 7, "unchecked": 9}
        columns |= {"requests": 8, "without": 7, "ratio": 12, "faulty": 6}
        super().__init__(columns | {"spacing": 15, "at once": 7, "s": 6})

    def add(self, ordeal: Ordeal) -> None:
        """Print a run beside its targets."""
        faulty, items = ordeal.faulty, len(ordeal.clean.matches)
        self.row(
            ordeal.name,
            items,
            f"{ordeal.same}{_mark(ordeal.same < items)}",
            ordeal.changed,
            ordeal.unchecked,
            faulty.requests,
            ordeal.clean.requests,
            f"{ordeal.ratio:.2f}",
            ordeal.faults,
            against(faulty.least, "≥", INTERVAL, digits=4),
            f"{faulty.at_once}{_mark(faulty.at_once > 1)}",
            f"{faulty.seconds:.1f}",
        )

    def total(self, ordeals: Sequence[Ordeal]) -> None:
        """Print what all came to: in a run of few requests chance decides the ratio."""
        sent = sum(ordeal.faulty.requests for ordeal in ordeals)
        clean = sum(ordeal.clean.requests for ordeal in ordeals)
        ratio = against(sent / max(1, clean), "≤", MOST_REQUESTS, digits=2)
        faults = sum(ordeal.faults for ordeal in ordeals)
        self.row("together", "", "", "", "", sent, clean, ratio, faults, "", "", "")


class PeerTable(Table):
    """Others beside us; ratios are theirs to ours."""

    def __init__(self) -> None:
        columns = {"set": 14, "who": 20, "n": 4, "right%": 6, "right": 5, "wrong": 5}
        super().__init__(columns | {"none": 5, "per-100": 7, "requests x": 10, "wrong +": 7})

    def add(self, ours: Measured, others: Sequence[Rival]) -> None:
        """Print what all came to with one set."""
        items = len(ours.judged)
        right, wrong = ours.counts[RIGHT], ours.counts[WRONG]
        self._line(ours.name, "bibtool", items, (right, wrong, items - right - wrong, ours.cold), 1)
        for other in others:
            numbers = (other.right, other.wrong, other.nothing, other.requests)
            ratio = other.requests / max(1, ours.cold)
            self._line(ours.name, other.name, items, numbers, ratio, other.wrong - wrong)

    def _line(  # noqa: PLR0913, PLR0917  a row
        self,
        name: str,
        who: str,
        items: int,
        numbers: tuple[int, int, int, int],
        ratio: float,
        more_wrong: int = 0,
    ) -> None:
        right, wrong, nothing, requests = numbers
        per = 100 / max(1, items)
        percent, cost = f"{right * per:.1f}", f"{requests * per:.1f}"
        more = f"{more_wrong:+}"
        self.row(name, who, items, percent, right, wrong, nothing, cost, f"{ratio:.1f}", more)


def print_notes(results: Sequence[Measured], most: int) -> None:
    """Show some of the items that went wrong, and those that nobody could tell apart."""
    for result in results:
        for outcome in (WRONG, TWIN, FIRST, "ambiguous", "not-found", "unchecked"):
            # A missing paper is not expected to be found.
            bad = [j for j in result.judged if j.outcome == outcome and _is_news(j)]
            for judged in bad[:most]:
                _print_note(result.name, judged)
            if len(bad) > most > 0:
                print(f"{result.name}: {outcome}: {len(bad) - most} more")


def print_changes(ordeal: Ordeal, most: int) -> None:
    """Show some of the items whose outcome the faults changed, other than to unchecked."""
    pairs = zip(ordeal.clean.matches, ordeal.faulty.matches, strict=True)
    changed = [pair for pair in pairs if pair[0].status is not pair[1].status]
    for clean, faulty in [c for c in changed if c[1].status != "unchecked"][:most]:
        print(
            f"{ordeal.name}: {clean.status} became {faulty.status}: {clean.reference.text[:90]!r}"
        )


def _is_news(judged: Judged) -> bool:
    return judged.item.is_present or judged.outcome in (WRONG, TWIN)


def _print_note(name: str, judged: Judged) -> None:
    item, match = judged.item, judged.match
    print(f"\n{name}: {judged.outcome}: {item.origin.id} {item.origin.title[:90]!r}")
    if not item.is_title or item.text != item.origin.title:
        print(f"    text {' '.join(item.text.split())[:140]!r}")
    for candidate in match.candidates[:2]:
        record = candidate.record
        print(
            f"    {candidate.confidence:.2f} {record.arxiv_id.base} {record.title[:90]!r}", end=""
        )
        print(f" {'; '.join(candidate.reasons)}")
    if match.reasons:
        print(f"    {'; '.join(match.reasons)}")


def against(value: float, sign: str, target: float | None, digits: int = 1) -> str:
    """Return a number beside its target, marked if that is missed."""
    if target is None:
        return f"{value:.{digits}f}"
    is_missed = value < target if sign == "≥" else value > target
    return f"{value:.{digits}f} {sign}{target:g}{_mark(is_missed)}"


_BANDS = (0.3, 0.45, 0.6, 0.75, 0.85, 0.9, 0.95, 1.01)


def print_calibration(results: Sequence[Measured]) -> None:
    """Print, for each band of confidence, how often the best candidate is the item's paper."""
    if not results:
        return
    print("\nHow often the best candidate is right, by its confidence (from 0.75 on a match):")
    table = Table({"confidence": 12, "items": 7, "right%": 7})
    judged = [
        (j.match.confidence, j.match.candidates[0].record.arxiv_id.base == j.item.origin.id)
        for result in results
        for j in result.judged
        if j.match.candidates and j.outcome != TWIN
    ]
    for low, high in pairwise(_BANDS):
        right = [is_right for confidence, is_right in judged if low <= confidence < high]
        if right:
            share = f"{100 * sum(right) / len(right):.1f}"
            table.row(f"{low:.2f}–{min(high, 1):.2f}", len(right), share)


def _mark(is_missed: bool) -> str:  # noqa: FBT001
    return " ✗" if is_missed else ""
