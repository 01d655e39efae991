"""A question that arXiv refuses whenever it is asked (F10, F13, F15, F16, F17), among others."""

import pytest

from bibtool.identifiers import ArxivId
from bibtool.model import Reference
from bibtool.resolver import resolve
from bibtool.sources import transport
from tests.arxiv_server import ArxivServer, Call, Fault
from tests.sources.conftest import Open
from tests.sources.faultcases import (
    FAULTS,
    HELD,
    RECORDS,
    RIGHT,
    UNCHECKED,
    Case,
    Rule,
    about,
    check_manners,
    item,
    outcomes,
)

pytestmark = pytest.mark.usefixtures("small_batches")


@pytest.fixture
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make every question go out as an address or as a form."""
    monkeypatch.setattr(transport, "MAX_URL", 0 if request.param == "POST" else 4000)
    return str(request.param)


REFUSALS = [Fault.REFUSED, Fault.TOO_LONG, Fault.SERVER_ERROR, Fault.ERROR_AS_RESULT]


@pytest.mark.parametrize("method", ["GET", "POST"], indirect=True)
@pytest.mark.parametrize("number", [9, 10, 11], ids=["abstract", "title", "id"])
@pytest.mark.parametrize(
    "fault",
    REFUSALS,
    ids=lambda f: f.name,
)
def test_a_question_that_is_always_refused_costs_only_itself(
    failing: ArxivServer,
    opened: Open,
    fault: Fault,
    number: int,
    method: str,
) -> None:
    """Its batch is halved until it stands alone."""
    failing.faults.when(about(item(number)), fault)
    with opened() as sources:
        found = outcomes(resolve(HELD, sources))
        assert [] == sources.failures
    assert [*RIGHT[:number], UNCHECKED, *RIGHT[number + 1 : len(HELD)]] == found
    assert {method} == {request.method for request in failing.requests}
    assert len(failing.requests) <= 36
    check_manners(failing)


@pytest.mark.parametrize("fault", REFUSALS, ids=lambda f: f.name)
def test_refused_questions_side_by_side_cost_only_themselves(
    failing: ArxivServer, opened: Open, fault: Fault
) -> None:
    """Three at the front of a batch are no outage: the rest of it is answered."""
    ids = [Reference("x", n, arxiv_id=ArxivId(record.id)) for n, record in enumerate(RECORDS[:6])]
    for reference in ids[:3]:
        failing.faults.when(about(reference), fault)
    with opened() as sources:
        assert [*[UNCHECKED] * 3, *RIGHT[3:6]] == outcomes(resolve(ids, sources))


PASSING = [case for case in FAULTS if case.waits or case.fault is Fault.SERVER_ERROR]


@pytest.mark.parametrize("place", [1, 2], ids=["first half", "second half"])
@pytest.mark.parametrize("case", PASSING, ids=lambda case: case.name)
def test_a_fault_amid_halving_costs_nothing_more(
    failing: ArxivServer, opened: Open, case: Case, place: int
) -> None:
    """The parts of a refused batch are tried again like any question."""
    bad = about(item(5))
    answered: list[int] = []

    def is_due(call: Call) -> bool:
        answered.extend([call.number] * (not bad(call)))
        return not bad(call) and len(answered) == place

    rule = Rule(is_due)
    failing.faults.when(bad, Fault.REFUSED)
    failing.faults.when(rule, case.fault, seconds=case.seconds, retry_after=case.retry_after)
    with opened() as sources:
        found = outcomes(resolve([r for r in HELD if r.arxiv_id][:6], sources))
    right = RIGHT[2:18:3]
    assert 1 == len(rule.met)
    assert [right[0], UNCHECKED, *right[2:]] == found
    check_manners(failing)


def test_a_block_amid_halving_stops_it(failing: ArxivServer, opened: Open) -> None:
    """The other parts are not sent (F24)."""
    bad = about(item(5))
    failing.faults.when(bad, Fault.REFUSED)
    failing.faults.when(lambda call: not bad(call), Fault.FORBIDDEN)
    with opened() as sources:
        matches = resolve([r for r in HELD if r.arxiv_id][:6], sources)
        assert [True] == ["HTTP 403" in told for told in sources.failures]
    assert [UNCHECKED] * 6 == outcomes(matches)
    assert 403 == failing.requests[-1].status
    assert [403] == [r.status for r in failing.requests if r.status != 400]
