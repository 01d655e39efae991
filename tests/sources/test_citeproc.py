"""CSL-JSON of registries: its shapes are read, others are refused, markup becomes text."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtool.errors import SourceGarbled
from bibtool.identifiers import Doi
from bibtool.model import Publication
from bibtool.names import Name
from bibtool.sources.citeproc import facts_of, read, without_markup
from bibtool.untrusted import clean
from tests.doi_registry import crossref, datacite

DOI = Doi.parse("10.1000/One")
ADA = ("Ada", "Byron")


def item(**more: Any) -> dict[str, Any]:
    """Return an item as Crossref sends it."""
    return {**crossref(str(DOI), "An Invention", ADA), **more}


def publication(**more: Any) -> Publication:
    """Return what is read of one."""
    found = read(item(**more), DOI).publication
    assert found is not None
    return found


def test_crossref() -> None:
    """Of all that Crossref sends, what is cited; its dates are of the print."""
    expected = Publication(
        DOI,
        "article-journal",
        "An Invention",
        (Name("Byron", "Ada"),),
        "2019-02",
        "Invention Letters",
        *("60", "3", "101-109"),
        "Inventors' Society",
    )
    assert expected == publication()


def test_datacite() -> None:
    """DataCite's DOIs are in capitals, and its texts are texts."""
    expected = Publication(
        DOI,
        "paper-conference",
        "An Invention",
        (Name("Byron", "Ada"),),
        "2016",
        "Proceedings in Inventing, Volume 5",
        publisher="Castle of Inventors",
    )
    assert expected == read(datacite(str(DOI), "An Invention", ADA), DOI).publication


KINDS = [
    *(("journal-article", "article-journal"), ("article-journal", "article-journal")),
    *(("proceedings-article", "paper-conference"), ("paper-conference", "paper-conference")),
    *(("book-chapter", "chapter"), ("chapter", "chapter"), ("monograph", "book"), ("book", "book")),
    *(("report", "report"), ("dissertation", "thesis"), ("article", "article")),
]


@pytest.mark.parametrize(("theirs", "kind"), KINDS)
def test_kinds(theirs: str, kind: str) -> None:
    """Registries have names of their own for CSL's types."""
    assert kind == publication(type=theirs).kind


NONE = [
    (
        {"type": "posted-content", "subtype": "preprint"},
        "is no publication but of type posted-content",
    ),
    ({"type": "article", "container-title": []}, "is no publication but of type article"),
    ({"type": "article", "genre": "Preprint"}, "is no publication but of type article"),
    ({"type": "dataset"}, "is no publication but of type dataset"),
    ({"type": None}, "is no publication but of type none"),
    ({"DOI": "10.1000/other"}, "is registered as 10.1000/other"),
    ({"DOI": "nonsense"}, "is registered as nonsense"),
    ({"title": []}, "is registered without title"),
    ({"author": None}, "is registered without author"),
    ({"published-print": None, "issued": {"date-parts": [[None]]}}, "is registered without year"),
    ({"title": "", "author": [{}]}, "is registered without title and author"),
]


@pytest.mark.parametrize(("more", "reason"), NONE)
def test_what_cannot_be_cited(more: dict[str, Any], reason: str) -> None:
    """It is said what a DOI is, if it is no publication or too little is known of it."""
    reply = read(item(**more), DOI)
    assert (None, reason) == (reply.publication, reply.reason)


FIELDS = [
    ("date", {"published-print": None}, "2018-12-30"),
    ("date", {"published-print": {"date-parts": [["2019", "02", "31x"]]}}, "2019-02"),
    ("date", {"published-print": {"date-parts": [[2019, 13, 1]]}}, "2019"),
    ("date", {"published-print": {"date-parts": []}}, "2018-12-30"),
    ("date", {"published-print": {"date-parts": [[20190]]}}, "2018-12-30"),
    ("date", {"published-print": {"date-parts": 7}}, "2018-12-30"),
    ("pages", {"page": None, "article-number": "014602"}, "014602"),
    ("pages", {"page": "S1 – S12"}, "S1-S12"),
    ("pages", {"page": 7}, "7"),
    ("event", {"event": {"name": "INV'19", "location": "X"}}, "INV'19"),
    ("event", {"event": "INV'19"}, "INV'19"),
    ("event", {"event-title": "INV'19"}, "INV'19"),
    ("container", {"container-title": "Inventing &amp; Co"}, "Inventing & Co"),
    ("title", {"subtitle": ["How to"]}, "An Invention: How to"),
    ("title", {"title": "Why Invent?", "subtitle": "How to"}, "Why Invent? How to"),
    ("title", {"title": "An Invention: how to", "subtitle": ["How to"]}, "An Invention: how to"),
]


