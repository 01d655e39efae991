"""References to matches: source after source, local ones first, until each is settled.

A reference that no source could settle is ``not-found`` only if every source answered all that
was to be asked; otherwise it is ``unchecked``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bibtool.matching import SURE, decide, judge, rank
from bibtool.model import Candidate, Match, Query, Reference, Status
from bibtool.plugins import Source, Sources
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
    failed: list[str] = field(default_factory=list)
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

    def limit(self, limits: Mapping[str, float]) -> None:
        """Be no surer of a paper than when everybody had been asked about it."""
        self.candidates = [
            replace(c, confidence=min(c.confidence, limits.get(c.record.arxiv_id.base, 1.0)))
            for c in self.candidates
        ]

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
    local = [source for source in sources.members if source.is_local]
    far = [source for source in sources.members if not source.is_local]
    for source in local:
        _ask(source, list(items.values()), lambda n: progress(len(references) - n, len(references)))
    settled = _recalled(items, sources)
    waiting = [item for same, item in items.items() if same not in settled]
    for source in far:
        _ask(source, waiting, lambda n: progress(len(references) - n, len(references)))
    for same, item in items.items():
        if same not in settled:
            settled[same] = match = _finish(item, sources)
            if sources.memory and _went_out(item, far) and match.status is not Status.UNCHECKED:
                sources.memory.remember(match)
    progress(len(references), len(references))
    return [replace(settled[_key(r)], reference=r) for r in references]


def _recalled(items: dict[_Key, _Open], sources: Sources) -> dict[_Key, Match]:
    """Return earlier decisions about what the sources at hand did not settle.

    A decision is joined with what these say now: a pack may have grown since.
    """
    found: dict[_Key, Match] = {}
    for same, item in items.items():
        if sources.memory is None or item.is_sure:
            continue
        match = sources.memory.recall(item.reference)
        if match is None:
            continue
        item.limit(dict(match.limits))
        candidates = rank([*item.candidates, *match.candidates])
        if (decide(candidates)[0] is Status.MATCHED) != (match.status is Status.MATCHED):
            continue  # what is at hand now speaks against it: everybody is asked again
        found[same] = replace(match, candidates=tuple(candidates))
    return found


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
        left(sum(not item.is_matched for item in items))
        answers = source.search([query for _, query in asking])
        for (item, query), answer in zip(asking, answers, strict=True):
            if answer is None:
                item.failed.append(source.name)
                continue
            item.asked.setdefault(source.name)
            if query.arxiv_id is not None and not source.is_local and not answer:
                item.deny(source.name)
            if answer:
                item.candidates = rank([*item.candidates, *judge(item.reference, answer)])
        number += 1


def _finish(item: _Open, sources: Sources) -> Match:
    if not item.rounds(at_hand=True) and not item.rounds(at_hand=False):
        reason = "nothing in it can be searched for: too few words"
        return Match(item.reference, Status.NOT_FOUND, (), (reason,))
    status, why = decide(item.candidates)
    reasons = list(why)
    if status is not Status.MATCHED and item.failed:
        reason = f"could not ask {', '.join(dict.fromkeys(item.failed))}"
        return Match(item.reference, Status.UNCHECKED, tuple(item.candidates), (reason, *reasons))
    if status is Status.NOT_FOUND and not item.asked:
        reason = "no source could be asked"
        reasons = [reason, *(f"{name} was not asked: offline" for name in sources.left_out)]
        return Match(item.reference, Status.UNCHECKED, (), tuple(reasons))
    if status is Status.NOT_FOUND:
        reasons = [f"no such paper in: {', '.join(item.asked) or 'no source'}"]
        reasons += [f"{name} was not asked: offline" for name in sources.left_out]
    source = item.candidates[0].record.source if status is Status.MATCHED else ""
    return Match(item.reference, status, tuple(item.candidates), tuple(reasons), source)


def _went_out(item: _Open, far: Sequence[Source]) -> bool:
    """Whether every source that costs requests was asked, and answered."""
    return bool(far) and all(source.name in item.asked for source in far)


def _key(reference: Reference) -> _Key:
    """Return what makes two items one question: all but their place; a version counts."""
    bare = replace(reference, line=0, file="", lines=(), text="")
    return bare, reference.arxiv_id.version if reference.arxiv_id else None
