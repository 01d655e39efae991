"""Our arXiv server keeps the rules of the API it stands in for."""

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
import requests
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from tests.arxiv_server import (
    ArxivServer,
    Fault,
    Record,
    generated,
    read_records,
    record_from,
)
from tests.arxiv_server.adaptation import adapt
from tests.arxiv_server.analysis import combined, english
from tests.arxiv_server.feed import feed_id
from tests.arxiv_server.grammar import BadQuery, QueryCrash, parse, render

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "records.jsonl.gz"
ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ARXIV = "{http://arxiv.org/schemas/atom}"

GENERATED = generated(300, seed=7)
OLD = Record("hep-th/9901001", "An Old Tale of Strings", "Once there was a vibrating thread.")
MULLER = Record(
    id="2502.00001",
    title="Testing the Slice Theorem for Fréchet Kettles",
    abstract="The state-of-the-art kettle isn't deep. Müller's networks learn, deeply & slowly.",
    authors=("Jörg Müller", "Ada Łęcka"),
    categories=("cs.LG", "math.CO"),
    primary_category="cs.LG",
    published="2007-06-15T10:00:00Z",
    updated="2008-01-02T10:00:00Z",
    comment="3 pages, 1 kettle",
    journal_ref="Kettle Lett. 1 (2007) 1",
    doi="10.5555/kettle.1 10.5555/kettle.2",
    affiliations=(("Tea House", "Cup Board"),),
)
FIRST = Record("2503.00001", "A Draft on Pottery", "Wet clay spins.", version=1)
SECOND = replace(FIRST, title="A Report on Pottery", abstract="Dry clay breaks.", version=2)
RECORDS = [*GENERATED, OLD, MULLER, FIRST, SECOND]


@pytest.fixture(scope="module")
def running() -> Iterator[ArxivServer]:
    """Serve the records for all tests of this file."""
    with ArxivServer(RECORDS) as server:
        yield server


@pytest.fixture
def server(running: ArxivServer) -> Iterator[ArxivServer]:
    """Give each test the server without a past."""
    running.reset()
    yield running
    running.faults.clear()


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    """Keep one connection, past any proxy."""
    with requests.Session() as made:
        made.trust_env = False
        yield made


class Client:
    """Asks the server and reads its feeds."""

    def __init__(self, server: ArxivServer, session: requests.Session) -> None:
        self.server = server
        self.session = session

    def get(self, **params: str | int) -> requests.Response:
        """Ask, whatever comes of it."""
        return self.session.get(self.server.url, params=params, timeout=5)

    def feed(self, **params: str | int) -> Element:
        """Ask for what must be a feed."""
        response = self.get(**params)
        assert response.status_code == 200, response.text
        return parsed(response.content)

    def ids(self, query: str = "", **params: str | int) -> set[str]:
        """Ask for all that matches."""
        return set(entry_ids(self.feed(search_query=query, **{"max_results": 400, **params})))


@pytest.fixture
def client(server: ArxivServer, session: requests.Session) -> Client:
    """Put the two together."""
    return Client(server, session)


def parsed(body: bytes) -> Element:
    """Read a feed."""
    root: Element = fromstring(body)
    return root


def entry_ids(feed: Element) -> list[str]:
    """List the ids of a feed in its order."""
    found = feed.findall(f"{ATOM}entry/{ATOM}id")
    return [(element.text or "").removeprefix("http://arxiv.org/abs/") for element in found]


def total(feed: Element) -> int:
    """Read how many hits a feed claims."""
    return int(feed.findtext(f"{OPENSEARCH}totalResults") or -1)


def summary(response: requests.Response) -> str:
    """Read what an error says."""
    return parsed(response.content).findtext(f"{ATOM}entry/{ATOM}summary") or ""


def phrase(record: Record, first: int = 5, count: int = 9) -> str:
    """Take a run of words from an abstract."""
    return " ".join(record.abstract.split()[first : first + count])


# --- Analysis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Attention Is All You Need", "0 attent|2 all|3 you|4 need", id="stop word gap"
        ),
        pytest.param("state-of-the-art", "0 state|3 art", id="hyphens"),
        pytest.param("COVID-19: a review", "0 covid|1 19|3 review", id="digits"),
        pytest.param("Is P=NP?", "1 p|2 np", id="equals sign"),
        pytest.param("GPT-4V(ision)", "0 gpt|1 4v|2 ision", id="letters and digits"),
        pytest.param("C++ and C#", "0 c|2 c", id="symbols"),
        pytest.param("Gödel's theorem", "0 gödel|1 theorem", id="possessive"),
        pytest.param("Gödel’s theorem", "0 gödel|1 theorem", id="curly possessive"),
        pytest.param("Don't", "0 don't", id="straight apostrophe"),
        pytest.param("Don’t", "0 don’t", id="curly apostrophe"),
        pytest.param("generalization generalisation", "0 gener|1 generalis", id="spelling"),
        pytest.param(
            "universities universal universe", "0 univers|1 univers|2 univers", id="one stem"
        ),
        pytest.param("$O(n)$ algorithms", "0 o|1 n|2 algorithm", id="math"),
        pytest.param("N=4 super Yang-Mills", "0 n|1 4|2 super|3 yang|4 mill", id="names"),
        pytest.param("foo:bar foo: bar", "0 foo:bar|1 foo|2 bar", id="colon"),
        pytest.param("3.5 GHz 1,000", "0 3.5|1 ghz|2 1,000", id="numbers"),
        pytest.param("e.g. us.", "0 e.g|1 us", id="two letters stay"),
        pytest.param("possibly technology", "0 possibl|1 technolog", id="endings the paper lacks"),
        pytest.param("snake_case __ x", "0 snake_cas|1 x", id="underscores"),
        pytest.param("量子 ab", "0 量|1 子|2 ab", id="ideographs"),
        pytest.param("E=mc² x", "0 e|1 mc|2 x", id="superscript"),
        pytest.param("e\u0301tale", "0 e\u0301tal", id="combining mark"),
    ],
)
def test_english_analysis(text: str, expected: str) -> None:
    """Titles and abstracts become stems by position, with a gap for each stop word."""
    terms = [f"{place} {term}" for place, term in enumerate(english(text)) if term]
    assert expected.split("|") == terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Müller, J.", ["muller", "j"], id="accent and punctuation"),
        pytest.param("Øystein Łęcka", ["oystein", "lecka"], id="letters without decomposition"),
        pytest.param("Groß-Smith", ["gross-smith"], id="hyphen stays"),
    ],
)
def test_combined_analysis(text: str, expected: list[str]) -> None:
    """Names are cut at white space and folded."""
    assert expected == combined(text)


