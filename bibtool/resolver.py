"""References to matches: source after source, local ones first, until each is settled.

A reference that no source could settle is ``not-found`` only if every source answered all that
was to be asked; otherwise it is ``unchecked``. What a source far away answers is noted as it
arrives, and a noted answer counts like a fresh one: a run that was cut short goes on from there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bibtool.continuations import joined
from bibtool.matching import CANDIDATE, SURE, decide, judge, judge_version, rank
from bibtool.model import (
    Candidate,
    Choice,
    Match,
    Query,
    Question,
    Record,
    Reference,
    Status,
)
from bibtool.plugins import Answer, Memory, Source, Sources
from bibtool.queries import local_plan, plan
from bibtool.queries.versions import earlier_versions
from bibtool.sources.local import Unavailable

_Key = tuple[Reference, int | None]
_DENIED = 0.5
Progress = Callable[[int, int, int], None]
"""Told how many of how many references are settled, and how many questions that share no request
the others may still need."""


@dataclass(slots=True)
class _Open:
    """A reference on its way: what was offered for it, and who could not be asked."""

    reference: Reference
    choice: Choice | None = None
    """What the user said about it, if anything."""
    candidates: list[Candidate] = field(default_factory=list)
    asked: dict[str, None] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """Who could not be asked something, and why if that is known."""
    questions: list[Question] = field(default_factory=list)
    _plans: dict[bool, list[Query]] = field(default_factory=dict)
    _versions: dict[str, Query] = field(default_factory=dict)
    """Questions for earlier versions of candidates."""
    _offered: set[str] = field(default_factory=set)
    """Papers that sources far away had for it."""

    def rounds(self, *, at_hand: bool) -> list[Query]:
        """Return the questions for a source at hand or far away, planned when first needed."""
        if at_hand not in self._plans:
            self._plans[at_hand] = (local_plan if at_hand else plan)(self.reference)
        return self._plans[at_hand]

    def alone(self, source: Source, number: int) -> int:
        """Return how many requests of its own it may need after a round."""
        if source.is_local:
            return 0
        return sum(query.is_broad for query in self.rounds(at_hand=False)[number + 1 :])

    def wants(self, query: Query) -> bool:
        """Whether a question may still help: words of a title find nothing that its runs do not."""
        return not (query.some_title_words and decide(self.candidates)[0] is Status.AMBIGUOUS)

    def versions(self) -> list[Query]:
        """Return the questions for earlier versions of candidates that were not asked yet."""
        # Of what was offered from afar only: what else is at hand differs from run to run.
        offered = [c for c in self.candidates if c.record.arxiv_id.base in self._offered]
        asked = {q.arxiv_id.versioned: q for q in earlier_versions(offered) if q.arxiv_id}
        new = {name: query for name, query in asked.items() if name not in self._versions}
        self._versions.update(new)
        return list(new.values())

    def deny(self, source: str) -> None:
        """Take in that a source which should know an id, or this version of it, has none."""
        reason = f"{source} has no {self.reference.arxiv_id}"
        self.candidates = [
            replace(c, confidence=min(c.confidence, _DENIED), reasons=(*c.reasons, reason))
            for c in self.candidates
        ]

    def take(
        self, source: Source, number: int, query: Query, answer: Answer, *, noted: bool = False
    ) -> Sequence[Record]:
        """Take in a round's answer; return the records in it that may be meant."""
        if answer is None:
            self.failed.setdefault(source.name, source.failure)
            self.questions.append(Question(source.name, number, query))
            return ()
        self.asked.setdefault(source.name)
        if query.arxiv_id is not None and query.arxiv_id.versioned in self._versions:
            fitting = self._take_versions(answer)
            self.questions.append(Question(source.name, number, query, len(answer), fitting, noted))
            return answer
        if query.arxiv_id is not None and not source.is_local and not answer:
            self.deny(source.name)
        judged = judge(self.reference, answer) if answer else []
        if not source.is_local:
            self._offered.update(c.record.arxiv_id.base for c in judged)
        open_to = [c for c in judged if c.record.arxiv_id.base not in self.rejected]
        if open_to:
            self.candidates = rank([*self.candidates, *open_to])
        self.questions.append(Question(source.name, number, query, len(answer), len(judged), noted))
        # A record that was asked for by its id is an answer, whatever its text.
        return answer if query.arxiv_id is not None else [c.record for c in judged]

    def _take_versions(self, versions: Sequence[Record]) -> int:
        """Take in earlier versions of papers that are candidates; return how many may be meant."""
        newest = {c.record.arxiv_id.base: c.record for c in self.candidates}
        judged = (
            judge_version(self.reference, version, newest[version.arxiv_id.base])
            for version in versions
            if version.arxiv_id.base in newest
        )
        fitting = [candidate for candidate in judged if candidate is not None]
        self.candidates = rank([*self.candidates, *fitting])
        return len(fitting)

    @property
    def chosen(self) -> Record | None:
        """The record the user said it is."""
        return self.choice.record if self.choice else None

    @property
    def rejected(self) -> Sequence[str]:
        """Ids of the records the user said it is not."""
        return self.choice.shown if self.choice and self.choice.record is None else ()

    def is_open_to(self, source: Source, number: int) -> bool:
        """Whether a source is to be asked a round of questions, from 0."""
        if self.chosen is not None:
            return source.is_local and not number  # only for what is known of it now
        is_settled = self.is_matched if number else self.is_sure
        return not is_settled and source.name not in self.failed

    @property
    def is_sure(self) -> bool:
        """Whether no further source need be asked."""
        return self.is_matched and bool(self.chosen or self.candidates[0].confidence >= SURE)

    @property
    def is_matched(self) -> bool:
        """Whether a source that was asked already need be asked no further round."""
        return bool(self.chosen) or decide(self.candidates)[0] is Status.MATCHED


