"""The fault modes of the API one by one, where a run meets each, and what must come of it."""

import enum
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bibtool.identifiers import ArxivId
from bibtool.model import Match, Reference
from bibtool.queries import plan
from tests.arxiv_server import ArxivServer, Call, Fault, generated

RECORDS = generated(60, seed=11)
INTERVAL = 0.003
BUSY = 20
"""Intervals to wait, at least, after a sign of overload."""
_SHARE = 0.2


def item(number: int) -> Reference:
    """Return one of the server's papers as an abstract, a title or an id, taken in turns."""
    record, text = RECORDS[number], f"item {number}"
    if number % 3 == 0:
        return Reference(text, number, abstract=record.abstract)
    if number % 3 == 1:
        return Reference(text, number, titles=(record.title,))
    return Reference(text, number, arxiv_id=ArxivId(record.id))


HELD = tuple(map(item, range(42)))
_NONSENSE = " ".join(f"{a}{b}um" for a in ("blorb", "quix", "zwarg") for b in ("en", "ol", "ist"))
ABSENT = (
    Reference("absent 1", 90, abstract=f"{_NONSENSE}. {_NONSENSE[::-1]}."),
    Reference("absent 2", 91, titles=(_NONSENSE.title(),)),
    Reference("absent 3", 92, arxiv_id=ArxivId("1911.00001")),
)
ITEMS = (*HELD, *ABSENT)

Outcome = tuple[str, str]
"""Status and, of a match, the id."""
RIGHT: tuple[Outcome, ...] = tuple(("matched", record.id) for record in RECORDS)
NOWHERE: Outcome = ("not-found", "")
UNCHECKED: Outcome = ("unchecked", "")
DOUBTFUL: Outcome = ("ambiguous", "")


def outcomes(matches: Sequence[Match]) -> list[Outcome]:
    """Return status and id of each match."""
    return [(m.status.value, m.record.arxiv_id.base if m.record else "") for m in matches]


class End(enum.Enum):
    """What a run comes to."""

    FOUND = "every paper that is there is found, and only what is not there is not found"
    SPARED = "as FOUND, but what is nowhere may be unchecked: asked alone, it was refused"
    HONEST = "each item is as in FOUND, or unchecked"
    STOPPED = "as HONEST, and nothing is sent after the fault, which the user is told"
    OPEN = "every item is unchecked"
    DENIED = "as FOUND, less at most one paper for each answer that left one out; no match for it"
    NOTHING = "nothing is found: the server said so, asked again in all our ways"


class Shape(enum.Enum):
    """Where in a run of many requests a fault is met."""

    ON_IDS = "once, on a question by ids"
    ON_SEARCH = "once, on a search"
    ON_FORM = "once, on a search that is sent as a form"
    SOMETIMES = "one request in five"
    ALWAYS = "every request"


@dataclass(frozen=True)
class Case:
    """One way the wire misbehaves, with the ends of the runs that meet it.

    ``most`` bounds the requests of a run in which it never passes. After a fault that ``waits``,
    the next request keeps the cool-down. ``in_a_row`` is how often it may hit running and still
    count as passing.
    """

    row: str
    fault: Fault
    told: str = ""
    ends: dict[Shape, End] = field(default_factory=dict)
    most: int = 3
    waits: bool = False
    in_a_row: int = 2
    seconds: float | None = None
    retry_after: str | None = None

    @property
    def name(self) -> str:
        """The row of the table and the fault."""
        return f"{self.row}-{self.fault.name}" + ("" if self.retry_after is None else "-later")

    @property
    def shapes(self) -> list[Shape]:
        """The shapes in which to meet it: one that costs nothing need not be met just once."""
        harmless = self.end(Shape.ALWAYS) is End.FOUND
        return [Shape.SOMETIMES, Shape.ALWAYS] if harmless else list(Shape)

    def end(self, shape: Shape) -> End:
        """Return what a run of some shape comes to; a fault that passes costs nothing."""
        return self.ends.get(shape, End.OPEN if shape is Shape.ALWAYS else End.FOUND)


_HARMLESS = {Shape.ALWAYS: End.FOUND}
_STOPS = dict.fromkeys(Shape, End.STOPPED) | {Shape.ALWAYS: End.OPEN}
_REFUSES = {Shape.SOMETIMES: End.SPARED}
# Counts and entries agree, so no client can tell; by text it is asked anew with other words.
_HIDES = {Shape.ON_IDS: End.DENIED, Shape.SOMETIMES: End.DENIED, Shape.ALWAYS: End.DENIED}

_MANY = 200
"""More requests than any of these runs sends."""

