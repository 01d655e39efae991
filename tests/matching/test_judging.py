"""Judging: right with evidence, ambiguous where two fit, never sure of a wrong paper."""

from dataclasses import replace

import pytest

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId, Doi
from bibtool.matching import SURE, decide, judge
from bibtool.model import Record, Reference, Status
from bibtool.names import Name

ABSTRACT = (
    "We ask how far a very small robot can walk on sand before its battery gives out, and answer "
    "with a bound that no earlier design has met. The bound follows from counting footprints: each "
    "step costs a fixed share of energy, and wet sand takes twice that share. Trials on a beach in "
    "winter agree with the bound to within a few percent, whatever the tide. We also describe a "
    "gait that wastes less, found by letting pairs of robots race each other over many nights, and "
    "explain why its odd rhythm works on gravel and fails on snow."
)
OTHER = (
    "A cooking pot that stirs itself seems a toy, yet its control problem is as hard as that of a "
    "rocket. This note writes down the equations of soup, shows that thick soups are stable, and "
    "builds a pot whose spoon follows the fastest path that never spills. Forty dinner guests were "
    "asked for their opinion and two of them noticed a difference."
)


def record(
    arxiv_id: str, title: str, *authors: str, abstract: str = "", published: str = "2024-05-06"
) -> Record:
    """Return a record made for a test."""
    names = tuple(Name.parse(name) for name in authors)
    return Record(ArxivId(arxiv_id), title, names, published=published, abstract=abstract)


ROBOTS = record(
    "2405.00001", "How Far Small Robots Walk on Sand", "Ada Byron", "Bo Li", abstract=ABSTRACT
)
SOUP = record("2405.00002", "Equations of Soup", "C. Aroma", abstract=OTHER)
SKETCHED = replace(ROBOTS, abstract="", sketch=sketch(fingerprint(ABSTRACT)))
RAMSEY = record("2401.00001", "Off-diagonal Ramsey Numbers", "Ada Byron")
BOOK = record("2401.00002", "Off-diagonal Book Ramsey Numbers", "Ada Byron")
PART_ONE = record("2401.00003", "Sandpiles on Trees, Part I", "Ada Byron")
PART_TWO = record("2401.00004", "Sandpiles on Trees, Part II", "Ada Byron")


def item(abstract: str = "", title: str = "", *authors: str, **other: object) -> Reference:
    """Return an item made for a test."""
    titles = (title,) if title else ()
    return Reference("x", 1, titles=titles, abstract=abstract, authors=authors, **other)  # type: ignore[arg-type]


def outcome(reference: Reference, *records: Record) -> tuple[str, str | None]:
    """Return status and id of the decision."""
    candidates = judge(reference, records)
    status, _ = decide(candidates)
    return status.value, candidates[0].record.arxiv_id.base if candidates else None


TEXTS = {
    "whole": ABSTRACT,
    "in-capitals-on-lines": ABSTRACT.upper().replace(" ", "\n"),
    "cut-at-200": ABSTRACT[:200] + "…",
    "cut-without-mark": ABSTRACT[:330],
    "without-its-start": ABSTRACT[150:],
    "label-left-on": "arXiv 1 Announce Type cross Abstract " + ABSTRACT,
    "curly": ABSTRACT.replace("'", "’").replace(", ", " , "),
    "another-version": ABSTRACT.replace("We ask how far", "This paper asks how far").replace(
        "winter", "early spring"
    ),
}


@pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t in TEXTS.items()])
@pytest.mark.parametrize("known", [ROBOTS, SKETCHED], ids=["text", "sketch"])
def test_an_abstract_finds_its_paper_however_damaged(text: str, known: Record) -> None:
    """Print, cuts and a reworded clause do not hide a paper, kept as text or as sketch."""
    assert ("matched", "2405.00001") == outcome(item(text), SOUP, known)


STRANGERS = {
    "other-paper": OTHER.replace("soup", "stew"),
    "short": "We ask how far a robot can walk.",
    "one-phrase-shared": "Trials on a beach in winter agree with "
    + OTHER[60:].replace(" of ", " or "),
}


@pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t in STRANGERS.items()])
def test_a_strangers_abstract_is_not_found(text: str) -> None:
    """A phrase in common is no match."""
    assert "not-found" == outcome(item(text), ROBOTS, SKETCHED)[0]