# --- Query language


@pytest.mark.parametrize(
    ("query", "adapted", "tree"),
    [
        pytest.param("testing", "all:testing", "=", id="bare word"),
        pytest.param("deep learning", "all:deep OR all:learning", "=", id="implicit or"),
        pytest.param("ti:foo bar", "ti:foo OR all:bar", "=", id="prefix binds one word"),
        pytest.param('all:"Is All"', 'all:"Is All"', "=", id="phrase"),
        pytest.param(
            'ti:"a b" OR ti:"c d" AND abs:"e f"',
            'ti:"a b" OR ti:"c d" AND abs:"e f"',
            'ti:"a b" OR (ti:"c d" AND abs:"e f")',
            id="or before and",
        ),
        pytest.param(
            "ti:a AND ti:b OR ti:c",
            "ti:a AND ti:b OR ti:c",
            "ti:a AND (ti:b OR ti:c)",
            id="right-associative",
        ),
        pytest.param(
            "ti:a ANDNOT ti:b OR ti:c",
            "ti:a ANDNOT ti:b OR ti:c",
            "ti:a ANDNOT (ti:b OR ti:c)",
            id="andnot takes all that follows",
        ),
        pytest.param(
            'ti:"x" and abs:"y"',
            'ti:"x" OR all:and OR abs:"y"',
            'ti:"x" OR (all:and OR abs:"y")',
            id="lower-case operator",
        ),
        pytest.param(
            "ti:foo AND(abs:bar)", "ti:foo AND (abs:bar)", "ti:foo AND abs:bar", id="tight"
        ),
        pytest.param('ti:"a"AND ti:"b"', 'ti:"a" AND ti:"b"', "=", id="operator after quote"),
        pytest.param(
            'ti:("a b" OR "c d")',
            '(ti:"a b" OR ti:"c d")',
            'ti:"a b" OR ti:"c d"',
            id="distributed",
        ),
        pytest.param(
            "cat:(cs.AI hep-th)",
            "(cat:cs.AI OR cat:hep-th)",
            "cat:cs.AI OR cat:hep-th",
            id="distributed with or",
        ),
        pytest.param(
            "ti:(quantum AND NOT spin)",
            "(ti:quantum ANDNOT ti:spin)",
            "ti:quantum ANDNOT ti:spin",
            id="and not",
        ),
        pytest.param("ti:a AND OR ti:b", "ti:a OR ti:b", "=", id="last operator wins"),
        pytest.param('"a b" "c d"', 'all:"a b" OR all:"c d"', "=", id="bare phrases"),
        pytest.param(
            'ti:"foo "bar" baz"',
            'ti:"foo " OR all:bar OR all:" baz"',
            'ti:"foo " OR (all:bar OR all:" baz")',
            id="inner quotes",
        ),
        pytest.param(r'abs:"x\\"', r'abs:"x\\"', "=", id="two backslashes at the end"),
        pytest.param(r'abs:"$\alpha$ x"', r'abs:"$\alpha$ x"', "=", id="backslash inside"),
        pytest.param('ti:"word1 word2', "ti:word1 OR all:word2", "=", id="unbalanced quote"),
        pytest.param("ti:“smart quotes”", "ti:“smart OR all:quotes”", "=", id="curly quotes"),
        pytest.param("ti:Deep:learning", "ti:Deep:learning", "=", id="colon in a value"),
        pytest.param(
            "ti:$O(n)$",
            "ti:$O OR (all:n) OR all:$",
            "ti:$O OR (all:n OR all:$)",
            id="unquoted parenthesis",
        ),
        pytest.param('ti:"foo bar"~3', 'ti:"foo bar" OR all:~3', "=", id="no slop"),
        pytest.param("TI:foo", "all:TI:foo", "=", id="prefixes are case-sensitive"),
        pytest.param("title:foo", "ti:foo", "=", id="title alias"),
        pytest.param("ti:ANDROID ti:NOTES", "ti:ANDROID OR ti:NOTES", "=", id="not an operator"),
        pytest.param('ti:"AND"', 'ti:"AND"', "=", id="quoted operator"),
        pytest.param("ANDNOT ti:a", "ANDNOT ti:a", "=", id="all but one"),
        pytest.param("foo%22", "all:foo%22", "=", id="encoded twice"),
        pytest.param("a\r\nb", "all:a OR all:b", "=", id="line break"),
        pytest.param("au:le_cun", 'au:"le cun"', "=", id="underscore in the first author"),
        pytest.param("ti:a au:le_cun", "ti:a OR au:le_cun", "=", id="underscore further on"),
        pytest.param(
            "submittedDate:[2007 TO 2008]",
            'submittedDate:"200701010000 TO 200812312359"',
            "=",
            id="years",
        ),
        pytest.param(
            "lastUpdatedDate:[200702 TO 200802]",
            'submittedDate:"200702010000 TO 200802292359"',
            "=",
            id="months, other date",
        ),
        pytest.param(
            "submittedDate:[20070203 TO 20080203121314]",
            'submittedDate:"200702030000 TO 200802031213"',
            "=",
            id="day and seconds",
        ),
    ],
)
def test_query_is_adapted_and_parsed(query: str, adapted: str, tree: str) -> None:
    """A query is rewritten, then read from the right without any precedence."""
    parsed_tree = parse(adapt(query))
    assert parsed_tree is not None
    expected = (adapted, adapted if tree == "=" else tree)
    assert expected == (adapt(query), render(parsed_tree))


