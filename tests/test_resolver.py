"""Resolving: local sources first, doubt never hidden, one failure never anybody else's."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bibtool.identifiers import ArxivId
from bibtool.model import Match, Query, Record, Reference, Status
from bibtool.names import Name
from bibtool.plugins import Answer, Answers, RequestCount
from bibtool.resolver import resolve
from bibtool.sources import OpenSources
from bibtool.sources.local import LocalRecords, Unavailable

ADA = (Name.parse("Ada Byron"),)
KITES = Record(ArxivId("2401.00001"), "Paper Kites in Strong Wind", ADA, source="near")
LAMPS = Record(ArxivId("2401.00002"), "Copper Lamps of the Coast", ADA, source="far")


@dataclass
class Far:
    """A source that costs requests, and can be told to fail."""

    records: LocalRecords
    name: str = "far"
    is_local: bool = False
    fails: tuple[str, ...] = ()
    asked: list[Query] = field(default_factory=list)
    count: RequestCount = field(default_factory=RequestCount)
    failure: str = ""

    def search(self, queries: Sequence[Query]) -> Answers:
        """Answer, or not, the last question first."""
        self.asked += queries
        for position, answer in reversed(list(self.records.search(queries))):
            titles = " ".join(queries[position].titles)
            yield position, None if any(word in titles for word in self.fails) else answer

    def close(self) -> None:
        """Nothing to close."""


def far(*records: Record, fails: tuple[str, ...] = ()) -> Far:
    """Return a far source with some records."""
    return Far(LocalRecords("far", records), fails=fails)


def near(*records: Record) -> LocalRecords:
    """Return a local source with some records."""
    return LocalRecords("near", records)


def item(title: str, line: int = 1) -> Reference:
    """Return an item of a reading list."""
    return Reference(title, line, "list.txt", (title,), ("A. Byron",))


def statuses(matches: list[Match]) -> list[tuple[str, str]]:
    """Return status and source of each match."""
    return [(m.status.value, m.source) for m in matches]


def test_a_local_source_saves_the_request() -> None:
    """What is known here is not asked elsewhere, wherever the sources stand."""
    remote = far(LAMPS)
    matches = resolve([item(KITES.title), item(LAMPS.title)], OpenSources([remote, near(KITES)]))
    assert [("matched", "near"), ("matched", "far")] == statuses(matches)
    assert [] == [q for q in remote.asked if KITES.title in q.titles]


def test_the_same_item_twice_is_asked_once_and_answered_twice() -> None:
    """Two pages with one paper cost one question; each item keeps its own place."""
    remote = far(LAMPS)
    first, second = item(LAMPS.title, 3), item(LAMPS.title, 8)
    matches = resolve([first, second], OpenSources([remote]))
    assert [3, 8] == [m.reference.line for m in matches]
    assert [("matched", "far")] * 2 == statuses(matches)
    assert 1 == len(remote.asked)


def test_a_failure_is_unchecked_for_its_items_only() -> None:
    """The others are settled as if nothing had happened."""
    remote = far(LAMPS, fails=("Nobody",))
    asked = [item("Nobody Answers This One"), item(LAMPS.title), item("Never Written Paper Here")]
    matches = resolve(asked, OpenSources([remote]))
    assert ["unchecked", "matched", "not-found"] == [m.status.value for m in matches]
    assert ("could not ask far",) == matches[0].reasons


def test_a_title_alone_is_not_believed_of_a_source_that_has_not_all() -> None:
    """There may be another paper of that title where all are."""
    twin = replace(KITES, arxiv_id=ArxivId("1901.00001"), source="far")
    reference = replace(item(KITES.title), authors=())
    (match,) = resolve([reference], OpenSources([near(KITES), far(twin)]))
    assert (Status.AMBIGUOUS, {"2401.00001", "1901.00001"}) == (
        match.status,
        {c.record.arxiv_id.base for c in match.candidates},
    )


def test_an_id_that_a_full_source_has_not_is_no_match() -> None:
    """A pack that keeps one version cannot vouch for one that does not exist."""
    known = replace(KITES, known_versions=99)
    reference = Reference("x", 1, arxiv_id=ArxivId("2401.00001", 7))
    (alone,) = resolve([reference], OpenSources([near(known)]))
    (denied,) = resolve([reference], OpenSources([near(known), far(LAMPS)]))
    assert (Status.MATCHED, Status.AMBIGUOUS) == (alone.status, denied.status)
    assert "far has no 2401.00001v7" in denied.candidates[0].reasons


def test_a_question_a_source_passes_over_is_unchecked() -> None:
    """A plug-in that forgets to answer has not said that there is no such paper."""

    class Forgetful(Far):
        def search(self, queries: Sequence[Query]) -> Answers:
            yield from ((p, answer) for p, answer in super().search(queries) if answer)

    remote = Forgetful(near(LAMPS))
    matches = resolve([item(LAMPS.title), item("Never Written Paper Here")], OpenSources([remote]))
    assert ["matched", "unchecked"] == [m.status.value for m in matches]


def test_a_source_that_cannot_be_opened_leaves_its_items_unchecked() -> None:
    """The other sources do their part."""
    sources = OpenSources([Unavailable("pack", "the pack is damaged"), near(KITES)])
    matches = resolve([item(KITES.title), item(LAMPS.title)], sources)
    assert ["matched", "unchecked"] == [m.status.value for m in matches]
    assert ["the pack is damaged"] == sources.failures


def test_nothing_asked_is_unchecked() -> None:
    """Absent means that somebody looked."""
    (match,) = resolve([item(KITES.title)], OpenSources([], left_out=["arxiv"]))
    assert (Status.UNCHECKED, ("no source could be asked", "arxiv was not asked: offline")) == (
        match.status,
        match.reasons,
    )


def test_a_failure_does_not_undo_what_another_source_settled() -> None:
    """Found here is found, whoever is down."""
    matches = resolve([item(KITES.title)], OpenSources([near(KITES), far(fails=("Kites",))]))
    assert [("matched", "near")] == statuses(matches)


def test_doubt_with_a_source_down_is_unchecked_and_shows_what_there_is() -> None:
    """The source that is down might have settled it."""
    sources = OpenSources([near(KITES), far(fails=("Kites",))])
    (match,) = resolve([item("Kites in Wind")], sources)
    assert (Status.UNCHECKED, ["2401.00001"]) == (
        match.status,
        [c.record.arxiv_id.base for c in match.candidates],
    )


def test_not_found_says_who_was_asked_and_who_not() -> None:
    """Absent from the pack is not absent from arXiv."""
    sources = OpenSources([near(KITES)], left_out=["arxiv"])
    (match,) = resolve([item("Never Written Paper Here")], sources)
    expected = ("no such paper in: near", "arxiv was not asked: offline")
    assert (Status.NOT_FOUND, expected) == (match.status, match.reasons)


def test_an_item_without_words_is_not_found_and_says_why() -> None:
    """Nothing is asked about nothing."""
    (match,) = resolve([Reference("…", 1)], OpenSources([near(KITES)]))
    assert (Status.NOT_FOUND, True) == (match.status, "too few words" in match.reasons[0])


def test_what_a_far_source_has_no_question_for_is_unchecked() -> None:
    """An abstract in another script has no phrase that arXiv finds; absent it is not."""
    text = "铜灯笼的谱流与上同调问题在本文中得到了完整的解决并给出了应用"
    asked = [Reference(text, 1, abstract=text)]
    (match,) = resolve(asked, OpenSources([near(KITES), remote := far(LAMPS)]))
    assert ("unchecked", []) == (match.status.value, remote.asked)


def test_progress_ends_with_everything_settled() -> None:
    """Whoever watches sees the end."""
    seen: list[tuple[int, int, int]] = []
    sources = OpenSources([near(KITES, LAMPS)])
    asked = [item(KITES.title), item(LAMPS.title)]
    resolve(asked, sources, lambda *told: seen.append(told))
    assert (2, 2, 0) == seen[-1]


def test_progress_says_how_many_questions_may_have_to_be_asked_alone() -> None:
    """An estimate without the last rounds would be an hour short for a thousand strangers."""
    seen: list[tuple[int, int, int]] = []
    asked = [item("Spectral Geometry of Lighthouse Gardens"), item(LAMPS.title)]
    resolve(asked, OpenSources([far(LAMPS)]), lambda *told: seen.append(told))
    assert [2, 1, 0] == list(dict.fromkeys(alone for _, _, alone in seen))


@dataclass
class Notes:
    """A memory without a file: what was noted, and for whom it was settled."""

    kept: dict[tuple[str, str, Query], tuple[Record, ...]] = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)

    def noted(self, source: str, reference: Reference, query: Query) -> Answer:
        """Look it up."""
        return self.kept.get((source, reference.text, query))

    def note(
        self, source: str, reference: Reference, query: Query, records: Sequence[Record]
    ) -> None:
        """Write it down."""
        self.kept[source, reference.text, query] = tuple(records)

    def settle(self, reference: Reference) -> None:
        """Write it down."""
        self.settled.append(reference.text)


def titles_asked(remote: Far) -> set[str]:
    """Return every title a source was asked for."""
    return {title for query in remote.asked for title in query.titles}


TITLES = [KITES.title, LAMPS.title, "Nobody Answers This", "Never Written Paper Here"]


def test_what_was_answered_is_not_asked_again() -> None:
    """All of it, a part and another order; only what could not be asked is asked anew."""
    notes = Notes()
    items = [item(title) for title in TITLES]
    first = far(KITES, LAMPS, fails=("Nobody",))
    before = resolve(items, OpenSources([first], notes))
    assert ["matched", "matched", "unchecked", "not-found"] == [m.status.value for m in before]
    for again in (items, items[1:], items[::-1], [items[3], item("Another One of Ours"), items[0]]):
        remote = far(KITES, LAMPS, fails=("Nobody", "Another"))
        matches = {m.reference.text: m for m in resolve(again, OpenSources([remote], notes))}
        assert set() == titles_asked(remote) & {KITES.title, LAMPS.title, TITLES[3]}
        expected = {m.reference.text: m for m in before if m.reference.text in matches}
        assert expected == {text: m for text, m in matches.items() if "Another" not in text}


def test_each_answer_is_noted_before_the_next_question() -> None:
    """A run that is killed has lost what was under way, and nothing that was answered."""
    notes = Notes()

    class Dying(Far):
        def search(self, queries: Sequence[Query]) -> Answers:
            for number, answer in enumerate(super().search(queries)):
                if number == 2:
                    raise KeyboardInterrupt
                yield answer

    with pytest.raises(KeyboardInterrupt):
        resolve([item(t) for t in TITLES], OpenSources([Dying(near(KITES, LAMPS))], notes))
    remote = far(KITES, LAMPS)
    matches = resolve([item(t) for t in TITLES], OpenSources([remote], notes))
    assert ["matched", "matched", "not-found", "not-found"] == [m.status.value for m in matches]
    assert 2 == len(set(TITLES) & titles_asked(remote))


def test_only_what_fits_is_noted_and_only_the_found_are_settled() -> None:
    """What a batch brought for others is none of this item's business."""
    notes = Notes()
    remote = far(LAMPS, replace(KITES, title="Paper Boats on the Coast of Copper"))
    resolve([item(LAMPS.title), item("Never Written Paper Here")], OpenSources([remote], notes))
    assert {(), (LAMPS,)} == set(notes.kept.values())
    assert [LAMPS.title] == notes.settled


