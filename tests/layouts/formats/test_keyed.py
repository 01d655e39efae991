"""Works told as objects with keys: YAML, TOML, SQL's rows, objects within another text."""

import pytest

from bibtool.layouts import best_layout
from tests.layouts.formats.reading import references, said

SMALL = {
    "title": "On small boats: a study",
    "authors": ("Anna Smith", "Bo Lund"),
    "id": "2001.00001",
}
KEYED = {
    "yaml": (
        (
            "---\ntitle: A draft\nauthor: Me\nreferences:\n- id: smith\n"
            "  title: 'On small boats:\n    a study'\n  author:\n  - family: Smith"
            "\n    given: Anna\n"
            "  - {family: Lund, given: Bo}\n  abstract: |\n    We row: far.\n\n    - along\n"
            "  URL: https://arxiv.org/abs/2001.00001\n- id: lund\n  title: Sails\n    of lakes\n"
            "  author: [Lund & Sons]\n"
        ),
        [
            {"lines": (5, 16), "abstract": "We row: far. - along", **SMALL},
            {"lines": (17, 20), "title": "Sails of lakes", "authors": ("Lund & Sons",)},
        ],
    ),
    "a program's citation file": (
        (
            "cff-version: 1.2.0\ntitle: rowkit\nauthors:\n  - family-names: Doe\n  "
            "  given-names: Jane\n"
            'references:\n  - type: article\n    title: "On small boats: a study"\n    authors:\n'
            "      - family-names: Smith\n        given-names: Anna\n      - family-names: Lund\n"
            "        given-names: Bo\n    identifiers:\n      - type: other\n      "
            '  value: "arXiv:2001.00001"\n'
        ),
        [{"lines": (7, 16), **SMALL}],
    ),
    "a work's journal is no title of it": (
        (
            'smith2020:\n  type: article\n  title: "On small boats: a study"\n'
            '  author: ["Smith, Anna", "Lund, Bo"]\n  serial-number:\n    arxiv: "2001.00001"\n'
            "  parent:\n    type: periodical\n    title: Lakes\n"
        ),
        [{"lines": (2, 9), **SMALL, "authors": ("Smith, Anna", "Lund, Bo")}],
    ),
    "toml": (
        (
            'title = "Works"\n\n[[papers]]\ntitle = "On small boats: a study"\n'
            'authors = ["Anna Smith",\n  "Bo Lund"]\narxiv = "2001.00001"\n\n[[papers]]\n'
            'title = "Sails in $\\alpha$"\nauthors = ["Bo Lund"]\n'
        ),
        [
            {"lines": (3, 7), **SMALL},
            {"lines": (9, 11), "title": "Sails in $\\alpha$", "authors": ("Bo Lund",)},
        ],
    ),
    "objects": (
        (
            'Here it is, don\'t sink:\n\n```json\n{"works": [\n{"title": "On small '
            'boats: a study",\n'
            '"authors": "Anna Smith, Bo Lund", "arxiv_id": "2001.00001"},\n'
            '{"title": "Sails", "authors": ["Bo Lund"]}\n]}\n```\nRow well.\n'
        ),
        [
            {"lines": (5, 6), **SMALL},
            {"lines": (7, 7), "title": "Sails", "authors": ("Bo Lund",)},
        ],
    ),
    "a program's list": (
        (
            "import boats\n\nWORKS: list = [\n    # Anna's\n    {'title': 'On small"
            " boats: a study',\n"
            '     "authors": ["Anna Smith", "Bo Lund"], "arxiv_id": "2001.00001"},\n'
            "    {'title': 'Anna\\'s sails', 'authors': None, 'doi': '10.1000/s.1'}"
            ",\n]\nprint(WORKS)\n"
        ),
        [
            {"lines": (5, 6), **SMALL},
            {"lines": (7, 7), "title": "Anna's sails", "doi": "10.1000/s.1"},
        ],
    ),
    "sql": (
        (
            "CREATE TABLE works (id INT, title TEXT, authors TEXT, url TEXT, PRIMARY KEY (id));\n"
            "INSERT INTO works VALUES(1,'On small boats: a study','Anna Smith, Bo Lund',\n"
            "'https://arxiv.org/abs/2001.00001');\n"
            "INSERT INTO works (id, title) VALUES (2, 'Anna''s sails (new)'),\n(3, 'Lakes');\n"
        ),
        [
            {"lines": (2, 3), **SMALL},
            {"lines": (4, 4), "title": "Anna's sails (new)"},
            {"lines": (5, 5), "title": "Lakes"},
        ],
    ),
}
LAYOUTS = {
    "a program's citation file": "yaml",
    "a work's journal is no title of it": "yaml",
    "a program's list": "objects",
}


@pytest.mark.parametrize("name", KEYED)
def test_objects_are_works_with_their_lines(name: str) -> None:
    """Objects that have titles are works, whatever they are written in."""
    text, expected = KEYED[name]
    assert expected == list(map(said, references(text, LAYOUTS.get(name, name))))


NOT_THESE = {
    "a page's labels": "title: On boats\nauthors: Anna Smith\n\ntitle: Sails\nauthors: Bo Lund\n",
    "a page's head": "---\ntitle: On boats\nauthors:\n  - name: Anna Smith\n---\n\nWe row far.\n",
    "a list in brackets that is not closed": "- title: x\n  authors: [a,\n" * 5,
    "a row that is cut": "INSERT INTO p (title, x) VALUES (\n" * 5,
}


@pytest.mark.parametrize("name", NOT_THESE)
def test_what_is_not_whole_is_read_otherwise(name: str) -> None:
    """Labels, a page's head and what is cut are not told as objects."""
    assert best_layout(NOT_THESE[name]) not in {"toml", "sql", "objects", "yaml"}