@pytest.mark.parametrize(
    ("query", "adapted"),
    [
        pytest.param(r'ti:"a\"b"', r'ti:"a\" OR all:b', id="escaped quote"),
        pytest.param('abs:"x\\"', 'abs:"x\\"', id="backslash at the end"),
        pytest.param("(ti:space", "(ti:space", id="open parenthesis"),
        pytest.param("ti:a)", "ti:a)", id="closing parenthesis"),
        pytest.param("()", "()", id="nothing inside"),
        pytest.param("abs:(foo bar", "(abs:foo OR abs:bar", id="open after prefix"),
        pytest.param("ti:a AND", "ti:a AND", id="nothing after operator"),
        pytest.param("AND", "AND", id="only an operator"),
        pytest.param("abs:AND", "AND", id="operator as value"),
        pytest.param("ti:OR", "OR", id="or as value"),
        pytest.param("ti:co:foo", "OR co:foo", id="value like a prefix"),
    ],
)
def test_bad_query_is_refused_in_its_adapted_form(client: Client, query: str, adapted: str) -> None:
    """A query that does not parse costs a 400 that shows what was parsed."""
    response = client.get(search_query=query)
    expected = (400, f"Invalid query string: '{adapted}'")
    assert expected == (response.status_code, summary(response))


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("submittedDate:[20200101 TO *]", id="open date range"),
        pytest.param("submittedDate:[20240301* TO 20240316*]", id="wildcard dates"),
        pytest.param("submittedDate:[2020-01-01 TO 2020-12-31]", id="dashed dates"),
        pytest.param("submittedDate:20071018*", id="date without range"),
        pytest.param("*", id="star"),
        pytest.param("?", id="question mark"),
        pytest.param("ti:*foo", id="leading wildcard"),
        pytest.param("all:*foo", id="leading wildcard anywhere"),
        pytest.param("ANDNOT (ti:a OR ti:b)", id="all but several"),
    ],
)
def test_queries_that_crash_the_server(client: Client, query: str) -> None:
    """Some queries parse and then fail inside, which is a 500 as an Atom error."""
    response = client.get(search_query=query)
    assert (500, True) == (response.status_code, "internal error" in summary(response))


@pytest.mark.parametrize(
    ("operator", "count", "fails"),
    [
        pytest.param("OR", 985, False, id="longest or"),
        pytest.param("AND", 985, False, id="longest and"),
        pytest.param("OR", 986, True, id="or too long"),
        pytest.param("ANDNOT", 328, False, id="long andnot"),
        pytest.param("ANDNOT", 335, True, id="andnot too long"),
        pytest.param("OR", 30_000, True, id="far too long"),
    ],
)
def test_chain_length(client: Client, operator: str, count: int, fails: bool) -> None:
    """A chain of terms works up to the depth at which the real server runs out of stack."""
    query = f" {operator} ".join(["ti:kettles"] * count)
    answered = client.session.post(client.server.url, {"search_query": query}, timeout=10)
    assert (500 if fails else 200) == answered.status_code


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("(" * 5000 + "ti:a" + ")" * 5000, id="deep parentheses"),
        pytest.param("(" * 20_000, id="open parentheses"),
        pytest.param('ti:"' + "\\" * 5000, id="backslashes"),
        pytest.param("ti:" * 20_000, id="prefixes"),
        pytest.param("NOT " * 20_000, id="operators"),
    ],
)
def test_hostile_queries_cost_little(query: str) -> None:
    """No query makes the parser recurse or backtrack without bound."""
    with contextlib.suppress(BadQuery, QueryCrash):
        parse(adapt(query))  # a crawl would hold up the whole run


# --- Parameters


@pytest.mark.parametrize(
    ("params", "message"),
    [
        pytest.param({"id_list": "abc"}, "incorrect id format for abc", id="bad id"),
        pytest.param(
            {"id_list": "2501.00001,1309.119"}, "incorrect id format for 1309.119", id="one bad id"
        ),
        pytest.param({"id_list": "2501.00001,"}, "incorrect id format for ", id="trailing comma"),
        pytest.param({"id_list": "0112019"}, "incorrect id format for 0112019", id="number only"),
        pytest.param(
            {"id_list": "10.48550/arXiv.2301.00001"},
            "incorrect id format for 10.48550/arXiv.2301.00001",
            id="DOI",
        ),
        pytest.param(
            {"id_list": "foo/0101001"}, "incorrect id format for foo/0101001", id="no such archive"
        ),
        pytest.param({"max_results": "ten"}, "max_results must be an integer", id="not a number"),
        pytest.param({"max_results": "-1"}, "max_results must be non-negative", id="negative"),
        pytest.param({"start": ""}, "start must be an integer", id="empty start"),
        pytest.param({"start": "-1"}, "start must be non-negative", id="negative start"),
        pytest.param(
            {"sortBy": "date"},
            "sortBy must be in: relevance, lastUpdatedDate, submittedDate",
            id="sortBy",
        ),
        pytest.param({"sortOrder": ""}, "sortOrder must be in: ascending, descending", id="order"),
        pytest.param(
            {},
            "Either a search_query or id_list must be specified for the classic API.",
            id="neither",
        ),
        pytest.param(
            {"search_query": "abs:"},
            "Either a search_query or id_list must be specified for the classic API.",
            id="only a prefix",
        ),
        pytest.param(
            {"search_query": "(", "start": "x", "max_results": "x", "id_list": "x", "sortBy": "x"},
            "incorrect id format for x",
            id="ids are checked first",
        ),
        pytest.param(
            {"search_query": "(", "start": "x", "max_results": "x", "sortBy": "x"},
            "max_results must be an integer",
            id="then max_results",
        ),
        pytest.param(
            {"search_query": "(", "start": "x", "sortBy": "x"},
            "start must be an integer",
            id="then start",
        ),
    ],
)
def test_bad_parameters(client: Client, params: dict[str, str], message: str) -> None:
    """The first bad parameter decides, in the words of the real server."""
    response = client.get(**params)
    assert (400, message) == (response.status_code, summary(response))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("2502.00001", {"2502.00001v1"}, id="new"),
        pytest.param("2502.00001v1", {"2502.00001v1"}, id="versioned"),
        pytest.param("hep-th/9901001", {"hep-th/9901001v1"}, id="old"),
        pytest.param("2503.00001", {"2503.00001v2"}, id="newest version"),
        pytest.param("2503.00001v1", {"2503.00001v1"}, id="older version"),
        pytest.param(
            "2503.00001,2503.00001v1", {"2503.00001v1", "2503.00001v2"}, id="two versions"
        ),
        pytest.param("2503.00001,2503.00001v2", {"2503.00001v2"}, id="same version twice"),
        pytest.param("2502.00001,2399.99999", {"2502.00001v1"}, id="one is missing"),
        pytest.param("arXiv:2502.00001", set(), id="scheme"),
        pytest.param("http://arxiv.org/abs/2502.00001v1", set(), id="address"),
        pytest.param("2502.00001.pdf", set(), id="file name"),
        pytest.param(" 2502.00001", set(), id="space"),
        pytest.param("2502.00001V1", set(), id="capital V"),
        pytest.param("HEP-TH/9901001", set(), id="capital archive"),
        pytest.param("2502.000011", set(), id="digit too many"),
        pytest.param("0000.0000", set(), id="zeros"),
        pytest.param("2502.00001v99", set(), id="no such version"),
        pytest.param("math.GT/0309136", set(), id="subject class"),
    ],
)
def test_id_list(client: Client, item: str, expected: set[str]) -> None:
    """An id is looked up exactly as written, and one that is not there is just absent."""
    feed = client.feed(id_list=item)
    assert (expected, len(expected)) == (set(entry_ids(feed)), total(feed))