def test_what_is_settled_at_hand_is_not_noted() -> None:
    """Nobody was asked, so there is nothing to remember."""
    notes = Notes()
    resolve([item(KITES.title)], OpenSources([near(KITES)], notes))
    assert {} == notes.kept


def test_notes_are_of_one_source() -> None:
    """What one has not, another may have."""
    notes = Notes()
    resolve([item(LAMPS.title)], OpenSources([far()], notes))
    other = replace(far(LAMPS), name="other")
    (match,) = resolve([item(LAMPS.title)], OpenSources([other], notes))
    assert Status.MATCHED is match.status


def test_what_was_denied_stays_denied() -> None:
    """A pack that vouches for a version does not outweigh the noted answer of the source."""
    known = replace(KITES, known_versions=9)
    reference = Reference("x", 1, arxiv_id=ArxivId("2401.00001", 7))
    notes = Notes()
    resolve([reference], OpenSources([far(LAMPS)], notes))
    remote = far(LAMPS)
    for sources in (
        OpenSources([near(known), remote], notes),
        OpenSources([near(known)], notes, left_out=["far"]),
    ):
        (match,) = resolve([reference], sources)
        assert (Status.AMBIGUOUS, [0.5]) == (match.status, [c.confidence for c in match.candidates])
        assert "far has no 2401.00001v7" in match.candidates[0].reasons
    assert [] == remote.asked