FAULTS = [
    Case("F1", Fault.RATE_LIMITED, "HTTP 429", waits=True),
    Case("F2", Fault.SOFT_LIMIT, "XML", waits=True),
    Case("F2", Fault.EMPTY_BODY, "XML", waits=True),
    Case("F3", Fault.OVERLOADED, "HTTP 503", waits=True),
    Case("F3", Fault.OVERLOADED, "HTTP 503", waits=True, retry_after="0"),
    Case("F4", Fault.SLOW, ends=_HARMLESS, most=14, seconds=0.03),
    Case("F4", Fault.DRIP, ends=_HARMLESS, most=14, seconds=0.03),
    Case("F4", Fault.HANG, "no whole answer", waits=True, seconds=2.0),
    Case("F5", Fault.RESET, "broke", waits=True),
    Case("F5", Fault.CUT_OFF, "failed", waits=True),
    Case("F5", Fault.TRUNCATED, "XML", waits=True),
    Case("F6", Fault.EMPTY_PAGE, "sent 0 of", waits=True, most=14),
    Case("F7", Fault.FALSE_ZERO, ends={Shape.ALWAYS: End.NOTHING}, most=60, in_a_row=1),
    Case(
        "F8",
        Fault.SHORT_PAGE,
        "entries",
        ends={Shape.ALWAYS: End.HONEST},  # an answer of nothing is never short
        most=14,
        waits=True,
    ),
    Case("F9", Fault.MISSING, ends=_HIDES, most=60, in_a_row=1),
    Case("F10", Fault.REFUSED, "incorrect id", ends=_REFUSES, most=20, in_a_row=1),
    Case("F13", Fault.TOO_LONG, "HTTP 414", ends=_REFUSES, most=20, in_a_row=1),
    Case("F14", Fault.REDIRECT, "HTTP 301", ends=_STOPS, most=1),
    Case("F14", Fault.REDIRECT_KEEPING, "HTTP 307", ends=_STOPS, most=1),
    Case("F16", Fault.SERVER_ERROR, "HTTP 500", most=30, in_a_row=1),
    Case("F17", Fault.ERROR_AS_RESULT, "incorrect id", ends=_REFUSES, most=20, in_a_row=1),
    Case("F18", Fault.DUPLICATES, ends={Shape.ALWAYS: End.HONEST}, most=60),
    Case("F19", Fault.STALE, ends=_HIDES, most=60, in_a_row=1),
    Case("F20", Fault.BARE_LINKS, ends=_HARMLESS, most=14),
    Case("F21", Fault.LOOSE_PHRASES, ends=_HARMLESS, most=14),
    Case("F22", Fault.JUNK_FIELDS, ends=_HARMLESS, most=14),
    Case("F23", Fault.INFLATED_TOTAL, "entries", waits=True, most=14),
    Case("F24", Fault.FORBIDDEN, "HTTP 403", ends=_STOPS, most=1),
]

ELSEWHERE = {
    "F11": "no fault but the rule: our server shuffles every answer to ids, so each run here has it"
    " (and test_arxiv.test_ids_are_joined_by_id_and_missing_ones_are_told)",
    "F12": "by what we send: test_nothing_we_send_can_be_cut_short_or_too_long",
    "F15": "by what we send: test_no_text_spoils_the_batch, and for any text"
    " test_arxiv_query.test_no_text_makes_a_query_the_server_refuses; the 400 itself is F10's",
}
"""Rows without an injection of their own, and where their rule is stated."""


class Rule:
    """Which requests meet a fault, and the numbers of those that did."""

    def __init__(self, picks: Callable[[Call], bool], most: int = _MANY) -> None:
        self._picks, self._most = picks, most
        self.met: list[int] = []

    def __call__(self, call: Call) -> bool:
        """Say whether this request meets the fault."""
        hit = len(self.met) < self._most and self._picks(call)
        self.met += [call.number] * hit
        return hit


def rule_for(case: Case, shape: Shape) -> Rule:
    """Return the rule that makes a run meet a fault in some shape."""
    if shape is Shape.ALWAYS:
        return Rule(lambda call: True)
    if shape is Shape.SOMETIMES:
        numbers = _unlucky(case)
        return Rule(lambda call: call.number in numbers)
    return Rule(PLACES[shape], 1)


PLACES: dict[Shape, Callable[[Call], bool]] = {
    Shape.ON_IDS: lambda call: "id_list" in call.params,
    Shape.ON_SEARCH: lambda call: "search_query" in call.params and call.method == "GET",
    Shape.ON_FORM: lambda call: call.method == "POST",
}


def _unlucky(case: Case) -> set[int]:
    """Draw the requests of a run that go wrong, at least one of its first five."""
    for seed in range(100):
        chance = random.Random(f"{case.name}/{seed}")
        unlucky: set[int] = set()
        for number in range(1, _MANY):
            row = range(number - case.in_a_row, number)
            if chance.random() < _SHARE and not unlucky.issuperset(row):
                unlucky.add(number)
        if min(unlucky) <= 5:
            return unlucky
    raise AssertionError("no seed is unlucky enough")


def about(reference: Reference) -> Callable[[Call], bool]:
    """Return the rule for the requests that ask about an item, by its id or in its words."""
    named = reference.arxiv_id.base if reference.arxiv_id else ""
    own = [text for query in plan(reference) for text in (*query.phrases, *query.titles)]

    def asks(call: Call) -> bool:
        searched = call.params.get("search_query", "")
        by_id = call.params.get("id_list", "").split(",")
        return (named in by_id) if named else any(f'"{text}"' in searched for text in own)

    return asks


def check_manners(server: ArxivServer) -> None:
    """One request at a time, and the interval between them."""
    assert 1 == server.max_concurrency
    assert [] == [gap for gap in server.spacings() if gap < INTERVAL]
