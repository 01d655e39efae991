"""What can go wrong on the wire, scripted call by call (API notes §5.1)."""

import enum
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass


class Fault(enum.Enum):
    """One way the API misbehaves; the numbers are those of API notes §5.1."""

    NONE = "answer this one properly"
    RATE_LIMITED = "F1: 429 with the text 'Rate exceeded.'"
    SOFT_LIMIT = "F2: that text with status 200"
    EMPTY_BODY = "F2: status 200 and no bytes"
    OVERLOADED = "F3: 503 with HTML, optionally a Retry-After"
    SLOW = "F4: a proper answer after some seconds"
    HANG = "F4: no byte for some seconds, then the connection closes"
    DRIP = "F4: a proper answer in small pieces that take some seconds in all"
    RESET = "F5: the connection is reset before an answer"
    CUT_OFF = "F5: the connection closes in the middle of the body"
    TRUNCATED = "F5: a complete HTTP answer whose XML stops in the middle"
    EMPTY_PAGE = "F6: no entries although the total says there are"
    FALSE_ZERO = "F7: no entries and a total of zero"
    SHORT_PAGE = "F8: half of the entries that belong on the page"
    MISSING = "F9: one entry of the page left out, and not counted"
    REFUSED = "F10, F15: 400 as an Atom error, whatever was asked"
    TOO_LONG = "F13: 414 whatever the length"
    REDIRECT = "F14: 301 to the same address with https"
    REDIRECT_KEEPING = "F14: 307 to the same, which asks for the same method again"
    SERVER_ERROR = "F16: 500 as an Atom error"
    ERROR_AS_RESULT = "F17: an error entry with status 200"
    DUPLICATES = "F18: every entry twice, so that the last ones fall off the page"
    STALE = "F19: a feed rendered a day ago, without its newest entry"
    BARE_LINKS = "F20: links without rel, type and title"
    LOOSE_PHRASES = "F21: quotes ignored, a phrase is any order of its words"
    JUNK_FIELDS = "F22: stray spaces, line breaks, missing details"
    INFLATED_TOTAL = "F23: a total that counts what does not exist"
    FORBIDDEN = "F24: 403 with an HTML block page"
    UNASKED = "an answer with a record nobody asked for in the place of the first"
    NOT_FOUND = "404 as an Atom error"
    LOGIN_PAGE = "status 200 with somebody else's HTML, as a captive portal sends"
    ENTITY_BOMB = "a hostile feed whose entities expand without end"
    EXTERNAL_ENTITY = "a hostile feed that wants a local file read"


@dataclass(frozen=True, slots=True)
class Call:
    """What a rule may look at to decide whether a request fails."""

    number: int
    method: str
    path: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault with its details; any answer may be late, not only that of the slow faults."""

    fault: Fault
    seconds: float | None = None
    retry_after: str | None = None

    @property
    def duration(self) -> float:
        """The seconds that were asked for, or a short while for the faults that need some."""
        if self.seconds is not None:
            return self.seconds
        return 0.2 if self.fault in {Fault.SLOW, Fault.HANG, Fault.DRIP} else 0.0


Rule = Callable[[Call], bool]


class Faults:
    """The faults to come: a script that is used up, rules, and standing faults.

    Each request takes the next step of the script, if any is left, and besides it every standing
    fault and every rule that applies. A step of ``Fault.NONE`` shields its request from all.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._script: deque[Planned] = deque()
        self._standing: list[Planned] = []
        self._rules: list[tuple[Rule, Planned]] = []
        self._poisoned: set[str] = set()

    def push(
        self,
        *faults: Fault,
        times: int = 1,
        seconds: float | None = None,
        retry_after: str | None = None,
    ) -> None:
        """Append these faults to the script, one request each, the whole ``times`` over.

        ``seconds`` is how late the answer starts, or for ``Fault.DRIP`` how long it takes.
        """
        with self._lock:
            steps = [Planned(fault, seconds, retry_after) for fault in faults]
            self._script.extend(steps * times)

    def always(
        self, fault: Fault, *, seconds: float | None = None, retry_after: str | None = None
    ) -> None:
        """Make every request from now on meet a fault."""
        with self._lock:
            self._standing.append(Planned(fault, seconds, retry_after))

    def when(
        self,
        rule: Rule,
        fault: Fault,
        *,
        seconds: float | None = None,
        retry_after: str | None = None,
    ) -> None:
        """Make the requests that a rule picks meet a fault."""
        with self._lock:
            self._rules.append((rule, Planned(fault, seconds, retry_after)))

    def poison(self, *identifiers: str) -> None:
        """Make every page that holds one of these records, named without version, a 500."""
        with self._lock:
            self._poisoned.update(identifiers)

    def clear(self) -> None:
        """Forget the script, the rules, the standing faults and the poisoned records."""
        with self._lock:
            self._script.clear()
            self._standing.clear()
            self._rules.clear()
            self._poisoned.clear()

    @property
    def pending(self) -> int:
        """How many steps of the script are left."""
        with self._lock:
            return len(self._script)

    @property
    def poisoned(self) -> frozenset[str]:
        """The ids that spoil a page."""
        with self._lock:
            return frozenset(self._poisoned)

    def take(self, call: Call) -> list[Planned]:
        """Use up what this request is to meet."""
        with self._lock:
            step = self._script.popleft() if self._script else None
            if step is not None and step.fault is Fault.NONE:
                return []
            ruled = [planned for rule, planned in self._rules if rule(call)]
            return ([] if step is None else [step]) + ruled + self._standing
