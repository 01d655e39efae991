"""Feeds of the arXiv API: whole ones are read, anything else is refused by name."""

from pathlib import Path

import pytest

from bibtool.errors import SourceGarbled, SourceRefused
from bibtool.sources.atom import read_feed
from tests.arxiv_server import generated
from tests.arxiv_server.service import Service

HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
)
COUNTS = (
    "<opensearch:itemsPerPage>10</opensearch:itemsPerPage>"
    "<opensearch:totalResults>1</opensearch:totalResults>"
    "<opensearch:startIndex>0</opensearch:startIndex>"
)
ENTRY = (
    "<entry><id>http://arxiv.org/abs/math/0309136v2</id><title>A  title\n on two lines</title>"
    "<published>2003-09-08T00:00:00Z</published><updated>2004-01-02T00:00:00Z</updated>"
    "<summary>  First.\n  Second. \u202e</summary><author><name> H1 Collaboration</name></author>"
    '<author><name>Ada Byron</name></author><category term="math.GT"/><category term="57M27"/>'
    '<arxiv:primary_category term="math.GT"/><arxiv:doi>10.1000/Xyz</arxiv:doi>'
    "<arxiv:comment>This paper has been withdrawn by the author</arxiv:comment></entry>"
)


def feed(entry: str = ENTRY, counts: str = COUNTS) -> bytes:
    """Return a feed made for a test."""
    return f"{HEAD}{counts}{entry}</feed>".encode()


def test_an_entry_becomes_a_clean_record() -> None:
    """White space folds, bidi marks go, versions part from ids, foreign classes are left out."""
    record = read_feed(feed()).records[0]
    expected = {
        "id": "math/0309136",
        "version": 2,
        "title": "A title on two lines",
        "abstract": "First. Second.",
        "authors": ["H1 Collaboration", "Ada Byron"],
        "published": "2003-09-08",
        "updated": "2004-01-02",
        "categories": ("math.GT",),
        "doi": "10.1000/Xyz",
        "withdrawn": True,
    }
    assert expected == {
        "id": record.arxiv_id.base,
        "version": record.version,
        "title": record.title,
        "abstract": record.abstract,
        "authors": [name.display for name in record.authors],
        "published": record.published,
        "updated": record.updated,
        "categories": record.categories,
        "doi": record.doi.text if record.doi else None,
        "withdrawn": record.withdrawn,
    }


BAD = {
    "nothing": b"",
    "plain-text": b"Rate exceeded.",
    "html": b"<html><body>Service unavailable</body></html>",
    "cut-off": feed()[:-20],
    "no-counts": feed(counts=""),
    "other-root": b"<rss></rss>",
    "entity-bomb": b'<!DOCTYPE f [<!ENTITY a "b">]>' + feed("<entry><title>&a;</title></entry>"),
    "external-entity": b'<!DOCTYPE f [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + feed(),
    "not-utf8": feed()[:200] + b"\xff\xfe" + feed()[200:],
    "strange-encoding": b"<?xml version='1.0' encoding='klingon'?>" + feed(),
    "unreadable-entry": feed(
        "<entry><id>http://arxiv.org/abs/?</id><title>A title</title></entry>"
    ),
    "words-for-counts": feed(counts=COUNTS.replace(">1<", ">many<")),
}


@pytest.mark.parametrize("body", [pytest.param(b, id=name) for name, b in BAD.items()])
def test_only_a_whole_feed_is_accepted(body: bytes) -> None:
    """Half an answer, another document and entities are garbled, never "no result"."""
    with pytest.raises(SourceGarbled):
        read_feed(body)


@pytest.mark.parametrize(
    "entry",
    [
        "<id>https://arxiv.org/api/errors#x</id><title>Error</title>",
        "<id>http://arxiv.org/api/errors</id><title>A paper?</title>",
        "<title>Error</title>",
    ],
    ids=["now", "before-2025", "by-title"],
)
def test_an_error_feed_is_not_a_paper_called_error(entry: str) -> None:
    """The API's errors come as feeds with one entry."""
    with pytest.raises(SourceRefused, match="incorrect id format for x"):
        read_feed(feed(f"<entry>{entry}<summary>incorrect id format for x</summary></entry>"))


def test_a_paper_called_error_is_a_paper() -> None:
    """Only an error has no date."""
    records = read_feed(feed(ENTRY.replace("A  title\n on two lines", "Error"))).records
    assert ["Error"] == [r.title for r in records]


@pytest.mark.parametrize(
    ("total", "start", "page", "entries", "expected"),
    [
        pytest.param(1, 0, 10, 1, False, id="whole"),
        pytest.param(0, 0, 10, 0, False, id="no-result"),
        pytest.param(5, 0, 10, 1, True, id="short"),
        pytest.param(5, 0, 10, 0, True, id="empty"),
        pytest.param(500, 0, 1, 1, False, id="page-full"),
        pytest.param(5, 4, 10, 1, False, id="last-page"),
    ],
)
def test_a_page_with_too_few_entries_is_short(
    total: int, start: int, page: int, entries: int, expected: bool
) -> None:
    """A page must have what its own counts promise."""
    counts = (
        COUNTS.replace(">1<", f">{total}<")
        .replace(">10<", f">{page}<")
        .replace(">0<", f">{start}<")
    )
    assert expected == read_feed(feed(ENTRY * entries, counts)).is_short


def test_our_server_speaks_what_we_read() -> None:
    """Every generated record comes back whole, whatever its order."""
    records = list(generated(20, seed=3))
    ids = ",".join(r.id for r in records)
    body = Service(records).answer({"id_list": ids, "max_results": "20"}).body
    expected = {r.id: (r.title, r.authors) for r in records}
    read = read_feed(body).records
    assert expected == {
        r.arxiv_id.base: (r.title, tuple(name.display for name in r.authors)) for r in read
    }


def test_the_genuine_answers_are_all_read(shared: Path) -> None:
    """Feeds of the real API, of all ages, parse; its error feeds are told as errors."""
    told, read = [], 0
    for file in sorted((shared / "atom").glob("*.xml")):
        try:
            answer = read_feed(file.read_bytes())
        except SourceRefused as error:
            told.append(str(error))
        else:
            read += 1
            assert len(answer.records) <= answer.entries
            assert all(r.title and r.arxiv_id.base for r in answer.records)
    errors = ["incorrect id format for 1234.12345"] * 2 + ["incorrect id format for INVALIDID"] * 2
    assert (136, [f"arXiv says: {e}" for e in errors]) == (read, sorted(told))