def test_a_text_that_quotes_an_abstract_is_not_its_paper() -> None:
    """A long text with another paper's sentences in it stays ambiguous."""
    quoting = f"{OTHER} So much for soup; the robots, says their paper, fare no better: {ABSTRACT}"
    assert ("ambiguous", "2405.00001") == outcome(item(quoting), ROBOTS)


def test_the_very_text_beats_a_near_twin() -> None:
    """Of two nearly equal abstracts the one that is the item's is meant."""
    twin = replace(ROBOTS, arxiv_id=ArxivId("2406.00009"), abstract=ABSTRACT.replace("snow", "ice"))
    assert ("matched", "2405.00001") == outcome(item(ABSTRACT), twin, ROBOTS)
    assert ("matched", "2406.00009") == outcome(item(twin.abstract), twin, ROBOTS)


def test_what_fits_two_papers_is_ambiguous_and_shows_both() -> None:
    """Where twins differ beyond the item's end, nobody can tell."""
    twin = replace(ROBOTS, arxiv_id=ArxivId("2406.00009"), abstract=ABSTRACT.replace("snow", "ice"))
    candidates = judge(item(ABSTRACT[:300]), [twin, ROBOTS])
    assert Status.AMBIGUOUS is decide(candidates)[0]
    assert {"2405.00001", "2406.00009"} == {c.record.arxiv_id.base for c in candidates}


def test_the_title_tells_twins_apart() -> None:
    """A second witness settles what the abstract cannot."""
    twin = replace(
        ROBOTS,
        arxiv_id=ArxivId("2406.00009"),
        title="Robots That Race",
        authors=(Name.parse("Zoe Ng"),),
    )
    asked = item(ABSTRACT, "Robots That Race", "Zoe Ng")
    assert ("matched", "2406.00009") == outcome(asked, ROBOTS, twin)


TITLES = [
    ("exact", item("", "Off-Diagonal Ramsey numbers"), (RAMSEY, BOOK), ("matched", "2401.00001")),
    (
        "extra-word-there",
        item("", "Off-diagonal Ramsey Numbers"),
        (BOOK,),
        ("ambiguous", "2401.00002"),
    ),
    (
        "extra-word-here",
        item("", "Off-diagonal Book Ramsey Numbers"),
        (RAMSEY,),
        ("ambiguous", "2401.00001"),
    ),
    (
        "part-one",
        item("", "Sandpiles on Trees, Part I"),
        (PART_TWO, PART_ONE),
        ("matched", "2401.00003"),
    ),
    (
        "only-part-two",
        item("", "Sandpiles on Trees, Part I"),
        (PART_TWO,),
        ("ambiguous", "2401.00004"),
    ),
    (
        "one-letter-makes-another-word",
        item("", "How Far Smart Robots Walk on Sand"),
        (ROBOTS,),
        ("ambiguous", "2405.00001"),
    ),
    (
        "opposite-by-the-same-author",
        item("", "Solitary Kites in Infinite Water", "Ada Byron"),
        (record("2401.00007", "Solitary Kites in Finite Water", "Ada Byron"),),
        ("ambiguous", "2401.00007"),
    ),
    (
        "extra-word-by-the-same-author",
        item("", "Off-diagonal Ramsey Numbers", "Ada Byron"),
        (BOOK,),
        ("ambiguous", "2401.00002"),
    ),
    (
        "not",
        item("", "Sand Is All You Need for Robots"),
        (record("2401.00008", "Sand Is Not All You Need for Robots"),),
        ("ambiguous", "2401.00008"),
    ),
    (
        "other-order",
        item("", "From Sand Robots to Kite Lamps"),
        (record("2401.00009", "From Kite Lamps to Sand Robots"),),
        ("ambiguous", "2401.00009"),
    ),
    (
        "small-words-differ",
        item("", "How Far Small Robots Walk in the Sand"),
        (ROBOTS,),
        ("matched", "2405.00001"),
    ),
    (
        "author",
        item("", "How Far Small Robots Walk on Sand", "A. Byron"),
        (ROBOTS,),
        ("matched", "2405.00001"),
    ),
    (
        "other-authors",
        item("", "How Far Small Robots Walk on Sand", "Zoe Ng"),
        (ROBOTS,),
        ("ambiguous", "2405.00001"),
    ),
    (
        "author-misread-from-the-title",
        Reference(
            "x",
            1,
            titles=("How Far Small", "How Far Small Robots Walk on Sand"),
            authors=("Small Robots",),
        ),
        (ROBOTS,),
        ("matched", "2405.00001"),
    ),
    (
        "other-year",
        item("", "How Far Small Robots Walk on Sand", year=1999),
        (ROBOTS,),
        ("ambiguous", "2405.00001"),
    ),
    (
        "near-year",
        item("", "How Far Small Robots Walk on Sand", year=2025),
        (ROBOTS,),
        ("matched", "2405.00001"),
    ),
    ("short", item("", "Equations of Soup"), (SOUP,), ("ambiguous", "2405.00002")),
    (
        "short-with-author",
        item("", "Equations of Soup", "Carl Aroma"),
        (SOUP,),
        ("matched", "2405.00002"),
    ),
    ("unrelated", item("", "Stable Homotopy of Kites"), (ROBOTS, SOUP), ("not-found", None)),
    (
        "version-two-title",
        item(ABSTRACT, "A Wholly New Name for It"),
        (ROBOTS,),
        ("matched", "2405.00001"),
    ),
]