def test_a_noted_match_yields_to_a_rival_at_hand() -> None:
    """A twin that a pack has got since makes the question open again, not the twin the match."""
    twin = replace(KITES, arxiv_id=ArxivId("1901.00001"))
    reference = replace(item(KITES.title), authors=())
    notes = Notes()
    resolve([reference], OpenSources([far(KITES)], notes))
    (match,) = resolve([reference], OpenSources([near(twin), far(KITES)], notes))
    assert Status.AMBIGUOUS is match.status
    remote = far()
    (alone,) = resolve([reference], OpenSources([near(LAMPS), remote], notes))
    assert (Status.MATCHED, "2401.00001", []) == (
        alone.status,
        alone.candidates[0].record.arxiv_id.base,
        remote.asked,
    )


def test_offline_the_notes_of_a_source_speak_for_it() -> None:
    """Looked for yesterday and not there is not found, not unasked."""
    notes = Notes()
    resolve([item(TITLES[3])], OpenSources([far(LAMPS)], notes))
    offline = OpenSources([near(KITES)], notes, left_out=["far"])
    noted, unknown = resolve([item(TITLES[3]), item(LAMPS.title)], offline)
    assert ("no such paper in: near, far",) == noted.reasons
    assert ("no such paper in: near", "far was not asked: offline") == unknown.reasons


