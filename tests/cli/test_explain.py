"""``--explain N``: the decision about one item, from its text to its reasons."""

from pathlib import Path

import pytest

from bibtool.cli.asked import outcome, what
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Query, Question
from tests.arxiv_server import ArxivServer, Fault, Record, generated
from tests.cli.command import bibtool

RECORDS = list(generated(12, seed=41))
LONG = (
    "Rowers of the northern lakes hang copper lanterns over the bow, and nobody has measured what "
    "they do to the speed of a boat at night. We rowed for ninety nights with and without them and "
    "find that lit boats arrive a little earlier than dark ones do."
)
SHORT = "The effect vanishes in fog, for reasons that we leave open."
KNOWN, DOUBTFUL = "The Llama 3 Herd of Models", "The Llama Herd"

PARTS = [
    (Query(arxiv_id=ArxivId("2401.00001", 2)), "the id 2401.00001v2"),
    (Query(doi=Doi.parse("10.1000/Xyz")), "the DOI 10.1000/Xyz"),
    (Query(titles=("A Title",)), "the title “A Title”"),
    (Query(phrases=("some words of it",)), "the phrase “some words of it” in an abstract"),
    (Query(title_words=("kite", "lamp")), "the words kite, lamp in a title, all of them"),
    (Query(abstract_words=("kite",)), "the words kite in an abstract, all of them"),
    (
        Query(some_title_words=("kite", "lamp")),
        "the words kite, lamp in a title, as many as possible of them",
    ),
    (
        Query(some_abstract_words=("kite",)),
        "the words kite in an abstract, as many as possible of them",
    ),
    (Query(sketch=frozenset({4, 8})), "the abstract's word runs, 2 of them sampled"),
]


@pytest.mark.parametrize(("query", "words"), PARTS)
def test_a_question_in_peoples_words(query: Query, words: str) -> None:
    """Every kind of question can be told."""
    assert [words] == what(query)


