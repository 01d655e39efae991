"""arXiv ids and DOIs in every spelling people paste, and none that are not there."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.errors import BadIdentifier
from bibtool.identifiers import ArxivId, Doi

SPELLINGS = [
    ("2301.00001", "2301.00001"),
    ("2301.00001v2", "2301.00001v2"),
    ("2301.00001V2", "2301.00001v2"),
    ("arXiv:2301.00001", "2301.00001"),
    ("ArXiv: 2301.00001 [cs.LG]", "2301.00001"),
    ("arXiv:2301.00001v2 [math.AG]", "2301.00001v2"),
    ("https://arxiv.org/abs/2301.00001v2", "2301.00001v2"),
    ("http://arxiv.org/abs/2301.00001", "2301.00001"),
    ("arxiv.org/abs/2301.00001?context=cs", "2301.00001"),
    ("https://arxiv.org/pdf/1811.10364v1.pdf", "1811.10364v1"),
    ("https://arxiv.org/pdf/2301.00001", "2301.00001"),
    ("https://arxiv.org/html/2510.26275v2#bib", "2510.26275v2"),
    ("https://arxiv.org/format/2510.26275", "2510.26275"),
    ("http://www.arxiv.org/abs/1811.10364", "1811.10364"),
    ("https://export.arxiv.org/abs/1811.10364.", "1811.10364"),
    ("https://www.alphaxiv.org/abs/2604.03071", "2604.03071"),
    ("https://huggingface.co/papers/2604.03071", "2604.03071"),
    ("arXiv/CoRR abs/1706.03762", "1706.03762"),
    ("CoRR abs/1706.03762", "1706.03762"),
    ("10.48550/arXiv.1706.03762", "1706.03762"),
    ("https://doi.org/10.48550/ARXIV.1706.03762", "1706.03762"),
    ("doi:10.48550/arXiv.hep-th/9802150", "hep-th/9802150"),
    ("oai:arXiv.org:0804.2273", "0804.2273"),
    ("cond-mat/0703470v2", "cond-mat/0703470v2"),
    ("math.GT/0309136", "math/0309136"),
    ("cond-mat.mtrl-sci/0309136", "cond-mat/0309136"),
    ("HEP-TH/9901001", "hep-th/9901001"),
    ("hepth/9901001", "hep-th/9901001"),
    ("arXiv:hep-th//9901001", "hep-th/9901001"),
    ("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001"),
    ("<https://arxiv.org/abs/2301.00001>", "2301.00001"),
    ("(arXiv:2301.00001),", "2301.00001"),
    ("  0704.0001 ", "0704.0001"),
    ("1412.9999", "1412.9999"),
    ("1501.00001", "1501.00001"),
    ("math/0703999", "math/0703999"),
]
REFUSED = [
    "9912.12345",
    "10.1103/physrevb.85.115117",
    "pages 1234.5678-1240",
    "1501.0001",
    "1412.12345",
    "0703.0001",
    "2301.00000",
    "2313.00001",
    "12301.00001",
    "2301.000011",
    "2301.00001v0",
    "2301.00001v01",
    "foo/0101001",
    "math/0704001",
    "math/0300001",
    "math/9106001",
    "hep-th/990101",
    "nucl-th/9901000",
    "abc",
    "",
    "https://example.org/2301.00001",
    "2301.00001 and more",
    "２３０１.００００１",
    "phyſics/0101001",
    "mıth/0309136",
    "2301.00001, 2301.00002",
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*p, id=p[0]) for p in SPELLINGS])
def test_every_spelling_is_read(text: str, expected: str) -> None:
    """One id in any spelling or URL gives the canonical id, with its version if it has one."""
    assert expected == ArxivId.parse(text).versioned


@pytest.mark.parametrize("text", [pytest.param(t, id=t or "empty") for t in REFUSED])
def test_what_is_no_id_is_refused(text: str) -> None:
    """Numbers that look like ids and are not, and ids with other text, are refused."""
    with pytest.raises(BadIdentifier):
        ArxivId.parse(text)


def test_the_version_does_not_count_for_equality() -> None:
    """Two versions are one work."""
    assert ArxivId.parse("2301.00001v1") == ArxivId.parse("2301.00001v3")
    assert 1 == len({ArxivId.parse("2301.00001v1"), ArxivId.parse("2301.00001")})


@pytest.mark.parametrize("text", ["2301.00001", "2301.00001v3", "hep-th/9901001v1"])
def test_an_id_survives_the_way_between_processes(text: str) -> None:
    """Its version too, which does not count for equality."""
    assert text == pickle.loads(pickle.dumps(ArxivId.parse(text))).versioned  # noqa: S301 - our own


def test_ids_are_found_in_text_in_order_and_once() -> None:
    """Running text gives every id it has, each paper once."""
    text = "See arXiv:2301.00001v2, hep-th/9901001 (p. 1234.5678) and again 2301.00001."
    assert ["2301.00001v2", "hep-th/9901001"] == [i.versioned for i in ArxivId.find_all(text)]


@pytest.mark.parametrize(
    ("arxiv_id", "url", "doi"),
    [
        pytest.param(
            "2301.00001v2",
            "https://arxiv.org/abs/2301.00001v2",
            "10.48550/arXiv.2301.00001",
            id="new",
        ),
        pytest.param(
            "hep-th/9901001",
            "https://arxiv.org/abs/hep-th/9901001",
            "10.48550/arXiv.hep-th/9901001",
            id="old",
        ),
    ],
)
def test_urls_and_dois_follow_arxivs_rules(arxiv_id: str, url: str, doi: str) -> None:
    """URLs keep the version, the DOI has none."""
    parsed = ArxivId.parse(arxiv_id)
    assert (url, doi) == (parsed.url, parsed.doi)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(7, 90),
    st.integers(1, 12),
    st.integers(1, 9999),
    st.none() | st.integers(1, 40),
    st.sampled_from(["{}", "arXiv:{}", "https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}.pdf"]),
)
def test_a_valid_id_survives_every_wrapping(
    year: int, month: int, number: int, version: int | None, wrapping: str
) -> None:
    """Whatever is put around a valid id, it comes back."""
    if (year, month) < (7, 4):
        month += 3
    base = f"{year:02}{month:02}.{number:0{4 if year < 15 else 5}}"
    written = base if version is None else f"{base}v{version}"
    assert written == ArxivId.parse(wrapping.format(written)).versioned


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_readers(text: str) -> None:
    """Any text either is an id or is refused; what is found reads back the same."""
    for found in ArxivId.find_all(text):
        assert found == ArxivId.parse(found.versioned)
    doi = Doi.find(text)
    assert doi is None or doi == Doi.parse(doi.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("10.1103/PhysRevD.76.013009", "10.1103/PhysRevD.76.013009", id="bare"),
        pytest.param(
            "https://doi.org/10.1016/0375-9601(95)00822-5.",
            "10.1016/0375-9601(95)00822-5",
            id="url",
        ),
        pytest.param("(doi:10.1000/abc(d))", "10.1000/abc(d)", id="brackets"),
        pytest.param("see 10.1000/xyz, and", "10.1000/xyz", id="comma"),
        pytest.param("https://dx.doi.org/10.1000%2Fxyz", "10.1000/xyz", id="encoded"),
        pytest.param("[10.1000/xyz](https://doi.org/10.1000/xyz)", "10.1000/xyz", id="link"),
        pytest.param("10.12/x", None, id="short-prefix"),
        pytest.param("1.10.1000/xyz", None, id="no-doi"),
    ],
)
def test_dois_are_found_without_what_surrounds_them(text: str, expected: str | None) -> None:
    """The punctuation of a sentence is no part of a DOI, its own brackets are."""
    found = Doi.find(text)
    assert expected == (found.text if found else None)


def test_dois_are_compared_without_case() -> None:
    """A DOI is the same in any case; arXiv's own names its paper."""
    assert Doi.parse("10.48550/ARXIV.2301.00001") == Doi.parse("10.48550/arXiv.2301.00001")
    assert ArxivId("2301.00001") == Doi.parse("10.48550/ARXIV.2301.00001").arxiv_id
    assert Doi.parse("10.1103/PhysRevD.76.013009").arxiv_id is None
