"""References to matches: source after source, local ones first, until each is settled.

A reference that no source could settle is ``not-found`` only if every source answered all that
was to be asked; otherwise it is ``unchecked``. What a source far away answers is noted as it
arrives, and a noted answer counts like a fresh one: a run that was cut short goes on from there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bibtool.matching import SURE, decide, judge, rank
from bibtool.model import Candidate, Match, Query, Record, Reference, Status
from bibtool.plugins import Answer, Answers, Memory, RequestCount, Source, Sources
from bibtool.queries import local_plan, plan

_Key = tuple[Reference, int | None]
_DENIED = 0.5
Progress = Callable[[int, int], None]
"""Told how many of how many references are settled."""


@dataclass(slots=True)
class _Open:
    """A reference on its way: what was offered for it, and who could not be asked."""

    reference: Reference
    candidates: list[Candidate] = field(default_factory=list)
    asked: dict[str, None] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """Who could not be asked something, and why if that is known."""
    _plans: dict[bool, list[Query]] = field(default_factory=dict)

    def rounds(self, *, at_hand: bool) -> list[Query]:
        """Return the questions for a source at hand or far away, planned when first needed."""
        if at_hand not in self._plans:
            self._plans[at_hand] = (local_plan if at_hand else plan)(self.reference)
        return self._plans[at_hand]

    def deny(self, source: str) -> None:
        """Take in that a source which should know an id, or this version of it, has none."""
        reason = f"{source} has no {self.reference.arxiv_id}"
        self.candidates = [
            replace(c, confidence=min(c.confidence, _DENIED), reasons=(*c.reasons, reason))
            for c in self.candidates
        ]

    def take(self, source: Source, query: Query, answer: Answer) -> Sequence[Record]:
        """Take in an answer; return the records in it that may be meant."""
        if answer is None:
            self.failed.setdefault(source.name, source.failure)
            return ()
        self.asked.setdefault(source.name)
        if query.arxiv_id is not None and not source.is_local and not answer:
            self.deny(source.name)
        judged = judge(self.reference, answer) if answer else []
        if judged:
            self.candidates = rank([*self.candidates, *judged])
        # A record that was asked for by its id is an answer, whatever its text.
        return answer if query.arxiv_id is not None else [c.record for c in judged]

    @property
    def is_sure(self) -> bool:
        """Whether no further source need be asked."""
        return self.is_matched and self.candidates[0].confidence >= SURE

    @property
    def is_matched(self) -> bool:
        """Whether a source that was asked already need be asked no further round."""
        return decide(self.candidates)[0] is Status.MATCHED


def resolve(
    references: Iterable[Reference],
    sources: Sources,
    progress: Progress = lambda done, total: None,
) -> list[Match]:
    """Return one match for each reference, in order.

    References with the same words are asked about once. No failure of a source raises: the
    references concerned come back ``unchecked`` unless another source settled them.
    """
    references = list(references)
    items: dict[_Key, _Open] = {}
    for reference in references:
        items.setdefault(_key(reference), _Open(reference))

    def left(number: int) -> None:
        progress(len(references) - number, len(references))

    for source in (s for s in sources.members if s.is_local):
        _ask(source, list(items.values()), None, left)
    far = [source for source in sources.members if not source.is_local]
    for source in [*far, *map(_LeftOut, sources.left_out)]:
        _ask(source, list(items.values()), sources.memory, left)
    matches = {same: _finish(item, sources) for same, item in items.items()}
    if sources.memory is not None:
        for match in matches.values():
            if match.status is Status.MATCHED:
                sources.memory.settle(match.reference)
    progress(len(references), len(references))
    return [replace(matches[_key(r)], reference=r) for r in references]


def _ask(
    source: Source,
    items: Sequence[_Open],
    memory: Memory | None,
    left: Callable[[int], None],
) -> None:
    """Ask one source round after round about what is still open; its answers are noted at once."""
    number = 0
    while asking := [
        (item, rounds[number])
        for item in items
        if not (item.is_matched if number else item.is_sure)
        and source.name not in item.failed
        and number < len(rounds := item.rounds(at_hand=source.is_local))
    ]:
        waiting = sum(not item.is_matched for item in items)
        left(waiting)
        fresh = dict(enumerate(_unnoted(source, asking, memory)))
        for position, answer in source.search([query for _, query in fresh.values()]):
            item, query = fresh.pop(position)
            was_matched = item.is_matched
            found = item.take(source, query, answer)
            waiting += was_matched - item.is_matched
            left(waiting)
            if memory is not None and answer is not None:
                memory.note(source.name, item.reference, query, found)
        for item, query in fresh.values():  # a source that breaks its word proves nothing absent
            item.take(source, query, None)
        number += 1


def _unnoted(
    source: Source, asking: Sequence[tuple[_Open, Query]], memory: Memory | None
) -> list[tuple[_Open, Query]]:
    """Answer from the notes what they can answer; return the rest."""
    if memory is None:
        return list(asking)
    rest = []
    for item, query in asking:
        answer = memory.noted(source.name, item.reference, query)
        if answer is None:
            rest.append((item, query))
        else:
            item.take(source, query, answer)
    return rest


def _finish(item: _Open, sources: Sources) -> Match:
    if not item.rounds(at_hand=True) and not item.rounds(at_hand=False):
        reason = "nothing in it can be searched for: too few words"
        return Match(item.reference, Status.NOT_FOUND, (), (reason,))
    status, why = decide(item.candidates)
    reasons = list(why)
    asked = [name for name in item.asked if name not in item.failed]
    offline = [f"{n} was not asked: offline" for n in sources.left_out if n not in asked]
    failed = {name: why for name, why in item.failed.items() if name not in sources.left_out}
    if status is not Status.MATCHED and failed:
        told = [f"{name} ({why})" if why else name for name, why in failed.items()]
        reason = f"could not ask {', '.join(told)}"
        return Match(item.reference, Status.UNCHECKED, tuple(item.candidates), (reason, *reasons))
    if status is Status.NOT_FOUND and not asked:
        reasons = ["no source could be asked", *offline]
        return Match(item.reference, Status.UNCHECKED, (), tuple(reasons))
    if status is Status.NOT_FOUND:
        reasons = [f"no such paper in: {', '.join(asked)}", *offline]
    source = item.candidates[0].record.source if status is Status.MATCHED else ""
    return Match(item.reference, status, tuple(item.candidates), tuple(reasons), source)


class _LeftOut:
    """A source that may not be asked in this run: what is noted of its answers still counts."""

    is_local = False
    failure = ""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = RequestCount()

    def search(self, queries: Sequence[Query]) -> Answers:
        """Yield no answer for any query."""
        yield from ((position, None) for position in range(len(queries)))

    def close(self) -> None:
        """Nothing to let go of."""


def _key(reference: Reference) -> _Key:
    """Return what makes two items one question: all but their place; a version counts."""
    bare = replace(reference, line=0, file="", lines=(), text="")
    return bare, reference.arxiv_id.version if reference.arxiv_id else None
