"""JSON and tables: works known by the names of what they have."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.layouts import parse
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

SMITH = ("Anna Smith",)
BOATS: dict[str, object] = {"title": "Boats", "authors": SMITH, "id": "2001.00001"}
WORKS: dict[str, tuple[Any, list[dict[str, object]]]] = {
    "own": (
        [{"title": "Boats", "authors": ["Anna Smith"], "arxiv_id": "2001.00001"}],
        [BOATS],
    ),
    "names as one text": (
        [{"Title": "Boats", "Authors": "Anna Smith, Bo Lund", "Url": "arxiv.org/abs/2001.00001"}],
        [{**BOATS, "authors": ("Anna Smith", "Bo Lund")}],
    ),
    "Semantic Scholar's": (
        {
            "total": 2,
            "data": [
                {
                    "paperId": "x",
                    "externalIds": {"ArXiv": "2001.00001", "DOI": "10.1000/b.1"},
                    "title": "Boats",
                    "abstract": "We row.",
                    "authors": [{"authorId": "1", "name": "Anna Smith"}],
                    "references": [{"title": "Sails"}],
                },
                {"title": "Oars", "authors": []},
            ],
        },
        [{**BOATS, "abstract": "We row.", "doi": "10.1000/b.1"}, {"title": "Oars"}],
    ),
    "Crossref's": (
        {
            "message": {
                "items": [
                    {
                        "title": ["Boats"],
                        "author": [{"given": "Anna", "family": "Smith"}],
                        "DOI": "10.1000/b.1",
                        "container-title": ["Lakes"],
                        "issued": {"date-parts": [[2020, 1]]},
                    }
                ]
            }
        },
        [{"title": "Boats", "authors": SMITH, "doi": "10.1000/b.1"}],
    ),
    "INSPIRE's": (
        {
            "hits": {
                "hits": [
                    {
                        "metadata": {
                            "titles": [{"title": "Boats", "source": "arXiv"}],
                            "authors": [{"full_name": "Smith, Anna"}],
                            "arxiv_eprints": [{"value": "2001.00001"}],
                            "abstracts": [{"value": "We row."}],
                        }
                    },
                    {"metadata": {"titles": [{"title": "Oars"}]}},
                ]
            }
        },
        [{**BOATS, "authors": ("Smith, Anna",), "abstract": "We row."}, {"title": "Oars"}],
    ),
    "OpenReview's": (
        {
            "notes": [
                {
                    "id": "abc",
                    "content": {
                        "title": {"value": "Boats"},
                        "authors": {"value": ["Anna Smith"]},
                        "abstract": {"value": "We row."},
                    },
                }
            ]
        },
        [{"title": "Boats", "authors": SMITH, "abstract": "We row."}],
    ),
    "Hugging Face's": (
        [
            {
                "paper": {
                    "id": "2001.00001",
                    "title": "Boats",
                    "authors": [{"name": "Anna Smith"}],
                },
                "title": "Boats",
                "submittedBy": {"fullname": "Someone Else"},
            }
        ],
        [BOATS],
    ),
    "Zotero's": (
        [
            {
                "itemType": "preprint",
                "title": "Boats",
                "creators": [
                    {"creatorType": "author", "firstName": "Anna", "lastName": "Smith"},
                    {"creatorType": "editor", "firstName": "Bo", "lastName": "Lund"},
                ],
                "archiveID": "arXiv:2001.00001",
            }
        ],
        [BOATS],
    ),
    "OpenAlex's": (
        {
            "results": [
                {
                    "doi": "https://doi.org/10.48550/arXiv.2001.00001",
                    "display_name": "Boats",
                    "authorships": [{"author": {"display_name": "Anna Smith"}}],
                    "primary_location": {"source": {"display_name": "arXiv"}},
                    "concepts": [{"display_name": "Lake"}],
                }
            ]
        },
        [BOATS],
    ),
    "by id": (
        {"2001.00001": {"title": "Boats"}, "2001.00002": {"title": "Oars"}},
        [{"title": "Boats", "id": "2001.00001"}, {"title": "Oars", "id": "2001.00002"}],
    ),
    "a titled list": (
        {"title": "My list", "papers": [{"title": "Boats"}, {"title": "Oars"}]},
        [{"title": "Boats"}, {"title": "Oars"}],
    ),
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("name", WORKS)
def test_json(name: str, indent: int | None) -> None:
    """Works are found whatever is around them, each with its own facts, on one line or many."""
    data, expected = WORKS[name]
    found = [said(reference) for reference in references(json.dumps(data, indent=indent), "json")]
    for item in found:
        item.pop("lines")
    assert expected == found


def test_csl_json() -> None:
    """CSL's items are told apart by lines, a lone one included."""
    item = {"type": "article", "title": "Boats", "author": [{"family": "Smith", "given": "Anna"}]}
    one = {**item, "URL": "https://arxiv.org/abs/2001.00001", "issued": {"date-parts": [[2020]]}}
    text = json.dumps([one, {**item, "DOI": "10.1000/b.1"}], indent=1)
    expected = [
        {**BOATS, "lines": (2, 19), "year": 2020},
        {"lines": (20, 30), "title": "Boats", "authors": SMITH, "doi": "10.1000/b.1"},
    ]
    assert expected == [said(reference) for reference in references(text, "csl-json")]
    assert 1 == len(references(json.dumps(one), "csl-json"))


