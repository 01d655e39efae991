"""``bibtool lookup``: one paper by whatever names it."""

from dataclasses import replace

import pytest

from bibtool.cli.lookup import wanted
from bibtool.errors import BadIdentifier, InputError
from tests.arxiv_server import ArxivServer, generated
from tests.cli.command import bibtool

NAMES = [
    "2407.21783",
    "arXiv:2407.21783",
    "https://arxiv.org/abs/2407.21783",
    "http://arxiv.org/pdf/2407.21783.pdf",
    "https://huggingface.co/papers/2407.21783",
    "10.48550/arXiv.2407.21783",
    "https://doi.org/10.48550/arXiv.2407.21783",
    "The Llama 3 Herd of Models",
    "The Llama 3 Herd of Models (Grattafiori et al., 2024)",
    "arXiv:2407.21783 [cs.AI] 31 Jul 2024",
    "see arXiv 2407.21783 please",
    "`2407.21783`",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_a_paper_prints_its_entry(name: str) -> None:
    """Title, id, DOI and URL give the same BibTeX entry and nothing else on stdout."""
    done = bibtool("lookup", "--offline", name)
    assert (0, "") == (done.status, done.err)
    assert "eprint = {2407.21783}," in done.out
    assert 1 == done.out.count("@misc{")


def test_a_version_is_honoured() -> None:
    """The version named is the version cited."""
    done = bibtool("lookup", "--offline", "arXiv:2407.21783v2")
    assert (0, True) == (done.status, "eprint = {2407.21783v2}," in done.out)


def test_words_need_no_quotes() -> None:
    """A title typed as it is works too."""
    assert 0 == bibtool("lookup", "--offline", *"The Llama 3 Herd of Models".split()).status


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Llama Herd", 1),
        ("1706.03762", 1),
        ("9912.12345", 2),
        ("arXiv:2301.1", 2),
        ("https://example.org/paper", 2),
        ("2407.21783 2308.12950", 2),
        ("Deep Residual Learning, arXiv:2407.21783", 1),
        ("2407.21783v99", 1),
        ("…", 2),
    ],
)
def test_what_is_not_found_says_so(name: str, expected: int) -> None:
    """Doubt and absence exit with 1, what is no name with 2; stdout stays empty."""
    done = bibtool("lookup", "--offline", name)
    assert (expected, "") == (done.status, done.out)
    assert done.err


def test_the_network_is_asked_for_what_the_pack_has_not() -> None:
    """By title, by id and by the publisher's DOI, one request each."""
    record = replace(next(iter(generated(1, seed=4))), doi="10.1000/Xyz")
    with ArxivServer([record]) as server:
        for name in (record.title, record.id, "doi:10.1000/Xyz"):
            server.reset()
            done = bibtool(
                "lookup", "--json", name, "--arxiv-api", server.url, "--min-interval", "0"
            )
            assert 0 == bibtool("cache", "clear").status
            assert [record.id] == [item["id"] for item in done.json["items"]]
            assert 1 == len(server.requests)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", InputError),
        ("?!", InputError),
        ("doi:nothing", BadIdentifier),
        ("0704.01", BadIdentifier),
    ],
)
def test_what_names_nothing_is_refused(text: str, error: type[Exception]) -> None:
    """A slip of the pen is not searched for as a title."""
    with pytest.raises(error):
        wanted(text)


@pytest.mark.parametrize("text", ["1984", "Area 51 and 2001", "2024 in review", "GPT-4", "3.5"])
def test_titles_with_numbers_are_titles(text: str) -> None:
    """Not every number is an id."""
    assert text == wanted(text).title