def test_every_part_of_a_question_is_told() -> None:
    """A kind of question that is new must be told too."""
    told = {name for query, _ in PARTS for name in Query.__slots__ if getattr(query, name)}
    assert set(Query.__slots__) - {"is_broad"} == told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("s", 1, Query()), "could not be asked"),
        (Question("s", 1, Query(), 0), "answered: no record"),
        (Question("s", 1, Query(), 1, 1), "answered: 1 record came, 1 of them may be it"),
        (Question("s", 1, Query(), 9, 0), "answered: 9 records came, none of them may be it"),
        (Question("s", 1, Query(), 0, 0, True), "answered before: no records that may be it"),
        (Question("s", 1, Query(), 1, 1, True), "answered before: 1 record that may be it"),
    ],
)
def test_what_came_of_it(question: Question, words: str) -> None:
    """Now, before, or not at all."""
    assert words == outcome(question)


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Return a reading list with a known, a doubtful and an unknown title."""
    path = tmp_path / "list.txt"
    path.write_text(f"- {KNOWN}\n\n- {DOUBTFUL} (2024)\n- Teapots of the Unwritten Kind\n")
    return path


def test_text_questions_candidates_and_decision(listing: Path) -> None:
    """All on standard output, in this order; there is no report and no bibliography."""
    done = bibtool("resolve", "--offline", "--explain", "2", listing, "-o", "never.bib")
    assert (1, "", False) == (done.status, done.err, Path("never.bib").exists())
    expected = [
        f"Item 2, line 3 of {listing}",
        "  text      - The Llama Herd (2024)",
        "  title     The Llama Herd",
        "  year      2024",
        "Asked",
        "  starter, round 1: answered: 2 records came, 2 of them may be it",
        "      the title “The Llama Herd”",
        "  arxiv, round 1: could not be asked",
        "Candidates",
        "  0.45  2407.21783  The Llama 3 Herd of Models",
        "        - the item's words are all in the title, which has more",
        "Decision: ambiguous",
        "  - nothing fits well enough to be sure",
    ]
    lines = list(dict.fromkeys(done.out.splitlines()))
    assert expected == [line for line in lines if line in expected]
    assert 1 == sum("Grattafiori" in x and x.endswith("and 556 more, 2024") for x in lines)


def test_now_before_and_not_at_all(tmp_path: Path) -> None:
    """What the network said, what the notes say, and what nobody could say."""
    listing = tmp_path / "list.txt"
    listing.write_text(f"{RECORDS[0].title}\nTeapots of the Unwritten Kind\n")
    with ArxivServer(RECORDS) as server:
        command = [
            "resolve",
            str(listing),
            "--arxiv-api",
            server.url,
            "--min-interval",
            "0",
            "--json",
        ]
        server.faults.always(Fault.FORBIDDEN)
        outage = bibtool(*command, "--explain", "2")
        server.faults.clear()
        first = bibtool(*command, "--explain", "2")
        again = bibtool(*command, "--explain", "2")
    answers = [
        {q["answer"] for q in done.json["questions"] if q["source"] == "arxiv"}
        for done in (outage, first, again)
    ]
    assert ([{None}, {"now"}, {"before"}], [3, 1, 1]) == (
        answers,
        [done.status for done in (outage, first, again)],
    )


def test_the_object_has_the_documented_keys(listing: Path) -> None:
    """Schema, place, text, what was understood, questions, candidates, decision."""
    answer = bibtool("resolve", "--offline", "--json", "--explain", "1", listing).json
    assert list(answer) == (
        "schema number of file line text understood questions candidates status reasons".split()
    )
    assert ("bibtool/explanation/1", 1, 3, 1, f"- {KNOWN}", "matched") == tuple(
        answer[key] for key in ("schema", "number", "of", "line", "text", "status")
    )
    assert "titles authors abstract summary year id doi".split() == list(answer["understood"])
    assert ["source", "round", "asked", "answer", "records", "fitting"] == list(
        answer["questions"][0]
    )
    keys = ["id", "version", "title", "authors", "year", "caveats", "confidence", "reasons"]
    assert keys == list(answer["candidates"][0])


@pytest.mark.parametrize("number", ["0", "4", "-1"])
def test_a_number_nobody_has_is_told_with_those_there_are(listing: Path, number: str) -> None:
    """Before anything is asked."""
    done = bibtool("resolve", "--explain", number, listing)
    assert (2, "") == (done.status, done.out)
    assert f"--explain {number}: the items are 1 to 3" in done.err


def test_items_are_numbered_over_all_files(tmp_path: Path, listing: Path) -> None:
    """The number is that of the report and of the JSON."""
    other = tmp_path / "other.txt"
    other.write_text(f"{KNOWN}\n")
    done = bibtool("resolve", "--offline", "--json", listing, other)
    numbers = [(item["number"], item["file"]) for item in done.json["items"]]
    assert [(1, str(listing)), (2, str(listing)), (3, str(listing)), (4, str(other))] == numbers
    assert f"    4  matched    line 1     {KNOWN}" in done.err
    explained = bibtool("resolve", "--offline", "--explain", "4", listing, other)
    assert (0, f"Item 4, line 1 of {other}") == (explained.status, explained.out.splitlines()[0])


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """The explanation quotes a lot; none of it is obeyed."""
    path = tmp_path / "list.txt"
    path.write_text("A Title With \x1b]0;pwned\x07 Escapes and \u202eOverrides\x9b2J in it\n")
    for arguments in ((), ("--json",)):
        done = bibtool("resolve", "--offline", "--explain", "1", *arguments, path)
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(done.out + done.err)


def test_a_paragraph_is_explained_with_the_item_beside_it(tmp_path: Path) -> None:
    """A short one is found by the record of its neighbour only, as when all are resolved."""
    paragraphs = [*(record.abstract for record in RECORDS[:3]), LONG, SHORT]
    listing = tmp_path / "page.txt"
    listing.write_text("\n".join(paragraphs))
    record = Record("2401.00009", "Copper Lanterns", "\n  ".join(paragraphs[3:]))
    with ArxivServer([*RECORDS, record]) as server:
        asked = ("--arxiv-api", server.url, "--min-interval", "0")
        done = bibtool("resolve", "--explain", "5", listing, *asked)
    assert (0, "Item 5, line 5") == (done.status, done.out[:14]), done.err
    assert "goes on with the item above" in done.out
