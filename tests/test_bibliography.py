"""A bibliography has each paper once, under a key no grouping changes."""

from bibtool.authorship import page_owner, papers_of
from bibtool.bibliography import Bibliography
from bibtool.identifiers import ArxivId
from bibtool.model import Candidate, Match, Record, Reference, Status
from bibtool.names import Name


def record(
    number: int, *authors: str, complete: bool = True, published: str = "2024-01-01"
) -> Record:
    """Return a record made for a test."""
    return Record(
        ArxivId(f"2401.{number:05}"),
        f"Paper number{number}",
        tuple(map(Name.parse, authors)),
        authors_complete=complete,
        published=published,
    )


def matched(found: Record, asked: str | None = None, line: int = 1) -> Match:
    """Return a match made for a test."""
    reference = Reference("text", line, arxiv_id=ArxivId.parse(asked) if asked else None)
    return Match(reference, Status.MATCHED, (Candidate(found, 0.99),))


def test_each_paper_comes_once() -> None:
    """However often a paper is listed, it has one entry."""
    one, two = record(1, "A B"), record(2, "C D")
    bibliography = Bibliography.from_matches([matched(one), matched(two), matched(one)])
    assert ["2401.00001", "2401.00002"] == [r.arxiv_id.base for r in bibliography.values()]


def test_what_is_not_matched_is_left_out() -> None:
    """An ambiguous or missing item never becomes an entry."""
    doubtful = Match(Reference("x", 1), Status.AMBIGUOUS, (Candidate(record(1, "A B"), 0.6),))
    assert 0 == len(
        Bibliography.from_matches([doubtful, Match(Reference("y", 2), Status.NOT_FOUND)])
    )


def test_a_version_is_cited_only_if_the_user_named_it() -> None:
    """The id is cited bare unless the item gave a version."""
    bibliography = Bibliography.from_matches(
        [matched(record(1, "A B")), matched(record(2, "C D"), "2401.00002v3")]
    )
    assert ["2401.00001", "2401.00002v3"] == [r.cited_id.versioned for r in bibliography.values()]


def test_the_version_named_once_is_cited_whichever_item_comes_first() -> None:
    """A paper listed bare and with a version is cited with it."""
    named, bare = matched(record(1, "A B"), "2401.00001v3"), matched(record(1, "A B"))
    for order in ([named, bare], [bare, named]):
        (entry,) = Bibliography.from_matches(order).values()
        assert "2401.00001v3" == entry.cited_id.versioned


def test_a_part_keeps_its_keys_newest_first() -> None:
    """An author's list has the keys of the whole."""
    papers = [
        record(1, "Ada Byron", published="2023-01-01"),
        record(2, "Ada Byron", "Bo Li", published="2024-06-01"),
        record(3, "Bo Li", published="2024-06"),
    ]
    whole = Bibliography.from_records(papers)
    part = papers_of(whole, Name.parse("Ada Byron"))
    assert ["2401.00002", "2401.00001"] == [r.arxiv_id.base for r in part.values()]
    assert {k: whole[k] for k in part} == dict(part)
    assert Name.parse("Ada Byron") == part.owner


def test_the_owner_is_the_author_common_to_the_page() -> None:
    """One author in every paper is whose page it is; an incomplete list says nothing."""
    papers = [
        record(1, "Ada Byron", "Bo Li"),
        record(2, "Ada Byron"),
        record(3, "X Y", complete=False),
    ]
    owner = page_owner(papers)
    assert owner is not None
    assert ("Ada Byron", 2, 2) == (owner.name.display, owner.in_papers, owner.of_papers)


def test_a_heading_decides_between_two_who_wrote_everything_together() -> None:
    """Without a heading such a page belongs to nobody we could name."""
    papers = [record(1, "Ada Byron", "Bo Li"), record(2, "Bo Li", "Ada Byron")]
    assert page_owner(papers) is None
    owner = page_owner(papers, ["Home", "Publications of Bo Li"])
    assert owner is not None
    assert "Bo Li" == owner.name.display


def test_a_page_of_strangers_has_no_owner() -> None:
    """No name is made up for a reading list."""
    assert page_owner([record(1, "Ada Byron"), record(2, "Bo Li"), record(3, "C D")]) is None
    assert page_owner([]) is None


def test_an_incomplete_list_is_kept_on_the_owners_page_and_marked() -> None:
    """A paper that cannot name the owner is unconfirmed, and not taken from others' pages."""
    mine, others = record(1, "X Y", complete=False), record(2, "X Y", complete=False)
    whole = Bibliography.from_records([record(3, "Ada Byron"), mine, others])
    part = papers_of(whole, Name.parse("Ada Byron"), [mine])
    assert {"2401.00001", "2401.00003"} == {r.arxiv_id.base for r in part.values()}
    assert [mine.arxiv_id] == [whole[key].arxiv_id for key in part.unconfirmed]