@pytest.mark.parametrize(
    ("query", "ids", "expected"),
    [
        pytest.param("abs:clay", "2503.00001", {"2503.00001v2"}, id="both match"),
        pytest.param("abs:dry", "2503.00001v1", set(), id="other version's text"),
        pytest.param("abs:wet", "2503.00001v1", {"2503.00001v1"}, id="that version's text"),
        pytest.param("abs:wet", "", set(), id="search sees the newest only"),
        pytest.param("abs:kettle", "2503.00001", set(), id="no common paper"),
    ],
)
def test_query_with_ids_is_an_intersection(
    client: Client, query: str, ids: str, expected: set[str]
) -> None:
    """A query and a list of ids together find what both name."""
    assert expected == client.ids(query, id_list=ids)


def test_ten_results_unless_asked_for_more(client: Client) -> None:
    """Also a list of ids is cut at ten, while the total still counts all."""
    feed = client.feed(id_list=",".join(record.id for record in GENERATED[:30]))
    assert (10, 30) == (len(entry_ids(feed)), total(feed))


def test_results_do_not_come_in_the_order_of_the_ids(client: Client) -> None:
    """Equal hits come shuffled, in the same way each time."""
    ids = [record.id for record in GENERATED[:30]]
    first, second = (
        entry_ids(client.feed(id_list=",".join(ids), max_results=30)) for _ in range(2)
    )
    shown = [identifier.partition("v")[0] for identifier in first]
    assert (first, sorted(ids)) == (second, sorted(shown))
    assert ids != shown


def test_pages_cover_everything_once(client: Client) -> None:
    """Consecutive pages neither repeat nor lose a hit, and a page beyond the end is empty."""
    starts = range(0, 360, 40)
    pages = [entry_ids(client.feed(search_query="cat:*", start=s, max_results=40)) for s in starts]
    shown = [identifier for page in pages for identifier in page]
    assert (len(GENERATED) + 1, []) == (len(set(shown)), pages[-1])
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize(
    ("start", "count", "strict", "lifted"),
    [
        pytest.param(0, 0, 500, 500, id="no results wanted"),
        pytest.param(0, 10_000, 200, 200, id="all of the window"),
        pytest.param(0, 10_001, 500, 200, id="more than the window"),
        pytest.param(9_990, 10, 200, 200, id="last page"),
        pytest.param(10_000, 10, 500, 200, id="page too far"),
        pytest.param(2_000, 9_000, 500, 200, id="passes the first check only"),
    ],
)
def test_window(
    session: requests.Session, start: int, count: int, strict: int, lifted: int
) -> None:
    """Paging past ten thousand fails unless the rule is lifted; wanting nothing always does."""
    params: dict[str, str | int] = {"search_query": "ti:x", "start": start, "max_results": count}
    for rule, expected in ((True, strict), (False, lifted)):
        with ArxivServer([MULLER], window_rule=rule) as server:
            assert expected == session.get(server.url, params=params, timeout=5).status_code


@pytest.mark.parametrize(
    ("sort_by", "key"),
    [
        pytest.param("submittedDate", f"{ATOM}published", id="published"),
        pytest.param("lastUpdatedDate", f"{ATOM}updated", id="updated"),
    ],
)
@pytest.mark.parametrize("order", ["ascending", "descending"])
def test_sorting_by_date(client: Client, sort_by: str, key: str, order: str) -> None:
    """Both dates sort in both directions."""
    feed = client.feed(search_query="cat:cs.LG", sortBy=sort_by, sortOrder=order, max_results=50)
    dates = [entry.findtext(key) or "" for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(dates, reverse=order == "descending") == dates


def test_first_value_of_a_repeated_parameter_counts(
    server: ArxivServer, session: requests.Session
) -> None:
    """Of a parameter given twice the first is used, and unknown ones are ignored."""
    pairs = [("id_list", "2502.00001"), ("id_list", "abc"), ("limit", "x")]
    response = session.get(server.url, params=pairs, timeout=5)
    assert ["2502.00001v1"] == entry_ids(parsed(response.content))


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Content-Type": "application/x-www-form-urlencoded"}, id="form"),
        pytest.param({}, id="no content type"),
    ],
)
def test_post(server: ArxivServer, session: requests.Session, headers: dict[str, str]) -> None:
    """A POST is read from its body, with or without a content type."""
    body = urlencode({"search_query": 'ti:"Fréchet kettles"'}).encode()
    url = f"{server.url}?search_query=ti:nothing"
    response = session.post(url, data=body, headers=headers, timeout=5)
    assert ["2502.00001v1"] == entry_ids(parsed(response.content))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("GET", "/api/query/search_query", 404, id="longer path"),
        pytest.param("GET", "/", 404, id="root"),
        pytest.param("PUT", "/api/query", 405, id="put"),
        pytest.param("DELETE", "/api/query", 405, id="delete"),
        pytest.param("BREW", "/api/query", 405, id="invented method"),
    ],
)
def test_wrong_path_or_method(
    server: ArxivServer, session: requests.Session, method: str, path: str, status: int
) -> None:
    """Other paths and methods are answered in Atom too."""
    response = session.request(method, f"{server.root}{path}?id_list=2502.00001", timeout=5)
    content_type = response.headers["Content-Type"]
    assert (status, "application/atom+xml; charset=utf-8") == (response.status_code, content_type)
    assert summary(response).startswith("The ")


