"""Resolving: local sources first, doubt never hidden, one failure never anybody else's."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bibtool.identifiers import ArxivId
from bibtool.model import Candidate, Match, Query, Record, Reference, Status
from bibtool.names import Name
from bibtool.plugins import RequestCount
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

    def search(self, queries: Sequence[Query]) -> list[tuple[Record, ...] | None]:
        """Answer, or not."""
        self.asked += queries
        answers = self.records.search(queries)
        return [
            None if any(word in " ".join(q.titles) for word in self.fails) else answer
            for q, answer in zip(queries, answers, strict=True)
        ]

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


def test_progress_ends_with_everything_settled() -> None:
    """Whoever watches sees the end."""
    seen: list[tuple[int, int]] = []
    sources = OpenSources([near(KITES, LAMPS)])
    resolve([item(KITES.title), item(LAMPS.title)], sources, lambda d, t: seen.append((d, t)))
    assert (2, 2) == seen[-1]


@dataclass
class Notes:
    """A memory that only writes down."""

    kept: list[str] = field(default_factory=list)

    def recall(self, reference: Reference) -> Match | None:
        """Know nothing."""

    def remember(self, match: Match) -> None:
        """Write down."""
        self.kept.append(match.reference.title)


def test_what_everybody_denied_stays_denied() -> None:
    """A pack that vouches for a version does not outweigh the remembered answer of the source."""
    known = replace(KITES, known_versions=9)
    reference = Reference("x", 1, arxiv_id=ArxivId("2401.00001", 7))

    class Remembers(Notes):
        def recall(self, reference: Reference) -> Match | None:
            return Match(
                reference, Status.AMBIGUOUS, (), ("denied",), "cache", (("2401.00001", 0.5),)
            )

    remote = far(LAMPS)
    (match,) = resolve([reference], OpenSources([near(known), remote], Remembers()))
    assert (Status.AMBIGUOUS, [0.5]) == (match.status, [c.confidence for c in match.candidates])
    assert [] == remote.asked


def test_a_remembered_match_yields_to_a_rival_at_hand() -> None:
    """A twin that a pack has got since makes the question open again, not the twin the match."""
    twin = replace(KITES, arxiv_id=ArxivId("1901.00001"))
    reference = replace(item(KITES.title), authors=())

    class Remembers(Notes):
        def recall(self, reference: Reference) -> Match | None:
            kept = (Candidate(KITES, 0.89),)
            return Match(reference, Status.MATCHED, kept, (), "cache", (("2401.00001", 0.89),))

    (match,) = resolve([reference], OpenSources([near(twin), far(KITES)], Remembers()))
    assert Status.AMBIGUOUS is match.status
    (alone,) = resolve([reference], OpenSources([near(LAMPS), far()], Remembers()))
    assert (Status.MATCHED, "2401.00001") == (
        alone.status,
        alone.candidates[0].record.arxiv_id.base,
    )


def test_only_what_everybody_was_asked_about_is_remembered() -> None:
    """Settled at hand, or with a source down, a decision is not the last word."""
    notes = Notes()
    asked = [
        item(t) for t in (KITES.title, LAMPS.title, "Nobody Answers This", "Never Written Here")
    ]
    resolve(asked, OpenSources([near(KITES), far(LAMPS, fails=("Nobody",))], notes))
    assert [LAMPS.title, "Never Written Here"] == notes.kept
    alone = Notes()
    resolve(asked, OpenSources([near(KITES)], alone))
    assert [] == alone.kept


def test_nothing_in_nothing_out() -> None:
    """An empty list needs no source."""
    assert [] == resolve([], OpenSources([]))
