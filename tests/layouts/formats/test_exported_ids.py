"""Exported works: their ids in odd fields, and what an answer has beside them."""

import json
from typing import Any

import pytest

from bibtool.layouts import parse
from tests.layouts.formats.reading import references, said

BOATS = {"type": "article-journal", "title": "Boats", "author": [{"family": "Oar"}]}
PLACES: dict[str, tuple[dict[str, str], str]] = {
    "volume": ({"container-title": "ArXiv", "volume": "abs/2001.00001"}, "2001.00001"),
    "pages": ({"container-title": "arXiv e-prints", "page": "arXiv:2001.00001"}, "2001.00001"),
    "old": ({"container-title": "CoRR", "volume": "abs/cs/0101001"}, "cs/0101001"),
    "pages that say so": (
        {"container-title": "Lakes", "page": "arXiv:2001.00001"},
        "2001.00001",
    ),
    "another journal's volume": ({"container-title": "Lakes", "volume": "2001.00001"}, ""),
    "a volume of arXiv": ({"container-title": "ArXiv", "volume": "2001"}, ""),
    "a note that cites": ({"container-title": "Lakes", "note": "see 2001.00001"}, ""),
}


@pytest.mark.parametrize("name", PLACES)
def test_volume_or_pages_are_an_id(name: str) -> None:
    """What an article has for volume or pages is its id, its journal being arXiv."""
    fields, expected = PLACES[name]
    (work,) = references(json.dumps([{**BOATS, **fields}], indent=1), "csl-json")
    assert expected == str(work.arxiv_id or "")


COLUMNS = {
    "pages": ("ArXiv e-prints", "arXiv:2001.00001", "2001", "2001.00001"),
    "volume": ("CoRR", "", "abs/2001.00001", "2001.00001"),
    "another journal": ("Lakes", "12", "2001.00001", ""),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_of_places(name: str) -> None:
    """Tables have columns of volumes and pages."""
    journal, pages, volume, expected = COLUMNS[name]
    text = (
        f"Title,Author,Publication Title,Pages,Volume\nBoats,Anna Oar,{journal},{pages},{volume}\n"
    )
    (work,) = references(text, "csv")
    assert expected == str(work.arxiv_id or "")


LIBRARY = {
    "type": "group",
    "id": 12,
    "name": "Harbour people",
    "links": {"href": "https://h.example"},
}
WORK = {
    "itemType": "preprint",
    "title": "Boats",
    "creators": [{"creatorType": "author", "firstName": "Anna", "lastName": "Oar"}],
    "archiveID": "arXiv:2001.00001",
}
FILE = {
    "itemType": "attachment",
    "parentItem": "B",
    "title": "Full text",
    "url": "http://arxiv.org/pdf/2001.00001v1",
    "contentType": "application/pdf",
}
BOAT: dict[str, object] = {"title": "Boats", "authors": ("Anna Oar",), "id": "2001.00001"}
ANSWERS: dict[str, tuple[Any, list[dict[str, object]]]] = {
    "a library's": (
        [
            {"key": "A", "library": LIBRARY, "data": FILE},
            {"key": "B", "library": LIBRARY, "data": WORK},
            {"key": "C", "library": LIBRARY, "data": {**WORK, "title": "Oars"}},
        ],
        [BOAT, {**BOAT, "title": "Oars"}],
    ),
    "the same title each time": (
        [
            {"shelf": {"title": "Lakes"}, "work": WORK},
            {"shelf": {"title": "Lakes"}, "work": {**WORK, "title": "Oars"}},
        ],
        [BOAT, {**BOAT, "title": "Oars"}],
    ),
    "works that are no more than titles": (
        {"new": [{"title": "Sails"}, {"title": "Keels"}], "old": [WORK]},
        [{"title": "Sails"}, {"title": "Keels"}, BOAT],
    ),
    "works that have a name only": (
        [{"name": "Boats of old"}, {"name": "Oars of oak"}],
        [{"title": "Boats of old"}, {"title": "Oars of oak"}],
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_stands_beside_works_is_none(name: str) -> None:
    """A library, a user, a file kept with a work are named, and no works."""
    data, expected = ANSWERS[name]
    found = [said(each) for each in references(json.dumps(data, indent=1), "json")]
    for each in found:
        del each["lines"]
    assert expected == found


def test_objects_with_types_and_ids_are_works() -> None:
    """Of a file that is kept with a work nothing but its type is said."""
    works = [
        {"title": f"On {n} wide lakes", "url": f"https://arxiv.org/abs/2001.0000{n}"}
        for n in range(1, 4)
    ]
    text = json.dumps([{**work, "mimeType": "text/html"} for work in works])
    found = parse(text).references
    assert [work["title"] for work in works] == [item.title for item in found]


def test_lists_under_other_keys_are_works() -> None:
    """Titles of several words are no names of users, though authors are told elsewhere only."""
    text = json.dumps(
        {
            "2024": [{"name": "On the wide lakes of ducks", "authors": ["Anna Smith"]}],
            "2023": [{"name": "Rivers and ponds in winter"}, {"name": "Cows that float at sea"}],
        }
    )
    assert 3 == len(parse(text).references)