@pytest.mark.parametrize(
    ("length", "status"),
    [pytest.param(8192, 200, id="just fits"), pytest.param(8193, 414, id="one too many")],
)
def test_long_addresses(client: Client, length: int, status: int) -> None:
    """An address of more than 8192 bytes is refused, and not in Atom."""
    url = "/api/query?id_list=2502.00001&x="
    padding = "x" * (length - len(url))
    response = client.session.get(f"{client.server.root}{url}{padding}", timeout=5)
    assert status == response.status_code
    assert (status == 200) == response.headers["Content-Type"].startswith("application/atom")


# --- Matching


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param('ti:"slice theorem for Fréchet"', True, id="phrase"),
        pytest.param('ti:"slice theorem for Frechet"', False, id="accents do not fold"),
        pytest.param('ti:"SLICES theorems in FRÉCHET"', True, id="case, stem, any stop word"),
        pytest.param('ti:"theorem slice"', False, id="order matters"),
        pytest.param('abs:"state of the art"', True, id="hyphens do not matter"),
        pytest.param('abs:"state art"', False, id="gaps do"),
        pytest.param('abs:"kettle isn\'t deep"', True, id="apostrophe"),
        pytest.param('abs:"kettle isn’t deep"', False, id="other apostrophe"),
        pytest.param('abs:"muller"', False, id="possessive with accent"),
        pytest.param('abs:"Müller network"', True, id="possessive goes"),
        pytest.param("ti:fréchet-slice", True, id="unquoted parts in any order"),
        pytest.param("ti:kettl*", True, id="wildcard"),
        pytest.param("ti:the", False, id="only a stop word"),
        pytest.param('ti:"the"', False, id="quoted stop word in a title"),
        pytest.param('abs:"the"', True, id="quoted stop word in an abstract"),
        pytest.param('ti:"zebra kettle"', False, id="unknown word"),
        pytest.param("au:muller", True, id="author folds"),
        pytest.param('au:"müller jorg"', True, id="author words in any order"),
        pytest.param('au:"Müller, Jörg"', True, id="author with a comma"),
        pytest.param('au:"Jörg Łęcka"', False, id="words of two authors"),
        pytest.param('au:"J Müller"', False, id="initial is no forename"),
        pytest.param("cat:cs.LG", True, id="category"),
        pytest.param("cat:CS.lg", True, id="category in any case"),
        pytest.param("cat:cs", False, id="archive alone"),
        pytest.param("cat:cs.*", True, id="category wildcard"),
        pytest.param("id:2502.00001", True, id="id"),
        pytest.param("id:2502.00001v1", True, id="id with version"),
        pytest.param("doi:10.5555/kettle.2", True, id="doi"),
        pytest.param("doi:10.48550/arXiv.2502.00001", False, id="our own doi is not there"),
        pytest.param('co:"1 kettle"', True, id="comment"),
        pytest.param("jr:Kettle", True, id="journal"),
        pytest.param("all:kettle", True, id="anywhere"),
        pytest.param('all:"machine learning"', True, id="name of the category"),
        pytest.param("all:müller", True, id="anywhere, author"),
        pytest.param("submittedDate:[2007 TO 2007]", True, id="in range"),
        pytest.param("lastUpdatedDate:[2008 TO 2008]", False, id="always the first date"),
        pytest.param('ti:""', True, id="empty phrase is no condition"),
        pytest.param("ANDNOT ti:kettle", False, id="all but this"),
        pytest.param("(ti:zebra OR ti:kettle) ANDNOT abs:zebra", True, id="combination"),
    ],
)
def test_fields(client: Client, query: str, found: bool) -> None:
    """Each prefix matches as its field does."""
    ids = client.ids(f"({query})", id_list="2502.00001")
    assert ({"2502.00001v1"} if found else set()) == ids


def test_old_ids_cannot_be_searched_for(client: Client) -> None:
    """The prefix id: never finds an old id, only its bare number does."""
    assert (set(), {"hep-th/9901001v1"}) == (
        client.ids("id:hep-th/9901001"),
        client.ids("id:9901001"),
    )


@pytest.mark.parametrize("record", GENERATED[::60], ids=lambda record: record.id)
def test_phrase_finds_its_abstract_first(client: Client, record: Record) -> None:
    """A run of nine words leads to its paper before all others."""
    feed = client.feed(search_query=f'abs:"{phrase(record)}"')
    assert record.versioned_id == entry_ids(feed)[0]


def test_many_phrases_in_one_query(client: Client) -> None:
    """Sixty phrases in one POST find all of their papers."""
    wanted = GENERATED[:60]
    query = " OR ".join(f'abs:"{phrase(record)}"' for record in wanted)
    data: dict[str, Any] = {"search_query": query, "max_results": 180}
    response = client.session.post(client.server.url, data, timeout=5)
    assert {record.versioned_id for record in wanted} <= set(entry_ids(parsed(response.content)))


# --- Feeds


def test_feed_id() -> None:
    """The id of a feed is the hash of its query."""
    query = "search_query=all:testing&id_list=&start=0&max_results=10"
    assert "https://arxiv.org/api/+yL+2aOC2tMwSSbNUvwVflQZ4gc" == feed_id(query)