MAIN = "Spectral Kites in Strong Wind"
SUBTITLES = [
    ("lost", (record("2403.00001", f"{MAIN}: Strings and Tails"),), ("matched", "2403.00001")),
    ("reply", (record("2403.00001", f"{MAIN}: A Reply"),), ("ambiguous", "2403.00001")),
    ("second-part", (record("2403.00001", f"{MAIN}: Part II"),), ("ambiguous", "2403.00001")),
    (
        "two-of-them",
        (record("2403.00001", f"{MAIN}: Strings"), record("2403.00002", f"{MAIN}: Tails")),
        ("ambiguous", "2403.00001"),
    ),
    (
        "the-bare-one-is-there",
        (record("2403.00001", f"{MAIN}: Strings"), record("2403.00002", MAIN)),
        ("matched", "2403.00002"),
    ),
]


@pytest.mark.parametrize(
    ("records", "expected"), [pytest.param(*t[1:], id=t[0]) for t in SUBTITLES]
)
def test_a_lost_subtitle(records: tuple[Record, ...], expected: tuple[str, str | None]) -> None:
    """A title without its subtitle is the paper's, unless the subtitle makes it another."""
    assert expected == outcome(item("", MAIN), *records)


@pytest.mark.parametrize(
    ("reference", "records", "expected"), [pytest.param(*t[1:], id=t[0]) for t in TITLES]
)
def test_titles(
    reference: Reference, records: tuple[Record, ...], expected: tuple[str, str | None]
) -> None:
    """The same words match; one content word more, other people or other years do not."""
    assert expected == outcome(reference, *records)


RENAMED = record("2405.00003", "SandBot: A Walker of Six Legs", "Ada Byron", "Bo Li")
BESIDE = [
    ("its-coined-name", "SandBot: Crossing Dunes by Learning", (), "matched"),
    ("another-coined-name", "DuneBot: Crossing Dunes by Learning", (), "ambiguous"),
    ("in-sentence-case", "Crossing dunes by learning how to walk", (), "ambiguous"),
    ("a-few-words-in-common", "A Walker That Crosses Dunes with Wheels", (), "ambiguous"),
    ("in-common-and-all-authors", "A Walker on Six Wheels", ("A. Byron", "B. Li"), "matched"),
    ("a-note-to-oneself", "read this before the next group meeting on dunes", (), "ambiguous"),
    ("a-note-on-its-subject", "the walker with six legs that Ada told us of", (), "matched"),
]


@pytest.mark.parametrize(
    ("title", "authors", "expected"), [pytest.param(*t[1:], id=t[0]) for t in BESIDE]
)
def test_a_paper_may_have_been_renamed_since_its_id_was_noted(
    title: str, authors: tuple[str, ...], expected: str
) -> None:
    """What stands beside an id must share what tells: a coined name, or most of the rare words."""
    asked = replace(item("", title, arxiv_id=RENAMED.arxiv_id), authors=authors)
    assert expected == outcome(asked, RENAMED)[0]