def test_nothing_in_nothing_out() -> None:
    """An empty list needs no source."""
    assert [] == resolve([], OpenSources([]))


@dataclass
class Archive(Far):
    """A far source that has every version of a paper and finds the newest by its words."""

    versions: tuple[Record, ...] = ()

    def search(self, queries: Sequence[Query]) -> Answers:
        """Answer ids with the version named, if there is one."""
        self.asked += queries
        found = dict(self.records.search(queries))
        for position, query in enumerate(queries):
            named = query.arxiv_id.version if query.arxiv_id else None
            older = tuple(v for v in self.versions if named is not None and v.version == named)
            yield position, older if named is not None else found[position]


REWORDED = replace(
    LAMPS, title="Copper Lanterns Along the Coast", authors=(), version=3, source="far"
)
FIRST = replace(REWORDED, title="Copper Lamps of the Coast", version=1)
SECOND = replace(REWORDED, title="Copper Lamps on the Whole Coast", version=2)


def test_an_earlier_version_settles_a_reworded_title() -> None:
    """The newest record is cited, and the reasons say by which version it was recognised."""
    source = Archive(LocalRecords("far", [REWORDED]), versions=(FIRST, SECOND))
    (match,) = resolve(
        [Reference("x", 1, titles=("Copper Lamps of the Coast",))], OpenSources([source])
    )
    assert ("matched", REWORDED) == (match.status.value, match.record)
    assert "by its version 1, since reworded" == match.reasons[0]
    named = [q.arxiv_id.versioned for q in source.asked if q.arxiv_id is not None]
    assert ["2401.00002v2", "2401.00002v1"] == named


def test_no_version_with_the_items_words_leaves_it_open() -> None:
    """A sibling has been found, not the paper."""
    source = Archive(LocalRecords("far", [REWORDED]), versions=(SECOND,))
    (match,) = resolve(
        [Reference("x", 1, titles=("Copper Lamps of the Coast",))], OpenSources([source])
    )
    assert "ambiguous" == match.status.value


def test_a_paper_of_one_version_is_not_asked_again() -> None:
    """There is nothing earlier."""
    only = replace(REWORDED, version=1)
    source = Archive(LocalRecords("far", [only]))
    resolve([Reference("x", 1, titles=("Copper Lamps of the Coast",))], OpenSources([source]))
    assert [] == [q for q in source.asked if q.arxiv_id is not None]
