"""Real pages with what stands on them, and how a listing read from one compares with that.

A line of the page decides: an item is found if a reference has the line on which it starts, and
no reference counts for two items. A reference that has no item's line is false. A paragraph that
only goes on with the item above is neither.
"""

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.corpus import CORPUS, folded
from bibtool.model import Listing, Match, Reference, Status
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import open_sources
from tests.arxiv_server import ArxivServer, Record, read_records

LISTINGS = Path(__file__).parents[2] / "shared" / "listings"
PASSING = Path(__file__).with_name("passing.txt")
_ALIKE, _ALIKE_IN = 90, 70
"""Of 100, for titles; for the first words of an item in an abstract, where TeX may be between."""
_NUMBER = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True)
class Item:
    """A work on a page, as somebody found it there by hand."""

    line: int
    """From 1."""
    start: str
    """The first characters of it, as the page has them."""
    title: str
    arxiv_id: str
    """Nothing: not known, which is not that arXiv has none."""
    in_corpus: bool
    goes_on: bool
    """Whether it is a further paragraph of the item above."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its items, in order."""

    name: str
    text: str
    items: tuple[Item, ...]

    @property
    def layout(self) -> str:
        """What kind of page it is."""
        return _NUMBER.sub("", self.name)


@dataclass(slots=True)
class Compared:
    """A page, what was read from it, and what that found on arXiv."""

    page: Page
    layout: str
    found: dict[Item, Reference]
    missed: list[Item]
    false: list[Reference]
    untitled: list[Item]
    """Items found of which no title read is like theirs."""
    outcomes: dict[str, list[tuple[Item | None, Match]]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many items there are to find."""
        return sum(not item.goes_on for item in self.page.items)

    def count(self, outcome: str) -> int:
        """How many matches came to this."""
        return len(self.outcomes.get(outcome, ()))

    @property
    def wanted(self) -> int:
        """Of how many items the server has the record."""
        return sum(item.in_corpus and not item.goes_on for item in self.page.items)

    @property
    def faults(self) -> dict[str, int]:
        """How many there are of what should not be."""
        counted = {
            "missed": len(self.missed),
            "false": len(self.false),
            "wrong": self.count("wrong") + self.count("of no item"),
            "lost": self.count("lost") + self.count("lost, ambiguous"),
        }
        return {what: count for what, count in counted.items() if count}

    @property
    def is_perfect(self) -> bool:
        """Whether all is as it should be."""
        return not self.faults


def pages(names: Sequence[str] = ()) -> Iterator[Page]:
    """Yield the pages, or those whose name starts with one of the names."""
    for path in sorted(LISTINGS.glob("*.json")):
        if names and not path.stem.startswith(tuple(names)):
            continue
        truth = json.loads(path.read_text("utf-8"))
        text = (LISTINGS / truth["file"]).read_bytes().decode("utf-8")
        yield Page(path.stem, text, tuple(_item(data, text) for data in truth["items"]))


def _item(data: dict[str, str], text: str) -> Item:
    lines = text[: int(data["offset"])].replace("\r\n", "\n").replace("\r", "\n")
    return Item(
        line=lines.count("\n") + 1,
        start=data["text_start"],
        title=data.get("rend") or data.get("title") or "",
        arxiv_id=data.get("arxiv_id") or "",
        in_corpus=bool(data.get("in_corpus")),
        goes_on=bool(data.get("continues_previous")),
    )


def compared(page: Page, listing: Listing) -> Compared:
    """Say which items of a page a listing has."""
    by_line: defaultdict[int, list[int]] = defaultdict(list)
    for number, reference in enumerate(listing.references):
        for line in reference.lines:
            by_line[line].append(number)
    pairs = sorted(
        (-_agreement(item, listing.references[number]), at, number)
        for at, item in enumerate(page.items)
        for number in by_line[item.line]
    )
    owner: dict[int, int] = {}
    for _, at, number in pairs:
        if at not in owner and number not in owner.values():
            owner[at] = number
    found = {page.items[at]: listing.references[number] for at, number in sorted(owner.items())}
    taken = set(owner.values())
    going_on = {item.line for item in page.items if item.goes_on}
    false = [
        reference
        for number, reference in enumerate(listing.references)
        if number not in taken and not going_on & set(reference.lines)
    ]
    missed = [item for item in page.items if item not in found and not item.goes_on]
    untitled = [item for item, reference in found.items() if not _is_titled(item, reference)]
    return Compared(page, listing.layout, found, missed, false, untitled)


def _agreement(item: Item, reference: Reference) -> float:
    score = 0.0
    if item.arxiv_id and reference.arxiv_id:
        score += 4 if reference.arxiv_id.base == item.arxiv_id else -2
    score += 3 * max((_likeness(item.title, title) for title in reference.titles), default=0) / 100
    score += folded(item.start)[:40] in folded(reference.text)
    return score


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(folded(one), folded(other))


def _is_titled(item: Item, reference: Reference) -> bool:
    titles = reference.titles
    return not item.title or any(_likeness(item.title, title) >= _ALIKE for title in titles)


def few_records() -> Iterator[Record]:
    """Yield the records of the papers on all pages, and one in twenty of the others."""
    wanted = {item.arxiv_id for page in pages() for item in page.items}
    for number, record in enumerate(read_records(CORPUS)):
        if record.id in wanted or number % 20 == 0:
            yield record


@contextmanager
def cold(server: ArxivServer) -> Iterator[Settings]:
    """Yield settings for a server, with nothing cached."""
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as folder:
        yield Settings(server.url, Path(folder), min_interval=0)


def resolve_page(result: Compared, settings: Settings) -> None:
    """Resolve all that was read from a page, and note what each reference found."""
    references = sorted([*result.found.values(), *result.false], key=lambda one: one.line)
    with open_sources(["arxiv"], settings) as sources:
        _judge(result, resolve(references, sources))


def _judge(result: Compared, matches: Sequence[Match]) -> None:
    item_of = {id(reference): item for item, reference in result.found.items()}
    for match in matches:
        item = item_of.get(id(match.reference))
        result.outcomes.setdefault(_outcome(item, match), []).append((item, match))


def _outcome(item: Item | None, match: Match) -> str:
    """Return right or wrong for a match, else the status, ``lost`` where the server has it."""
    if match.record is None:
        is_lost = item is not None and item.in_corpus
        ambiguous = match.status is Status.AMBIGUOUS
        if is_lost:
            return "lost, ambiguous" if ambiguous else "lost"
        return match.status.value
    got = match.record
    if item is None or (item.goes_on and not item.arxiv_id):
        return "of no item"
    if item.arxiv_id:
        return "right" if got.arxiv_id.base == item.arxiv_id else "wrong"
    # Nobody looked for its id: the right title will do, or where there is none the abstract.
    is_alike = _likeness(item.title, got.title) >= _ALIKE
    start = folded(item.start)
    is_in = not item.title and fuzz.partial_ratio(start, folded(got.abstract)) >= _ALIKE_IN
    return "perhaps" if is_alike or is_in else "wrong"