def test_two_papers_of_one_title_are_ambiguous_until_an_author_is_named() -> None:
    """Equal titles are told apart by people only."""
    other = replace(ROBOTS, arxiv_id=ArxivId("1901.00001"), authors=(Name.parse("Zoe Ng"),))
    asked = item("", ROBOTS.title)
    assert "ambiguous" == outcome(asked, ROBOTS, other)[0]
    assert ("matched", "1901.00001") == outcome(replace(asked, authors=("Z. Ng",)), ROBOTS, other)


IDS = [
    ("alone", item(arxiv_id=ArxivId("2405.00001")), ("matched", "2405.00001")),
    (
        "with-its-title",
        item("", ROBOTS.title, arxiv_id=ArxivId("2405.00001")),
        ("matched", "2405.00001"),
    ),
    (
        "with-a-note",
        item("", "the sand paper", arxiv_id=ArxivId("2405.00001")),
        ("matched", "2405.00001"),
    ),
    (
        "with-a-strangers-title",
        item("", "Stable Homotopy of Paper Kites", arxiv_id=ArxivId("2405.00001")),
        ("ambiguous", "2405.00001"),
    ),
    (
        "with-a-title-that-shares-a-word",
        item("", "Deep Robots for Snow", arxiv_id=ArxivId("2405.00001")),
        ("ambiguous", "2405.00001"),
    ),
    (
        "with-a-short-strangers-title",
        item("", "Deep Residual Learning", arxiv_id=ArxivId("2405.00001")),
        ("ambiguous", "2405.00001"),
    ),
    (
        "with-half-its-title",
        item("", "Small Robots on Sand (ICML oral)", arxiv_id=ArxivId("2405.00001")),
        ("matched", "2405.00001"),
    ),
    (
        "with-a-title-of-its-family",
        item("", "Wheeled Robots Sink in Wet Sand", arxiv_id=ArxivId("2405.00001")),
        ("ambiguous", "2405.00001"),
    ),
    (
        "with-its-short-name",
        item("", "Robots Paper", arxiv_id=ArxivId("2405.00001")),
        ("matched", "2405.00001"),
    ),
    (
        "with-a-venue",
        item("", "ICML 2024 PDF", arxiv_id=ArxivId("2405.00001")),
        ("matched", "2405.00001"),
    ),
    ("of-another", item(ABSTRACT, "", arxiv_id=ArxivId("2405.00002")), ("ambiguous", "2405.00001")),
    ("doi", item(doi=Doi.parse("10.1000/sand")), ("matched", "2405.00001")),
]


@pytest.mark.parametrize(("reference", "expected"), [pytest.param(*t[1:], id=t[0]) for t in IDS])
def test_an_id_wins_unless_the_text_speaks_against_it(
    reference: Reference, expected: tuple[str, str | None]
) -> None:
    """A page's link can be wrong; then it is ambiguous and says why."""
    assert expected == outcome(reference, replace(ROBOTS, doi=Doi.parse("10.1000/SAND")))


@pytest.mark.parametrize(
    ("version", "expected"), [(1, "matched"), (3, "matched"), (4, "ambiguous"), (99, "ambiguous")]
)
def test_a_version_nobody_looked_at_is_not_sure(version: int, expected: str) -> None:
    """A pack that knows of three versions vouches for those, and lets others be asked."""
    known = replace(ROBOTS, known_versions=3)
    asked = item(arxiv_id=ArxivId("2405.00001", version))
    assert expected == outcome(asked, known)[0]
    assert judge(asked, [known])[0].confidence < SURE


def one_off(title: str, other: str) -> tuple[Reference, Record]:
    """Return an item with an id and a title, and the record of that id with another title."""
    return item("", title, arxiv_id=ArxivId("2402.00001")), record("2402.00001", other, "Ada Byron")


SIBLINGS = [
    ("Games on Kites, Part I", "Games on Kites, Part II", "ambiguous"),
    ("P is equal to NP for Kites", "P is not equal to NP for Kites", "ambiguous"),
    ("Bounds for $L^p$ Norms of Kites", "Bounds for $L^2$ Norms of Kites", "ambiguous"),
    ("The Llama 4 Herd of Kites", "The Llama 3 Herd of Kites", "ambiguous"),
    ("Teaching C# to Small Kites", "Teaching C++ to Small Kites", "ambiguous"),
    ("Kites with $d \\leq 4$ Strings", "Kites with $d \\geq 4$ Strings", "ambiguous"),
    ("Games on Kites, Part II", "Games on Kites, Part II", "matched"),
    ("Games on Kiets in Strong Wind", "Games on Kites in Strong Wind", "matched"),
    ("Games on Kites (ICML 2024)", "Games on Kites", "matched"),
]


