"""References to matches: source after source, local ones first, until each is settled.

A reference that no source could settle is ``not-found`` only if every source answered all that
was to be asked; otherwise it is ``unchecked``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bibtool.matching import SURE, decide, judge, rank
from bibtool.model import Candidate, Match, Query, Reference, Status
from bibtool.plugins import Source, Sources
from bibtool.queries import local_plan, plan

_Key = tuple[Reference, int | None]
Progress = Callable[[int, int], None]
"""Told how many of how many references are settled."""


@dataclass(slots=True)
class _Open:
    """A reference on its way: what was offered for it, and who could not be asked."""

    reference: Reference
    candidates: list[Candidate] = field(default_factory=list)
    asked: dict[str, None] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    _plans: dict[bool, list[Query]] = field(default_factory=dict)

    def rounds(self, *, at_hand: bool) -> list[Query]:
        """Return the questions for a source at hand or far away, planned when first needed."""
        if at_hand not in self._plans:
            self._plans[at_hand] = (local_plan if at_hand else plan)(self.reference)
        return self._plans[at_hand]

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
    settled: dict[_Key, Match] = {}
    waiting: dict[_Key, _Open] = {}
    for reference in references:
        same = _key(reference)
        if same in settled or same in waiting:
            continue
        remembered = sources.memory.recall(reference) if sources.memory else None
        if remembered is not None:
            settled[same] = remembered
        else:
            waiting[same] = _Open(reference)
    for source in sorted(sources.members, key=lambda s: not s.is_local):
        _ask(
            source, list(waiting.values()), lambda n: progress(len(references) - n, len(references))
        )
    for same, item in waiting.items():
        match = _finish(item, sources)
        settled[same] = match
        if sources.memory and match.status is not Status.UNCHECKED and _went_out(item, sources):
            sources.memory.remember(match)
    return [replace(settled[_key(r)], reference=r) for r in references]


def _ask(source: Source, items: Sequence[_Open], left: Callable[[int], None]) -> None:
    """Ask one source round after round about what is still open."""
    number = 0
    while asking := [
        (item, rounds[number])
        for item in items
        if not (item.is_matched if number else item.is_sure)
        and source.name not in item.failed
        and number < len(rounds := item.rounds(at_hand=source.is_local))
    ]:
        left(len(asking))
        answers = source.search([query for _, query in asking])
        for (item, _), answer in zip(asking, answers, strict=True):
            if answer is None:
                item.failed.append(source.name)
                continue
            item.asked.setdefault(source.name)
            if answer:
                item.candidates = rank([*item.candidates, *judge(item.reference, answer)])
        number += 1
    left(sum(not item.is_sure for item in items))


def _finish(item: _Open, sources: Sources) -> Match:
    if not item.rounds(at_hand=True) and not item.rounds(at_hand=False):
        reason = "nothing in it can be searched for: too few words"
        return Match(item.reference, Status.NOT_FOUND, (), (reason,))
    status, why = decide(item.candidates)
    reasons = list(why)
    if status is not Status.MATCHED and item.failed:
        reason = f"could not ask {', '.join(dict.fromkeys(item.failed))}"
        return Match(item.reference, Status.UNCHECKED, tuple(item.candidates), (reason, *reasons))
    if status is Status.NOT_FOUND:
        reasons = [f"no such paper in: {', '.join(item.asked) or 'no source'}"]
        reasons += [f"{name} was not asked: offline" for name in sources.left_out]
    source = item.candidates[0].record.source if status is Status.MATCHED else ""
    return Match(item.reference, status, tuple(item.candidates), tuple(reasons), source)


def _went_out(item: _Open, sources: Sources) -> bool:
    """Whether every source was asked, those that cost requests included."""
    remote = [source.name for source in sources.members if not source.is_local]
    return bool(remote) and all(name in item.asked for name in remote)


def _key(reference: Reference) -> _Key:
    """Return what makes two items one question: all but their place; a version counts."""
    bare = replace(reference, line=0, file="", lines=(), text="")
    return bare, reference.arxiv_id.version if reference.arxiv_id else None
