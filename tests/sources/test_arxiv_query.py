"""Queries in arXiv's language: quoted, parenthesised, counted, and never raw user text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Query, Record
from bibtool.sources.arxiv_answers import unanswered
from bibtool.sources.arxiv_query import MAX_IDS, MAX_QUERIES, MAX_TERMS, pack, terms
from tests.arxiv_server import generated
from tests.arxiv_server.service import Service

TERMS = [
    (Query(phrases=("a b c", "d e f")), ['abs:"a b c"', 'abs:"d e f"']),
    (Query(titles=('say "no"\\',)), ['ti:"say  no"']),
    (Query(title_words=("deep", "nets")), ['(ti:"deep" AND ti:"nets")']),
    (Query(abstract_words=("deep",)), ['(abs:"deep")']),
    (Query(some_abstract_words=("deep", "nets")), ['(abs:"deep" OR abs:"nets")']),
    (Query(some_title_words=("deep", "nets")), ['(ti:"deep" OR ti:"nets")']),
    (Query(doi=Doi.parse("10.1000/x(y)")), ['doi:"10.1000/x(y)"', 'doi:"10.1000/X(Y)"']),
    (Query(titles=('"\\',)), []),
    (Query(), []),
]


@pytest.mark.parametrize(
    ("query", "expected"), [pytest.param(q, t, id=str(n)) for n, (q, t) in enumerate(TERMS)]
)
def test_every_value_is_quoted(query: Query, expected: list[str]) -> None:
    """Quotes and backslashes cannot be escaped in this language, so they are left out."""
    assert expected == terms(query)


def test_ids_go_a_hundred_at_a_time_and_are_counted() -> None:
    """The API answers ten unless told how many, and no request is too long."""
    queries = [Query(arxiv_id=ArxivId(f"2401.{n:05}")) for n in range(1, 251)]
    requests = pack(queries)
    counts = [dict(r.parameters)["max_results"] for r in requests]
    assert (["100", "100", "50"], [100, 100, 50]) == (counts, [len(r.covers) for r in requests])
    assert MAX_IDS == 100


def test_one_id_asked_twice_is_asked_once() -> None:
    """Two items of one paper share a place in the list, two versions do not."""
    queries = [
        Query(arxiv_id=ArxivId.parse(i)) for i in ("2401.00001", "2401.00001", "2401.00001v2")
    ]
    (request,) = pack(queries)
    assert "2401.00001,2401.00001v2" == dict(request.parameters)["id_list"]
    assert [0, 1, 2] == sorted(request.covers)


def test_many_phrases_share_a_request_within_its_limits() -> None:
    """Each query is in exactly one request, none over the limits of queries and terms."""
    queries = [Query(phrases=(f"word{n} and some more words of it",) * 3) for n in range(100)]
    requests = pack(queries)
    assert list(range(100)) == sorted(p for r in requests for p in r.covers)
    for request in requests:
        text = dict(request.parameters)["search_query"]
        assert text.count('abs:"') <= MAX_TERMS
        assert len(request.covers) <= MAX_QUERIES
    assert 2 == len(requests)


def test_a_broad_question_has_a_request_of_its_own() -> None:
    """Its many answers would push those to other questions off the page; ten of them will do."""
    broad = Query(some_abstract_words=("deep", "nets"), is_broad=True)
    requests = pack([broad, Query(phrases=("a b c",)), broad, Query(phrases=("d e f",))])
    assert [(1, 3), (0,), (2,)] == [request.covers for request in requests]
    assert ["50", "10", "10"] == [dict(r.parameters)["max_results"] for r in requests]


WILD = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.lists(WILD, max_size=4), st.lists(WILD, max_size=4))
def test_no_text_makes_a_query_the_server_refuses(phrases: list[str], titles: list[str]) -> None:
    """Whatever stands on a page, what we send is well formed."""
    service = Service(list(generated(3, seed=1)))
    queries = [Query(phrases=tuple(phrases)), Query(titles=tuple(titles))]
    for request in pack(queries):
        assert 200 == service.answer(dict(request.parameters)).status


def test_what_no_record_of_a_page_answers_is_told_by_its_words() -> None:
    """Plural or not, as arXiv searches stems; what is not there has to be asked again."""
    record = Record(ArxivId("2401.00001"), "Copper Lanterns", abstract="Forty lanterns burn low.")
    queries = [
        Query(phrases=("forty lantern burns",)),
        Query(titles=("copper lantern",)),
        Query(phrases=("thirty lanterns",)),
        Query(title_words=("copper", "lamps")),
    ]
    assert [2, 3] == unanswered(queries, range(4), [record])