OUT_OF_ORDER = [
    '[[{"title": "Oars"}], [{"title": "Sails"}]]',
    '[{"title": "Oars"}, [{"title": "Sails"}',
    '[{"title": "Oars"}, {"papers": [{"title": "Sails"}, {"title"',
    '[{"title": "Oars"}, {"title": "Keels", "pages": [1}] {"title": "Sails"}',
    '{"title": "Oars"}]} [{"title": "Sails"}',
]


@pytest.mark.parametrize("text", OUT_OF_ORDER)
def test_json_out_of_order(text: str) -> None:
    """What is whole is read, in the order of the text, wherever brackets fail."""
    found = parse(text, layout="json").references
    assert ["Oars", "Sails"] == [reference.title for reference in found]


def test_json_lines_and_half_a_file() -> None:
    """Each line stands alone; what is cut costs only itself."""
    text = '{"title": "Boats"}\n\n{"title": "Oars", "year": 2020}\n{"title": "Sails", "aut'
    assert [
        {"lines": (1, 1), "title": "Boats"},
        {"lines": (3, 3), "title": "Oars", "year": 2020},
    ] == [said(reference) for reference in references(text, "json")]
    cut = '[{"title": "Boats",\n "n": [1, 2},\n {"title": "Oars"}, {"title": "Sails"}, {"ti'
    assert ["Oars", "Sails"] == [r.title for r in parse(cut, layout="json").references]


TABLES = {
    "a spreadsheet's": (
        "Title\tAuthors\tYear\tLink\nBoats\tAnna Smith\t2020\thttps://arxiv.org/abs/2001.00001\n",
        [{**BOATS, "lines": (2, 2), "year": 2020}],
    ),
    "Zotero's": (
        (
            '"Key","Item Type","Publication Year","Author","Title","Publication '
            'Title","DOI","Url"\r\n'
            '"A","preprint","2020","Smith, Anna; Lund, Bo","Boats, or '
            'not","arXiv","","http://arxiv.org'
            '/abs/2001.00001"\r\n"B","journalArticle","2021","Smith, '
            'Anna","Oars","Lakes","10.1000/o",'
            '""\r\n'
        ),
        [
            {
                "lines": (2, 2),
                "title": "Boats, or not",
                "authors": ("Smith, Anna", "Lund, Bo"),
                "year": 2020,
                "id": "2001.00001",
            },
            {"lines": (3, 3), "title": "Oars", "authors": ("Smith, Anna",), "doi": "10.1000/o"},
        ],
    ),
    "cells of several lines": (
        'title;abstract;doi\n"Boats\nand ""lakes""";"We\n\nrow.";10.1000/b.1\nOars;;\n;;\n',
        [
            {
                "lines": (2, 5),
                "title": 'Boats and "lakes"',
                "abstract": "We row.",
                "doi": "10.1000/b.1",
            },
            {"lines": (6, 6), "title": "Oars"},
        ],
    ),
    "a quote left open": (
        'title,year\n"Boats,2020\n' + "".join(f"Oars {n},2020\n" for n in range(300)),
        [
            {"lines": (2, 2), "title": '"Boats', "year": 2020},
            *({"lines": (n + 3,) * 2, "title": f"Oars {n}", "year": 2020} for n in range(300)),
        ],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    """Columns are known by their names; a row is an item on its lines."""
    text, expected = TABLES[name]
    assert expected == [said(reference) for reference in references(text, "csv")]


@pytest.mark.parametrize(
    "text", ["Boats, Anna Smith, 2020\nOars, Bo Lund, 2021\n", "Boats and Titles\nOars\n"]
)
def test_a_table_has_names_of_columns(text: str) -> None:
    """Without them others read it."""
    assert "csv" != parse(text).layout


VALUES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["2001.00001", "Boats and oars"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "authors", "papers", "id", "author", "name", "x"]), inner
        )
    ),
    max_leaves=20,
)


@given(value=VALUES, cut=st.integers(0, 200), indent=st.sampled_from([None, 0, 2]))
@settings(deadline=None)
def test_any_json(value: object, cut: int, indent: int | None) -> None:
    """However it is nested and wherever it is cut, no line is lost and none is two items'."""
    text = json.dumps(value, indent=indent)
    text = text[: len(text) - cut] if cut < len(text) else text
    for layout in ("json", "csl-json", "csv"):
        check(text, parse(text, layout=layout))


@given(
    cells=st.lists(
        st.sampled_from(["title", "doi", '"', ",", ";", "\t", "\n", "\r\n", "Boats", "10.1000/b"])
        | st.text(max_size=4)
    )
)
@settings(deadline=None)
def test_any_table(cells: list[str]) -> None:
    """However its cells are quoted, no line is lost."""
    text = "title,doi,authors\n" + "".join(cells)
    check(text, parse(text, layout="csv"))
