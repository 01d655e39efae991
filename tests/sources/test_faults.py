"""Every fault mode of the API (F1 to F24), met once, now and then, and for good.

The rules are the same for all: nothing lost, nothing wrong, nothing called absent that was not
asked and answered; one request at a time, spaced, and few of them. The table is in ``faultcases``;
a question that meets a fault whenever it is asked is in ``test_halving``.

Stated elsewhere and not repeated here: the answers that have no row of their own (a login page,
hostile entities, 404, no network) in ``test_arxiv.test_a_passing_fault_is_waited_out`` and the two
after it; what a command says of a 403 in ``cli.test_resolve.test_an_outage_exits_with_three_...``;
that an address must be https in ``test_settings``; for how long notes and answers are kept in
``test_store`` and ``test_arxiv.test_answers_are_kept_for_days_searches_for_one``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Match, Reference, Status
from bibtool.resolver import resolve
from bibtool.settings import Settings
from bibtool.sources import arxiv_query, open_sources, transport
from bibtool.sources.store import Store
from tests.arxiv_server import ArxivServer, Fault
from tests.sources.conftest import Open
from tests.sources.faultcases import (
    ABSENT,
    BUSY,
    DOUBTFUL,
    ELSEWHERE,
    FAULTS,
    HELD,
    INTERVAL,
    ITEMS,
    NOWHERE,
    RECORDS,
    RIGHT,
    UNCHECKED,
    Case,
    End,
    Outcome,
    Rule,
    Shape,
    check_manners,
    outcomes,
    rule_for,
)

pytestmark = pytest.mark.usefixtures("small_batches")

CLEAN = 12
"""Requests of a run that meets no fault, at most."""
LONG = 600
"""Bytes of question that still go into an address, where most searches are to be forms."""


def test_every_row_of_the_table_has_its_rule() -> None:
    """None is left out in silence."""
    assert {f"F{n}" for n in range(1, 25)} == {case.row for case in FAULTS} | set(ELSEWHERE)


# --- Each fault in each shape


@pytest.mark.parametrize(
    ("case", "shape"),
    [
        pytest.param(case, shape, id=f"{case.name}-{shape.name}")
        for case in FAULTS
        for shape in case.shapes
    ],
)
def test_a_fault(
    failing: ArxivServer,
    opened: Open,
    monkeypatch: pytest.MonkeyPatch,
    case: Case,
    shape: Shape,
) -> None:
    """A run that meets it comes to its end, politely and without many tries."""
    if shape is Shape.ON_FORM:
        monkeypatch.setattr(transport, "MAX_URL", LONG)
    items = ITEMS if shape is Shape.SOMETIMES else (*HELD[:18], *ABSENT)
    rule = rule_for(case, shape)
    failing.faults.when(rule, case.fault, seconds=case.seconds, retry_after=case.retry_after)
    with opened() as sources:
        matches = resolve(items, sources)
        failures = sources.failures
    assert rule.met, "the run did not meet the fault"
    check_end(case.end(shape), outcomes(matches), rule)
    check_manners(failing)
    check_tries(failing, case, shape, rule)
    if case.end(shape) is not End.HONEST:
        check_told(case, shape, matches, failures)
    if case.end(shape) is End.OPEN:
        # It has left nothing behind that keeps a later run from the papers.
        failing.faults.clear()
        with opened() as sources:
            assert list(RIGHT[:6]) == outcomes(resolve(HELD[:6], sources))


INSTEAD: dict[End, tuple[set[Outcome], set[Outcome]]] = {
    End.FOUND: (set(), {NOWHERE}),
    End.SPARED: (set(), {NOWHERE, UNCHECKED}),
    End.HONEST: ({UNCHECKED}, {NOWHERE, UNCHECKED}),
    End.STOPPED: ({UNCHECKED}, {NOWHERE, UNCHECKED}),
    End.OPEN: ({UNCHECKED}, {UNCHECKED}),
    End.DENIED: ({NOWHERE, DOUBTFUL}, {NOWHERE}),
    End.NOTHING: ({NOWHERE}, {NOWHERE}),
}
"""What may become of a paper that is there, if it is not found, and of one that is not."""


def check_end(end: End, found: Sequence[Outcome], rule: Rule) -> None:
    """Compare what became of the items with what was to come of them."""
    held, absent = found[: -len(ABSENT)], set(found[-len(ABSENT) :])
    lost = [one for one, right in zip(held, RIGHT, strict=False) if one != right]
    for_held, for_absent = INSTEAD[end]
    assert (set(), set()) == (set(lost) - for_held, absent - for_absent)
    if end in {End.OPEN, End.NOTHING}:
        assert len(held) == len(lost)
    if end is End.DENIED:
        assert len(lost) <= len(rule.met)


def check_tries(server: ArxivServer, case: Case, shape: Shape, rule: Rule) -> None:
    """Few requests; none after what stops us, and none soon after a sign of overload."""
    sent = len(server.requests)
    most = {Shape.ALWAYS: case.most, Shape.SOMETIMES: 3 * CLEAN}.get(shape, CLEAN + 2)
    assert sent <= most
    if case.end(shape) is End.STOPPED:
        assert [sent] == rule.met
    if case.waits and (shape is not Shape.ALWAYS or case.end(shape) is End.OPEN):
        gaps = dict(enumerate(server.spacings(), 1))
        assert [] == [n for n in rule.met if gaps.get(n, BUSY) < BUSY * INTERVAL]


def check_told(case: Case, shape: Shape, matches: Sequence[Match], failures: list[str]) -> None:
    """What makes us give up is told, what passed is not; an item not asked about says why."""
    gives_up = case.end(shape) in {End.STOPPED, End.OPEN}
    assert [True] * gives_up == [case.told in told for told in failures]
    reasons = [match.reasons[0] for match in matches if match.status is Status.UNCHECKED]
    assert [] == [reason for reason in reasons if not reason.startswith("could not ask arxiv")]
    assert [] == [reason for reason in reasons if case.told not in reason]


# --- What no answer tells (F7, F9, F19)


@pytest.mark.parametrize("fault", [Fault.MISSING, Fault.STALE, Fault.FALSE_ZERO])
def test_what_was_left_out_is_asked_for_a_day_later(
    failing: ArxivServer, opened: Open, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    """An index that lags hides a paper for a day, not for as long as notes are kept."""
    failing.faults.always(fault)
    with opened() as sources:
        assert NOWHERE in outcomes(resolve(HELD, sources))
    failing.faults.clear()
    travel(monkeypatch, days=1.01)
    with opened() as sources:
        assert list(RIGHT[: len(HELD)]) == outcomes(resolve(HELD, sources))


def test_a_kept_answer_does_not_make_a_younger_note(
    opened: Open, monkeypatch: pytest.MonkeyPatch, failing: ArxivServer
) -> None:
    """What was absent in the morning is asked for again the next noon, whoever asked at night."""
    wanted = Reference("x", 1, arxiv_id=ArxivId(RECORDS[0].id))
    titled = replace(wanted, titles=("Zwargol",))
    failing.faults.always(Fault.FALSE_ZERO)
    with opened() as sources:
        assert [NOWHERE] == outcomes(resolve([titled], sources))
    failing.faults.clear()
    for days in (0.9, 1.5):
        travel(monkeypatch, days)
        with opened() as sources:
            found = outcomes(resolve([wanted], sources))
    assert [RIGHT[0]] == found


def travel(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    """Let everything that keeps answers believe that some days have passed."""

    def later() -> datetime:
        return datetime.now(UTC) + timedelta(days=days)

    for name in ("policy.actions", "policy.expiration", "models.response"):
        monkeypatch.setattr(f"requests_cache.{name}.utcnow", later)
    clocked = Store.__init__.__kwdefaults__ or {}
    monkeypatch.setitem(clocked, "clock", lambda: later().timestamp())


# --- What is held by the way we ask (F12, F13, F15)


def test_nothing_we_send_can_be_cut_short_or_too_long(failing: ArxivServer, opened: Open) -> None:
    """Every question says how many it wants, and is short enough for an address or a form."""
    with opened() as sources:
        resolve(ITEMS, sources)
    for request in failing.requests:
        ids = request.params.get("id_list", "").split(",")
        assert len(ids) <= int(request.params["max_results"]) <= 1000
        assert "0" == request.params["start"]
        is_form = len(urlencode(request.params)) > arxiv_query.MAX_URL
        assert ("POST" if is_form else "GET") == request.method


NASTY = (
    '"', "\\", '") OR all:"a', "ANDNOT", "(((", "ti:", "*", "?", "[20240101 TO 20250101]", "\x00",
    "$\\alpha$ & %", "id_list=2501.00001", "𝔸 ﬀ —", "submittedDate:[",
)  # fmt: skip


def test_no_text_spoils_the_batch(failing: ArxivServer, opened: Open) -> None:
    """What stands on a page is quoted, and the papers beside it are found (F15)."""
    nasty = [
        Reference(text, 100 + n, titles=(f"{_word(n)} {text} {_word(n + 1)}",))
        for n, text in enumerate(NASTY)
    ]
    with opened() as sources:
        found = outcomes(resolve([*nasty, *HELD[:9]], sources))
    assert [*[NOWHERE] * len(nasty), *RIGHT[:9]] == found
    assert {200} == {request.status for request in failing.requests}


def _word(number: int) -> str:
    return f"blorben{'abcdefghijklmnopqrstuvwxyz'[number]}um"


PROLOGUE = (
    "Zealous curators painstakingly rebuild crumbling observatories beneath quarrelsome volcanoes."
    " Meanwhile apprentices whitewash forgotten planetariums beside turbulent estuaries."
    " Nobody understands why nocturnal gardeners embroider enormous tapestries about telescopes."
)
OF_MANY = Reference("of many", 99, abstract=f"{PROLOGUE} Case nineteen of them.")
CROWDED = {
    "abstract": Reference("x", 1, abstract=RECORDS[50].abstract),
    "title": Reference("x", 1, titles=(RECORDS[50].title,)),
    "doi": Reference("x", 1, doi=Doi.parse(RECORDS[50].doi or "")),
    "id": Reference("x", 1, arxiv_id=ArxivId(RECORDS[50].id)),
}


@pytest.mark.parametrize("kind", CROWDED)
def test_a_paper_crowded_off_the_page_is_found(tmp_path: Path, kind: str) -> None:
    """A neighbour whose words many papers share does not make another's paper absent."""
    shared = [
        replace(record, title=f"Observatory Report {n}", abstract=f"{PROLOGUE} Case {n} of them.")
        for n, record in enumerate(RECORDS[:50])
    ]
    with ArxivServer([*shared, *RECORDS[50:]]) as server:
        settings = Settings(server.url, tmp_path, min_interval=INTERVAL)
        with open_sources(["arxiv"], settings) as sources:
            found = outcomes(resolve([OF_MANY, CROWDED[kind]], sources))
    assert RIGHT[50] == found[1]


# --- What the answers hold (F20, F22)


def test_junk_in_fields_is_cleaned(failing: ArxivServer, opened: Open) -> None:
    """The record is the same as without it, but for what was not sent."""
    failing.faults.always(Fault.JUNK_FIELDS)
    failing.faults.always(Fault.BARE_LINKS)
    with opened() as sources:
        matches = resolve(HELD[:6], sources)
    expected = [(record.title, record.abstract, record.authors) for record in RECORDS[:6]]
    found = [match.record for match in matches]
    assert expected == [
        r and (r.title, r.abstract, tuple(name.display for name in r.authors)) for r in found
    ]
    assert {None} == {r and r.doi for r in found}