def test_feed_bytes(client: Client) -> None:
    """A page is written exactly as the real server writes it."""
    query = 'ti:"Fréchet kettles" AND cat:(cs.LG stat.ML)'
    body = client.get(search_query=query).text
    stamp = "2000-01-01T00:00:00Z"
    body = re.sub(r"(?m)^  <updated>.*</updated>$", f"  <updated>{stamp}</updated>", body)
    shown = 'ti:"Fréchet kettles" AND (cat:cs.LG OR cat:stat.ML)'
    identifier = feed_id(f"search_query={shown}&id_list=&start=0&max_results=10")
    assert EXPECTED_FEED.format(id=identifier) == body


EXPECTED_FEED = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"\
 xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>{id}</id>
  <title>arXiv Query: search_query=ti:"Fréchet kettles" AND (cat:cs.LG OR cat:stat.ML)&amp;\
id_list=&amp;start=0&amp;max_results=10</title>
  <updated>2000-01-01T00:00:00Z</updated>
  <link href="https://arxiv.org/api/query?search_query=ti:%22Fr%C3%A9chet+kettles%22+AND+\
(cat:cs.LG+OR+cat:stat.ML)&amp;start=0&amp;max_results=10&amp;id_list="\
 type="application/atom+xml"/>
  <opensearch:itemsPerPage>10</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/2502.00001v1</id>
    <title>Testing the Slice Theorem for Fréchet Kettles</title>
    <updated>2008-01-02T10:00:00Z</updated>
    <link href="https://arxiv.org/abs/2502.00001v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2502.00001v1" rel="related" type="application/pdf"\
 title="pdf"/>
    <summary>The state-of-the-art kettle isn't deep. Müller's networks learn, deeply &amp;\
 slowly.</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
    <published>2007-06-15T10:00:00Z</published>
    <arxiv:comment>3 pages, 1 kettle</arxiv:comment>
    <arxiv:primary_category term="cs.LG"/>
    <arxiv:journal_ref>Kettle Lett. 1 (2007) 1</arxiv:journal_ref>
    <author>
      <name>Jörg Müller</name>
      <arxiv:affiliation>Tea House</arxiv:affiliation>
      <arxiv:affiliation>Cup Board</arxiv:affiliation>
    </author>
    <author>
      <name>Ada Łęcka</name>
    </author>
    <arxiv:doi>10.5555/kettle.1</arxiv:doi>
    <link rel="related" href="https://doi.org/10.5555/kettle.1" title="doi"/>
    <arxiv:doi>10.5555/kettle.2</arxiv:doi>
    <link rel="related" href="https://doi.org/10.5555/kettle.2" title="doi"/>
  </entry>
