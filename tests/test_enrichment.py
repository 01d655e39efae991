"""Publishers' answers are believed of the same work only, and no failure costs a record."""

from dataclasses import replace

import pytest

from bibtool.enrichment import enrich, is_other, verified
from bibtool.errors import SourceRefused
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Candidate, Match, Publication, Record, Reference, Status
from bibtool.names import Name
from bibtool.sources.citeproc import Reply, without_markup

DOI = Doi.parse("10.1000/one")
RECORD = Record(
    ArxivId("1906.00011"),
    "A Measurement of Braided Teapots: Towards Harvests",
    (Name("Byron", "Ada"), Name("Maaten", "Laurens", "van der"), Name(literal="INV Collaboration")),
    doi=DOI,
)


def publication(title: str = RECORD.title, *authors: Name) -> Publication:
    """Return what a registry says."""
    return Publication(DOI, "article-journal", title, authors or RECORD.authors, "2019", "Inv.")


MATHML = (
    "<mml:math><mml:msubsup><mml:mi>B</mml:mi><mml:mi>s</mml:mi><mml:mn>0</mml:mn></mml:msubsup>"
    "<mml:mo>→</mml:mo><mml:msup><mml:mi>μ</mml:mi><mml:mo>+</mml:mo></mml:msup></mml:math>"
)
# Titles as registries have them, each beside arXiv's; the formulas are those of real ones' kinds.
SPELT = [
    ("a measurement of braided teapots – towards harvests", RECORD.title),
    ("A MEASUREMENT OF BRAIDED TEAPOTS: TOWARDS HARVESTS", RECORD.title),
    ("H<sub>2</sub>O in Braided Teapots", "H$_2$O in braided teapots"),
    (f"Decay of{MATHML}in teapots", r"Decay of $B_s^0 \to \mu^+$ in teapots"),
    ("On $$L^2$$ L 2 -braids of $$\\mathbb {R}$$ R -pots", r"On $L^2$-braids of $\mathbb{R}$-pots"),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours"), SPELT)
def test_the_same_title_keeps_arxivs_spelling(theirs: str, ours: str) -> None:
    """Capitals and formulas, which registries lose, are arXiv's where the letters are the same."""
    found = verified(replace(RECORD, title=ours), publication(without_markup(theirs)))
    assert found is not None
    assert ours == found.title


CHANGED = [
    "A Measurement of Braided Teapots",
    "Measurement of the Braided Teapots: Towards Harvests",
]


@pytest.mark.parametrize("title", CHANGED)
def test_a_title_changed_on_the_way_is_the_publishers(title: str) -> None:
    """What is the same work by the rules of matching is cited as it was published."""
    found = verified(RECORD, publication(title))
    assert found is not None
    assert title == found.title


OTHERS = [
    publication("A Theory of Braided Teapots: Towards Harvests"),
    publication("Erratum: A Measurement of Braided Teapots: Towards Harvests"),
    publication("RETRACTED: A Measurement of Braided Teapots: Towards Harvests"),
    publication("A Measurement of Braided Teapots. Part II: Towards Harvests"),
    publication("Instructions for Authors"),
    publication(RECORD.title, Name("Byron", "Augusta")),
    publication(RECORD.title, Name(literal="Byron"), Name("Maaten", "Laurens", "van de")),
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_work_is_not_believed(other: Publication) -> None:
    """Another title, or no author in common, is another work."""
    assert verified(RECORD, other) is None


def test_a_doi_is_another_works_only_if_nothing_agrees() -> None:
    """Authors may stand for each other, and a paper may be renamed on its way."""
    someone = Name("Else", "Someone")
    others = [
        (publication("Instructions for Authors", someone), True),
        (publication("Instructions for Authors"), False),
        (publication(RECORD.title, someone), False),
        (publication("Measurements of Some Braided Teapots", someone), False),
    ]
    assert [known for _, known in others] == [is_other(RECORD, one) for one, _ in others]


def test_formulas_count() -> None:
    """Papers that differ in a formula only are different papers."""
    ours = replace(RECORD, title=r"Decay of $B^0 \to K^{*0}$ in teapots")
    assert verified(ours, publication("Decay of B0→K*0 in teapots")) is not None
    for title in ("Decay of D0→K*0 in teapots", "Decay of B0→K0 in teapots"):
        assert verified(ours, publication(title)) is None


@pytest.mark.parametrize(
    "name", ["A. Byron", "BYRON, ADA", "L. van der Maaten", "INV Collaboration"]
)
def test_one_author_is_enough(name: str) -> None:
    """Whichever it is, and however it is abbreviated."""
    names = (Name.parse(name), Name.parse("Someone Else"))
    assert verified(RECORD, publication(RECORD.title, *names)) is not None


class Known:
    """A registry that knows some DOIs and fails on the others."""

    def __init__(self, **replies: Reply) -> None:
        self.replies = {f"10.1000/{name}": reply for name, reply in replies.items()}
        self.asked: list[str] = []

    def look_up(self, doi: Doi) -> Reply:
        """Return what is known."""
        self.asked.append(doi.folded)
        if doi.folded not in self.replies:
            raise SourceRefused("no connection")
        return self.replies[doi.folded]


def match(record: Record | None) -> Match:
    """Return the decision for a record."""
    reference = Reference("an item", 1)
    if record is None:
        return Match(reference, Status.NOT_FOUND)
    others = (Candidate(record, 0.9), Candidate(replace(RECORD, title="Other"), 0.5))
    return Match(reference, Status.MATCHED, others)


def test_nothing_is_lost_whatever_comes() -> None:
    """Found, absent, another's, unasked, no DOI, arXiv's DOI, not matched: all come back.

    Only the DOI of another work is gone, which would be cited as the paper's.
    """
    records = [
        RECORD,
        replace(RECORD, doi=Doi.parse("10.1000/absent"), arxiv_id=ArxivId("1906.00012")),
        replace(RECORD, doi=Doi.parse("10.1000/others"), arxiv_id=ArxivId("1906.00013")),
        replace(RECORD, doi=Doi.parse("10.1000/down"), arxiv_id=ArxivId("1906.00014")),
        replace(RECORD, doi=Doi.parse("10.1000/renamed"), arxiv_id=ArxivId("1906.00015")),
        replace(RECORD, doi=None),
        replace(RECORD, doi=Doi.parse("10.48550/arXiv.1906.00011")),
        None,
        RECORD,
    ]
    known = Known(
        one=Reply(publication()),
        absent=Reply(reason="is not registered"),
        others=Reply(publication("Instructions for\x1b[31m Authors", Name("Else", "Someone"))),
        renamed=Reply(publication("Harvests")),
    )
    matches = list(map(match, records))
    seen: list[tuple[int, int]] = []
    told = enrich(matches, known, lambda *done: seen.append(done))
    records[2] = replace(records[2] or RECORD, doi=None)
    assert records == [m.record and replace(m.record, publication=None) for m in told.matches]
    published = [m.record is not None and m.record.publication is not None for m in told.matches]
    assert [True, *[False] * 7, True] == published
    assert [m.candidates[1:] for m in matches] == [m.candidates[1:] for m in told.matches]
    names = ["one", "absent", "others", "down", "renamed"]
    assert [f"10.1000/{name}" for name in names] == known.asked
    assert [(n, 5) for n in range(1, 6)] == seen
    other, renamed = "“Instructions for Authors” by Someone Else", "“Harvests” by Ada Byron"
    assert (
        "1906.00012: doi 10.1000/absent is not registered: left out",
        f"1906.00013: doi 10.1000/others is of another work ({other}): left out",
        f"1906.00015: doi 10.1000/renamed is registered otherwise ({renamed}): left out",
    ) == told.left_out
    assert ("1 DOI could not be asked about: no connection",) == told.unasked
    assert [0, 1, 1, 1, 1, 0, 0, 0, 0] == [len(m.remarks) for m in told.matches]


def test_only_some_dois_can_be_asked_about() -> None:
    """The others cost no request and no word."""
    known = Known(one=Reply(publication()))
    other = replace(RECORD, doi=Doi.parse("10.1000/two"), arxiv_id=ArxivId("1906.00012"))
    told = enrich([match(RECORD), match(other)], known, only={DOI})
    assert (["10.1000/one"], 1, (), ()) == (known.asked, told.dois, told.left_out, told.unasked)
    assert other == told.matches[1].record