@pytest.mark.parametrize(("name", "more", "expected"), FIELDS)
def test_fields(name: str, more: dict[str, Any], expected: str) -> None:
    """What a field says, whichever way a registry says it."""
    assert expected == getattr(publication(**more), name)


NAMES = [
    ({"given": "Laurens", "family": "van der Maaten"}, Name("Maaten", "Laurens", "van der")),
    (
        {"given": "Laurens", "non-dropping-particle": "van der", "family": "Maaten"},
        Name("Maaten", "Laurens", "van der"),
    ),
    ({"given": "Martin", "family": "King", "suffix": "Jr."}, Name("King", "Martin", "", "Jr.")),
    ({"name": "INV Collaboration"}, Name(literal="INV Collaboration")),
    ({"literal": "INV Collaboration"}, Name(literal="INV Collaboration")),
    ({"family": "Plato"}, Name(literal="Plato")),
    ({"given": "<b>A.</b>\x1b[31m", "family": "Byron\u202e"}, Name("Byron", "A.")),
]


@pytest.mark.parametrize(("person", "name"), NAMES)
def test_names(person: dict[str, Any], name: Name) -> None:
    """Names in parts, teams and mononyms."""
    assert (name,) == publication(author=[person]).authors


SHAPES = [
    *({"title": {}}, {"title": True}, {"title": [["x"]]}, {"volume": 1.5}, {"page": {}}),
    *({"author": "Ada Byron"}, {"author": ["Ada Byron"]}, {"author": [{"family": []}, 7]}),
    *({"author": [{"family": {}}]}, {"published-print": "2019"}, {"event": [1.5]}),
    *({"title": "x" * 3000}, {"volume": "1" * 400}, {"author": [{}] * 20_000}, {"type": {}}),
]


@pytest.mark.parametrize("more", SHAPES)
def test_other_shapes_are_refused(more: dict[str, Any]) -> None:
    """A field that is not what it must be spoils the answer: what else is wrong with it?"""
    with pytest.raises(SourceGarbled):
        read(item(**more), DOI)


MATHML = (
    '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"><mml:msub>'
    "<mml:mi>B</mml:mi><mml:mi>s</mml:mi></mml:msub></mml:math>"
)
MARKUP = [
    ("Why <i>CP</i> is Violated", "Why CP is Violated"),
    ("H<sub>2</sub>O and x<sup>n+1</sup>", "H$_{2}$O and x$^{n+1}$"),
    ("PM<sub> 2.5 </sub> in <scp>Rome</scp>", "PM$_{2.5}$ in Rome"),
    ("A &amp;amp; B &lt;i&gt;C&lt;/i&gt;", "A & B C"),
    (f"Decay of{MATHML}mesons", "Decay of Bs mesons"),
    ("On $$L^2$$-Spaces", "On $L^2$-Spaces"),
    ("Where p < 0.05 and a<b", "Where p < 0.05 and a<b"),
    ("Vec<T> and <script>alert(1)</script>", "Vec<T> and <script>alert(1)</script>"),
    ("two\n  lines\x00\u202e\x1b]0;title\x07", "two lines"),
    ("&#99999999999;x", ";x"),
]


@pytest.mark.parametrize(("theirs", "ours"), MARKUP)
def test_markup(theirs: str, ours: str) -> None:
    """Tags of texts go, formulas stay as far as they can, and what is no tag of those is text."""
    assert ours == without_markup(theirs)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMED = st.sampled_from(
    "type title subtitle author issued published-print DOI container-title page event".split()
)


@given(st.dictionaries(NAMED, VALUE))
def test_anything(more: dict[str, Any]) -> None:
    """Whatever comes is read or refused."""
    with suppress(SourceGarbled):
        read(item(**more), DOI)


@given(
    st.text()
    | st.lists(st.sampled_from(["<", ">", "<i", "<mml:", "</", "&#", ";", "$", "sub"])).map("".join)
)
def test_no_control_characters_come_through(text: str) -> None:
    """A text is on one line, and cannot steer a terminal."""
    shown = without_markup(text)
    assert clean(shown) == shown


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b'"x"', b"{", b'{"a": Infinity}', b"\xff"])
def test_no_object(data: bytes) -> None:
    """What is no whole JSON object is no answer."""
    with pytest.raises(SourceGarbled):
        facts_of(data)
    assert {"a": 1} == facts_of(json.dumps({"a": 1}).encode())