</feed>
"""


def test_record_without_details(client: Client) -> None:
    """A record of only id, title and abstract still makes an entry, dated by its id."""
    entry = client.feed(id_list="hep-th/9901001").find(f"{ATOM}entry")
    assert entry is not None
    assert ("1999-01-01T00:00:00Z", None, None) == (
        entry.findtext(f"{ATOM}published"),
        entry.find(f"{ATOM}author"),
        entry.find(f"{ARXIV}primary_category"),
    )


def test_no_hits(client: Client) -> None:
    """Without hits the feed is the same, only without entries."""
    feed = client.feed(search_query='ti:"zebra crossing"')
    assert ([], 0, "0") == (entry_ids(feed), total(feed), feed.findtext(f"{OPENSEARCH}startIndex"))


def test_error_feed(client: Client) -> None:
    """An error is a feed with one entry that poses as a result."""
    feed = parsed(client.get(id_list="2502.00001,a b").content)
    address = "https://arxiv.org/api/errors#incorrect_id_format_for_a_b"
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert ([address], address, 1, None) == (
        entry_ids(feed),
        link.get("href"),
        total(feed),
        feed.find(f"{ATOM}link"),
    )


def test_character_that_xml_forbids(session: requests.Session) -> None:
    """One control character costs the whole page."""
    with ArxivServer([MULLER, replace(OLD, abstract="A bell \x07 rings.")]) as server:
        params = {"id_list": "2502.00001,hep-th/9901001"}
        assert 500 == session.get(server.url, params=params, timeout=5).status_code


# --- Faults


@pytest.mark.parametrize(
    ("fault", "status", "body", "content_type"),
    [
        pytest.param(Fault.RATE_LIMITED, 429, r"Rate exceeded\.", "text/plain", id="429"),
        pytest.param(Fault.SOFT_LIMIT, 200, r"Rate exceeded\.", "text/plain", id="soft limit"),
        pytest.param(Fault.EMPTY_BODY, 200, "", "application/atom", id="empty body"),
        pytest.param(Fault.OVERLOADED, 503, "(?s)<!DOCTYPE.*", "text/html", id="503"),
        pytest.param(Fault.TOO_LONG, 414, "(?s)<!DOCTYPE.*", "text/html", id="414"),
        pytest.param(Fault.FORBIDDEN, 403, "(?s)<!DOCTYPE.*", "text/html", id="403"),
        pytest.param(Fault.LOGIN_PAGE, 200, "(?s)<!DOCTYPE.*", "text/html", id="portal"),
        pytest.param(Fault.REDIRECT, 301, "(?s)<!DOCTYPE.*", "text/html", id="301"),
        pytest.param(Fault.REDIRECT_KEEPING, 307, "(?s)<!DOCTYPE.*", "text/html", id="307"),
        pytest.param(Fault.REFUSED, 400, "(?s).*>Error<.*", "application/atom", id="400"),
        pytest.param(Fault.SERVER_ERROR, 500, "(?s).*>Error<.*", "application/atom", id="500"),
        pytest.param(Fault.NOT_FOUND, 404, "(?s).*>Error<.*", "application/atom", id="404"),
        pytest.param(
            Fault.ERROR_AS_RESULT, 200, "(?s).*>Error<.*", "application/atom", id="posing"
        ),
    ],
)
def test_answers_that_are_no_answer(
    client: Client, fault: Fault, status: int, body: str, content_type: str
) -> None:
    """A pushed fault takes the place of one answer, and then all is well again."""
    client.server.faults.push(fault)
    url = f"{client.server.url}?id_list=2502.00001"
    response = client.session.get(url, timeout=5, allow_redirects=False)
    assert (status, True) == (response.status_code, bool(re.fullmatch(body, response.text)))
    assert response.headers["Content-Type"].startswith(content_type)
    assert "Retry-After" not in response.headers
    assert 200 == client.get(id_list="2502.00001").status_code


def test_retry_after(client: Client) -> None:
    """An overloaded server may say when to come back."""
    client.server.faults.push(Fault.OVERLOADED, retry_after="0")
    assert "0" == client.get(id_list="2502.00001").headers["Retry-After"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        pytest.param(Fault.RESET, requests.ConnectionError, id="reset"),
        pytest.param(Fault.HANG, requests.ConnectionError, id="hang, then closed"),
        pytest.param(Fault.CUT_OFF, requests.exceptions.ChunkedEncodingError, id="cut off"),
    ],
)
def test_broken_connections(client: Client, fault: Fault, error: type[Exception]) -> None:
    """A connection may break before or in the middle of an answer."""
    client.server.faults.push(fault, seconds=0.01)
    # A session of its own: one that kept a connection may try again by itself.
    with requests.Session() as fresh:
        fresh.trust_env = False
        with pytest.raises(error):
            fresh.get(client.server.url, params={"id_list": "2502.00001"}, timeout=5)


def test_hang_outlasts_a_client_with_a_time_limit(client: Client) -> None:
    """A client that gives up is noticed, so its next request counts as alone."""
    client.server.faults.push(Fault.HANG, seconds=30)
    with pytest.raises(requests.ReadTimeout):
        client.session.get(client.server.url, params={"id_list": "2502.00001"}, timeout=0.1)
    time.sleep(0.2)
    client.get(id_list="2502.00001")
    assert (1, [0, 200]) == (
        client.server.max_concurrency,
        [request.status for request in client.server.requests],
    )


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.DRIP, Fault.BARE_LINKS])
def test_late_answers(client: Client, fault: Fault) -> None:
    """A slow answer is a proper one, and any fault can be late."""
    client.server.faults.push(fault, seconds=0.3)
    began = time.monotonic()
    feed = client.feed(id_list="2502.00001")
    assert ["2502.00001v1"] == entry_ids(feed)
    assert time.monotonic() - began >= 0.3


def test_truncated_xml(client: Client) -> None:
    """A complete HTTP answer may hold half a feed."""
    client.server.faults.push(Fault.TRUNCATED)
    response = client.get(id_list="2502.00001")
    assert 200 == response.status_code
    with pytest.raises(ParseError):
        parsed(response.content)


@pytest.mark.parametrize("fault", [Fault.ENTITY_BOMB, Fault.EXTERNAL_ENTITY])
def test_hostile_feeds(client: Client, fault: Fault) -> None:
    """A hostile feed brings entities of its own, which a careful parser refuses."""
    client.server.faults.push(fault)
    response = client.get(id_list="2502.00001")
    with pytest.raises(DefusedXmlException):
        parsed(response.content)


@pytest.mark.parametrize(
    ("fault", "shown", "counted"),
    [
        pytest.param(Fault.NONE, 20, 20, id="none"),
        pytest.param(Fault.EMPTY_PAGE, 0, 20, id="empty page"),
        pytest.param(Fault.FALSE_ZERO, 0, 0, id="false zero"),
        pytest.param(Fault.SHORT_PAGE, 10, 20, id="short page"),
        pytest.param(Fault.MISSING, 19, 19, id="missing"),
        pytest.param(Fault.DUPLICATES, 10, 20, id="duplicates"),
        pytest.param(Fault.STALE, 19, 19, id="stale"),
        pytest.param(Fault.INFLATED_TOTAL, 20, 27, id="inflated total"),
        pytest.param(Fault.UNASKED, 20, 20, id="unasked"),
    ],
)
def test_wrong_pages(client: Client, fault: Fault, shown: int, counted: int) -> None:
    """A page may show and count other entries than it should."""
    ids = ",".join(record.id for record in GENERATED[:20])
    client.server.faults.push(fault)
    feed = client.feed(id_list=ids, max_results=20)
    assert (shown, counted) == (len(set(entry_ids(feed))), total(feed))


@pytest.mark.parametrize("fault", [Fault.MISSING, Fault.STALE])
def test_the_next_hit_moves_up(client: Client, fault: Fault) -> None:
    """What the index has not leaves no gap on a page that is cut."""
    ids = ",".join(record.id for record in GENERATED[:20])
    client.server.faults.push(fault)
    feed = client.feed(id_list=ids, max_results=10)
    assert (10, 19) == (len(set(entry_ids(feed))), total(feed))


def test_unasked_record(client: Client) -> None:
    """An answer may hold a paper nobody asked for."""
    client.server.faults.push(Fault.UNASKED)
    assert ["2502.00001v1"] != entry_ids(client.feed(id_list="2502.00001"))


def test_bare_links(client: Client) -> None:
    """Links may come without anything that tells them apart."""
    client.server.faults.push(Fault.BARE_LINKS)
    feed = client.feed(id_list="2502.00001")
    links = [link.attrib for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    expected = [
        {"href": "https://arxiv.org/abs/2502.00001v1"},
        {"href": "https://arxiv.org/pdf/2502.00001v1"},
        {"rel": "related", "href": "https://doi.org/10.5555/kettle.1"},
        {"rel": "related", "href": "https://doi.org/10.5555/kettle.2"},
    ]
    assert expected == links


def test_loose_phrases(client: Client) -> None:
    """A phrase may be taken for its words in any order."""
    client.server.faults.push(Fault.LOOSE_PHRASES, Fault.NONE)
    query = 'ti:"kettles Fréchet"'
    assert ({"2502.00001v1"}, set()) == (client.ids(query), client.ids(query))


def test_junk_fields(client: Client) -> None:
    """Fields may hold stray spaces and line breaks."""
    client.server.faults.push(Fault.JUNK_FIELDS)
    feed = client.feed(id_list="2502.00001")
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    names = [element.text for element in entry.findall(f"{ATOM}author/{ATOM}name")]
    assert [" Jörg Müller", " Ada Łęcka"] == names
    assert "\n  " in (entry.findtext(f"{ATOM}summary") or "")


def test_poisoned_record(client: Client) -> None:
    """Every page that holds a poisoned record fails, and only those."""
    client.server.faults.poison("2502.00001")
    statuses = [
        client.get(id_list=ids).status_code
        for ids in ("2502.00001,2503.00001", "2503.00001", "2502.00001v1")
    ]
    assert [500, 200, 500] == statuses


def test_script_of_faults(client: Client) -> None:
    """A script is used up step by step, over a standing fault and beside a rule."""
    faults = client.server.faults
    faults.push(Fault.RATE_LIMITED, Fault.NONE, times=2)
    faults.always(Fault.SERVER_ERROR)
    faults.when(lambda call: call.params.get("start") == "7", Fault.FORBIDDEN)
    statuses = [client.get(id_list="2502.00001").status_code for _ in range(5)]
    statuses.append(client.get(id_list="2502.00001", start=7).status_code)
    assert [429, 200, 429, 200, 500, 403] == statuses
    faults.clear()
    assert 200 == client.get(id_list="2502.00001").status_code


# --- Manners


def test_requests_are_on_record(client: Client) -> None:
    """Each request is on record with its times by the time the client has the answer."""
    for start in range(3):
        client.get(id_list="2502.00001", start=start)
    seen = client.server.requests
    assert [("GET", "/api/query", str(start), 200) for start in range(3)] == [
        (request.method, request.path, request.params["start"], request.status) for request in seen
    ]
    assert all(request.user_agent.startswith("python-requests/") for request in seen)
    assert all(request.started <= request.ended for request in seen)
    assert (2, 1) == (len(client.server.spacings()), client.server.max_concurrency)
    client.server.reset()
    assert ([], [], 0) == (
        client.server.requests,
        client.server.spacings(),
        client.server.max_concurrency,
    )


def test_concurrency_is_noticed(server: ArxivServer) -> None:
    """Requests under way at once are counted."""
    server.faults.always(Fault.SLOW, seconds=0.3)

    def ask(_number: int) -> int:
        with requests.Session() as own:
            own.trust_env = False
            return own.get(server.url, params={"id_list": "2502.00001"}, timeout=5).status_code

    with ThreadPoolExecutor(4) as pool:
        assert [200] * 4 == list(pool.map(ask, range(4)))
    assert 4 == server.max_concurrency


def test_server_stops_at_once() -> None:
    """Leaving the context frees the port and wakes what hangs."""
    with ArxivServer([MULLER]) as server:
        server.faults.always(Fault.HANG, seconds=60)
        host, port = server.root.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"GET /api/query?id_list=2502.00001 HTTP/1.1\r\n\r\n")
            time.sleep(0.1)
            server.stop()
            assert b"" == connection.recv(1)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)))


# --- Records


def test_generated_records_are_deterministic_and_distinct() -> None:
    """The same seed invents the same records, and hardly any run of eight words comes twice."""
    assert generated(50, seed=3) == generated(50, seed=3)
    assert generated(50, seed=3) != generated(50, seed=4)
    lengths = [len(record.abstract.split()) for record in GENERATED]
    assert (True, True) == (min(lengths) >= 80, max(lengths) <= 200)
    runs = [
        {tuple(words[place : place + 8]) for place in range(len(words) - 7)}
        for words in (record.abstract.split() for record in GENERATED)
    ]
    assert len(set().union(*runs)) > 0.97 * sum(map(len, runs))
    assert all("invented" in (record.comment or "") for record in GENERATED)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2020-05-06T07:08:09Z", "2020-05-06T07:08:09", id="full"),
        pytest.param("2020-05-06T07:08:09+02:00", "2020-05-06T05:08:09", id="offset"),
        pytest.param("2020-05-06", "2020-05-06T00:00:00", id="day"),
        pytest.param("2020-05", "2020-05-01T00:00:00", id="month"),
        pytest.param(None, "2019-12-01T00:00:00", id="from the id"),
        pytest.param("soon", "2019-12-01T00:00:00", id="nonsense"),
    ],
)
def test_dates_of_records(published: str | None, expected: str) -> None:
    """A date cut short is completed, and a missing one is the month of the id."""
    record = record_from(
        {"id": "1912.00001", "title": "T", "abstract": "A", "published": published}
    )
    assert f"{expected}+00:00" == record.published_at.isoformat()


def test_reading_skips_bad_lines(tmp_path: Path) -> None:
    """Lines that are no record are passed over, and the limit counts records."""
    path = tmp_path / "records.jsonl"
    good = '{"id": "%s", "title": "T", "abstract": "A", "authors": null, "version": null}'
    lines = [good % "2501.00001", "", "{", "[]", '{"id": 3}', good % "2501.00002", good % "2501.3"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert ["2501.00001", "2501.00002"] == [record.id for record in read_records(path, 2)]


def test_running_as_a_program(tmp_path: Path, session: requests.Session) -> None:
    """Run as a module, the server prints its address and serves the files it is given."""
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": "2501.00001", "title": "T", "abstract": "A"}\n', encoding="utf-8")
    command = [sys.executable, "-m", "tests.arxiv_server", str(path), "--limit", "5"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            response = session.get(url, params={"id_list": "2501.00001"}, timeout=5)
        finally:
            process.terminate()
    assert ["2501.00001v1"] == entry_ids(parsed(response.content))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of real records is not at hand")
def test_real_abstracts_are_found(session: requests.Session) -> None:
    """Among two thousand real papers, eight words in a row lead to theirs."""
    records = list(read_records(CORPUS, 2000))
    long_enough = [record for record in records if len(record.abstract.split()) > 40]
    with ArxivServer(records) as server:
        client = Client(server, session)
        lost = []
        for record in long_enough[:: len(long_enough) // 50][:50]:
            text = re.sub(r'["\\]', " ", phrase(record, 12, 8))
            if record.versioned_id not in entry_ids(client.feed(search_query=f'abs:"{text}"')):
                lost.append(record.id)
    assert [] == lost