@pytest.mark.parametrize(("title", "other", "expected"), SIBLINGS)
def test_an_id_beside_its_siblings_title(title: str, other: str, expected: str) -> None:
    """A number, a numeral, "not" or a relation makes another paper; a slip does not."""
    reference, known = one_off(title, other)
    assert expected == outcome(reference, known)[0]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("P = NP for Random Kites", "P ≠ NP for Random Kites"),
        ("Norms of $L$ Operators on Kites", "Norms of $L^\\infty$ Operators on Kites"),
        ("Decays to W+ Pairs of Kites", "Decays to W- Pairs of Kites"),
        ("Supervised Kites on Long Strings", "Unsupervised Kites on Long Strings"),
    ],
)
def test_a_title_of_the_opposite_is_no_match(title: str, other: str) -> None:
    """Not even with the same author: one writes about both."""
    asked = item("", title, "Ada Byron")
    assert "matched" != outcome(asked, record("2402.00001", other, "Ada Byron"))[0]


def test_sentences_shared_with_another_paper_are_no_match() -> None:
    """Two papers of the same people share half their abstracts, and are two."""
    half = ABSTRACT[: len(ABSTRACT) // 2]
    mine, theirs = f"{half} {OTHER}", f"{half} {OTHER[::-1]} and so on to another end of it all"
    assert "ambiguous" == outcome(item(mine), replace(ROBOTS, abstract=theirs))[0]


def test_an_incomplete_author_list_speaks_against_nobody() -> None:
    """Who is not among the authors known may be among the others."""
    some = replace(ROBOTS, authors_complete=False)
    assert ("matched", "2405.00001") == outcome(item("", ROBOTS.title, "Zoe Ng"), some)


def test_a_paper_offered_twice_is_one_candidate() -> None:
    """Two sources with the same paper do not make it ambiguous."""
    assert ["2405.00001"] == [
        c.record.arxiv_id.base for c in judge(item(ABSTRACT), [SKETCHED, ROBOTS])
    ]


CROWD = replace(
    ROBOTS,
    authors=tuple(Name.parse(f"{chr(65 + n % 26)}. Walker{n}") for n in range(1200)),
)
TEAM = replace(ROBOTS, authors=(Name.parse("ATLAS Collaboration"), Name.parse("Ada Byron")))
MANY = [
    ("one-of-1200", CROWD, "Walker1100", "matched"),
    ("none-of-1200", CROWD, "Zoe Ng", "ambiguous"),
    ("collaboration", TEAM, "ATLAS Collaboration", "matched"),
    ("another-collaboration", TEAM, "CMS Collaboration", "ambiguous"),
]


@pytest.mark.parametrize(
    ("known", "author", "expected"), [pytest.param(*t[1:], id=t[0]) for t in MANY]
)
def test_long_author_lists_and_teams_are_judged_like_others(
    known: Record, author: str, expected: str
) -> None:
    """One author in common is enough, and none speaks against it, however many there are."""
    name = f"I. {author}" if author.startswith("Walker") else author
    assert expected == outcome(item("", ROBOTS.title, name), known)[0]


@pytest.mark.parametrize(
    ("titles", "paper", "expected"),
    [
        (("Equations of Soup", "Comment on “Equations of Soup”"), "Equations of Soup", "ambiguous"),
        (("Erratum: Equations of Soup",), "Equations of Soup", "ambiguous"),
        (("Equations of Soup",), "Comment on Equations of Soup", "ambiguous"),
        (("Comment on Equations of Soup",), "Comment on Equations of Soup", "matched"),
        (("Soup: Response of Spoons", "Response of Spoons"), "Soup: Response of Spoons", "matched"),
    ],
)
def test_the_id_of_a_paper_that_is_commented_on(
    titles: tuple[str, ...], paper: str, expected: str
) -> None:
    """A comment has its own id: that of the paper it is about, printed in its title, is another."""
    asked = replace(item("", titles[0], arxiv_id=SOUP.arxiv_id), titles=titles)
    assert expected == outcome(asked, replace(SOUP, title=paper))[0]