def resolve(
    references: Iterable[Reference],
    sources: Sources,
    progress: Progress = lambda done, total, alone: None,
) -> list[Match]:
    """Return one match for each reference, in order.

    References with the same words are asked about once. No failure of a source raises: the
    references concerned come back ``unchecked`` unless another source settled them.
    """
    references = list(references)
    items: dict[_Key, _Open] = {}
    for reference in references:
        if (same := _key(reference)) not in items:
            choice = sources.choices.chosen(reference) if sources.choices else None
            items[same] = _Open(reference, choice)

    def left(number: int, alone: int = 0) -> None:
        progress(len(references) - number, len(references), alone)

    for source in (s for s in sources.members if s.is_local):
        _ask(source, list(items.values()), None, left)
    far = [source for source in sources.members if not source.is_local]
    silent = (Unavailable(name, is_local=False) for name in sources.left_out)
    for source in [*far, *silent]:  # of those left out the notes still speak
        _ask(source, list(items.values()), sources.memory, left)
    matches = {
        same: replace(_finish(item, sources), questions=tuple(item.questions))
        for same, item in items.items()
    }
    if sources.memory is not None:
        for match in matches.values():
            if match.status is Status.MATCHED:
                sources.memory.settle(match.reference)
    left(0)
    return joined([replace(matches[_key(r)], reference=r) for r in references])


def _ask(
    source: Source,
    items: Sequence[_Open],
    memory: Memory | None,
    left: Callable[[int, int], None],
) -> None:
    """Ask one source round after round about what is still open."""
    number = 0
    while asking := [
        (item, rounds[number])
        for item in items
        if item.is_open_to(source, number)
        and number < len(rounds := item.rounds(at_hand=source.is_local))
        and item.wants(rounds[number])
    ]:
        waiting = sum(not item.is_matched for item in items)
        told = partial(_less, left, waiting, sum(i.alone(source, number) for i, _ in asking))
        told(0)
        _put(source, number + 1, asking, memory, told)
        if not source.is_local:
            # Before looser questions: what was found may only have been reworded since.
            still = (item for item, _ in asking if not item.is_matched)
            older = [(i, q) for i in still if source.name not in i.failed for q in i.versions()]
            _put(source, number + 1, older, memory)
        number += 1


def _less(left: Callable[[int, int], None], waiting: int, alone: int, settled: int) -> None:
    # Who is settled needs none of the questions that were still before it.
    left(waiting - settled, round(alone * (1 - settled / waiting)) if waiting else 0)


def _put(
    source: Source,
    number: int,
    asking: Sequence[tuple[_Open, Query]],
    memory: Memory | None,
    told: Callable[[int], None] = lambda settled: None,
) -> None:
    """Put a round's questions to a source; its answers are noted as they come.

    ``told`` hears how many of the references are settled by then.
    """
    settled = 0
    fresh = dict(enumerate(_unnoted(source, number, asking, memory)))
    for position, answer in source.search([query for _, query in fresh.values()]):
        item, query = fresh.pop(position)
        was_matched = item.is_matched
        found = item.take(source, number, query, answer)
        settled += item.is_matched - was_matched
        told(settled)
        if memory is not None and answer is not None:
            memory.note(source.name, item.reference, query, found)
    for item, query in fresh.values():  # a source that breaks its word proves nothing absent
        item.take(source, number, query, None)


def _unnoted(
    source: Source, number: int, asking: Sequence[tuple[_Open, Query]], memory: Memory | None
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
            item.take(source, number, query, answer, noted=True)
    return rest


def _finish(item: _Open, sources: Sources) -> Match:
    if not item.rounds(at_hand=True) and not item.rounds(at_hand=False):
        reason = "nothing in it can be searched for: too few words"
        return Match(item.reference, Status.NOT_FOUND, (), (reason,))
    if item.choice is not None and item.chosen is not None:
        known = Match(item.reference, Status.AMBIGUOUS, tuple(item.candidates))
        return known.decided(item.choice)
    status, why = decide(item.candidates)
    candidates = tuple(c for c in item.candidates if c.confidence >= CANDIDATE)
    reasons = list(why)
    asked = [name for name in item.asked if name not in item.failed]
    offline = [f"{n} was not asked: offline" for n in sources.left_out if n not in asked]
    failed = {name: why for name, why in item.failed.items() if name not in sources.left_out}
    if status is not Status.MATCHED and failed:
        told = [f"{name} ({why})" if why else name for name, why in failed.items()]
        reason = f"could not ask {', '.join(told)}"
        return Match(item.reference, Status.UNCHECKED, candidates, (reason, *reasons))
    if status is Status.NOT_FOUND and not asked:
        reasons = ["no source could be asked", *offline]
        return Match(item.reference, Status.UNCHECKED, (), tuple(reasons))
    far = [source.name for source in sources.members if not source.is_local]
    if status is Status.NOT_FOUND and far and not item.rounds(at_hand=False):
        reason = f"{', '.join(far)} cannot be asked about it: there is no word in Latin letters"
        return Match(item.reference, Status.UNCHECKED, (), (reason,))
    if status is Status.NOT_FOUND:
        none = f"no such paper in: {', '.join(asked)}"
        reasons = [item.choice.reason if item.choice else none, *offline]
    source = item.candidates[0].record.source if status is Status.MATCHED else ""
    return Match(item.reference, status, candidates, tuple(reasons), source)


def _key(reference: Reference) -> _Key:
    """Return what makes two items one question: all but their place; a version counts."""
    bare = replace(reference, line=0, file="", lines=(), text="")
    return bare, reference.arxiv_id.version if reference.arxiv_id else None
